"""Calendar files (RFC 5545): all-day entries, written so that no text can become a line of its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from icalendar import Alarm, Calendar, Event, vDatetime, vDuration, vText

from tracker.domain.days import When
from tracker.web.plain import line

CALENDAR = "text/calendar; charset=utf-8"

CONFIRMED, TENTATIVE, CANCELLED = "CONFIRMED", "TENTATIVE", "CANCELLED"

_DAY = timedelta(days=1)
_LOOKED_AT_AGAIN = _DAY


@dataclass(frozen=True)
class Marked:
    """Some days in a calendar.

    `uid` stays when the days change, and `sequence` then grows. `alarms` say how long before its first midnight a
    phone rings. What is `yearly` comes back on the same days, so they must not hold a 29 February.
    """

    uid: UUID
    on: When
    title: str
    changed_on: date
    status: str = CONFIRMED
    sequence: int = 0
    said: Sequence[str] = ()
    place: str = ""
    yearly: bool = False
    alarms: Sequence[timedelta] = ()


class _Text(vText):
    """A text of which every sign comes back: the library alone takes a backslash before an N for the end of a line."""

    def to_ical(self) -> bytes:
        return re.sub(r"([\\;,])", r"\\\1", str(self)).replace("\n", "\\n").encode()


def calendar_file(maker: str, name: str, said: str, marked: Iterable[Marked]) -> bytes:
    """Write a calendar; `maker` is the public identifier of the program, `said` stands over all of it."""
    calendar = Calendar()
    calendar.add("prodid", maker)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for field in ("name", "x-wr-calname"):
        calendar.add(field, _Text(line(name)))
    for field in ("description", "x-wr-caldesc"):
        if said:
            calendar.add(field, _Text(line(said)))
    again = vDuration(_LOOKED_AT_AGAIN)
    again.params["VALUE"] = "DURATION"
    calendar.add("refresh-interval", again)
    calendar.add("x-published-ttl", vDuration(_LOOKED_AT_AGAIN))
    for one in marked:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Marked) -> Event:
    event = Event()
    changed_at = vDatetime(datetime.combine(one.changed_on, time(), UTC))
    event.add("uid", str(one.uid))
    for field in ("dtstamp", "last-modified"):  # days only: the time of day would say when somebody was at work
        event.add(field, changed_at)
    event.add("sequence", one.sequence)
    event.add("dtstart", one.on.first)
    event.add("dtend", one.on.last + _DAY)
    if one.yearly:
        event.add("rrule", {"freq": "yearly"})
    event.add("summary", _Text(line(one.title)))
    event.add("status", one.status)
    event.add("transp", "TRANSPARENT")
    if one.place:
        event.add("location", _Text(line(one.place)))
    if one.said:
        event.add("description", _Text("\n".join(map(line, one.said))))
    for before in one.alarms:
        event.add_component(_alarm(one, before))
    return event


def _alarm(one: Marked, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", _Text(line(one.title)))
    return alarm
