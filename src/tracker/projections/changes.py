"""What was changed about demands as a whole, as one viewer may know it, and what that makes of a demand on a day.

Read by: every query for demands; the lists of what waits, which leave out demands that are over.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import is_
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, or_, select

from tracker.domain.demand_events import Counting, Supervision
from tracker.domain.foreseeing import TURNS, life_of
from tracker.domain.record import Changed, DemandFacts, MeasureFacts, Repeated
from tracker.projections.demands import (
    ADOPTED,
    MADE_SPECIFIC,
    MEASURE_ADDED,
    REWORDED,
    SAME_MEASURE,
    SUPERVISION_SET,
    TRANSLATED,
)
from tracker.projections.our_words import relabelled, reworded
from tracker.projections.rows import facts, made_once, read_facts
from tracker.projections.tables import demand, demand_change, entry, proposed_change
from tracker.projections.viewing import Viewer
from tracker.store.prepared import PreparedOfSome

_OF_WORDS = frozenset({REWORDED, TRANSLATED})
_WORDS = (
    select(demand_change.c.demand, demand_change.c.facts)
    .where(demand_change.c.kind.in_(sorted(_OF_WORDS)), demand_change.c.position <= bindparam("through"))
    .order_by(demand_change.c.position)
)
_SOME = PreparedOfSome(
    select(demand_change)
    .where(
        demand_change.c.demand.in_(bindparam("references", expanding=True)),
        demand_change.c.position <= bindparam("through"),
        demand_change.c.effective <= bindparam("on"),
    )
    .order_by(demand_change.c.position),
    "references",
)

_MADE = 4096
"""So many changes and demands that were made of their rows are remembered."""

Said = tuple[Changed, ...]
"""What was changed about a demand, in the order of recording."""


class _Same:
    """Changes as part of a key: the very same ones, as those that are remembered are."""

    def __init__(self, told: Said) -> None:
        self.told = told

    def __hash__(self) -> int:
        """Give what equal ones share."""
        return hash(tuple(map(id, self.told)))

    def __eq__(self, other: object) -> bool:
        """Say whether they are the very same."""
        return isinstance(other, _Same) and len(self.told) == len(other.told) and all(map(is_, self.told, other.told))


@dataclass(frozen=True)
class ProposedChange:
    """A change of a demand that waits for a second person; `about` is the event as recorded."""

    change_id: UUID
    demand: str
    country: str | None
    account: str
    proposed_on: date
    position: int
    about: Mapping[str, Any]


def in_force(viewer: Viewer) -> ColumnElement[bool]:
    """Select the changes that stood at the viewer's position."""
    return and_(
        demand_change.c.position <= viewer.through,
        or_(demand_change.c.known_to.is_(None), demand_change.c.known_to > viewer.through),
    )


def changes_of(connection: Connection, viewer: Viewer, on: date, which: ColumnElement[bool]) -> Mapping[str, Said]:
    """Give the changes of demands that a day has reached, in the order of recording, also what was taken back."""
    query = select(demand_change).where(
        demand_change.c.demand.in_(select(demand.c.reference).where(which)),
        demand_change.c.position <= viewer.through,
        demand_change.c.effective <= on.isoformat(),
    )
    return _by_demand(connection.execute(query.order_by(demand_change.c.position)).all(), viewer)


def changes_of_some(connection: Connection, viewer: Viewer, on: date, references: Sequence[str]) -> Mapping[str, Said]:
    """Give the same of a few demands by their references."""
    asked = {"through": viewer.through, "on": on.isoformat()}
    return _by_demand(_SOME.rows(connection, references, asked), viewer)


def _by_demand(rows: Iterable[Row[Any]], viewer: Viewer) -> Mapping[str, Said]:
    changes: dict[str, list[Changed]] = defaultdict(list)
    for row in rows:
        is_back = row.known_to is not None and row.known_to <= viewer.through
        changes[row.demand].append(_told(row, is_back))
    return {reference: tuple(told) for reference, told in changes.items()}


def changed_demand(row: Row[Any], told: Said) -> DemandFacts:
    """Make a demand of its row with the changes that a day has reached; of the same rows it is the same demand."""
    return _changed_demand(row, _Same(told))


