"""The public search: what is released and may be read today, and never a name that may not."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.record import KEY
from tests.web.given import ACT, AIGUL, CANARY, CHINARA, HOSTILE, Given
from tests.web.searching import NOTHING, addresses, searched
from tracker.domain.demand import Demand
from tracker.domain.person import Person
from tracker.domain.person_events import Naming, Scope
from tracker.domain.values import Audience, Key
from tracker.web.anchors import anchor

NEW = UUID(int=700, version=4)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Given]:
    """Give a record that a test may write to."""
    made = Given.released(tmp_path)
    yield made
    made.close()


@pytest.fixture
def own_on_either(tmp_path: Path, database_url: str) -> Iterator[Given]:
    made = Given(tmp_path, url=database_url).found().fill().release()
    yield made
    made.close()


def demand(given: Given, reference: str = "kz-2021-1") -> Demand:
    stream_id = given.record.log.stream_of("demand", reference)
    assert stream_id
    return given.record.log.stream(stream_id, Demand)


def person(given: Given, key: str) -> Person:
    stream_id = given.record.log.stream_of("person", key)
    assert stream_id
    return given.record.log.stream(stream_id, Person)


def happened(given: Given, text: str) -> None:
    found = demand(given)
    given.develop(found, NEW, text)
    given.save(found)


def test_each_kind_is_found_under_its_heading_with_its_number(client: TestClient) -> None:
    assert searched(client, "Казахстан").startswith("8 things were found. Countries 1 Demands 7 Countries 1 Kazakhstan")
    assert addresses(client, "Resolution res-2021") == ["/en/documents/res-2021"]
    assert addresses(client, "Session") == ["/en/occasions/ilc-114"]
    assert addresses(client, "kz-2021-4") == ["/en/demands/kz-2021-4"]


def test_an_entry_leads_to_where_it_stands_with_the_words_around(client: TestClient) -> None:
    page = client.get("/ru/search", params={"q": "forse"})

    assert f"/ru/demands/kz-2021-4#{anchor(str(UUID(int=41, version=4)))}" in page.text
    assert "<mark>force</mark>" in page.text
    assert "похожие" in page.text


def test_a_convention_is_found_by_every_spelling(client: TestClient) -> None:
    found = {typed: addresses(client, typed) for typed in ("C087", "К087", "№ 87", "No. 87", "87", "Конвенция № 87")}

    assert len({tuple(one) for one in found.values()}) == 1
    assert "/en/demands/kz-2021-4" in found["C087"]


def test_nothing_that_is_not_public_is_found(client: TestClient) -> None:
    for typed in (CANARY, "Canary", "kanary", "Taken back for safety", "row that nobody may see"):
        assert NOTHING in searched(client, typed), typed


def test_only_who_agreed_is_found_by_name_in_either_script(client: TestClient) -> None:
    assert searched(client, "Чинора Сагласна").startswith("1 thing was found.")
    assert searched(client, "Chinara").startswith("1 thing was found. People 1 Chinara Agrees")
    for typed in ("Aigul", "Тестова", "Bolot Refuser", "Отказов", "Official Name", "Чиновника", "Otkazof"):
        assert NOTHING in searched(client, typed), typed


def test_who_was_not_asked_is_named_in_no_hit(client: TestClient) -> None:
    page = searched(client, "kz-2021-1")

    assert "Free a person whose name is not shown" in page
    assert "Aigul" not in page


def test_a_name_that_was_typed_into_a_text_finds_nothing_but_for_who_agreed(own: Given) -> None:
    happened(own, "The court heard Bolot Refuser and Chinara Agrees about pangolins")
    client = own.release().client()

    assert NOTHING in searched(client, "Refuser")
    assert NOTHING in searched(client, "Рефусер pangolins")
    page = searched(client, "pangolins")
    assert "heard a person whose name is not shown and Chinara Agrees about pangolins" in page


def test_what_is_recorded_is_found_with_the_release_and_not_before(own_on_either: Given) -> None:
    client = own_on_either.client()

    happened(own_on_either, "A pangolin crossed the road")

    before = searched(client, "панголин")
    own_on_either.release()
    assert NOTHING in before
    assert searched(client, "панголин").startswith("1 thing was found.")


def test_what_is_narrowed_or_withheld_is_not_found_at_once(own: Given) -> None:
    client = own.client()
    before = [searched(client, typed) for typed in ("Chinara", "NORMLEX")]

    narrowed, withheld = demand(own), person(own, CHINARA)
    narrowed.set_audience(ACT, Audience.COUNTRY_TEAM, reason=None)
    withheld.withhold(reason=None)
    own.save(narrowed, withheld)

    assert not any(NOTHING in one for one in before)
    assert NOTHING in searched(client, "Chinara")
    assert f"#{anchor(str(ACT))}" not in client.get("/en/search?q=NORMLEX").text


def test_who_agrees_is_found_and_who_refuses_is_not_any_more(own: Given) -> None:
    client, agreeing, refusing = own.client(), person(own, AIGUL), person(own, CHINARA)

    agreeing.set_naming(Naming.AGREED, Scope((), ()))
    refusing.set_naming(Naming.REFUSED, Scope((Key("res-2021"),), ()))
    own.save(agreeing, refusing)

    assert searched(client, "Айгуль").startswith("1 thing was found.")
    assert NOTHING in searched(client, "Chinara")


def test_the_page_says_what_is_wrong_with_what_was_typed(client: TestClient) -> None:
    assert searched(client, "x") == "Type at least two letters or digits."
    assert searched(client, "") == ""
    assert searched(client, "law " * 60).startswith("What you typed is long: only its first 200 signs were looked for.")
    assert client.get("/fr/search").status_code == 404


def test_while_the_texts_are_being_read_the_page_says_so(own: Given) -> None:
    client = own.client()
    finder = client.app.state.site.reader.finder  # type: ignore[attr-defined]
    own.record.book.lock()
    finder.start()
    finder.stop()
    own.record.book.unlock(KEY)

    waiting = client.get("/en/search?q=law")

    assert (waiting.status_code, waiting.headers["retry-after"]) == (503, "5")


def test_what_was_typed_is_kept_nowhere_and_shown_to_no_search_engine(client: TestClient) -> None:
    page = client.get("/en/search", params={"q": "law"})

    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-robots-tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page.text
    assert "<script" not in page.text
    assert 'href="/ru/search?q=law"' in page.text


def test_hostile_text_of_record_and_reader_is_escaped(client: TestClient) -> None:
    page = client.get("/en/search", params={"q": HOSTILE}).text

    assert "<script>" not in page
    assert "alert" in page


def test_a_page_holds_twenty_hits_and_leads_on(own: Given) -> None:
    found = demand(own)
    for number in range(45):
        own.develop(found, UUID(int=1000 + number, version=4), f"Pangolin number {number} of many, {'word ' * 60}")
    own.save(found)
    client = own.release().client()

    pages = [client.get("/en/search", params={"q": "pangolin", "page": page}) for page in ("1", "2", "3", "99", "x")]

    assert [page.text.count('class="title"') for page in pages] == [20, 20, 5, 5, 20]
    assert all("45 things were found." in page.text for page in pages)
    assert "?q=pangolin&amp;page=2" in pages[0].text
    assert len(gzip.compress(pages[0].content)) < 8_000


@settings(max_examples=30)
@for_any(st.text(max_size=250))
def test_whatever_is_typed_gets_a_page(client: TestClient, typed: str) -> None:
    page = client.get("/ru/search", params={"q": typed, "page": typed})

    assert page.status_code == (404 if "\0" in typed else 200)
