"""A small house of its own for the tests of the store: two kinds of stream, all types of fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Engine, func, select

from tracker.domain.days import When
from tracker.domain.events import Event, MadeEvent, Stream
from tracker.domain.values import Code, Key, Organ, Row, Words
from tracker.store import schema, tables
from tracker.store.clock import Clock
from tracker.store.engine import make_engine, reading
from tracker.store.keys import WorkingKey
from tracker.store.log import Log, ReadSide, nothing
from tracker.store.mapper import EventMapper
from tracker.store.values import By
from tracker.store.word_book import WordBook
from tracker.store.words import Secret, new_words

NOON = 1_700_000_000_000_000
"""A moment in UTC microseconds: 2023-11-14 22:13:20."""

AIGUL = By(account="a-aigul", via="web")


class Colour(Enum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True)
class Part:
    number: int
    label: Words
    kind: Colour


class Opened(MadeEvent):
    TOPIC: ClassVar[str] = "case.opened"
    STAFF = ("row", "notes")

    key: Key
    title: Words
    colour: Colour
    notes: Words | None


class Noted(Event):
    TOPIC: ClassVar[str] = "case.noted"
    STAFF = ("row", "source")

    entry_id: UUID
    when: When
    on: date | None
    organ: Organ | None
    codes: tuple[Code, ...]
    parts: tuple[Part, ...]
    labels: dict[Code, Words]
    count: int | None
    sure: bool
    source: Words | None


class BoxMade(MadeEvent):
    TOPIC: ClassVar[str] = "box.made"

    key: Key


class Case(Stream):
    def __init__(self, key: Key) -> None:
        self.key = key
        self.entries: list[UUID] = []

    def take(self, event: Event) -> None:
        if isinstance(event, Noted):
            self.entries.append(event.entry_id)


class Box(Stream):
    def __init__(self, key: Key) -> None:
        self.key = key


TOPICS: dict[str, type[Event]] = {"case.opened": Opened, "case.noted": Noted, "box.made": BoxMade}
AGGREGATES: dict[type[MadeEvent], type[Stream]] = {Opened: Case, BoxMade: Box}


def keys_of(event: Event) -> Iterable[tuple[str, str]]:
    match event:
        case Opened():
            yield "case", event.key
        case BoxMade():
            yield "box", event.key


class StillClock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.wall, self.steadily = NOON, 0

    def now(self) -> int:
        return self.wall

    def steady(self) -> int:
        return self.steadily

    def pass_by(self, microseconds: int) -> None:
        self.wall += microseconds
        self.steadily += microseconds


KEY = WorkingKey(1, b"k" * 32)


def a_case(key: str = "k-1", title: str = "Release {p-7kq2m4xa}") -> tuple[Case, tuple[Secret, ...]]:
    words, secrets = new_words({Code("en"): title, Code("ru"): "Освободить"})
    case = Case.made(Opened, key=Key(key), title=words, colour=Colour.RED)
    return case, secrets


def a_box(key: str = "b-1") -> Box:
    return Box.made(BoxMade, key=Key(key))


def note(case: Case, entry_id: UUID, count: int | None = None) -> None:
    row = Row(Key("sample"), Key("0" * 64), Key("1" * 64))
    case.record(
        Noted,
        entry_id=entry_id,
        when=When.parse("2021"),
        codes=(),
        parts=(),
        labels={},
        count=count,
        sure=True,
        row=row,
    )


def an_engine(url: str) -> Engine:
    engine = make_engine(url)
    schema.upgrade(engine)
    return engine


def a_log(engine: Engine, clock: Clock | None = None, *, read_side: ReadSide = nothing) -> Log:
    book = WordBook(engine, KEY)
    mapper = EventMapper(TOPICS, AGGREGATES)
    return Log(engine, mapper, clock or StillClock(), book, read_side=read_side, keys_of=keys_of)


def sqlite_file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def counts(engine: Engine) -> dict[str, int]:
    with reading(engine) as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.log_metadata.sorted_tables
        }


def by_command(body: str = "body") -> By:
    return By("a-aigul", "web", UUID(int=7), body)
