"""What got worse and what improved in a period: acts, and the measures they touched (methodology, The card, 4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.record import Entry, Kind, Session
from tracker.domain.standing import letter_before

_WORSE = {"regression", "mixed"}
_BETTER = {"progress", "mixed"}


@dataclass(frozen=True, slots=True)
class Change:
    """One letter that differs from the one before it, and the acts it names (its own id where it names none)."""

    measure: str
    assessment: Entry
    before: Entry
    acts: frozenset[str]
    is_worse: bool


def default_start(on: date, sessions: Iterable[Session]) -> date | None:
    """Give the day after the last ILC session that ended before a day, its parts taken as one; None if none did."""
    ends: dict[str, date] = {}
    for part in sessions:
        ends[part.number] = max(part.last, ends.get(part.number, part.last))
    ended = [end for end in ends.values() if end < on]
    return max(ended) + timedelta(days=1) if ended else None


def changes(measure: str, ordered: Sequence[Entry], start: date, entries: Mapping[str, Entry]) -> Iterable[Change]:
    """Find the letters of one measure, effective on or after a day, that are worse or better than the one before.

    First letters, falls out of unknown and changes of scale are none; a correction has replaced what it corrects
    before this is asked.
    """
    for at, entry in enumerate(ordered):
        if entry.letter is None or entry.suspended or entry.effective < start:
            continue
        before = letter_before(ordered, at)
        if before is None or before.letter is None or before.letter is entry.letter:
            continue
        if before.scale != entry.scale:
            continue
        is_worse = entry.letter.is_worse_than(before.letter)
        yield Change(measure, entry, before, _acts(entry, before, entries, is_worse=is_worse), is_worse)


def _acts(entry: Entry, before: Entry, entries: Mapping[str, Entry], *, is_worse: bool) -> frozenset[str]:
    wanted = _WORSE if is_worse else _BETTER
    named = frozenset(
        act.entry_id
        for act in (entries[key] for key in entry.basis if key in entries)
        if act.kind is Kind.DEVELOPMENT
        and act.by_the_state
        and act.direction in wanted
        and act.effective > before.effective
    )
    return named or frozenset({entry.entry_id})
