"""Documents on their way in, and what was proposed of them, as lists show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.application.workspace.intake.model import (
    Intake,
    IntakeText,
    Proposal,
    ProposalState,
    ProposedDemand,
    State,
)
from tracker.application.workspace.making import GOVERNMENTS, SELF
from tracker.domain.rights import Right
from tracker.web.countries import country_name
from tracker.web.labels import N_
from tracker.web.workspace.desk import Live

OURSELVES = N_("Ourselves: those who adopted it")
_SHOWN = 150
"""Characters of a passage in a list."""


@dataclass(frozen=True)
class IntakeLine:
    """One document of the list; `next_number` is the proposal to go on with, 0 where all are decided."""

    address: str
    name: str
    state: str
    brought_on: date
    countries: Sequence[str]
    decided: int
    total: int
    is_read: bool


@dataclass(frozen=True)
class ProposalLine:
    """One proposal of the list: whom it calls upon, and how many measures it has."""

    number: int
    kind: str
    state: str
    words: str
    addressee: str
    measures: int
    outcome: str


def intake_line(live: Live, intake: Intake) -> IntakeLine:
    """Show a document in the list."""
    return IntakeLine(
        address=f"/intake/{intake.intake_id}",
        name=intake.name,
        state=intake.state.value,
        brought_on=intake.brought_at.date(),
        countries=[named(live, code) for code in intake.countries],
        decided=intake.total - intake.open,
        total=intake.total,
        is_read=intake.state in {State.READY, State.SETTLED},
    )


def waiting_intakes(live: Live) -> list[IntakeLine]:
    """List the documents of the own countries that still ask for somebody, the newest first."""
    if not live.desk.who.has(Right.RECORD):
        return []
    found = live.desk.intakes.intakes(live.desk.who)
    return [intake_line(live, one) for one in found if one.open or one.state is not State.SETTLED]


def proposal_line(live: Live, text: IntakeText, one: Proposal) -> ProposalLine:
    """Show a proposal in the list."""
    return ProposalLine(
        number=one.number,
        kind=one.kind.value,
        state=one.state.value,
        words=short(text.words(one.quotation)),
        addressee=addressee_of(live, one),
        measures=len(one.content.measures) if isinstance(one.content, ProposedDemand) else 0,
        outcome=outcome_address(one),
    )


def addressee_of(live: Live, one: Proposal) -> str:
    """Say in a few words whom a proposal calls upon, or about which country it tells."""
    content = one.content
    if content.country:
        return named(live, content.country)
    if not isinstance(content, ProposedDemand):
        return ""
    if content.addressee_type == GOVERNMENTS:
        return ", ".join(named(live, code) for code in content.countries)
    if content.addressee_type == SELF:
        return live.catalogue.gettext(OURSELVES)
    return next((text for text in content.addressee.values() if text), "") if content.body else ""


def outcome_address(one: Proposal) -> str:
    """Give where what was recorded of a proposal can be read, empty where nothing was."""
    if not one.outcome:
        return ""
    return f"/desk/demands/{one.outcome}" if one.kind.value == "demand" else f"/desk/entries/{one.outcome}"


def named(live: Live, code: str) -> str:
    """Give a country's name in the account's language."""
    return country_name(code, catalogue=live.catalogue, language=live.desk.account.language)


def short(words: str) -> str:
    """Give the beginning of a passage, on one line."""
    said = " ".join(words.split())
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN].rsplit(' ', 1)[0]} …"


def next_open(proposals: Sequence[Proposal], behind: int | None = None) -> int | None:
    """Give the number of the next open proposal in the order of the text behind one, or else the first of all."""
    order = [one.number for one in proposals]
    at = order.index(behind) + 1 if behind in order else 0
    around = [*proposals[at:], *proposals[:at]]
    return next((one.number for one in around if one.state is ProposalState.OPEN and one.number != behind), None)


def counts(intake: Intake) -> Mapping[str, int]:
    """Count the proposals of an intake by what became of them."""
    return {state.value: intake.counts.get(state, 0) for state in ProposalState}
