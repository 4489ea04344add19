"""A country's card as one JSON object (methodology, The JSON)."""

from dataclasses import replace
from typing import Any

from tracker.application.reader import Sight
from tracker.domain.judgement import Judged, State
from tracker.domain.letters import NotCounted
from tracker.domain.scorecard import METHODOLOGY, Card
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.views.demand import Material, visible_entries
from tracker.web.views.standings import has_figures
from tracker.web.wording import Wording

_NOT_COUNTED = (
    NotCounted.ALREADY_MET,
    NotCounted.RAN_OUT,
    NotCounted.LOST_OBJECT,
    NotCounted.NO_LONGER_POSSIBLE,
)
"""In the order of the methodology."""


def known(sight: Sight, *, sample: bool) -> dict[str, Any]:
    """Say what every object begins with: the day, the knowledge, the methodology."""
    return {
        "as_of": sight.on.isoformat(),
        "known_by": sight.known_by.isoformat(),
        "release": sight.release,
        "methodology": METHODOLOGY,
        "sample": sample,
    }


def counts(card: Card) -> dict[str, int]:
    """Count the demands by their states."""
    return {state.value: card.count(state) for state in State}


def opposite(card: Card) -> dict[str, int]:
    """Count where the opposite was done."""
    measures, demands = card.opposite
    return {"measures": measures, "demands": demands}


def country_json(card: Card, sight: Sight, *, sample: bool) -> dict[str, Any]:
    """Make the object from all that is known; what is printed is `shown_json`."""
    since, answers = card.since, card.answers
    return {
        "country": card.country,
        **known(sight, sample=sample),
        "n": card.n,
        "counts": counts(card),
        "opposite": opposite(card),
        "met": list(card.met()),
        "at_least_partly": list(card.at_least_partly()),
        "open": len(card.open),
        "open_over_a_year": card.open_over_a_year,
        "median_age_days": card.median_age,
        "oldest_age_days": card.oldest_age,
        "since": {
            "from": since.start.isoformat() if since.start else None,
            "acts_worse": since.acts(worse=True),
            "measures_worse": since.measures(worse=True),
            "acts_better": since.acts(worse=False),
            "measures_better": since.measures(worse=False),
        },
        "coverage": {"with": card.covered, "of": card.n},
        "answers": {
            "letters": answers.letters,
            "answered": answers.answered,
            "not_known": answers.not_known,
            "last_letter_on": answers.last_letter_on.isoformat() if answers.last_letter_on else None,
        },
        "not_counted": {why.value: len(card.not_counted[why]) for why in _NOT_COUNTED},
        "repeats": list(card.repeats),
        "apart": {counting.value: list(references) for counting, references in card.apart.items()},
        "demands": [_demand(judged) for judged in card.judged],
    }


def shown_words(card: Card) -> list[object]:
    """List the facts whose words decide what of a card may be shown."""
    return [measure.about["object"] for judged in card.judged for measure in judged.demand.measures]


def shown_json(card: Card, sight: Sight, wording: Wording, *, sample: bool) -> dict[str, Any]:
    """Make the object for a reader; the `shown_words` must be open.

    `measures` and `opposite` are null where they would say of whom they speak, and of the entries those are left out
    that the demand's own page does not show (product, Safety 4).
    """
    whole = country_json(card, sight, sample=sample)
    demands = [_shown(judged, sight, wording) for judged in card.judged]
    return whole | {"demands": demands}


def _shown(judged: Judged, sight: Sight, wording: Wording) -> dict[str, Any]:
    entries = visible_entries(Material(judged.demand, {}, judged.entries, (), (), sight.on), wording)
    told = _demand(replace(judged, entries=entries))
    return told if has_figures(judged, wording, ANYWHERE_ELSE) else told | {"opposite": None, "measures": None}


def _demand(judged: Judged) -> dict[str, Any]:
    shown = [entry for entry in judged.entries if not entry.hidden]
    return {
        "reference": judged.demand.reference,
        "state": judged.state.value,
        "opposite": judged.opposite > 0,
        "measures": dict(judged.tally()),
        "needs_reassessment": judged.needs_reassessment,
        "stale": judged.stale,
        "entries": [entry.entry_id for entry in sorted(shown, key=lambda one: (one.effective, one.entry_id))],
    }
