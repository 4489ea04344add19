"""Values of a row in the words of the domain."""

from collections.abc import Mapping
from typing import Any

from tracker.application.draft import Draft
from tracker.domain.days import When
from tracker.domain.values import Citation, Code, Confidence, Key, Organ, OrganClass

Row = Mapping[str, Any]


def when(row: Row, name: str = "date") -> When:
    """Read the day of a row; an approximate one is marked as about then."""
    return When.parse(row[name], about=row.get("date_basis") == "approximate")


def span(row: Row) -> When:
    """Read the days of an occasion, from `start` to `end`."""
    first, last = When.parse(row["start"]), When.parse(row["end"])
    return first if first == last else When.between(first.first, last.last)


def codes(values: list[str]) -> tuple[Code, ...]:
    """Read a list of codes."""
    return tuple(Code(value) for value in values)


def keys(values: list[str]) -> tuple[Key, ...]:
    """Read a list of keys."""
    return tuple(Key(value) for value in values)


def citation(draft: Draft, source: str) -> Citation:
    """Take the one string `source` for what it is: a publication that anyone can look up."""
    return Citation(None, draft.plain(source), None, (), None)


def confidence(row: Row) -> Confidence:
    """Read how sure the row is."""
    return Confidence(row["confidence"])


def organ(draft: Draft, row: Row) -> Organ | None:
    """Read who acted, None where the row does not say."""
    if row.get("actor") is None and row["organ"] is None:
        return None
    kind = OrganClass(row["actor"]) if row.get("actor") else OrganClass.STATE
    return Organ(kind, draft.words(row["organ"]))


def numbers_of(demand: str, measures: list[str]) -> tuple[int, ...]:
    """Give the numbers of those measures that belong to a demand."""
    own = (measure.rsplit(".", 1) for measure in measures)
    return tuple(int(number) for reference, number in own if reference == demand)
