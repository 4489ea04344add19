import pytest
from starlette.testclient import TestClient

from tests.web.given import ACT, ASSESSED
from tracker.web.anchors import anchor


def test_a_demand_says_what_is_asked_of_whom_by_which_document(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    assert "In our words; what counts is the document's own text." in page.replace("&#39;", "'")
    assert 'href="/en/documents/res-2021">Resolution res-2021</a>' in page
    assert "Kazakhstan, 1" in page
    assert "Government of Kazakhstan: Parliament" in page
    assert "Counted on the country" in page
    assert "It asks the State." in page


def test_a_measure_says_where_it_stands_with_its_letter_defined(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    assert "The opposite was done</b>" in page
    assert '<a class="letter" href="/en/methodology#e"' in page
    assert "Not yet assessed</b>" in page
    assert "counted from 30\N{NO-BREAK SPACE}June 2022" in page


def test_an_assessment_leads_to_its_public_basis_alone(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    assert f'id="{anchor(str(ASSESSED))}"' in page
    assert f'href="#{anchor(str(ACT))}"' in page
    assert page.count('href="#e-') == 1


def test_the_three_voices_stand_apart(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text
    headings = ["What is asked, one by one", "What the government said", "What the ILO and UN bodies said"]

    places = [page.index(f"<h2>{heading}") for heading in headings]

    assert places == sorted(places)
    assert places[1] < page.index("We promise") < places[2]
    assert page.index("The Committee deplores") > places[2]


def test_an_entry_shows_both_days(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    assert "1\N{NO-BREAK SPACE}May 2022" in page
    assert "recorded 20\N{NO-BREAK SPACE}November 2026" in page
    assert "March\N{NO-BREAK SPACE}2022" in page


def test_a_letter_whose_answer_is_unknown_says_so(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    assert "To: The President" in page
    assert "Whether it was answered is not known." in page


def test_a_promise_has_its_due_day(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    assert "31\N{NO-BREAK SPACE}December 2022" in page


def test_a_demand_outside_n_says_why(client: TestClient) -> None:
    page = client.get("/ru/demands/kz-2021-9").text

    assert "Адресат не назван" in page
    assert "Обращено к государству." in page
    assert 'class="headline state"' not in page


def test_an_own_commitment_is_told_without_letters(client: TestClient) -> None:
    page, ours = client.get("/en/demands/own-2021-1").text, client.get("/en/ours").text

    assert "Under way" in page
    assert "Under way" in ours
    assert 'class="letter"' not in page + ours


def test_the_json_of_a_demand_has_its_measures_and_entries_and_names_nobody(client: TestClient) -> None:
    shown = client.get("/en/demands/kz-2021-1.json").json()

    assert shown["title"] == "Free a person whose name is not shown"
    assert [one["stands"] for one in shown["measures"]] == ["not_yet", "E"]
    assert shown["state"] == "not_met"
    assessment = next(one for one in shown["entries"] if one["kind"] == "assessment")
    assert (assessment["letter"], assessment["basis"]) == ("E", [str(ACT)])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_other_page_is_there_in_each_language(client: TestClient, language: str) -> None:
    for path, english, russian in (
        ("", "What was asked, and what was done", "Что требовали и что сделано"),
        ("documents/res-2021", "Its demands", "Требования документа"),
        ("addressees", "United Nations", "ООН"),
        ("addressees/un", "Help us", "Помогите"),
        ("ours", "Own commitments", "Собственные обязательства"),
        ("methodology", "How a scorecard is computed", "Как считается карточка страны"),
        ("privacy", "write@coalition.example", "write@coalition.example"),
        ("corrections", "Corrections", "Исправления"),
    ):
        page = client.get(f"/{language}/{path}")
        assert page.status_code == 200, path
        assert (english if language == "en" else russian) in page.text, path
        assert page.headers["content-language"] == language


def test_the_overview_says_what_a_number_of_demands_says(client: TestClient) -> None:
    page = client.get("/en/").text

    assert page.index(">Kazakhstan<") < page.index(">Kyrgyzstan<")
    assert "not how bad things are" in page
    assert "read the unknowns first" in page


def test_the_overview_in_json_has_each_country(client: TestClient) -> None:
    overview = client.get("/en/overview.json").json()

    assert list(overview) == ["as_of", "known_by", "release", "methodology", "sample", "countries"]
    assert [one["country"] for one in overview["countries"]] == ["KG", "KZ"]
    assert overview["countries"][1]["n"] == 4


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("ru", "ru"),
        ("ru-KZ, en;q=0.5", "ru"),
        ("en;q=0.4, ru;q=0.9", "ru"),
        ("de, fr", "en"),
        ("", "en"),
        ("ru;q=x", "en"),
        ("ru;q=0", "en"),
    ],
)
def test_a_reader_is_sent_to_the_language_of_the_browser(client: TestClient, wanted: str, language: str) -> None:
    answer = client.get("/", headers={"Accept-Language": wanted})

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/{language}/"
    assert "Accept-Language" in answer.headers["vary"]