@made_once(_MADE)
def _changed_demand(row: Row[Any], said: "_Same") -> DemandFacts:
    told = said.told
    stands = [change for change in told if change.taken_back is None]
    worded = [one.about for one in stands if one.kind in _OF_WORDS]
    about = reduce(reworded, worded, read_facts(row.facts))
    made_on = date.fromisoformat(row.made_on)
    counting, adopted = Counting(row.counting), [one.on for one in stands if one.kind == ADOPTED]
    if adopted:
        counting = Counting.IN_N
    supervision = [one.about["supervision"] for one in stands if one.kind == SUPERVISION_SET]
    return DemandFacts(
        reference=row.reference,
        counting=counting,
        made_on=made_on,
        country=row.country,
        countries=tuple(row.countries.split()),
        measures=(
            *(_measure(row.reference, made_on, measure) for measure in about["measures"]),
            *(
                _measure(row.reference, one.on, reduce(relabelled, worded, one.about["measure"]))
                for one in stands
                if one.kind == MEASURE_ADDED
            ),
        ),
        repeated=tuple(_repeated(row.reference, one) for one in stands if one.kind == SAME_MEASURE),
        specific_by=tuple(one.other for one in stands if one.kind == MADE_SPECIFIC and one.other),
        period=Supervision(supervision[-1] if supervision else Supervision.STANDARD).period,
        about={**about, "counting": counting.value, "counting_as_made": row.counting},
        life=life_of(stands),
        in_n_from=min(adopted, default=None),
        changes=tuple(one for one in told if one.kind not in {SUPERVISION_SET, TRANSLATED}),
    )


def over(connection: Connection, viewer: Viewer) -> frozenset[str]:
    """Name the demands that are closed, withdrawn or superseded today: nobody is asked anything about them."""
    query = select(demand_change).where(
        demand_change.c.kind.in_(list(TURNS)), in_force(viewer), demand_change.c.effective <= viewer.today.isoformat()
    )
    turns: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        turns[row.demand].append(row)
    last = {reference: max(its, key=lambda one: str(one.effective)) for reference, its in turns.items()}
    return frozenset(reference for reference, one in last.items() if TURNS[one.kind].is_over)


def changes_waiting(connection: Connection, viewer: Viewer) -> Sequence[ProposedChange]:
    """List the changes of demands that wait for a second person, oldest first; the public finds none."""
    if viewer.who is None:
        return []
    query = select(proposed_change).where(
        proposed_change.c.position <= viewer.through,
        or_(proposed_change.c.settled_at.is_(None), proposed_change.c.settled_at > viewer.through),
    )
    rows = connection.execute(query.order_by(proposed_change.c.position))
    seen = (row for row in rows if viewer.who.may_confirm or viewer.who.is_team_of(row.country))
    return [
        ProposedChange(
            change_id=UUID(row.change_id),
            demand=row.demand,
            country=row.country,
            account=row.account,
            proposed_on=date.fromisoformat(row.proposed_on),
            position=row.position,
            about=facts(row.facts),
        )
        for row in seen
    ]


def raised_by(connection: Connection, reference: str) -> Mapping[int, str]:
    """Give the measures of a demand that another is said to raise again, by number, with one that says so."""
    its = (demand_change.c.kind == SAME_MEASURE, demand_change.c.known_to.is_(None))
    here = demand_change.c.other.startswith(f"{reference}.", autoescape=True)
    rows = connection.execute(select(demand_change).where(*its, here).order_by(demand_change.c.position.desc()))
    return {int(row.other.rpartition(".")[2]): row.demand for row in rows if facts(row.facts)["number"] is not None}


def listed_measures(connection: Connection, reference: str) -> frozenset[int]:
    """Give the measures of a demand that entries list, wherever these are recorded."""
    rows = connection.execute(select(entry.c.measures).where(entry.c.demand == reference, entry.c.known_to.is_(None)))
    numbers = {number for row in rows for number in row.measures.split()}
    return frozenset(int(one.rpartition(".")[2]) for one in numbers if one.startswith(f"{reference}."))


def words_through(connection: Connection, through: int) -> Mapping[str, tuple[str, ...]]:
    """Give how our words were put better and translated through a position, by demand, in the order of recording.

    Each is the facts of what was recorded, as JSON.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for reference, said in connection.execute(_WORDS, {"through": through}).all():
        found[reference].append(said)
    return {reference: tuple(said) for reference, said in found.items()}


@made_once(_MADE)
def _told(row: Row[Any], is_back: bool) -> Changed:  # noqa: FBT001 - part of what it is remembered by
    return Changed(
        kind=row.kind,
        on=date.fromisoformat(row.effective),
        recorded_on=date.fromisoformat(row.recorded_on),
        version=row.version,
        other=row.other,
        taken_back=read_facts(row.taken_back) if is_back else None,
        about=read_facts(row.facts),
    )


def _repeated(reference: str, said: Changed) -> Repeated:
    number = said.about["number"]
    own = f"{reference}.{number}" if number is not None else None
    return Repeated(own, said.other or "", said.about["of_demand"])


def _measure(reference: str, since: date, about: Mapping[str, Any]) -> MeasureFacts:
    return MeasureFacts(f"{reference}.{about['number']}", about["country"], since, about)
