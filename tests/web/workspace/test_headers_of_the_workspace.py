"""Every answer of the workspace carries exactly its headers, whatever the route, the method or the mishap (A6)."""

from collections.abc import Iterator

import pytest
from httpx2 import Response

from tests.journeys.pages import Element, parse
from tests.web.workspace import matrix
from tests.web.workspace.forms_sent import FORMS, Sender, filled
from tests.web.workspace.staff import ALL_RIGHTS, ANONYMOUS, Staff
from tests.web.workspace.test_matrix import Addresses, lines, posted

EVERYTHING = "everything"
METHODS = ("HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
}
OF_PAGES = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
OF_PROBLEMS = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""A page that says what went wrong needs no script, nor does a calendar."""
OF_FILES = "sandbox; default-src 'none'"
PROBLEMS = {400, 403, 404, 405, 413, 500, 503}
MAY_HAVE = {
    "content-length",
    "content-type",
    "content-encoding",
    "content-language",
    "vary",
    "etag",
    "location",
    "allow",
    "retry-after",
    "refresh",
}
COMING_AND_GOING = ("/sign-in", "/sign-in/passkey", "/send/in", "/sign-out", "/invite/{token}")
OF_THE_RECORDER = "/desk/entries/{entry_id}/opened"
NO_PAGE_HAS = {"style", "iframe", "object", "embed", "base", "frame", "applet"}


@pytest.fixture(scope="module")
def addresses(busy_staff: Staff) -> Addresses:
    """Give the addresses of all routes, and somebody with every right."""
    busy_staff.join(EVERYTHING, *ALL_RIGHTS)
    made = Addresses(busy_staff)
    made.all = [made.of(path, line) for path, table in matrix.SHOWN.items() for line in lines(table)]
    made.all += ["/drafts", "/drafts/drop", "/desk/nowhere", "/accounts/a/b/c"]
    return made


@pytest.mark.parametrize("kind", [EVERYTHING, "member", ANONYMOUS])
def test_every_page_has_exactly_these_headers(addresses: Addresses, kind: str) -> None:
    for address in addresses.all:
        answer = addresses.staff.ask(kind, address)
        assert wrong_with(answer) == {}, (address, answer.status_code)


@pytest.mark.parametrize("method", METHODS)
def test_whatever_is_asked_of_a_route_its_answer_has_them_too(addresses: Addresses, method: str) -> None:
    for path in {*matrix.SHOWN, *matrix.SENT} - {"/sign-out"}:
        address = addresses.of(path, next(iter(lines(matrix.SHOWN.get(path, matrix.HERE)))))
        for kind in (EVERYTHING, ANONYMOUS):
            answer = addresses.staff.ask(kind, address, method)
            assert wrong_with(answer).keys() <= may_tell(answer), (kind, address, answer.status_code)


@pytest.mark.parametrize("path", COMING_AND_GOING)
def test_a_cookie_is_set_where_somebody_comes_in_or_leaves_and_nowhere_else(addresses: Addresses, path: str) -> None:
    address, fields = filled(path, Sender(addresses.staff, ANONYMOUS))

    answer = addresses.staff.ask(ANONYMOUS, address, "POST", data=fields)

    assert wrong_with(answer).keys() - {"clear-site-data"} == {"set-cookie"}
    assert ("clear-site-data" in answer.headers) is (path == "/sign-out")


@pytest.mark.parametrize("path", [path for path in FORMS if path not in {*COMING_AND_GOING, OF_THE_RECORDER}])
def test_a_form_that_is_carried_out_is_answered_with_them_too(addresses: Addresses, path: str) -> None:
    address, fields = filled(path, Sender(addresses.staff, EVERYTHING))

    answer = addresses.staff.ask(EVERYTHING, address, "POST", **posted(path, fields))

    assert answer.status_code in {200, 303}, answer.text
    assert wrong_with(answer).keys() == may_tell(answer)
    assert answer.headers.get("set-cookie", "told=").startswith("told=")


def test_a_mishap_and_a_form_that_is_none_are_answered_with_them_too(
    addresses: Addresses, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = addresses.staff
    json, form = ({"content-type": f"application/{kind}"} for kind in ("json", "x-www-form-urlencoded"))

    answers = [staff.ask(EVERYTHING, "/record", "POST", content="{}", headers=json)]
    answers += [staff.ask(EVERYTHING, "/record", "POST", content=b"x=&" * 2_000_000, headers=form)]
    monkeypatch.setattr("tracker.application.reader.Look.shelf", fail)
    answers += [staff.ask(EVERYTHING, "/desk")]

    assert [answer.status_code for answer in answers] == [400, 413, 500]
    assert [wrong_with(answer) for answer in answers] == [{}, {}, {}]


def fail(_look: object, _sight: object = None) -> None:
    raise RuntimeError


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_refused_is_told_in_the_language_of_the_account(addresses: Addresses, language: str) -> None:
    staff = addresses.staff
    staff.office.accounts.own.settle(staff.account_id("member"), language, "Asia/Bishkek")
    other = {"accept-language": "ru" if language == "en" else "en"}

    refused = [staff.ask("member", address, headers=other) for address in ("/release", "/desk/entries/x", "/desk/x")]
    refused += [staff.ask("member", "/desk", "DELETE", headers=other)]
    refused += [staff.ask("member", "/drafts", "POST", headers={**other, "sec-fetch-site": "cross-site"})]

    assert [answer.status_code for answer in refused] == [403, 404, 404, 405, 403]
    assert {parse(answer.text).one("html")["lang"] for answer in refused} == {language}


def test_no_page_has_a_script_a_style_or_anything_from_elsewhere_in_it(addresses: Addresses) -> None:
    staff = addresses.staff
    answers = [staff.ask(EVERYTHING, address) for address in addresses.all]
    sent = (filled(path, Sender(staff, EVERYTHING))[0] for path in FORMS if path != "/sign-out")
    answers += [staff.ask(EVERYTHING, address, "POST") for address in sent]
    answers += [staff.ask(ANONYMOUS, address) for address in ("/sign-in", "/desk/nowhere")]

    pages = [answer for answer in answers if answer.headers.get("content-type", "").startswith("text/html")]
    found = {(page.url.path, what) for page in pages for what in inline(parse(page.text))}

    assert found == set()


def inline(page: Element) -> Iterator[str]:
    """What a policy without `unsafe-inline` would stop, or what would be fetched from another host."""
    for one in page:
        attributes = one.attributes.items()
        yield from (f"{one.tag} {name}" for name, _ in attributes if name.startswith("on") or name == "style")
        yield from (f"{name}={value}" for name, value in attributes if value.strip().lower().startswith("javascript:"))
        if one.tag in NO_PAGE_HAS or (one.tag == "script" and (one.text or not one["src"].startswith("/static/"))):
            yield one.tag
        if one.tag in {"link", "img", "form"} and (one["href"] + one["src"] + one["action"])[:4] in {"http", "//"}:
            yield f"{one.tag} from elsewhere"


def may_tell(answer: Response) -> set[str]:
    """The cookie by which the page that follows says what was done, where there is anything to say."""
    return {"set-cookie"} if "?" in answer.headers.get("location", "") and answer.request.method == "POST" else set()


def wrong_with(answer: Response) -> dict[str, str]:
    """What of an answer's headers is not as it must be."""
    found = dict(answer.headers)
    is_file = "content-disposition" in found
    policy = OF_PROBLEMS if answer.status_code in PROBLEMS or "calendar" in found.get("content-type", "") else OF_PAGES
    wanted = {**ALWAYS, "content-security-policy": OF_FILES if is_file else policy}
    wrong = {name: found.get(name, "") for name, value in wanted.items() if found.get(name) != value}
    may_have = MAY_HAVE | ({"content-disposition"} if is_file else set())
    return wrong | {name: value for name, value in found.items() if name not in {*wanted, *may_have}}
