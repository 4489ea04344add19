"""Two days of a country side by side: each as on its own page, what moved with its entries, and nobody by name."""

import re

import pytest
from starlette.testclient import TestClient

from tests.web.given import ACT, ASSESSED, CANARY, TODAY, Given
from tracker.web.anchors import anchor
from tracker.web.copying import Copied

BEFORE, AFTER = "2022-01-01", "2022-12-31"
PAIR = f"/en/countries/kz/between/{BEFORE}/{AFTER}"
_FIGURES = re.compile(r'<dl class="figures">(.*?)</dl>', re.DOTALL)
_HEADLINE = re.compile(r'<p class="headline">(.*?)</p>', re.DOTALL)


def part(page: str, name: str) -> str:
    """Give what stands under a heading, up to the next one."""
    return page[page.index(f'id="{name}"') :].partition("<h")[0]


def of_its_day(client: TestClient, day: str) -> tuple[str, str]:
    """Give headline and figures of a country's own page of a day, as far as they are the card's."""
    page = client.get(f"/en/countries/kz/on/{day}").text
    [headline], [figures] = _HEADLINE.findall(page), _FIGURES.findall(page)
    figures = figures[figures.index('<dt id="intervals"') :]
    return headline.removeprefix("<strong>Kazakhstan:</strong> "), re.sub(r'<dt id="\w+">', "<dt>", figures)


def test_each_day_stands_there_as_on_its_own_page(client: TestClient) -> None:
    page = client.get(PAIR).text

    shown = [one + two for one, two in zip(_HEADLINE.findall(page), _FIGURES.findall(page), strict=True)]

    assert [one.split() for one in shown] == ["".join(of_its_day(client, day)).split() for day in (BEFORE, AFTER)]


def test_a_measure_that_moved_leads_to_what_moved_it(client: TestClient) -> None:
    page = client.get(PAIR).text

    told = part(page, "assessed")
    assert "Law changed</a>" in told
    assert f"/en/demands/kz-2021-1/on/{AFTER}#{anchor(str(ASSESSED))}" in told
    assert f"/en/demands/kz-2021-1/on/{AFTER}#{anchor(str(ACT))}" in told
    assert 'id="worse"' not in page


def test_a_day_that_is_not_known_is_told_as_the_month_that_is(client: TestClient) -> None:
    told = part(client.get(PAIR).text, "assessed")

    assert "June\N{NO-BREAK SPACE}2022" in told
    assert "30\N{NO-BREAK SPACE}June" not in told


def test_first_letters_are_told_as_such_and_counted_as_no_change(client: TestClient) -> None:
    page = client.get(PAIR).text

    assert "Between the two days: no letter got worse, no letter got better." in page
    assert "Setbacks of this time that are on record" in page
    assert "Assessed anew: 3 measures" in page


def test_what_moved_for_people_who_may_not_be_named_is_counted_and_named_by_nothing(client: TestClient) -> None:
    english, russian = (client.get(PAIR.replace("/en/", f"/{one}/")).text for one in ("en", "ru"))

    assert "1 of 3 measures" in part(english, "assessed")
    assert "kz-2021-2." not in english
    for name in ("Aigul", "Bolot", "Official", "Айгуль", "Болот", CANARY, "nobody may see", "Taken back for safety"):
        assert name not in english + russian


def test_too_few_to_be_counted_are_not_counted_in_a_copy_that_names_nobody(given: Given) -> None:
    page = given.client(copied=Copied(TODAY)).get(PAIR).text

    told = part(page, "assessed")
    assert "Assessed anew: 2 measures" in told
    assert "kz-2021-1<" not in told
    assert "Something changed for some people, too." in page
    assert "<form" not in page


