"""Pages that were made already, kept in memory up to a number of bytes, the longest unused given up first."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from tracker.projections.bounded import Bounded
from tracker.web.answers import Page

T = TypeVar("T")

MOST_BYTES = 32 * 1024 * 1024


class Cache:
    """Keeps pages by what they were made of; whoever asks names all of that in the key."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._pages: Bounded[Page] = Bounded(most_bytes, most_bytes)
        self._guard = Lock()

    def get(self, key: Hashable) -> Page | None:
        """Give the page of a key, None where it has to be made."""
        with self._guard:
            return self._pages.get(key)

    def clear(self) -> None:
        """Give up all pages."""
        with self._guard:
            self._pages.clear()

    def drop(self, key: Hashable) -> None:
        """Give up one page."""
        with self._guard:
            self._pages.drop(key)

    def keep(self, key: Hashable, page: Page) -> None:
        """Keep a page; what does not fit is not kept."""
        with self._guard:
            self._pages.put(key, page, page.size)


class Newest(Generic[T]):
    """Keeps what was found last, for whoever asks for the same right afterwards; the key names all it was made of."""

    def __init__(self) -> None:
        self._kept: tuple[Hashable, T] | None = None

    def of(self, key: Hashable, find: Callable[[], T]) -> T:
        """Give it as it was found before, or find it."""
        kept = self._kept
        if kept is not None and kept[0] == key:
            return kept[1]
        found = find()
        self._kept = (key, found)
        return found
