"""`tracker init`: whose record it is, and where its key is."""

import io
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import FOUNDING, Tracker, init
from tracker import bootstrap
from tracker.domain.coalition_events import Founded
from tracker.settings import read_settings


def test_a_record_is_made_for_its_owner_alone(tracker: Tracker, tmp_path: Path) -> None:
    home = tmp_path / "home"

    said = init(tracker, home)

    assert said.code == 0
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}
    assert {name: mode for name, mode in modes.items() if mode & 0o077} == {}
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_host_is_told_in_both_languages_where_the_keys_are(tracker: Tracker, tmp_path: Path) -> None:
    said = init(tracker, tmp_path / "home")

    key, recovery_key = tmp_path / "home" / "working.key", tmp_path / "home" / "recovery.key"
    assert f"The recovery key is {recovery_key}. It opens every backup" in said.out
    assert f"Ключ восстановления: {recovery_key}. Он открывает все" in said.out
    assert f"The working key is {key}." in said.out
    assert f"Рабочий ключ: {key}." in said.out


def test_a_host_is_told_in_both_languages_what_the_log_is_signed_with(tracker: Tracker, tmp_path: Path) -> None:
    said = init(tracker, tmp_path / "home")

    path = tmp_path / "home" / "signing.key"
    public = tracker("log", "key", "--home", tmp_path / "home").out.strip()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert public.startswith(f"{FOUNDING['--origin']}+")
    assert said.out.count(public) == len(["en", "ru"])
    assert f"The signing key is {path}." in said.out
    assert f"Ключ подписи: {path}." in said.out


def test_a_signing_key_that_is_kept_elsewhere_is_not_drawn(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_SIGNING_KEY", str(tmp_path / "elsewhere.key"))

    assert init(tracker, tmp_path / "home").code == 0

    assert not (tmp_path / "elsewhere.key").exists()
    assert not (tmp_path / "home" / "signing.key").exists()


def test_what_was_answered_is_on_record(any_home: Path) -> None:
    with closing(bootstrap.connect(read_settings(home=any_home))) as parts:
        [recorded] = parts.log.read(0, 10)
        founded = recorded.event
        assert isinstance(founded, Founded)
        told = parts.book.open([*founded.name.values(), *founded.publisher.values(), *founded.contact.values()])

    assert (founded.sample, founded.origin, founded.zone) == (False, "tracker.example.org/log", "Asia/Bishkek")
    assert set(told.values()) == set(FOUNDING.values()) - {founded.origin, founded.zone, "0"}


def test_a_record_that_is_there_is_never_founded_again(any_home: Path, tracker: Tracker) -> None:
    said = init(tracker, any_home)

    assert said.code == 1
    assert "holds a record already" in said.err


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"zone": "Asia/Bishkent"}, 'no time zone "Asia/Bishkent"'),
        ({"origin": "https://tracker.example.org/log"}, "without https://"),
        ({"origin": "Tracker.example.org"}, "without https://"),
        ({"name_en": "  "}, "a text of one line"),
        ({"name_ru": "Союз\x1b[2Jпекарей"}, "a text of one line"),
        ({"contact": "x" * 301}, "at most 300"),
    ],
)
def test_what_is_no_answer_is_refused_before_anything_is_made(
    answer: dict[str, str], sentence: str, tracker: Tracker, tmp_path: Path
) -> None:
    said = init(tracker, tmp_path / "home", **answer)

    assert said.code == 1
    assert sentence in said.err
    assert not (tmp_path / "home").exists()


def test_a_question_is_asked_again_until_it_is_answered(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = ["Union of Bakers", "Союз пекарей", "", "", "bakers@example.org", "bakers", "bakers.org/log", "X", "UTC"]
    typed += ["1", "2"]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))

    said = tracker("init", "--home", tmp_path / "home")

    assert said.code == 0
    assert 'no time zone "X"' in said.err
    assert "At least 2 people are needed" in said.err
    assert said.out.count("https://bakers.org/invite/") == 2


def test_a_script_that_leaves_questions_open_is_told_so(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    said = tracker("init", "--home", tmp_path / "home")

    assert said.code != 0
    assert "tracker init --help" in said.err
    assert not (tmp_path / "home").exists()


def test_an_init_that_was_ended_half_way_can_be_run_again(tracker: Tracker, tmp_path: Path) -> None:
    parts = bootstrap.prepare(read_settings(home=tmp_path / "home"))
    parts.engine.dispose()

    said = init(tracker, tmp_path / "home")

    assert said.code == 0
