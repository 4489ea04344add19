"""Names of people whom the record knows, found in what somebody writes about to be read by others."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property

from sqlalchemy import Connection

from tracker.application.names import Found, Names
from tracker.application.workspace.refusals import PersonUnknown
from tracker.domain.values import Words
from tracker.projections import shelves
from tracker.projections.answers import NONE_KEPT, Answers
from tracker.projections.whereabouts import names_of_persons
from tracker.store.word_book import WordBook

_KEYS = re.compile(r"\{(p-[^{}\s]*)\}")


class Ready:
    """Names made ready to be looked for, kept while one request gives many commands; made anew where any changed."""

    def __init__(self) -> None:
        self._persons: Mapping[str, Sequence[str]] = {}
        self._names: Names | None = None

    def of(self, persons: Mapping[str, Sequence[str]]) -> Names:
        """Give the names of these persons."""
        if self._names is None or persons != self._persons:
            self._persons, self._names = persons, Names(persons)
        return self._names


_READY: ContextVar[Ready | None] = ContextVar("ready", default=None)


@contextmanager
def made_ready_once() -> Iterator[None]:
    """Make the names ready once for all that this request does meanwhile: that takes longer than to look for them."""
    token = _READY.set(Ready())
    try:
        yield
    finally:
        _READY.reset(token)


class KnownNames:
    """The persons of the record, as a command finds them.

    The index of all names is kept beside the opened words, as long as nobody is named otherwise and no word is
    forgotten: to make it anew took two thirds of what a command takes.
    """

    def __init__(
        self, connection: Connection, book: WordBook, only: str | None = None, *, answers: Answers = NONE_KEPT
    ) -> None:
        head = shelves.head(connection)
        everybody = answers.all_alike(connection, head, "names of persons", lambda: names_of_persons(connection))
        self._only = only
        self._written: Mapping[str, Sequence[Words]] = (
            everybody if only is None else {key: words for key, words in everybody.items() if key == only}
        )
        self._connection, self._book = connection, book
        self._new: dict[str, Sequence[str]] = {}

    def learn(self, key: str, names: Sequence[str]) -> None:
        """Know somebody whom the command that looks is about to register."""
        self._new[key] = names
        self.__dict__.pop("_names", None)

    @property
    def new(self) -> Collection[str]:
        """Give the keys of those who are about to be registered."""
        return self._new.keys()

    def found_in(self, text: str) -> list[Found]:
        """Find every name in a text, with where it stands there."""
        return self._names.in_text(text)

    def keys_in(self, texts: Iterable[str]) -> set[str]:
        """Give the persons whose names stand in texts."""
        return {key for said in texts for found in self.found_in(said) for key in found.keys}

    def require_keys(self, texts: Iterable[str]) -> None:
        """Refuse a text that names a person by a key that is nobody's; raises PersonUnknown."""
        for said in texts:
            for key in _KEYS.findall(said):
                if key not in self._written and key not in self._new:
                    raise PersonUnknown(key=key)

    @cached_property
    def _names(self) -> Names:
        """Give the index of the names; one person's alone is made anew, and one with somebody new."""
        if self._only is not None or self._new:
            return self._index()
        return self._book.made_of_words("names", self._written, self._index, self._connection)

    def _index(self) -> Names:
        """Open the names; one whose words were erased has no form any more."""
        refs = [ref for forms in self._written.values() for words in forms for ref in words.values()]
        opened = self._book.open(refs, self._connection)
        persons = {
            key: [opened[ref] for words in forms for ref in words.values() if ref in opened]
            for key, forms in self._written.items()
        }
        return (_READY.get() or Ready()).of({**persons, **self._new})
