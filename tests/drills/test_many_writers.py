"""D5: several servers over one record, a phone at each: all is stored once, and who comes second keeps the text.

Meanwhile a reader follows the log, is killed and started again: it misses nothing and hears nothing twice.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier, Event, Thread, Timer
from uuid import UUID

import pytest

from tests.begun import Begun
from tests.drills.conftest import ROOT, SQLITE_AND_IN_FULL_POSTGRES, Start
from tests.drills.hosting import PATIENCE, Server
from tests.drills.phone import a_phone
from tests.drills.typed import COUNTRY, entries_on_record, ids_on_record, text
from tests.drills.writer import EVERY, Writer
from tracker import bootstrap
from tracker.domain.entry_events import EntryCorrected
from tracker.settings import read_settings
from tracker.store.values import Recorded

pytestmark = pytest.mark.drill

WRITES, FEW_WRITES = 150, 10
WORKERS = 4
"""How many answer for each server on PostgreSQL: two servers make as many processes as there are who write."""
NAMES = {
    "sqlite": ["Aigul", "Bolot", "Chinara", "Dinara"],
    "postgresql": ["Aigul", "Bolot", "Chinara", "Dinara", "Erlan", "Farida", "Gulnara", "Hasan"],
}
DONE, CONFLICT = 303, 409


class Reader:
    """Somebody who follows the log in a process of their own, which is killed and started again and again."""

    def __init__(self, begin: Callable[[], Begun], notes: Path, dice: random.Random) -> None:
        self._begin, self._notes, self._dice = begin, notes, dice
        self._is_over, self._thread = Event(), Thread(target=self._live, daemon=True)
        self.kills, self.complaints = 0, ""

    def begin(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def end(self, head: int) -> list[int]:
        """Listen to the log's end, and give all that was heard."""
        self.leave()
        process = self._begin()
        given_up = Timer(PATIENCE, process.kill)  # what it says ends with it, and no line is no number
        given_up.start()
        while int(process.stdout.readline()) < head:
            pass
        given_up.cancel()
        self._kill(process)
        return [int(line) for line in self._notes.read_text().splitlines()]

    def leave(self) -> None:
        """Be started no more; left alone after a failure, this would go on for ever, and the whole run with it."""
        self._is_over.set()
        self._thread.join(PATIENCE)

    def _live(self) -> None:
        while not self._is_over.is_set():
            process = self._begin()
            self._is_over.wait(self._dice.uniform(1, 4))
            self._kill(process)
            self.kills += 1

    def _kill(self, process: Begun) -> None:
        process.kill()
        self.complaints += process.communicate()[1]


@pytest.fixture
def servers(loaded: Path, tmp_path: Path) -> Iterator[list[Server]]:
    """Give servers that have begun: on SQLite one for each who writes, on PostgreSQL two of four workers each."""
    settings = read_settings(home=loaded)
    with closing(bootstrap.connect(settings)) as parts:
        is_several = parts.engine.dialect.name == "postgresql"
    workers, number = (WORKERS, 2) if is_several else (0, len(NAMES["sqlite"]))
    begun = [Server(settings, tmp_path / "errors", workers) for _ in range(number)]
    for server in begun:
        server.start()
    yield begun
    for server in begun:
        server.kill()


@pytest.fixture
def writers(loaded: Path, servers: list[Server]) -> list[Writer]:
    """Give the writers, each with a server of their own, and within reach of the next one's."""
    ports = [server.port for server in servers]
    with closing(bootstrap.connect(read_settings(home=loaded))) as parts:
        phones = [a_phone(parts, name, COUNTRY) for name in NAMES[parts.engine.dialect.name]]
    return [Writer(phone, (ports[at % len(ports) - 1], ports[at % len(ports)])) for at, phone in enumerate(phones)]


@pytest.fixture
def reader(loaded: Path, start: Start, tmp_path: Path, dice: random.Random) -> Iterator[Reader]:
    """Give who listens meanwhile, begun."""
    notes = tmp_path / "notes"
    made = Reader(lambda: start(ROOT / "tests/drills/tailing.py", loaded, notes), notes, dice)
    made.begin()
    yield made
    made.leave()


@pytest.mark.parametrize("home", SQLITE_AND_IN_FULL_POSTGRES, indirect=True)
def test_what_many_write_at_once_is_stored_once_and_heard_once(
    loaded: Path, servers: list[Server], writers: list[Writer], reader: Reader, pytestconfig: pytest.Config
) -> None:
    writes = WRITES if pytestconfig.getoption("full") else FEW_WRITES
    shared = write(loaded, writers, writes)
    with closing(bootstrap.connect(read_settings(home=loaded))) as parts:
        recorded = parts.log.read(0, parts.log.head().position + 1)
        kept = [said for said, _ in entries_on_record(parts, recorded).values()]
        flaws, astray = bootstrap.verifier(parts.key)(parts.engine, parts.files).flaws, parts.tracker.astray()
    heard = reader.end(len(recorded))
    tell(writers, reader, recorded)

    assert {answer.status for one in writers for answer in one.answers} == {DONE, CONFLICT}
    assert [was for one in writers for was in one.kept] == [True] * len(shared) * (len(writers) - 1)
    assert {len(set(taps)) for one in writers for taps in one.pairs} == {1}
    assert Counter(kept) == Counter(text(one.phone, number) for one in writers for number in one.numbers)
    assert corrections(recorded) == dict.fromkeys(shared, 1)
    assert heard == [one.position for one in recorded] == list(range(1, len(recorded) + 1))
    assert (flaws, astray, servers[0].complaints(), reader.complaints) == ((), [], "", "")


def write(loaded: Path, writers: list[Writer], writes: int) -> Sequence[UUID]:
    """Let all write at once; give the entries that all of them corrected, having seen the same."""
    first, together = writers[0], Barrier(len(writers))
    anchors = [first.record(writes + number) for number in range(-(-writes // EVERY))]
    with closing(bootstrap.connect(read_settings(home=loaded))) as parts:
        ids = ids_on_record(parts)
    shared = [ids[one] for one in anchors]
    page = first.phone.get(first.ports[0], f"/desk/entries/{shared[0]}/correct")
    seen = re.findall(r'name="seen" value="(\d+)"', page)[0]
    with ThreadPoolExecutor(len(writers)) as pool:
        going = [pool.submit(one.write, writes, shared, seen, together) for one in writers]
    for each in going:
        each.result()
    return shared


def corrections(recorded: list[Recorded]) -> dict[UUID, int]:
    """Say how often each entry was corrected on the first of its demands."""
    events = {(one.event.entry_id, one.event.by) for one in recorded if isinstance(one.event, EntryCorrected)}
    return Counter(entry_id for entry_id, _ in events)


def tell(writers: list[Writer], reader: Reader, recorded: list[Recorded]) -> None:
    """Print the figures."""
    answers, conflicts = sum(len(one.answers) for one in writers), sum(len(one.kept) for one in writers)
    texts, twice = sum(len(one.numbers) for one in writers), sum(len(one.pairs) for one in writers)
    print(f"\n{len(writers)} processes serve: {texts} texts, {twice} sent to two servers at once, {answers} answers")
    print(f"{conflicts} conflicts; {len(recorded)} events; a reader was killed {reader.kills} times")
