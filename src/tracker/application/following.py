"""Following: what a rule reckoned from another occasion goes where that goes, and is cancelled with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When
from tracker.domain.expecting import placed
from tracker.domain.occasion import Occasion
from tracker.domain.occasion_events import Cancelled
from tracker.domain.projecting import resting
from tracker.store.log import Log
from tracker.store.values import Recorded

_MACHINES = {"scheduler", "load"}


@dataclass(frozen=True)
class Followers:
    """What was reckoned from an occasion: what goes where that goes, and what stays, as people announced it."""

    along: Sequence[OccasionFacts]
    staying: Sequence[OccasionFacts]


def followers(key: str, histories: Mapping[str, Sequence[OccasionFacts]], on: date, log: Log) -> Followers:
    """Give what was reckoned from an occasion and is to come after a day; nothing where the occasion is unknown.

    `histories` say what was known of each occasion, by its key, oldest first.
    """
    if key not in histories:
        return Followers((), ())
    found = resting(histories[key][-1], placed(histories), on)
    along = [one for one in found if is_computed(one) and _may_follow(one.key, log)]
    staying = [one for one in found if one not in along and one.state is not OccasionState.CANCELLED]
    return Followers(along, staying)


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


def _may_follow(key: str, log: Log) -> bool:
    stream_id = log.stream_of("occasion", key)
    return stream_id is not None and is_left_to_rules(log.history(stream_id))
