from datetime import date

import pytest

from tracker.dates import near_span, span
from tracker.domain.days import When
from tracker.web import dates


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [
        ("2021-12-07", "7 December 2021", "7 декабря 2021 года"),
        ("2021-03", "March 2021", "март 2021 года"),
        ("2021", "2021", "2021 год"),
        ("~2021-03", "about March 2021", "около марта 2021 года"),
        ("~2021", "about 2021", "около 2021 года"),
        ("~2021-12-07", "about 7 December 2021", "около 7 декабря 2021 года"),
        ("2021-03-05/2021-03-08", "5–8 March 2021", "5–8 марта 2021 года"),
        ("2021-11-22/2021-12-11", "22 November – 11 December 2021", "22 ноября – 11 декабря 2021 года"),
        ("2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022", "30 декабря 2021 года – 2 января 2022 года"),
        ("2021-03/2021-05", "March 2021 – May 2021", "март 2021 года – май 2021 года"),
        ("2021/2023", "2021–2023", "2021–2023"),
    ],
)
def test_a_day_is_written_as_exactly_as_it_is_known(text: str, english: str, russian: str) -> None:
    when = When.parse(text.removeprefix("~"), about=text.startswith("~"))
    recorded = {"first": str(when.first), "last": str(when.last), "precision": when.precision.value}

    written = [dates.period(recorded, language).replace("\N{NO-BREAK SPACE}", " ") for language in ("en", "ru")]

    assert written == [english, russian]


def test_a_day_and_its_month_stay_on_one_line() -> None:
    assert dates.day(date(2021, 12, 7), "ru") == "7\N{NO-BREAK SPACE}декабря 2021 года"


@pytest.mark.parametrize(
    ("number", "english"),
    [
        *[(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (15, "15th")],
        *[(21, "21st"), (22, "22nd"), (100, "100th"), (111, "111th"), (101, "101st")],
    ],
)
def test_which_anniversary_it_is_is_written_as_the_language_does(number: int, english: str) -> None:
    assert [dates.ordinal(number, language) for language in ("en", "ru")] == [english, f"{number}-я"]


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [
        ("2021-12-07", "7 December", "7 декабря"),
        ("2021-06-07/2021-06-18", "7–18 June", "7–18 июня"),
        ("2021-05-31/2021-06-01", "31 May – 1 June", "31 мая – 1 июня"),
        ("2022-06-07/2022-06-18", "7–18 June 2022", "7–18 июня 2022 года"),
        ("2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022", "30 декабря 2021 года – 2 января 2022 года"),
    ],
)
def test_a_year_is_left_out_where_all_of_it_is_this_one(text: str, english: str, russian: str) -> None:
    when, today = When.parse(text), date(2021, 5, 10)

    written = [near_span(when.first, when.last, today, language) for language in ("en", "ru")]

    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in written] == [english, russian]


def test_a_month_is_nothing_without_its_year() -> None:
    with pytest.raises(ValueError, match="2021-06-01"):
        near_span(date(2021, 6, 1), date(2021, 6, 30), date(2021, 5, 10), "en")


def test_a_month_after_a_russian_preposition_is_in_its_case() -> None:
    assert span(date(2021, 6, 1), date(2021, 6, 30), "ru", is_of=True) == "июня\N{NO-BREAK SPACE}2021 года"
