"""Days that cannot be, and judgements out of time."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.application.register_reading.given import Folder
from tracker.application.register_reading import ASSESSMENTS, FILES, REGISTER, Problem
from tracker.application.register_reading.day_checks import checked_places
from tracker.register import schema_of

NEWS = "date: 2022-01\n  date_precision: month"


@pytest.mark.parametrize("value", ["2021-02-31", "2021-02-29", "0000-01-01", "2020-06/2020-02"])
def test_a_day_that_no_calendar_has_is_refused(small: Folder, value: str) -> None:
    line = small.spoil(REGISTER, NEWS, f"date: {value}\n  date_precision: null")

    assert small.problem() == Problem(REGISTER, line, "sn-2021-01", "no_such_day", {"value": value})


@pytest.mark.parametrize("value", ["2026-11-22", "2026-12", "'2027'", "2026-12/2027-01"])
def test_a_day_to_come_is_refused(small: Folder, value: str) -> None:
    line = small.spoil(REGISTER, NEWS, f"date: {value}\n  date_precision: null")

    values = {"value": value.strip("'"), "today": "2026-11-21"}
    assert small.problem() == Problem(REGISTER, line, "sn-2021-01", "future_day", values)


@pytest.mark.parametrize("value", ["2026-11-21", "2026-11", "'2026'", "2026-10/2027-01"])
def test_a_period_that_has_begun_is_taken(small: Folder, value: str) -> None:
    small.spoil(REGISTER, NEWS, f"date: {value}\n  date_precision: null")

    small.read()


def test_a_due_day_may_be_to_come_but_not_before_its_promise(small: Folder) -> None:
    small.read()

    line = small.spoil(ASSESSMENTS, "due_on: '2030-12-31'", "due_on: 2022-02")

    values = {"first": "2022-03", "last": "2022-02"}
    assert small.problem() == Problem(ASSESSMENTS, line, "cd-kg-01", "ends_before_it_begins", values)


def test_a_date_is_as_exact_as_its_precision_says(small: Folder) -> None:
    line = small.spoil(REGISTER, "date_precision: month", "date_precision: day")

    values = {"value": "2022-01", "stated": "day"}
    assert small.problem() == Problem(REGISTER, line, "sn-2021-01", "precision_differs", values)


@pytest.mark.parametrize("day", ["2021-12-06", "2021-11", "'2020'"])
def test_a_letter_before_its_demand_is_refused(small: Folder, day: str) -> None:
    line = small.spoil(
        ASSESSMENTS,
        "observed_on: 2022-06\n  date_precision: month",
        f"observed_on: {day}\n  date_precision: null",
    )

    values = {"demand": "kg-2021-1", "raised": "2021-12-07"}
    assert small.problem() == Problem(ASSESSMENTS, line, "as-0002", "before_its_demand", values)


def test_a_letter_counts_from_the_last_day_of_its_period(small: Folder) -> None:
    small.spoil(ASSESSMENTS, "observed_on: 2022-06", "observed_on: 2021-12")

    small.read()


def test_on_the_day_of_the_demand_there_is_only_a_baseline(small: Folder) -> None:
    line = small.spoil(ASSESSMENTS, "baseline: true", "baseline: false") - 3

    values = {"demand": "kg-2021-1", "raised": "2021-12-07"}
    assert small.problem() == Problem(ASSESSMENTS, line, "as-0001", "on_the_day_only_baseline", values)


@pytest.mark.parametrize("day", ["2021-12-06", "2021-12-08"])
def test_a_baseline_stands_on_the_day_of_its_demand(small: Folder, day: str) -> None:
    line = small.spoil(ASSESSMENTS, "observed_on: '2021-12-07'", f"observed_on: {day}")

    values = {"demand": "kg-2021-1", "raised": "2021-12-07"}
    assert small.problem() == Problem(ASSESSMENTS, line, "as-0001", "baseline_on_another_day", values)


@pytest.mark.parametrize(("stands", "shown"), [("letter: A", "A"), ("not_counted: ran_out", "ran_out")])
def test_a_baseline_is_b_c_or_already_met(small: Folder, stands: str, shown: str) -> None:
    line = small.spoil(ASSESSMENTS, "letter: C", stands) + 1

    assert small.problem() == Problem(ASSESSMENTS, line, "as-0001", "not_a_baseline", {"value": shown})


def test_every_day_that_the_schemas_know_is_checked() -> None:
    known = {(file, place) for file in FILES for place in _days(_schema(file))}

    assert checked_places() >= known


def _schema(file: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schema_of(file).read_text("utf-8"))
    return schema


def _days(schema: dict[str, Any], place: str = "") -> Iterator[str]:
    if schema.get("pattern", "").startswith("^[0-9]{4}("):
        yield place
    for branch in schema.get("anyOf", []):
        yield from _days(branch, place)
    yield from _days(schema["items"], f"{place}[]") if "items" in schema else ()
    for inner in schema.get("patternProperties", {}).values():
        yield from _days(inner, f"{place}{{}}")
    for name, inner in schema.get("properties", {}).items():
        yield from _days(inner, f"{place}.{name}".lstrip("."))
