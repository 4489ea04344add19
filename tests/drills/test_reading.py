"""Of documents of many kinds, in both languages, nearly every demand is found, and what is proposed is one."""

import pytest

from tests.drills.judging import Judgement, as_text, documents, inexact, judge
from tracker.application.intake.understanding import propose

DOCUMENTS = dict(documents())


@pytest.fixture(scope="module")
def judged() -> Judgement:
    total = Judgement()
    for name, one in DOCUMENTS.items():
        total.add(judge(name, one, as_text(one["text"])))
    return total


def test_nearly_every_demand_is_found(judged: Judgement) -> None:
    assert judged.found >= 0.95 * judged.expected, judged.missed


def test_nearly_everything_that_is_proposed_is_a_demand(judged: Judgement) -> None:
    assert judged.right >= 0.9 * judged.proposed, judged.invented


def test_addressees_persons_conventions_and_deadlines_are_read_as_a_person_reads_them(judged: Judgement) -> None:
    assert len(judged.wrong) <= 0.1 * judged.found, judged.wrong


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_quotation_is_in_its_text_letter_by_letter(name: str) -> None:
    printed = DOCUMENTS[name]["text"]
    text = as_text(printed)

    assert inexact(printed, text, propose(text)) == []
