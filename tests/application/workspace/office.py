"""A record with three countries' work in it, and the accounts of a coalition that work on it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from uuid import UUID, uuid4

from tests.given import MADE_ON, a_coalition, a_country, a_demand, a_document, a_measure, a_person
from tests.record import KEY, ARecord
from tracker.application.draft import Draft
from tracker.application.reader import Look, Reader
from tracker.application.tracker import Tracker
from tracker.application.workspace import Workspace, inputs
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.events import Event
from tracker.domain.letters import Letter
from tracker.domain.record import Entry
from tracker.domain.rights import Who
from tracker.domain.scorecard import Card
from tracker.domain.values import Audience, Code, Confidence, Direction, OrganClass, Words
from tracker.store.held_files import HeldFiles
from tracker.store.values import By

T = TypeVar("T")

TODAY = date(2026, 11, 1)
AIGUL = Who("a-aigul", countries=frozenset({Code("KZ")}))
"""Coordinates Kazakhstan."""
BOLOT = Who("a-bolot", may_confirm=True)
CHINARA = Who("a-chinara", countries=frozenset({Code("KG")}))
"""Coordinates Kyrgyzstan."""
EDITOR = Who("a-editor", is_editor=True)
MEMBER = Who("a-member")
ADMIN = Who("a-admin", is_admin=True)
BOTH = Who("a-both", countries=frozenset({Code("KZ"), Code("KG")}))

PERSON = "p-7kq2m4xa"
STATE = inputs.Organ(OrganClass.STATE)
WHY = {"en": "The day was another."}
_SQLITE = "sqlite:///"
IN_THE_DOCUMENT = (inputs.Basis(document="res-2021"),)


def by(who: Who, command: int | None = None, body: str = "body") -> By:
    """One sending of a form."""
    return By(who.account, "web", UUID(int=command) if command else uuid4(), body)


def on_measures(*references: str, measures: tuple[int, ...] = (1,)) -> inputs.Where:
    return inputs.Where(demands=dict.fromkeys(references or ("kz-2021-1",), measures))


def a_development(**given: Any) -> inputs.Development:
    ordinary: dict[str, Any] = {
        "where": on_measures(),
        "on": When.parse("2026-10-05"),
        "direction": Direction.PROGRESS,
        "organ": STATE,
        "wording": {"en": "The court heard the appeal.", "ru": "Суд рассмотрел жалобу."},
        "audience": Audience.PUBLIC,
    }
    return inputs.Development(**ordinary | given)


def an_assessment(letter: Letter | None = Letter.NOT_MET, **given: Any) -> inputs.Assessment:
    ordinary: dict[str, Any] = {
        "demand": "kz-2021-1",
        "measure": 1,
        "letter": letter,
        "on": When.parse("2026-09-01"),
        "organ": STATE,
        "confidence": Confidence.HIGH,
        "basis": IN_THE_DOCUMENT,
        "wording": {"en": "Nothing was done."},
        "audience": Audience.PUBLIC,
    }
    return inputs.Assessment(**ordinary | given)


def a_letter(**given: Any) -> inputs.Letter:
    ordinary: dict[str, Any] = {
        "where": on_measures(),
        "on": When.parse("2026-03-01"),
        "sender": "mission",
        "to": {"en": "Ministry of Labour"},
        "means": "post",
        "copy_kept": True,
        "audience": Audience.PUBLIC,
    }
    return inputs.Letter(**ordinary | given)


class Office:
    """The workspace over a record of its own, and what the public sees of it."""

    def __init__(self, url: str, *, is_first: bool = False) -> None:
        is_copied = url.startswith(_SQLITE) and not is_first
        if is_copied:
            Path(url.removeprefix(_SQLITE)).write_bytes(_filled())
        self.record = ARecord(url)
        engine, log, book = self.record.engine, self.record.log, self.record.book
        self.tracker = Tracker(engine, log, self.record.runner)
        self._folder = TemporaryDirectory()
        self.files = HeldFiles(Path(self._folder.name) / "files", KEY)
        self.workspace = Workspace(engine, log, book, tracker=self.tracker, today=lambda: TODAY, files=self.files)
        self.reader = Reader(engine, log, book, lambda: TODAY)
        if not is_copied:
            self._fill()

    def _fill(self) -> None:
        self.record.save(a_coalition(), a_country("KZ"), a_country("KG"), a_document())
        self.record.save(
            a_demand("kz-2021-1", measures=2), a_demand("kz-2021-2"), a_demand("kg-2021-1", country="KG"), _regional()
        )
        self._register(PERSON, "Dinara Example", "Динара Образцова")

    @property
    def seen(self) -> int:
        """The position of a page that is made now."""
        return self.record.log.head().position

    def since(self, position: int) -> list[Event]:
        """What was recorded after a position."""
        return [one.event for one in self.record.log.read(position, 1000)]

    @contextmanager
    def recorded(self) -> Iterator[list[Event]]:
        """Collect what is recorded meanwhile."""
        before = self.seen
        events: list[Event] = []
        yield events
        events += self.since(before)

    def text(self, words: Words | None, language: str = "en") -> str:
        assert words is not None
        ref = words[Code(language)]
        return self.record.book.open([ref])[ref]

    def demand(self, reference: str = "kz-2021-1") -> Demand:
        stream_id = self.record.log.stream_of("demand", reference)
        assert stream_id is not None
        return self.record.log.stream(stream_id, Demand)

    def release(self) -> None:
        self.workspace.release_now(EDITOR, by(EDITOR), reason={"en": "Before the session."})

    def public(self, country: str = "KZ") -> Sequence[Entry]:
        """The entries that anybody sees listed now."""
        seen = self.ask(lambda look: look.record(look.sight(None, None), country).entries)
        return [one for one in seen if not one.hidden]

    def card(self, country: str = "KZ") -> Card:
        return self.ask(lambda look: look.card(look.sight(None, None), country))

    def live(self, who: Who, country: str = "KZ") -> Sequence[Entry]:
        """The entries that a signed-in account sees listed now."""
        seen = self.ask(lambda look: look.record(look.live(who), country).entries)
        return [one for one in seen if not one.hidden]

    def confirmed(self, entry: inputs.Assessment) -> UUID:
        """Propose as Aigul and confirm as Bolot."""
        entry_id = UUID(self.workspace.propose(AIGUL, by(AIGUL), entry).key)
        self.workspace.confirm(BOLOT, by(BOLOT), inputs.Tick(entry.demand, entry_id), seen=self.seen)
        return entry_id

    def develop(self, who: Who = AIGUL, **given: Any) -> UUID:
        return UUID(self.workspace.record_development(who, by(who), a_development(**given)).key)

    def ask(self, question: Callable[[Look], T]) -> T:
        """Ask for a page."""
        with self.reader.look() as look:
            return question(look)

    def close(self) -> None:
        self.record.close()
        self._folder.cleanup()

    def _register(self, key: str, name: str, native: str) -> None:
        draft = Draft()
        draft.take(a_person(key, name=draft.words({"en": name}), native=draft.words({"ru": native})))
        self.tracker.save(draft, by(AIGUL))


@cache
def _filled() -> bytes:
    """Give the file of such a record, which is the same for each test."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tracker.db"
        Office(f"{_SQLITE}{file}", is_first=True).close()
        return file.read_bytes()


def _regional() -> Demand:
    """A demand on two countries, of which each has a measure."""
    demand = a_demand("ca-2016-1", measures=0, country=None, countries=(Code("KZ"), Code("KG")))
    demand.add_measure(a_measure(1, "KZ"), MADE_ON, reason=None)
    demand.add_measure(a_measure(2, "KG"), MADE_ON, reason=None)
    return demand
