"""Canaries in what stands beside a card: ratifications, and who led an organisation."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from tracker.domain.country import Country
from tracker.domain.country_events import Ratification, RatificationRecorded
from tracker.domain.days import When
from tracker.domain.organisation import Organisation
from tracker.domain.values import Audience, Citation, Code, Confidence, Key, Words

LED_BY = "p-fphjgaym"
"""Somebody who refuses to be named later on."""


def let_in_beside_the_cards(get: Callable[..., Any], canary: Callable[[str], Words], office: Words, on: When) -> None:
    """Record ratifications for everybody and for members, and that somebody held an office that anybody may read."""
    country: Country = get("country", "KZ", Country)
    known: dict[str, Any] = {"status": Ratification.RATIFIED, "verified": True, "registered_on": on}
    known |= {"instrument": Code("C190"), "confidence": Confidence.HIGH}
    notes = canary("ratification.notes")
    country.enter(RatificationRecorded, entry_id=uuid4(), audience=Audience.PUBLIC, notes=notes, **known)
    cited = Citation(None, canary("ratification.citation, members"), None, (), None)
    country.enter(RatificationRecorded, entry_id=uuid4(), audience=Audience.MEMBERS, citation=cited, **known)
    union: Organisation = get("organisation", "knprk", Organisation)
    union.record_leadership(1, office, on, person=Key(LED_BY), notes=canary("leadership.notes"))