def test_what_there_is_no_room_for_is_counted_with_its_demand(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.web.views.two_days.MOST", 1)

    told = part(given.client().get(PAIR).text, "assessed")

    assert "Law changed</a>" in told
    assert "Law passed" not in told
    assert f'href="/en/demands/kz-2021-4/on/{AFTER}">kz-2021-4</a> (1)' in told
    assert "1 of 3 measures" in told


def test_demands_that_came_are_neither_progress_nor_a_setback(client: TestClient) -> None:
    page = client.get(f"/en/countries/kz/between/2021-01-01/{BEFORE}").text

    assert "0. Came since: 4. Went since: 0. 1\N{NO-BREAK SPACE}January 2022: 4." in page
    assert "neither progress nor a setback" in page
    assert "No measure that both days know stands otherwise" in page


def test_a_country_of_which_nothing_was_asked_has_two_empty_days(client: TestClient) -> None:
    page = client.get(f"/ru/countries/kg/between/{BEFORE}/{AFTER}")

    assert page.status_code == 200
    assert page.text.count(">0\N{NO-BREAK SPACE}требований</a>") == 2


def test_both_days_are_read_with_the_same_knowledge(client: TestClient) -> None:
    known, unknown = (client.get(f"{PAIR}/known/{one}").text for one in ("1", "2020-01-01"))

    assert f'<link rel="canonical" href="{PAIR}/known/1">' in known
    assert f"/en/countries/kz/on/{BEFORE}/known/1?state=met#demands" in known
    assert "Nothing was on record then" in unknown
    assert f'href="{PAIR}"' in unknown


def test_the_form_leads_to_a_permanent_address_and_the_other_language_keeps_it(client: TestClient) -> None:
    led = client.get(f"/en/countries/kz/between?from={BEFORE}&to={AFTER}&known_by=1")

    assert (led.status_code, led.headers["location"]) == (303, f"{PAIR}/known/1")
    assert (
        f'hreflang="ru" href="/ru/countries/kz/between/{BEFORE}/{AFTER}/known/1"' in client.get(f"{PAIR}/known/1").text
    )
    assert client.get("/en/countries/kz/between").status_code == 200
    assert 'action="/en/countries/kz/between"' in client.get("/en/countries/kz").text


WRONG = [
    ("2022-02-31", AFTER, "This is no day of the calendar", "Такого дня в календаре нет"),
    (BEFORE, "soon", "This is no day of the calendar", "Такого дня в календаре нет"),
    (BEFORE, "9999-01-01", "This day has not come yet", "Этот день ещё не наступил"),
    (BEFORE, BEFORE, "Both days are the same", "Оба дня совпадают"),
    (AFTER, BEFORE, "The earlier day comes after the later one", "Более ранний день идёт после более позднего"),
]


@pytest.mark.parametrize(("first", "second", "english", "russian"), WRONG)
def test_days_that_cannot_be_compared_are_named_and_kept(
    client: TestClient, first: str, second: str, english: str, russian: str
) -> None:
    for language, said in (("en", english), ("ru", russian)):
        home = f"/{language}/countries/kz/between"
        for answer in (client.get(f"{home}/{first}/{second}"), client.get(f"{home}?from={first}&to={second}")):
            assert answer.status_code == 422
            assert said in answer.text
            assert f'value="{first}"' in answer.text
            assert f'value="{second}"' in answer.text
            assert answer.headers["x-robots-tag"] == "noindex"


def test_days_in_the_wrong_order_can_be_turned_round_and_a_missing_one_is_asked_for(client: TestClient) -> None:
    turned = client.get(f"/en/countries/kz/between/{AFTER}/{BEFORE}").text
    missing = client.get(f"/en/countries/kz/between?from={BEFORE}")

    assert f'<a href="{PAIR}">' in turned
    assert (missing.status_code, "A day is missing" in missing.text) == (422, True)


def test_what_is_not_there_is_said_to_be_not_there(client: TestClient) -> None:
    assert client.get(f"/en/countries/xx/between/{BEFORE}/{AFTER}").status_code == 404
    assert client.get("/en/countries/xx/between").status_code == 404
    for release in ("99", "yesterday", "9999-01-01"):
        answer = client.get(f"{PAIR}/known/{release}")
        assert (answer.status_code, "There is no such release" in answer.text) == (422, True)
