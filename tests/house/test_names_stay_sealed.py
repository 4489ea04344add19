"""No person's name is found in any stored byte outside the sealed words, nor in any id or key."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from sqlalchemy import Engine, MetaData, select

from tests.given import a_person
from tracker import bootstrap
from tracker.domain.person import PERSON_KEY
from tracker.register import bundled
from tracker.settings import Settings
from tracker.store.engine import reading

SURNAME = -1


class Loaded(NamedTuple):
    """The bundled register in a SQLite file, and what no byte of it may say."""

    home: Path
    engine: Engine
    names: set[str]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    home = tmp_path_factory.mktemp("demo")
    parts, _ = bootstrap.demo(Settings(home=home))
    yield Loaded(home, parts.engine, set(names_of(persons())))
    parts.engine.dispose()


def persons() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((Path(str(bundled())) / "register.yaml").read_text())["persons"]
    return found


def names_of(people: dict[str, Any]) -> Iterator[str]:
    """Every name of every person in every spelling, whole and the surname alone."""
    for person in people.values():
        forms = [one["form"] for part in ("as_printed", "cyrillic") for one in person.get(part, ())]
        for name in (person["name"], *person.get("variants", ()), *forms):
            yield name
            yield name.split()[SURNAME]


def stored_in(engine: Engine) -> Iterator[tuple[str, str]]:
    """Every value of every table but the sealed words, as text, with where it stands."""
    metadata = MetaData()
    with reading(engine) as connection:
        metadata.reflect(connection)
        for table in metadata.sorted_tables:
            for row in connection.execute(select(*table.columns)):
                for column, value in zip(table.columns, row, strict=True):
                    if (table.name, column.name) != ("words", "sealed"):
                        yield f"{table.name}.{column.name}", _text(value)


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


RANDOM = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")
"""A reference to words: 43 random characters, in which any name of four letters stands sooner or later."""

NO_CHANCE = 6
"""Bytes: so many of them do not come together by chance in some megabytes of sealed words."""


def test_the_names_looked_for_are_those_of_the_register(loaded: Loaded) -> None:
    assert len(persons()) >= 20
    assert len(loaded.names) >= 100
    assert any(name.isascii() for name in loaded.names)
    assert any(not name.isascii() for name in loaded.names)
    assert min(map(len, loaded.names)) >= 4


def test_no_name_stands_in_any_table(loaded: Loaded) -> None:
    rows = [(place, RANDOM.sub(" ", text).casefold()) for place, text in stored_in(loaded.engine)]
    names = {name.casefold() for name in loaded.names}

    told = {place for place, text in rows if any(name in text for name in names)}

    assert told == set()
    assert {place.partition(".")[0] for place, _ in rows} >= {"event", "entry", "party", "alias", "unique_key", "words"}


def test_no_name_stands_in_any_byte_of_the_files(loaded: Loaded) -> None:
    files = [path for path in loaded.home.rglob("*") if path.is_file()]
    held = {path.name: path.read_bytes() for path in files}
    spelt = {each.encode() for name in loaded.names for each in (name, name.lower(), name.upper())}
    spelt |= {name.encode("utf-16-le") for name in loaded.names}
    spellings = {spelling for spelling in spelt if len(spelling) >= NO_CHANCE}

    told = {file for file, content in held.items() if any(spelling in content for spelling in spellings)}

    assert told == set()
    assert {"tracker.db", "working.key"} <= set(held)
    assert b"kz-2021-1" in held["tracker.db"] + held.get("tracker.db-wal", b"")


def test_a_person_stands_in_the_record_under_a_random_key_alone(loaded: Loaded) -> None:
    keys = {text for place, text in stored_in(loaded.engine) if place == "party.key"}

    found = {key for key in keys if key.startswith("p-")}

    assert found == set(persons())
    assert all(PERSON_KEY.fullmatch(key) for key in found)


def test_the_surname_of_a_person_is_looked_for_alone() -> None:
    people = {"p-7kq2m4xa": {"name": "Chinara Testova", "cyrillic": [{"form": "Чинара Тестова"}]}}

    assert set(names_of(people)) == {"Chinara Testova", "Testova", "Чинара Тестова", "Тестова"}


def test_an_event_about_a_person_holds_references_alone() -> None:
    [event] = a_person("p-7kq2m4xa").collect_events()

    assert "Chinara" not in repr(event)
