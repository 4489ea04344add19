"""Entries of a session's demands as lines, each with a demand on which it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.domain.record import Entry, Kind
from tracker.web.sessions.matter import Matter
from tracker.web.views.entries import Line, line
from tracker.web.wording import Wording

TOLD = {
    Kind.DEVELOPMENT,
    Kind.POSITION,
    Kind.FINDING,
    Kind.LETTER,
    Kind.REMINDER,
    Kind.ANSWER,
    Kind.RAISED_AGAIN,
    Kind.PROCEEDING,
    Kind.DUE_DAY,
}
"""The entries that a room lists: assessments stand as letters that changed, and looks as what is stale."""


@dataclass(frozen=True)
class Happened:
    """One entry, and a demand on which it stands."""

    reference: str
    line: Line


def happened(entries: Iterable[Entry], matter: Matter, wording: Wording) -> Sequence[Happened]:
    """Describe entries, in their order."""
    places = where(matter)
    return [Happened(places[one.entry_id], line(one, wording)) for one in entries]


def where(matter: Matter) -> dict[str, str]:
    """Say of each entry on which demand before the forum it stands first."""
    found: dict[str, str] = {}
    for ground in matter.before:
        for one in matter.entries.get(ground.demand.reference, ()):
            found.setdefault(one.entry_id, ground.demand.reference)
    return found
