"""Confirming, within the week before its day, that an entry may open."""

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.entering import is_begun, is_over, require_over, version_of
from tracker.web.workspace.entry_deeds import deed_page, entry_id_of, reason_of, to_entry
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the entry and its day."""
    with desk.view() as live:
        version = version_of(live)
        require_over(live, version)
        if version.not_before is None:
            raise NoSuchThing
        if is_over(version) and not is_begun(form):
            return to_entry(desk, version)
        return deed_page(live, "opening.html", form, version, opens_on=version.not_before)


def act(desk: Desk, form: Form) -> str:
    """Confirm it."""
    reason = reason_of(desk, form)
    form.check()
    entry_id, seen = entry_id_of(desk), form.number("seen")
    desk.workspace.confirm_opening(desk.who, desk.by(form), entry_id, reason=reason, seen=seen)
    return f"/desk/entries/{entry_id}?done=opening"


put_up(router, Screen("/desk/entries/{entry_id}/opening", Right.RECORD, show, act))
