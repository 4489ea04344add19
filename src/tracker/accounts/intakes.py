"""Intakes: documents on their way into the record, kept for the team that works on them; sealed, and gone in time.

What a row says of the file and of what was read (`about`) and the text (`content`) are bytes to this module. A row goes
90 days after somebody last did something with it. An intake that is read is held under a lease, which runs out.
"""

import json
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update

from tracker.accounts.account import locked
from tracker.accounts.kit import DAY, MINUTE, Kit
from tracker.accounts.own_texts import OwnTexts
from tracker.accounts.proposals import Proposals
from tracker.accounts.refusals import TooManyIntakes
from tracker.accounts.tables import intake
from tracker.store.engine import reading, writing
from tracker.store.mapper import moment
from tracker.store.prepared import Prepared

KEPT = 90 * DAY
"""For how long an intake stays that nobody touches, in microseconds."""
LEASE = 6 * MINUTE
"""For how long whoever reads a document has it alone: longer than reading and understanding may take together."""
MOST_TRIES = 3
"""How often a document is begun to be read; one that ended its server each time is not tried again."""
MOST_WAITING = 20
"""How many documents of one account may wait to be read."""

WAITING, REFUSED, READY, SETTLED = "waiting", "refused", "ready", "settled"
_ROWS = [column for column in intake.c if column is not intake.c.content]
_NEWEST = Prepared(select(*_ROWS).order_by(intake.c.brought_at.desc(), intake.c.id))

About = Mapping[str, Any]
"""Plain values, as JSON has them."""


@dataclass(frozen=True)
class IntakeRow:
    """A document on its way in, without its text; moments are UTC."""

    intake_id: UUID
    account: str
    countries: tuple[str, ...]
    state: str
    version: int
    document: str | None
    evidence: UUID | None
    tries: int
    brought_at: datetime
    touched_at: datetime
    goes_at: datetime
    about: About = field(repr=False)


@dataclass(frozen=True)
class Lease:
    """Leave to read one document alone, until a moment in UTC microseconds."""

    intake_id: UUID
    until: int


