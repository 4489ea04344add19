"""Taking an entry back: for an error, which stays visible, or for safety, which hides it at once."""

from fastapi import APIRouter

from tracker.domain.entry_events import Retraction
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.workspace.audiences import has_over
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import is_begun, is_over, require_over, version_of
from tracker.web.workspace.entry_deeds import deed_page, entry_id_of, reason_of, to_entry
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import RETRACTION
from tracker.web.workspace.options import Option, explained
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.resting import resting_lines

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the entry, and what taking it back does."""
    with desk.view() as live:
        version = version_of(live)
        require_over(live, version, Right.HIDE)
        if is_over(version) and not is_begun(form):
            return to_entry(desk, version)
        first = next(iter(version.demands), "")
        causes = _causes(live, is_team=has_over(live, version, Right.RECORD))
        resting = resting_lines(live.look.desk(live.sight).resting_on(version.entry.entry_id))
        return deed_page(live, "retract.html", form, version, causes=causes, resting=resting, about=first)


def act(desk: Desk, form: Form) -> str:
    """Take it back; what is hidden has no page any more."""
    cause, reason = form.choice("cause", Retraction), reason_of(desk, form)
    form.check()
    entry_id, seen = entry_id_of(desk), form.number("seen")
    desk.workspace.retract(desk.who, desk.by(form), entry_id, cause, reason=reason, seen=seen)  # type: ignore[arg-type]  # checked
    if cause is Retraction.ERROR:
        return f"/desk/entries/{entry_id}?done=retracted"
    with desk.view() as live:
        demand = form.value("about")
        is_known = demand in live.shelf.demands
    return f"/desk/demands/{demand}?done=withheld" if is_known else "/desk?done=withheld"


def _causes(live: Live, *, is_team: bool) -> list[Option]:
    """Offer what the account may take it back for: an error is the team's to say."""
    says = live.catalogue.gettext
    codes = [one for one in RETRACTION if is_team or one == Retraction.SAFETY.value]
    return explained((code, says(RETRACTION[code][0]), says(RETRACTION[code][1])) for code in codes)


put_up(router, Screen("/desk/entries/{entry_id}/retract", Right.HIDE, show, act))
