"""Following: what a rule reckoned from another occasion goes where that goes, and is cancelled with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When
from tracker.domain.occasion import Occasion
from tracker.domain.occasion_events import Cancelled
from tracker.store.values import Recorded

_MACHINES = {"scheduler", "load"}


@dataclass(frozen=True)
class Followers:
    """What was reckoned from an occasion: what goes where that goes, and what stays, as people announced it."""

    along: Sequence[OccasionFacts]
    staying: Sequence[OccasionFacts]


def is_left_to_rules(history: Sequence[Recorded]) -> bool:
    """Say whether nobody has said yet, with where that is told, on which days an occasion is, or that it is off."""
    return not any(_is_told(one) for one in history)


def is_computed(occasion: OccasionFacts) -> bool:
    """Say whether an occasion stands where a rule put it, as far as its days tell."""
    return occasion.is_provisional and occasion.state in {OccasionState.PLANNED, OccasionState.CANCELLED}


def follow(occasion: Occasion, to: When | None) -> None:
    """Put a computed occasion where a rule expects it now; None where it is expected no more."""
    if to is None:
        occasion.cancel(None)
    elif occasion.state == "cancelled":
        occasion.expect_again(to)
    else:
        occasion.move(to, provisional=True, citation=None)


def _is_told(one: Recorded) -> bool:
    told = getattr(one.event, "citation", None) is not None
    return told and (one.via not in _MACHINES or isinstance(one.event, Cancelled))
