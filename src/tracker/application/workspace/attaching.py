"""Attaching: to which entries, demands and documents a file belongs, and of which country it is."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from tracker.application.workspace import texts
from tracker.application.workspace.evidence_inputs import Attached
from tracker.application.workspace.homes import country
from tracker.application.workspace.refusals import DemandUnknown, DocumentUnknown, NothingAttached
from tracker.application.workspace.work import Work
from tracker.domain.values import Code, Key
from tracker.projections import whereabouts


def attached(work: Work, given: Attached) -> dict[str, Any]:
    """Give what a file is attached to, once the account may record about each entry and demand of it.

    Raises EntryUnknown, DemandUnknown, DocumentUnknown, NotAllowed.
    """
    for entry_id in given.entries:
        _allow_any(work, _of_entry(work, entry_id))
    for reference in given.demands:
        _allow_any(work, _of_demand(work, reference))
    for key in given.documents:
        if work.log.stream_of("document", texts.key(key)) is None:
            raise DocumentUnknown
    return {
        "entries": given.entries,
        "demands": tuple(map(Key, given.demands)),
        "documents": tuple(map(Key, given.documents)),
    }


def country_of(work: Work, given: Attached) -> Code | None:
    """Say of which country's team a file is, one of the account's own; raises NothingAttached, NotAllowed."""
    if given.country is not None:
        country(work, given.country)
        work.allow([given.country])
        return Code(given.country)
    concerned: list[str | None] = []
    for entry_id in given.entries:
        concerned += _of_entry(work, entry_id)
    for reference in given.demands:
        concerned += _of_demand(work, reference)
    if not concerned:
        raise NothingAttached
    _allow_any(work, concerned)
    found = next(one for one in concerned if work.who.is_team_of(one))
    return Code(found) if found else None


def _of_entry(work: Work, entry_id: UUID) -> list[str | None]:
    return [place.country for place in work.places(entry_id)]


def _of_demand(work: Work, reference: str) -> list[str | None]:
    asked = whereabouts.asked(work.connection, reference)
    if asked is None:
        raise DemandUnknown
    return [asked.country]


def _allow_any(work: Work, countries: Iterable[str | None]) -> None:
    """Let the account go on where it is of the team of one of these; raises NotAllowed."""
    concerned = list(countries)
    work.allow([next((one for one in concerned if work.who.is_team_of(one)), concerned[0])])
