"""Pages that were made already, kept in memory up to a number of bytes, the longest unused given up first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from tracker.web.answers import Page

T = TypeVar("T")

MOST_BYTES = 32 * 1024 * 1024


class Cache:
    """Keeps pages by what they were made of; whoever asks names all of that in the key."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._guard = Lock()
        self._most, self._held = most_bytes, 0

    def get(self, key: Hashable) -> Page | None:
        """Give the page of a key, None where it has to be made."""
        with self._guard:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def clear(self) -> None:
        """Give up all pages."""
        with self._guard:
            self._pages.clear()
            self._held = 0

    def drop(self, key: Hashable) -> None:
        """Give up one page."""
        with self._guard:
            gone = self._pages.pop(key, None)
            self._held -= gone.size if gone else 0

    def keep(self, key: Hashable, page: Page) -> None:
        """Keep a page; what does not fit is not kept."""
        with self._guard:
            before = self._pages.pop(key, None)
            self._held += page.size - (before.size if before else 0)
            self._pages[key] = page
            while self._held > self._most:
                _, gone = self._pages.popitem(last=False)
                self._held -= gone.size


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
