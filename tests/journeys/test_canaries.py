"""What is not for the public is found on no public surface, on no day, as known at no time (A2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from tests.journeys.canaries import BESIDE, DEMAND, LATER, OF_ONE, OPEN, REFUSED, Canaried
from tests.journeys.crawling import HOMES, Crawl, Visited, crawl
from tests.journeys.register import named_in, names_of
from tracker.bootstrap.static_copy import public_log
from tracker.web.app import create_app
from tracker.web.copying import Copied
from tracker.web.static_copy.asking import Asking
from tracker.web.static_copy.bounds import Bounds, Goal
from tracker.web.static_copy.walk import walk

TOUCHED = (
    "",
    "countries/kz",
    "countries/kz/ratifications",
    "organisations/knprk",
    f"demands/{DEMAND}",
    f"demands/{BESIDE}",
    f"demands/{OF_ONE}",
    "demands/kz-2021-1",
    "demands/kz-2022-6",
    "documents/res-2021",
    "documents/ind-kz-2022",
    "addressees",
    "corrections",
    "privacy",
    "occasions",
    "past-occasions",
    "occasions/day-of-all",
)
"""The pages that speak of what holds a canary."""

FILES = (
    "occasions.ics",
    "countries/kz.ics",
    "countries/kz.atom",
    "countries/kz.csv",
    "countries/kz.xlsx",
    *(f"demands/{one}.atom" for one in (DEMAND, BESIDE, OF_ONE, "kz-2021-1", "kz-2022-6")),
)
"""The calendars and feeds that do; they are asked for as of other days, too, and as known by other releases."""

PACKED = ("data.zip", "data.zip?known_by=1", "data.zip?known_by=2", "data.xlsx", f"demands/{DEMAND}.xlsx")
"""What holds everything, and is unpacked to look into; the same in both languages, or made alike."""

NOBODYS = ("members", "country-team", "confidential", "not-released")
"""The ends of the keys of days that no public page knows."""

FOR_PROGRAMS = (
    *("entries", "assessments", "findings", "finding-points", "demands", "measures", "documents", "organisations"),
    *("occasions", "corrections", "changes", "raised", "counts"),
)
"""The lists that programs read without a token; they are asked for as known by other releases, too."""

BROKEN = ("demands/kz-2021-99", "countries/kz?as_of=2022-02-31", "countries/kz?known_by=999", "countries/kz.xml")
"""Addresses that are answered with a problem."""


@pytest.fixture(scope="module")
def flown(canaried: Canaried) -> Crawl:
    """Give all pages of the record, today's and those of earlier days and releases."""
    today = canaried.served.parts.reader.today().isoformat()
    days = ["", "/on/2022-05-27", f"/on/{today}", *(f"/on/{today}/known/{number}" for number in (1, 2, 3, today))]
    starts = [
        f"/{language}{f'/{thing}' if thing else ''}{day}{form}"
        for language in ("en", "ru")
        for thing in TOUCHED
        for day in days
        for form in ("", ".json")
    ]
    starts += [
        f"/{language}/{file}{asked}"
        for language in ("en", "ru")
        for file in FILES
        for asked in ("", "?as_of=2022-05-27", *(f"?known_by={number}" for number in (1, 2, 3, today)))
    ]
    starts += [f"/en/{file}" for file in PACKED]
    starts += [f"/api/v1/{one}?limit=1000" for one in FOR_PROGRAMS]
    starts += [f"/api/v1/{one}?limit=1000&known_by={number}" for one in ("entries", "documents") for number in (1, 2)]
    starts += [
        f"/api/v1/{one}" for one in (f"demands/{DEMAND}", "countries/KZ/scorecard", "coalition", "persons/p-none")
    ]
    starts += [
        f"/{language}/countries/kz/between/2021-12-31/{today}{known}"
        for language in ("en", "ru")
        for known in ("", *(f"/known/{number}" for number in (1, 2, 3)))
    ]
    broken = [f"/{language}/{address}" for language in ("en", "ru") for address in BROKEN]
    return crawl(
        canaried.served.client,
        [*HOMES, *starts, *broken],
        follow=lambda link: "/on/" not in link and "?" not in link,
    )


