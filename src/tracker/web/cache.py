"""Pages that were made already, kept in memory up to a number of bytes, the longest unused given up first."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from tracker.web.answers import Page

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

    def keep(self, key: Hashable, page: Page) -> None:
        """Keep a page; what does not fit is not kept."""
        with self._guard:
            before = self._pages.pop(key, None)
            self._held += page.size - (before.size if before else 0)
            self._pages[key] = page
            while self._held > self._most:
                _, gone = self._pages.popitem(last=False)
                self._held -= gone.size
