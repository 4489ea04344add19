"""What `verify` finds: nothing, or what is wrong at which position."""

from dataclasses import dataclass
from enum import Enum


class Wrong(Enum):
    """What can be wrong at a position, the graver first."""

    MISSING = "missing"
    NOT_IN_ITS_PLACE = "not_in_its_place"
    UNREADABLE = "unreadable"
    BEFORE_THE_LAST = "before_the_last"
    ROOT = "root"
    MOMENT = "moment"
    NO_COMMIT = "no_commit"
    VERSION = "version"
    HEAD = "head"
    WORDS_MISSING = "words_missing"
    WORDS_BROKEN = "words_broken"
    WORDS_ABOUT = "words_about"
    NOT_ERASED = "not_erased"
    FILE_MISSING = "file_missing"
    FILE_DAMAGED = "file_damaged"
    FILE_NOT_ERASED = "file_not_erased"
    KEY = "key"
    NOT_AS_KNOWN = "not_as_known"


_EACH = {Wrong.FILE_MISSING, Wrong.FILE_DAMAGED, Wrong.FILE_NOT_ERASED}
"""What is told of every time: each has a cause of its own, and something to do about it."""


@dataclass(frozen=True)
class Flaw:
    """Something wrong at `position`, or, where that is not known exactly, at one up to `through`."""

    position: int
    through: int
    what: Wrong


@dataclass(frozen=True)
class Report:
    """How many events there are, the root of their tree, and what is wrong, lowest position first."""

    size: int
    root: bytes
    flaws: tuple[Flaw, ...]

    @property
    def first(self) -> Flaw | None:
        """The flaw at the lowest position, None where all is well."""
        return self.flaws[0] if self.flaws else None


class Flaws:
    """Keeps the lowest position of each thing that is wrong: one early change breaks all roots after it.

    Of files every one that is missing or damaged is kept.
    """

    def __init__(self) -> None:
        self._lowest: dict[tuple[Wrong, int], Flaw] = {}

    def add(self, what: Wrong, position: int, through: int | None = None) -> None:
        """Take a flaw in."""
        key = (what, position if what in _EACH else 0)
        known = self._lowest.get(key)
        if known is None or position < known.position:
            self._lowest[key] = Flaw(position, through or position, what)

    def in_order(self) -> tuple[Flaw, ...]:
        """Give the flaws, lowest position first, and the graver first at the same."""
        graver = list(Wrong)
        return tuple(sorted(self._lowest.values(), key=lambda flaw: (flaw.position, graver.index(flaw.what))))
