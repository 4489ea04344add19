"""A sample says everywhere that it is one; a coalition's own record shows no verdict before two people confirmed it."""

from collections import Counter

from tests.journeys.crawling import Crawl, Visited
from tests.journeys.records import Served
from tests.journeys.register import demands, read
from tracker.web.embedded import is_embedded

COUNTRIES = ("kz", "kg", "tj", "tm", "uz")
SAMPLE = {"en": ("Sample data", "do not cite"), "ru": ("Учебные данные", "не цитировать")}


def is_json(one: Visited) -> bool:
    return one.response.headers["content-type"].startswith("application/json")


def test_every_page_of_a_sample_says_first_that_it_is_one(crawled: Crawl) -> None:
    for one in crawled.values():
        if one.is_page:
            notice, language = one.page.one(class_="sample"), one.page.one("html")["lang"]
            before = [each["class"] for each in one.page.one("body").children if not isinstance(each, str)]
            assert all(words in notice.text for words in SAMPLE[language]), one.address
            assert before[:3] == (["sample", "", ""] if is_embedded(one.address) else ["skip", "leave", "sample"])
            assert one.page.one("meta", name="robots")["content"] == "noindex"


def test_every_file_and_every_other_answer_of_a_sample_says_so(crawled: Crawl) -> None:
    told = [one for one in crawled.values() if is_json(one)]

    assert told
    assert all(one.response.json()["sample"] is True for one in told)
    assert all("do not cite" in one.response.headers["x-sample-data"] for one in told)
    assert all(one.response.headers["x-robots-tag"] == "noindex" for one in crawled.values())


def test_a_coalitions_own_record_carries_no_notice(own_crawled: Crawl) -> None:
    for one in own_crawled.values():
        assert one.response.status_code == 200
        assert "x-sample-data" not in one.response.headers
        assert not one.is_page or not one.page.all(class_="sample")
        assert not is_json(one) or one.response.json()["sample"] is False


def test_search_engines_may_keep_the_pages_that_name_nobody(own_crawled: Crawl) -> None:
    for language in ("en", "ru"):
        for thing in ("", "methodology", "addressees", *(f"countries/{code}" for code in COUNTRIES)):
            one = own_crawled[f"/{language}/{thing}"]
            assert "x-robots-tag" not in one.response.headers, one.address
            assert not one.page.all("meta", name="robots")


def test_nothing_is_known_where_nobody_confirmed_anything(own: Served) -> None:
    cards = {code: own.client.get(f"/en/countries/{code}.json").json() for code in COUNTRIES}
    asked = Counter(row["addressee"]["country"] for row in demands().values() if row["counting"] == "in_n")

    for code, card in cards.items():
        assert card["n"] == asked[code.upper()]
        assert card["counts"] == {"met": 0, "partly_met": 0, "not_met": 0, "not_known": card["n"]}
        assert card["met"] == card["at_least_partly"] == [0, card["n"]]
        assert card["opposite"] == {"measures": 0, "demands": 0}
        assert set(card["not_counted"].values()) == {0}


def test_no_reason_for_an_assessment_that_nobody_confirmed_is_printed(own_crawled: Crawl) -> None:
    said = {text for row in read("assessments")["assessments"] for text in row["rationale"].values()}
    entries = {text for row in read("timeline")["developments"] for text in row["text"].values()}
    reasons = [text for text in said - entries if "{p-" not in text and "'" not in text]

    printed = [
        (one.address, reason)
        for one in own_crawled.values()
        for reason in reasons
        if f">{reason}<" in one.response.text
    ]

    assert len(reasons) > 100
    assert printed == []


def test_a_page_with_nothing_confirmed_says_what_is_not_known(own: Served) -> None:
    page = Visited("", own.client.get("/en/countries/kz")).page

    assert "0 met, 0 partly met, 0 not met, 13 not known" in page.one("p", class_="headline").text
    assert "Not yet assessed" in Visited("", own.client.get("/en/demands/kz-2021-1")).page.one("ol").text
