"""What stands around every page: whose record it is, on which day, and the ways to its other forms."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.application.reader import Sight
from tracker.languages import filed_in
from tracker.projections.shelves import Edition
from tracker.web.address import Address, Dating
from tracker.web.anchors import anchor
from tracker.web.copying import Copied
from tracker.web.languages import behind
from tracker.web.wording import Text

NEWEST = 12
"""How many releases a form offers one by one: with all of a few years it would outweigh the page."""


@dataclass(frozen=True)
class Timing:
    """The day that a page is of, and what its as-of form offers.

    `nothing_before` is the day on which the record begins, where the page asks for what was known earlier.
    """

    on: date
    known_by: date
    release: int | None
    is_today: bool
    chosen: int | None
    releases: Sequence[tuple[int, date]]
    permanent: Address
    nothing_before: date | None

    @property
    def offered(self) -> Sequence[tuple[int, date]]:
        """List the releases to choose from: the newest, the last of each year before, and the one that is chosen."""
        last = {on.year: number for number, on in reversed(self.releases)}
        kept = {number for number, _ in self.releases[:NEWEST]} | {*last.values(), self.chosen}
        return [one for one in self.releases if one[0] in kept]


@dataclass(frozen=True)
class Shell:
    """What the layout needs. `name` is the coalition's; None before anything was released.

    `day` is the one that the page is of; a page about no day has none. `spots` are the anchors that stand on other
    pages of the same thing, each with the path of its page. `is_crowded` says of a demand that it may be on several.
    `copied` is the copy as files that the page is made for, None where a server answers. `home` is where the pages are,
    empty where nobody said.
    """

    address: Address
    sample: bool
    name: Text | None
    timing: Timing | None = None
    other_languages: Sequence[str] = ()
    day: date | None = None
    spots: Mapping[str, str] = field(default_factory=dict)
    is_crowded: Callable[[str], bool] = lambda _: False
    copied: Copied | None = None
    home: str = ""

    @property
    def language(self) -> str:
        """Give the page's language."""
        return self.address.language

    @property
    def behind(self) -> str:
        """Give the language in which a draft says what it lacks, empty where the page is in a complete language."""
        return behind(self.language)

    @property
    def is_card(self) -> bool:
        """Say whether the page is the card of a country, of which a copy holds other days, too."""
        return self.address.thing.startswith("countries/") and self.address.thing.count("/") == 1

    def at(self, thing: str) -> str:
        """Give the address of another page of the same day."""
        return self.address.at(thing)

    def spot(self, name: str) -> str:
        """Give the address of an anchor of the same thing: on this page, or on the one where it stands."""
        return f"{self.at(self.spots[name])}#{name}" if name in self.spots else f"#{name}"

    def entry(self, reference: str, entry_id: str) -> str:
        """Give the address of an entry on a demand, for links from elsewhere."""
        thing, name = entry_thing(reference, entry_id, self.is_crowded)
        return f"{self.at(thing)}{name}"


def entry_thing(reference: str, entry_id: str, is_crowded: Callable[[str], bool]) -> tuple[str, str]:
    """Give the path below the language that leads to an entry on a demand, and what stands after the day.

    Where a demand may be on several pages it is an address that knows on which of them the entry stands.
    """
    name = anchor(entry_id)
    if is_crowded(reference):
        return f"demands/{reference}/entries/{name}", ""
    return f"demands/{reference}", f"#{name}"


def timing(
    sight: Sight, edition: Edition, address: Address, releases: Sequence[tuple[int, date]], today: date
) -> Timing:
    """Say of which day a page is."""
    asked = address.dating
    chosen = sight.release if asked.known is not None else None
    known = asked.known if asked.known is not None else edition.number
    return Timing(
        on=sight.on,
        known_by=sight.known_by,
        release=sight.release,
        is_today=sight.is_today,
        chosen=chosen,
        releases=releases,
        permanent=Address(filed_in(address.language), address.thing, Dating(asked.on or today, known, asked.then)),
        nothing_before=edition.begins_on if sight.release is None else None,
    )