def test_no_canary_is_found_on_any_public_page(canaried: Canaried, flown: Crawl) -> None:
    found = {place: one.address for one in flown.values() for place in _places(one.all_that_was_sent, canaried)}

    assert found == {}


def test_no_canary_is_found_in_what_a_tag_or_another_header_says(canaried: Canaried) -> None:
    plain = canaried.served.client.get(f"/en/demands/{DEMAND}", headers={"Accept-Encoding": "identity"})
    known = canaried.served.client.get(f"/en/demands/{DEMAND}", headers={"If-None-Match": plain.headers["ETag"]})

    assert known.status_code == 304
    assert not _places(Visited("", known).all_that_was_sent, canaried)


def test_the_search_finds_what_may_be_read(flown: Crawl) -> None:
    for language in ("en", "ru"):
        for form in ("", ".json"):
            assert OPEN in flown[f"/{language}/demands/{DEMAND}{form}"].all_that_was_sent


def test_the_search_finds_the_file_of_which_everybody_may_have_a_copy(canaried: Canaried, flown: Crawl) -> None:
    copy, day = f"/en/evidence/{canaried.open_file}", canaried.served.parts.reader.today()
    page = f"/en/demands/{DEMAND}"

    assert OPEN in flown[copy].all_that_was_sent
    telling = (page, f"{page}.json", f"{page}.atom", "/en/countries/kz.atom", "/en/documents/res-2021")
    assert [address for address in telling if copy not in flown[address].all_that_was_sent] == []
    assert copy in flown[f"{page}/on/{day}/known/3"].all_that_was_sent
    before = (f"{page}/on/2022-05-27", f"{page}/on/{day}/known/1", f"{page}.atom?known_by=1")
    assert [address for address in before if copy in flown[address].all_that_was_sent] == []


def test_the_search_finds_what_calendars_and_feeds_may_tell(flown: Crawl) -> None:
    for language in ("en", "ru"):
        for file in ("occasions.ics", "countries/kz.ics", "countries/kz.atom", f"demands/{DEMAND}.atom"):
            assert OPEN in flown[f"/{language}/{file}"].all_that_was_sent, file


@pytest.mark.parametrize("key", NOBODYS)
def test_a_day_that_is_not_public_has_no_page(canaried: Canaried, flown: Crawl, key: str) -> None:
    client = canaried.served.client

    assert {client.get(f"/en/occasions/day-{key}{form}").status_code for form in ("", ".json")} == {404}
    assert [one.address for one in flown.values() if f"day-{key}" in one.all_that_was_sent] == []


def test_what_was_opened_later_is_not_shown_as_known_before(canaried: Canaried, flown: Crawl) -> None:
    today = canaried.served.parts.reader.today().isoformat()
    page = f"/en/demands/{DEMAND}"

    assert LATER in flown[page].all_that_was_sent
    assert LATER in flown[f"{page}.atom"].all_that_was_sent
    assert LATER not in flown[f"{page}.atom?known_by=2"].all_that_was_sent
    assert LATER in flown[f"{page}/on/{today}/known/3"].all_that_was_sent
    assert LATER not in flown[f"{page}/on/{today}/known/2"].all_that_was_sent


def test_the_search_looks_into_what_is_packed(flown: Crawl) -> None:
    assert [file for file in PACKED if OPEN not in flown[f"/en/{file}"].all_that_was_sent] == [PACKED[1]]
    assert LATER in flown["/en/data.zip"].all_that_was_sent
    assert LATER not in flown["/en/data.zip?known_by=2"].all_that_was_sent


def test_the_search_finds_what_programs_may_read(flown: Crawl) -> None:
    assert OPEN in flown["/api/v1/entries?limit=1000"].all_that_was_sent
    assert LATER in flown["/api/v1/entries?limit=1000"].all_that_was_sent
    assert LATER not in flown["/api/v1/entries?limit=1000&known_by=2"].all_that_was_sent


