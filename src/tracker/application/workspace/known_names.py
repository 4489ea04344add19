"""Names of people whom the record knows, found in what somebody writes about to be read by others."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from sqlalchemy import Connection

from tracker.application.names import Found, Names
from tracker.application.workspace.refusals import PersonUnknown
from tracker.domain.values import Words
from tracker.projections.whereabouts import names_of_persons
from tracker.store.word_book import WordBook

_KEYS = re.compile(r"\{(p-[^{}\s]*)\}")


class KnownNames:
    """The persons of the record. Made anew for each command: names are not kept in memory beyond it."""

    def __init__(self, connection: Connection, book: WordBook, only: str | None = None) -> None:
        everybody = names_of_persons(connection)
        self._written: Mapping[str, Sequence[Words]] = (
            everybody if only is None else {key: words for key, words in everybody.items() if key == only}
        )
        self._connection, self._book = connection, book

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
                if key not in self._written:
                    raise PersonUnknown(key=key)

    @cached_property
    def _names(self) -> Names:
        """Open the names; one whose words were erased has no form any more."""
        refs = [ref for forms in self._written.values() for words in forms for ref in words.values()]
        opened = self._book.open(refs, self._connection)
        return Names(
            {
                key: [opened[ref] for words in forms for ref in words.values() if ref in opened]
                for key, forms in self._written.items()
            }
        )
