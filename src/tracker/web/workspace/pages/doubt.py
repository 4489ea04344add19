"""Doubt: an assessment that counts is suspended at once; until somebody decides, the measure is unknown."""

from fastapi import APIRouter

from tracker.domain.record import Kind
from tracker.domain.rights import Right
from tracker.projections.entries import SAMPLE, STANDS
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.entering import version_of
from tracker.web.workspace.entry_deeds import deed_page, reason_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.ticked import ticked

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the assessment, and ask why it is in doubt."""
    with desk.view() as live:
        version = version_of(live)
        if not desk.who.has(Right.DOUBT, version.country):
            raise NotForYou
        counts = version.entry.kind is Kind.ASSESSMENT and version.state in {STANDS, SAMPLE}
        if not counts and not form.value("tick"):
            raise NoSuchThing
        tick = f"{version.measures[0]}/{version.entry.entry_id}"
        return deed_page(live, "doubt.html", form, version, tick=tick)


def act(desk: Desk, form: Form) -> str:
    """Suspend it, and go back to its measure."""
    found, notes = ticked(form.value("tick")), reason_of(desk, form)
    if found is None:
        raise NoSuchThing
    form.check()
    tick, measure = found
    desk.workspace.suspend(desk.who, desk.by(form), tick, notes=notes)
    return f"/desk/demands/{tick.demand}?done=doubted#m-{measure.rpartition('.')[2]}"


put_up(router, Screen("/desk/entries/{entry_id}/doubt", Right.DOUBT, show, act))
