"""One proposal: its passage, what it seems to ask or tell, and where somebody decides on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter

from tracker.application.workspace.intake.model import (
    Asked,
    Intake,
    IntakeText,
    Proposal,
    ProposalState,
    ProposedDemand,
    State,
)
from tracker.application.workspace.making import GOVERNMENTS
from tracker.application.workspace.parties import ROLES
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.thing_labels import ORGANISATION_KIND
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import begun, is_begun
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms import mentioned, proposed_demand, proposed_development
from tracker.web.workspace.forms.proposal_values import proposal_values
from tracker.web.workspace.intake_labels import REJECTION
from tracker.web.workspace.intake_room import address_of, crumbs, intake_of, proposal_of, told
from tracker.web.workspace.labels import PERSON_ROLE
from tracker.web.workspace.options import Option, options
from tracker.web.workspace.proposal_deeds import carry_out
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views import proposed
from tracker.web.workspace.views.beside import Beside, beside
from tracker.web.workspace.views.decided import Decided, decided
from tracker.web.workspace.views.passages import around

router = APIRouter()

Choices = Mapping[str, Sequence[Option]]


@dataclass(frozen=True)
class _Before:
    """What lies before somebody: the document, one proposal of it, its text, and those before and behind it."""

    intake: Intake
    one: Proposal
    text: IntakeText
    beside: Beside


def show(desk: Desk, form: Form) -> Page:
    """Show it, with all that was typed so far."""
    intake, one = intake_of(desk), proposal_of(desk)
    text = desk.intakes.text(desk.who, intake.intake_id)
    neighbours = beside(desk.intakes.proposals(desk.who, intake.intake_id), one, text)
    with desk.view() as live:
        before = _Before(intake, one, text, neighbours)
        given = _decided(live, form, before) if one.state is not ProposalState.OPEN else _open(live, form, before)
        return live.page("proposal.html", given.pop("form"), **given, **_around(live, before))


def _around(live: Live, before: _Before) -> dict[str, Any]:
    """Give what stands on the page whatever became of the proposal."""
    return {
        "crumbs": crumbs(live, before.intake),
        "address": address_of(live.desk),
        "intake": before.intake,
        "one": before.one,
        "passage": around(before.text, before.one.quotation),
        "beside": before.beside,
        "told": told(live),
    }


def _open(live: Live, form: Form, before: _Before) -> dict[str, Any]:
    content, text = before.one.content, before.text
    mentions = mentioned.mentioned(live, text, content)
    values = proposal_values(live, content, text, mentions)
    if isinstance(content, ProposedDemand):
        choices: Choices = proposed_demand.choices(live, content, mentions)
    else:
        choices = proposed_development.choices(live, content, mentions)
    filled = begun(form, values, live)
    return {
        "form": filled,
        "decided": None,
        "typed": [],
        "changed": decided(live, before.one) if _is_moved(form, before.one) else None,
        "mentions": mentions,
        "choices": {**choices, **_kinds(live)},
        "called": proposed.called_line(live, content) if isinstance(content, ProposedDemand) else "",
        "lines": _lines(live, filled, before, choices),
        "rests": proposed.rests_on(content, text),
        "lacking": proposed.lacking(live, content),
        "repeats": proposed.repeats_of(live, content),
        "cuts": proposed.cuts(text, content.quotation),
        "rejections": options(REJECTION, live.catalogue),
        "is_settled": before.intake.state is State.SETTLED,
        "is_ours": live.desk.who.has_over(Right.RECORD, _put_to(content)),
    }


def _put_to(content: Asked) -> Sequence[str | None]:
    """Give the countries of which each has to agree; none in particular where it is put to a body, or is our own."""
    if isinstance(content, ProposedDemand) and content.addressee_type == GOVERNMENTS:
        return content.countries or [None]
    return [content.country or None]


def _decided(live: Live, form: Form, before: _Before) -> dict[str, Any]:
    typed = [text for name, texts in form.values.items() for text in texts if is_begun(form) and len(text.split()) > 1]
    empty: dict[str, Any] = dict.fromkeys(("lines", "mentions", "repeats", "cuts", "rejections", "lacking"), ())
    told_of: Decided = decided(live, before.one)
    return {
        "form": form,
        "decided": told_of,
        "changed": None,
        "typed": typed,
        "choices": {},
        "called": "",
        "rests": {},
        "is_settled": True,
        "is_ours": True,
        **empty,
    }


def _is_moved(form: Form, one: Proposal) -> bool:
    return is_begun(form) and form.number("seen") not in {0, one.version}


def _lines(live: Live, form: Form, before: _Before, choices: Choices) -> Sequence[object]:
    content = before.one.content
    if not isinstance(content, ProposedDemand):
        return []
    return proposed.measure_lines(live, form, content, before.text, choices["object"])


def _kinds(live: Live) -> Choices:
    return {
        "role": options(PERSON_ROLE, live.catalogue, ROLES),
        "organisation": options(ORGANISATION_KIND, live.catalogue),
    }


put_up(router, Screen("/intake/{intake_id}/{number}", Right.RECORD, show, carry_out, again="more"))
