"""Checks what the events of the log say: they can be read, their words are there, their keys are held."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from tracker.domain.events import Event
from tracker.domain.values import Ref
from tracker.store.held_files import HeldFiles
from tracker.store.keys import WorkingKey
from tracker.store.mapper import EventMapper
from tracker.store.recorder import kept
from tracker.store.refusals import BrokenWords, FileDamaged, FileMissing, StoreRefusal, WrongKey
from tracker.store.report import Flaws, Wrong
from tracker.store.shapes import refs_in
from tracker.store.tables import unique_key, words
from tracker.store.word_book import chunks
from tracker.store.words import Sealed, unseal


def _no_keys(_event: Event) -> Iterable[tuple[str, str]]:
    return ()


def _no_files(_event: Event) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Expected:
    """What is held against the events: the keys that they take, and the references whose words may be gone.

    `working_key` opens all other words; without it they are only looked for. `files_of` gives the SHA-256 of the files
    that an event speaks of, and `files` are where those are to be, None where nobody looks.
    """

    keys_of: Callable[[Event], Iterable[tuple[str, str]]] = _no_keys
    erased: Collection[Ref] = frozenset()
    working_key: WorkingKey | None = None
    files_of: Callable[[Event], Iterable[str]] = _no_files
    files: HeldFiles | None = None


class Contents:
    """Takes the events in batches; only the keys that they take are kept in memory."""

    def __init__(self, connection: Connection, mapper: EventMapper, expected: Expected, flaws: Flaws) -> None:
        self._connection, self._mapper, self._expected, self._flaws = connection, mapper, expected, flaws
        self._taken: dict[tuple[str, str], tuple[UUID, int]] = {}

    def add(self, rows: Sequence[Row[Any]]) -> None:
        """Check a batch of events."""
        refs: dict[Ref, int] = {}
        for row in rows:
            try:
                event, _ = self._mapper.read(kept(row))
            except StoreRefusal:
                self._flaws.add(Wrong.UNREADABLE, row.position)
                continue
            for ref in refs_in(event):
                refs.setdefault(ref, row.position)
            for key in self._expected.keys_of(event):
                stream, _ = self._taken.setdefault(key, (event.originator_id, row.position))
                if stream != event.originator_id:
                    self._flaws.add(Wrong.KEY, row.position)
            for content in self._expected.files_of(event):
                self._check_file(content, row.position)
        self._check_words(refs)

    def end(self, size: int) -> None:
        """Compare the keys that the events took with those that are held.

        A key that no event took is told of after the last position.
        """
        if self._expected.keys_of is _no_keys:
            return
        held = {(scope, key): stream for scope, key, stream in self._connection.execute(select(unique_key))}
        for key, (stream, position) in self._taken.items():
            if held.pop(key, None) != stream:
                self._flaws.add(Wrong.KEY, position)
        if held:
            self._flaws.add(Wrong.KEY, size + 1)

    def _check_words(self, refs: dict[Ref, int]) -> None:
        found = set()
        for chunk in chunks(refs):
            for row in self._connection.execute(select(words).where(words.c.ref.in_(chunk))):
                found.add(row.ref)
                self._check_opens(Sealed(row.ref, row.key_no, row.sealed), refs[row.ref])
        for ref in refs.keys() - found:
            if ref not in self._expected.erased:
                self._flaws.add(Wrong.WORDS_MISSING, refs[ref])

    def _check_file(self, content: str, position: int) -> None:
        """Read a file from end to end; without its key nobody can say which one it is."""
        files = self._expected.files
        if files is None or self._expected.working_key is None:
            return
        try:
            files.check(content)
        except FileMissing:
            self._flaws.add(Wrong.FILE_MISSING, position)
        except (FileDamaged, WrongKey):
            self._flaws.add(Wrong.FILE_DAMAGED, position)

    def _check_opens(self, row: Sealed, position: int) -> None:
        if self._expected.working_key is None:
            return
        try:
            unseal(row, self._expected.working_key)
        except (BrokenWords, WrongKey):
            self._flaws.add(Wrong.WORDS_BROKEN, position)
