"""What stands beside a proposal in the text: those before and behind it, how many are decided, which to join."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.application.workspace.intake.model import IntakeText, Proposal, ProposalState
from tracker.web.workspace.views.intakes import short


@dataclass(frozen=True)
class Joinable:
    """An open proposal of the same kind next to this one; `version` is the one that the page shows."""

    number: int
    version: int
    words: str


@dataclass(frozen=True)
class Beside:
    """`at` is the place in the order of the text, counted from 1; numbers are None where there is nobody."""

    at: int
    total: int
    decided: int
    before: int | None
    behind: int | None
    joinable: Sequence[Joinable]


def beside(proposals: Sequence[Proposal], one: Proposal, text: IntakeText) -> Beside:
    """Say what stands beside a proposal; those that were replaced by others count no more."""
    stand = [each for each in proposals if each.state is not ProposalState.REPLACED or each.number == one.number]
    at = next((place for place, each in enumerate(stand) if each.number == one.number), 0)
    around = [each for place in (at - 1, at + 1) if 0 <= place < len(stand) for each in [stand[place]]]
    return Beside(
        at=at + 1,
        total=len(stand),
        decided=sum(each.state is not ProposalState.OPEN for each in stand),
        before=stand[at - 1].number if at else None,
        behind=stand[at + 1].number if at + 1 < len(stand) else None,
        joinable=[
            Joinable(each.number, each.version, short(text.words(each.quotation)))
            for each in around
            if each.kind is one.kind and each.state is ProposalState.OPEN
        ],
    )
