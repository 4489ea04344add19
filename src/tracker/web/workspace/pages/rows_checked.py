"""A table looked through before anything of it is recorded: what would become of each row, and then the recording."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from fastapi import APIRouter

from tracker.application.workspace.rows import BrokenOff
from tracker.domain.rights import Right
from tracker.store.values import By
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.labels import N_
from tracker.web.workspace.complaints import said
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Complaint, Form, uuid_in
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.pages.rows import catalogues
from tracker.web.workspace.rows.heads import head
from tracker.web.workspace.rows.row_kind import RowKind
from tracker.web.workspace.rows.weighing import Fate, RowsGiven, Weighed, Weighing, counted, entry_of, weighed
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.text_waits import waiting

router = APIRouter()

AT_ONCE = 200
"""Rows that one sending records: a page that waits longer is given up by browsers and by people."""
SHOWN = 100
"""Rows on one page."""

_BEGIN = "/intake/sheet"
_FATES: Mapping[str, str] = {
    "new": N_("new, to be recorded"),
    "changed": N_("changed: it corrects what it became"),
    "same": N_("on record already"),
    "left": N_("stays as it is"),
    "example": N_("the example, left out"),
    "wrong": N_("cannot be recorded"),
}
_FIRST = (Fate.WRONG, Fate.LEFT, Fate.CHANGED, Fate.NEW, Fate.SAME, Fate.EXAMPLE)
"""What somebody has to look at stands first."""


@dataclass(frozen=True)
class RowShown:
    """A row on the page: its number, what would become of it, what to do about it, and where it leads."""

    number: int
    fate: str
    is_wrong: bool
    told: Sequence[str] = ()
    address: str = ""


@dataclass(frozen=True)
class Shown:
    """What the page shows of a table."""

    given: RowsGiven
    label: str
    heads: Sequence[str] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    rows: Sequence[RowShown] = ()
    page: int = 1
    pages: int = 1


def show(desk: Desk, form: Form) -> Page:
    """Show what would become of each row; without a table lead to where one is brought."""
    given = _given(desk, desk.query.get("sheet", "") or form.value("sheet"))
    if given is None:
        return answers.redirect(_BEGIN, 303, desk.headers)
    with desk.view() as live:
        found = weighed(live, given, catalogues(desk))
        return live.page(
            "rows_checked.html",
            form,
            sheet=desk.query.get("sheet", "") or form.value("sheet"),
            shown=_shown(live, given, found),
            at_once=AT_ONCE,
            done=DONE.get(desk.done),
        )


def act(desk: Desk, form: Form) -> str | Page:
    """Record what can be recorded, some rows at once, or throw the table away."""
    sheet = form.value("sheet")
    given = _given(desk, sheet)
    if given is None:
        return f"{_BEGIN}?done=rows_gone"
    if form.is_ticked("drop"):
        desk.office.accounts.row_files.drop(desk.account.account_id, uuid_in(sheet))  # type: ignore[arg-type]  # it is one
        return f"{_BEGIN}?done=rows_dropped"
    wanted = {Fate.NEW, Fate.CHANGED} if form.is_ticked("changed") else {Fate.NEW}
    with desk.view() as live:
        rows = [one.row for one in weighed(live, given, catalogues(desk)).rows if one.fate in wanted and one.row]
    try:
        desk.workspace.give_rows(desk.who, By(desk.account.account_id, "web"), rows[:AT_ONCE])
    except BrokenOff as problem:
        form.complain("", "rows.broken_off", recorded=problem.recorded)
        return waiting(show(desk, form))
    return f"{_BEGIN}/rows?sheet={sheet}&done=rows_recorded"


def _given(desk: Desk, sheet: str) -> RowsGiven | None:
    found = uuid_in(sheet)
    kept = desk.office.accounts.row_files.open(desk.account.account_id, found) if found else None
    return msgspec.json.decode(kept.content, type=RowsGiven) if kept else None


def _shown(live: Live, given: RowsGiven, found: Weighing) -> Shown:
    told = [_told(live, found.kind, one) for one in found.complaints]
    ordered = sorted(found.rows, key=lambda one: (_FIRST.index(one.fate), one.number))
    pages = max(1, -(-len(ordered) // SHOWN))
    page = min(max(Form({"page": [live.desk.query.get("page", "")]}).number("page", default=1), 1), pages)
    part = ordered[(page - 1) * SHOWN : page * SHOWN]
    label = live.catalogue.gettext(found.kind.label)
    return Shown(given, label, told, counted(found.rows), [_row(live, found.kind, one) for one in part], page, pages)


def _row(live: Live, kind: RowKind, one: Weighed) -> RowShown:
    told = [_told(live, kind, each) for each in one.complaints]
    fate = live.catalogue.gettext(_FATES[one.fate.value])
    return RowShown(one.number, fate, one.fate is Fate.WRONG, told, _address(one.became))


def _told(live: Live, kind: RowKind, one: Complaint) -> str:
    """Say what is wrong, after the name of the column that it is about."""
    renderer = live.desk.office.site.renderers[live.desk.account.language]
    column = next((each for each in kind.columns if each.code == one.field), None)
    text = said(one, renderer).text
    return f"{head(column, live.catalogue).rstrip(' *')}: {text}" if column else text


def _address(became: str) -> str:
    if not became:
        return ""
    return f"/desk/entries/{became}" if entry_of(became) else f"/desk/demands/{became}"


put_up(router, Screen("/intake/sheet/rows", Right.RECORD, show, act, keeps=False))
