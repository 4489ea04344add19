"""Work: one try of one command, with what it looks at and what it is about to record."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from tracker.application import permissions
from tracker.application.draft import Draft
from tracker.application.workspace import texts
from tracker.application.workspace.known_names import KnownNames
from tracker.application.workspace.refusals import DemandUnknown, Outdated
from tracker.domain.demand import Demand
from tracker.domain.dossier import Dossier
from tracker.domain.events import Event, Stream
from tracker.domain.refusals import EntryUnknown
from tracker.domain.rights import Who
from tracker.domain.values import Ref, Words
from tracker.projections import shelves, whereabouts
from tracker.projections.answers import NONE_KEPT, Answers
from tracker.projections.viewing import Viewer
from tracker.projections.whereabouts import Place
from tracker.store.batch import Beside, nothing_beside
from tracker.store.log import Log
from tracker.store.values import Recorded
from tracker.store.word_book import WordBook

S = TypeVar("S", bound=Stream)

_NAMES_AN_ENTRY = ("entry_id", "by", "letter", "step", "urgency", "due_day", "submission")
"""The fields by which an event speaks of an entry."""


class Work:
    """What one try of a command has before it; it is thrown away where somebody else was quicker."""

    def __init__(  # noqa: PLR0913 - the parts of one try
        self,
        command: str,
        who: Who,
        *,
        today: date,
        connection: Connection,
        log: Log,
        book: WordBook,
        opened: frozenset[str] = frozenset(),
        answers: Answers = NONE_KEPT,
    ) -> None:
        self.command, self.who, self.today, self.connection = command, who, today, connection
        self.log, self.book, self.draft, self._answers = log, book, Draft(), answers
        self.erased: Collection[Ref] = ()
        """The words that go for good in the transaction that records this."""
        self.beside: Beside = nothing_beside
        self.new_organisations: dict[str, Collection[str]] = {}
        """The names of organisations that this very write registers, by their keys; small ones have none to read."""
        self._streams: dict[UUID, Stream] = {}
        self._histories: dict[UUID, Sequence[Recorded]] = {}
        through = shelves.head(connection)
        self.viewer = Viewer(through=through, day=today, today=today, sample=False, who=who, opened=opened)

    @cached_property
    def names(self) -> KnownNames:
        """Give the names of the persons of the record."""
        return KnownNames(self.connection, self.book, answers=self._answers)

    def allow(self, countries: Collection[str | None], command: str | None = None) -> None:
        """Let the account go on where it may give the command about what concerns these; raises NotAllowed."""
        permissions.require_over(self.who, command or self.command, countries)

    def stream(self, stream_id: UUID, kind: type[S]) -> S:
        """Give a stream; what is recorded on it belongs to this command. Raises EntryUnknown for another kind."""
        if stream_id not in self._streams:
            self._streams[stream_id] = self.log.stream(stream_id, Stream)
            self.draft.take(self._streams[stream_id])
        found = self._streams[stream_id]
        if not isinstance(found, kind):
            raise EntryUnknown
        return found

    def let_go(self) -> None:
        """Forget the streams: what was refused half-way may have left something on them."""
        self._streams.clear()

    def named(self, scope: str, key: str, kind: type[S]) -> S | None:
        """Give the stream that holds a key, None where there is none."""
        stream_id = self.log.stream_of(scope, key, self.connection)
        return None if stream_id is None else self.stream(stream_id, kind)

    def demand(self, reference: str) -> Demand:
        """Give a demand; raises DemandUnknown."""
        found = self.named("demand", reference, Demand)
        if found is None:
            raise DemandUnknown
        return found

    def places(self, entry_id: UUID) -> Sequence[Place]:
        """Give every place of an entry that the account may see; raises EntryUnknown where there is none."""
        found = self.all_places(entry_id)
        if not any(place.is_seen for place in found):
            raise EntryUnknown
        return found

    def all_places(self, entry_id: UUID) -> Sequence[Place]:
        """Give every place of an entry, whoever may see it, none where there is no such entry."""
        return whereabouts.places(self.connection, self.viewer, entry_id)

    def streams_of(self, *entries: UUID) -> list[UUID]:
        """Give the streams that hold these entries, each once, whoever may see them."""
        return list(dict.fromkeys(place.stream_id for entry_id in entries for place in self.all_places(entry_id)))

    def dossiers_of(self, *entries: UUID) -> list[Dossier]:
        """Give what holds these entries, whoever may see them."""
        return [self.stream(stream_id, Dossier) for stream_id in self.streams_of(*entries)]

    def standing(self, entry_id: UUID) -> Event | None:
        """Give an entry that stands, wherever it is, whoever may see it."""
        for dossier in self.dossiers_of(entry_id):
            found = dossier.that_stand().get(entry_id)
            if found is not None:
                return found
        return None

    def recorder_of(self, entry_id: UUID) -> str | None:
        """Give the account that recorded an entry, None where nobody did."""
        told = (one for stream in self.streams_of(entry_id) for one in self.history(stream))
        return next((one.account for one in told if getattr(one.event, "entry_id", None) == entry_id), None)

    def history(self, stream_id: UUID) -> Sequence[Recorded]:
        """Give all that was recorded in a stream, with by whom and when."""
        if stream_id not in self._histories:
            self._histories[stream_id] = self.log.history(stream_id)
        return self._histories[stream_id]

    def reason(self, given: Mapping[str, str]) -> Words:
        """Keep a reason, which must be given; raises NothingWritten and the refusals of texts."""
        kept = texts.required(given, texts.LONGEST_REASON)
        self.names.require_keys(kept.values())
        return self.draft.words(kept)

    def require_unmoved(self, streams: Iterable[UUID], seen: int, concerns: Callable[[Event], bool]) -> None:
        """Refuse where something was recorded since the page was made that it should have shown; raises Outdated."""
        since = [
            sum(one.position > seen and concerns(one.event) for one in self.history(stream_id))
            for stream_id in dict.fromkeys(streams)
        ]
        if any(since):
            raise Outdated(events=max(since))


def speaks_of(event: Event, *entries: UUID) -> bool:
    """Say whether an event is one of these entries, or says something of one."""
    return any(getattr(event, name, None) in entries for name in _NAMES_AN_ENTRY)


def countries_of(places: Iterable[Place]) -> list[str | None]:
    """Give the countries of the places of an entry, each once."""
    return list(dict.fromkeys(place.country for place in places))
