"""The index follows the log by itself on both databases, and forgets what is to be forgotten."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.application.search.given import candidates
from tests.record import KEY
from tests.web.given import ACT, BY, SECRET, Given
from tracker.application.draft import Draft
from tracker.application.search import Finder, NotFilledYet
from tracker.application.search.subjects import forgets
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import DueDaySet
from tracker.domain.entry_events import Retraction
from tracker.domain.events import Event
from tracker.domain.values import Audience, Code, Confidence, Words
from tracker.store.refusals import Locked

NEW = UUID(int=900, version=4)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    """Give what looks through a record that no test writes to."""
    given = a_record(tmp_path_factory.mktemp("shared"))
    made = finder_of(given)
    yield made
    made.stop()
    given.close()


@pytest.fixture
def given(tmp_path: Path) -> Iterator[Given]:
    made = a_record(tmp_path)
    yield made
    made.close()


@pytest.fixture
def given_on_either(tmp_path: Path, database_url: str) -> Iterator[Given]:
    made = a_record(tmp_path, database_url)
    yield made
    made.close()


def a_record(folder: Path, url: str = "") -> Given:
    return Given(folder, url=url).found().fill().release()


def finder_of(given: Given) -> Finder:
    return Finder(given.record.engine, given.record.log, given.record.book)


def demand(given: Given, reference: str = "kz-2021-1") -> Demand:
    stream_id = given.record.log.stream_of("demand", reference)
    assert stream_id
    return given.record.log.stream(stream_id, Demand)


def record(given: Given, text: str) -> Words:
    """Record a due day that says something."""
    found, words = demand(given), given.says(text)
    found.enter(
        DueDaySet,
        entry_id=NEW,
        audience=Audience.PUBLIC,
        kind=Code("term_of_sanction"),
        made_on=When.parse("2022-01"),
        due_on=When.parse("2027-01"),
        wording=words,
        confidence=Confidence.HIGH,
    )
    given.save(found)
    return words


def erase(given: Given, words: Words) -> None:
    """Erase words beside an event, as nothing is erased without one."""
    coalition = given.tracker.coalition()
    coalition.add_theme(Code("pay"), given.says("Pay"), None)
    given.draft.take(coalition)
    given.record.log.write(given.draft.events(), BY, words=given.draft.secrets, erase=list(words.values()))
    given.draft = Draft()


def test_all_that_was_written_is_found_whoever_may_see_it(shared: Finder) -> None:
    assert candidates(shared, "Canary") >= {str(ACT), str(SECRET)}
    assert candidates(shared, "резолюция") == {"res-2021", "ind-2022"}
    assert candidates(shared, "C087") >= {"kz-2021-1", "kz-2021-4"}


def test_for_the_public_what_never_was_public_is_not_even_offered(shared: Finder) -> None:
    assert str(SECRET) not in candidates(shared, "Canary", public=True)
    assert str(ACT) in candidates(shared, "Canary", public=True)


def test_no_name_of_a_person_is_in_the_index(shared: Finder) -> None:
    for name in ("Aigul", "Тестова", "Bolot", "Chinara", "Согласна", "Чиновника"):
        assert candidates(shared, name) == set(), name


def test_what_is_recorded_is_found_at_once_and_forgotten_when_it_is_erased(given_on_either: Given) -> None:
    given, finder = given_on_either, finder_of(given_on_either)
    found = [candidates(finder, "pangolin")]

    words = record(given, "A pangolin")
    found.append(candidates(finder, "панголин"))
    erase(given, words)
    found.append(candidates(finder, "pangolin"))

    assert found == [set(), {str(NEW)}, set()]
    assert candidates(finder, "law")


def test_what_is_widened_is_offered_to_the_public(given: Given) -> None:
    finder = finder_of(given)
    candidates(finder, "Canary")
    widened = demand(given)
    widened.set_audience(SECRET, Audience.PUBLIC, reason=None)

    given.save(widened)

    assert str(SECRET) in candidates(finder, "Canary", public=True)


def test_what_is_taken_back_for_safety_is_forgotten(given: Given) -> None:
    finder = finder_of(given)
    record(given, "A pangolin")
    before = candidates(finder, "pangolin")
    dangerous = demand(given)
    dangerous.retract(NEW, Retraction.SAFETY, reason=None)

    given.save(dangerous)

    assert before == {str(NEW)}
    finder.index()
    assert candidates(finder, "pangolin") == set()


def test_an_erasure_that_another_process_recorded_is_one_to_forget_after() -> None:
    class Erased(Event):
        TOPIC = "log.erased"

    assert forgets(Erased.__new__(Erased))


def test_a_locked_record_is_not_looked_through(given: Given) -> None:
    finder = finder_of(given)
    candidates(finder, "law")

    given.record.book.lock()
    with pytest.raises(Locked):
        candidates(finder, "law")
    given.record.book.unlock(KEY)

    assert candidates(finder, "law")


def test_a_finder_that_was_started_fills_itself_and_says_so_until_then(given: Given) -> None:
    finder = finder_of(given)
    given.record.book.lock()
    finder.start()

    with pytest.raises(NotFilledYet):
        finder.index()
    given.record.book.unlock(KEY)
    is_filled = finder.filled.wait(30)
    found = candidates(finder, "law")
    finder.stop()

    assert is_filled
    assert found