def test_of_the_mistakes_those_are_listed_that_anybody_could_read(flown: Crawl) -> None:
    for language in ("en", "ru"):
        listed = flown[f"/{language}/corrections"].page.one("main").all("li")
        assert len([one for one in listed if DEMAND in one.text]) == 3


@pytest.mark.parametrize("key", REFUSED)
def test_a_person_who_refuses_is_named_nowhere(flown: Crawl, key: str) -> None:
    names = [name.lower() for name in names_of(key)]

    found = {f"{name}: {one.address}" for one in flown.values() for name in names if name in one.all_that_was_sent}

    assert sorted(found) == []


def test_before_they_refused_the_same_names_stood_on_the_pages_of_their_demands(own_crawled: Crawl) -> None:
    for key, demands in REFUSED.items():
        for demand in demands:
            text = own_crawled[f"/en/demands/{demand}"].all_that_was_sent
            assert any(name.lower() in text for name in names_of(key)), demand


def test_rows_of_a_demand_with_somebody_who_refuses_are_not_shown(flown: Crawl) -> None:
    for demand in ("kz-2021-1", OF_ONE):
        for language in ("en", "ru"):
            page = flown[f"/{language}/demands/{demand}"].page
            assert not page.all("ol", class_="measures")
            assert flown[f"/{language}/demands/{demand}.json"].response.json()["measures"] is None


@pytest.mark.parametrize("address", ["countries/kz", f"demands/{OF_ONE}", "documents/res-2021"])
def test_no_figure_tells_of_a_single_person_who_refuses(flown: Crawl, address: str) -> None:
    page = flown[f"/en/{address}"].page
    rows = page.all("li", id=OF_ONE) or page.all("main")

    assert rows
    assert not [row.text for row in rows if "of 1 measure" in row.text]


@dataclass(frozen=True)
class Near(Bounds):
    """Follows links from the pages that speak of what holds a canary to their files and proofs, and no further."""

    def goal(self, link: str, page: str) -> Goal | None:
        """Leave out all other pages, which are made alike."""
        found = super().goal(link, page)
        is_near = found and any(each in found.address for each in ("/evidence/", *(f"/{one}" for one in TOUCHED[4:8])))
        return found if is_near else None


@pytest.fixture(scope="module")
def copied(canaried: Canaried) -> Mapping[str, str]:
    """Give what a static copy holds of them, where as much as may be is let into it."""
    parts, held = canaried.served.parts, dict[str, str]()
    today = parts.reader.today()
    near = Near(Copied(today, [date(2022, 5, 27), today], names_agreed=True), with_files=True)
    app = create_app(parts.reader, public_log=public_log(parts), files=parts.files, copied=near.copied)
    starts = [f"/{language}/{thing}" for language in ("en", "ru") for thing in (*TOUCHED, *FILES)]
    starts += [f"/{language}/countries/kz/on/2022-05-27{form}" for language in ("en", "ru") for form in ("", ".csv")]
    with Asking(app) as asking:
        walk(asking, starts, near, lambda path, body: held.update({path: body.decode("utf-8", "replace").lower()}))
    return held


def test_no_canary_is_found_in_a_static_copy(canaried: Canaried, copied: Mapping[str, str]) -> None:
    found = {place: path for path, text in copied.items() for place in _places(f"{path} {text}", canaried)}
    refused = [path for path, text in copied.items() for key in REFUSED for one in names_of(key) if one.lower() in text]

    assert found == {}
    assert refused == []
    assert OPEN in copied[f"ru/demands/{DEMAND}/index.html"]
    assert OPEN in copied[f"en/evidence/{canaried.open_file}.txt"]


def test_whom_nobody_asked_is_named_in_no_static_copy(copied: Mapping[str, str]) -> None:
    assert [path for path, text in copied.items() if named_in(text)] == []


def _places(sent: str, canaried: Canaried) -> Iterable[str]:
    if "zzcanary" not in sent:
        return []
    return [place for token, place in canaried.hidden.items() if token in sent]
