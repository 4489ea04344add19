"""A static copy says what the server says, leads nowhere but into itself, and names nobody who did not agree."""

import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.journeys.pages import Element, parse
from tests.web.given import CANARY, SMALL, Given
from tests.web.static_copy.conftest import Copy
from tracker.web.copying import Copied

LEADS = {"a": "href", "link": "href", "form": "action", "img": "src", "use": "href"}
NAMES = ("Aigul Test", "Айгуль Тестова", "Bolot Refuser", "Болот Отказов", "Official Name", "Имя Чиновника", SMALL)
AGREED = ("Chinara Agrees", "Чинара Согласна")
HIDDEN = (CANARY, "Taken back for safety", "A row that nobody may see")
SERVERS_ALONE = {"as-of", "filters", "pair", "past", "served"}
"""The classes of what a page has on the server, and in a copy not or otherwise."""
PERSONAL = (
    "demands/kz-2021-1",
    "demands/kz-2021-2",
    "documents/res-2021",
    "countries/kz",
    "organisations/union-1",
    "translations",
)
"""The pages that name people on the server, show rows of those who are named there, or count them."""
PERSONAL_FILES = {"demands/kz-2021-1.json", "demands/kz-2021-2.json"}
"""Beside the cards of their country, of any day."""
OFFERING = "/embed"
"""The pages that say where they stand: a copy does not know it."""
COMPLETE = ("/en/", "/ru/", "/embed/en/", "/embed/ru/", "/log/")
"""How the addresses begin that a copy holds: a language that is a draft stands on the server alone."""
LOG = ("checkpoint", "key", "files")
OF_THE_API = {"/en/problems", "/ru/problems"}
"""What explains the API, which files cannot answer."""
DAYS = ("2026-06-01", "2026-06-12")
"""The first and the last day of the one session since the first demand."""


def links(copy: Copy) -> list[tuple[str, str]]:
    """List each link of a page with the path of the page."""
    return [
        (path, one[LEADS[one.tag]])
        for path, page in copy.pages.items()
        for one in page
        if one.tag in LEADS and one[LEADS[one.tag]]
    ]


def where(path: str, link: str) -> tuple[str, str]:
    """Give the path and the anchor that a link leads to, as a browser does that reads files."""
    plain, anchor = urldefrag(link)
    return (normpath(join(dirname(path), unquote(plain))) if plain else path), anchor


def said(page: Element) -> str:
    """Give the text of a page's main part, without what only a server can do."""

    def told(one: Element | str) -> str:
        if isinstance(one, str):
            return one
        if SERVERS_ALONE & {*one["class"].split()}:
            return ""
        return "".join(told(child) for child in one.children)

    return " ".join(told(page.one("main")).split())


def test_every_link_of_a_copy_leads_to_a_file_of_it_and_to_an_anchor_that_stands(copy: Copy) -> None:
    dead = []
    for path, link in links(copy):
        if not urlsplit(link).scheme:
            target, anchor = where(path, link)
            stands = not anchor or copy.pages[target].all(id=anchor)
            dead += [] if target in copy.files and stands else [f"{link} on {path}"]

    assert len(links(copy)) > 500
    assert dead == []


def test_a_copy_has_no_form_and_no_link_that_a_server_has_to_answer(copy: Copy) -> None:
    assert [path for path, page in copy.pages.items() if page.all("form")] == []
    assert [link for _, link in links(copy) if link.startswith("/") or "?" in link or "search" in link] == []
    assert 'href="/' not in "".join(copy.text(path) for path in copy.files if path.endswith(".atom"))


def test_a_copy_has_every_page_that_the_server_leads_to(copy: Copy, server: TestClient) -> None:
    wanted, waiting = set[str](), ["/en/", "/ru/"]
    while waiting:
        address = waiting.pop()
        if address not in wanted:
            wanted.add(address)
            page = parse(server.get(address).text)
            found = {urldefrag(one["href"])[0] for one in page if one.tag == "a" and one["href"].startswith(COMPLETE)}
            waiting += [one for one in found if not ({*"?."} & {*one} or "/on/" in one or "/search" in one)]

    missing = wanted - {copy.address(path) for path in copy.pages}
    assert len(wanted) > 40
    assert missing == {"/en/people/p-cccccccc", "/ru/people/p-cccccccc"} | OF_THE_API | {f"/log/{one}" for one in LOG}
    assert {f"log/{one}" for one in LOG} <= copy.files.keys()


