"""Whoever asks for what is not there is told so in their language, and keeps what they wrote."""

import pytest

from tests.journeys.crawling import Visited
from tests.journeys.records import Served

UNKNOWN = (
    "countries/xx",
    "countries/kz.xml",
    "countries/kz.",
    "demands/kz-2021-99",
    "demands/p-fphjgaym",
    "documents/nothing",
    "addressees/nobody",
    "people/p-fphjgaym",
    "countries/kz?state=excellent",
    "countries/kz?theme=nothing",
    "countries/kz?convention=C999",
    "countries/kz/on",
    "nothing",
    "..%2f..%2fetc%2fpasswd",
    "demands/%00",
    "demands/" + "x" * 5000,
)
RUSSIAN = {chr(letter) for letter in range(ord("а"), ord("я") + 1)} | {"ё"}
LATE = "9999-12-31"
WRONG_DAYS = ("2022-02-31", "2022-2-3", "31.02.2022", "yesterday", "0000-00-00", "٢٠٢٢-٠٥-٢٧", "2022-05-27T00:00", "-1")


def visit(served: Served, address: str, accept: str = "") -> Visited:
    return Visited(address, served.client.get(address, headers={"Accept-Language": accept}, follow_redirects=False))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("thing", UNKNOWN, ids=lambda thing: thing[:30])
def test_what_is_unknown_is_answered_in_the_language_of_its_address(sample: Served, language: str, thing: str) -> None:
    one = visit(sample, f"/{language}/{thing}", accept="en" if language == "ru" else "ru")

    assert one.response.status_code == 404
    assert_problem(one, language)


@pytest.mark.parametrize(
    "address", ["/", "/de/", "/de/countries/kz", "/countries/kz", "/favicon.ico", "/static/none.css"]
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_where_the_address_has_no_language_the_browser_says_it(sample: Served, language: str, address: str) -> None:
    one = visit(sample, address, accept=f"{language}-KG,{language};q=0.9,de;q=0.5")

    if address == "/":
        assert one.response.status_code == 303
        assert one.response.headers["location"] == f"/{language}/"
    else:
        assert one.response.status_code == 404
        assert_problem(one, language)
    assert "accept-language" in one.response.headers["vary"].lower()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/en/countries/kz/", "/en/countries/kz"),
        ("/ru/countries/KZ", "/ru/countries/kz"),
        ("/RU/Countries/KZ/?state=met", "/ru/countries/kz?state=met"),
        ("/en/countries/KZ.json", "/en/countries/kz.json"),
        ("/en/demands/KZ-2021-1/on/2022-05-27/", "/en/demands/kz-2021-1/on/2022-05-27"),
        ("/en/methodology/", "/en/methodology"),
        ("/EN", "/en/"),
        ("/KZ", "/ru/countries/kz"),
        ("/kz/", "/ru/countries/kz"),
    ],
)
def test_an_address_that_was_only_written_otherwise_leads_on(sample: Served, written: str, meant: str) -> None:
    answer = visit(sample, written, accept="ru").response

    assert (answer.status_code, answer.headers["location"]) == (308, meant)
    assert visit(sample, meant).response.status_code == 200


@pytest.mark.parametrize("address", [*(f"/en/{thing}" for thing in UNKNOWN[:4]), "/en/countries/kz?as_of=2022-02-31"])
def test_a_problem_is_told_in_the_other_language_too(sample: Served, address: str) -> None:
    english = visit(sample, address)

    russian = visit(sample, english.page.one("header").one("a", class_="other")["href"])

    assert russian.response.status_code == english.response.status_code
    assert_problem(russian, "ru")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("day", WRONG_DAYS)
def test_what_is_no_day_is_refused_and_stays_in_the_field(sample: Served, language: str, day: str) -> None:
    one = visit(sample, f"/{language}/countries/kz?as_of={day}&known_by=1")

    assert one.response.status_code == 422
    assert_problem(one, language)
    assert one.page.one("input", id="as_of")["value"] == day
    assert one.page.one("input", id="as_of")["aria-invalid"] == "true"
    assert one.page.one("input", id="known_by")["value"] == "1"
    assert one.page.one("form")["action"] == f"/{language}/countries/kz"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_form_of_a_refusal_leads_on_once_it_is_mended(sample: Served, language: str) -> None:
    refused = visit(sample, f"/{language}/demands/kz-2021-1?as_of=2022-02-31")

    mended = visit(sample, f"{refused.page.one('form')['action']}?as_of=2022-02-28&known_by=")

    assert mended.response.status_code == 200
    assert mended.page.one("link", rel="canonical")["href"] == f"/{language}/demands/kz-2021-1/on/2022-02-28"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("field", ["as_of", "known_by"])
def test_a_day_to_come_is_refused(sample: Served, language: str, field: str) -> None:
    one = visit(sample, f"/{language}/countries/kz?{field}={LATE}")

    assert one.response.status_code == 422
    assert_problem(one, language)
    assert one.page.one("input", id=field)["value"] == LATE


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("known", ["999", "0"])
def test_a_release_that_does_not_exist_is_not_found_and_stays_in_the_field(
    sample: Served, language: str, known: str
) -> None:
    one = visit(sample, f"/{language}/countries/kz?as_of=2022-05-27&known_by={known}")

    assert one.response.status_code == 404
    assert_problem(one, language)
    assert one.page.one("input", id="known_by")["value"] == known
    assert one.page.one("input", id="as_of")["value"] == "2022-05-27"


@pytest.mark.parametrize(
    "address", ["/en/countries/kz/on/2022-02-31", "/en/countries/kz/on/2022-05-27/known/2022-13-01"]
)
def test_a_permanent_address_of_no_day_is_refused(sample: Served, address: str) -> None:
    for form in ("", ".json"):
        assert visit(sample, address + form).response.status_code == 422


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/countries/xx.json", 404),
        ("/en/documents/res-1921.json", 404),
        ("/ru/demands/kz-2021-99.json", 404),
        ("/en/countries/kz/on/9999-12-31.json", 422),
        ("/en/countries/kz.json?as_of=2022-02-31", 422),
        ("/ru/countries/kz.json?known_by=999", 404),
    ],
)
def test_a_program_that_asks_for_what_is_not_there_gets_a_problem_in_json(
    sample: Served, address: str, status: int
) -> None:
    answer = visit(sample, address).response

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["status"] == status
    assert answer.json()["title"][0].isupper()
    assert answer.headers["x-sample-data"]


def test_what_a_reader_wrote_is_never_run(sample: Served) -> None:
    written = '"><script>alert(1)</script>'

    one = visit(sample, f"/en/countries/kz?as_of={written}")

    assert one.response.status_code == 422
    assert not one.page.all("script")
    assert one.page.one("input", id="as_of")["value"] == written[:40]


def assert_problem(one: Visited, language: str) -> None:
    """A whole page in the reader's language: a heading, a way on, the notice, no index, nothing kept."""
    assert one.page.one("html")["lang"] == language
    assert one.response.headers["content-language"] == language
    assert one.page.one("h1").text
    assert f"/{language}/" in [link["href"] for link in one.page.one("main").all("a")]
    assert one.page.one(class_="sample")
    assert one.response.headers["cache-control"] == "no-store"
    assert one.response.headers["x-robots-tag"] == "noindex"
    letters = [letter for letter in one.page.one("h1").text.lower() if letter.isalpha()]
    assert all((letter in RUSSIAN) == (language == "ru") for letter in letters)
