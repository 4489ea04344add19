"""The documentation site is whole, asks nobody else for anything, and calls buttons what they are called."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser

from tests.documentation.building import DOCS, HOUSE, build, sources
from tests.documentation.pictures import LANGUAGES, take_pictures
from tests.journeys.records import the_sample

pytestmark = pytest.mark.browser

GUIDES = ("first-steps", "handbook")
SHORT = 30_000
"""Bytes that a picture of a page has at least half of: an empty one has fewer."""

LATIN, CYRILLIC = re.compile("[A-Za-z]{3}"), re.compile("[А-Яа-я]{3}")
OF_NO_LANGUAGE = {"tracker", "Furo", "API", "API - tracker"}


class Around(HTMLParser):
    """What stands around what we wrote and is not marked as English: texts outside the article, and all labels."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._apart: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if (
            tag in {"script", "style", "article"}
            or given.get("lang") == "en"
            or (self._apart and tag == self._apart[-1])
        ):
            self._apart.append(tag)
        if not self._is_english:
            self.found |= {given[one] or "" for one in ("aria-label", "title", "placeholder") if given.get(one)}

    def handle_endtag(self, tag: str) -> None:
        if self._apart and tag == self._apart[-1]:
            self._apart.pop()

    def handle_data(self, data: str) -> None:
        if not self._apart:
            self.found.add(data.strip())

    @property
    def _is_english(self) -> bool:
        return any(one in {"div", "a"} for one in self._apart)


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Path:
    folder = tmp_path_factory.mktemp("documentation")
    served = the_sample(request.config, tmp_path_factory).copy(folder / "record")
    copied = sources(folder)
    take_pictures(served, browser, copied / "pictures")
    assert build(copied, folder / "site") == ""
    return folder / "site"


@cache
def messages() -> dict[str, frozenset[str]]:
    catalogue = HOUSE / "src/tracker/locales/ru/LC_MESSAGES/tracker.po"
    with catalogue.open("rb") as file:
        found = [(one.id, one.string) for one in read_po(file) if one.id and isinstance(one.id, str)]
    return {"en": frozenset(one for one, _ in found), "ru": frozenset(str(one) for _, one in found)}


def test_every_page_is_made_without_a_complaint_and_every_guide_has_its_pictures(site: Path) -> None:
    pages = {one.relative_to(DOCS).with_suffix(".html") for one in DOCS.rglob("*.md")}

    assert {page for page in pages if not (site / page).exists()} == set()
    for guide in GUIDES:
        for language, page in (("en", f"{guide}.html"), ("ru", f"{guide}.ru.html")):
            pictures = re.findall(r'<img alt="([^"]+)" src="([^"]+)"', (site / page).read_text("utf-8"))
            assert len(pictures) > 2
            assert all((site / source).stat().st_size > SHORT / 2 for _, source in pictures)
            assert all(f".{language}." in source for _, source in pictures)


def test_no_page_asks_another_machine_for_anything(site: Path) -> None:
    asked = re.compile(r'<(?:script|img|iframe|link)\b[^>]*(?:src|href)="(https?:|//)[^>]*>')
    found = [match.group() for page in site.rglob("*.html") for match in asked.finditer(page.read_text("utf-8"))]

    assert found == []


def test_each_page_says_in_which_language_it_is(site: Path) -> None:
    for page in site.glob("*.html"):
        said = re.search(r'<html[^>]* lang="(\w+)"', page.read_text("utf-8"))
        assert said is not None
        assert said[1] == ("ru" if ".ru." in page.name else "en"), page.name


def test_around_a_russian_page_everything_is_said_in_russian(site: Path) -> None:
    for page in site.glob("*.ru.html"):
        said = Around()
        said.feed(page.read_text("utf-8"))
        strange = {one for one in said.found if LATIN.search(one) and not CYRILLIC.search(one)}

        assert strange <= OF_NO_LANGUAGE, page.name


def test_a_page_leads_to_itself_in_the_other_language(site: Path) -> None:
    for page in site.glob("*.ru.html"):
        if page.name != "search.ru.html":
            twin = site / page.name.replace(".ru.", ".")
            assert f'href="{twin.name}"' in page.read_text("utf-8")
            assert f'href="{page.name}"' in twin.read_text("utf-8")


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_calls_what_is_on_a_page_by_the_words_that_stand_there(guide: str, language: str) -> None:
    page = DOCS / (f"{guide}.md" if language == "en" else f"{guide}.ru.md")
    said = {" ".join(one.split()) for one in re.findall(r"\*\*(.+?)\*\*", page.read_text("utf-8"), re.DOTALL)}

    lines_of_lists = {"nickname", "password", "псевдоним", "пароль"}
    assert said - messages()[language] - lines_of_lists == set()
