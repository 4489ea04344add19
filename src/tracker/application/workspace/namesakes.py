"""Namesakes: a known name stands in a text that others read, and whoever wrote it said that somebody else is meant."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tracker.application.workspace.refusals import NamesInWording, PersonUnknown
from tracker.application.workspace.work import Work
from tracker.domain.occasion import Occasion
from tracker.domain.person import Person
from tracker.domain.person_events import NamesakeMeant
from tracker.domain.values import Key
from tracker.projections import whereabouts


@dataclass(frozen=True)
class NamesakeRow:
    """One time that it was said, by which account (a random id) and when (UTC), of an entry or of an occasion.

    Of neither: of a text of a demand or document, which everybody reads.
    """

    at: datetime
    account: str
    entry_id: UUID | None
    occasion: str | None


def namesakes_in(said: Collection[str], namesakes: Collection[str], work: Work) -> list[str]:
    """Give the persons whose names stand in texts for others, where of all it was said that somebody else is meant.

    Raises NamesInWording for texts that name people whom the record knows, agreed or not.
    """
    found = work.names.keys_in(said) if said else set()
    persons = sorted(found - {*namesakes})
    if persons:
        raise NamesInWording(persons=" ".join(persons), count=len(persons))
    return sorted(found)


def tell_namesakes(
    persons: Collection[str], work: Work, *, entry_id: UUID | None = None, occasion: str | None = None
) -> None:
    """Record with each person that somebody else is meant where the name stands.

    In this entry or in this occasion; where neither is given, in a text of a demand or document.
    """
    for key in sorted(persons):
        person = work.named("person", key, Person)
        if person is not None:
            person.mean_namesake(entry_id=entry_id, occasion=Key(occasion) if occasion else None)


def namesakes_of(work: Work, person: str) -> Sequence[NamesakeRow]:
    """List where it was said, newest first, as far as the account may see the text; raises PersonUnknown.

    For the team of the person's country alone.
    """
    about = whereabouts.person(work.connection, person)
    stream_id = work.log.stream_of("person", person)
    if about is None or stream_id is None or not work.who.is_team_of(about["country"]):
        raise PersonUnknown
    return [
        NamesakeRow(one.at, one.account, one.event.entry_id, one.event.occasion)
        for one in reversed(work.history(stream_id))
        if isinstance(one.event, NamesakeMeant) and _is_seen(one.event, work)
    ]


def _is_seen(said: NamesakeMeant, work: Work) -> bool:
    if said.entry_id is not None:
        return any(place.is_seen for place in work.all_places(said.entry_id))
    if said.occasion is None:
        return True
    found = work.named("occasion", said.occasion, Occasion)
    if found is None:
        return False
    return any(work.who.may_see(found.audience, country) for country in [*found.countries] or (None,))
