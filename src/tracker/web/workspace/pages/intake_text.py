"""The whole text of a document on its way in, with the passages of its proposals marked; and proposing another one."""

from fastapi import APIRouter

from tracker.application.workspace.intake.model import ProposalState, State
from tracker.domain.refusals_of_changes import NotInTheText, QuotationTooShort
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.intake_room import address_of, called, crumbs, intake_of, told
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.passages import lines, parts

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show a part of it."""
    intake = intake_of(desk)
    if intake.state not in {State.READY, State.SETTLED}:
        raise NoSuchThing
    text, proposals = desk.intakes.text(desk.who, intake.intake_id), desk.intakes.proposals(desk.who, intake.intake_id)
    marked = {one.number: one.quotation for one in proposals if one.state is not ProposalState.REPLACED}
    divided = parts(text)
    at = min(max(form.number("part", default=1), 1), len(divided))
    with desk.view() as live:
        return live.page(
            "intake_text.html",
            form,
            crumbs=crumbs(live, intake),
            address=address_of(desk),
            titled=called(live, intake),
            written_in=intake.language,
            lines=list(lines(text, divided[at - 1], marked)),
            states={one.number: one.state.value for one in proposals},
            at=at,
            last=len(divided),
            told=told(live),
        )


def add(desk: Desk, form: Form) -> str:
    """Propose a demand of a passage, and go to it."""
    quotation = form.text("quotation", required=True)
    form.check()
    with blaming(form, {NotInTheText: "quotation", QuotationTooShort: "quotation"}):
        one = desk.intakes.add_passage(desk.who, intake_of(desk).intake_id, quotation or "")
    return f"{address_of(desk)}/{one.number}?done=added"


put_up(router, Screen("/intake/{intake_id}/text", Right.RECORD, show, add))
