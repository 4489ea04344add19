"""Finder: keeps the index filled from the log, and gives candidates from it."""

import logging
from collections.abc import Iterator, Sequence
from threading import Event as Signal
from threading import RLock, Thread

from sqlalchemy import Engine

from tracker.application.rounds import PATIENCE
from tracker.application.search.asked import Asked, asked
from tracker.application.search.index import Index, Thing
from tracker.application.search.subjects import Subjects, codes_in, forgets
from tracker.domain.entry_events import AudienceSet
from tracker.domain.events import EntryEvent, Event
from tracker.domain.values import Audience
from tracker.projections.hidden import hidden_entries
from tracker.store.engine import reading
from tracker.store.log import Log
from tracker.store.refusals import StoreRefusal
from tracker.store.shapes import refs_in
from tracker.store.values import Recorded
from tracker.store.word_book import WordBook

EVERY = 0.25
"""Seconds between two looks at what was recorded."""
_BATCH = 250
_BREATH = 0.005
"""Seconds for which filling lets others work after each batch."""
_MOST_AT_ONCE = 2_000
"""How many events whoever asks waits for; where more are missing the index is not filled yet."""

_log = logging.getLogger("tracker.search")


class NotFilledYet(Exception):
    """The texts are still being read: a page says so, and that a moment later they will be there."""


class Finder:
    """The texts of a record, ready to be looked through: in memory alone, and dropped with the words.

    Where it was started, a thread of its own fills it and follows the log; else it fills itself when it is asked.
    `filled` is set once it was filled for the first time.
    """

    def __init__(self, engine: Engine, log: Log, book: WordBook) -> None:
        self._engine, self._log, self._book = engine, log, book
        self._filled: _Filled | None = None
        self._guard = RLock()
        self.filled, self._stopping = Signal(), Signal()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to fill the index, and to follow the log."""
        self._thread = Thread(target=self._run, name="search", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, and forget every text."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(PATIENCE)
        self._drop()

    def asked(self, typed: str) -> Asked:
        """Read what somebody typed; raises NotFilledYet, and what reading words raises."""
        return asked(typed, self.index().folder)

    def index(self) -> Index:
        """Give the index as the log is now; raises NotFilledYet, Locked and what else reading words raises."""
        with self._guard:
            filled = self._current()
            if filled is None and self._thread is not None:
                raise NotFilledYet
            if filled is None:
                filled = self._fill()
            if not filled.follow(_MOST_AT_ONCE):
                raise NotFilledYet
            return filled.index

    def candidates(self, wanted: Asked, *, public: bool) -> Iterator[list[Thing]]:
        """Give in batches what may hold what is looked for, the newest first."""
        return self.index().candidates(wanted, public=public)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._follow()
            except StoreRefusal:
                pass  # locked, or a database that is away: the pages say so, a later round goes on
            except Exception:  # noqa: BLE001 - whatever it was, the next round is tried
                _log.exception("a round failed")
            self._stopping.wait(EVERY)

    def _follow(self) -> None:
        with reading(self._engine) as connection:
            self._book.heed(connection)  # what another process erased is out of memory before anybody asks
        with self._guard:
            filled = self._current()
        if filled is None or filled.is_stale:
            self._fill()
            return
        while not self._stopping.is_set():
            with self._guard:
                if filled is not self._filled or filled.follow(_BATCH):
                    return

    def _current(self) -> "_Filled | None":
        """Give what is filled, unless words were taken out of memory since: then it is dropped at once."""
        filled = self._filled
        if filled is not None and filled.forgotten != self._book.forgotten:
            self._drop()
            return None
        if filled is not None and filled.is_stale and self._thread is None:
            return None
        return filled

    def _fill(self) -> "_Filled":
        """Fill an index anew; the one before goes on meanwhile, as whoever shows anything asks who may see it."""
        filled = _Filled(self._engine, self._log, self._book)
        while not filled.follow(_BATCH) and not self._stopping.is_set():
            if self._thread is not None:
                self._stopping.wait(_BREATH)
        with self._guard:
            self._filled = filled
        self.filled.set()
        return filled

    def _drop(self) -> None:
        with self._guard:
            self._filled = None


class _Filled:
    """An index, and how far of the log is in it."""

    def __init__(self, engine: Engine, log: Log, book: WordBook) -> None:
        self._engine, self._log, self._book = engine, log, book
        self.forgotten = book.forgotten
        self.index, self.is_stale = Index(), False
        self._subjects, self._after = Subjects(), 0
        self._began_at = log.head().position  # before the next line, so that nothing hidden meanwhile is missed
        with reading(engine) as connection:
            self._left_out = hidden_entries(connection)

    def follow(self, most: int) -> bool:
        """Take in up to so many events that are not in it yet; say whether that was all."""
        batch = self._log.read(self._after, most)
        if batch:
            self._take(batch)
            self._after = batch[-1].position
        return len(batch) < most

    def _take(self, batch: Sequence[Recorded]) -> None:
        about = [(one.event, thing) for one in batch if (thing := self._subjects.of(one.event)) is not None]
        refs = [list(refs_in(event)) for event, _ in about]
        wanted = {ref for its in refs for ref in its}
        with reading(self._engine) as connection:
            texts = self._book.open(wanted, connection, is_kept=False)
        for (event, thing), its in zip(about, refs, strict=True):
            self._add(event, thing, [texts[ref] for ref in its if ref in texts])
        self.is_stale |= any(forgets(one.event) and one.position > self._began_at for one in batch)

    def _add(self, event: Event, thing: Thing, texts: list[str]) -> None:
        if isinstance(event, AudienceSet):
            self.index.show(str(event.entry_id), public=event.audience is Audience.PUBLIC)
        elif thing.key not in self._left_out:
            said = [*texts, *codes_in(event, thing.key)]
            if said:
                self.index.add(thing, said, public=_is_public(event))


def _is_public(event: Event) -> bool:
    audience = getattr(event, "audience", None)
    return audience is Audience.PUBLIC or not isinstance(event, EntryEvent)
