"""The documentation site is whole, asks nobody else for anything, and calls buttons what they are called."""

import re
from functools import cache
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


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_calls_what_is_on_a_page_by_the_words_that_stand_there(guide: str, language: str) -> None:
    page = DOCS / (f"{guide}.md" if language == "en" else f"{guide}.ru.md")
    said = {" ".join(one.split()) for one in re.findall(r"\*\*(.+?)\*\*", page.read_text("utf-8"), re.DOTALL)}

    lines_of_lists = {"nickname", "password", "псевдоним", "пароль"}
    assert said - messages()[language] - lines_of_lists == set()
