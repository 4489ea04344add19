"""Recalling: what the record knows of whoever a text may speak of, as far as whoever reads it may see."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.application.intake.known import NOTHING, Earlier, Known
from tracker.application.reader import Look, Sight
from tracker.domain.demand_events import Counting, ObjectKind
from tracker.domain.record import DemandFacts
from tracker.domain.values import Ref
from tracker.projections.shelves import Party, Shelf

_SAID = ("title", "summary", "item")


def known_of(look: Look, sight: Sight) -> Known:
    """Give the names, themes and demands that a signed-in reader may see; raises what reading words raises.

    The public knows nobody here, and who may only send knows nothing.
    """
    if sight.viewer.who is None or sight.viewer.who.sends_only:
        return NOTHING
    shelf = look.shelf(sight)
    demands = look.demands_named(sight, shelf.demands)
    names = {**_names(shelf.persons), **_names(shelf.organisations)}
    refs = {ref for its in names.values() for ref in its}
    said = {one.reference: _refs(one, shelf) for one in demands}
    opened = look.words(refs | {ref for its in said.values() for ref in its})
    return Known(
        persons={key: _opened(names[key], opened) for key in shelf.persons},
        organisations={key: _opened(names[key], opened) for key in shelf.organisations},
        themes=frozenset(shelf.themes),
        demands=[_earlier(one, " ".join(_opened(said[one.reference], opened))) for one in demands],
    )


def _names(parties: Mapping[str, Party]) -> Mapping[str, Sequence[Ref]]:
    """Give every text in which a name is written, by whose it is."""
    return {
        key: [
            Ref(ref)
            for words in (one.about["name"], one.about.get("native"), *(its["name"] for its in one.aliases))
            if words
            for ref in words.values()
        ]
        for key, one in parties.items()
    }


def _refs(demand: DemandFacts, shelf: Shelf) -> Sequence[Ref]:
    about: Mapping[str, Any] = shelf.demands[demand.reference]
    texts = [about.get(name) for name in _SAID] + [one.about.get("label") for one in demand.measures]
    return [Ref(ref) for words in texts if words for ref in words.values()]


def _opened(refs: Iterable[Ref], opened: Mapping[Ref, str]) -> Sequence[str]:
    return [opened[ref] for ref in refs if ref in opened]


def _earlier(demand: DemandFacts, said: str) -> Earlier:
    objects = [one.about["object"] for one in demand.measures]

    def of(kind: ObjectKind) -> frozenset[str]:
        return frozenset(str(one["key"]) for one in objects if one["kind"] == kind.value)

    return Earlier(
        reference=demand.reference,
        said=said,
        countries=frozenset(demand.countries),
        persons=of(ObjectKind.PERSON),
        organisations=of(ObjectKind.ORGANISATION),
        conventions=of(ObjectKind.INSTRUMENT) | frozenset(demand.about.get("instruments_named", ())),
        themes=frozenset(demand.about.get("themes", ())),
        acts=frozenset(str(one.about["act"]) for one in demand.measures),
        is_own=demand.counting is Counting.OWN_COMMITMENT,
    )
