"""The rooms of the house are small: a reader sees a file or a function whole."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
SOURCES = sorted((HOUSE / "src/tracker").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
LONGER_FILES = {
    "src/tracker/verifier.py": "one file on purpose: who checks with it can read all that they run",
    "src/tracker/domain/demand_events.py": "a catalogue of shapes, one after the other, with nothing to follow",
}
LONGER_FUNCTIONS = {
    "upgrade": "a migration is a list of tables",
    "_add": "one row of the entry table, column by column",
}


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    lines = len(path.read_text().splitlines())

    assert lines <= LONGEST_FILE or named(path) in LONGER_FILES, f"{lines} lines: split it, or say why not"


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_function_can_be_seen_whole(path: Path) -> None:
    found = {name: lines for name, lines in functions(path) if lines > LONGEST_FUNCTION}

    assert set(found) <= set(LONGER_FUNCTIONS), f"split {found}, or say why not"


def test_every_exception_is_still_needed() -> None:
    existing = {path for path in LONGER_FILES if (HOUSE / path).exists()}

    assert {path for path in existing if len((HOUSE / path).read_text().splitlines()) <= LONGEST_FILE} == set()


def test_events_read_annotations_at_run_time() -> None:
    wrong = [named(path) for path in SOURCES if "if TYPE_CHECKING" in path.read_text()]

    assert wrong == []
