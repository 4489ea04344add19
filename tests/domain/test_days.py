"""Days as people give them."""

from datetime import date

import pytest

from tracker.domain.days import NotADay, Precision, When, a_year_after, a_year_before, in_year, month_of

DAY = date(2021, 12, 7)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2021-12-07", DAY, DAY, Precision.DAY),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31), Precision.MONTH),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2021", date(2021, 1, 1), date(2021, 12, 31), Precision.YEAR),
        ("2021-12-07/2022-01-08", DAY, date(2022, 1, 8), Precision.RANGE),
        ("2020/2021-12", date(2020, 1, 1), date(2021, 12, 31), Precision.RANGE),
        ("2021-12-07/2021-12-07", DAY, DAY, Precision.RANGE),
    ],
)
def test_a_period_is_read_with_both_its_ends(text: str, first: date, last: date, precision: Precision) -> None:
    assert When.parse(text) == When(first, last, precision)


@pytest.mark.parametrize("text", ["2021-12-07", "2021-12", "2021", "2021-12-07/2022-01-08", "2020-01-01/2021-12-31"])
def test_a_period_is_written_as_it_is_read(text: str) -> None:
    assert When.parse(text).written == text


def test_days_of_an_event_are_read_as_they_were_recorded() -> None:
    about = When.parse("2021-12", about=True)
    recorded = {"first": "2021-12-01", "last": "2021-12-31", "precision": "about"}

    assert When.recorded(recorded) == about


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("2021-12-07", False),
        ("2021-12-07/2022-01-08", False),
        ("2021-12", True),
        ("2021", True),
        ("2021-03/2021-05", True),
        ("~2021-12-07", True),
    ],
)
def test_a_month_a_year_and_about_then_name_no_day(text: str, vague: bool) -> None:  # noqa: FBT001
    assert When.parse(text.removeprefix("~"), about=text.startswith("~")).is_vague is vague


def test_a_day_lies_in_its_month() -> None:
    assert month_of(date(2024, 2, 7)) == When.parse("2024-02")


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "yesterday", "21", "2021-1", "2021-12-7", "2021-12-07T09:00", "07.12.2021", " 2021", "2021-12-"),
        *("2021-02-31", "2021-02-29", "2021-13", "2021-00-10", "0000", "2021-12-07/", "2020/2021/2022"),
        *("2022/2021", "2021-12-08/2021-12-07", "２０２１", "2021\n"),
    ],
)
def test_what_no_calendar_has_is_no_day(text: str) -> None:
    with pytest.raises(NotADay):
        When.parse(text)


@pytest.mark.parametrize("text", ["2021-12-07", "2021", "2021-12-01/2021-12-20"])
def test_about_then_keeps_the_ends_and_says_so(text: str) -> None:
    exactly, about = When.parse(text), When.parse(text, about=True)

    assert (about.first, about.last) == (exactly.first, exactly.last)
    assert about.precision is Precision.ABOUT


def test_a_day_and_a_range_can_be_made_without_a_text() -> None:
    assert When.on(DAY) == When.parse("2021-12-07")
    assert When.between(DAY, date(2021, 12, 9)) == When.parse("2021-12-07/2021-12-09")


@pytest.mark.parametrize(
    ("text", "recorded_on", "counts_from"),
    [
        ("2021-12-07", date(2022, 1, 1), DAY),
        ("2021-12-07", DAY, DAY),
        ("2021-12-07", date(2021, 12, 6), date(2021, 12, 6)),
        ("2021", date(2022, 6, 1), date(2021, 12, 31)),
        ("2021", date(2021, 6, 1), date(2021, 6, 1)),
    ],
)
def test_a_period_counts_from_its_last_day_or_the_day_it_was_recorded(
    text: str, recorded_on: date, counts_from: date
) -> None:
    assert When.parse(text).effective(recorded_on) == counts_from


@pytest.mark.parametrize(
    ("day", "earlier"),
    [
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 28)),
        (date(2025, 3, 1), date(2024, 3, 1)),
        (DAY, date(2020, 12, 7)),
    ],
)
def test_a_year_before_is_the_same_day_of_the_year_before(day: date, earlier: date) -> None:
    assert a_year_before(day) == earlier


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2023, 3, 1), date(2024, 3, 1)),
        (DAY, date(2022, 12, 7)),
    ],
)
def test_a_year_after_is_the_same_day_of_the_year_after(day: date, later: date) -> None:
    assert a_year_after(day) == later


@pytest.mark.parametrize(
    ("days", "year", "then"),
    [
        ("2021-02", 2024, "2024-02"),
        ("2024-02", 2021, "2021-02"),
        ("2020-02-29", 2021, "2021-02-28"),
        ("2026-12-30/2027-01-02", 2028, "2028-12-30/2029-01-02"),
    ],
)
def test_days_come_back_in_another_year_and_a_whole_month_stays_whole(days: str, year: int, then: str) -> None:
    assert in_year(When.parse(days), year) == When.parse(then)
