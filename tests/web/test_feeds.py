"""Feeds of changes: what became public, by the release that showed it, in public words and without names."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from tests.web.crawling import links
from tests.web.given import ACT, AIGUL, ASSESSED, CANARY, SECRET, Given
from tests.web.reading_feeds import Entry, Feed, read
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.entry_events import Retraction
from tracker.domain.letters import Letter
from tracker.domain.values import Audience, Confidence

COUNTRY, DEMAND = "/en/countries/kz.atom", "/en/demands/kz-2021-1.atom"
NEW = UUID(int=901, version=4)
DATED = "Dated 1\N{NO-BREAK SPACE}May 2022"
UNASKED, REFUSED, AGREED = "Aigul Test", "Bolot Refuser", "Chinara Agrees"


@pytest.fixture(scope="module")
def reader(client: TestClient) -> TestClient:
    """Give somebody who subscribes."""
    return client


@pytest.fixture
def later(tmp_path: Path) -> Iterator[Given]:
    """Give a record that goes on a day after its first release."""
    given = Given.released(tmp_path)
    given.record.clock.at = datetime(2026, 11, 21, 9, tzinfo=UTC)
    yield given
    given.close()


def feed(reader: TestClient, address: str) -> Feed:
    answer = reader.get(address)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return read(answer.text)


def demand_of(given: Given, reference: str = "kz-2021-1") -> Demand:
    stream = given.record.log.stream_of("demand", reference)
    assert stream
    return given.record.log.stream(stream, Demand)


def propose(demand: Demand, given: Given) -> None:
    """Propose that the second measure is not met."""
    facts: dict[str, Any] = {"irreversible": False, "baseline": False, "scale": 1, "basis": (), "measure": 2}
    said: dict[str, Any] = {"letter": Letter.NOT_MET, "confidence": Confidence.HIGH, "on": When.parse("2022-07")}
    demand.propose(entry_id=NEW, audience=Audience.PUBLIC, wording=given.says("Why"), **facts, **said)


def about(listed: list[Entry], entry_id: UUID) -> list[Entry]:
    return [one for one in listed if str(entry_id) in one.key]


@pytest.mark.parametrize("address", [COUNTRY, DEMAND, "/ru/countries/kz.atom", "/ru/demands/un-2021-1.atom"])
def test_a_feed_is_what_its_rules_say(reader: TestClient, address: str) -> None:
    found = feed(reader, address)

    assert found.key.endswith(
        address.removesuffix(".atom").removeprefix("/en/").removeprefix("/ru/") + f"/{address[1:3]}"
    )
    assert {one.updated for one in found.entries} <= {"2026-11-20"}


def test_what_became_public_is_told_in_public_words(reader: TestClient) -> None:
    listed = feed(reader, DEMAND).entries

    (act,) = about(listed, ACT)
    assert act.title == "New · What happened · Free a person whose name is not shown"
    assert act.text.startswith("A person whose name is not shown, a person whose name is not shown, Chinara Agrees met")
    assert about(listed, ASSESSED)[0].title.startswith("New · Assessment: The opposite was done")


@pytest.mark.parametrize("address", [COUNTRY, DEMAND, "/ru/countries/kz.atom", "/ru/demands/kz-2021-2.atom"])
def test_nobody_is_named_who_did_not_agree_and_no_note_is_told(reader: TestClient, address: str) -> None:
    text = reader.get(address).text

    assert [one for one in (UNASKED, REFUSED, "Айгуль", "Болот", CANARY, AIGUL, str(SECRET)) if one in text] == []


def test_a_row_that_its_page_does_not_show_is_in_no_feed(reader: TestClient) -> None:
    hidden = (UUID(int=31, version=4), UUID(int=32, version=4))

    for address in (COUNTRY, "/en/demands/kz-2021-2.atom"):
        listed = feed(reader, address).entries
        assert [one for key in hidden for one in about(listed, key)] == []


def test_every_change_leads_to_where_it_stands(reader: TestClient) -> None:
    for one in [*feed(reader, COUNTRY).entries, *feed(reader, DEMAND).entries]:
        page, anchor = urldefrag(one.link)
        assert anchor in links(reader.get(page).text).ids, one


def test_a_page_names_its_feed(reader: TestClient) -> None:
    for address in (COUNTRY, DEMAND):
        assert f'<link rel="alternate" type="application/atom+xml" href="{address}">' in reader.get(address[:-5]).text


def test_a_feed_of_what_is_not_there_is_not_there(reader: TestClient) -> None:
    for address in (
        "/en/countries/xx.atom",
        "/en/demands/kz-1999-1.atom",
        "/de/countries/kz.atom",
        "/en/occasions.atom",
    ):
        assert reader.get(address).status_code == 404


def test_a_change_bears_the_day_of_the_release_that_showed_it(later: Given) -> None:
    demand = demand_of(later)
    later.develop(demand, NEW, "Something new", measures=(2,))
    later.save(demand)
    before = about(feed(later.client(), COUNTRY).entries, NEW)

    later.release()

    (after,) = about(feed(later.client(), COUNTRY).entries, NEW)
    assert before == []
    assert (after.updated, after.text, feed(later.client(), COUNTRY).updated) == (
        "2026-11-21",
        "Something new",
        "2026-11-21",
    )


def test_a_letter_is_told_once_a_second_person_confirmed_it(later: Given) -> None:
    demand = demand_of(later)
    propose(demand, later)
    later.save(demand)
    later.release()
    before = about(feed(later.client(), DEMAND).entries, NEW)

    demand.confirm(NEW, proposer="aigul", by="bolot")
    later.save(demand)
    later.record.clock.at += timedelta(days=1)
    later.release()

    (after,) = about(feed(later.client(), DEMAND).entries, NEW)
    assert before == []
    assert (after.title.split(" · ")[1], after.text, after.updated) == ("Assessment: Not met", "Why", "2026-11-22")


def test_an_entry_that_was_taken_back_is_told_without_its_words(later: Given) -> None:
    demand = demand_of(later)
    demand.retract(ACT, Retraction.ERROR, reason=later.says("a reason of the team"))
    later.save(demand)
    later.release()

    (found,) = about(feed(later.client(), DEMAND).entries, ACT)

    assert (found.title.partition(" · ")[0], found.text, found.updated) == ("Taken back", DATED, "2026-11-21")
    assert "a reason of the team" not in later.client().get(DEMAND).text


def test_what_was_taken_back_for_safety_leaves_no_trace(later: Given) -> None:
    demand = demand_of(later)
    demand.retract(ACT, Retraction.SAFETY, reason=None)
    later.save(demand)
    later.release()

    text = later.client().get(DEMAND).text + later.client().get(COUNTRY).text

    assert str(ACT) not in text


def test_signs_that_xml_may_not_hold_break_no_feed(later: Given) -> None:
    demand = demand_of(later)
    later.develop(demand, NEW, "a\x0bb\ufffe ]]> <b>&amp;</b>", measures=(2,))
    later.save(demand)
    later.release()

    (found,) = about(feed(later.client(), DEMAND).entries, NEW)

    assert found.text == "a b  ]]> <b>&amp;</b>"


def test_a_sample_says_that_it_is_sample_data(tmp_path: Path) -> None:
    given = Given(tmp_path, sample=True).found().fill().release()

    answer = given.client().get(DEMAND)

    assert read(answer.text).subtitle.startswith("Sample data made for this software")
    assert answer.headers["x-robots-tag"] == "noindex"
    given.close()
