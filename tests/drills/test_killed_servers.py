"""D1 over HTTP: a server is killed while phones send forms; what they were answered is there, once, and so is the rest.

Each phone sends again what was not answered, under the same command id, as soon as the server is back.
"""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from time import monotonic

import pytest

from tests.drills.conftest import SQLITE_AND_IN_FULL_POSTGRES
from tests.drills.hosting import Server, give_way
from tests.drills.phone import NO_ANSWER, Answer, Phone, a_phone
from tests.drills.typed import COUNTRY, anchor_in, demands, entries_on_record, text, what_happened
from tracker import bootstrap
from tracker.domain.entry_events import DevelopmentRecorded
from tracker.settings import read_settings
from tracker.store.values import Recorded
from tracker.web.anchors import anchor

pytestmark = pytest.mark.drill

KILLS, FEW_KILLS = 150, 8
"""How often each database's server is killed: in the drill, where two databases make 300, and in every test run."""

MOST_ANSWERED = 20
LONGEST_MOMENT = 0.05
"""Seconds: a form takes about half as long, so a kill may fall into any part of it."""

HALF = 0.5
PATIENCE = 60


@dataclass
class Coordinator:
    """Somebody who types one entry after the other; each text is theirs alone, each second one is on two demands."""

    phone: Phone
    answers: dict[int, Answer] = field(default_factory=dict)
    again: list[tuple[int, int]] = field(default_factory=list)

    def send_next(self, port: int) -> bool:
        """Send the first entry that was not answered; say whether it is now."""
        number = len(self.answers)
        try:
            answer = self.phone.send(port, "/record", what_happened(self.phone, number), number)
        except NO_ANSWER:
            return False
        self.answers[number] = answer
        return True

    def go_on(self, port: int, heard: "Queue[None]") -> None:
        """Send entries until no answer comes."""
        while self.send_next(port):
            heard.put(None)

    def entries(self) -> dict[str, tuple[str, int]]:
        """Give the text of each entry that was answered, and its number of demands, by the anchor in the answer."""
        return {anchor_in(one): (text(self.phone, number), demands(number)) for number, one in self.answers.items()}

    def sent_again(self) -> list[tuple[str, int]]:
        """Give each entry that was sent a second time, with the log's head before that."""
        return [(anchor_in(self.answers[number]), head) for number, head in self.again]


@pytest.fixture
def team(loaded: Path) -> list[Coordinator]:
    """Give the three coordinators of one country."""
    with closing(bootstrap.connect(read_settings(home=loaded))) as parts:
        return [Coordinator(a_phone(parts, name, COUNTRY)) for name in ("Aigul", "Bolot", "Chinara")]


@pytest.fixture
def server(loaded: Path, tmp_path: Path) -> Iterator[Server]:
    """Give what serves the record, begun."""
    made = Server(read_settings(home=loaded), tmp_path / "errors")
    made.start()
    yield made
    made.kill()


@pytest.mark.parametrize("home", SQLITE_AND_IN_FULL_POSTGRES, indirect=True)
def test_kills_of_a_server_lose_and_double_nothing_that_phones_sent(
    loaded: Path, server: Server, team: list[Coordinator], dice: random.Random, pytestconfig: pytest.Config
) -> None:
    kills = KILLS if pytestconfig.getoption("full") else FEW_KILLS
    for _ in range(kills):
        a_life(loaded, server, team, dice)
    with closing(bootstrap.connect(read_settings(home=loaded))) as parts:
        recorded = parts.log.read(0, parts.log.head().position + 1)
        kept = entries_on_record(parts, recorded)
        flaws, astray = bootstrap.verifier(parts.key)(parts.engine, parts.files).flaws, parts.tracker.astray()
    answered = [answer for one in team for answer in one.answers.values()]

    assert {answer.status for answer in answered} == {303}
    assert kept == {entry_id: said for one in team for entry_id, said in one.entries().items()}
    assert len({said for said, _ in kept.values()}) == len(kept) == len(answered)
    assert [one.position for one in recorded] == list(range(1, len(recorded) + 1))
    assert (flaws, astray, server.complaints()) == ((), [], "")
    tell(kills, team, recorded)


def a_life(home: Path, server: Server, team: list[Coordinator], dice: random.Random) -> None:
    """Let the server live until it gave some answers, and a moment longer: any, or the worst."""
    heard: Queue[None] = Queue()
    with ThreadPoolExecutor(len(team)) as pool:
        for one in team:
            pool.submit(one.go_on, server.port, heard)
        for _ in range(dice.randrange(MOST_ANSWERED)):
            heard.get(timeout=PATIENCE)
        wait_for = at_any_moment if dice.random() < HALF else until_more_is_recorded
        wait_for(home, dice)
        server.kill()
    begin_again(home, server, team)


def at_any_moment(_home: Path, dice: random.Random) -> None:
    """Wait for less than a form takes."""
    give_way(dice.random() * LONGEST_MOMENT)


def until_more_is_recorded(home: Path, _dice: random.Random) -> None:
    """Wait for an entry that is on record, and has most likely not been answered yet."""
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        before, until = parts.log.head().position, monotonic() + PATIENCE
        while parts.log.head().position == before and monotonic() < until:
            give_way()


def begin_again(home: Path, server: Server, team: list[Coordinator]) -> None:
    """Start the server again, and let everybody send once more what had no answer."""
    server.start()
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        head = parts.log.head().position
    for one in team:
        one.again.append((len(one.answers), head))
        assert one.send_next(server.port)


def tell(kills: int, team: list[Coordinator], recorded: list[Recorded]) -> None:
    """Print the figures."""
    last = {
        anchor(str(one.event.entry_id)): one.position for one in recorded if isinstance(one.event, DevelopmentRecorded)
    }
    again = [(last[entry_id], head) for one in team for entry_id, head in one.sent_again()]
    there = sum(position <= head for position, head in again)
    answered = sum(len(one.answers) for one in team)
    print(f"\n{kills} kills, {answered} forms answered, {len(recorded)} events on record")
    print(f"{len(again)} forms sent again, of which {there} were on record without an answer")
