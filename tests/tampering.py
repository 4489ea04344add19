"""What somebody with a database in their hands can do to a log (T2): one function a kind, for tests and drills.

Each takes a connection in a write transaction. The triggers that refuse such things are dropped first, as whoever owns
a database can; `forge` computes all hashes anew afterwards, so that nothing in the database contradicts itself.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, RowMapping, delete, insert, select, text, update

from tracker.store.chain import Chain
from tracker.store.report import Flaws
from tracker.store.tables import event, log_commit, log_head
from tracker.store.tree import Frontier

DAY = 86_400_000_000

_TRIGGERS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
}


def drop_guards(connection: Connection) -> None:
    """Take away the triggers that refuse changes of the log and of the log of accounts."""
    kind = connection.dialect.name
    for trigger, table in connection.execute(text(_TRIGGERS[kind])).all():
        its = f" ON {table}" if kind == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER {trigger}{its}"))


def edit(connection: Connection, position: int) -> None:
    """Change a figure, or else a letter, in the facts of an event."""
    drop_guards(connection)
    facts = bytes(_row(connection, position)["state"])
    wanted = b"0123456789" if any(figure in facts for figure in b"0123456789") else b"abcdefghij"
    at = max(facts.rfind(bytes([one])) for one in wanted)
    other = wanted[(wanted.index(facts[at]) + 1) % len(wanted)]
    changed = facts[:at] + bytes([other]) + facts[at + 1 :]
    connection.execute(update(event).where(event.c.position == position).values(state=changed))


def put_in(connection: Connection, position: int) -> None:
    """Put an event in at a position, in a stream of its own; all from there on move down."""
    drop_guards(connection)
    row = _row(connection, position)
    _move(connection, position, by=1)
    connection.execute(insert(event), {**row, "stream_id": uuid4(), "version": 1})


def take_out(connection: Connection, position: int) -> None:
    """Remove an event; all after it move up."""
    drop_guards(connection)
    connection.execute(delete(event).where(event.c.position == position))
    _move(connection, position + 1, by=-1)


def exchange(connection: Connection, position: int) -> None:
    """Let two events that follow each other change places."""
    drop_guards(connection)
    for place, other in ((position, -1), (position + 1, position), (-1, position + 1)):
        connection.execute(update(event).where(event.c.position == place).values(position=other))


def back_date(connection: Connection, position: int) -> None:
    """Say of an event, wherever it is said, that it was recorded a day earlier than it was."""
    drop_guards(connection)
    row = _row(connection, position)
    moment: int = row["recorded_at"]
    staff = bytes(row["staff"]).replace(b"%d" % moment, b"%d" % (moment - DAY))
    earlier = {"recorded_at": moment - DAY}
    connection.execute(update(event).where(event.c.position == position).values(earlier | {"staff": staff}))
    connection.execute(update(log_commit).where(log_commit.c.position == position).values(earlier))


def cut(connection: Connection, through: int) -> None:
    """Go back to what the whole database said when it held so many events, as an older file of it does."""
    drop_guards(connection)
    gone = {"through": through}
    keys = (
        "DELETE FROM unique_key WHERE stream_id IN (SELECT stream_id FROM event WHERE position > :through)"
        " AND stream_id NOT IN (SELECT stream_id FROM event WHERE position <= :through)"
    )
    connection.execute(text(keys), gone)
    connection.execute(delete(event).where(event.c.position > through))
    forge(connection)


def regrow(connection: Connection, through: int) -> None:
    """Cut the log off after a position, and let it grow again: the same events, put down anew with other salts."""
    drop_guards(connection)
    after = event.c.position > through
    rows = connection.execute(select(event).where(after).order_by(event.c.position)).mappings().all()
    connection.execute(delete(event).where(after))
    salts = ({"salt1": os.urandom(32), "salt2": os.urandom(32)} for _ in rows)
    connection.execute(insert(event), [{**row, **fresh} for row, fresh in zip(rows, salts, strict=True)])
    forge(connection)


def swap_files(folder: Path) -> None:
    """Exchange what two sealed files hold."""
    one, other = sorted(path for path in folder.iterdir() if path.is_file() and path.name != ".lock")[:2]
    held = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(held)


def change_read_model(connection: Connection) -> None:
    """Change what the pages read, and leave the log as it is: every entry is public now."""
    connection.execute(text("UPDATE entry SET audience = 'public', now_audience = 'public'"))


def forge(connection: Connection) -> None:
    """Compute all hashes anew, so that the log agrees with itself again; whoever kept an older root sees it."""
    drop_guards(connection)
    chain, commits = Chain(iter(()), {}, Flaws()), {}
    for row in connection.execute(select(event).order_by(event.c.position)).all():
        chain.add(row)
        commits[row.recorded_at] = _commit(row, chain.frontier)
    connection.execute(delete(log_commit))
    connection.execute(insert(log_commit), list(commits.values()))
    end = {"position": chain.frontier.size, "recorded_at": list(commits)[-1]}
    connection.execute(update(log_head).values(end | {"frontier": chain.frontier.pack()}))


KINDS: Mapping[str, Callable[[Connection, int], None]] = {
    "edit": edit,
    "insert": put_in,
    "delete": take_out,
    "reorder": exchange,
    "back-date": back_date,
    "truncate and regrow": regrow,
    "an older file": cut,
}
"""What is done to the log itself, by the name that T2 gives it."""


def _row(connection: Connection, position: int) -> RowMapping:
    return connection.execute(select(event).where(event.c.position == position)).mappings().one()


def _move(connection: Connection, first: int, by: int) -> None:
    """Move the events from a position on; past the negative, as each position is taken while they move."""
    away = update(event).where(event.c.position >= first).values(position=-event.c.position - by)
    connection.execute(away)
    connection.execute(update(event).where(event.c.position < 0).values(position=-event.c.position))


def _commit(row: Row[Any], frontier: Frontier) -> dict[str, Any]:
    return {"position": row.position, "recorded_at": row.recorded_at, "root": frontier.root()}
