"""Trend: how the same demands stood at the end of each session of the Conference, and those added later apart.

Methodology, The card, 8. Demands that were not in n all the time would make every line speak of something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.judgement import Judged
from tracker.domain.record import Session
from tracker.domain.scorecard import Card


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the trend. `session` is None for the day of the page; `same` and `later` add up to its n."""

    session: str | None
    on: date
    same: Sequence[Judged]
    later: Sequence[Judged]


def ended(sessions: Sequence[Session], on: date) -> Mapping[str, date]:
    """Give the last day of each session that ended before a day, its parts taken as one, the earliest first."""
    ends: dict[str, date] = {}
    for part in sessions:
        ends[part.number] = max(part.last, ends.get(part.number, part.last))
    return {number: ends[number] for number in sorted(ends, key=lambda one: (ends[one], one)) if ends[number] < on}


def trend(cards: Mapping[str, Card], now: Card) -> Sequence[Step]:
    """Compare the cards of sessions, the earliest first, with the card of the day.

    Sessions at which nothing was in n yet are left out. The same demands are those that are in n at every step; what
    left n meanwhile is in none of the lines.
    """
    kept: list[tuple[str | None, Card]] = [(number, card) for number, card in cards.items() if card.n]
    kept.append((None, now))
    today = {one.demand.reference for one in now.judged}
    same = today.intersection(*({one.demand.reference for one in card.judged} for _, card in kept))
    return [
        Step(
            session=number,
            on=card.on,
            same=[one for one in card.judged if one.demand.reference in same],
            later=[one for one in card.judged if one.demand.reference in today - same],
        )
        for number, card in kept
    ]
