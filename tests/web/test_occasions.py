"""The pages of occasions: what is to come and how sure it is, what was, and whose day stands nowhere."""

from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from tests.web.crawling import crawl
from tests.web.given import Given
from tests.web.occasions_given import PERSONS_DAY, PERSONS_TITLE, an_occasion, between, fill_calendar
from tracker.domain.days import When


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Given]:
    """Give a record with a calendar, released."""
    made = fill_calendar(Given(tmp_path_factory.mktemp("record")).found().fill()).release()
    yield made
    made.close()


@pytest.fixture(scope="module")
def reader(record: Given) -> TestClient:
    """Give somebody who reads it."""
    return record.client()


def said(reader: TestClient, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.text.replace("\N{NO-BREAK SPACE}", " ").split())


def row(page: str, title: str) -> str:
    """What one line of a list says."""
    found = [one for one in page.split("<li>") if title in one]
    assert len(found) == 1, title
    return found[0]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Conference 115", "Provisional, by the rule: from the first Monday of June, twelve days"),
        ("Governing Body 359", "Moved from 8–18 March 2027 to 15–25 March 2027"),
        ("Governing Body 360", "Cancelled: it does not take place"),
        ("Review of Kazakhstan", "Announced"),
        ("The strike", "<b>16 December 2026</b> · 15th anniversary"),
        ("A leap day", "<b>28 February 2027</b> · 7th anniversary"),
    ],
)
def test_a_list_says_plainly_what_is_known_of_the_days(reader: TestClient, title: str, words: str) -> None:
    page = said(reader, "/en/occasions")

    assert words in row(page, title)


def test_what_is_to_come_stands_by_year_and_month(reader: TestClient) -> None:
    page = said(reader, "/ru/occasions")

    order = ["<h2>2026</h2>", "<h3>Декабрь</h3>", "<h2>2027</h2>", "<h3>Февраль</h3>", "<h3>Март</h3>", "<h3>Июнь</h3>"]
    places = [page.index(one) for one in order]
    assert places == sorted(places)
    assert "Совет 355" not in page


def test_what_is_over_stands_by_year_and_says_what_is_not_on_record(reader: TestClient) -> None:
    page = said(reader, "/en/past-occasions")

    assert "Governing Body 355" in page
    assert "Whether it took place is not on record" in row(page, "Session")
    assert "Conference 115" not in page


def test_days_that_were_not_found_are_told(reader: TestClient) -> None:
    assert "days of the 361st session" in said(reader, "/en/occasions")
    assert "дни 361-й сессии" in said(reader, "/ru/occasions")


@pytest.mark.parametrize("form", ["", ".json", "/on/2026-11-21", "/on/2026-11-21/known/1"])
def test_the_day_of_a_person_is_not_there_for_the_public(reader: TestClient, form: str) -> None:
    answer = reader.get(f"/en/occasions/{PERSONS_DAY}{form}")

    assert answer.status_code == 404


def test_the_day_of_a_person_stands_on_no_page_that_leads_from_another(reader: TestClient) -> None:
    pages = dict(crawl(reader, "/en/", lambda url: "/on/" not in url))

    assert "/en/occasions/strike-2011" in pages
    assert [url for url, text in pages.items() if PERSONS_TITLE in text or PERSONS_DAY in text] == []


def test_an_occasion_shows_its_source_place_country_convention_and_history(reader: TestClient) -> None:
    review = said(reader, "/en/occasions/upr-kz")

    for words in ("May 2027", "Letter of convocation", "Geneva", 'href="/en/countries/kz"', "Convention No. 87"):
        assert words in review
    assert 'id="history"' not in review


def test_a_moved_occasion_keeps_the_history_of_its_days(reader: TestClient) -> None:
    moved = said(reader, "/en/occasions/gb-359")

    history = moved.partition('id="history"')[2]
    assert history.index("8–18 March 2027") < history.index("15–25 March 2027")
    assert reader.get("/en/occasions/gb-359.json").json()["moved_from"]["first"] == "2027-03-08"


def test_an_anniversary_and_its_demand_lead_to_each_other(reader: TestClient) -> None:
    assert 'href="/en/demands/kz-2021-1"' in said(reader, "/en/occasions/strike-2011")
    assert 'href="/en/occasions/strike-2011"' in said(reader, "/en/demands/kz-2021-1")
    assert 'id="next"' not in said(reader, "/en/demands/kz-2021-4")


def test_a_country_shows_its_next_three_dates(reader: TestClient) -> None:
    page = said(reader, "/en/countries/kz").partition('id="next"')[2].partition("</section>")[0]

    places = [page.index(one) for one in ("The strike", "A leap day", "Governing Body 359")]
    assert places == sorted(places)
    assert page.count("<li>") == 3


def test_json_gives_the_days_as_exactly_as_they_are_known(reader: TestClient) -> None:
    listed = {one["key"]: one for one in reader.get("/ru/occasions.json").json()["occasions"]}

    assert listed["upr-kz"]["on"] == {"first": "2027-05-01", "last": "2027-05-31", "precision": "month"}
    assert (listed["ilc-115"]["status"], listed["ilc-115"]["rule"]) == ("ruled", "ilc.default")
    assert (listed["strike-2011"]["anniversary"], listed["gb-360"]["status"]) == (15, "cancelled")


def test_a_calendar_as_of_an_earlier_day_shows_what_was_then_to_come(reader: TestClient) -> None:
    page = said(reader, "/en/occasions?as_of=2025-11-01")

    assert "Governing Body 355" in page
    assert '<link rel="canonical" href="/en/occasions/on/2025-11-01">' in page


def test_what_is_not_released_is_not_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    given = fill_calendar(Given(tmp_path_factory.mktemp("later")).found().fill()).release()
    given.save(an_occasion(given, "gb-361", between("2027-11-01", "2027-11-11"), "Governing Body 361"))

    client = given.client()

    assert client.get("/en/occasions/gb-361").status_code == 404
    assert "Governing Body 361" not in client.get("/en/occasions").text + client.get("/en/occasions.ics").text
    given.close()


def test_what_was_corrected_is_said_with_its_day_once_it_is_released(record: Given) -> None:
    place, day = record.says("Geneva"), When.on(date(2028, 6, 19))
    wrong = an_occasion(record, "gb-400", day, "Governing Boddy 400", place=place)
    record.save(wrong)
    wrong.correct(record.says("a slip"), title=record.says("Governing Body 400"), place=None, notes=record.says("x"))
    record.save(wrong)
    reader = record.release().client()

    page, data = said(reader, "/en/occasions/gb-400"), reader.get("/en/occasions/gb-400.json").json()

    assert "What was corrected" in page
    assert "what it is called, the place</li>" in page
    assert ("Boddy" in page, "a slip" in page, "Geneva" in page) == (False, False, False)
    assert data["corrections"] == [{"on": data["known_by"], "what": ["title", "place"]}]
    assert "What was corrected" not in said(reader, "/en/occasions/gb-359")
