"""What is kept in memory has a bound, however much one answer holds, and whatever a stranger asks for."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.projections.asking import a_member, somebody, the_public
from tests.record import ARecord
from tracker.domain.record import Entry, Kind, Record
from tracker.projections.answers import Answers
from tracker.projections.bounded import Bounded, things_in
from tracker.projections.grown import Grown
from tracker.projections.public_answers import PublicAnswers
from tracker.store.engine import reading

DAY = date(2026, 11, 1)
ENTRY = Entry("e", Kind.LETTER, "kz-2021-1", DAY, DAY, DAY)


def test_what_holds_much_lets_less_be_kept_beside_it() -> None:
    kept: Bounded[str] = Bounded(most=9, most_things=10)
    for key in ("first", "second", "third"):
        kept.put(key, key, 3)
    kept.get("first")

    kept.put("large", "large", 6)

    assert [kept.get(key) for key in ("first", "second", "third", "large")] == ["first", None, None, "large"]


def test_what_holds_more_than_all_may_is_not_kept() -> None:
    kept: Bounded[str] = Bounded(most=9, most_things=10)

    kept.put("too large", "too large", 11)
    kept.put("small", "small", 10)

    assert (kept.get("too large"), kept.get("small")) == (None, "small")


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 12)), max_size=40))
def test_no_more_is_ever_kept_than_may_be(puts: list[tuple[int, int]]) -> None:
    kept: Bounded[int] = Bounded(most=3, most_things=10)

    for key, things in puts:
        kept.put(key, things, things)
        held = [one for one in (kept.get(each) for each in range(6)) if one is not None]
        assert len(held) <= 3
        assert sum(held) <= 10
        assert things > 10 or kept.get(key) == things


def test_an_answer_is_as_large_as_the_lists_in_it() -> None:
    entries = [ENTRY] * 4

    found = [
        things_in(one) for one in (None, entries, (entries, entries), {"e": entries}, Record(DAY, [], entries, []))
    ]

    assert found == [1, 5, 9, 5, 5]
    assert things_in(("files of entries", ("a", "b", "c"))) == 5


def test_lists_without_an_entry_fill_no_memory_either(sqlite_url: str) -> None:
    record, read = ARecord(sqlite_url), list[int]()
    lists, viewer = Grown(Answers(), most=9), somebody(record, a_member())

    def find(after: int) -> list[Entry]:
        read.append(after)
        return []

    with reading(record.engine) as connection:
        for number in [*range(20), 19, 0]:
            lists.of(connection, viewer, f"a demand that there is not: {number}", find)
    record.close()

    assert len(read) == 21


def test_a_stranger_who_asks_for_many_days_fills_no_memory(sqlite_url: str) -> None:
    record, read = ARecord(sqlite_url), list[int]()
    answers = PublicAnswers(most_things=100)

    def find() -> list[Entry]:
        read.append(1)
        return [ENTRY] * 30

    with reading(record.engine) as connection:
        for day in [*range(9), *range(9)]:
            asked = ("named", DAY - timedelta(days=day))
            answers.of(connection, the_public(record), 0, asked, frozenset(), find)
        kept_last = len(read)
        answers.of(connection, the_public(record), 0, asked, frozenset(), find)
    record.close()

    assert (kept_last, len(read)) == (18, 18)
