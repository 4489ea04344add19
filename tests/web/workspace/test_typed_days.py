"""Days as people type them on a phone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.days import Precision, When
from tracker.web.dates import day as written
from tracker.web.workspace.typed_days import Unreadable, read_when

TODAY = date(2026, 11, 22)
MAY_3, MAY_1, MAY_31 = date(2024, 5, 3), date(2024, 5, 1), date(2024, 5, 31)


@pytest.mark.parametrize(
    "typed",
    [
        "3 May 2024",
        "3 мая 2024 года",
        "3 мая 2024 г.",
        "03.05.2024",
        "3/5/2024",
        "2024-05-03",
        "May 3, 2024",
        "3rd May 2024",
    ],
)
def test_a_day_is_read_as_it_is_written_in_either_language(typed: str) -> None:
    assert read_when(typed, TODAY) == When.on(MAY_3)


@pytest.mark.parametrize("typed", ["May 2024", "май 2024", "мая 2024", "2024-05"])
def test_a_month_stays_a_month(typed: str) -> None:
    assert read_when(typed, TODAY) == When(MAY_1, MAY_31, Precision.MONTH)


@pytest.mark.parametrize("typed", ["1-3 May 2024", "1–3 мая 2024", "1 May 2024 - 3 May 2024", "2024-05-01/2024-05-03"])
def test_a_range_takes_what_its_first_end_lacks_from_its_last(typed: str) -> None:
    assert read_when(typed, TODAY) == When.between(MAY_1, MAY_3)


def test_about_a_month_is_no_exact_month() -> None:
    assert read_when("около мая 2024", TODAY) == When(MAY_1, MAY_31, Precision.ABOUT)


@pytest.mark.parametrize(("typed", "back"), [("today", 0), ("Сегодня", 0), ("yesterday", 1), ("позавчера", 2)])
def test_a_day_near_today_is_counted_back_from_it(typed: str, back: int) -> None:
    assert read_when(typed, TODAY) == When.on(date(2026, 11, 22 - back))


@pytest.mark.parametrize(
    "typed",
    [
        "31 февраля 2024",
        "32.01.2024",
        "3 Mayday 2024",
        "ма 2024",
        "ию 2020",
        "1-2-3",
        "3 May - 1 May 2024",
        "soon",
        "",
        "9" * 500,
    ],
)
def test_what_no_calendar_has_or_nobody_can_tell_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_when(typed, TODAY)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["en", "ru"]))
def test_every_day_that_a_page_prints_can_be_typed_back(day: date, language: str) -> None:
    assert read_when(written(day, language), TODAY) == When.on(day)


@given(st.text(max_size=80))
def test_no_text_at_all_breaks_the_reading(typed: str) -> None:
    try:
        found = read_when(typed, TODAY)
    except Unreadable:
        return

    assert found.first <= found.last
