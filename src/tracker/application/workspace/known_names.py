"""Names of people whom the record knows, found in what somebody writes about to be read by others."""

import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from tracker.application.register_reading.names import Names
from tracker.application.workspace.refusals import PersonUnknown
from tracker.application.workspace.texts import visible
from tracker.domain.values import Words
from tracker.projections.whereabouts import names_of_persons
from tracker.store.word_book import WordBook

_KEYS = re.compile(r"\{(p-[^{}\s]*)\}")


class KnownNames:
    """The persons of the record. Made anew for each command: names are not kept in memory beyond it."""

    def __init__(self, connection: Connection, book: WordBook) -> None:
        self._written = names_of_persons(connection)
        self._connection, self._book = connection, book

    def found_in(self, texts: Iterable[str]) -> list[tuple[str, str]]:
        """Find names in texts, each way of writing once: as it is written there, and the person's key."""
        names = Names.of(_forms(self._written, self._opened()), shortest=1)
        return list(dict.fromkeys(found for said in texts for found in names.all_in(visible(said))))

    def require_keys(self, texts: Iterable[str]) -> None:
        """Refuse a text that names a person by a key that is nobody's; raises PersonUnknown."""
        for said in texts:
            for key in _KEYS.findall(said):
                if key not in self._written:
                    raise PersonUnknown

    def _opened(self) -> Mapping[str, str]:
        refs = [ref for forms in self._written.values() for words in forms for ref in words.values()]
        return {str(ref): said for ref, said in self._book.open(refs, self._connection).items()}


def _forms(written: Mapping[str, Sequence[Words]], opened: Mapping[str, str]) -> dict[str, dict[str, Sequence[str]]]:
    """Put persons as a register lists them; one whose words were erased has no form any more."""
    found = {}
    for key, forms in written.items():
        said = [opened[ref] for words in forms for ref in words.values() if ref in opened]
        if said:
            found[key] = {"name": said[0], "variants": said[1:], "as_printed": (), "cyrillic": ()}
    return found
