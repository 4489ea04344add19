"""`tracker load` and `release`: good registers, and every bad one that a tired person may bring."""

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.application.register_reading.given import Folder, a_small_register
from tests.cli.conftest import Tracker
from tracker import bootstrap
from tracker.register import bundled
from tracker.settings import read_settings

Spoil = Callable[[Folder], object]


@pytest.fixture
def small(tmp_path: Path) -> Folder:
    """Give a small register that loads until it is spoilt."""
    return a_small_register(tmp_path)


def head_of(home: Path) -> int:
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        return parts.log.head().position


def test_a_load_tells_file_by_file_what_it_did(any_home: Path, small: Folder, tracker: Tracker) -> None:
    first = tracker("load", small.path, "--home", any_home)
    again = tracker("load", small.path, "--home", any_home)

    assert (first.code, again.code) == (0, 0)
    assert "register.yaml: rows added: 7; events recorded: 11\n" in first.out
    assert "after the next release" in first.out
    assert "register.yaml: unchanged: 7; events recorded: 0\n" in again.out
    assert "Nothing was new." in again.out


def test_a_dry_run_tells_the_same_and_records_nothing(any_home: Path, small: Folder, tracker: Tracker) -> None:
    said = tracker("load", small.path, "--dry-run", "--home", any_home)

    assert said.code == 0
    assert "register.yaml: rows added: 7; events recorded: 11\n" in said.out
    assert "nothing was recorded" in said.out
    assert head_of(any_home) == 1
    assert list(any_home.glob(".rehearsal*")) == []


def test_a_change_that_a_load_may_not_make_is_told_with_file_line_and_row(
    home: Path, small: Folder, tracker: Tracker
) -> None:
    tracker("load", small.path, "--home", home)
    line = small.spoil("register.yaml", "- key: res-2021", "- key: res-2021")
    small.spoil("register.yaml", "title: {en: A resolution,", "title: {en: Another resolution,")

    said = tracker("load", small.path, "--home", home)

    assert said.code == 0
    assert f"register.yaml:{line} (res-2021): a document that is on record is not changed by a load" in said.out


def test_the_bundled_register_loads_in_seconds_and_its_assessments_wait(home: Path, tracker: Tracker) -> None:
    began = time.monotonic()
    said = tracker("load", bundled(), "--name", "central-asia", "--home", home)

    assert said.code == 0
    assert time.monotonic() - began < 60
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        kinds = {one.event.TOPIC for one in parts.log.read(0, 10_000)}  # type: ignore[attr-defined]
    assert "demand.assessment_proposed" in kinds
    assert "demand.sample_loaded" not in kinds


def typo(small: Folder) -> None:
    small.spoil("register.yaml", "  raised_on:", "  raisd_on:")


def duplicate_key(small: Folder) -> None:
    small.spoil("register.yaml", "  item: Kyrgyzstan, 1", "  item: Kyrgyzstan, 1\n  item: twice")


def unknown_person(small: Folder) -> None:
    small.spoil("register.yaml", "      key: p-aaaaaaaa", "      key: p-aaaaaaab")


def the_31_of_february(small: Folder) -> None:
    small.spoil("register.yaml", "raised_on: '2021-12-07'", "raised_on: '2021-02-31'")


def future_day(small: Folder) -> None:
    small.spoil("assessments.yaml", "observed_on: 2022-06", "observed_on: 2999-06")


def wrong_encoding(small: Folder) -> None:
    path = small.path / "register.yaml"
    path.write_bytes(path.read_text("utf-8").encode("cp1251"))


def letter_before_its_demand(small: Folder) -> None:
    small.spoil("assessments.yaml", "observed_on: 2022-06", "observed_on: 2021-06")


def nonsense(small: Folder) -> None:
    small.write("register.yaml", b"nonsense: [" * 5_000_000)


def nothing(small: Folder) -> None:
    (small.path / "register.yaml").unlink()


