"""Opened: the record open before some reader, whoever that is: what pages and the API both read things from."""

from typing import Protocol

from tracker.application.reader import Look, Sight
from tracker.projections.shelves import Shelf
from tracker.web.wording import Wording


class Opened(Protocol):
    """What a reader may see, and what opens and prints its words for that reader."""

    @property
    def look(self) -> Look:
        """Give what reads."""

    @property
    def sight(self) -> Sight:
        """Say who looks, and as of which day."""

    @property
    def shelf(self) -> Shelf:
        """Give the lists."""

    @property
    def wording(self) -> Wording:
        """Give what prints."""

    def open(self, *facts: object) -> None:
        """Open the words that these facts point to."""
