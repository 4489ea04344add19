"""Moving a due day, or that of a promise; the day that it had stays visible."""

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.entering import after, is_begun, is_over, require_over, version_of
from tracker.web.workspace.entry_deeds import deed_page, entry_id_of, reason_of, to_entry
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show what falls due, and ask for another day."""
    with desk.view() as live:
        version = version_of(live)
        require_over(live, version)
        if not version.entry.about.get("due_on") or not version.demands:
            raise NoSuchThing
        if is_over(version) and not is_begun(form):
            return to_entry(desk, version)
        return deed_page(live, "move.html", form, version)


def act(desk: Desk, form: Form) -> str:
    """Move it, and go to where it stands."""
    with desk.view() as live:
        version = version_of(live)
    to, reason = form.when("to", future=True), reason_of(desk, form)
    form.check()
    entry_id, seen = entry_id_of(desk), form.number("seen")
    desk.workspace.move_due_day(desk.who, desk.by(form), entry_id, to, reason=reason, seen=seen)  # type: ignore[arg-type]  # checked
    return after(version.demands[0], "moved", version.entry.entry_id)


put_up(router, Screen("/desk/entries/{entry_id}/move", Right.RECORD, show, act))
