"""Pages that are given again are those that would be made anew, and are forgotten with the words that they show."""

import re
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from starlette.testclient import TestClient

from tests.accounts.people import Clock, House
from tests.oracle.histories import history
from tests.record import KEY
from tests.reminders.pigeonhole import Pigeonhole
from tests.web.given import Given
from tests.web.workspace.judging import aigul, bolot
from tests.web.workspace.office import Office
from tracker.accounts.accounts import HOST
from tracker.accounts.roles import COUNTRY, MAY_CONFIRM
from tracker.domain.values import Ref
from tracker.store.held_files import HeldFiles
from tracker.store.public_log.folder import LogFolder
from tracker.store.word_book import WordBook
from tracker.store.words import Secret
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.workspace.finished import Finished

LATER = datetime(2027, 1, 31, 9, tzinfo=UTC)
PAGES = ("/desk", "/desk/countries/kz", "/desk/demands/kz-2021-1", "/desk/demands/kz-2021-2")
COMMAND = re.compile(r'(name="command" value=)"[^"]+"')


class MadeUp(WordBook):
    """Opens each reference as a text of its own: a history's words were never written."""

    def disclose(self, refs: Collection[Ref], connection: Connection | None = None) -> list[Secret]:
        return [Secret(ref, b"", f"Text {ref[:6]}") for ref in refs]


class Beginning(Office):
    """An office whose record holds nothing yet."""

    def __init__(self, folder: Path) -> None:
        self.given = Given(folder, today=LATER.date())
        self.files = HeldFiles(folder / "files", KEY)
        self.log_folder = LogFolder(folder / "log")
        self.house = House(self.given.record.engine, Clock(LATER))
        self.post = Pigeonhole()

    def anew(self, token: str) -> TestClient:
        """A window before pages for which nothing is kept."""
        self.given.record.book = MadeUp(self.engine, KEY)
        window = self.window()
        window.cookies.set("sid", token)
        return window


def shown(window: TestClient, path: str) -> tuple[int, str]:
    """What a page says, but for the id of its command."""
    answer = window.get(path)
    return answer.status_code, COMMAND.sub(r"\1", answer.text)


@settings(
    max_examples=2,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(10, 18))
def test_whatever_is_recorded_a_page_is_what_would_be_made_anew(empty: Beginning, seed: int, length: int) -> None:
    empty.given.record.forget()
    nickname = f"Aigul{uuid4().hex[:6]}"
    people = [empty.person(nickname, COUNTRY + "KZ"), empty.person(f"{nickname}b", MAY_CONFIRM)]
    tokens = [empty.house.signed_in(one).token for one in people]
    kept = [empty.anew(token) for token in tokens]
    for number, step in enumerate(history(seed, length)):
        empty.given.record.keep([step])
        for window, token in list(zip(kept, tokens, strict=True))[: 1 + number % 2]:
            anew = empty.anew(token)
            assert [shown(window, path) for path in PAGES] == [shown(anew, path) for path in PAGES]


@pytest.mark.parametrize("path", PAGES[:3])
def test_a_page_that_is_given_again_has_a_command_of_its_own(office: Office, path: str) -> None:
    window = aigul(office).window

    first, second = window.get(path).text, window.get(path).text

    commands = [set(re.findall(r'name="command" value="([^"]+)"', one)) for one in (first, second)]
    assert COMMAND.sub(r"\1", first) == COMMAND.sub(r"\1", second)
    assert all(len(one) <= 1 for one in commands)
    assert not commands[0] & commands[1]


def test_whoever_loses_a_country_is_given_no_page_of_before(office: Office) -> None:
    seat, path = aigul(office), "/desk/demands/kz-2021-1"
    as_team = shown(seat.window, path)

    office.accounts.governing.revoke(HOST, seat.person.account_id, [COUNTRY + "KZ"])

    as_member = shown(seat.window, path)
    assert as_member != as_team
    assert "/retract" not in as_member[1]


def test_once_words_are_locked_away_no_page_shows_them(office: Office) -> None:
    window = aigul(office).window
    before = [shown(window, path)[0] for path in PAGES[:3]]

    office.given.record.book.lock()

    assert before == [200, 200, 200]
    assert [shown(window, path)[0] for path in PAGES[:3]] == [503, 503, 503]


def test_what_was_typed_or_told_is_never_on_a_page_that_is_kept(office: Office) -> None:
    window = bolot(office).window
    plain = shown(window, "/desk")

    window.post("/drafts", data={"page_of": "/record", "country": "KZ", "notes": "Half a sentence"})
    with_draft = shown(window, "/desk")
    window.post("/desk/snooze", data={"thing": "stale:kz-2021-1", "days": "7"})
    [draft] = re.findall(r'name="draft" value="([^"]+)"', window.get("/desk").text)
    window.post("/drafts/drop", data={"draft": draft})

    assert "drafts" in with_draft[1]
    assert with_draft != plain
    assert "/drafts/drop" not in shown(window, "/desk")[1]


def test_who_asks_while_a_page_is_made_waits_for_it() -> None:
    finished, began, goes_on, made = Finished(), Event(), Event(), list[str]()

    def make() -> Page:
        began.set()
        goes_on.wait(30)
        made.append("once")
        return answers.page("a page", answers.HTML)

    given: list[Page] = []
    asks = [Thread(target=lambda: given.append(finished.of("mine", 1, UUID(int=7), make))) for _ in range(3)]
    for one in asks:
        one.start()
    began.wait(30)
    goes_on.set()
    for one in asks:
        one.join(30)

    assert (made, [one.body for one in given]) == (["once"], [b"a page"] * 3)


def test_only_so_many_pages_are_kept() -> None:
    finished, made = Finished(most=2), list[int]()

    def make(whose: int) -> Page:
        made.append(whose)
        return answers.page("a page", answers.HTML)

    for one in (1, 2, 1, 3, 1, 2):
        finished.of(one, "the same", UUID(int=7), partial(make, one))

    assert made == [1, 2, 3, 2]


def test_of_large_pages_fewer_are_kept() -> None:
    finished, made = Finished(most_bytes=10), list[int]()

    def make(whose: int, size: int) -> Page:
        made.append(whose)
        return answers.page("x" * size, answers.HTML)

    for one, size in ((1, 4), (2, 4), (1, 4), (3, 4), (1, 4), (2, 4), (4, 11), (4, 11)):
        finished.of(one, "the same", UUID(int=7), partial(make, one, size))

    assert made == [1, 2, 3, 2, 4, 4]


def test_whoever_waits_for_a_page_that_could_not_be_made_makes_it() -> None:
    finished, began, goes_on, given = Finished(), Event(), Event(), list[str]()

    def fail() -> Page:
        began.set()
        goes_on.wait(30)
        raise LookupError

    def ask(make: Callable[[], Page]) -> None:
        try:
            given.append(finished.of("mine", 1, UUID(int=7), make).body.decode())
        except LookupError:
            given.append("failed")

    first = Thread(target=ask, args=(fail,))
    second = Thread(target=ask, args=(lambda: answers.page("a page", answers.HTML),))
    first.start()
    began.wait(30)
    second.start()
    goes_on.set()
    for one in (first, second):
        one.join(30)

    assert given == ["failed", "a page"]


@pytest.fixture
def empty(tmp_path: Path) -> Beginning:
    """Give an office whose record holds nothing."""
    return Beginning(tmp_path)
