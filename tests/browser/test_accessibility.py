"""Every public page can be used by everybody: axe's rules, small screens, large text, keys, forced colours (W2)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.axe import OPEN_ALL, violations
from tests.browser.conftest import READERS, Reader, open_window
from tests.browser.paper import leaves, most
from tests.browser.routes import EXAMPLES, addresses, routes_of
from tests.journeys.records import Served
from tracker.languages import DRAFTS

pytestmark = pytest.mark.browser

PRIMARY = "nav a, button, select, input:not([type=hidden]), summary, .key a, .countries h2 a, .rows a.title, .big a"
"""What a thumb must hit: ways through the site, the counts, the demands, the forms."""
LEAST_TARGET = 44
LARGER = "html{font-size:140%!important}"
SPACED = """
    * {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}
    p {margin-bottom: 2em !important}
"""
"""The distances that a reader may set by WCAG 2.2, 1.4.12."""

SIDEWAYS = """() => {
    const root = document.documentElement, width = root.clientWidth, wide = [];
    if (root.scrollWidth > width) for (const one of document.body.querySelectorAll('*'))
        if (one.getBoundingClientRect().right > width + 1) wide.push(one.tagName + '.' + one.className + '#' + one.id);
    return wide.slice(0, 5);
}"""
CUT_OFF = """() => [...document.body.querySelectorAll('*')].filter(one => {
    const style = getComputedStyle(one), hides = /hidden|clip/.test(style.overflowX + style.overflowY);
    const seen = () => !one.closest('.hidden, .skip, svg') && one.textContent.trim();
    return hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1) && seen();
}).map(one => one.tagName + '.' + one.className)"""
SMALL = """([selector, least]) => [...document.querySelectorAll(selector)].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.height < least - 0.5 || box.width < least - 0.5);
}).map(one => {
    const box = one.getBoundingClientRect();
    const size = `${Math.round(box.width)}x${Math.round(box.height)}`;
    return `${one.tagName}.${one.className} ${size} ${one.textContent.trim().slice(0, 30)}`;
})"""
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    const is_there = box.width > 1 && box.height > 1, ring = parseFloat(style.outlineWidth);
    const has_its_own = one.type === 'date' && !one.matches(':focus-visible');  // the browser's button in the field
    return [one.outerHTML.slice(0, 120), is_there && (has_its_own || (style.outlineStyle !== 'none' && ring >= 2))];
}"""

PAINTED = """one => [one, one, document.body].map((it, at) => getComputedStyle(it)[at ? 'backgroundColor' : 'color'])"""
"""The colours of a text, of what it stands on, and of the page, which forced colours may lay behind the text."""

OUTLINE = """() => [
    document.documentElement.lang,
    document.querySelectorAll('h1').length,
    document.querySelectorAll('main').length,
    document.title !== '',
]"""
STYLES = {"larger": LARGER, "spaced": SPACED, "both": LARGER + SPACED}


@dataclass(frozen=True)
class Look:
    """What one reader meets on one page; `cut_off` by the name of the style it was seen in."""

    violations: list[str]
    outline: list[Any]
    small: list[str]
    cut_off: dict[str, list[str]]


Looks = dict[str, Look]


@pytest.fixture(scope="module")
def looks(context: BrowserContext, reader: Reader) -> Looks:
    """Look at every page once, in every way."""
    page = context.new_page()
    seen = {address: look_at(page, address) for address in addresses(reader.language)}
    page.close()
    return seen


def look_at(page: Page, address: str) -> Look:
    page.goto(address)
    found, outline = violations(page), page.evaluate(OUTLINE)
    page.evaluate(OPEN_ALL)
    small = page.evaluate(SMALL, [PRIMARY, LEAST_TARGET])
    return Look(found, outline, small, {name: cut_off_in(page, style) for name, style in STYLES.items()})


def cut_off_in(page: Page, style: str) -> list[str]:
    put_on = page.add_style_tag(content=style)
    found: list[str] = page.evaluate(SIDEWAYS) + page.evaluate(CUT_OFF)
    put_on.evaluate("style => style.remove()")
    return found


@pytest.fixture(scope="module", params=["en", "ru"])
def narrow(request: pytest.FixtureRequest, browser: Browser, origin: str) -> Iterator[tuple[str, BrowserContext]]:
    """Give a window as narrow as a reader's may be, in each language."""
    opened = open_window(browser, origin, Reader(320, "light", request.param), bypass_csp=True)
    yield request.param, opened
    opened.close()


