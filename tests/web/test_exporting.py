"""The public record as lines of JSON is what the pages answer a stranger, and nothing beside it (A2)."""

import json

import pytest

from tests.web.given import CANARY, Given
from tracker.application.reader import Reader
from tracker.web import exporting
from tracker.web.exporting import public_record
from tracker.web.static_copy.make import RecordMoves


def reader_of(given: Given) -> Reader:
    return Reader(given.record.engine, given.record.log, given.record.book, lambda: given.today)


def test_each_line_is_what_a_page_answers(given: Given) -> None:
    first, *pages, last = public_record(reader_of(given))

    assert (first["format"], first["release"], first["sample"]) == ("tracker-public-export/1", 1, False)
    assert last == {"line": "end", "pages": len(pages)}
    by_address = {one["address"]: one["content"] for one in pages}
    assert len(by_address) == len(pages)
    expected = {"overview", "countries/kz", "demands/kz-2021-1", "occasions", "data/measures", "corrections"}
    assert {f"/{language}/{thing}.json" for language in ("en", "ru") for thing in expected} <= {*by_address}
    client = given.client()
    assert all(client.get(address).json() == content for address, content in by_address.items())


def test_what_the_public_may_not_see_is_in_no_line(given: Given) -> None:
    written = json.dumps([*public_record(reader_of(given))], ensure_ascii=False)

    assert "Judicial redress" in written
    assert CANARY not in written


def test_what_is_recorded_meanwhile_makes_it_useless_and_is_told(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, heads = reader_of(given), iter([1, 2])
    monkeypatch.setattr(exporting, "_addresses", lambda _look: iter(()))
    monkeypatch.setattr(Reader, "head", lambda _: next(heads))

    with pytest.raises(RecordMoves):
        list(public_record(reader))
