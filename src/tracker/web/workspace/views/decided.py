"""What was decided on a proposal, or put right in it, and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.application.workspace.intake.model import Proposal, ProposedDemand
from tracker.web.workspace.desk import Live
from tracker.web.workspace.forms.mentioned import spelled
from tracker.web.workspace.intake_labels import PROPOSAL, REJECTION
from tracker.web.workspace.views.intakes import outcome_address


@dataclass(frozen=True)
class Decided:
    """How a proposal stands now; `says` are the texts that it has, `by` is a nickname."""

    state: str
    label: str
    by: str
    outcome: str
    address: str
    reason: str
    note: str
    replaced_by: Sequence[int]
    says: Sequence[str]


def decided(live: Live, one: Proposal) -> Decided:
    """Tell how a proposal stands."""
    says, content = live.catalogue.gettext, one.content
    if isinstance(content, ProposedDemand):
        texts = [content.title, content.summary, *(measure.label for measure in content.measures)]
    else:
        texts = [content.wording, content.notes]
    return Decided(
        state=one.state.value,
        label=says(PROPOSAL[one.state.value]),
        by=live.desk.nicknames.get(one.by or "", ""),
        outcome=one.outcome or "",
        address=outcome_address(one),
        reason=says(REJECTION[one.rejected.value]) if one.rejected else "",
        note=one.note,
        replaced_by=one.replaced_by,
        says=list(dict.fromkeys(spelled(live, text) for words in texts for text in words.values() if text)),
    )
