"""Rows of a sheet: each is read as the form of one assessment, and what is wrong with it is told at its own fields.

The fields of a row are those of the form, each with what tells the row behind its name; a day that a row does not give
is that of the sheet.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tracker.application.workspace import refusals
from tracker.application.workspace.inputs import Assessment
from tracker.domain.refusals import Refused
from tracker.web.workspace.blaming_of_letters import BLAMED, message_of
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import AskedName, Form, Wrong
from tracker.web.workspace.forms.assessment import ASSESSMENT_FORM
from tracker.web.workspace.forms.entry_form import Put, read_entry

TYPED = ("says", "wording", "cause", "law", "practice", "on", "organ", "organ_name", "irreversible", "basis")
"""The fields that a row has of its own."""

_OF_THE_SHEET = ("on", "audience")
_NAMES, _ASKED = "names.", "-names"


def behind(number: str) -> str:
    """Give what stands behind the names of a row's fields, by the measure's number (`kz-2021-1.3`)."""
    return "_" + number.replace("-", "_").replace(".", "_")


def filled_in(form: Form, numbers: Iterable[str]) -> dict[str, list[str]]:
    """Give the measures of whose rows somebody filled in anything, each with the entries that are ticked there."""
    found = (one for one in numbers if any(form.all(name + behind(one)) for name in TYPED))
    return {one: form.all("basis" + behind(one)) for one in found}


def read_rows(desk: Desk, form: Form, rows: Mapping[str, date]) -> list[Assessment]:
    """Read what each row proposes; `rows` are the days of their demands, by the measures' numbers.

    Raises Wrong with all that is wrong with any of them.
    """
    found = [one for number, made_on in rows.items() for one in _read(desk, form, number, made_on)]
    form.check()
    return found


def blame(form: Form, numbers: Iterable[str], refused: refusals.RowsRefused) -> None:
    """Tell at each row why it cannot be proposed, and raise Wrong."""
    listed = list(numbers)
    for place, why in refused.rows.items():
        field = _there(BLAMED.get(type(why), "says"), behind(listed[place]))
        form.complain(field, message_of(why), **why.values)
    form.check()


def _read(desk: Desk, form: Form, number: str, made_on: date) -> Iterable[Assessment]:
    """Read one row; what is wrong with it is noted in the sheet's form, and then nothing is given."""
    reference, _, measure = number.rpartition(".")
    row = Form({**_of_row(form, behind(number)), "measure": [measure]}, today=desk.today)
    try:
        entry = read_entry(ASSESSMENT_FORM, desk, row, Put((reference,)))
    except (Wrong, Refused) as problem:
        _take_over(form, row, number, problem)
        return
    finally:
        _take_over_names(form, row, behind(number))
    if isinstance(entry, Assessment):
        yield replace(entry, baseline=entry.on.last == made_on)


def _of_row(form: Form, behind_it: str) -> dict[str, list[str]]:
    named = ((_here(name, behind_it), texts) for name, texts in form.values.items())
    own = {name: texts for name, texts in named if name and any(texts)}
    return {**{name: form.values.get(name, []) for name in _OF_THE_SHEET}, **own}


def _take_over(form: Form, row: Form, number: str, problem: Wrong | Refused) -> None:
    if isinstance(problem, Refused):
        row.complain("", message_of(problem), **problem.values)
    for one in row.complaints:
        is_of_sheet = one.field in _OF_THE_SHEET and not form.all(one.field + behind(number))
        field = one.field if is_of_sheet else _there(one.field or "says", behind(number))
        form.complain(field, one.message, **one.values)


def _take_over_names(form: Form, row: Form, behind_it: str) -> None:
    for field, asked in row.names.items():
        form.names[_there(field, behind_it)] = [_asked_there(one, behind_it) for one in asked]


def _asked_there(one: AskedName, behind_it: str) -> AskedName:
    return replace(one, anchor=_there(one.anchor, behind_it), choice=_there(one.choice, behind_it))


def _here(name: str, behind_it: str) -> str:
    """Give what a field of the sheet is called in the form of a row, empty where it is not of that row."""
    if name.startswith(_NAMES):
        field, _, keys = name.removeprefix(_NAMES).partition(".")
        return f"{_NAMES}{field.removesuffix(behind_it)}.{keys}" if field.endswith(behind_it) else ""
    return name.removesuffix(behind_it) if name.endswith(behind_it) else ""


def _there(name: str, behind_it: str) -> str:
    """Give what a field of a row's form is called in the sheet."""
    if name.startswith(_NAMES):
        field, _, keys = name.removeprefix(_NAMES).partition(".")
        return f"{_NAMES}{field}{behind_it}.{keys}"
    if name.endswith(_ASKED):
        return f"{name.removesuffix(_ASKED)}{behind_it}{_ASKED}"
    return name + behind_it
