"""An occasion as signed-in people see it: who recorded what of it, what may be recorded, what will be stale by then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.application.occasion_deeds import Flag, OccasionDeed, OccasionDeeds
from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.rights import Right, Who
from tracker.web import dates
from tracker.web.labels import OCCASION_FIELD
from tracker.web.site import NoSuchThing
from tracker.web.views.citations import Citation, citation
from tracker.web.views.occasions import Period, period
from tracker.web.wording import Text
from tracker.web.workspace.desk import Live
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.occasion_labels import DEED
from tracker.web.workspace.views.acts import Act
from tracker.web.workspace.views.history import Teller


@dataclass(frozen=True)
class DeedView:
    """One thing that was recorded of an occasion.

    `nickname` is empty, and `reason` is None, for who is not to know them; `changed` is what was corrected, as
    messages, and then nothing was said of its days.
    """

    label: str
    when: Period
    is_provisional: bool
    at: str
    nickname: str
    citation: Citation | None
    changed: Sequence[str]
    reason: Text | None


@dataclass(frozen=True)
class Flagged:
    """What was noted on one day ahead of an occasion's day: demands, each with its title and its quiet days."""

    noted_on: str
    when: Period
    demands: Sequence[tuple[str, Text | None, int]]


def may_plan(who: Who, occasion: OccasionFacts) -> bool:
    """Say whether an account may record what becomes of an occasion."""
    return any(who.has(Right.PLAN, country) for country in [*occasion.countries] or (None,))


def occasion_of(live: Live) -> OccasionFacts:
    """Give the occasion of the address, if the account may record something of it; raises NoSuchThing, NotForYou."""
    versions = live.look.occasion_versions(live.sight, live.desk.route["key"])
    if not versions:
        raise NoSuchThing
    occasion = versions[-1].occasion
    if not may_plan(live.desk.who, occasion):
        raise NotForYou
    return occasion


def title_of(live: Live, occasion: OccasionFacts) -> str:
    """Give an occasion's title."""
    live.open(occasion.about["title"])
    return live.wording.plain(occasion.about["title"]) or occasion.key


def is_ours(who: Who, occasion: OccasionFacts) -> bool:
    """Say whether an account is of a team that an occasion concerns: its notes are for that team."""
    return any(who.is_team_of(country) for country in [*occasion.countries] or (None,))


def acts_of(occasion: OccasionFacts, live: Live) -> list[Act]:
    """Say what this reader may record of an occasion."""
    if not may_plan(live.desk.who, occasion):
        return []
    here = f"/occasions/{occasion.key}"
    return [Act(code, f"{here}/{code}") for code in possible(occasion, live)]


def possible(occasion: OccasionFacts, live: Live) -> Iterator[str]:
    """Give what can be recorded of an occasion on this day."""
    state, is_over = occasion.state, occasion.state is OccasionState.HELD
    if not is_over and (occasion.is_provisional or state is not OccasionState.CONFIRMED):
        yield "announce"
    if not occasion.recurs_annually and state in {OccasionState.PLANNED, OccasionState.CONFIRMED}:
        yield "move"
        yield "cancel"
        if occasion.on.first <= live.desk.today:
            yield "hold"
    yield "correct"


def deeds(told: OccasionDeeds, occasion: OccasionFacts, live: Live) -> list[DeedView]:
    """Tell what was recorded, newest first; the words of the sources must be open."""
    teller = Teller.of(live)
    knows_whom = may_plan(live.desk.who, occasion)
    return [_deed(one, teller, knows_whom=knows_whom) for one in reversed(told.deeds)]


def notes_of(told: OccasionDeeds, occasion: OccasionFacts, live: Live) -> Text | None:
    """Give the notes on an occasion to the team; the words must be open."""
    return live.wording.say(told.notes) if is_ours(live.desk.who, occasion) else None


def flagged(told: OccasionDeeds, occasion: OccasionFacts, live: Live) -> list[Flagged]:
    """Tell which demands were noted to go stale by the days that it has, newest first; their titles must be open.

    Of days that are over, that were moved or that do not come nothing is told: nobody can look until then.
    """
    language, coming = live.desk.account.language, occasion.comes_on(live.desk.today)
    if coming is None or coming.first < live.desk.today or occasion.state is OccasionState.HELD:
        return []
    flags = [flag for flag in told.flags if flag.on == coming.first]

    def by_day(flag: Flag) -> tuple[str, str]:
        return flag.at.date().isoformat(), flag.on.isoformat()

    groups = [list(its) for _, its in groupby(sorted(flags, key=by_day, reverse=True), key=by_day)]
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
    return [titles, told.notes, [said for one in told.deeds for said in (_about(one), one.reason)]]


def _deed(one: OccasionDeed, teller: Teller, *, knows_whom: bool) -> DeedView:
    told = teller.told(one.at, one.account, DEED[one.what], None)
    return DeedView(
        label=told.label,
        when=period(one.on),
        is_provisional=one.is_provisional and one.what in {"planned", "moved", "expected_again"},
        at=told.at,
        nickname=told.nickname if knows_whom else "",
        citation=citation(_about(one), teller.live.wording),
        changed=[OCCASION_FIELD[name] for name in one.changed],
        reason=teller.live.wording.say(one.reason) if knows_whom else None,
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
