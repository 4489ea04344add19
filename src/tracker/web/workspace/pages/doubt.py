"""Doubt: an assessment that counts is suspended at once; until somebody decides, the measure is unknown."""

from fastapi import APIRouter

from tracker.application.workspace.inputs import Tick
from tracker.domain.record import Kind
from tracker.domain.rights import Right
from tracker.projections.entries import SAMPLE, STANDS
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.entering import is_begun, require_over, version_of
from tracker.web.workspace.entry_deeds import deed_page, entry_id_of, reason_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the assessment, and ask why it is in doubt."""
    with desk.view() as live:
        version = version_of(live)
        require_over(live, version, Right.DOUBT)
        is_assessment = version.entry.kind is Kind.ASSESSMENT
        if not is_assessment or (version.state not in {STANDS, SAMPLE} and not is_begun(form)):
            raise NoSuchThing
        return deed_page(live, "doubt.html", form, version)


def act(desk: Desk, form: Form) -> str:
    """Suspend it, and go back to its measure."""
    with desk.view() as live:
        version = version_of(live)
    notes = reason_of(desk, form)
    form.check()
    demand, _, measure = next(iter(version.measures), "").rpartition(".")
    desk.workspace.suspend(desk.who, desk.by(form), Tick(demand, entry_id_of(desk)), notes=notes)
    return f"/desk/demands/{demand}?done=doubted#m-{measure}"


put_up(router, Screen("/desk/entries/{entry_id}/doubt", Right.DOUBT, show, act))
