"""The overview: each country's headline figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tracker.application.reader import Sight
from tracker.domain.scorecard import Card
from tracker.web.views.country_json import counts, known, opposite
from tracker.web.views.headline import Headline, headline
from tracker.web.views.strip import Strip, strip


@dataclass(frozen=True)
class CountryLine:
    """One country of the overview."""

    thing: str
    name: str
    headline: Headline
    strip: Strip


def line(name: str, card: Card) -> CountryLine:
    """Describe a country in one line."""
    return CountryLine(f"countries/{card.country.lower()}", name, headline(card), strip(card.judged, len(card.repeats)))


def overview_json(cards: Iterable[Card], sight: Sight, *, sample: bool) -> dict[str, Any]:
    """Make the object."""
    return {
        **known(sight, sample=sample),
        "countries": [
            {"country": card.country, "n": card.n, "counts": counts(card), "opposite": opposite(card)} for card in cards
        ],
    }
