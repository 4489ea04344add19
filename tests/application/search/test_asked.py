"""What is typed finds what is meant, in either script and every spelling, and nothing of it is an operator."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.application.search.given import FOLDER, is_found, looked_for
from tracker.application.search.asked import LONGEST
from tracker.application.search.folding import seen
from tracker.application.search.index import Index, Thing, What

CONVENTION = ("C087", "c87", "К087", "к87", "№ 87", "No. 87", "N 87", "87", "Convention 87", "Конвенция № 87", "C 87")
WRITTEN = ("Convention No. 87 is broken", "нарушена Конвенция № 87", "Conventions Nos. 98, 87 and 105", "C087", "К87")


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("typed", CONVENTION)
def test_a_convention_is_found_by_every_spelling(typed: str, written: str) -> None:
    assert is_found(typed, written)
    assert not is_found(typed, written.replace("87", "187"))


def test_a_plain_number_is_no_convention() -> None:
    assert is_found("87", "87 people")
    assert not is_found("№ 87", "87 people")
    assert not is_found("К087", "с 87 до 90")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("profsoyuz", "Независимые профсоюзы"),
        ("забастовка", "zabastovka"),
        ("Zhanaozen", "Жанаозен"),
        ("Жаңаөзен", "Zhanaozen"),
        ("Хорезм", "Khorezm"),
        ("Toshkent", "Тошкент"),
        ("Ўзбекистон", "Oʻzbekiston"),
        ("Qaraǵandy", "Қарағанды"),
        ("Chüy", "Чүй"),
        ("Душанбе", "Dushanbe"),
        ("Aşgabat", "Ашгабат"),
        ("Түркменистан", "Turkmenistan"),
        ("Xatlon", "Хатлон"),
        ("Ёлка", "елка"),
    ],
)
def test_a_word_is_found_in_the_other_script(typed: str, written: str) -> None:
    assert is_found(typed, written)
    assert is_found(written.rsplit(maxsplit=1)[-1], typed)


def test_a_word_is_found_in_other_cases_but_not_inside_another() -> None:
    assert is_found("приговоры", "об отмене приговоров")
    assert is_found("sentences", "the sentence")
    assert not is_found("ban", "an urban matter")


def test_every_word_must_stand_somewhere_in_the_texts_of_a_thing() -> None:
    assert is_found("приговор law", "Приговор отменён", "The law")
    assert not is_found("приговор law", "Приговор отменён", "The decree")


def test_a_reference_is_that_demand_and_no_longer_one() -> None:
    assert is_found("kz-2021-1", "see kz-2021-1.3")
    assert is_found("KZ‑2021‑1.3", "see kz-2021-1.3")
    assert not is_found("kz-2021-1", "see kz-2021-10")
    assert not is_found("kz-2021-1", "in 2021 kz had 1")


def test_what_cannot_be_seen_is_not_looked_for() -> None:
    assert looked_for("\u202ela\u200bw\u2066 ").typed == "law"
    assert is_found("la\u200bw", "the law")
    assert is_found("law", "the l\u00adaw")


def test_a_persons_key_finds_nothing() -> None:
    assert not is_found("p-7kq2m4xa", "Free {p-7kq2m4xa}")


@pytest.mark.parametrize("typed", ["", " ", "x", "№", '"', "-", "\u200b", "к"])
def test_too_little_is_not_looked_for(typed: str) -> None:
    assert looked_for(typed).terms == ()


def test_what_is_too_long_is_cut_and_says_so() -> None:
    asked = looked_for("word " * 50)

    assert asked.is_cut
    assert len(asked.typed) <= LONGEST
    assert not looked_for("word").is_cut


HOSTILE = st.text(alphabet=st.characters() | st.sampled_from('"*()^:+-{}~ NEARORANDnot\0№'), max_size=250)


@given(HOSTILE)
@example('" OR 1=1 --')
@example("NEAR(a b, 3) AND NOT c*")
@example("{text}: ^x")
@example("\0\ud800")
@example("١٢٣ № ٨٧ 𝟠𝟟 ²")
@example("ﷺ" * 200)
@example("0A'B")
@example("c0")
@example("к87, 98")
def test_nothing_that_is_typed_is_an_operator_or_breaks_anything(typed: str) -> None:
    index = Index()
    index.add(Thing(What.DOCUMENT, "res-2021"), [typed, "another text"])

    asked = looked_for(typed)
    found = [one for batch in index.candidates(asked, public=True) for one in batch]
    near = [one for batch in index.candidates(index.near(asked), public=True) for one in batch]

    assert asked.fits(FOLDER.together([typed])) is bool(asked.terms) is bool(found) is bool(near)
    places = asked.places(seen(typed), FOLDER)
    assert all(start < end for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
