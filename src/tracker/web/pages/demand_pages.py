"""A demand that is too long for one page: its first page, the pages of its earlier entries, and the way to an entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.views.demand import Demand
from tracker.web.views.demand_pages import Earlier, bare, items_of, left_out, spots, thing_of
from tracker.web.views.dividing import Division, divide

ROOM = 8_450
"""Bytes, packed by gzip: what a page may weigh, so that it is 12 KB with its style and all headers (W1)."""

_LATER = 7_800
"""Bytes: the room for entries on a page of earlier ones, beside what frames it."""

_MANY = 80
"""Entries: of more it is looked first whether they can fit at all, as a page of hundreds is slow to make."""

_HOPELESS = 4
"""So many times as heavy as a page as its entries weigh one by one, and they do not fit together either."""

_LINE = 28
"""Bytes: a line that names an entry on another page."""

_LINKS = 300
"""Bytes: what the first page says of the entries that it leaves out."""

MakeFirst = Callable[[Demand, Mapping[str, str]], Page]
"""Renders the first page, with where the entries stand that it leaves out."""


@dataclass(frozen=True)
class Pages:
    """The pages of one demand. `division` is None where all is on the first."""

    demand: Demand
    first: Callable[[], Page]
    division: Division | None


def pages_of(view: View, demand: Demand, render: MakeFirst) -> Pages:
    """Put a demand on one page if it is light enough, else on several."""
    items = list(items_of(demand))
    is_hopeful = len(items) <= _MANY or sum(one.weight for one in items) <= _HOPELESS * ROOM
    whole = render(demand, {}) if is_hopeful else None
    if whole is not None and (not items or is_light(whole)):
        return Pages(demand, lambda: whole, None)
    are_listed = not view.is_crowded(demand.row.reference)
    frame = len(render(bare(demand), {}).packed("gzip")) + are_listed * _LINE * len(items)
    room = ROOM - frame - _LINKS

    def divided(room: int) -> tuple[Page, Division]:
        division = divide(items, room, _LATER)
        shown = left_out(demand, division, are_listed=are_listed)
        return render(shown, spots(demand, division, 0)), division

    first, division = divided(room)
    taken = len(first.packed("gzip")) - frame
    if 0 < taken < room:  # entries that are packed together take less than each alone
        wider = min(2 * room, room * room // taken)
        more = (divided(one) for one in (wider, (room + wider) // 2))
        first, division = next((found for found in more if is_light(found[0])), (first, division))
    return Pages(demand, lambda: first, division)


def is_light(page: Page) -> bool:
    """Say whether a page holds W1; what is small unpacked needs no packing to know it."""
    return len(page.body) <= ROOM or len(page.packed("gzip")) <= ROOM


def earlier(view: View, pages: Pages, number: int) -> Page:
    """Show a page of earlier entries; leads to the demand where there is none of that number, as on another day."""
    demand, division = pages.demand, pages.division
    if division is None or not 1 <= number <= len(division.earlier):
        return _to(view.ask, thing_of(demand.row.reference, 0))
    shown = Earlier(demand, number, len(division.earlier), division.earlier[number - 1])
    return view.page("earlier.html", spots=spots(demand, division, number), page=demand, earlier=shown)


def to_entry(view: View, pages: Pages, anchor: str) -> Page:
    """Lead to where an entry stands; raises NoSuchThing where the demand shows none of that anchor."""
    if anchor not in {one.anchor for one in items_of(pages.demand)}:
        raise NoSuchThing
    number = pages.division.page_of(anchor) if pages.division else 0
    return _to(view.ask, thing_of(pages.demand.row.reference, number or 0), anchor)


def _to(ask: Ask, thing: str, anchor: str = "") -> Page:
    return answers.redirect(ask.address.to(thing).url + (f"#{anchor}" if anchor else ""), 303)
