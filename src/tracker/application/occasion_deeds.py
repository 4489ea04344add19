"""What was done to an occasion and by whom, and which demands were noted to go stale by it: for signed-in people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tracker.domain import occasion_events as events
from tracker.domain.days import When
from tracker.domain.values import Citation, Words
from tracker.store.values import Recorded


@dataclass(frozen=True)
class OccasionDeed:
    """One thing that was said of an occasion; `what` is the second part of the event's topic, `on` its days then.

    Of a correction `changed` are the fields that it changed; the `reason` is for the team.
    """

    what: str
    at: datetime
    account: str
    on: When
    is_provisional: bool
    citation: Citation | None
    changed: Sequence[str] = ()
    reason: Words | None = None


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
    """All that was recorded of an occasion, oldest first, and the notes on it, which are for its team."""

    deeds: Sequence[OccasionDeed]
    flags: Sequence[Flag]
    notes: Words | None


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
            case events.ExpectedAgain() as again:
                deeds.append(_deed(one, again.on, is_provisional=True, citation=None))
            case events.Corrected() as right:
                its = _deed(one, deeds[-1].on, is_provisional=deeds[-1].is_provisional, citation=None)
                deeds.append(replace(its, changed=right.changed, reason=right.reason))
    return OccasionDeeds(deeds, flags, _notes(history))


def _notes(history: Sequence[Recorded]) -> Words | None:
    said = [one.event for one in history if isinstance(one.event, events.Planned | events.Corrected)]
    written = [one.notes for one in said if isinstance(one, events.Planned) or "notes" in one.changed]
    return written[-1] if written else None


def _deed(one: Recorded, on: When, *, is_provisional: bool, citation: Citation | None) -> OccasionDeed:
    what = str(type(one.event).__dict__["TOPIC"]).partition(".")[2]
    return OccasionDeed(what, one.at, one.account, on, is_provisional, citation)
