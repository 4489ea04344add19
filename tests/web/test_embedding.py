"""Cards for other sites: they may be framed and nothing else may, they know nobody, and say what they are."""

from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.journeys.pages import parse
from tests.web.given import CANARY, HOSTILE, Given
from tracker.web.headers import SECURITY

CARDS = ("/embed/en/countries/kz", "/embed/ru/demands/kz-2021-1", "/embed/en/countries/kz/on/2022-05-27/known/1")
MISTAKES = {
    "/embed/en/countries/kz?theme=dark": (400, "There is no such setting"),
    "/embed/ru/countries/xx": (404, "Такой страницы нет"),
    "/embed/en/demands/kz-1999-1": (404, "There is no such page"),
    "/embed/en/people/p-cccccccc": (404, "There is no such page"),
    "/embed/xx/countries/kz": (404, "There is no such page"),
    "/embed/ru/countries/kz?as_of=never": (422, "Такого дня в календаре нет"),
    "/embed/en/countries/kz?as_of=9999-01-01": (422, "This day has not come yet"),
    "/embed/en/countries/kz?known_by=99": (404, "There is no such release"),
}


@pytest.mark.parametrize("address", [*CARDS, *MISTAKES])
def test_a_card_has_the_exact_headers_of_what_may_be_framed(client: TestClient, address: str) -> None:
    answer = client.get(address)

    style = "".join(parse(answer.text).one("style").texts())
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert {name: answer.headers[name] for name in SECURITY} == dict(SECURITY) | {
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'none'; base-uri 'none'; "
            "frame-ancestors *"
        ),
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    assert "set-cookie" not in answer.headers
    assert answer.headers["x-robots-tag"] == "noindex"


@pytest.mark.parametrize("address", [*CARDS, *MISTAKES])
def test_a_card_stands_alone_and_its_links_leave_the_frame(client: TestClient, address: str) -> None:
    page = parse(client.get(address).text)

    assert page.one("base")["target"] == "_blank"
    assert not page.all("script") + page.all("form") + page.all("img") + page.all("link", rel="stylesheet")
    assert [one["href"] for one in page.one("footer").all("a")]


def test_a_card_says_the_headline_the_day_and_where_the_whole_is(client: TestClient) -> None:
    whole = parse(client.get("/en/countries/kz/on/2022-07-01").text).one("p", class_="headline").text
    card = parse(client.get("/embed/en/countries/kz?as_of=2022-07-01").text)

    assert f"Kazakhstan: {card.one('p', class_='headline').text}" == whole
    assert "As of 1 July 2022. Release 1 of 20 November 2026." in card.text
    assert card.one("footer").all("a")[0]["href"] == "/en/countries/kz/on/2022-07-01"


def test_a_card_of_a_demand_says_where_it_stands_and_names_nobody_who_was_not_asked(client: TestClient) -> None:
    english, russian = (client.get(f"/embed/{one}/demands/kz-2021-1").text for one in ("en", "ru"))

    assert "Free a person whose name is not shown" in english
    assert "Not met" in parse(english).text
    assert "measures met" not in parse(english).text
    assert "Не выполнено" in russian
    assert not [one for one in ("Aigul", "Айгуль", CANARY) if one in english + russian]


def test_a_demand_outside_n_has_a_card_without_a_state(client: TestClient) -> None:
    assert "It is not counted on the card of a country." in client.get("/embed/en/demands/un-2021-1").text


@pytest.mark.parametrize(("address", "said"), MISTAKES.items())
def test_a_mistake_is_said_in_the_language_of_the_card(client: TestClient, address: str, said: tuple[int, str]) -> None:
    answer = client.get(address)

    assert (answer.status_code, parse(answer.text).one("h1").text) == said


def test_sample_data_says_so_in_the_card(tmp_path: Path) -> None:
    sample = Given(tmp_path, sample=True).found().fill().release()

    card = sample.client().get("/embed/ru/countries/kz").text
    sample.close()

    assert "Учебные данные" in parse(card).one("aside", class_="sample").text
    assert "не цитировать" in card


def test_the_lines_to_copy_are_one_frame_whatever_the_title(client: TestClient) -> None:
    answer = client.get("/en/countries/kz/embed", headers={"host": "record.example"})

    copied = {one.parent["id"]: one.text for one in parse(answer.text).all("textarea") if one.parent}
    frames = {anchor: parse(lines).one("iframe") for anchor, lines in copied.items()}
    assert frames["kz"]["src"] == "https://record.example/embed/en/countries/kz"
    assert frames["kz-2021-3"]["title"] == HOSTILE
    assert frames["kz-2021-3"]["src"] == "https://record.example/embed/en/demands/kz-2021-3"
    assert "Aigul" not in unescape(answer.text)
    assert answer.headers["cache-control"] == "no-store"


def test_what_is_offered_on_a_day_stays_of_that_day(client: TestClient) -> None:
    page = client.get("/ru/countries/kz/embed?as_of=2022-05-27&known_by=1").text

    assert "/embed/ru/demands/kz-2021-4/on/2022-05-27/known/1" in page
    assert "/en/countries/kz/embed" in client.get("/en/demands/kz-2021-4").text
    assert client.get("/en/countries/xx/embed").status_code == 404
