"""`tracker erase`: how much tells of a person, and no way round the second person."""

from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Tracker
from tests.given import a_person
from tracker import bootstrap
from tracker.application.draft import Draft
from tracker.bootstrap import HOST
from tracker.settings import read_settings

KEY, NAMES = "p-7kq2m4xa", {"en": "Dinara Example", "ru": "Динара Пример"}


def register(home: Path) -> None:
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        draft = Draft()
        draft.take(a_person(KEY, name=draft.words(NAMES)))
        parts.tracker.save(draft, HOST)


def test_what_tells_of_a_person_is_counted_without_a_word_of_it(home: Path, tracker: Tracker) -> None:
    register(home)

    said = tracker("erase", KEY, "--home", home)

    assert said.out.startswith("Texts: 2 of the person, 0 in which the name was typed, 0 that hold the key.\n")
    assert f"/people/{KEY}/erase" in said.out
    assert "Dinara" not in said.out


def test_a_key_that_is_nobodys_is_said_to_be_so(home: Path, tracker: Tracker) -> None:
    said = tracker("erase", "p-00000000", "--home", home)

    assert said.code == 1
    assert "p-00000000" in said.err


def test_nothing_is_left_to_do_where_nothing_was_erased(home: Path, tracker: Tracker) -> None:
    assert tracker("erase", "--home", home).out == "There was nothing left to do.\n"
