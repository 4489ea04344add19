"""Asking a record what the public may see of it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

from tests.record import ARecord
from tracker.domain.record import Entry, Record
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.projections import reading
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading as read_only

AT_LAST = date(2026, 11, 1)
"""A day after all that these tests tell."""


def noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=12)


def head(record: ARecord) -> int:
    return record.log.head().position


def the_public(
    record: ARecord, through: int | None = None, *, day: date = AT_LAST, today: date = AT_LAST, sample: bool = False
) -> Viewer:
    """The public, as of a release that reaches so far; by default everything is released."""
    return Viewer(head(record) if through is None else through, day, today, sample)


def somebody(  # noqa: PLR0913 - what a test says of them
    record: ARecord,
    who: Who,
    *,
    opened: Iterable[UUID] = (),
    through: int | None = None,
    today: date = AT_LAST,
    sample: bool = False,
) -> Viewer:
    """Somebody signed in, who sees what is recorded by now."""
    reach = head(record) if through is None else through
    return Viewer(reach, today, today, sample, who, frozenset(map(str, opened)))


def a_member(account: str = "member") -> Who:
    """Somebody who can sign in, and no more."""
    return Who(account)


def a_coordinator(*countries: str, account: str = "coordinator") -> Who:
    """A coordinator of these countries."""
    return Who(account, frozenset(map(Code, countries)))


def seen(record: ARecord, viewer: Viewer | int | None = None, *, on: date = AT_LAST, country: str = "KZ") -> Record:
    """All that a viewer sees of a country."""
    viewer = viewer if isinstance(viewer, Viewer) else the_public(record, viewer)
    with read_only(record.engine) as connection:
        return reading.record(connection, viewer, on, country)


def ids(entries: Iterable[Entry]) -> set[UUID]:
    return {UUID(entry.entry_id) for entry in entries}


def shown(record: ARecord, viewer: Viewer | int | None = None, *, on: date = AT_LAST) -> set[UUID]:
    """The ids of the entries that a viewer sees listed."""
    return ids(entry for entry in seen(record, viewer, on=on).entries if not entry.hidden)


def the_entry(record: ARecord, entry_id: UUID, viewer: Viewer | int | None = None) -> Entry:
    """One entry as a viewer sees it."""
    [found] = [entry for entry in seen(record, viewer).entries if entry.entry_id == str(entry_id)]
    return found
