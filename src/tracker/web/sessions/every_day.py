"""The rooms that are looked at every day: sessions that are on now, with the countries on their final lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.daily import daily, listed
from tracker.domain.preparing import case_of, steps
from tracker.web.opened import Opened
from tracker.web.sessions.labels import STEP
from tracker.web.wording import Text

_HAS_LISTS = "ilc_session"


@dataclass(frozen=True)
class DailyRoom:
    """One room: its session and country, the last day of daily mode, and the steps of today in our words."""

    key: str
    code: str
    title: Text | None
    until: date
    today: Sequence[str]


def daily_rooms(opened: Opened, countries: Sequence[str]) -> Sequence[DailyRoom]:
    """List the rooms of some countries that are to be looked at every day, on the day of the reader."""
    calendar, on = opened.look.calendar(opened.sight), opened.sight.on
    now = [one for one in calendar if one.kind == _HAS_LISTS and _is_on(one, on)]
    return [room for session in now for code in countries for room in _room(opened, session, calendar, code)]


def _is_on(session: OccasionFacts, day: date) -> bool:
    return session.state is not OccasionState.CANCELLED and session.on.first <= day <= session.on.last


def _room(opened: Opened, session: OccasionFacts, calendar: Sequence[OccasionFacts], code: str) -> Iterator[DailyRoom]:
    if not session.concerns(code):
        return
    look, sight = opened.look, opened.sight
    its, case = steps(session, calendar, code), case_of(session, calendar, code)
    known = listed(session, case, look.around(sight).submitted(code))
    days = daily(session, its, known, look.findings(sight, code)) if known.is_listed else None
    if days is None or not days.first <= sight.on <= days.last:
        return
    opened.open(session.about["title"])
    today = [STEP[one.code] for one in its if one.on and one.on.first <= sight.on <= one.on.last]
    yield DailyRoom(session.key, code, opened.wording.say(session.about["title"]), days.last, today)
