"""How closely a demand is looked after."""

from fastapi import APIRouter

from tracker.domain.demand_events import Supervision
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import begun, demand_crumbs, demand_of
from tracker.web.workspace.entry_deeds import reason_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import SUPERVISION
from tracker.web.workspace.options import explained
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show how it is looked after now, and what may be chosen."""
    with desk.view() as live:
        reference = desk.route["reference"]
        demand_of(live, reference)
        says = live.catalogue.gettext
        return live.page(
            "supervision.html",
            begun(form, {"supervision": [_now(live, reference)]}, live),
            crumbs=demand_crumbs(live, reference),
            kinds=explained((code, says(label), says(meaning)) for code, (label, meaning) in SUPERVISION.items()),
        )


def act(desk: Desk, form: Form) -> str:
    """Set it."""
    chosen, reason = form.choice("supervision", Supervision), reason_of(desk, form)
    form.check()
    reference = desk.route["reference"]
    desk.workspace.set_supervision(desk.who, desk.by(form), reference, chosen, reason=reason)  # type: ignore[arg-type]  # checked
    return f"/desk/demands/{reference}?done=supervision"


def _now(live: Live, reference: str) -> str:
    [demand] = live.look.dossier(live.sight, [reference]).demands
    return next(one.value for one in Supervision if one.period == demand.period)


put_up(router, Screen("/desk/demands/{reference}/supervision", Right.RECORD, show, act))