def test_every_route_has_an_example(sample: Served) -> None:
    assert routes_of(sample.app) == EXAMPLES.keys()  # type: ignore[arg-type]


def test_axe_finds_nothing_on_any_page(looks: Looks) -> None:
    found = [f"{address}: {wrong}" for address, look in looks.items() for wrong in look.violations]

    assert found == [], "\n".join(found)


def test_every_page_says_its_language_and_has_one_heading(looks: Looks, reader: Reader) -> None:
    outlines = {address: look.outline for address, look in looks.items()}

    wrong = {
        address: found
        for address, found in outlines.items()
        if found != [language if (language := address.split("/")[1]) in DRAFTS else reader.language, 1, 1, True]
    }
    assert wrong == {}


def test_nothing_scrolls_sideways_at_320_pixels(narrow: tuple[str, BrowserContext]) -> None:
    language, context = narrow
    page, wide = context.new_page(), {}

    for address in addresses(language):
        page.goto(address)
        page.evaluate(OPEN_ALL)
        wide[address] = page.evaluate(SIDEWAYS)
    page.close()

    assert {address: found for address, found in wide.items() if found} == {}


def test_primary_targets_are_large_enough_for_a_thumb(looks: Looks) -> None:
    small = {one: address for address, look in looks.items() for one in look.small}

    assert small == {}, json.dumps(small, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_ways_through_the_site_stand_on_one_line_of_a_phone(browser: Browser, origin: str, language: str) -> None:
    window = open_window(browser, origin, Reader(360, "light", language))
    page = window.new_page()
    page.goto(f"/{language}/countries/kz")

    tops = {one.bounding_box()["y"] for one in page.locator("header nav a").all()}  # type: ignore[index]
    window.close()

    assert len(tops) == 1


@pytest.mark.parametrize("style", STYLES)
def test_larger_or_wider_text_cuts_nothing_off(looks: Looks, style: str) -> None:
    wrong = {address: look.cut_off[style] for address, look in looks.items() if look.cut_off[style]}

    assert wrong == {}


def test_whoever_goes_by_keyboard_sees_where_they_are(page: Page, reader: Reader) -> None:
    page.goto(f"/{reader.language}/countries/kz")
    page.evaluate(OPEN_ALL)

    for _ in range(40):
        page.keyboard.press("Tab")
        place, is_seen = page.evaluate(FOCUSED)
        assert is_seen, place


@pytest.mark.parametrize(
    "media", [{"forced_colors": "active"}, {"media": "print"}, {"reduced_motion": "reduce"}], ids=str
)
def test_a_page_holds_in_forced_colours_in_print_and_without_motion(
    page: Page, reader: Reader, media: dict[str, Any]
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.emulate_media(**media)

    for thing in ("", "countries/kz", "demands/kz-2021-1", "documents/res-2021", "methodology"):
        page.goto(f"/{reader.language}/{thing}")
        assert page.locator("h1").is_visible()
        assert page.evaluate(SIDEWAYS) == []
    assert said == []


def test_a_printed_country_holds_the_headline_and_every_demand_on_few_pages(page: Page, reader: Reader) -> None:
    page.emulate_media(media="print")
    page.goto(f"/{reader.language}/countries/kz")

    assert page.locator(".headline").is_visible()
    assert all(row.is_visible() for row in page.locator(".rows > li").all())
    assert page.locator(".sample").is_visible()
    assert leaves(page.pdf(format="A4")) <= most(page.locator(".rows > li").count())


def test_forced_colours_keep_the_signs_apart(browser: Browser, origin: str) -> None:
    window = open_window(browser, origin, READERS[1])
    page = window.new_page()
    page.emulate_media(forced_colors="active")
    page.goto("/en/countries/kz")

    words = [one.inner_text().split("\n")[-1] for one in page.locator(".key a").all()]
    window.close()

    assert len(set(words)) == len(words) == 5


def test_forced_colours_let_the_way_out_and_every_button_be_read(browser: Browser, origin: str) -> None:
    window = open_window(browser, origin, READERS[1])
    page = window.new_page()
    page.emulate_media(forced_colors="active")
    page.goto("/en/search")

    painted = [page.locator(one).first.evaluate(PAINTED) for one in (".exit", "main button")]
    window.close()

    assert all(ink not in {behind, canvas} for ink, behind, canvas in painted)
