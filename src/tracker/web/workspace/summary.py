"""Summary: what is wrong with a form, told in the order of the page, each sentence after the name of its field.

The page itself says in which order its fields stand and what they are called, so it is made once to be read, and once
more with what was read: only for who sent a form with something wrong.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.web.workspace.complaints import Said
from tracker.web.workspace.fields_read import FieldsRead

Render = Callable[[Sequence[Said]], str]
"""Makes a page that holds these complaints."""


def complaining(render: Render, complaints: Sequence[Said]) -> str:
    """Make a page with complaints: in its order, under its names, and with nothing that is wrong folded away."""
    page = render(complaints)
    if not complaints:
        return page
    fields = FieldsRead(page)
    named = [_named(one, fields) for one in complaints]
    page = render(sorted(named, key=lambda one: fields.order.get(one.field, -1)))
    return _unfolded(page, [one.field for one in named])


def _named(complaint: Said, fields: FieldsRead) -> Said:
    """Name the field; where the page has no such field, the complaint is about the whole of it."""
    if complaint.field not in fields.order:
        return replace(complaint, field="")
    return replace(complaint, label=fields.name_of(complaint.field))


def _unfolded(page: str, wrong: Sequence[str]) -> str:
    """Open what holds a field that is wrong: to what is folded away, no link leads."""
    folds = FieldsRead(page).folds
    for place in sorted({place for name in wrong for place in folds.get(name, ())}, reverse=True):
        page = page[:place] + "<details open" + page[place + len("<details") :]
    return page
