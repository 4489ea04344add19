"""Countries side by side: counts with their n in the order of names, and nothing that could be taken for a ranking."""

import re

import pytest
from starlette.testclient import TestClient

from tests.web.given import CANARY


def cells(page: str, heading: str) -> dict[str, str]:
    """Give what a heading says of each country, in the order of the page."""
    section = page[page.index(f'<section id="{heading}"') :].partition("</section>")[0]
    told = re.findall(r"<h3>(.*?)</h3>(.*?)</li>", section, re.DOTALL)
    return {name: re.sub(r"<[^>]+>", "", one).replace("\N{NO-BREAK SPACE}", " ").strip() for name, one in told}


@pytest.mark.parametrize(("by", "heading"), [("themes", "judicial_redress"), ("conventions", "C087")])
def test_every_cell_has_its_n_and_all_states_and_where_nothing_was_asked_it_says_so(
    client: TestClient, by: str, heading: str
) -> None:
    told = cells(client.get(f"/en/compare/{by}").text, heading)

    assert list(told) == ["Kazakhstan", "Kyrgyzstan"]
    assert told["Kazakhstan"].startswith(
        "4 demands: 1 met, 0 partly met, 2 not met, 1 not known. In 1 demand the opposite"
    )
    assert "1 demand stands apart and is not counted." in told["Kazakhstan"]
    assert told["Kyrgyzstan"] == "Nothing was asked."


def test_countries_stand_in_the_order_of_their_names_and_the_page_says_why_they_are_not_ranked(
    client: TestClient,
) -> None:
    english, russian = (client.get(f"/{one}/compare/themes?sort=met").text for one in ("en", "ru"))

    assert list(cells(russian, "judicial_redress")) == ["Казахстан", "Кыргызстан"]
    assert "Their counts cannot be ranked" in english
    assert "нельзя расставить по местам" in russian
    for page in (english, russian):
        main = page.partition("<main")[2].partition("</main>")[0]
        assert not re.search(r"%|<table|style=", main)
        assert CANARY not in page


def test_a_cell_leads_to_the_demands_that_it_counts(client: TestClient) -> None:
    by_theme, by_convention = (client.get(f"/en/compare/{by}").text for by in ("themes", "conventions"))

    assert 'href="/en/countries/kz?theme=judicial_redress#demands"' in by_theme
    assert 'href="/en/countries/kz?convention=C087#demands"' in by_convention
    assert 'href="/en/compare/themes"' in client.get("/en/").text


def test_the_countries_are_compared_as_of_a_day(client: TestClient) -> None:
    before = client.get("/en/compare/themes?as_of=2021-01-01").text

    assert "On this day there are no demands that count." in before
    assert '<link rel="canonical" href="/en/compare/themes/on/2021-01-01">' in before
    assert client.get("/en/compare/themes?as_of=9999-01-01").status_code == 422
    assert client.get("/en/compare/success").status_code == 404
