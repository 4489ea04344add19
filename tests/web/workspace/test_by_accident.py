"""Nothing is changed by looking, by a link, or by another site; and no page of the workspace leads nowhere."""

import re

import pytest

from tests.journeys.crawling import crawl
from tests.web.workspace import matrix
from tests.web.workspace.forms_sent import ACCOUNT, FORMS, Sender, filled
from tests.web.workspace.staff import ALL_RIGHTS, ANONYMOUS, Staff
from tests.web.workspace.test_matrix import Addresses, lines
from tracker.accounts.mailing import MailMode

EVERYTHING = "everything"
FROM_ELSEWHERE = {
    "no word of it": {},
    "a foreign origin": {"origin": "http://elsewhere.example"},
    "another port": {"origin": "http://localhost:8001"},
    "no origin to see": {"origin": "null"},
    "cross-site": {"sec-fetch-site": "cross-site", "origin": "http://localhost"},
    "same-site": {"sec-fetch-site": "same-site", "origin": "http://localhost"},
    "typed by hand": {"sec-fetch-site": "none"},
}
NOT_LINKED = {
    "/sign-in",
    "/invite/{token}",
    "/ics/{token}",  # told to its owner once
    "/go/{token}",  # in mails alone
    "/stop/{token}",  # in the head of mails
    "/reminders/mails/{mail_id}",  # of who had one
    "/desk/entries/{entry_id}/reminder.docx",  # of a letter that is released and has no answer
    "/send",  # for who only sends
    "/send/in",
    "/send/done",
    "/account/passkeys/add",  # where a device makes one
    "/account/sign-ins",  # offered to who is signed in twice
    "/accounts/{account_id}/thaw",  # of an account that is frozen
    "/desk/entries/{entry_id}/opened",  # of what one recorded oneself
}
"""Routes that nothing links to as things stand in this record."""
BY_PROGRAMS = "/stop/{token}"
"""What mail programs send without a word of where from (RFC 8058): its token alone decides."""
ALIKE = ("/desk/demands/kz-2021-3", "/desk/demands/kz-2021-9")
BEYOND = ("/en/", "/ru/", "/static/", "data:")
"""Where links lead out of the workspace."""


@pytest.fixture(scope="module")
def addresses(busy_staff: Staff) -> Addresses:
    """Give the addresses of all routes, and somebody with every right there is, who has a draft and a snooze."""
    busy_staff.join(EVERYTHING, *ALL_RIGHTS)
    busy_staff.office.accounts.own.give_email(busy_staff.account_id(EVERYTHING), "everything@example.org")
    for path in ("/drafts", "/desk/snooze"):
        busy_staff.ask(EVERYTHING, path, "POST", data=FORMS[path](Sender(busy_staff, EVERYTHING)))
    made = Addresses(busy_staff)
    made.all = [made.of(path, line) for path, table in matrix.SHOWN.items() for line in lines(table)]
    return made


def test_to_look_at_a_page_changes_nothing(addresses: Addresses) -> None:
    staff, before = addresses.staff, addresses.staff.rows()

    answers = {staff.ask(EVERYTHING, one).status_code for one in addresses.all}

    assert answers <= {200, 303, 404}  # a link of a mail leads on
    assert staff.rows() == before


def test_the_address_of_a_form_carries_nothing_out(addresses: Addresses) -> None:
    staff = addresses.staff
    forms = [filled(path, Sender(staff, EVERYTHING)) for path in FORMS if path in matrix.SHOWN]
    before = staff.rows()

    answers = {staff.ask(EVERYTHING, address, params=fields).status_code for address, fields in forms}

    assert answers <= {200, 404}
    assert staff.rows() == before


def test_every_link_of_the_workspace_leads_to_a_page_and_to_follow_all_changes_nothing(addresses: Addresses) -> None:
    staff = addresses.staff
    for path in FORMS:
        filled(path, Sender(staff, EVERYTHING))  # so that there is everything that a page could lead to
    before = staff.rows()
    staff.window.cookies.set("sid", staff.tokens[EVERYTHING])

    visited = crawl(staff.window, ["/desk"], follow=is_followed)

    dead = {
        one.address: one.response.status_code for one in visited.values() if one.response.status_code not in {200, 303}
    }
    assert dead == {"/sign-out": 404, "/drafts/drop": 405}  # which take forms alone
    assert {path for path in matrix.SHOWN if not any(map(pattern(path).fullmatch, visited))} == NOT_LINKED
    assert staff.rows() == before


def is_followed(link: str) -> bool:
    """Follow what leads on within the workspace, and of demands that are alike one."""
    return not link.startswith((*BEYOND, *ALIKE)) and "&basis=" not in link


def pattern(path: str) -> re.Pattern[str]:
    """What addresses of a route look like."""
    return re.compile(re.sub(r"\{\w+\}", "[^/?]+", path) + r"(\?.*)?")


@pytest.mark.parametrize("path", [path for path in FORMS if path != BY_PROGRAMS])
def test_a_form_that_another_site_sends_is_refused_and_leaves_nothing(addresses: Addresses, path: str) -> None:
    staff = addresses.staff
    address, fields = filled(path, Sender(staff, EVERYTHING))
    before = staff.rows()
    staff.window.headers.pop("sec-fetch-site", None)

    answers = [
        staff.ask(EVERYTHING, address, "POST", data=fields, headers=headers).status_code
        for headers in FROM_ELSEWHERE.values()
    ]

    staff.window.headers["sec-fetch-site"] = "same-origin"
    assert answers == [403] * len(FROM_ELSEWHERE)
    assert staff.rows() == before


def test_what_a_mail_program_sends_is_carried_out_wherever_it_comes_from(addresses: Addresses) -> None:
    staff = addresses.staff
    staff.window.headers.pop("sec-fetch-site", None)

    modes = set()
    for headers in FROM_ELSEWHERE.values():
        address, fields = filled(BY_PROGRAMS, Sender(staff, ANONYMOUS))
        assert staff.ask(ANONYMOUS, address, "POST", data=fields, headers=headers).status_code == 200
        modes.add(staff.office.accounts.mailings.of(staff.account_id(ACCOUNT)).mode)

    staff.window.headers["sec-fetch-site"] = "same-origin"
    assert modes == {MailMode.NONE}


def test_a_browser_that_says_only_the_origin_of_our_own_page_is_believed(addresses: Addresses) -> None:
    staff = addresses.staff
    staff.window.headers.pop("sec-fetch-site", None)

    answer = staff.ask(EVERYTHING, "/drafts", "POST", data={"notes": "x"}, headers={"origin": "http://localhost"})

    staff.window.headers["sec-fetch-site"] = "same-origin"
    assert answer.status_code == 303
