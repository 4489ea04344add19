"""Proposals: what was proposed of a document on its way in, one row each, sealed; the newest version of each alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update

from tracker.accounts.kit import Kit
from tracker.accounts.tables import proposal
from tracker.store.engine import reading

OPEN = "open"


@dataclass(frozen=True)
class ProposalRow:
    """One proposal; `content` is plain bytes that whoever proposes can read."""

    intake_id: UUID
    number: int
    state: str
    kind: str
    version: int
    outcome: str | None
    account: str | None
    content: bytes = field(repr=False)


class Proposals:
    """The proposals of the intakes of one database. What changes one is done within a transaction of the intake."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def list(self, intake_id: UUID, connection: Connection | None = None) -> Sequence[ProposalRow]:
        """Give all of an intake, by number."""
        query = select(proposal).where(proposal.c.intake == intake_id).order_by(proposal.c.number)
        if connection is not None:
            rows = connection.execute(query).all()
        else:
            with reading(self._kit.engine) as own:
                rows = own.execute(query).all()
        return [self._opened(row) for row in rows]

    def open(self, intake_id: UUID, number: int, connection: Connection | None = None) -> ProposalRow | None:
        """Give one; None where there is none."""
        query = select(proposal).where(proposal.c.intake == intake_id, proposal.c.number == number)
        if connection is not None:
            row = connection.execute(query).first()
        else:
            with reading(self._kit.engine) as own:
                row = own.execute(query).first()
        return None if row is None else self._opened(row)

    def counts(self, intakes: Sequence[UUID]) -> dict[UUID, dict[str, int]]:
        """Count the proposals of several intakes by their states."""
        found: dict[UUID, dict[str, int]] = {one: {} for one in intakes}
        if not found:
            return found
        query = select(proposal.c.intake, proposal.c.state, func.count().label("many"))
        with reading(self._kit.engine) as connection:
            rows = connection.execute(
                query.where(proposal.c.intake.in_(intakes)).group_by(proposal.c.intake, proposal.c.state)
            ).all()
        for row in rows:
            found[row.intake][row.state] = row.many
        return found

    def add(self, connection: Connection, intake_id: UUID, proposed: Iterable[tuple[str, bytes]]) -> Sequence[int]:
        """Add some as open ones, each a kind and its content; give their numbers."""
        last = connection.scalar(select(func.max(proposal.c.number)).where(proposal.c.intake == intake_id)) or 0
        rows: list[dict[str, Any]] = [
            {
                "intake": intake_id,
                "number": number,
                "state": OPEN,
                "kind": kind,
                "version": 1,
                "content": self._sealed(intake_id, number, content),
            }
            for number, (kind, content) in enumerate(proposed, last + 1)
        ]
        if rows:
            connection.execute(insert(proposal), rows)
        return [row["number"] for row in rows]

    def put(  # noqa: PLR0913 - what a proposal becomes, named
        self,
        connection: Connection,
        before: ProposalRow,
        *,
        state: str,
        content: bytes,
        account: str | None,
        kind: str | None = None,
        outcome: str | None = None,
    ) -> None:
        """Put another version in the place of one that was read in the same transaction."""
        values = {"state": state, "kind": kind or before.kind, "version": before.version + 1, "account": account}
        values |= {"content": self._sealed(before.intake_id, before.number, content), "outcome": outcome}
        its = (proposal.c.intake == before.intake_id) & (proposal.c.number == before.number)
        connection.execute(update(proposal).where(its).values(values))

    def drop(self, connection: Connection, intake_id: UUID) -> None:
        """Remove all of an intake."""
        connection.execute(delete(proposal).where(proposal.c.intake == intake_id))

    def said(self, connection: Connection, intake_id: UUID) -> Iterator[str]:
        """Give what all of an intake hold, and what came of them."""
        for row in connection.execute(select(proposal).where(proposal.c.intake == intake_id)).all():
            yield row.outcome or ""
            yield self._opened(row).content.decode("utf-8", "replace")

    def _sealed(self, intake_id: UUID, number: int, content: bytes) -> bytes:
        return self._kit.seal.close(content, "proposal", intake_id.hex, str(number))

    def _opened(self, row: Any) -> ProposalRow:  # noqa: ANN401 - a row
        content = self._kit.seal.open(row.content, "proposal", row.intake.hex, str(row.number))
        return ProposalRow(row.intake, row.number, row.state, row.kind, row.version, row.outcome, row.account, content)
