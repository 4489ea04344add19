"""A quotation stands in the document word by word, wherever its lines were broken, or it is none."""

import pytest

from tracker.domain.document_events import Offsets
from tracker.domain.quoting import LEAST, find
from tracker.domain.refusals_of_changes import NotInTheText, QuotationTooShort

TEXT = "  We ask the\nGovernment  of Kazakhstan:\n\n(1) to release the strikers;\r\n(2) to register the union.\n"


@pytest.mark.parametrize(
    "quotation",
    [
        "to release the strikers",
        "We ask the Government of Kazakhstan",
        "the strikers;\n\n(2) to register",
        " strikers; (2) to register ",
    ],
)
def test_a_passage_is_found_whatever_its_spaces(quotation: str) -> None:
    found = find(TEXT, quotation)

    assert TEXT[found.first : found.end].split() == quotation.split()


def test_the_first_place_counts_where_a_passage_stands_twice() -> None:
    twice = "We ask to release them. Again: we ask to release them."

    assert find(twice, "ask to release them.") == Offsets(3, 23)


@pytest.mark.parametrize(
    ("quotation", "after"),
    [
        ("to release all the strikers", 2),
        ("We Ask the Government of Kazakhstan", 1),
        ("nothing of this stands there", 0),
        ("We ask the Government of Kazakhstan: (1) to release the strikers; (2) to register the unions.", 15),
    ],
)
def test_what_is_not_written_so_is_refused_with_how_far_it_was(quotation: str, after: int) -> None:
    with pytest.raises(NotInTheText) as refusal:
        find(TEXT, quotation)

    assert refusal.value.values == {"after": after}


@pytest.mark.parametrize("quotation", ["", "   ", "release", "the . . . . . . . . . "])
def test_a_word_is_no_quotation(quotation: str) -> None:
    with pytest.raises(QuotationTooShort) as refusal:
        find(TEXT, quotation)

    assert refusal.value.values == {"least": LEAST}


def test_a_long_text_is_searched_at_once() -> None:
    text = "а б " * 50_000 + "требуем освободить забастовщиков"

    assert find(text, "требуем  освободить\nзабастовщиков") == Offsets(200_000, 200_032)
