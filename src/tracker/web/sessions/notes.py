"""The notes of a brief: each entry has one number, and a permanent address."""

from collections.abc import Sequence

from tracker.web.sessions.brief import Note
from tracker.web.site import View


class Notes:
    """Gives each entry one number, in the order in which a brief speaks of it; `origin` begins every address."""

    def __init__(self, view: View, origin: str) -> None:
        self._shell, self._origin = view.shell(), origin
        self._numbers: dict[str, Note] = {}
        self._quoted: set[str] = set()

    def is_new(self, entry_id: str) -> bool:
        """Say whether an entry is quoted for the first time, and note that it was."""
        is_new = entry_id not in self._quoted
        self._quoted.add(entry_id)
        return is_new

    def of(self, reference: str, entry_id: str | None) -> tuple[int, ...]:
        """Give the number of an entry on a demand; none where no entry may be pointed at."""
        if entry_id is None:
            return ()
        if entry_id not in self._numbers:
            path = self._shell.entry(reference, entry_id)
            self._numbers[entry_id] = Note(len(self._numbers) + 1, path, f"{self._origin}{path}")
        return (self._numbers[entry_id].number,)

    @property
    def all(self) -> Sequence[Note]:
        """List the notes by their numbers."""
        return list(self._numbers.values())

    def at(self, thing: str) -> str:
        """Give the permanent address of a page."""
        return f"{self._origin}{self._shell.at(thing)}"
