"""A recorded entry put back into the fields of its form."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.days import Precision, When
from tracker.domain.values import Ref
from tracker.web.workspace.forms.kept import Kept, refs_of
from tracker.web.workspace.typed_days import read_when

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
ENGLISH, RUSSIAN, KAZAKH = (Ref(letter * 43) for letter in "erk")
TEXTS = {ENGLISH: "A court sat.", RUSSIAN: "Суд заседал.", KAZAKH: "Сот отырысы өтті."}


def kept(language: str = "en", **about: object) -> Kept:
    return Kept(about, TEXTS, language)


def recorded(when: When) -> dict[str, str]:
    """A day as an event holds it."""
    return {"first": str(when.first), "last": str(when.last), "precision": when.precision.value}


def spans() -> st.SearchStrategy[When]:
    """Days, months, years, ranges, and about one of them."""
    months = st.builds(lambda day: When.parse(f"{day:%Y-%m}"), DAYS)
    years = st.builds(lambda day: When.parse(f"{day:%Y}"), DAYS)
    ranges = st.builds(lambda day, more: When.between(day, day + timedelta(days=more)), DAYS, st.integers(1, 900))
    exact = st.one_of(st.builds(When.on, DAYS), months, years, ranges)
    about = st.builds(lambda one: When(one.first, one.last, Precision.ABOUT), exact)
    return st.one_of(exact, about)


@given(spans(), st.sampled_from(["en", "ru"]))
def test_every_day_is_read_back_as_it_was_recorded(when: When, language: str) -> None:
    [typed] = kept(language, on=recorded(when)).when("on")["on"]

    assert read_when(typed) == when


def test_a_text_stands_in_a_field_for_each_language() -> None:
    fields = kept("ru", wording={"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}).text("wording")

    assert fields == {
        "wording": ["Суд заседал."],
        "wording-en": ["A court sat."],
        "wording-kk": ["Сот отырысы өтті."],
    }


def test_a_text_of_no_language_stands_in_the_plain_field() -> None:
    assert kept("ru", reference={"und": ENGLISH}).text("reference") == {"reference": ["A court sat."]}


def test_erased_words_leave_an_empty_field() -> None:
    assert kept("en", wording={"en": Ref("x" * 43)}).text("wording") == {"wording": [""]}


@pytest.mark.parametrize("about", [{"wording": {"en": ENGLISH, "kk": KAZAKH}}, {"points": [{"text": {"kk": KAZAKH}}]}])
def test_the_words_of_every_language_are_opened(about: dict[str, object]) -> None:
    assert KAZAKH in refs_of(about)
