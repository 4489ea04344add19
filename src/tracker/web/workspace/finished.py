"""Finished pages of the workspace, each given again to its own reader while all that it was made of is the same."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from uuid import UUID

from tracker.projections.bounded import Bounded
from tracker.web import answers
from tracker.web.answers import Page

_NONE = UUID(int=0)
MOST, MOST_BYTES = 128, 16 * 1024 * 1024
"""How many pages are kept, and how many bytes of them, the longest unused given up first.

Most are some tens of kilobytes; the page of a country grows with its demands.
"""


@dataclass
class _Kept:
    """A page, with what it was made of and the id of the command in its forms."""

    making: Lock = field(default_factory=Lock)
    made_of: object = None
    command: UUID = _NONE
    page: Page | None = None


class Finished:
    """Pages that show opened words, so only the book of words holds them: with any word that it forgets they are gone.

    Each has the id of a command in its forms; whoever is given the page again gets it with an id of their own.
    """

    def __init__(self, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self._guard, self._pages = Lock(), Bounded[_Kept](most, most_bytes)

    def of(self, whose: Hashable, made_of: object, command: UUID, make: Callable[[], Page]) -> Page:
        """Give a page that was made of the very same, or make it; of each only the newest is kept."""
        with self._guard:
            kept = self._pages.get(whose)
            if kept is None:
                kept = _Kept()
                self._pages.put(whose, kept, 0)
        with kept.making:  # who asks for it at the same time waits for what is being made
            if kept.page is not None and kept.made_of == made_of:
                return _with_command(kept.page, kept.command, command)
            made = make()
            kept.made_of, kept.command, kept.page = made_of, command, made
        with self._guard:
            if self._pages.get(whose) is kept:
                self._pages.put(whose, kept, len(made.body))
        return made


def _with_command(made: Page, before: UUID, command: UUID) -> Page:
    """Give the page with another command's id in place of the one that it was made with."""
    body = made.body.replace(str(before).encode(), str(command).encode())
    return answers.page(body, made.headers["Content-Type"], status=made.status, headers=made.headers)
