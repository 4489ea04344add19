"""FileLoad: one register file on its way into the record, in one transaction."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import Connection

from tracker.application.draft import Draft
from tracker.application.loading.ledger import Fate, Ledger
from tracker.domain.coalition import Coalition
from tracker.domain.country import Country
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Basis
from tracker.domain.dossier import Dossier, Standing
from tracker.domain.events import EntryEvent, Event, Stream
from tracker.domain.values import Audience, Key, Row, Words
from tracker.projections.loading import erased_persons, streams_of
from tracker.store.log import Log
from tracker.store.shapes import refs_in
from tracker.store.word_book import WordBook, erased

S = TypeVar("S", bound=Stream)
Facts = Mapping[str, Any]


def development(home: Dossier) -> type[EntryEvent]:
    """Give the event by which something that happened is recorded there."""
    return home.development


def nothing_more(_home: Dossier) -> Facts:
    """Say the same everywhere."""
    return {}


@dataclass
class Memory:
    """What all files of one load share: which entry each row became, where it stands, and what it rests on."""

    entries: dict[str, UUID] = field(default_factory=dict)
    homes: dict[UUID, UUID] = field(default_factory=dict)
    sources: dict[UUID, str] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)


class FileLoad:
    """What the rows of one file ask for: streams to write to, and how an entry gets in."""

    def __init__(  # noqa: PLR0913 - the parts of one load
        self,
        log: Log,
        book: WordBook,
        connection: Connection,
        ledger: Ledger,
        memory: Memory,
        *,
        version: int,
        sample: bool,
    ) -> None:
        self._log, self._book, self._connection = log, book, connection
        self.ledger, self.memory, self.version, self.sample = ledger, memory, version, sample
        self.draft = Draft()
        self._streams: dict[UUID, Stream] = {}
        self._named: dict[tuple[str, str], Stream] = {}

    def new(self, scope: str, key: str, stream: S) -> S:
        """Take a stream that begins in this load."""
        self._named[scope, key] = self._streams[stream.id] = stream
        self.draft.take(stream)
        return stream

    def named(self, scope: str, key: str, kind: type[S]) -> S | None:
        """Give the stream that holds a key, None where there is none."""
        if (scope, key) not in self._named:
            stream_id = self._log.stream_of(scope, key)
            if stream_id is None:
                return None
            self._named[scope, key] = self.stream(stream_id, kind)
        found = self._named[scope, key]
        return found if isinstance(found, kind) else None

    def stream(self, stream_id: UUID, kind: type[S]) -> S:
        """Give a stream by its id; what is recorded on it belongs to this load."""
        if stream_id not in self._streams:
            self._streams[stream_id] = self._log.stream(stream_id, kind)
            self.draft.take(self._streams[stream_id])
        found = self._streams[stream_id]
        if not isinstance(found, kind):
            raise TypeError(stream_id)
        return found

    def demand(self, reference: str) -> Demand:
        """Give a demand that is on record."""
        return self._require("demand", reference, Demand)

    def country(self, code: str) -> Country:
        """Give a country that is on record."""
        return self._require("country", code, Country)

    @property
    def coalition(self) -> Coalition:
        """Give the coalition."""
        return self._require("coalition", "the", Coalition)

    def home(self, demands: Sequence[str], country: str | None) -> Sequence[Dossier]:
        """Say where an entry belongs: to its demands, else to its country, else to the coalition."""
        if demands:
            return [self.demand(reference) for reference in demands]
        return [self.country(country)] if country else [self.coalition]

    def enter(  # noqa: PLR0913 - an entry, and where it belongs
        self,
        section: str,
        row: Facts,
        homes: Sequence[Dossier],
        facts: Callable[[], Facts],
        *,
        event: Callable[[Dossier], type[EntryEvent]] = development,
        here: Callable[[Dossier], Facts] = nothing_more,
    ) -> None:
        """Enter a row as one entry on all its homes; a changed row corrects what the row became before.

        `facts` puts the row's words under seal, so it is asked only where there is something to record; `here`
        gives the facts that differ from home to home.
        """
        settled = self.settle(section, row)
        if settled is None:
            return
        mark, old = settled
        entry_id, given = uuid4(), facts()
        for home in homes:
            home.enter(event(home), **{"audience": Audience.PUBLIC, **given, **here(home)}, entry_id=entry_id, row=mark)
        self.correct(old, entry_id)
        self.remember(row, entry_id, homes[0].id)

    @cached_property
    def erased_persons(self) -> Collection[str]:
        """Give the keys of the persons whose names were erased, also of those who are not on record."""
        return erased_persons(self._connection) | self.coalition.erased_persons

    def was_erased(self, *texts: Words | None) -> bool:
        """Say whether any of these texts was erased, or replaced by another."""
        refs = [ref for words in texts for ref in (words or {}).values()]
        return bool(erased(refs, self._connection))

    def settle(self, section: str, row: Facts) -> tuple[Row, Sequence[tuple[Dossier, UUID]]] | None:
        """Say whether a row becomes an entry now: its mark and what it corrects, None where nothing is to be done.

        Where a person has corrected or retracted what the row became, the person's work stays; where a text of it was
        erased, the row would bring it back, and is left out.
        """
        fate, mark = self.ledger.look_at(section, row["key"], row)
        before = self.ledger.became(section, row["key"])
        if before is None or before.entry_id is None:
            return mark, []
        self.remember(row, before.entry_id, before.stream_id)
        if fate is Fate.SAME:
            return None
        homes = streams_of(self._connection, before.entry_id)
        old = [(self.stream(home, Dossier), before.entry_id) for home in homes]
        if any(dossier.standing[key] is not Standing.STANDS for dossier, key in old):
            self.ledger.leave()
            return None
        if any(erased(list(refs_in(dossier.entries[key])), self._connection) for dossier, key in old):
            self.ledger.skip(fate, row["key"])
            return None
        return mark, old

    def correct(self, old: Sequence[tuple[Dossier, UUID]], by: UUID) -> None:
        """Replace old entries by a new one, for the reason that the register has a new version."""
        if not old:
            return
        reason = self.draft.words(self.reason)
        for dossier, key in old:
            dossier.correct(key, by, reason=reason)

    @property
    def reason(self) -> Mapping[str, str]:
        """Say why the record changes: the register has a new version."""
        return {"en": f"register version {self.version}", "ru": f"версия реестра {self.version}"}

    def texts(self, words: Words) -> Mapping[str, str]:
        """Open words that are on record, by language."""
        opened = self._book.open(list(words.values()))
        return {language: opened[ref] for language, ref in words.items() if ref in opened}

    def basis(self, names: Sequence[str]) -> tuple[Basis, ...]:
        """Say what an assessment rests on: entries by what their rows became, documents by their keys."""
        return tuple(
            Basis(None, Key(name)) if name in self.memory.documents else Basis(self.memory.entries[name], None)
            for name in names
        )

    def standing_entry(self, entry_id: UUID) -> Event | None:
        """Give an entry that stands, wherever it is."""
        home = self.stream(self.memory.homes[entry_id], Dossier)
        return home.that_stand().get(entry_id)

    def collect(self) -> Sequence[Event]:
        """Collect what the load has to record."""
        return self.draft.events()

    def remember(self, row: Facts, entry_id: UUID, home: UUID) -> None:
        """Let later rows find what this row became."""
        self.memory.entries[row["key"]] = entry_id
        self.memory.homes[entry_id] = home
        self.memory.sources[entry_id] = row.get("source") or row.get("document") or row["key"]

    def _require(self, scope: str, key: str, kind: type[S]) -> S:
        found = self.named(scope, key, kind)
        if found is None:
            raise LookupError(scope, key)
        return found
