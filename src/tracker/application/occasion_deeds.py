"""What was done to an occasion and by whom, and which demands were noted to go stale by it: for signed-in people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain import occasion_events as events
from tracker.domain.days import When
from tracker.domain.values import Citation
from tracker.store.values import Recorded


@dataclass(frozen=True)
class OccasionDeed:
    """One thing that was said of an occasion; `what` is the second part of the event's topic, `on` its days then."""

    what: str
    at: datetime
    account: str
    on: When
    is_provisional: bool
    citation: Citation | None


@dataclass(frozen=True)
class Flag:
    """A demand that will have been quiet for so many days on the occasion's day `on`; noted at `at`."""

    demand: str
    on: date
    quiet_days: int
    period: int
    at: datetime


@dataclass(frozen=True)
class OccasionDeeds:
    """All that was recorded of an occasion, oldest first."""

    deeds: Sequence[OccasionDeed]
    flags: Sequence[Flag]


def occasion_deeds(history: Sequence[Recorded]) -> OccasionDeeds:
    """Tell what was recorded of an occasion."""
    deeds: list[OccasionDeed] = []
    flags = []
    for one in history:
        match one.event:
            case events.StaleFlagged() as flag:
                flags.append(Flag(flag.demand, flag.on, flag.quiet_days, flag.period, one.at))
            case events.Planned() | events.Moved() as dated:
                deeds.append(_deed(one, dated.on, is_provisional=dated.provisional, citation=dated.citation))
            case events.Confirmed() | events.Held() as sure:
                deeds.append(_deed(one, deeds[-1].on, is_provisional=False, citation=sure.citation))
            case events.Cancelled() as gone:
                is_provisional = deeds[-1].is_provisional
                deeds.append(_deed(one, deeds[-1].on, is_provisional=is_provisional, citation=gone.citation))
    return OccasionDeeds(deeds, flags)


def _deed(one: Recorded, on: When, *, is_provisional: bool, citation: Citation | None) -> OccasionDeed:
    what = str(type(one.event).__dict__["TOPIC"]).partition(".")[2]
    return OccasionDeed(what, one.at, one.account, on, is_provisional, citation)
