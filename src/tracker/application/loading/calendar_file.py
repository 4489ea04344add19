"""calendar.yaml: occasions that were held or are to come, anniversaries, and which days were not found.

Rules and reminder leads are code, and come with the reminders.
"""

from collections.abc import Mapping, Sequence
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
from tracker.domain.calendar_rules import RULES
from tracker.domain.occasion import Occasion
from tracker.domain.values import Audience, Citation, Code, Key, Row

_Row = Mapping[str, Any]
_UNSURE = {"provisional", "presumed", "expected"}
_ANNOUNCED = {"announced", "convened", "fixed"}


def load_calendar_file(load: FileLoad, register: Register) -> None:
    """Load calendar.yaml."""
    for row in register.calendar["events"]:
        fate, mark = load.ledger.look_at("events", row["key"], row)
        if fate is Fate.NEW:
            _enter(load, row, mark)
        elif fate is Fate.CHANGED:
            _amend(load, row, mark)
    for row in register.calendar["anniversaries"]:
        fate, mark = load.ledger.look_at("anniversaries", row["key"], row)
        if fate is Fate.NEW:
            load.new("occasion", row["key"], _anniversary(load, row, mark))
        elif fate is Fate.CHANGED:
            load.ledger.cannot(row["key"], "load.anniversary_changed")
    if register.calendar.get("not_found") is not None:
        _miss(load, register.calendar["not_found"])


def _miss(load: FileLoad, missing: Sequence[Mapping[str, str]]) -> None:
    fate, mark = load.ledger.look_at("not_found", "not_found", {"what": missing})
    if fate is not Fate.SAME:
        load.coalition.miss_days([load.draft.words(text) for text in missing], row=mark)


def _enter(load: FileLoad, row: _Row, mark: Row) -> None:
    """Enter an occasion; one that a rule has computed takes on what the row says, a person's stays as it is."""
    occasion = load.named("occasion", row["key"], Occasion)
    if occasion is None:
        occasion = load.new("occasion", row["key"], _plan(load, row, mark))
    elif occasion.rule is None or not occasion.is_provisional:
        return load.ledger.leave(Fate.NEW)
    elif occasion.on != span(row):
        occasion.move(span(row), provisional=_is_unsure(row), citation=_source(load, row), row=mark)
    return _settle(load, occasion, row, mark)


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
        rule=_rule(row),
        provisional=_is_unsure(row),
        recurs_annually=False,
        audience=Audience.PUBLIC,
        title=draft.words(row["title"]),
        place=draft.words(row["place"]),
        report_on=when(published) if published else None,
        confidence=confidence(row),
        citation=_source(load, row),
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
        occasion.move(span(row), provisional=_is_unsure(row), citation=_source(load, row), row=mark)
    if occasion.state != _state(row["status"]):
        _settle(load, occasion, row, mark)
    if before == (occasion.on, occasion.state):
        load.ledger.cannot(row["key"], "load.occasion_changed")


def _is_unsure(row: _Row) -> bool:
    return row["provisional"] or row["status"] in _UNSURE


def _rule(row: _Row) -> Key | None:
    """Name the rule that computed the days of a row, which the row says in place of a source."""
    said = str(row["source"]).removeprefix("projected by rule ")
    return Key(said) if row["provisional"] and said in RULES else None


def _source(load: FileLoad, row: _Row) -> Citation | None:
    """Cite where the days are told; a rule is not a source, and pages say by which rule they were reckoned."""
    return None if _rule(row) else citation(load.draft, row["source"])


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
