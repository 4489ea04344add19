"""Whatever is handed in, an answer comes back: blocks, or a word that says why not."""

from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from tests.application.intake.papers import a_docx, a_pdf, a_text, taken
from tracker.application.intake.reading.taken import BROKEN, EMPTY, LOCKED, LONG
from tracker.application.intake.reading.text import Raw, composed
from tracker.application.intake.taking_in import TakenIn
from tracker.application.intake.understanding import propose

QUICKLY = settings(max_examples=25, suppress_health_check=list(HealthCheck), database=None)
DOCUMENTS = {
    "pdf": a_pdf(["We call upon the Government of Georgia to:", "1. Pay."], ["Page 2"]),
    "docx": a_docx(("Pay.", "List Number"), "We demand the release of Aigul Asanova."),
    "html": b"<html><ol><li>Pay<p>We <b>demand</b><table><td>x</table>",
    "text": "Требуем:\n1. освободить Болота\n— платить".encode(),
}
PIECES = some.sampled_from(
    [
        *(
            "We call upon the Government of Georgia to:",
            "Правительству Казахстана:",
            "1.",
            "1) ",
            "(a)",
            "—",
            "•",
            "\n",
        ),
        *("ratify Conventions Nos. 87 and 98", "C87", "№ 97 и 143", "by 1 May 2026", "November 34", "до 1 мая 2026 г."),
        *("release Aigul Asanova (posthumously)", "и", "and", ";", ":", ".", "; and to", "We shall", "должны", "must"),
        *(
            "the governments of Central Asia",
            "Требуем",
            "освободить",
            "Болота Темирова",
            "“",
            "«",
            "Dear Mr President,",
        ),
        *("\f", "\u202e", "\u00ad", "т.д.", "www.example.org", "\n\n", " ", "Mr. A. B.", "the ILO", "urged", "\t"),
    ]
)
WRITTEN = some.lists(some.one_of(PIECES, PIECES, PIECES, some.text(max_size=8)), max_size=30).map(" ".join)


@QUICKLY
@given(kind=some.sampled_from(sorted(DOCUMENTS)), content=some.binary(max_size=300))
def test_any_bytes_give_an_answer(kind: str, content: bytes) -> None:
    answer = taken(kind, content)

    assert answer.blocks or answer.refused in {BROKEN, EMPTY, LOCKED, LONG}


@QUICKLY
@given(
    kind=some.sampled_from(sorted(DOCUMENTS)),
    cuts=some.lists(some.tuples(some.floats(0, 1), some.binary(max_size=4)), max_size=5),
)
def test_a_damaged_document_gives_an_answer(kind: str, cuts: list[tuple[float, bytes]]) -> None:
    content = DOCUMENTS[kind]
    for where, instead in cuts:
        at = int(where * len(content))
        content = content[:at] + instead + content[at + len(instead) :]

    answer = taken(kind, content)

    assert answer.blocks or answer.refused in {BROKEN, EMPTY, LOCKED, LONG}


@QUICKLY
@given(written=WRITTEN)
@example(written="We call upon\n\n— the President of Georgia to:\n1. ratify C87; and to release Aigul Asanova.")
def test_whatever_is_proposed_of_a_text_rests_on_its_exact_words(written: str) -> None:
    text = a_text(written)

    found = TakenIn(text, propose(text), [[]] * len(propose(text).demands)).as_plain()

    for place in places_in(found):
        assert 0 <= place["start"] <= place["end"] <= len(text.text)
        assert place["words"] == text.text[place["start"] : place["end"]]
    assert all(one["quotation"]["words"].strip() for one in found["demands"])  # type: ignore[attr-defined]


@QUICKLY
@given(
    raws=some.lists(
        some.builds(Raw, some.just("item"), some.text(min_size=1, max_size=9), some.sampled_from(["", "1."]))
    )
)
def test_every_block_lies_where_the_text_says(raws: list[Raw]) -> None:
    text = composed(raws)

    assert [(one.mark, text.body(one)) for one in text.blocks] == [(raw.mark, raw.text) for raw in raws]
    assert text.text == "\n".join(text.text[one.start : one.end] for one in text.blocks)


def places_in(value: object) -> list[dict[str, Any]]:
    """Give every place in plain values, however deep."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "words"} == set(value) else []
        return own + [place for one in value.values() for place in places_in(one)]
    return [place for one in value for place in places_in(one)] if isinstance(value, list) else []
