"""Audiences: who may see an entry, what makes it fewer, and what has to hold before it is more."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tracker.application.names import spelled_out
from tracker.application.workspace.namesakes import namesakes_in, tell_namesakes
from tracker.application.workspace.refusals import NoChange, NotLater, TooEarly, WordingMissing
from tracker.application.workspace.texts import is_address
from tracker.application.workspace.work import Work
from tracker.domain.demand_events import Assessment
from tracker.domain.entry_events import EntryCorrected, Retraction
from tracker.domain.events import Event, own_fields
from tracker.domain.letters import Letter
from tracker.domain.values import Audience, Ref, Words
from tracker.projections.viewing import OPENING
from tracker.projections.whereabouts import Place

_WIDEST_FIRST = list(Audience)
_BLAMES = {Letter.NOT_MET, Letter.NO_ANSWER, Letter.OPPOSITE}
"""The letters that say what a State did not do, or did."""

READ_BY_OTHERS = {Audience.PUBLIC, Audience.MEMBERS}
"""The audiences that are more than a country's team."""


def is_narrower(audience: Audience, not_before: date | None, than: Place) -> bool:
    """Say whether an entry would be shown to fewer, or later, and to nobody who may not see it now.

    Raises NoChange where it would be shown as it is.
    """
    if (audience, not_before) == (than.audience, than.not_before):
        raise NoChange
    wider = _WIDEST_FIRST.index(audience) < _WIDEST_FIRST.index(than.audience)
    sooner = than.not_before is not None and (not_before is None or not_before < than.not_before)
    return not wider and not sooner


def is_wider(than: Audience, place: Place) -> bool:
    """Say whether an entry is shown to more than this audience."""
    return _WIDEST_FIRST.index(place.audience) < _WIDEST_FIRST.index(than)


def require_later(not_before: date | None, work: Work) -> None:
    """Refuse a day before which nobody may look that is over already; raises NotLater.

    The very day passes: here it may have begun while it has not there, and without a confirmation nothing opens.
    """
    if not_before is not None and not_before < work.today:
        raise NotLater(day=str(not_before))


def require_fit_for(audience: Audience, entry_id: UUID, namesakes: Collection[str], work: Work) -> None:
    """Refuse to show others an entry whose texts name people whom the record knows; raises NamesInWording.

    Where somebody else of the name is meant, it is recorded who said so.
    """
    event = work.standing(entry_id)
    if audience not in READ_BY_OTHERS or event is None:
        return
    opened = work.book.open(list(_shown(event)), work.connection)
    said = [spelled_out(text) if is_address(text) else text for text in opened.values()]
    tell_namesakes(namesakes_in(said, namesakes, work), work, entry_id=entry_id)


def require_worded(audience: Audience, letter: Letter | None, *, is_worded: bool) -> None:
    """Refuse to tell everybody that something is not met, or the opposite, without saying why; raises WordingMissing.

    A register's assessments say why in its own rows; this asks those who judge here.
    """
    if audience is Audience.PUBLIC and letter in _BLAMES and not is_worded:
        raise WordingMissing


def require_wording_for(audience: Audience, entry_id: UUID, work: Work) -> None:
    """Refuse to show everybody a letter of which nobody said why; raises WordingMissing."""
    event = work.standing(entry_id)
    if isinstance(event, Assessment):
        require_worded(audience, event.letter, is_worded=event.wording is not None)


def require_opens_soon(places: Sequence[Place], work: Work) -> None:
    """Refuse to confirm an opening that is not due within a week: it would be forgotten; raises NoChange, TooEarly."""
    days = [place.not_before for place in places if place.not_before]
    if not days:
        raise NoChange
    if work.today < max(days) - OPENING:
        raise TooEarly(day=str(max(days) - OPENING))


def with_earlier(entry_id: UUID, work: Work) -> list[UUID]:
    """Give an entry and all that it replaced, one after the other: pages of earlier days show those still."""
    found = [entry_id]
    for one in found:
        for stream_id in work.streams_of(one):
            later = (recorded.event for recorded in work.history(stream_id))
            found += {event.entry_id for event in later if isinstance(event, EntryCorrected) and event.by == one} - {
                *found
            }
    return found


def hide(entry_id: UUID, work: Work, *, reason: Words) -> None:
    """Take an entry and all that it replaced out of everybody's sight, wherever they stand or stood."""
    for one in with_earlier(entry_id, work):
        for dossier in work.dossiers_of(one):
            if not dossier.is_withheld(one):
                dossier.retract(one, Retraction.SAFETY, reason=reason)


def narrow(entry_id: UUID, audience: Audience, work: Work, *, not_before: date | None, reason: Words) -> None:
    """Show an entry to fewer wherever it stands or stood; what is hidden for safety is shown to nobody already."""
    for dossier in work.dossiers_of(entry_id):
        if not dossier.is_withheld(entry_id):
            dossier.narrow(entry_id, audience, not_before=not_before, reason=reason)


def _shown(event: Event) -> Iterator[Ref]:
    """Give the words of an entry that whoever may see it reads."""
    for name in own_fields(type(event)):
        if name not in event.STAFF:
            yield from _refs(getattr(event, name))


def _refs(value: Any) -> Iterator[Ref]:  # noqa: ANN401 - any field of an event
    if isinstance(value, dict):
        for part in value.values():
            yield from [Ref(part)] if isinstance(part, str) else _refs(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _refs(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _refs(getattr(value, name))
