"""A demand on the desk that is too long for one page: which of its pages is asked for, and what stands on it."""

from collections.abc import Callable, Mapping

from tracker.web.answers import Page
from tracker.web.views.dividing import Division, divide
from tracker.web.workspace.form import Form
from tracker.web.workspace.views.demand import DemandHere
from tracker.web.workspace.views.demand_pages import Leaf, items_of, spots, with_these

ROOM = 22_000
"""Bytes, packed by gzip: what a page may weigh, so that it is 40 KB with all that it loads (W1)."""

_LATER = 18_000
"""Bytes: the room for entries on a page of earlier ones, beside what frames it."""

_LOOSE = 3
"""What is no more than so many times as large unpacked needs no packing to know that it fits."""

_MANY = 100
"""Entries: more are put on several pages without trying whether they fit, unless their texts are short."""

Make = Callable[[DemandHere, Leaf, Mapping[str, str]], Page]
"""Renders one page, with where the entries stand that it leaves out."""


def page_of(here: DemandHere, form: Form, render: Make) -> Page:
    """Show the page that the address asks for: the one of its number, or the one on which its entry stands."""
    items = list(items_of(here))
    if len(items) <= _MANY or sum(one.weight for one in items) <= 2 * ROOM:
        whole = render(here, Leaf(1, 1, 0), {})
        if len(whole.body) <= _LOOSE * ROOM or len(whole.packed("gzip")) <= ROOM:
            return whole
    division = divide(items, ROOM - _frame(here, render), _LATER)
    asked = min(_asked(form, division), len(division.earlier))
    leaf = Leaf(
        number=asked + 1,
        pages=len(division.earlier) + 1,
        left=sum(map(len, division.earlier)),
        items=division.earlier[asked - 1] if asked else (),
    )
    return render(with_these(here, division.first), leaf, spots(here, division, asked))


def _frame(here: DemandHere, render: Make) -> int:
    return len(render(with_these(here, frozenset()), Leaf(1, 2, 1), {}).packed("gzip"))


def _asked(form: Form, division: Division) -> int:
    """Give which page is asked for, from 0."""
    if form.value("entry"):
        return division.page_of(form.value("entry")) or 0
    return max(form.number("page", default=1) - 1, 0)
