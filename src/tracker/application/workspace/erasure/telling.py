"""Which texts tell of a person: the person's own, those in which the name was typed, and those that hold the key."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from tracker.application.erasing.reading_all import Spot, all_texts
from tracker.application.names import spelled_out
from tracker.application.workspace.erasure.seeing import readable
from tracker.application.workspace.erasure.subject import ids_of_line
from tracker.application.workspace.known_names import KnownNames
from tracker.application.workspace.texts import is_address
from tracker.application.workspace.work import Work
from tracker.domain.demand_events import Made
from tracker.domain.person import Person
from tracker.domain.person_events import NamesakeMeant
from tracker.domain.values import Ref
from tracker.store.refusals import BrokenWords
from tracker.store.values import Recorded
from tracker.store.word_book import about

_NAMES = {"name", "native"}


class How(Enum):
    """How a text tells of a person; a text that does so in several ways, in the first of these."""

    OWN = "own"
    """It was recorded of the person: a name, a role, why the name may stand."""
    TYPED = "typed"
    """The name stands in it as somebody typed it."""
    KEY = "key"
    """It holds the person's key, in place of which a page prints the name."""


@dataclass(frozen=True)
class Telling:
    """One text that tells of a person, and where it stands, which may be in several places.

    `places` are those of its `spots` where whoever asks may read it; where there are none, it is not listed for them.
    `text` is None where it is shown to nobody, or not to them. `is_namesake`: somebody said that another person of that
    name is meant. `must_go`: it is a name of the person, and no erasure leaves it.
    """

    ref: Ref
    how: How
    spots: Sequence[Spot]
    places: Sequence[Spot]
    text: str | None = field(repr=False)
    is_namesake: bool
    must_go: bool

    @property
    def is_name_of_another(self) -> bool:
        """Say whether it is what somebody else on record is called: no erasure takes that unread."""
        is_name = all(spot.thing == "person" and spot.field in _NAMES for spot in self.spots)
        return self.how is not How.OWN and is_name


@dataclass
class _Gathered:
    texts: dict[Ref, list[Spot]] = field(default_factory=dict)
    opened: dict[Ref, str] = field(default_factory=dict, repr=False)
    how: dict[Ref, How] = field(default_factory=dict)
    demands: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Tellings:
    """All texts that tell of a person, and the demands that ask for something to be done for that person."""

    texts: Sequence[Telling]
    demands: Collection[str]

    @property
    def entries(self) -> set[UUID]:
        """Give the entries that the texts belong to."""
        return {spot.entry_id for one in self.texts for spot in one.spots if spot.entry_id is not None}


def tellings(work: Work, person: Person) -> Tellings:
    """Find every text that tells of a person, whoever may read it; the person's own first, then what was typed."""
    names, by_key = KnownNames(work.connection, work.book, only=person.key), about(person.key, work.connection)
    found = _Gathered()
    for batch in all_texts(work.log, work.viewer.through):
        found.demands |= {reference for one, _ in batch if (reference := _asking_for(one, person.key))}
        _gather(batch, found, names, by_key, work, person)
    namesakes = _namesakes(work, person)
    told = [_told(ref, spots, found, work, person, namesakes) for ref, spots in found.texts.items()]
    order = list(How)
    return Tellings(sorted(told, key=lambda one: (order.index(one.how), one.spots[0].position)), found.demands)


def tellings_of(work: Work, *, entry_id: UUID | None = None, evidence_id: UUID | None = None) -> Tellings:
    """Find every text of one entry, with all that it replaced and that replaced it, or of one file, as recorded."""
    found, line = _Gathered(), [] if entry_id is None else ids_of_line(work, entry_id)
    for batch in all_texts(work.log, work.viewer.through):
        spots = [(spot, work.book.standing(ref)) for _, its in batch for spot, ref in its]
        mine = [(spot, ref) for spot, ref in spots if _is_of(spot, line, evidence_id)]
        found.opened |= _opened({ref for _, ref in mine}, work)
        for spot, ref in mine:
            if ref in found.opened:
                found.texts.setdefault(ref, []).append(spot)
    return Tellings(
        [_told_of_line(ref, spots, found.opened[ref], work) for ref, spots in found.texts.items()],
        (),
    )