@pytest.mark.parametrize(
    ("spoil", "place", "sentence"),
    [
        (typo, "register.yaml:", 'unknown key "raisd_on"; did you mean "raised_on"?'),
        (duplicate_key, "register.yaml:", 'the key "item" stands here again'),
        (unknown_person, "register.yaml:", 'no person "p-aaaaaaab"'),
        (the_31_of_february, "register.yaml:", "2021-02-31"),
        (future_day, "assessments.yaml:", "is still to come"),
        (wrong_encoding, "register.yaml:", "not in UTF-8"),
        (letter_before_its_demand, "assessments.yaml:", "judged before demand kg-2021-1 was made"),
        (nonsense, "register.yaml", "MB"),
        (nothing, "register.yaml", "the file is missing"),
    ],
)
def test_a_bad_register_is_refused_with_file_line_and_row_and_nothing_is_recorded(  # noqa: PLR0913, PLR0917 - one bad thing, and what is said of it
    spoil: Spoil, place: str, sentence: str, home: Path, small: Folder, tracker: Tracker
) -> None:
    spoil(small)

    said = tracker("load", small.path, "--home", home)

    assert said.code == 1
    assert place in said.err
    assert sentence in said.err
    assert said.err.endswith("Nothing was recorded.\n")
    assert head_of(home) == 1


def test_a_bad_register_is_refused_in_russian(
    home: Path, small: Folder, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    typo(small)
    monkeypatch.setenv("TRACKER_LANGUAGE", "ru")

    said = tracker("load", small.path, "--home", home)

    assert "неизвестный ключ «raisd_on»; может быть, «raised_on»?" in said.err
    assert said.err.endswith("Ничего не записано.\n")


def test_a_row_against_the_rules_is_named_with_file_and_line(home: Path, small: Folder, tracker: Tracker) -> None:
    line = small.spoil("assessments.yaml", "- key: as-0002", "- key: as-0002")
    small.spoil("assessments.yaml", "basis: [sn-2021-01]", "basis: []")

    said = tracker("load", small.path, "--home", home)

    assert said.code == 1
    assert f"assessments.yaml:{line} (as-0002): E (the opposite was done) needs in its basis" in said.err


def test_a_folder_that_is_not_there_is_told_so(home: Path, tracker: Tracker, tmp_path: Path) -> None:
    said = tracker("load", tmp_path / "nowhere", "--home", home)

    assert said.code == 1
    assert "the file is missing" in said.err


@pytest.mark.parametrize("name", ["Central Asia", "", "../x", "x" * 99])
def test_a_name_that_is_none_is_refused(name: str, home: Path, small: Folder, tracker: Tracker) -> None:
    said = tracker("load", small.path, "--name", name, "--home", home)

    assert said.code == 1
    assert "small letters, digits and hyphens" in said.err


def test_a_record_is_released_when_there_is_something_new(any_home: Path, small: Folder, tracker: Tracker) -> None:
    tracker("load", small.path, "--home", any_home)

    first = tracker("release", "--reason", "before the session", "--home", any_home)
    again = tracker("release", "--home", any_home)

    assert (first.code, first.out) == (0, "Release 1 is out.\n")
    assert again.code == 1
    assert "Nothing was recorded since the last release" in again.err


def test_the_first_release_shows_the_days_that_rules_expect(home: Path, small: Folder, tracker: Tracker) -> None:
    tracker("load", small.path, "--home", home)

    tracker("release", "--home", home)

    with closing(bootstrap.connect(read_settings(home=home))) as parts, parts.reader.look() as look:
        public = look.calendar(look.sight(None, None))
        shown = {one.session for one in public if one.kind == "ilc_session" and one.is_provisional}
        years = {one.on.first.year for one in public if one.kind == "ilc_session"}
    assert len(shown) >= 3
    assert max(years) >= parts.reader.today().year + 2


def test_a_register_under_another_name_is_refused_with_advice(home: Path, small: Folder, tracker: Tracker) -> None:
    tracker("load", small.path, "--name", "first", "--home", home)

    said = tracker("load", small.path, "--name", "second", "--home", home)

    assert said.code == 1
    assert "is on record already. If this register was loaded under another name" in said.err
