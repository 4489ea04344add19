"""What is recorded about an occasion: a session, a meeting, a deadline, an anniversary."""

from datetime import date
from typing import ClassVar

from tracker.domain.days import When
from tracker.domain.events import Event, MadeEvent
from tracker.domain.values import Audience, Citation, Code, Confidence, Key, Words


class Planned(MadeEvent):
    """An occasion entered the calendar.

    `rule` names the rule that computed a provisional day, None where a source gives it; the parts of one session
    share `session`.
    """

    TOPIC: ClassVar[str] = "occasion.planned"
    STAFF = ("row", "notes")

    key: Key
    kind: Code
    body: Code | None
    countries: tuple[Code, ...]
    instruments: tuple[Code, ...]
    demands: tuple[Key, ...]
    session: Code | None
    cycle: int | None
    on: When
    rule: Key | None
    provisional: bool
    recurs_annually: bool
    audience: Audience
    title: Words
    place: Words | None
    report_on: When | None
    confidence: Confidence
    citation: Citation | None
    notes: Words | None


class Confirmed(Event):
    """Whoever convenes it announced the days."""

    TOPIC: ClassVar[str] = "occasion.confirmed"

    citation: Citation | None


class Moved(Event):
    """It was put on other days."""

    TOPIC: ClassVar[str] = "occasion.moved"

    on: When
    provisional: bool
    citation: Citation | None


class Cancelled(Event):
    """It does not take place."""

    TOPIC: ClassVar[str] = "occasion.cancelled"

    citation: Citation | None


class Held(Event):
    """It took place."""

    TOPIC: ClassVar[str] = "occasion.held"

    citation: Citation | None


class ExpectedAgain(Event):
    """A rule expects it again, on these days: what it was reckoned from had been cancelled, and takes place."""

    TOPIC: ClassVar[str] = "occasion.expected_again"

    on: When


class Corrected(Event):
    """What it is was recorded wrongly; its kind, its key and its days are never corrected.

    `changed` names the fields that say something else now, an empty one is None; all the others stay as they are.
    """

    TOPIC: ClassVar[str] = "occasion.corrected"
    STAFF = ("row", "notes", "reason")

    changed: tuple[Code, ...]
    title: Words | None
    place: Words | None
    countries: tuple[Code, ...] | None
    instruments: tuple[Code, ...] | None
    demands: tuple[Key, ...] | None
    audience: Audience | None
    notes: Words | None
    reason: Words


class StaleFlagged(Event):
    """It was noticed that nobody will have looked at a demand for too long when the occasion comes.

    `on` is the occasion's day that was looked ahead to, `quiet_days` and `period` are days. It remembers that a
    notice was raised; whether a demand is stale is always computed, never read from here.
    """

    TOPIC: ClassVar[str] = "occasion.stale_flagged"

    demand: Key
    on: date
    quiet_days: int
    period: int
