"""D1 and more with several workers behind one port: they are as one, and one that is killed takes nothing along.

A phone that got no answer sends again at once, under the same command id: another worker answers it. Whatever was
answered is on the next page, whichever worker makes that.
"""

import os
import random
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Event
from typing import Any

import pytest
from psycopg import sql
from sqlalchemy import make_url

from tests.application.loading import A_FOUNDING
from tests.drills.hosting import PATIENCE, Server, until
from tests.drills.phone import NO_ANSWER, Phone, a_phone
from tests.drills.test_killed_servers import MOST_ANSWERED, Coordinator, at_any_moment
from tests.drills.typed import COUNTRY, anchor_in, entries_on_record, ids_on_record, text, what_happened
from tests.postgres import PostgresServer
from tests.web.workspace.sending import chosen
from tracker import bootstrap
from tracker.bootstrap import Parts
from tracker.domain.entry_events import DevelopmentRecorded
from tracker.domain.values import Audience
from tracker.settings import Settings, read_settings
from tracker.web.anchors import anchor

pytestmark = [pytest.mark.drill, pytest.mark.postgres]

PAGE = "/en/demands/kz-2021-1"
_HOLDERS = """
    SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database
    WHERE datname = %s AND locktype = 'advisory' AND granted
"""
WORKERS, KILLS, FEW_KILLS = 2, 300, 2
ALL_AT_ONCE = 25
"""Of so many kills one is of all workers and of who began them."""
AT_ONCE = 8
"""How many ask at the same moment: some of them are answered by either worker."""


@dataclass
class Stubborn(Coordinator):
    """A coordinator who sends each form until it is answered, and then looks for it on the page."""

    tries: int = 0
    unseen: int = 0

    def type_on(self, port: int, heard: "Queue[None]", enough: Event) -> None:
        """Send one form after the other until it is enough."""
        while not enough.is_set():
            self.tries += 1
            if self.send_next(port):
                heard.put(None)
                self.unseen += not self._sees_its_last(port)

    def _sees_its_last(self, port: int) -> bool:
        answer = self.answers[len(self.answers) - 1]
        page = answer.location.partition("#")[0]
        while True:
            with suppress(*NO_ANSWER):
                return anchor_in(answer) in self.phone.get(port, page)


