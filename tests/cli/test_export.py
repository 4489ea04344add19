"""The record as lines of JSON: whole, readable by a stranger's few lines, and public where that was asked for."""

import json
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tracker, head_of, init

DOCS = Path(__file__).parents[2] / "docs/export.md"
READER, CHECKER = re.findall(r"```python\n(.*?)```", DOCS.read_text(), re.DOTALL)


def read(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def run(program: str, file: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-I", "-c", program, file],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONUTF8": "1"},
    )


@pytest.fixture(scope="module")
def exported(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export the sample record once; nobody changes the file."""
    from tracker.cli.app import run as run_tracker  # noqa: PLC0415 - beside `run` above

    target = tmp_path_factory.mktemp("export") / "record.jsonl"
    assert run_tracker(["export", str(target), "--home", str(made_demo)]) == 0
    return target


def test_the_export_holds_every_event_and_says_that_it_is_whole(exported: Path, made_demo: Path) -> None:
    first, *events, last = read(exported)

    size, root = head_of(made_demo)
    assert (first["format"], first["events"], first["root"]) == ("tracker-export/1", size, root)
    assert first["sample"] is True
    assert [one["facts"]["position"] for one in events] == list(range(1, size + 1))
    assert last == {"line": "end", "events": size, "words": sum(len(one["words"]) for one in events)}
    assert stat.S_IMODE(exported.stat().st_mode) == 0o600


def test_a_stranger_reads_it_with_the_lines_in_the_documentation(exported: Path) -> None:
    done = run(READER, exported)

    assert done.stderr == ""
    assert re.search(r"^\d{4}-\d\d-\d\d kz-2021-1 \S.+", done.stdout, re.MULTILINE)
    assert "(erased)" not in done.stdout


def test_a_stranger_computes_the_root_of_the_log_from_it(exported: Path, made_demo: Path) -> None:
    size, root = head_of(made_demo)

    assert run(CHECKER, exported).stdout == f"{size} {root}\n"


@pytest.mark.parametrize(("part", "said"), [("text", "a text was changed"), ("recorded_on", "an event was changed")])
def test_what_was_changed_in_it_is_found(part: str, said: str, exported: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.jsonl"
    changed.write_text(re.sub(rf'"{part}":"(.)', rf'"{part}":"X\1', exported.read_text("utf-8"), count=1), "utf-8")

    assert said in run(CHECKER, changed).stderr


def test_a_file_that_was_cut_off_is_noticed(exported: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.jsonl"
    cut.write_text("".join(exported.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")

    assert "cut off" in run(READER, cut).stderr


def test_nothing_is_written_over(tracker: Tracker, demo_home: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("kept")

    ran = tracker("export", tmp_path / "mine", "--home", demo_home)

    assert ran.code == 1
    assert str(tmp_path / "mine") in ran.err
    assert (tmp_path / "mine").read_text() == "kept"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".mine")] == []


def test_an_export_to_another_program_has_nothing_but_lines_in_it(tracker: Tracker, home: Path) -> None:
    ran = tracker("export", "-", "--home", home)

    assert [json.loads(line)["line"] for line in ran.out.splitlines()] == ["record", "event", "end"]
    assert "age -r" in ran.err


def test_a_record_that_is_locked_is_not_exported(tracker: Tracker, home: Path, tmp_path: Path) -> None:
    assert tracker("key", "copy", tmp_path / "copy.key", "--home", home).code == 0
    assert tracker("lock", "--home", home).code == 0

    ran = tracker("export", tmp_path / "out", "--home", home)

    assert ran.code == 1
    assert "tracker unlock" in ran.err
    assert not (tmp_path / "out").exists()


def test_an_erased_text_is_told_to_be_erased(tmp_path: Path) -> None:
    record = [
        {"line": "record", "format": "tracker-export/1", "events": 1},
        {
            "line": "event",
            "facts": {
                "topic": "demand.made",
                "recorded_on": "2026-11-23",
                "data": {"reference": "kz-2021-1", "title": {"en": "Zt9"}},
            },
            "words": {},
            "erased": ["Zt9"],
        },
        {"line": "end", "events": 1, "words": 0},
    ]
    file = tmp_path / "erased.jsonl"
    file.write_text("\n".join(map(json.dumps, record)))

    assert run(READER, file).stdout == "2026-11-23 kz-2021-1 (erased)\n"


def test_a_record_without_a_release_has_nothing_public(tracker: Tracker, tmp_path: Path) -> None:
    assert init(tracker, tmp_path / "new").code == 0

    ran = tracker("export", "--public", tmp_path / "out", "--home", tmp_path / "new")

    assert ran.code == 1
    assert not (tmp_path / "out").exists()
    assert "Traceback" not in ran.err
