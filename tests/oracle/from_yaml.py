"""A scorecard straight from the bundled YAML, as the demo publishes it: all is known, samples count."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tests.oracle import reckoning
from tests.oracle.reckoning import Act, Asked, Entry, Said

Row = Mapping[str, Any]


def card(register: Mapping[str, Row], country: str, on: date) -> dict[str, Any]:
    """The card's JSON object without `known_by` and `release`.

    `register` holds the five parsed documents by the stems of their files; `entries` are row keys, sorted.
    """
    card = reckoning.card(
        country,
        on,
        sample=True,
        demands=[_asked(row, register, country, on) for row in register["register"]["demands"]],
        acts=_acts(register, on),
        sessions=_sessions(register["calendar"]["events"]),
    )
    for demand in card["demands"]:
        demand["entries"] = sorted(demand["entries"])
    return card


def last_day(text: str) -> date:
    """The last day of `2021`, `2021-12`, `2021-12-07` or `2021-12/2022-02`."""
    numbers = [int(part) for part in text.rsplit("/", maxsplit=1)[-1].split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else 12
    return date(year, month, numbers[2] if len(numbers) > 2 else monthrange(year, month)[1])


def _number(measure: str) -> int:
    return int(measure.rsplit(".", 1)[1])


def _demand_of(measure: str) -> str:
    return measure.rsplit(".", 1)[0]


def _asked(row: Row, register: Mapping[str, Row], country: str, on: date) -> Asked:
    key = row["key"]
    said = [_said(one) for one in register["assessments"]["assessments"] if one["demand"] == key]
    said = [one for one in said if one.day <= on]
    entries = [one for one in _entries(key, register) if one.day <= on]
    return Asked(
        reference=key,
        made_on=date.fromisoformat(row["raised_on"]),
        counting=row["counting"],
        addressed=row["addressee"]["country"],
        countries=frozenset(row["countries"]),
        measures=frozenset(
            _number(measure["key"]) for measure in row["measures"] if measure.get("country") in {None, country}
        ),
        same=[(None, _demand_of(measure), _number(measure)) for measure in _raised_again(key, register)],
        specific=any(_made_on(by, register) <= on for by in row.get("made_specific_by", [])),
        entries=entries,
        said=said,
    )


def _raised_again(key: str, register: Mapping[str, Row]) -> Iterable[str]:
    """The measures of others that this demand raises again; by none of them it loses one of its own."""
    for demand in register["register"]["demands"]:
        for measure in demand["measures"]:
            if any(again["demand"] == key for again in measure.get("raised_again", [])):
                yield measure["key"]


def _made_on(key: str, register: Mapping[str, Row]) -> date:
    (row,) = (row for row in register["register"]["demands"] if row["key"] == key)
    return date.fromisoformat(row["raised_on"])


def _said(row: Row) -> Said:
    return Said(
        id=row["key"],
        measure=_number(row["measure"]),
        day=last_day(row["observed_on"]),
        what=row.get("letter") or row.get("not_counted") or "not_known",
        irreversible=row["irreversible"],
        basis=frozenset(row["basis"]),
    )


def _entries(key: str, register: Mapping[str, Row]) -> Iterable[Entry]:
    assessed = register["assessments"]
    for kind, day, rows in (
        ("development", "date", register["timeline"]["developments"]),
        ("background", "date", register["register"]["status_news"]),
        ("position", "date", assessed["government_positions"]),
        ("finding", "date", assessed["supervisory_findings"]),
        ("proceeding", "filed_on", assessed["open_proceedings"]),
        ("due_day", "made_on", assessed["deadlines"]),
        ("raised_again", "date", assessed["reiterations"]),
        ("letter", "sent_on", assessed["letters"]),
    ):
        for row in rows:
            measures = [*row.get("measures", []), *_point_measures(row)]
            if row.get("audience", "public") != "public":
                continue
            if key in row["demands"] or key in map(_demand_of, measures):
                mine = [measure for measure in measures if _demand_of(measure) == key]
                yield _entry(kind, last_day(row[day]), row, mine)
    for row in assessed["assessments"]:
        if row["demand"] == key:
            day_of_it = last_day(row["observed_on"])
            yield Entry(row["key"], day_of_it, "assessment", day_of_it)


def _point_measures(row: Row) -> Iterable[str]:
    for point in row.get("points", []):
        yield from point["measures"]


def _entry(kind: str, day: date, row: Row, measures: Iterable[str]) -> Entry:
    return Entry(
        id=row["key"],
        day=day,
        kind=kind,
        look=day,
        measures=frozenset(map(_number, measures)),
        says=row.get("direction") or row.get("position"),
        answer_known=row.get("answer") != "unknown",
    )


def _acts(register: Mapping[str, Row], on: date) -> dict[str, Act]:
    return {
        row["key"]: Act(last_day(row["date"]), row["direction"])
        for row in register["timeline"]["developments"]
        if row["actor"] == "state" and row["audience"] == "public" and last_day(row["date"]) <= on
    }


def _sessions(events: Iterable[Row]) -> Iterable[tuple[str, date]]:
    for row in events:
        if row["kind"] == "ilc_session" and row["status"] != "cancelled" and not row["provisional"]:
            yield str(row["session"]), last_day(row["end"])
