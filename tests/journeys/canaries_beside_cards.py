"""Canaries in what stands beside a card: ratifications, and who led an organisation."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from tracker.domain.country import Country
from tracker.domain.country_events import Ratification, RatificationRecorded
from tracker.domain.days import When
from tracker.domain.organisation import Organisation
from tracker.domain.submission_events import CaseList, Fate, FiledBy, Procedure
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
    _submit(country, canary, on)
    union: Organisation = get("organisation", "knprk", Organisation)
    union.record_leadership(1, office, on, person=Key(LED_BY), notes=canary("leadership.notes"))


def _submit(country: Country, canary: Callable[[str], Words], on: When) -> None:
    """Record that something was submitted, once for everybody and once for members, and what became of both."""
    told: dict[str, Any] = {"body": Code("CFA"), "procedure": Procedure.FREEDOM_OF_ASSOCIATION, "on": on}
    told |= {"filed_by": FiledBy.COALITION, "filers": (), "instruments": (Code("C190"),)}
    for audience in (Audience.PUBLIC, Audience.MEMBERS):
        said = {} if audience is Audience.PUBLIC else {"title": canary("submission.title, members")}
        entry_id, notes = uuid4(), canary(f"submission.notes, {audience.value}")
        country.file(entry_id=entry_id, audience=audience, notes=notes, **told, **said)
        number = canary(f"submission.fate, {audience.value}")
        fate: dict[str, Any] = {"fate": Fate.ACKNOWLEDGED, "on": on, "audience": Audience.MEMBERS, "reference": number}
        country.follow(entry_id, entry_id=uuid4(), notes=canary(f"submission.fate notes, {audience.value}"), **fate)
    a_list: dict[str, Any] = {
        "occasion": Key("ilc-114"),
        "case_list": CaseList.FINAL,
        "is_on": True,
        "instruments": (),
        "on": on,
    }
    country.list_case(entry_id=uuid4(), audience=Audience.PUBLIC, notes=canary("listing.notes"), **a_list)
