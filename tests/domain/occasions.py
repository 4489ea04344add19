"""Occasions as the calendar knows them: one in a line, or all of the bundled register."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.given import on
from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When
from tracker.domain.expecting import Placed
from tracker.domain.values import Audience

_STATES = {"held": "held", "cancelled": "cancelled", "announced": "confirmed", "convened": "confirmed"}


def an_occasion(key: str = "ilc-115", days: str = "2027-06-07/2027-06-18", **facts: Any) -> OccasionFacts:
    """An occasion that was planned by hand, public, of nobody in particular."""
    ordinary: dict[str, Any] = {
        "kind": "ilc_session",
        "state": OccasionState.PLANNED,
        "is_provisional": False,
        "audience": Audience.PUBLIC,
    }
    return OccasionFacts(**ordinary | {"key": key, "on": on(days)} | facts)


def placed(*versions: OccasionFacts) -> Placed:
    """An occasion that was known so, oldest first."""
    return Placed(versions[-1], tuple(one.on for one in versions))


@cache
def bundled_calendar() -> Mapping[str, Any]:
    """The calendar of the bundled register, as its file says it."""
    path = Path(__file__).parents[2] / "src/tracker/register/calendar.yaml"
    read: Mapping[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return read


@cache
def of_the_register() -> Sequence[Placed]:
    """Every occasion of the bundled register."""
    return [placed(_occasion(row)) for row in bundled_calendar()["events"]]


def _occasion(row: Mapping[str, Any]) -> OccasionFacts:
    first, last, source = When.parse(row["start"]), When.parse(row["end"]), row["source"]
    published = row["report_published"]
    return OccasionFacts(
        key=row["key"],
        kind=row["kind"],
        on=first if first == last else When.between(first.first, last.last),
        state=OccasionState(_STATES.get(row["status"], "planned")),
        is_provisional=row["provisional"],
        audience=Audience.PUBLIC,
        body=row["body"].replace(" ", "_"),
        rule=source.removeprefix("projected by rule ") if source.startswith("projected") else None,
        session=row["session"],
        cycle=row["cycle"],
        countries=tuple(row["countries"]),
        about={"report_on": {"first": published["date"]} if published else None},
    )
