"""What a second person sent back, as the two see it between whom that is: the proposal, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tracker.web.wording import Text
from tracker.web.workspace.desk import Live
from tracker.web.workspace.views.acts import assess_address
from tracker.web.workspace.views.proposals import Proposal
from tracker.web.workspace.waiting import proposals


@dataclass(frozen=True)
class Back:
    """One proposal, on which day and why it was sent back; `again` is where its team proposes anew, else None."""

    proposal: Proposal
    on: date
    reason: Text | None
    again: str | None


def sent_back(live: Live, most: int) -> Sequence[Back]:
    """List what the account proposed or returned, the last to be returned first, and no more than so many."""
    told = live.desk.workspace.sent_back(live.desk.who)
    waits = {UUID(one.entry.entry_id): one for one in live.look.desk(live.sight).sent_back()} if told else {}
    newest = sorted((one for one in told if one in waits), key=lambda one: told[one].at, reverse=True)[:most]
    live.open([told[one].reason for one in newest])
    views = proposals(live, [waits[one] for one in newest]) if newest else []
    return [
        Back(view, told[one].at.date(), live.wording.say(told[one].reason), _again(view))
        for one, view in zip(newest, views, strict=True)
    ]


def _again(proposal: Proposal) -> str | None:
    is_its_own = proposal.is_mine and proposal.is_own_country
    return assess_address(proposal.number, corrects=proposal.entry_id) if is_its_own else None
