"""An occasion as signed-in people see it: who recorded what of it, what may be recorded, what will be stale by then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.application.occasion_deeds import Flag, OccasionDeed, OccasionDeeds
from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.rights import Right, Who
from tracker.web import dates
from tracker.web.views.citations import Citation, citation
from tracker.web.views.occasions import Period, period
from tracker.web.wording import Text
from tracker.web.workspace.desk import Live
from tracker.web.workspace.occasion_labels import DEED
from tracker.web.workspace.views.acts import Act
from tracker.web.workspace.views.history import Teller


@dataclass(frozen=True)
class DeedView:
    """One thing that was recorded of an occasion. `nickname` is empty for who is not to know by whom."""

    label: str
    when: Period
    is_provisional: bool
    at: str
    nickname: str
    citation: Citation | None


@dataclass(frozen=True)
class Flagged:
    """What was noted on one day ahead of an occasion's day: demands, each with its title and its quiet days."""

    noted_on: str
    when: Period
    demands: Sequence[tuple[str, Text | None, int]]


def may_plan(who: Who, occasion: OccasionFacts) -> bool:
    """Say whether an account may record what becomes of an occasion."""
    return any(who.has(Right.PLAN, country) for country in [*occasion.countries] or (None,))


def acts_of(occasion: OccasionFacts, live: Live) -> list[Act]:
    """Say what this reader may record of an occasion."""
    if not may_plan(live.desk.who, occasion):
        return []
    here = f"/occasions/{occasion.key}"
    return [Act(code, f"{here}/{code}") for code in possible(occasion, live)]


def possible(occasion: OccasionFacts, live: Live) -> Iterator[str]:
    """Give what can become of an occasion on this day."""
    if occasion.state is OccasionState.HELD:
        return
    if occasion.state is OccasionState.CANCELLED:
        yield "announce"
        return
    if occasion.is_provisional or occasion.state is OccasionState.PLANNED:
        yield "announce"
    yield "move"
    yield "cancel"
    if not occasion.recurs_annually and occasion.on.first <= live.desk.today:
        yield "hold"


def deeds(told: OccasionDeeds, occasion: OccasionFacts, live: Live) -> list[DeedView]:
    """Tell what was recorded, newest first; the words of the sources must be open."""
    teller = Teller.of(live)
    knows_whom = may_plan(live.desk.who, occasion)
    return [_deed(one, teller, knows_whom=knows_whom) for one in reversed(told.deeds)]


def flagged(told: OccasionDeeds, live: Live) -> list[Flagged]:
    """Tell which demands were noted to go stale, newest first; the words of their titles must be open."""
    language = live.desk.account.language

    def by_day(flag: Flag) -> tuple[str, str]:
        return flag.at.date().isoformat(), flag.on.isoformat()

    groups = [list(its) for _, its in groupby(sorted(told.flags, key=by_day, reverse=True), key=by_day)]
    return [
        Flagged(
            noted_on=dates.day(its[0].at.date(), language),
            when={"first": its[0].on.isoformat(), "last": its[0].on.isoformat(), "precision": "day"},
            demands=[(one.demand, _title(one.demand, live), one.quiet_days) for one in its],
        )
        for its in groups
    ]


def words_of(told: OccasionDeeds, live: Live) -> list[object]:
    """List the facts whose words this prints."""
    known = live.shelf.demands
    titles = [known[one.demand]["title"] for one in told.flags if one.demand in known]
    return [titles, [_about(one) for one in told.deeds]]


def _deed(one: OccasionDeed, teller: Teller, *, knows_whom: bool) -> DeedView:
    told = teller.told(one.at, one.account, DEED[one.what], None)
    return DeedView(
        label=told.label,
        when=period(one.on),
        is_provisional=one.is_provisional and one.what in {"planned", "moved"},
        at=told.at,
        nickname=told.nickname if knows_whom else "",
        citation=citation(_about(one), teller.live.wording),
    )


def _about(one: OccasionDeed) -> Mapping[str, object] | None:
    """Give a citation as entries hold it."""
    source = one.citation
    if source is None:
        return None
    return {
        "document": source.document,
        "publication": source.publication,
        "address": source.address,
        "restricted_in": source.restricted_in,
        "on": source.on.isoformat() if source.on else None,
    }


def _title(reference: str, live: Live) -> Text | None:
    demand = live.shelf.demands.get(reference)
    return live.wording.say(demand["title"]) if demand else None
