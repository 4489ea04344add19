"""Occasions as JSON objects: their titles in one language, their days as exactly as they are known."""

from collections.abc import Sequence
from typing import Any

from tracker.application.reader import Sight
from tracker.web.views.country_json import known
from tracker.web.views.occasions import Line, Occasion
from tracker.web.wording import Wording


def occasions_json(lines: Sequence[Line], wording: Wording, sight: Sight, *, sample: bool) -> dict[str, Any]:
    """Make the object of a list."""
    return {**known(sight, sample=sample), "language": wording.language, "occasions": [_line(one) for one in lines]}


def occasion_json(page: Occasion, wording: Wording, sight: Sight, *, sample: bool) -> dict[str, Any]:
    """Make the object of one occasion."""
    return {
        **known(sight, sample=sample),
        "language": wording.language,
        **_line(page.line),
        "place": page.place.text if page.place else None,
        "report_on": page.report_on,
        "conventions": [code for code, _ in page.conventions],
        "demands": [reference for reference, _ in page.demands],
        "submitted": [
            {
                "entry": one.entry_id,
                "country": one.country,
                "procedure": one.procedure,
                "body": one.body,
                "on": one.when,
                "conventions": list(one.conventions),
                "document": one.document,
                "became": [{"fate": its.fate, "on": its.when} for its in one.became],
            }
            for one in page.submitted
        ],
        "lists": [
            {"entry": one.entry_id, "country": one.country, "list": one.case_list, "is_on": one.is_on, "on": one.when}
            for one in page.lists
        ],
        "history": [
            {"known_from": one.from_day.isoformat(), "on": one.when, "status": one.status or None}
            for one in page.history
        ],
        "corrections": [{"on": day.isoformat(), "what": list(names)} for day, names in page.corrections],
    }


def _line(one: Line) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.title.text,
        "on": one.when,
        "status": one.status or None,
        "rule": one.rule,
        "moved_from": one.was,
        "every_year_since": one.since,
        "anniversary": one.number,
        "body": one.body,
        "countries": list(one.countries),
    }
