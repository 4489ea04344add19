"""Where links of the server lead in a copy, and what becomes of those that lead nowhere."""

from datetime import date

import pytest

from tracker.web.copying import Copied
from tracker.web.static_copy.bounds import Bounds, Goal
from tracker.web.static_copy.linking import led_anew, led_anew_in_json
from tracker.web.static_copy.places import way

DAY = date(2022, 5, 27)
BOUNDS = Bounds(Copied(date(2026, 11, 22), [DAY]), with_files=False)
CARD = "/en/countries/kz/on/2022-05-27"


@pytest.mark.parametrize(
    ("link", "page", "goal"),
    [
        ("/en/demands/kz-2021-1#m-1", "/en/", Goal("/en/demands/kz-2021-1", "m-1")),
        ("/en/countries/kz?state=met#demands", "/en/", Goal("/en/countries/kz", "demands")),
        (f"{CARD}.json", "/en/", Goal(f"{CARD}.json")),
        (CARD, "/en/countries/kz", Goal(CARD)),
        ("/en/demands/kz-2021-1/on/2022-05-27", CARD, Goal("/en/demands/kz-2021-1")),
        ("/en/on/2022-05-27", CARD, Goal("/en/")),
        ("/ru/demands/a/entries/e-1.tlog-proof", "/ru/", Goal("/en/demands/a/entries/e-1.tlog-proof")),
    ],
)
def test_a_link_leads_to_what_the_copy_holds(link: str, page: str, goal: Goal) -> None:
    assert BOUNDS.goal(link, page) == goal


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("/en/search", "/en/"),
        ("/en/countries/kz?as_of=2020-01-01", "/en/"),
        ("/en/countries/kz/on/2020-01-01", "/en/"),
        (f"{CARD}/known/1", "/en/"),
        ("/en/demands/kz-2021-1/on/2022-05-27", "/en/demands/kz-2021-1"),
        ("/en/on/2022-05-27.json", CARD),
        ("/en/evidence/00000000-0000-4000-8000-000000000001", "/en/"),
        ("https://example.org/en/", "/en/"),
    ],
)
def test_what_only_a_server_can_do_or_nobody_looked_through_is_left_out(link: str, page: str) -> None:
    assert BOUNDS.goal(link, page) is None


def test_files_that_people_brought_are_in_a_copy_where_that_was_wished() -> None:
    link = "/ru/evidence/00000000-0000-4000-8000-000000000001"

    assert Bounds(BOUNDS.copied, with_files=True).goal(link, "/ru/") == Goal(link.replace("/ru/", "/en/"))


def test_a_link_that_leads_nowhere_is_plain_text_and_forms_are_gone() -> None:
    page = '<link rel="x" href="/gone"><p><a class="b" href="/gone">text</a> <a href="/a&amp;b">a</a></p><form>f</form>'

    assert led_anew(page, lambda link: None if link == "/gone" else f"..{link}") == (
        '<p><a class="b">text</a> <a href="../a&amp;b">a</a></p>'
    )


def test_what_is_no_link_of_ours_stays_as_it_is() -> None:
    page = '<a href="https://example.org/x">x</a><a href="#m-1">y</a><use href="#met"/><p>href="/gone"</p>'

    assert led_anew(page, lambda _: None) == page


def test_an_address_in_json_that_leads_nowhere_is_null() -> None:
    told = '{"copy": "/en/evidence/1", "page": "/en/countries/kz", "said": "see /en/ or not"}'

    led = led_anew_in_json(told, {"/en/countries/kz": "kz/index.html"}.get)

    assert led == '{"copy": null, "page": "kz/index.html", "said": "see /en/ or not"}'


def test_a_way_is_relative_to_the_file_that_it_stands_in() -> None:
    assert way("static/app.css", "en/countries/kz/index.html") == "../../../static/app.css"
    assert way("en/index.html", "index.html", "demands") == "en/index.html#demands"
    assert way("en/index.html", "en/index.html", "demands") == "#demands"
