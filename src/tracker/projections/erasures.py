"""What was erased, and what waits to be.

Fed by: person.erasure_proposed, erasure_returned, erased, erased_again, and those of the log. Read by:
whatever opens words, pages that say of a text that it was erased, and the page of what waits for a second person.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import singledispatchmethod
from uuid import UUID

from sqlalchemy import Connection, func, select, update

from tracker.domain import coalition_events, person_events
from tracker.domain.erasure_events import Erased, ErasureProposed, ErasureReturned
from tracker.domain.events import Event
from tracker.domain.values import Ref
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows
from tracker.projections.tables import party
from tracker.store.tables import erased_word, erasure
from tracker.store.values import Recorded
from tracker.store.word_book import chunks, last_erased


class ErasureState(Enum):
    """What became of a proposal to erase something."""

    WAITS = "waits"
    RETURNED = "returned"
    DONE = "done"


@dataclass(frozen=True)
class ErasureWaiting:
    """Something that waits to be erased: where its proposal stands in the log, and whose names go, if a person's."""

    erasure_id: UUID
    position: int
    stream_id: UUID
    person: str | None
    account: str


@dataclass(frozen=True, order=True)
class ErasedText:
    """When a text was erased (UTC), whether another is read in its place, and why by law, where that was said."""

    on: date
    is_replaced: bool
    basis: str | None = field(compare=False)


class Erasures(ReadModel):
    """One row for each text that was erased, and one for each proposal to erase something."""

    name = "erasures"
    tables = (erased_word, erasure)
    feeds = (
        ErasureProposed,
        ErasureReturned,
        Erased,
        person_events.ErasedAgain,
        coalition_events.ErasedAgain,
    )

    @singledispatchmethod
    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in what was proposed, returned or erased."""
        raise NotImplementedError(type(event))

    @fold.register
    def _(self, event: ErasureProposed, at: Recorded, rows: Rows) -> None:
        rows.add(
            erasure,
            erasure_id=str(event.erasure_id),
            position=at.position,
            stream_id=str(event.originator_id),
            account=at.account,
            state=ErasureState.WAITS.value,
            done_at=None,
        )

    @fold.register
    def _(self, event: ErasureReturned, at: Recorded, rows: Rows) -> None:
        _settle(event, rows, state=ErasureState.RETURNED.value)

    @fold.register
    def _(self, event: Erased, at: Recorded, rows: Rows) -> None:
        _settle(event, rows, state=ErasureState.DONE.value, done_at=at.position)
        _gone(event.refs, at, rows, {one.of: one.by for one in event.replaced}, event.basis.value)

    @fold.register
    def _(self, event: person_events.ErasedAgain, at: Recorded, rows: Rows) -> None:
        mine = (erasure.c.stream_id == str(event.originator_id)) & (erasure.c.state == ErasureState.WAITS.value)
        rows.run(update(erasure).where(mine).values(state=ErasureState.DONE.value, done_at=at.position))

    @fold.register
    def _(self, event: coalition_events.ErasedAgain, at: Recorded, rows: Rows) -> None:
        _gone(event.refs, at, rows, {})


def erasures_waiting(connection: Connection) -> Sequence[ErasureWaiting]:
    """List what waits to be erased, the longest wait first."""
    whose = erasure.outerjoin(party, party.c.stream_id == erasure.c.stream_id)
    waits = select(erasure, party.c.key.label("person")).select_from(whose)
    waits = waits.where(erasure.c.state == ErasureState.WAITS.value).order_by(erasure.c.position)
    return [
        ErasureWaiting(UUID(row.erasure_id), row.position, UUID(row.stream_id), row.person, row.account)
        for row in connection.execute(waits)
    ]


def erasure_state(connection: Connection, erasure_id: UUID) -> ErasureState | None:
    """Say what became of a proposal, None where there is none of that id."""
    state = connection.scalar(select(erasure.c.state).where(erasure.c.erasure_id == str(erasure_id)))
    return ErasureState(state) if state is not None else None


def erased_through(connection: Connection) -> int:
    """Give the position of the last event that erased anything, 0 where nothing was."""
    return connection.scalar(select(func.max(erasure.c.done_at))) or 0


def is_anything_erased(connection: Connection) -> bool:
    """Say whether any text was erased so far."""
    return last_erased(connection) > 0


def erased_texts(connection: Connection, refs: Collection[Ref]) -> Mapping[Ref, ErasedText]:
    """Say of those of these texts that were erased when that was, and whether another one is read in their place."""
    rows = (
        row
        for chunk in chunks(refs)
        for row in connection.execute(select(erased_word).where(erased_word.c.ref.in_(chunk)))
    )
    return {
        Ref(row.ref): ErasedText(date.fromisoformat(row.erased_on), row.replaced_by is not None, row.basis)
        for row in rows
    }


def _settle(event: ErasureReturned | Erased, rows: Rows, **values: str | int) -> None:
    rows.run(update(erasure).where(erasure.c.erasure_id == str(event.erasure_id)).values(**values))


def _gone(refs: Sequence[Ref], at: Recorded, rows: Rows, by: Mapping[Ref, Ref], basis: str | None = None) -> None:
    day = at.at.date().isoformat()
    known = set(rows.run(select(erased_word.c.ref).where(erased_word.c.ref.in_(refs))).scalars())
    for ref in dict.fromkeys(refs):
        if ref not in known:
            rows.add(erased_word, ref=ref, position=at.position, replaced_by=by.get(ref), erased_on=day, basis=basis)
