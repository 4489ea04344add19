"""What everybody was answered is given again at the same state of the record, and outlives no later one."""

from tracker.web import answers
from tracker.web.answers import JSON, Page
from tracker.web.api.answering import Kept


def said(text: str) -> Page:
    return answers.page(text, JSON)


def test_the_same_answer_is_given_at_the_same_state() -> None:
    kept = Kept()

    found = [kept.answer(7, "demands", lambda text=text: said(text)).body for text in ("first", "second")]  # type: ignore[misc]

    assert found == [b"first", b"first"]


def test_what_is_made_of_an_earlier_state_stays_not_in_memory_after_a_later_one() -> None:
    kept = Kept()

    def overtaken() -> Page:
        kept.answer(8, "entries", lambda: said("after an erasure"))
        return said("what is erased by now")

    assert kept.answer(7, "demands", overtaken).body == b"what is erased by now"
    assert kept._cache.get((7, "demands")) is None  # noqa: SLF001 - it is memory that must not hold it
