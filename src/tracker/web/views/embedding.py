"""What a site that wants a card copies: a frame with the card's address and its title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tracker.web.address import Address
from tracker.web.embedded import EMBEDDED
from tracker.web.wording import Text, Wording

_FRAME = Markup(
    '<iframe src="{}" title="{}" width="320" height="{}" loading="lazy" style="border:0;max-width:100%"></iframe>'
)
_HEIGHT = 600
"""Pixels, for nearly all that the sample has in either language, 300 wide; a frame scrolls what it cannot hold."""


@dataclass(frozen=True)
class Offered:
    """One card: its address, what it is of, and the lines to copy."""

    anchor: str
    address: str
    title: Text
    lines: str


@dataclass(frozen=True)
class Cards:
    """All that the page of a country's cards shows."""

    name: str
    country: str
    cards: Sequence[Offered]


@dataclass(frozen=True)
class Offers:
    """Offers cards of the day of an address; `origin` begins the address of each."""

    address: Address
    origin: str
    wording: Wording

    def country(self, code: str, title: str) -> Offered:
        """Offer the card of a country."""
        return self._offered(f"countries/{code.lower()}", Text(title))

    def demand(self, about: Mapping[str, Any]) -> Offered:
        """Offer the card of a demand; its words must be open."""
        reference = about["reference"]
        return self._offered(f"demands/{reference}", self.wording.say(about["title"]) or Text(reference))

    def _offered(self, thing: str, title: Text) -> Offered:
        address = f"{EMBEDDED}{self.address.to(thing).path.removeprefix('/')}"
        lines = str(_FRAME.format(f"{self.origin}{address}", title.text, _HEIGHT))
        return Offered(thing.rpartition("/")[2], address, title, lines)