def test_the_pages_of_a_copy_say_what_the_servers_say(copy: Copy, given: Given, server: TestClient) -> None:
    nameless = given.client(public_log=copy.source.public_log, copied=Copied(given.today))

    for path in copy.pages.keys() - {"index.html"}:
        address = copy.address(path)
        asked = nameless if any(one in address for one in (*PERSONAL, OFFERING)) else server
        assert said(copy.pages[path]) == said(parse(asked.get(address).text)), path


def test_the_files_beside_the_pages_are_the_servers_byte_for_byte(copy: Copy, server: TestClient) -> None:
    ends = (".csv", ".ics", ".json", ".css", ".py", "/checkpoint", "/key", "/files")
    files = [path for path in copy.files if path.endswith(ends) and path not in {"files.json", "withdrawn.json"}]

    differing = [path for path in files if server.get(f"/{path}").content != copy.files[path]]

    assert len(files) > 40
    of_persons = {path.split("/", 1)[1] for path in differing}
    assert {path for path in of_persons if not path.startswith("countries/kz")} <= PERSONAL_FILES


def test_a_feed_of_a_copy_leads_to_its_pages(copy: Copy) -> None:
    path = "en/countries/kz.atom"

    found = re.findall(r'href="([^"]+)"', copy.text(path))

    assert found
    assert {where(path, link)[0] for link in found} <= copy.files.keys()


def test_a_copy_names_nobody_unless_that_was_wished(copy: Copy) -> None:
    held = {path: content.decode("utf-8", "replace") for path, content in copy.files.items()}

    assert [path for path, text in held.items() if any(name in text for name in (*NAMES, *AGREED))] == []
    assert "3 people whose names are not shown met the Minister" in held["en/demands/kz-2021-1/index.html"]
    assert [path for path in held if path.split("/")[1:2] == ["people"]] == []
    assert "Nobody of whom the record speaks is named in it." in held["en/index.html"]


def test_a_copy_with_names_names_who_agreed_and_nobody_else(with_names: Copy) -> None:
    held = {path: content.decode("utf-8", "replace") for path, content in with_names.files.items()}

    assert [path for path, text in held.items() if any(name in text for name in NAMES)] == []
    assert "<h1>Chinara Agrees</h1>" in held["en/people/p-cccccccc/index.html"]
    assert "Чинара Согласна" in held["ru/people/p-cccccccc/index.html"]
    assert "Of those of whom the record speaks only who agreed is named in it." in held["en/index.html"]


@pytest.mark.parametrize("canary", HIDDEN)
def test_a_copy_holds_nothing_that_is_not_public(copy: Copy, with_names: Copy, canary: str) -> None:
    for made in (copy, with_names):
        assert [path for path, held in made.files.items() if canary.encode() in held] == []


@pytest.mark.parametrize("day", DAYS)
def test_a_copy_holds_the_cards_of_the_days_of_each_session(copy: Copy, day: str) -> None:
    path = f"ru/countries/kz/on/{day}/index.html"

    assert "2026 года" in copy.pages[path].one("aside", class_="past").text
    assert {f"ru/countries/kz/on/{day}.json", f"ru/countries/kz/on/{day}.csv"} <= copy.files.keys()
    assert "только карточки стран" in copy.pages[path].one("aside", class_="past").text


def test_a_card_of_another_day_leads_to_pages_of_today_and_to_its_other_days(copy: Copy) -> None:
    first, last = (f"en/countries/kz/on/{day}/index.html" for day in DAYS)
    led = {where(first, one["href"])[0] for one in copy.pages[first].all("a")}

    assert {last, "en/demands/kz-2021-1/index.html", "en/index.html", "en/countries/kz/index.html"} <= led
    others = copy.pages[first].one("details", class_="as-of").all("a")
    assert [where(first, one["href"])[0] for one in others] == [last]


def test_the_first_page_of_a_copy_leads_to_both_languages(copy: Copy) -> None:
    page = copy.pages["index.html"]

    assert [one["href"] for one in page.all("a")] == ["en/index.html", "ru/index.html"]
    assert page.one("h1").text == "Test Coalition · Проверочная коалиция"


def test_search_engines_are_told_of_pages_once_it_is_known_where_a_copy_stands(copy: Copy, with_names: Copy) -> None:
    listed = re.findall("<loc>([^<]+)</loc>", with_names.text("sitemap.xml"))

    assert "https://copies.example/record/en/countries/kz/" in listed
    assert "https://copies.example/record/en/log/" not in listed
    assert with_names.text("robots.txt") == "Sitemap: https://copies.example/record/sitemap.xml\n"
    assert {"sitemap.xml", "robots.txt"} & copy.files.keys() == set()


def test_making_a_copy_records_nothing(copy: Copy, given: Given) -> None:
    assert given.record.log.head().position == copy.head
