"""Wishes: what all accounts chose about being reminded, read at once: a tick costs the same for one or for fifty."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from tracker.accounts.kit import Kit
from tracker.accounts.mailing import Mailing, everybodys
from tracker.accounts.tables import muted, opened, own_reminder, snooze
from tracker.store.engine import reading


@dataclass(frozen=True)
class OwnDay:
    """A day on which somebody wished to be reminded, without the note."""

    reminder_id: UUID
    on: date
    thing: str


@dataclass(frozen=True)
class Wish:
    """What one account chose. `opened` are the confidential entries that were opened for it, by their ids."""

    mailing: Mailing = field(default_factory=Mailing)
    opened: frozenset[str] = frozenset()
    own_days: tuple[OwnDay, ...] = ()
    snoozed: Mapping[str, date] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()


class Wishes:
    """The wishes of the accounts of one database."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def everybodys(self) -> Mapping[str, Wish]:
        """Give what each account chose, by its id; who chose nothing is not there, and what was snoozed may be over."""
        with reading(self._kit.engine) as connection:
            mailings, own, entries = everybodys(connection), _own_days(connection), _opened(connection)
            things, put_off = _muted(connection), _snoozed(connection)
        return {
            its: Wish(
                mailing=mailings.get(its, Mailing()),
                opened=frozenset(entries[its]),
                own_days=tuple(own[its]),
                snoozed=put_off[its],
                muted=frozenset(things[its]),
            )
            for its in {*mailings, *own, *entries, *things, *put_off}
        }


def _own_days(connection: Connection) -> dict[str, list[OwnDay]]:
    found: dict[str, list[OwnDay]] = defaultdict(list)
    columns = (own_reminder.c.id, own_reminder.c.account, own_reminder.c.on_day, own_reminder.c.thing)
    for row in connection.execute(select(*columns).where(own_reminder.c.done_at.is_(None))):
        found[row.account].append(OwnDay(row.id, date.fromisoformat(row.on_day), row.thing))
    return found


def _opened(connection: Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(opened.c.account, opened.c.entry_id)):
        found[row.account].append(str(row.entry_id))
    return found


def _muted(connection: Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(muted.c.account, muted.c.what)):
        found[row.account].append(row.what)
    return found


def _snoozed(connection: Connection) -> dict[str, dict[str, date]]:
    found: dict[str, dict[str, date]] = defaultdict(dict)
    for row in connection.execute(select(snooze)):
        found[row.account][row.thing] = date.fromisoformat(row.until)
    return found
