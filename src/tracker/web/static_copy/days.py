"""The days of which a copy holds cards by itself: those of sessions, and those that stand in papers handed out."""

from collections.abc import Sequence
from datetime import date

from tracker.application.reader import Look
from tracker.domain.record import Kind

MOST_HANDED_OUT = 40
"""Days of papers that a copy takes in, the newest; what an earlier copy in the folder held it holds, too."""


def days_of_cards(look: Look) -> set[date]:
    """Give the days of sessions since the first demand, and the newest ones of papers that were handed out."""
    return {*_of_sessions(look), *_handed_out(look)}


def _handed_out(look: Look) -> Sequence[date]:
    """Give the newest days that stand in papers which were handed out, as far as everybody may know of that."""
    sight = look.sight(None, None)
    around = look.around(sight)
    entries = [one for code in look.released_shelf(sight).countries for one in around.submitted(code)]
    days = {one.about["as_of"] for one in entries if one.kind is Kind.HANDOUT}
    return [date.fromisoformat(day) for day in sorted(days)[-MOST_HANDED_OUT:]]


def _of_sessions(look: Look) -> set[date]:
    """Give the first and the last day of each session of the Conference since the first demand was made."""
    sight = look.sight(None, None)
    shelf = look.released_shelf(sight)
    begun = min((one["made_on"] for one in shelf.demands.values()), default="")
    parts: dict[str, list[date]] = {}
    for one in look.dossier(sight, []).sessions:
        parts.setdefault(one.number, []).extend((one.first, one.last))
    days = {end for its in parts.values() for end in (min(its), max(its))}
    return {day for day in days if begun and begun <= day.isoformat()}
