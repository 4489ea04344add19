import re

import pytest
from starlette.testclient import TestClient

from tests.web.given import ASSESSED
from tracker.web.address import Address
from tracker.web.anchors import anchor
from tracker.web.html import Renderer, static_names
from tracker.web.languages import catalogues
from tracker.web.views.headline import Headline
from tracker.web.views.overview import CountryLine
from tracker.web.views.shell import Shell
from tracker.web.views.strip import strip


def test_the_headline_says_all_figures_in_their_order_and_prints_zeros(client: TestClient) -> None:
    page = _plain(client.get("/en/countries/kz").text)

    assert (
        "Kazakhstan: 4 demands. 1 met, 0 partly met, 2 not met, 1 not known. "
        "In 1 measure State organs did the opposite of what was asked. "
        "Since 13 June 2026: nothing got worse, nothing improved. 0 bans ran out and were never lifted."
    ) in page


def test_the_russian_headline_says_the_same(client: TestClient) -> None:
    page = _plain(client.get("/ru/countries/kz").text)

    assert (
        "Казахстан: 4 требования. 1 выполнено, 0 выполнено частично, 2 не выполнено, 1 неизвестно. "
        "По 1 пункту государственные органы сделали обратное тому, что требовалось. "
        "С 13 июня 2026 года: ничего не ухудшилось, ничего не улучшилось. 0 запретов истекло по сроку, но не отменено."
    ) in page


def test_the_headline_sums_to_n_on_any_day(client: TestClient) -> None:
    for day in ("2020-01-01", "2021-12-07", "2022-05-27", "2022-07-01", "2026-11-21"):
        card = client.get(f"/en/countries/kz/on/{day}.json").json()

        assert sum(card["counts"].values()) == card["n"], day


def test_a_country_of_which_nothing_was_asked_says_zero(client: TestClient) -> None:
    page = _plain(client.get("/en/countries/kg").text)

    assert "Kyrgyzstan: 0 demands. 0 met, 0 partly met, 0 not met, 0 not known." in page
    assert "On this day there are no demands that count." in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["kz-2021-1", "kz-2021-2", "kz-2021-3", "kz-2021-4"]),
        ("?state=met", ["kz-2021-4"]),
        ("?state=opposite", ["kz-2021-1"]),
        ("?state=partly_met", []),
        ("?state=not_met&theme=judicial_redress", ["kz-2021-1", "kz-2021-2"]),
        ("?convention=C087&state=met", ["kz-2021-4"]),
    ],
)
def test_filters_leave_the_demands_that_are_wanted(client: TestClient, query: str, shown: list[str]) -> None:
    page = client.get(f"/en/countries/kz{query}").text

    assert sorted(re.findall(r'<li id="([a-z0-9-]+)">', page)) == shown


def test_a_demand_where_the_opposite_was_done_comes_first(client: TestClient) -> None:
    page = client.get("/en/countries/kz").text

    assert re.findall(r'<li id="([a-z0-9-]+)">', page)[0] == "kz-2021-1"


@pytest.mark.parametrize("query", ["state=nice", "theme=none", "convention=C999", "state=met&theme=x"])
def test_an_unknown_filter_is_no_page(client: TestClient, query: str) -> None:
    assert client.get(f"/en/countries/kz?{query}").status_code == 404


def test_the_figure_of_the_opposite_leads_to_the_assessment_in_two_taps(client: TestClient) -> None:
    page = client.get("/en/countries/kz").text

    assert '#opposite-list">In 1 measure' in page
    assert f'href="/en/demands/kz-2021-1#{anchor(str(ASSESSED))}"' in page


def test_letters_stand_in_no_headline_and_no_title(client: TestClient) -> None:
    page = client.get("/en/countries/kz").text

    assert 'class="letter"' not in page


def test_a_text_in_another_language_is_marked(client: TestClient) -> None:
    page = client.get("/ru/countries/kz").text

    assert '<span lang="en">&lt;script&gt;' in page
    assert "(по-английски)" in page


def test_what_a_body_said_is_shown_with_its_points(client: TestClient) -> None:
    page = client.get("/en/countries/kz").text

    assert "Conclusions 2022" in page
    assert "First point" in page


def test_the_json_is_the_object_of_the_methodology(client: TestClient) -> None:
    answer = client.get("/en/countries/kz.json")

    card = answer.json()
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert list(card) == [
        *("country", "as_of", "known_by", "release", "methodology", "sample", "n", "counts", "opposite", "met"),
        *("at_least_partly", "open", "open_over_a_year", "median_age_days", "oldest_age_days", "since"),
        *("coverage", "answers", "not_counted", "repeats", "apart", "demands"),
    ]
    assert card["country"] == "KZ"
    assert card["known_by"] == "2026-11-20"
    assert card["opposite"] == {"measures": 1, "demands": 1}
    assert card["met"] == [1, 2]
    assert card["answers"] == {"letters": 1, "answered": 0, "not_known": 1, "last_letter_on": "2022-01-10"}
    assert card["apart"]["implied"] == ["kz-2021-9"]
    assert list(card["not_counted"]) == [
        "already_met_when_made",
        "ran_out",
        "lost_object",
        "no_longer_possible",
    ]
    assert list(card["demands"][1]["measures"]) == [
        *("met", "partly", "not_met", "no_answer", "opposite", "unknown", "not_counted")
    ]


def test_the_json_lists_entries_by_their_days_and_only_those_that_are_public(client: TestClient) -> None:
    card = client.get("/en/countries/kz.json").json()

    entries = card["demands"][0]["entries"]
    assert [entry[-1] for entry in entries] == ["6", "5", "1", "2", "d"]


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [
        (1, "1 demand", "1 требование"),
        (2, "2 demands", "2 требования"),
        (5, "5 demands", "5 требований"),
        (11, "11 demands", "11 требований"),
        (21, "21 demands", "21 требование"),
    ],
)
def test_numbers_take_the_right_form(number: int, english: str, russian: str) -> None:
    figures = Headline(number, 0, 0, 0, number, number, number, None, 0, 0, 0, 0, number)

    assert english in _headline("en", figures)
    assert russian in _headline("ru", figures)


@pytest.mark.parametrize(
    ("number", "russian"),
    [(1, "1 запрет истёк"), (2, "2 запрета истекли"), (5, "5 запретов истекло"), (21, "21 запрет истёк")],
)
def test_bans_take_the_right_form(number: int, russian: str) -> None:
    figures = Headline(number, 0, 0, 0, number, number, number, None, 0, 0, 0, 0, number)

    assert russian in _headline("ru", figures)


def _headline(language: str, figures: Headline) -> str:
    renderer = Renderer(language, catalogues()[language], static_names())
    line = CountryLine("countries/kz", "X", figures, strip([]))
    shell = Shell(Address(language), sample=False, name=None)
    return _plain(renderer.render("_country_line.html", shell=shell, one=line))


def _plain(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)).replace("\N{NO-BREAK SPACE}", " ")
