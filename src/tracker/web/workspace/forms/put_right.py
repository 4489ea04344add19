"""Which fields of a proposal somebody put right: those that came back other than the page had filled them in."""

import re
from collections.abc import Collection, Mapping

from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.kept import Values

_HELD_IN = {"theme": "themes", "convention": "conventions", "due": "deadline", "due_wanted": "deadline"}
"""The fields of a proposal that fields of a form of another name hold."""
_PLACE = re.compile(r"_\d+$")
_TICKS = {"in_text", "theme", "convention", "raises", "due_wanted", "posthumous", "measure"}
"""Boxes: where none is ticked, a browser sends nothing; of all others that nothing comes means they were not shown."""
_OF_MEASURES = {"label", "act", "act_detail", "object", "posthumous", "country"}


def put_right(form: Form, values: Values) -> frozenset[str]:
    """Give the fields of the form that differ from what the page filled in; none where it was not sent as a whole."""
    if "quotation" not in form.values:
        return frozenset()
    shown = {one for one in values if one in form.values or _PLACE.sub("", one) in _TICKS}
    names = {*shown, *(one for one in form.values if one.partition("-")[0] in values)}
    return frozenset(name for name in names if _said(form.values, name) != _said(values, name))


def fields_of(touched: Collection[str]) -> tuple[str, ...]:
    """Give the fields of a proposal (`title`, `measures`) that these fields of its form hold."""
    return tuple(sorted({_field_of(one) for one in touched}))


def _field_of(name: str) -> str:
    name = name.partition("-")[0]
    stem = _PLACE.sub("", name)
    if stem == "measures" or (stem != name and stem in _OF_MEASURES):
        return "measures"
    return _HELD_IN.get(name, name)


def _said(values: Mapping[str, object], name: str) -> list[str]:
    found = values.get(name)
    return [" ".join(one.split()) for one in found if one] if isinstance(found, list | tuple) else []
