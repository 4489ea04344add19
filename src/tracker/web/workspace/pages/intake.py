"""One document on its way in: how far it is, which document of the record it is, and what was proposed of it."""

from collections.abc import Sequence

from fastapi import APIRouter

from tracker.application.workspace.intake.model import DocumentGiven, Intake, Proposal, State
from tracker.application.workspace.intake.refusals import AnotherTextKept, ProposalMoved
from tracker.domain.rights import Right
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.complaints import said
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import begun
from tracker.web.workspace.form import Complaint, Form
from tracker.web.workspace.forms.intake_document import choices, read_document, values_of
from tracker.web.workspace.forms.intake_own import require_own
from tracker.web.workspace.intake_labels import DOUBT
from tracker.web.workspace.intake_room import address_of, called, crumbs, intake_of, told
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.intakes import counts, next_open, proposal_line

router = APIRouter()

A_PAGE = 20
"""Proposals of one page: what a phone loads over a thin line."""
_LOOK_AGAIN = 5
"""Seconds after which the page of a document that is being read asks again."""


def show(desk: Desk, form: Form) -> Page:
    """Show it; while it is being read the page comes again by itself."""
    intake = intake_of(desk)
    with desk.view() as live:
        page = _page(live, form, intake)
    return answers.with_headers(page, {"Refresh": str(_LOOK_AGAIN)}) if intake.state is State.WAITING else page


def settle(desk: Desk, form: Form) -> str:
    """Put the document on record, and go to the first proposal."""
    intake = intake_of(desk)
    given = read_document(desk, form)
    require_own(desk, form, given)
    form.check()
    with blaming(form, {AnotherTextKept: "document"}):
        desk.intakes.settle(desk.who, desk.by(form), intake.intake_id, given, seen=form.number("seen"))
    first = next_open(desk.intakes.proposals(desk.who, intake.intake_id))
    return f"{address_of(desk)}{f'/{first}' if first else ''}?done=settled"


def show_leaving(desk: Desk, form: Form) -> Page:
    """Ask whether it is to be put away."""
    intake = intake_of(desk)
    with desk.view() as live:
        return live.page(
            "intake_let_go.html",
            form,
            crumbs=crumbs(live, intake),
            titled=called(live, intake),
            open=intake.open,
            seen=intake.version,
            is_kept=intake.document is not None,
        )


def let_go(desk: Desk, form: Form) -> str:
    """Put it away with its proposals; raises ProposalMoved."""
    intake = intake_of(desk)
    if form.number("seen") != intake.version:
        raise ProposalMoved(state=intake.state.value)
    desk.intakes.let_go(desk.who, intake.intake_id, seen=intake.version)
    return "/intake?done=let_go"


def _page(live: Live, form: Form, intake: Intake) -> Page:
    desk, is_read = live.desk, intake.state in {State.READY, State.SETTLED}
    proposals = desk.intakes.proposals(desk.who, intake.intake_id) if is_read else ()
    last = max(-(-len(proposals) // A_PAGE), 1)
    at = min(max(form.number("page", default=1), 1), last)
    suggested = intake.suggested or DocumentGiven()
    is_asked = intake.state is State.READY
    return live.page(
        "intake.html",
        begun(form, values_of(live, intake, suggested), live) if is_asked else form,
        crumbs=crumbs(live),
        address=address_of(desk),
        titled=called(live, intake),
        intake=intake,
        refusal=_refusal(live, intake),
        doubts=_doubts(live, intake) if is_read else [],
        counts=counts(intake),
        goes_on=next_open(proposals),
        listed=_listed(live, intake, proposals[(at - 1) * A_PAGE : at * A_PAGE]),
        at=at,
        last=last,
        choices=choices(live, intake) if is_asked else {},
        told=told(live),
    )


def _listed(live: Live, intake: Intake, proposals: Sequence[Proposal]) -> Sequence[object]:
    if not proposals:
        return []
    text = live.desk.intakes.text(live.desk.who, intake.intake_id)
    return [proposal_line(live, text, one) for one in proposals]


def _refusal(live: Live, intake: Intake) -> str:
    """Say why it cannot be read, and what to do."""
    if intake.refusal is None:
        return ""
    values = {name: value for name, value in intake.refusal_values.items() if isinstance(value, str | int)}
    renderer = live.desk.office.site.renderers[live.desk.account.language]
    return said(Complaint("", intake.refusal, values), renderer).text


def _doubts(live: Live, intake: Intake) -> list[str]:
    """Say what may be wrong with the text itself."""
    text = live.desk.intakes.text(live.desk.who, intake.intake_id)
    return [
        live.catalogue.gettext(DOUBT[one.kind.value])
        .replace("%(words)s", text.words(one.span))
        .replace("%(meant)s", one.meant)
        for one in intake.doubts
    ]


put_up(router, Screen("/intake/{intake_id}", Right.RECORD, show, settle))
put_up(router, Screen("/intake/{intake_id}/let-go", Right.RECORD, show_leaving, let_go))