def _told_of_line(ref: Ref, spots: Sequence[Spot], text: str, work: Work) -> Telling:
    places = readable(spots, work)
    shown = text if places else None
    return Telling(
        ref=ref, how=How.OWN, spots=tuple(spots), places=places, text=shown, is_namesake=False, must_go=False
    )


def _is_of(spot: Spot, line: Collection[UUID], evidence_id: UUID | None) -> bool:
    if spot.is_of_erasing:
        return False
    return spot.entry_id in line if line else spot.stream_id == evidence_id


def _gather(  # noqa: PLR0913, PLR0917 - what is looked for, and where
    batch: Sequence[tuple[Recorded, Sequence[tuple[Spot, Ref]]]],
    found: _Gathered,
    names: KnownNames,
    by_key: Collection[Ref],
    work: Work,
    person: Person,
) -> None:
    spots = [(spot, work.book.standing(ref)) for _, its in batch for spot, ref in its if _counts(spot, person)]
    texts = _opened({ref for _, ref in spots}, work)
    for spot, ref in spots:
        if ref not in texts:
            continue
        if ref not in found.how:
            how = _how(spot, ref, texts[ref], names, by_key, person)
            if how is None:
                continue
            found.how[ref], found.opened[ref] = how, texts[ref]
        found.texts.setdefault(ref, []).append(spot)


def _opened(refs: Collection[Ref], work: Work) -> dict[Ref, str]:
    """Open texts, less those that are damaged: what nobody can open tells of nobody, and `verify` names it."""
    try:
        return work.book.open(refs, work.connection, is_kept=False)
    except BrokenWords:
        if len(refs) == 1:
            return {}
        listed = list(refs)
        halves = listed[: len(listed) // 2], listed[len(listed) // 2 :]
        return {ref: text for half in halves for ref, text in _opened(half, work).items()}


def _counts(spot: Spot, person: Person) -> bool:
    """Say whether a text is looked at: what was written to have this person erased names nobody."""
    return not (spot.is_of_erasing and spot.stream_id == person.id)


def _how(  # noqa: PLR0913, PLR0917 - what is looked for
    spot: Spot, ref: Ref, text: str, names: KnownNames, by_key: Collection[Ref], person: Person
) -> How | None:
    if spot.stream_id == person.id:
        return How.OWN
    if names.found_in(spelled_out(text) if is_address(text) else text):
        return How.TYPED
    return How.KEY if ref in by_key else None


def _told(  # noqa: PLR0913, PLR0917 - one text, and who asks
    ref: Ref, spots: Sequence[Spot], found: _Gathered, work: Work, person: Person, namesakes: Collection[UUID]
) -> Telling:
    how = found.how[ref]
    places = readable(spots, work)
    return Telling(
        ref=ref,
        how=how,
        spots=tuple(spots),
        places=places,
        text=found.opened[ref] if places and not (how is How.OWN and person.withheld) else None,
        is_namesake=how is How.TYPED and any(spot.entry_id in namesakes for spot in spots),
        must_go=how is How.OWN and any(spot.field in _NAMES for spot in spots),
    )


def _namesakes(work: Work, person: Person) -> set[UUID]:
    said: Iterable[object] = (one.event for one in work.history(person.id))
    return {one.entry_id for one in said if isinstance(one, NamesakeMeant) and one.entry_id is not None}


def _asking_for(recorded: Recorded, key: str) -> str | None:
    """Give the demand that was made, where it asks for something for the person."""
    event = recorded.event
    if not isinstance(event, Made):
        return None
    is_meant = key in event.persons or any(one.object.key == key for one in event.measures)
    return event.reference if is_meant else None
