"""Put right: what becomes of a demand as a whole, proposed on a form of its own that shows what it would change."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from fastapi import APIRouter

from tracker.domain.lifecycle_events import ChangeKind
from tracker.domain.record import DemandFacts
from tracker.domain.refusals import Refused
from tracker.domain.rights import Right
from tracker.projections.changes import ProposedChange
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.change_labels import KINDS
from tracker.web.workspace.changes_read import change_in, recorded_change
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import demand_crumbs, demand_of
from tracker.web.workspace.entry_deeds import reason_of
from tracker.web.workspace.form import Form, uuid_in
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.changes import Offering, waits
from tracker.web.workspace.views.figures import Figure, figures

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the form of one kind of change, with the card before and after where it says enough already."""
    kind = _kind(desk)
    with desk.view() as live:
        reference = desk.route["reference"]
        demand_of(live, reference)
        offering = Offering(live, _demand(live, reference))
        heading, meaning = KINDS[kind.value]
        return live.page(
            "change.html",
            form,
            crumbs=demand_crumbs(live, reference),
            kind=kind.value,
            heading=live.catalogue.gettext(heading),
            meaning=live.catalogue.gettext(meaning),
            choices=offering.of(kind.value),
            standing=offering.standing() if kind is ChangeKind.TAKEN_BACK else [],
            figures=_foreseen(live, form, reference, kind),
        )


def act(desk: Desk, form: Form) -> str:
    """Propose it."""
    kind, reference = _kind(desk), desk.route["reference"]
    texts = read_texts(desk, form, {"reason": True, **({"label": True} if kind is ChangeKind.MEASURE_ADDED else {})})
    given = change_in(form, reference, kind, texts)
    form.check()
    outcome = desk.workspace.propose_change(desk.who, desk.by(form), given)
    return f"/desk/demands/{reference}/changes/{outcome.key}?done=change_proposed"


def show_waiting(desk: Desk, form: Form) -> Page:
    """Show a change that waits, with the card before and after."""
    with desk.view() as live:
        change = _waiting(live)
        told = waits(live, change)
        return live.page(
            "change_waits.html",
            form,
            crumbs=demand_crumbs(live, change.demand),
            one=told,
            figures=_of_waiting(live, change),
            may_confirm=desk.who.has(Right.CONFIRM) and not told.is_mine,
            seen=live.sight.viewer.through,
            done=DONE.get(desk.done),
        )


def decide(desk: Desk, form: Form) -> str:
    """Confirm it, or send it back with a note."""
    reference, change_id = desk.route["reference"], _id(desk)
    if form.value("decision") == "confirm":
        form.check()
        desk.workspace.confirm_change(desk.who, desk.by(form), reference, change_id, seen=form.number("seen"))
        return f"/desk/demands/{reference}?done=change_confirmed"
    notes = reason_of(desk, form)
    form.check()
    desk.workspace.return_change(desk.who, desk.by(form), reference, change_id, notes=notes)
    return f"/desk/demands/{reference}?done=change_returned"


def _kind(desk: Desk) -> ChangeKind:
    said = desk.route["kind"]
    if said not in KINDS:
        raise NoSuchThing
    return ChangeKind(said)


def _demand(live: Live, reference: str) -> DemandFacts:
    found = live.look.demands_named(live.sight, [reference])
    if not found:
        raise NoSuchThing
    return found[0]


def _foreseen(live: Live, form: Form, reference: str, kind: ChangeKind) -> Sequence[Figure]:
    """Give the figures before and after what the form asks for; none while it does not say enough."""
    asked = Form(form.values, today=live.desk.today)
    label: Mapping[str, str] = {live.desk.account.language: form.value("label") or "-"}
    given = change_in(asked, reference, kind, {"reason": {}, "label": label})
    if asked.complaints:
        return []
    try:
        return figures(live, reference, live.desk.workspace.foresee(live.desk.who, given))
    except Refused as refusal:
        if form and not form.complaints:
            form.complain("", refusal.message, **refusal.values)
        return []


def _waiting(live: Live) -> ProposedChange:
    reference, change_id = live.desk.route["reference"], _id(live.desk)
    for one in live.look.desk(live.sight).changes_waiting():
        if (one.change_id, one.demand) == (change_id, reference):
            return one
    raise NoSuchThing


def _of_waiting(live: Live, change: ProposedChange) -> Sequence[Figure]:
    return figures(live, change.demand, recorded_change(change.about["change"]))


def _id(desk: Desk) -> UUID:
    found = uuid_in(desk.route["change_id"])
    if found is None:
        raise NoSuchThing
    return found


put_up(router, Screen("/desk/demands/{reference}/change/{kind}", Right.RECORD, show, act, again="look"))
put_up(router, Screen("/desk/demands/{reference}/changes/{change_id}", Right.DOUBT, show_waiting, decide))
