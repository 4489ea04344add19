"""Checks what the events of the log say: they can be read, their words are there, their keys are held."""

from collections import defaultdict
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
from tracker.store.tables import unique_key, words, words_about
from tracker.store.word_book import chunks, stored
from tracker.store.words import Sealed, unseal


def _no_keys(_event: Event) -> Iterable[tuple[str, str]]:
    return ()


def _no_files(_event: Event) -> Iterable[str]:
    return ()


def _no_refs(_event: Event) -> Iterable[Ref]:
    return ()


def _no_streams(_event: Event) -> Iterable[UUID]:
    return ()


@dataclass(frozen=True)
class Expected:
    """What is held against the events: the keys that they take, and the references whose words may be gone.

    `working_key` opens all other words; without it they are only looked for. `files_of` gives the SHA-256 of the files
    that an event speaks of, and `files` are where those are to be, None where nobody looks. `erased_by` gives the
    references whose words an event says were erased, `files_erased_by` the streams of the files: these are to be gone.
    `erased` may be gone, whatever the events say.
    """

    keys_of: Callable[[Event], Iterable[tuple[str, str]]] = _no_keys
    erased: Collection[Ref] = frozenset()
    working_key: WorkingKey | None = None
    files_of: Callable[[Event], Iterable[str]] = _no_files
    files: HeldFiles | None = None
    erased_by: Callable[[Event], Iterable[Ref]] = _no_refs
    files_erased_by: Callable[[Event], Iterable[UUID]] = _no_streams


class Contents:
    """Takes the events in batches; only the keys that they take are kept in memory, and what was erased or is missing.

    What an event speaks of may have been erased by a later one, so what is missing is judged in the end.
    """

    def __init__(self, connection: Connection, mapper: EventMapper, expected: Expected, flaws: Flaws) -> None:
        self._connection, self._mapper, self._expected, self._flaws = connection, mapper, expected, flaws
        self._taken: dict[tuple[str, str], tuple[UUID, int]] = {}
        self._erased: dict[Ref, int] = {}
        self._files_erased: set[UUID] = set()
        self._words_missing: dict[Ref, int] = {}
        self._files_spoken_of: list[tuple[str, UUID, int]] = []

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
            self._erased |= dict.fromkeys(self._expected.erased_by(event), row.position)
            self._files_erased |= {*self._expected.files_erased_by(event)}
            spoken_of = self._expected.files_of(event)
            self._files_spoken_of += [(content, event.originator_id, row.position) for content in spoken_of]
        self._check_words(refs)

    def end(self, size: int) -> None:
        """Compare the keys that the events took with those that are held, and say what is missing and was not erased.

        A key that no event took is told of after the last position.
        """
        self._end_words()
        self._end_files()
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
            about = self._about(chunk)
            for row in self._connection.execute(select(words).where(words.c.ref.in_(chunk))):
                found.add(row.ref)
                self._check_opens(Sealed(row.ref, row.key_no, row.sealed), about[row.ref], refs[row.ref])
        for ref in refs.keys() - found:
            self._words_missing.setdefault(ref, refs[ref])

    def _about(self, refs: Collection[Ref]) -> defaultdict[Ref, set[str]]:
        """Give whom the texts are said to be about: by this an erasure finds what names a person."""
        about: defaultdict[Ref, set[str]] = defaultdict(set)
        if self._expected.working_key is not None:
            for ref, person in self._connection.execute(select(words_about).where(words_about.c.ref.in_(refs))):
                about[ref].add(person)
        return about

    def _end_words(self) -> None:
        """Miss no words that were erased, and find none of those."""
        for ref, position in self._words_missing.items():
            if ref not in self._expected.erased and ref not in self._erased:
                self._flaws.add(Wrong.WORDS_MISSING, position)
        for ref in stored(self._erased, self._connection):
            self._flaws.add(Wrong.NOT_ERASED, self._erased[ref])

    def _end_files(self) -> None:
        """Look for the files that were not erased; the same content may be a file of several streams."""
        kept = {content for content, stream, _ in self._files_spoken_of if stream not in self._files_erased}
        for content, stream, position in self._files_spoken_of:
            if stream not in self._files_erased:
                self._check_file(content, position)
            elif content not in kept and self._lies_there(content):
                self._flaws.add(Wrong.FILE_NOT_ERASED, position)

    def _lies_there(self, content: str) -> bool:
        files = self._expected.files
        return files is not None and self._expected.working_key is not None and files.has(content)

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

    def _check_opens(self, row: Sealed, about: Collection[str], position: int) -> None:
        if self._expected.working_key is None:
            return
        try:
            text = unseal(row, self._expected.working_key)
        except (BrokenWords, WrongKey):
            self._flaws.add(Wrong.WORDS_BROKEN, position)
            return
        if set(text.people()) != about:
            self._flaws.add(Wrong.WORDS_ABOUT, position)
