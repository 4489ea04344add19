"""Every day must be in the calendar, written as exactly as it is known, and have come."""

from collections.abc import Iterator, Mapping
from datetime import date

from tracker.domain.days import NotADay, Precision, When

from .links import ASSESSMENTS, CALENDAR, RATIFICATIONS, REGISTER, TIMELINE
from .places import Place
from .problems import Problem
from .source import Source, Sources

_META = ("meta.as_of", "meta.newest_source")

# What has happened, was seen or was said cannot lie in the future.
_PAST: Mapping[str, tuple[str, ...]] = {
    REGISTER: (
        "documents[].date",
        "documents[].meeting_dates.start",
        "documents[].meeting_dates.end",
        "demands[].raised_on",
        "demands[].measures[].raised_again[].date",
        "demands[].later_mentions[].date",
        "status_news[].date",
        "organisations[].leadership[].start",
        "organisations[].leadership[].end",
    ),
    TIMELINE: ("developments[].date",),
    ASSESSMENTS: (
        "evidence[].date",
        "assessments[].observed_on",
        "own_commitments[].observed_on",
        "government_positions[].date",
        "supervisory_findings[].date",
        "open_proceedings[].filed_on",
        "deadlines[].made_on",
        "reiterations[].date",
        "letters[].sent_on",
    ),
    RATIFICATIONS: (
        "countries[].conventions[].date",
        "countries[].conventions[].holds_until",
        "meta.demand_relevance[].date",
    ),
    CALENDAR: (),
}
_ANY: Mapping[str, tuple[str, ...]] = {
    REGISTER: (*_META, "demands[].flags[].date"),
    TIMELINE: _META,
    ASSESSMENTS: (*_META, "government_positions[].due_on", "deadlines[].due_on"),
    RATIFICATIONS: _META,
    CALENDAR: (
        *_META,
        "events[].start",
        "events[].end",
        "events[].report_published.date",
        "anniversaries[].date",
    ),
}
_PERIODS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    REGISTER: (("documents[].meeting_dates", "start", "end"), ("organisations[].leadership[]", "start", "end")),
    ASSESSMENTS: (("deadlines[]", "made_on", "due_on"),),
    CALENDAR: (("events[]", "start", "end"),),
}
_PRECISIONS = {
    "day": Precision.DAY,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "range": Precision.RANGE,
}


def day_problems(sources: Sources, today: date) -> Iterator[Problem]:
    """Days no calendar has, days to come, periods that end before they begin."""
    for source in sources.values():
        for pattern in _PAST[source.file]:
            yield from _wrong_days(source, pattern, today)
        for pattern in _ANY[source.file]:
            yield from _wrong_days(source, pattern, date.max)
        for pattern, first, last in _PERIODS.get(source.file, ()):
            yield from _wrong_periods(source, pattern, first, last)


def day_of(text: str) -> When | None:
    """Read the period that the text means; nothing when no calendar has it."""
    try:
        return When.parse(text)
    except NotADay:
        return None


def checked_places() -> frozenset[tuple[str, str]]:
    """List every file and pattern whose days are checked here."""
    return frozenset(
        (file, pattern) for table in (_PAST, _ANY) for file, patterns in table.items() for pattern in patterns
    )


def _wrong_days(source: Source, pattern: str, latest: date) -> Iterator[Problem]:
    for place, text in source.find(pattern):
        when = day_of(text)
        if when is None:
            yield source.problem(place, "no_such_day", value=text)
        elif when.first > latest:
            today = latest.isoformat()
            yield source.problem(place, "future_day", value=text, today=today)
        elif place[-1] in {"date", "observed_on"}:
            yield from _wrong_precision(source, place, text, when)


def _wrong_precision(source: Source, place: Place, text: str, when: When) -> Iterator[Problem]:
    stated = source.at((*place[:-1], "date_precision"))
    if stated in _PRECISIONS and _PRECISIONS[stated] is not when.precision:
        here = (*place[:-1], "date_precision")
        yield source.problem(here, "precision_differs", value=text, stated=stated)


def _wrong_periods(source: Source, pattern: str, first: str, last: str) -> Iterator[Problem]:
    for place, row in source.find(pattern):
        begins, ends = day_of(row[first]), day_of(row[last] or "")
        if begins and ends and ends.last < begins.first:
            values = {"first": row[first], "last": row[last]}
            yield source.problem((*place, last), "ends_before_it_begins", **values)