class Intakes(OwnTexts):
    """The documents of one database that are on their way in."""

    table = intake

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.proposals = Proposals(kit)

    def add(self, intake_id: UUID, account: str, countries: Iterable[str], about: About) -> bool:
        """Keep a document that is to be read; False where there is one of this id already. Raises TooManyIntakes."""
        now = self._kit.now()
        row = {"id": intake_id, "account": account, "countries": " ".join(countries), "state": WAITING}
        row |= {"version": 1, "tries": 0, "brought_at": now, "touched_at": now}
        row["about"] = self._sealed_about(intake_id, about)
        with writing(self._kit.engine) as connection:
            locked(connection, account)
            if connection.scalar(select(intake.c.id).where(intake.c.id == intake_id)) is not None:
                return False
            waits = (intake.c.account == account) & (intake.c.state == WAITING)
            if (connection.scalar(select(func.count()).select_from(intake).where(waits)) or 0) >= MOST_WAITING:
                raise TooManyIntakes(most=MOST_WAITING)
            connection.execute(insert(intake), row)
        return True

    def list(self, countries: Collection[str]) -> Sequence[IntakeRow]:
        """List those of which somebody who coordinates these countries is of the team, the newest first."""
        with reading(self._kit.engine) as connection:
            rows = _NEWEST.rows(connection, {})
        return [self._opened(row) for row in rows if {*row.countries.split()} & {*countries}]

    def open(self, intake_id: UUID, connection: Connection | None = None) -> IntakeRow | None:
        """Give one; None where there is none."""
        query = select(*_ROWS).where(intake.c.id == intake_id)
        if connection is not None:
            row = connection.execute(query).first()
        else:
            with reading(self._kit.engine) as own:
                row = own.execute(query).first()
        return None if row is None else self._opened(row)

    def content(self, intake_id: UUID) -> bytes | None:
        """Give what was read of a document; None where it was not read, or is not there."""
        with reading(self._kit.engine) as connection:
            sealed = connection.scalar(select(intake.c.content).where(intake.c.id == intake_id))
        return None if sealed is None else self._unpacked(intake_id, sealed)

    def lease(self) -> Lease | None:
        """Take the oldest document that nobody reads, to read it alone for a while; None where none waits."""
        now = self._kit.now()
        free = intake.c.leased_until.is_(None) | (intake.c.leased_until < now)
        waits = select(intake.c.id).where(intake.c.state == WAITING, free).order_by(intake.c.brought_at, intake.c.id)
        with reading(self._kit.engine) as connection:  # first a look: mostly there is nothing, and nobody is held up
            if connection.scalar(waits.limit(1)) is None:
                return None
        with writing(self._kit.engine) as connection:
            found = connection.scalar(waits.limit(1).with_for_update(skip_locked=True))
            if found is None:
                return None
            values = {"leased_until": now + LEASE, "tries": intake.c.tries + 1}
            connection.execute(update(intake).where(intake.c.id == found).values(values))
        return Lease(found, now + LEASE)

    def put_back(self, lease: Lease) -> None:
        """Let others read a document that could not be read just now for a reason of ours; it was no try."""
        with writing(self._kit.engine) as connection:
            values = {"leased_until": None, "tries": intake.c.tries - 1}
            connection.execute(update(intake).where(_is_ours(lease)).values(values))

    def refuse(self, lease: Lease, about: About) -> bool:
        """Say that a document cannot be read; False where the lease ran out or the document is gone."""
        sealed = self._sealed_about(lease.intake_id, about)
        with writing(self._kit.engine) as connection:
            return self._read(connection, lease, state=REFUSED, about=sealed)

    def finish(self, lease: Lease, about: About, content: bytes, proposed: Iterable[tuple[str, bytes]]) -> bool:
        """Keep what was read, with all that is proposed, each a kind and its content, in one transaction.

        False where the lease ran out or the document is gone.
        """
        intake_id = lease.intake_id
        packed = self._kit.seal.close(zlib.compress(content, 6), "intake", "content", intake_id.hex)
        sealed = self._sealed_about(intake_id, about)
        with writing(self._kit.engine) as connection:
            if not self._read(connection, lease, state=READY, about=sealed, content=packed):
                return False
            self.proposals.add(connection, intake_id, proposed)
        return True

    def settle(  # noqa: PLR0913 - what is noted, named
        self, connection: Connection, intake_id: UUID, seen: int, about: About, *, document: str, evidence: UUID
    ) -> bool:
        """Note which document it is, within the transaction that records it; False where it changed since `seen`."""
        values = {"state": SETTLED, "document": document, "evidence": evidence, "version": intake.c.version + 1}
        values["about"] = self._sealed_about(intake_id, about)
        is_as_seen = (intake.c.id == intake_id) & (intake.c.version == seen) & (intake.c.state == READY)
        query = update(intake).where(is_as_seen).values(**values, touched_at=self._kit.now())
        return connection.execute(query).rowcount == 1

    def touch(self, connection: Connection, intake_id: UUID) -> IntakeRow | None:
        """Give one to whoever is about to change something of it, held until the transaction ends; None if it is gone.

        So changes of one intake come one after the other.
        """
        query = update(intake).where(intake.c.id == intake_id).values(touched_at=self._kit.now())
        return self.open(intake_id, connection) if connection.execute(query).rowcount else None

    def let_go(self, intake_id: UUID, seen: int) -> bool:
        """Remove one with its proposals; False where it changed since `seen`, or is gone."""
        with writing(self._kit.engine) as connection:
            row = self.touch(connection, intake_id)
            if row is None or row.version != seen:
                return False
            self._drop(connection, intake_id)
        return True

    def forget_old(self) -> int:
        """Remove those that nobody touched for so long; give how many went."""
        old = intake.c.touched_at < self._kit.now() - KEPT
        with reading(self._kit.engine) as connection:
            if connection.scalar(select(intake.c.id).where(old).limit(1)) is None:
                return 0
        with writing(self._kit.engine) as connection:
            gone = connection.scalars(select(intake.c.id).where(old).with_for_update()).all()
            for intake_id in gone:
                self._drop(connection, intake_id)
        return len(gone)

    def files(self) -> set[str]:
        """Give the SHA-256 of every file that an intake needs; raises Locked."""
        with reading(self._kit.engine) as connection:
            rows = connection.execute(select(intake.c.id, intake.c.about)).all()
        return {self._about(row.id, row.about)["sha256"] for row in rows}

    def drop_that(self, speaks: Callable[[str], bool], connection: Connection) -> None:
        """Remove every intake in which something stands, with its proposals, within a write transaction."""
        self.hold_all(connection)
        for intake_id in self._that(speaks, connection):
            self._drop(connection, intake_id)

    def _that(self, speaks: Callable[[str], bool], connection: Connection) -> Sequence[UUID]:
        rows = connection.execute(select(intake)).all()
        return [row.id for row in rows if any(map(speaks, self._said(connection, row)))]

    def _said(self, connection: Connection, row: Any) -> Iterable[str]:  # noqa: ANN401 - a row
        """Give all that one holds: its file's name and id, its text, and what is proposed of it."""
        yield str(row.evidence or "")
        yield json.dumps(self._about(row.id, row.about), ensure_ascii=False)
        if row.content is not None:
            yield self._unpacked(row.id, row.content).decode("utf-8", "replace")
        yield from self.proposals.said(connection, row.id)

    def _drop(self, connection: Connection, intake_id: UUID) -> None:
        self.proposals.drop(connection, intake_id)
        connection.execute(delete(intake).where(intake.c.id == intake_id))

    def _read(self, connection: Connection, lease: Lease, **values: object) -> bool:
        """Change what is read under a lease."""
        now = self._kit.now()
        told = {**values, "version": intake.c.version + 1, "leased_until": None, "touched_at": now}
        return connection.execute(update(intake).where(_is_ours(lease)).values(told)).rowcount == 1

    def _sealed_about(self, intake_id: UUID, about: About) -> bytes:
        plain = json.dumps(about, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return self._kit.seal.close(plain, "intake", "about", intake_id.hex)

    def _about(self, intake_id: UUID, sealed: bytes) -> About:
        plain = self._kit.seal.open(sealed, "intake", "about", intake_id.hex)
        about: About = json.loads(plain.decode("utf-8", "surrogatepass"))
        return about

    def _unpacked(self, intake_id: UUID, sealed: bytes) -> bytes:
        return zlib.decompress(self._kit.seal.open(sealed, "intake", "content", intake_id.hex))

    def _opened(self, row: Any) -> IntakeRow:  # noqa: ANN401 - a row
        return IntakeRow(
            intake_id=row.id,
            account=row.account,
            countries=tuple(row.countries.split()),
            state=row.state,
            version=row.version,
            document=row.document,
            evidence=row.evidence,
            tries=row.tries,
            brought_at=moment(row.brought_at),
            touched_at=moment(row.touched_at),
            goes_at=moment(row.touched_at + KEPT),
            about=self._about(row.id, row.about),
        )


def _is_ours(lease: Lease) -> Any:  # noqa: ANN401 - a condition
    return (intake.c.id == lease.intake_id) & (intake.c.state == WAITING) & (intake.c.leased_until == lease.until)
