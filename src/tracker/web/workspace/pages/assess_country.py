"""The assessment sheet: the measures of one country before a session, each row proposed to the second person."""

from collections.abc import Mapping, Sequence
from datetime import date

from fastapi import APIRouter

from tracker.application.workspace.refusals import RowsRefused
from tracker.domain.record import Entry, Kind
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.pages.demands import once
from tracker.web.site import NoSuchThing
from tracker.web.workspace.addresses import shell_of
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import Crumb, begun, require_team
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.assessment import ASSESSMENT_FORM
from tracker.web.workspace.forms.entry_form import Put
from tracker.web.workspace.forms.kept import typed_day
from tracker.web.workspace.forms.sheet_rows import blame, filled_in, read_rows
from tracker.web.workspace.labels import DONE, ORGAN
from tracker.web.workspace.options import Option, or_not_said
from tracker.web.workspace.own_countries import name_of
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.sheet import Asking, asking, rows

router = APIRouter()

A_PAGE = 20
"""Rows of one page: what a phone loads over a thin line."""

_TURN = "turn"
"""The button that asks for another page, with what was typed on this one."""


def show(desk: Desk, form: Form) -> Page:
    """Show a page of the sheet; a row in which something was typed is on it, wherever it belongs."""
    with desk.view() as live:
        code = _country(live)
        listed = _asking(live, code)
        filled = filled_in(form, [one.number for one in listed])
        last = max(-(-len(listed) // A_PAGE), 1)
        at = min(max(form.number(_TURN, default=form.number("page", default=1)), 1), last)
        part = listed[(at - 1) * A_PAGE : at * A_PAGE]
        kept = [one for one in listed if one.number in filled and one not in part]
        shown = rows([*kept, *part], _entries(live, [*kept, *part], filled), live.wording, filled)
        return live.page(
            "assess_country.html",
            begun(form, {"on": [typed_day(desk.today, desk.account.language)]}, live),
            shell=shell_of(live, f"countries/{code.lower()}"),
            crumbs=[Crumb(f"/desk/countries/{code.lower()}", name_of(live, code))],
            asked=[one for one in shown if one.asks or one.is_filled],
            others=[one for one in shown if not one.asks and not one.is_filled],
            number=sum(one.asks for one in listed),
            at=at,
            last=last,
            choices=_choices(live, form),
            done=DONE.get(desk.done),
        )


def act(desk: Desk, form: Form) -> str:
    """Propose every row that is filled in, all of them or none."""
    with desk.view() as live:
        code = _country(live)
        days = _days(live, code)
    numbers = filled_in(form, form.all("row"))
    if not numbers:
        form.complain("", "form.nothing_in_the_sheet")
    if not days.keys() >= {one.rpartition(".")[0] for one in numbers}:
        raise NoSuchThing
    entries = read_rows(desk, form, {one: days[one.rpartition(".")[0]] for one in numbers})
    try:
        desk.workspace.propose_many(desk.who, desk.by(form), entries)
    except RowsRefused as refused:
        blame(form, numbers, refused)
    return f"/desk/countries/{code.lower()}/assess?done=proposed_many"


def _country(live: Live) -> str:
    """Give the country of the address, to its team; raises NoSuchThing, NotForYou."""
    code = live.desk.route["code"].upper()
    if code not in live.shelf.countries:
        raise NoSuchThing
    require_team(live, code)
    return code


def _asking(live: Live, code: str) -> list[Asking]:
    waiting = {number for one in live.look.desk(live.sight).waiting() for number in one.entry.measures}
    return asking(live.look.card(live.sight, code), waiting, live.wording)


def _entries(live: Live, listed: Sequence[Asking], ticked: Mapping[str, Sequence[str]]) -> Mapping[str, Entry]:
    """Read what bears on these measures, and what their assessments rest on elsewhere; their words are open then."""
    record = live.look.dossier(live.sight, sorted({one.judged.demand.reference for one in listed}))
    here = {one.entry_id: one for one in once(one for one in record.entries if not one.hidden)}
    named = {key for one in here.values() if one.kind is Kind.ASSESSMENT for key in one.basis}
    named |= {key for its in ticked.values() for key in its}
    beyond = live.look.entries(live.sight, sorted(named - here.keys()))
    found = here | {one.entry_id: one for one in beyond if not one.hidden}
    live.open([(one.judged.demand.about, one.measure.about) for one in listed])
    live.open([one.about for one in found.values()])
    return found


def _choices(live: Live, form: Form) -> Mapping[str, Sequence[Option]]:
    return {**ASSESSMENT_FORM.offers(live, form, Put()), "organ_or_none": or_not_said(ORGAN, live.catalogue)}


def _days(live: Live, code: str) -> Mapping[str, date]:
    """Give the day of each demand on the country."""
    ours = (one for one in live.demands() if one["addressee"]["country"] == code)
    return {one["reference"]: date.fromisoformat(one["made_on"]) for one in ours}


put_up(router, Screen("/desk/countries/{code}/assess", Right.RECORD, show, act, again=_TURN))
