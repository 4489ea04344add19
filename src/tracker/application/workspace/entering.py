"""Entering: every kind of entry that people give is put on its homes by the theme that it belongs to."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any
from uuid import UUID

from tracker.application.workspace import inputs
from tracker.application.workspace.homes import DemandHome, require_live
from tracker.application.workspace.work import Work, countries_of
from tracker.domain.demand import Demand
from tracker.domain.events import EntryEvent


@singledispatch
def enter(entry: inputs.Shared, work: Work) -> UUID:
    """Put an entry on all its homes, once the account may record there, and give its id.

    Raises NotAllowed and the refusals of homes, sheet and the domain.
    """
    raise NotImplementedError(type(entry))


def on_each(homes: Iterable[DemandHome], event: type[EntryEvent], told: dict[str, Any]) -> UUID:
    """Put an entry on demands, the same on each, and give its id."""
    for home in homes:
        home.dossier.enter(event, **told)
    entry_id: UUID = told["entry_id"]
    return entry_id


def holders(work: Work, entry_id: UUID) -> list[Demand]:
    """Give the demands on which an entry stands, once the account may record about them.

    Raises EntryUnknown, EntryGone, NotAllowed, DemandOver.
    """
    places = work.places(entry_id)
    work.allow(countries_of(places))
    found = [work.stream(stream_id, Demand) for stream_id in dict.fromkeys(place.stream_id for place in places)]
    for demand in found:
        demand.require(entry_id)
    require_live(work, found)
    return found
