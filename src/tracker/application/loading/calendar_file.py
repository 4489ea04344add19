"""calendar.yaml: occasions that were held or are to come, and anniversaries.

Rules and reminder leads are code, and come with the reminders.
"""

from collections.abc import Mapping
from typing import Any

from tracker.application.loading.file_load import FileLoad
from tracker.application.loading.ledger import Fate
from tracker.application.loading.reading_rows import (
    citation,
    codes,
    confidence,
    keys,
    span,
    when,
)
from tracker.application.register_reading import Register
from tracker.domain.occasion import Occasion
from tracker.domain.values import Audience, Code, Key, Row

_Row = Mapping[str, Any]
_UNSURE = {"provisional", "presumed", "expected"}
_ANNOUNCED = {"announced", "convened", "fixed"}


def load_calendar_file(load: FileLoad, register: Register) -> None:
    """Load calendar.yaml."""
    for row in register.calendar["events"]:
        fate, mark = load.ledger.look_at("events", row["key"], row)
        if fate is Fate.NEW:
            occasion = load.new("occasion", row["key"], _plan(load, row, mark))
            _settle(load, occasion, row, mark)
        elif fate is Fate.CHANGED:
            _amend(load, row, mark)
    for row in register.calendar["anniversaries"]:
        fate, mark = load.ledger.look_at("anniversaries", row["key"], row)
        if fate is Fate.NEW:
            load.new("occasion", row["key"], _anniversary(load, row, mark))
        elif fate is Fate.CHANGED:
            load.ledger.cannot(row["key"], "load.anniversary_changed")


def _plan(load: FileLoad, row: _Row, mark: Row) -> Occasion:
    draft, published = load.draft, row["report_published"]
    return Occasion.plan(
        key=Key(row["key"]),
        kind=Code(row["kind"]),
        body=Code(row["body"].replace(" ", "_")),
        countries=codes(row["countries"]),
        instruments=codes(row["conventions"]),
        demands=(),
        session=Code(row["session"]) if row["session"] else None,
        cycle=row["cycle"],
        on=span(row),
        provisional=row["provisional"] or row["status"] in _UNSURE,
        recurs_annually=False,
        audience=Audience.PUBLIC,
        title=draft.words(row["title"]),
        place=draft.words(row["place"]),
        report_on=when(published) if published else None,
        confidence=confidence(row),
        citation=citation(draft, row["source"]),
        notes=draft.words(row["note"]),
        row=mark,
    )


def _settle(load: FileLoad, occasion: Occasion, row: _Row, mark: Row) -> None:
    source = citation(load.draft, row["source"])
    if row["status"] in _ANNOUNCED:
        occasion.confirm(source, row=mark)
    elif row["status"] == "cancelled":
        occasion.cancel(source, row=mark)
    elif row["status"] == "held":
        occasion.hold(source, row=mark)


def _amend(load: FileLoad, row: _Row, mark: Row) -> None:
    occasion = load.named("occasion", row["key"], Occasion)
    if occasion is None:
        return
    before = occasion.on, occasion.state
    if occasion.on != span(row):
        source = citation(load.draft, row["source"])
        unsure = row["provisional"] or row["status"] in _UNSURE
        occasion.move(span(row), provisional=unsure, citation=source, row=mark)
    if occasion.state != _state(row["status"]):
        _settle(load, occasion, row, mark)
    if before == (occasion.on, occasion.state):
        load.ledger.cannot(row["key"], "load.occasion_changed")


def _state(status: str) -> str:
    return "confirmed" if status in _ANNOUNCED else status if status in {"held", "cancelled"} else "planned"


def _anniversary(load: FileLoad, row: _Row, mark: Row) -> Occasion:
    draft = load.draft
    return Occasion.plan(
        key=Key(row["key"]),
        kind=Code("anniversary"),
        countries=codes(row["countries"]),
        instruments=(),
        demands=keys(row["demands"]),
        on=when(row),
        provisional=False,
        recurs_annually=row["recurs_annually"],
        audience=Audience(row["audience"]),
        title=draft.words(row["title"]),
        confidence=confidence(row),
        citation=citation(draft, row["source"]),
        notes=draft.words(row["note"]),
        row=mark,
    )
