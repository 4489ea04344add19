"""What the page of a proposal fills its form in with."""

from collections.abc import Sequence

from tracker.application.workspace.intake.model import Asked, IntakeText, ProposedDemand
from tracker.web.workspace.desk import Live
from tracker.web.workspace.forms import mentioned, proposed_demand, proposed_development
from tracker.web.workspace.forms.kept import Values
from tracker.web.workspace.forms.mentioned import Mentioned


def proposal_values(live: Live, content: Asked, text: IntakeText, mentions: Sequence[Mentioned]) -> Values:
    """Fill in a proposal as it stands: what is chosen for each name, and all its fields."""
    values = mentioned.values_of(mentions)
    if isinstance(content, ProposedDemand):
        return values | proposed_demand.values_of(live, content, text, mentions)
    return values | proposed_development.values_of(live, content, text)
