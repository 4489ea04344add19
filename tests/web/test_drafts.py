"""A language that is a draft: its pages say so, mark what they lack, and are for nobody to cite."""

import re
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from tests.journeys.pages import parse
from tests.web.given import CANARY, Given
from tracker.domain.demand import Demand
from tracker.domain.values import Audience
from tracker.web.html import renderers
from tracker.web.languages import LANGUAGES, preferred, translated
from tracker.web.marking import Marking

SAMPLE = (
    "/ky/",
    "/ky/countries/kz",
    "/ky/countries/kz/on/2026-06-13",
    "/ky/countries/kz?state=open",
    "/ky/countries/kz/counts",
    "/ky/countries/kz/people",
    "/ky/demands/kz-2021-1",
    "/ky/documents/res-2021",
    "/ky/addressees",
    "/ky/occasions",
    "/ky/methodology",
    "/ky/log",
    "/ky/search?q=minister",
    "/ky/translations",
)
"""A draft is looked at by a sample: its pages are made by the same code as all others."""

PERMANENT = "/ru/demands/kz-2021-1/on/2026-11-21/known/1"


@pytest.fixture(scope="module")
def drafted(client: TestClient) -> Mapping[str, str]:
    """Give some pages of the draft, by their addresses."""
    return {address: client.get(address).text for address in SAMPLE}


def test_a_draft_says_on_every_page_what_it_is_and_which_pages_hold(drafted: Mapping[str, str]) -> None:
    for address, text in drafted.items():
        page = parse(text)
        [said] = [one.text for one in page.all("aside") if "Котормонун долбоору" in one.text]
        assert "English, Русский" in said, address
        assert page.one("html")["lang"] == "ky", address
        assert {one["href"].split("/")[1] for one in page.all("a") if one["class"] == "other"} == {"en", "ru"}


def test_a_draft_is_for_no_search_engine(client: TestClient) -> None:
    for address in (*SAMPLE, "/ky/nowhere"):
        answer = client.get(address)
        assert answer.headers["X-Robots-Tag"] == "noindex", address
        assert answer.headers["Content-Language"] == "ky", address


def test_what_a_draft_lacks_is_marked_as_the_language_behind_it(drafted: Mapping[str, str]) -> None:
    for address, text in drafted.items():
        assert text.count("<span") == text.count("</span>"), address
        assert not re.search(r"<[^>]*<", text), address
        assert not re.search("[\ue000\ue001]", text), address
    assert '<span lang="ru">Сверить с журналом</span>' in drafted["/ky/demands/kz-2021-1"]
    assert "<dt>Документ</dt>" in drafted["/ky/demands/kz-2021-1"]
    assert '<div lang="ru"><h1' in drafted["/ky/methodology"]


def test_a_text_in_the_language_behind_is_marked_without_a_word_and_another_with_one(
    drafted: Mapping[str, str],
) -> None:
    page = drafted["/ky/demands/kz-2021-1"]

    assert '<span lang="ru">Закон изменён</span></h3>' in page
    assert '<span lang="en">Kazakhstan, 1</span> <small class="lang">(англисче)</small>' in page


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<p>{}</p>", '<p><span lang="ru">Да</span></p>'),
        ('<a title="{}">', '<a title="Да">'),
        ("<title>{} · X</title>", "<title>Да · X</title>"),
        ("<option>{}</option>", "<option>Да</option>"),
        ("<svg><text>{}</text></svg>", "<svg><text>Да</text></svg>"),
    ],
)
def test_a_sentence_is_marked_only_where_an_element_can_stand(given: str, shown: str) -> None:
    marking = Marking(renderers()["ru"].catalogue, (), "ru")

    page = marking.shown(f"<!doctype html>{given.format(marking.gettext('yes').replace('да', 'Да'))}")

    assert page == f"<!doctype html>{shown}"
    assert marking.shown(marking.gettext("yes")) == "да"


@pytest.mark.parametrize(
    "file", ["countries/kz.json", "countries/kz.csv?as_of=2026-06-13", "demands/kz-2021-1.atom", "occasions.ics"]
)
def test_a_draft_has_no_files_of_its_own(client: TestClient, file: str) -> None:
    answer = client.get(f"/ky/{file}")

    assert answer.status_code == 308
    assert answer.headers["Location"] == f"/ru/{file}"


def test_a_draft_has_no_cards_for_other_sites_and_no_line_to_cite_it_by(client: TestClient) -> None:
    offered = client.get("/ky/countries/kz/embed").text

    assert client.get("/embed/ky/countries/kz").status_code == 404
    assert "/embed/ru/countries/kz" in offered
    assert "/embed/ky" not in offered
    assert 'class="cite"' not in client.get("/ky/demands/kz-2021-1").text
    assert 'class="cite"' in client.get("/ru/demands/kz-2021-1").text


def test_the_permanent_address_of_a_draft_is_that_of_the_page_that_holds(drafted: Mapping[str, str]) -> None:
    assert parse(drafted["/ky/demands/kz-2021-1"]).one("a", class_="address", href=PERMANENT).text == PERMANENT


def test_a_draft_leads_to_the_files_of_the_language_behind_it(drafted: Mapping[str, str]) -> None:
    links = [one["href"] for text in drafted.values() for one in parse(text) if one.tag in {"a", "link"}]
    files = [one for one in links if re.search(r"\.(json|csv|atom|ics)$", one)]

    assert files
    assert {one.split("/")[1] for one in files} == {"ru"}


@pytest.mark.parametrize(("asked", "given"), [("ky", "ru"), ("ky-KG, en;q=0.5", "ru"), ("en, ky;q=0.9", "en")])
def test_a_draft_is_given_to_nobody_who_did_not_choose_it(asked: str, given: str) -> None:
    assert preferred(asked) == given


def test_a_draft_shows_nothing_that_the_public_does_not_see(drafted: Mapping[str, str]) -> None:
    assert [address for address, text in drafted.items() if CANARY in text] == []


def test_the_page_of_translations_counts_what_each_language_has(client: TestClient) -> None:
    page = parse(client.get("/en/translations").text)
    figures = {one["id"]: [each.text for each in one.all("dd")] for one in page.all("section") if one["id"] != "help"}

    whole = len(translated("ru"))
    assert list(figures) == [*LANGUAGES, "ky"]
    assert [its[0] for its in figures.values()] == [
        *2 * [f"{whole:,} of {whole:,}"],
        f"{len(translated('ky') & translated('ru')):,} of {whole:,}",
    ]
    assert [its[2].split()[0] for its in figures.values()] == ["21", "18", "0"]


def test_what_the_public_does_not_see_is_in_no_figure_of_translations(tmp_path: Path) -> None:
    own = Given.released(tmp_path)
    before = own.client().get("/en/translations").text
    stream_id = own.record.log.stream_of("demand", "kz-2021-1")
    assert stream_id
    demand = own.record.log.stream(stream_id, Demand)

    own.develop(demand, UUID(int=77, version=4), CANARY, audience=Audience.COUNTRY_TEAM)
    own.save(demand)
    own.release()

    assert own.client().get("/en/translations").text == before
