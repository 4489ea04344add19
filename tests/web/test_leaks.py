from collections.abc import Mapping

from starlette.testclient import TestClient

from tests.journeys.pages import parse
from tests.web.crawling import crawl
from tests.web.given import CANARY, RETRACTED, SECRET, Given


def test_what_is_not_public_is_on_no_page(pages: Mapping[str, str]) -> None:
    for url, text in pages.items():
        assert CANARY not in text, url
        assert str(SECRET) not in text, url


def test_what_was_taken_back_for_safety_is_on_no_page(pages: Mapping[str, str]) -> None:
    for url, text in pages.items():
        assert "Taken back for safety" not in text, url
        assert str(RETRACTED) not in text, url


def test_no_time_of_day_stands_on_any_page(pages: Mapping[str, str]) -> None:
    for url, text in pages.items():
        assert "T09:00" not in text, url
        assert "09:00" not in text, url


def test_reading_changes_nothing(given: Given, client: TestClient) -> None:
    before = given.record.log.head()

    for _ in crawl(client, "/ru/"):
        pass

    assert given.record.log.head() == before


def test_no_page_has_a_script_a_cookie_or_a_thing_from_elsewhere(pages: Mapping[str, str]) -> None:
    for url, text in pages.items():
        assert "<script" not in text or url.endswith((".csv", ".zip")), url  # a table holds texts as they are
        assert not text.startswith("<!doctype") or [one.tag for one in parse(text) if one["style"]] == [], url
        assert 'src="' not in text, url


def test_hostile_texts_are_shown_as_texts(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-3").text

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;quoted&#34; {{ 7 * 7 }}" in page


def test_a_source_that_is_an_offence_to_pass_on_is_no_link(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text
    document = client.get("/en/documents/ind-2022").text

    assert "https://restricted.example/article" in page
    assert 'href="https://restricted.example' not in page
    assert 'href="https://documents.example/ind-2022' not in document


def test_a_source_that_may_be_passed_on_is_a_link(client: TestClient) -> None:
    page = client.get("/en/documents/res-2021").text

    assert 'href="https://documents.example/res-2021"' in page
