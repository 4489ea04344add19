"""What the pages are told where they are made for a copy: which days its cards have, and who may be named in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.projections.shelves import Party
from tracker.web.naming import Names


@dataclass(frozen=True)
class Copied:
    """A copy of the pages as files. `days` are those of which it holds the cards of countries, the oldest first.

    Nobody is named in it; where `names_agreed`, those are who agreed. Who was not asked stands in no copy, not even
    where the server prints the name: a copy cannot be called back (product, Safety 4). `address` is where it is going
    to stand, empty where nobody said.
    """

    made_on: date
    days: Sequence[date] = ()
    names_agreed: bool = False
    address: str = ""

    @property
    def comparisons(self) -> Sequence[tuple[date, date]]:
        """List the pairs of days that it compares: each of its days with the next, and the last with its own day."""
        days = [*(day for day in self.days if day < self.made_on), self.made_on]
        return list(pairwise(days))

    def named(self, persons: Mapping[str, Party], today: date) -> Mapping[str, Party]:
        """Leave of those who are named by rule the ones that may stand in the copy: by office, or as they agreed."""
        names = Names(persons, {}, "", today)
        return {key: one for key, one in persons.items() if one.about.get("office") or self._agreed(key, names)}

    def _agreed(self, key: str, names: Names) -> bool:
        return self.names_agreed and names.has_page(key)