@pytest.fixture(scope="module")
def settings(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Make a record on PostgreSQL that holds the bundled register, released."""
    with postgres_server.database() as name:
        made = read_settings(home=tmp_path_factory.mktemp("workers"), database=postgres_server.url(name))
        with closing(bootstrap.found(made, A_FOUNDING)) as parts:
            parts.loader.load(bootstrap.bundled_register(parts))
            parts.tracker.release(bootstrap.HOST)
        yield made


@pytest.fixture(scope="module")
def parts(settings: Settings) -> Iterator[Parts]:
    """Open the record beside its workers."""
    with closing(bootstrap.connect(settings)) as opened:
        yield opened


@pytest.fixture(scope="module")
def server(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve it from two workers."""
    made = Server(settings, tmp_path_factory.mktemp("errors") / "errors", workers=WORKERS)
    made.start()
    until(lambda: len(made.workers()) == WORKERS)
    yield made
    made.kill()


@pytest.fixture(scope="module")
def phone(parts: Parts) -> Phone:
    """Give the phone of a coordinator."""
    return a_phone(parts, "Aigul", COUNTRY)


@pytest.fixture(scope="module")
def team(parts: Parts) -> list[Stubborn]:
    """Give three more."""
    return [Stubborn(a_phone(parts, name, COUNTRY)) for name in ("Bolot", "Chinara", "Dinara")]


def asked_at_once(ask: Callable[[], Any]) -> list[Any]:
    """Ask the same several times at the same moment."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [asked.result() for asked in [pool.submit(ask) for _ in range(AT_ONCE)]]


def everybody(server: Server, phone: Phone, status: int) -> bool:
    """Say whether each worker answers so."""
    try:
        return set(asked_at_once(lambda: phone.status(server.port, PAGE))) == {status}
    except NO_ANSWER:
        return False


def on_duty(server: PostgresServer, settings: Settings) -> set[int]:
    """Give the connections that hold a lease."""
    database = make_url(settings.database).database
    return set(server.ask(_HOLDERS, database))


@contextmanager
def away(server: PostgresServer, settings: Settings) -> Iterator[None]:
    """Let the database be gone, with all connections to it, for a while."""
    database = str(make_url(settings.database).database)
    name = sql.Identifier(database)
    server.execute(sql.SQL("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false").format(name=name))
    server.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", database)
    try:
        yield
    finally:
        server.execute(sql.SQL("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true").format(name=name))


@contextmanager
def typing(team: list[Stubborn], server: Server, heard: "Queue[None]") -> Iterator[None]:
    """Let all type until the end, and until each form is answered."""
    enough = Event()
    with ThreadPoolExecutor(len(team)) as pool:
        going = [pool.submit(one.type_on, server.port, heard, enough) for one in team]
        try:
            yield
        finally:
            enough.set()
        for one in going:
            one.result(PATIENCE)


def a_kill(number: int, server: Server, heard: "Queue[None]", dice: random.Random) -> None:
    """Wait for some answers and a moment longer, then kill a worker, or everything.

    The first to go are those that were there first, so whoever was on duty is among them.
    """
    for _ in range(dice.randrange(1, MOST_ANSWERED)):
        heard.get(timeout=PATIENCE)
    at_any_moment(Path(), dice)
    if number % ALL_AT_ONCE == 0:
        server.kill()
        server.start()
        return
    until(lambda: len(server.workers()) == WORKERS)
    with suppress(ProcessLookupError):
        workers = server.workers()
        os.kill(workers[0] if number <= WORKERS else dice.choice(workers), signal.SIGKILL)


def complaints(server: Server) -> list[str]:
    """Give what was written to standard error, but for workers that were killed and a database that was taken away."""
    told = ("another takes its place", "StoreUnavailable", "The database cannot be opened")
    return [line for line in server.complaints().splitlines() if not any(one in line for one in told)]


def test_what_one_worker_records_every_worker_shows_and_what_it_hides_none_does(
    server: Server, phone: Phone, parts: Parts
) -> None:
    answer = phone.send(server.port, "/record", what_happened(phone, 1), 1)
    new = answer.location.partition("#")
    after = asked_at_once(lambda: phone.get(server.port, new[0]))
    recorded = [one.event for one in parts.log.read(0, 10_000)]
    public = [one for one in recorded if isinstance(one, DevelopmentRecorded) and one.audience is Audience.PUBLIC]
    before = asked_at_once(lambda: phone.get(server.port, PAGE))
    assert len(set(before)) == 1
    gone = next(str(one.entry_id) for one in public if anchor(str(one.entry_id)) in before[0])

    narrowed = {"audience": "country_team", "reason": "Somebody was threatened"}
    seen = chosen(phone.get(server.port, f"/desk/entries/{gone}/audience"), "seen").pop()
    phone.send(server.port, f"/desk/entries/{gone}/audience", {**narrowed, "seen": seen}, 2)
    narrow = asked_at_once(lambda: phone.get(server.port, PAGE))

    assert [new[2] in page for page in after] == [True] * AT_ONCE
    assert [anchor(gone) in page for page in before] == [True] * AT_ONCE
    assert [anchor(gone) in page for page in narrow] == [False] * AT_ONCE


def test_while_the_database_is_away_texts_come_back_and_are_taken_once_it_is_there_again(
    server: Server, phone: Phone, parts: Parts, settings: Settings, postgres_server: PostgresServer
) -> None:
    fields = what_happened(phone, 3)
    before, recorded = on_duty(postgres_server, settings), len(ids_on_record(parts))

    with away(postgres_server, settings):
        refused = asked_at_once(lambda: phone.send(server.port, "/record", fields, 3))
        pages = asked_at_once(lambda: phone.status(server.port, PAGE))
    taken = asked_at_once(lambda: phone.send(server.port, "/record", fields, 3))
    until(lambda: len(on_duty(postgres_server, settings)) == 2)

    assert {answer.status for answer in refused} == {503}
    assert all(text(phone, 3) in answer.text and 'name="command"' in answer.text for answer in refused)
    assert set(pages) == {503}
    assert {answer.status for answer in taken} == {303}
    assert len({answer.location for answer in taken}) == 1
    assert len(ids_on_record(parts)) == recorded + 1
    until(lambda: len(on_duty(postgres_server, settings)) == len(before))  # who was killed holds none


def test_kills_of_workers_lose_and_double_nothing_and_their_duties_go_to_others(  # noqa: PLR0913, PLR0917
    server: Server,
    team: list[Stubborn],
    parts: Parts,
    settings: Settings,
    postgres_server: PostgresServer,
    dice: random.Random,
    pytestconfig: pytest.Config,
) -> None:
    kills = KILLS if pytestconfig.getoption("full") else FEW_KILLS
    heard: Queue[None] = Queue()
    before = on_duty(postgres_server, settings)

    with typing(team, server, heard):
        for number in range(1, kills + 1):
            a_kill(number, server, heard, dice)
    until(lambda: len(on_duty(postgres_server, settings)) == 2)
    recorded, answered = parts.log.read(0, 1_000_000), [one for each in team for one in each.answers.values()]
    kept = {key: said for key, said in entries_on_record(parts, recorded).items() if not said[0].startswith("Aigul")}
    print(f"\n{kills} kills of one of {WORKERS} workers, one in {ALL_AT_ONCE} of all; {len(recorded)} events on record")
    print(f"{len(answered)} forms answered, {sum(one.tries for one in team) - len(answered)} sent again")

    assert {answer.status for answer in answered} == {303}
    assert kept == {key: said for one in team for key, said in one.entries().items()}
    assert len({said for said, _ in kept.values()}) == len(kept) == len(answered)
    assert [one.position for one in recorded] == list(range(1, len(recorded) + 1))
    assert bootstrap.verifier(parts.key)(parts.engine, parts.files).flaws == ()
    assert (sum(one.unseen for one in team), parts.tracker.astray(), complaints(server)) == (0, [], [])
    assert not before & on_duty(postgres_server, settings)


@pytest.mark.full
def test_a_lock_takes_the_key_from_every_worker_and_an_unlock_gives_it_back(
    server: Server, phone: Phone, settings: Settings, tmp_path: Path
) -> None:
    bootstrap.copy_key(settings, tmp_path / "copy.key")

    bootstrap.lock(settings)
    until(lambda: everybody(server, phone, 503))
    locked = asked_at_once(lambda: phone.get(server.port, PAGE))
    bootstrap.unlock(settings, tmp_path / "copy.key")
    until(lambda: everybody(server, phone, 200))

    assert all("locked" in page for page in locked)


@pytest.mark.full
def test_a_restart_turns_nobody_away(server: Server, phone: Phone) -> None:
    old, answers = set(server.workers()), set()

    def renewed() -> bool:
        answers.add(phone.status(server.port, PAGE))
        return not old & set(server.workers())

    server.tell(signal.SIGHUP)
    until(renewed)

    assert answers == {200}
