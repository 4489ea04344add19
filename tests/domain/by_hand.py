"""Records made by hand for the pure functions: entries, measures and demands, a line each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from tracker.domain.demand_events import Counting
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts, Record, Session
from tracker.domain.scorecard import Card, score
from tracker.domain.standing import Standing, stand, steps

TODAY = date(2023, 6, 1)
MADE_ON = date(2021, 12, 7)
_numbers = count(1)

Says = str | NotCounted | NotKnown
"""A letter, or what stands in its place."""


def said(what: Says, day: str = "2022-01-01", measure: str = "kz-1.1", **facts: Any) -> Entry:
    """An assessment that counts."""
    judged: dict[str, Any] = {
        "letter": Letter(what) if isinstance(what, str) else None,
        "not_counted": what if isinstance(what, NotCounted) else None,
        "not_known": what if isinstance(what, NotKnown) else None,
    }
    return an_entry(Kind.ASSESSMENT, day, measure, **judged | facts)


def happened(direction: str, day: str = "2022-03-01", measure: str = "kz-1.1", **facts: Any) -> Entry:
    """A development that an organ of the State brought about."""
    return an_entry(Kind.DEVELOPMENT, day, measure, **{"direction": direction, "by_the_state": True} | facts)


def an_entry(kind: Kind, day: str = "2022-03-01", measure: str = "kz-1.1", **facts: Any) -> Entry:
    """Any entry; an empty measure makes it one that lists none."""
    effective = date.fromisoformat(day)
    ordinary: dict[str, Any] = {
        "entry_id": f"e{next(_numbers):05}",
        "demand": measure.partition(".")[0] or "kz-1",
        "looked_on": effective,
        "recorded_on": effective,
        "measures": (measure,) if measure else (),
    }
    return Entry(kind=kind, effective=effective, **ordinary | facts)


def a_demand(reference: str = "kz-1", *, measures: int = 1, **facts: Any) -> DemandFacts:
    """A demand on Kazakhstan that counts."""
    made_on = facts.get("made_on", MADE_ON)
    numbers = (f"{reference}.{number}" for number in range(1, measures + 1))
    ordinary: dict[str, Any] = {
        "counting": Counting.IN_N,
        "made_on": made_on,
        "country": "KZ",
        "countries": ("KZ",),
        "measures": tuple(MeasureFacts(number, None, made_on) for number in numbers),
    }
    return DemandFacts(reference=reference, **ordinary | facts)


def a_record(
    demands: Sequence[DemandFacts], *entries: Entry, on: date = TODAY, sessions: Sequence[Session] = ()
) -> Record:
    """All that is visible on a day: what is later is left out, as a reading leaves it out."""
    seen = [entry for entry in entries if entry.effective <= on]
    return Record(on, [one for one in demands if one.made_on <= on], seen, sessions)


def card_of(*entries: Entry, measures: int = 1, on: date = TODAY, **facts: Any) -> Card:
    """The card of a country of which one thing was asked."""
    return score(a_record([a_demand(measures=measures, **facts)], *entries, on=on), "KZ")


def standing_of(*entries: Entry) -> Standing:
    """Where the one measure stands after its assessments and whatever else lists it."""
    assessments = [entry for entry in entries if entry.kind is Kind.ASSESSMENT]
    return stand(steps(assessments), [entry for entry in entries if entry.kind is not Kind.ASSESSMENT])


def unlooked(entry: Entry) -> Entry:
    """The same entry, which nobody counts as a look."""
    return replace(entry, looked_on=None)
