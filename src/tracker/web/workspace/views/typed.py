"""The entries in whose texts a person's name was typed, for the page of the person: where it stands, and for whom."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from tracker.application.typed_names import Typed
from tracker.projections.entries import SAMPLE, STANDS, SUSPENDED
from tracker.web import dates
from tracker.web.labels import KIND
from tracker.web.workspace.desk import Live
from tracker.web.workspace.labels import SEEN_BY
from tracker.web.workspace.views.acts import Hand, acts_of
from tracker.web.workspace.views.parts import label_of

MOST_SHOWN = 40
"""With more, the page would be too heavy for a slow line."""

_COUNTS = {STANDS, SUSPENDED, SAMPLE}


@dataclass(frozen=True)
class TypedIn:
    """One entry with a typed name. `correct` is where it can be corrected, None where it cannot be or never needs to.

    `is_replaced`: another entry took its place; pages of earlier days show it still. `is_namesake`: somebody said that
    another person of the name is meant.
    """

    address: str
    kind: str
    day: str
    places: Sequence[str]
    seen_by: str
    correct: str | None
    is_replaced: bool
    is_namesake: bool


@dataclass(frozen=True)
class TypedNames:
    """What the page shows; `more` are those that did not fit, `is_all`: every entry was looked through."""

    entries: Sequence[TypedIn]
    more: int
    is_all: bool


def typed_names(live: Live, person: str, namesakes: Collection[UUID]) -> TypedNames:
    """Find where the name was typed, first what most people see and what stands.

    `namesakes` are the entries of which it was said that somebody else is meant.
    """
    looked = live.look.typed_names(live.sight, person)
    order = list(SEEN_BY)
    found = sorted(looked.found, key=lambda one: (one.written.is_replaced, order.index(one.written.audience.value)))
    shown = found[:MOST_SHOWN]
    countries = live.look.desk(live.sight).countries_of(one.written.entry.entry_id for one in shown)
    entries = [_typed_in(one, Hand(live.desk.who, one.written.country, countries), live, namesakes) for one in shown]
    return TypedNames(entries, len(found) - len(entries), looked.is_all)


def _typed_in(one: Typed, hand: Hand, live: Live, namesakes: Collection[UUID]) -> TypedIn:
    entry, says = one.written.entry, live.catalogue.gettext
    stands = one.written.state in _COUNTS and not one.written.is_replaced
    acts = acts_of(entry, hand).more if stands else ()
    return TypedIn(
        address=f"/desk/entries/{entry.entry_id}",
        kind=says(KIND[entry.kind.value]),
        day=dates.day(entry.effective, live.desk.account.language),
        places=list(dict.fromkeys(says(label_of(name)) for name in one.fields)),
        seen_by=says(SEEN_BY[one.written.audience.value]),
        correct=next((act.address for act in acts if act.code == "correct"), None),
        is_replaced=one.written.is_replaced,
        is_namesake=UUID(entry.entry_id) in namesakes,
    )
