"""A process that is killed anywhere within a tick loses nothing, and leaves at most one more copy of a mail."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, PoolProxiedConnection, event

from tests.accounts.people import Person
from tests.given import a_demand, a_due_day, an_urgency
from tests.reminders.bureau import Bureau
from tracker.outbox.outcome import Outcome

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
MOST = 200


class Killed(BaseException):
    """The process has ended here."""


@dataclass
class Killer:
    """Ends a process at the n-th thing that leaves a trace: a write's commit, done or not, or a mail handed over."""

    at: int
    writes: bool = False
    seen: list[str] = field(default_factory=list)

    def look(self, connection: Connection) -> None:
        """Note whether the commit that begins now is that of a write."""
        self.writes = bool(connection.get_execution_options().get("tracker_writes"))

    def reach(self, what: str) -> None:
        """Say that such a thing is about to happen, or has just happened."""
        self.seen.append(what)
        if len(self.seen) == self.at:
            raise Killed


@contextmanager
def killing(bureau: Bureau, at: int, *, after: bool) -> Iterator[Killer]:
    """Kill whatever runs within at its n-th trace, before or after it was left."""
    killer, engine = Killer(at), bureau.record.engine
    commit, send = engine.dialect.do_commit, bureau.letterbox.send

    def do_commit(connection: PoolProxiedConnection) -> None:
        writes = killer.writes
        if writes and not after:
            killer.reach("commit")
        commit(connection)
        if writes and after:
            killer.reach("commit")

    def hand_over(to: str, sender: str, content: bytes) -> Outcome:
        if not after:
            killer.reach("mail")
        outcome = send(to, sender, content)
        if after:
            killer.reach("mail")
        return outcome

    engine.dialect.do_commit = do_commit  # type: ignore[assignment]
    bureau.letterbox.send = hand_over  # type: ignore[method-assign]
    event.listen(engine, "commit", killer.look)
    try:
        yield killer
    finally:
        event.remove(engine, "commit", killer.look)
        engine.dialect.do_commit = commit  # type: ignore[method-assign]
        bureau.letterbox.send = send  # type: ignore[method-assign]


def fill(bureau: Bureau) -> list[Person]:
    """Two people, of whom each has a digest to get and a danger to be told of."""
    people = [bureau.person("Aigul", "country:KZ"), bureau.person("Bolot", "country:KZ", digest_day=2)]
    demand = a_demand()
    a_due_day(demand, "2026-03-10")
    an_urgency(demand, "2026-03-02")
    bureau.clock.at = MONDAY
    bureau.save(demand)
    return people


def told_by_a_whole_life(bureau: Bureau, people: list[Person]) -> list[set[tuple[str, str, str]]]:
    """Go on for two days after whatever happened, in a process of its own; give what each was told."""
    again = bureau.started()
    for minutes in (1, 80, 24 * 60, 26 * 60):
        bureau.tick(MONDAY + timedelta(minutes=minutes), again)
    for person in people:
        told = bureau.told(person)
        assert len(told) == len(set(told))
    return [{(kind, rung, "") for _, kind, rung in bureau.told(person)} for person in people]


@pytest.mark.parametrize("after", [False, True])
def test_a_kill_at_any_trace_loses_nothing_and_leaves_one_more_copy_at_most(bureau: Bureau, *, after: bool) -> None:
    people = fill(bureau)
    owed = {("danger", "2026-03-02+0", ""), ("due", "2026-03-10-14", "")}
    kills = 0

    for at in range(1, MOST):
        bureau.letterbox.taken.clear()
        forget(bureau)
        with killing(bureau, at, after=after):
            try:
                bureau.tick(MONDAY, bureau.started())
            except Killed:
                kills += 1
            else:
                break
        told = told_by_a_whole_life(bureau, people)
        assert all(owed <= its for its in told)
        assert copies(bureau) <= {1, 2}

    assert kills > 10


def copies(bureau: Bureau) -> set[int]:
    """How many copies there are of a mail; the second is the same as the first to the last byte."""
    assert len(set(bureau.letterbox.taken)) == len(bureau.letterbox.ids())
    return set(bureau.letterbox.ids().values())


def forget(bureau: Bureau) -> None:
    """Begin anew: as if no mail had ever been made. No product code can do this."""
    from tracker.outbox.tables import outbox_metadata  # noqa: PLC0415

    with bureau.record.engine.begin() as connection:
        for table in reversed(outbox_metadata.sorted_tables):
            connection.execute(table.delete())


def test_a_killer_that_never_comes_sees_every_trace(bureau: Bureau) -> None:
    fill(bureau)

    with killing(bureau, MOST, after=True) as killer:
        bureau.tick(MONDAY)

    assert killer.seen.count("mail") == len(bureau.letterbox.taken) == 2
    assert killer.seen.count("commit") > 10
