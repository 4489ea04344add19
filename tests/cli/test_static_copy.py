"""`tracker publish`: it says what cannot be undone, asks, names nobody unasked, and keeps samples at home."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.journeys.records import OWN
from tracker import bootstrap
from tracker.application.draft import Draft
from tracker.bootstrap import HOST
from tracker.domain.person import Person
from tracker.domain.person_events import Naming, Scope
from tracker.domain.values import Code, Key
from tracker.settings import read_settings

CHINARA = "p-cccccccc"
Named = Callable[[date | None], Path]


@pytest.fixture
def released(home: Path) -> Path:
    """Give a record that is released, with nothing in it."""
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        parts.tracker.release(HOST)
    return home


@pytest.fixture
def named(home: Path) -> Named:
    """Give what makes a released record in which somebody agreed to be named until a day."""

    def until(day: date | None) -> Path:
        with closing(bootstrap.connect(read_settings(home=home))) as parts:
            draft = Draft()
            facts = {"country": Code("KZ"), "role": Code("beneficiary"), "roles": (), "native": None, "office": None}
            name = draft.words({"und": "Chinara Agrees"})
            person = Person.register(key=Key(CHINARA), name=name, posthumous=False, sensitive=True, **facts)
            person.set_naming(Naming.AGREED, Scope((), ()), until=day)
            draft.take(person)
            parts.tracker.save(draft, HOST)
            parts.tracker.release(HOST)
        return home

    return until


def test_a_copy_is_made_once_somebody_meant_it(
    tracker: Tracker, released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("yes\n"))

    ran = tracker("publish", tmp_path / "site", "--home", released)

    assert ran.code == 0
    assert ran.out.index("Nobody of whom the record speaks") < ran.out.index("cannot be called back")
    assert "Static copy of release 1" in ran.out
    assert (tmp_path / "site/en/index.html").exists()


@pytest.mark.parametrize(("said", "code", "told"), [("\n", 1, "Nothing was made."), ("", 1, "add --yes")])
def test_nothing_is_made_where_nobody_said_yes(  # noqa: PLR0913, PLR0917 - what was said, and what came of it
    said: str, code: int, told: str, tracker: Tracker, released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(said))

    ran = tracker("publish", "site", "--home", released)

    assert ran.code == code
    assert told in ran.out + ran.err
    assert not Path("site").exists()


def test_sample_data_is_not_published_unless_somebody_tries_it_out(tracker: Tracker, tmp_path: Path) -> None:
    with closing(bootstrap.found(read_settings(home=tmp_path / "sample"), replace(OWN, sample=True))) as parts:
        parts.tracker.release(HOST)

    refused = tracker("publish", "no", "--yes", "--home", tmp_path / "sample")
    tried = tracker("publish", "site", "--yes", "--sample", "--home", tmp_path / "sample")

    assert (refused.code, tried.code) == (1, 0)
    assert "Sample data is not for publication." in refused.err
    assert "Keep the copy on your machine" in tried.err
    assert not Path("no").exists()
    assert "do not cite" in Path("site/index.html").read_text()
    assert Path("site/robots.txt").read_text() == "User-agent: *\nDisallow: /\n"


def test_before_the_first_release_there_is_nothing_to_copy(tracker: Tracker, home: Path) -> None:
    ran = tracker("publish", "site", "--yes", "--home", home)

    assert ran.code == 1
    assert "Nothing was released yet" in ran.err


def test_a_folder_of_somebody_else_is_refused_by_name(tracker: Tracker, released: Path) -> None:
    Path("photos").mkdir()
    Path("photos/one.jpg").write_bytes(b"mine")

    ran = tracker("publish", "photos", "--yes", "--home", released)

    assert ran.code == 1
    assert "photos/one.jpg" in ran.err
    assert Path("photos/one.jpg").read_bytes() == b"mine"


def test_who_is_going_to_be_named_is_listed_first(tracker: Tracker, named: Named) -> None:
    until = datetime.now(UTC).date() + timedelta(days=30)

    ran = tracker("publish", "site", "--with-agreed-names", "--yes", "--home", named(until))

    assert ran.code == 0
    assert f"  Chinara Agrees ({CHINARA}), holds until {until}" in ran.out
    assert Path("site/en/index.html").exists()


@pytest.mark.parametrize("days", [-1, None, 400])
def test_it_stops_where_somebody_was_not_asked_within_a_year(tracker: Tracker, named: Named, days: int | None) -> None:
    until = None if days is None else datetime.now(UTC).date() + timedelta(days=days)

    ran = tracker("publish", "site", "--with-agreed-names", "--yes", "--home", named(until))

    assert ran.code == 1
    assert CHINARA in ran.err
    assert not Path("site").exists()


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--day", "yesterday", "is no day"),
        ("--day", "2999-01-01", "has not come yet"),
        ("--address", "example.org", "no address of pages"),
        ("--address", "https://example.org/?a=1", "no address of pages"),
    ],
)
def test_what_cannot_be_meant_is_refused(option: str, value: str, told: str, tracker: Tracker, released: Path) -> None:
    ran = tracker("publish", "site", option, value, "--yes", "--home", released)

    assert ran.code == 1
    assert told in ran.err
