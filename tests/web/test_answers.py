import gzip
from pathlib import Path

import brotli
import pytest
from starlette.testclient import TestClient

from tests.asked import asked_of
from tests.web.given import Given
from tracker.application.reader import Reader
from tracker.store.refusals import StoreUnavailable
from tracker.web.answers import HTML, Page, page
from tracker.web.cache import Cache

MOST_OF_A_CARD = 18
"""Statements: nothing is asked of the lists, findings, files and dates, of which nothing was recorded."""

HTML_AND_JSON = ["/en/countries/kz", "/en/countries/kz.json"]


@pytest.mark.parametrize("address", HTML_AND_JSON)
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_who_has_a_page_already_is_told_so(client: TestClient, address: str, coding: str) -> None:
    first = client.get(address, headers={"Accept-Encoding": coding})

    again = client.get(address, headers={"Accept-Encoding": coding, "If-None-Match": first.headers["etag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]


def test_a_packed_page_has_another_tag_than_a_plain_one(client: TestClient) -> None:
    packed = client.get("/en/countries/kz", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/en/countries/kz", headers={"Accept-Encoding": "gzip;q=0"})

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.content == plain.content
    assert "Accept-Encoding" in packed.headers["vary"]


@pytest.mark.parametrize("address", [*HTML_AND_JSON, "/en/nowhere", "/en/methodology"])
def test_head_answers_as_get_does_without_the_body(client: TestClient, address: str) -> None:
    got, head = client.get(address), client.head(address)

    assert head.status_code == got.status_code
    assert head.content == b""
    assert head.headers == got.headers


def test_a_page_is_asked_for_again_each_time_and_a_style_never(client: TestClient) -> None:
    style = client.get("/en/").text.split('<link rel="stylesheet" href="')[1].split('"')[0]

    assert client.get("/en/").headers["cache-control"] == "no-cache"
    assert client.get(style).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.get(style).headers["content-type"] == "text/css; charset=utf-8"
    assert client.get("/en/nowhere").headers["cache-control"] == "no-store"


def test_a_page_is_made_once_for_one_state_of_the_record(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    client = given.client()
    first = client.get("/en/countries/kz?utm_source=x")
    monkeypatch.setattr("tracker.application.reader.Reader.look", None)

    again = client.get("/en/countries/kz")

    assert again.status_code == 200
    assert again.text == first.text


def test_a_page_is_made_anew_once_something_was_recorded(tmp_path: Path) -> None:
    given = Given.released(tmp_path)
    client = given.client()
    before = client.get("/en/countries/kz.json").json()
    given.save(given.demand("kz-2021-8", given.says("One more"), [given.measure(1, "x", given.says("X"))]))
    between = client.get("/en/countries/kz.json").json()
    given.release()

    after = client.get("/en/countries/kz.json").json()

    assert between == before
    assert (before["n"], after["n"]) == (4, 5)
    assert (before["release"], after["release"]) == (1, 2)
    given.close()


def test_a_page_that_was_overtaken_stays_not_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, kept, keep = Given.released(tmp_path), list[Cache](), Cache.keep
    client, other = given.client(), "/en/demands/kz-2021-1"

    def overtaken(cache: Cache, key: tuple[object, ...], made: Page) -> None:
        monkeypatch.setattr(Cache, "keep", keep)
        given.save(given.demand("kz-2021-8", given.says("One more"), [given.measure(1, "x", given.says("X"))]))
        client.get(other)
        keep(cache, key, made)
        kept.append(cache)

    monkeypatch.setattr(Cache, "keep", overtaken)
    client.get("/en/countries/kz")

    in_memory = str(list(kept[0]._pages._kept))  # noqa: SLF001 - it is memory that must not hold it
    assert (other in in_memory, "/en/countries/kz" in in_memory) == (True, False)
    given.close()


def test_a_page_that_was_made_before_asks_the_database_one_thing(given: Given) -> None:
    client = given.client()
    first = client.get("/en/countries/kz")

    with asked_of(given.record.engine) as asked:
        again = client.get("/en/countries/kz")

    assert again.content == first.content
    questions = [one for one in asked if one.startswith("SELECT")]
    assert questions == ["SELECT max(log_commit.position) AS max_1 \nFROM log_commit"]


def test_a_card_made_anew_after_a_release_asks_the_database_few_things(tmp_path: Path) -> None:
    given = Given.released(tmp_path)
    client = given.client()
    client.get("/en/countries/kz")
    given.save(given.demand("kz-2021-8", given.says("One more"), [given.measure(1, "x", given.says("X"))]))
    given.release()

    with asked_of(given.record.engine) as asked:
        card = client.get("/en/countries/kz")

    assert "kz-2021-8" in card.text
    assert 1 < len([one for one in asked if one.startswith("SELECT")]) <= MOST_OF_A_CARD
    given.close()


def test_a_page_that_was_made_before_is_not_given_while_the_database_is_away(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: Reader) -> int:
        raise StoreUnavailable("unreachable")

    client = given.client()
    client.get("/en/countries/kz")
    monkeypatch.setattr(Reader, "public_state", away)

    assert client.get("/en/countries/kz").status_code == 503


def test_what_is_kept_is_bounded() -> None:
    cache, one = Cache(most_bytes=2500), page("x" * 500, HTML)

    for key in range(20):
        cache.keep(key, one)

    kept = [key for key in range(20) if cache.get(key)]
    assert kept == [15, 16, 17, 18, 19]


def test_whoever_comes_first_waits_for_no_close_packing_and_all_others_get_it() -> None:
    made = page("é and more " * 1000 + "".join(map(str, range(2000))), HTML)

    first, length = made.packed("br"), made.packed("br", is_read=False)
    second, third = made.packed("br"), made.packed("br")

    assert length == first
    assert second == third
    assert len(second) < len(first)
    assert brotli.decompress(second) == brotli.decompress(first) == made.body


def test_a_page_packs_to_the_same_bytes_each_time() -> None:
    first, again = page("é" * 1000, HTML), page("é" * 1000, HTML)

    assert first == again
    packed = {coding: first.packed(coding) for coding in ("gzip", "br")}
    assert gzip.decompress(packed["gzip"]).decode() == brotli.decompress(packed["br"]).decode() == "é" * 1000
    assert {coding: again.packed(coding) for coding in ("gzip", "br")} == packed


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip, deflate", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("deflate", None),
        ("", None),
    ],
)
def test_a_page_is_packed_as_closely_as_its_reader_can_unpack(given: Given, accepted: str, coding: str | None) -> None:
    answer = given.client().get("/en/privacy", headers={"accept-encoding": accepted})

    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.text.endswith("</html>")
