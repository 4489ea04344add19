"""A page of another site sends no form of ours, and to look at a page changes nothing."""

from typing import Any

import pytest
from sqlalchemy import select
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.accounts.people import PASSWORD, Person
from tests.web.workspace.office import Office
from tracker.accounts.accounts import HOST
from tracker.accounts.roles import ADMIN, MAY_CONFIRM, Roles
from tracker.accounts.tables import accounts_metadata
from tracker.store.engine import reading
from tracker.web.workspace.pages import account, accounts, drafts, invite, own_secrets, sign_in

ROUTERS = (sign_in.router, invite.router, account.router, own_secrets.router, accounts.router, drafts.router)
ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, Route)]
POSTED = sorted({route.path for route in ROUTES if "POST" in (route.methods or ())})
SHOWN = sorted({route.path for route in ROUTES if "GET" in (route.methods or ())})

FROM_ELSEWHERE = {
    "cross-site": {"sec-fetch-site": "cross-site", "origin": "http://localhost"},
    "same-site": {"sec-fetch-site": "same-site"},
    "typed by hand": {"sec-fetch-site": "none"},
    "another origin": {"origin": "http://elsewhere.example"},
    "another port": {"origin": "http://localhost:8001"},
    "no origin to see": {"origin": "null"},
    "no word of it": {},
}


class Somebody:
    """An admin who may confirm and is signed in, a colleague, and an invite."""

    def __init__(self, office: Office) -> None:
        self.office, self.aigul = office, office.person("Aigul", ADMIN, MAY_CONFIRM, "country:KZ")
        self.bolot: Person = office.person("Bolot")
        self.window: TestClient = office.signed_in(self.aigul)
        self.token = office.accounts.invites.make(HOST, Roles()).token

    def address(self, path: str) -> str:
        return path.format(token=self.token, account_id=self.bolot.account_id)

    def typed(self) -> dict[str, Any]:
        """What would do most if it were carried out."""
        given = {"again": PASSWORD, "password": "four winds blow here", "others": "yes", "role": ["editor"]}
        return self.office.typed(self.aigul) | given | {"language": "ru", "zone": "UTC", "email": "a@b.example"}

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything that accounts keep, and how long the log is."""
        with reading(self.office.engine) as connection:
            tables = accounts_metadata.sorted_tables
            kept = {table.name: [tuple(row) for row in connection.execute(select(table))] for table in tables}
        return kept | {"log": [(self.office.given.record.log.head().position,)]}


@pytest.fixture
def somebody(office: Office) -> Somebody:
    return Somebody(office)


@pytest.mark.parametrize("path", POSTED)
def test_a_form_that_another_site_sends_is_not_carried_out(somebody: Somebody, path: str) -> None:
    before = somebody.rows()
    del somebody.window.headers["sec-fetch-site"]

    refused = [
        somebody.window.post(somebody.address(path), data=somebody.typed(), headers=headers).status_code
        for headers in FROM_ELSEWHERE.values()
    ]

    assert refused == [403] * len(FROM_ELSEWHERE)
    assert somebody.rows() == before


def test_a_browser_that_says_only_the_origin_of_our_own_page_is_believed(somebody: Somebody) -> None:
    del somebody.window.headers["sec-fetch-site"]

    answer = somebody.window.post(
        "/account/language", data={"language": "ru", "zone": "UTC"}, headers={"origin": "http://localhost"}
    )

    assert answer.status_code == 303


@pytest.mark.parametrize("path", SHOWN)
def test_to_look_at_a_page_changes_nothing(somebody: Somebody, path: str) -> None:
    before = somebody.rows()

    answers = [somebody.window.request(method, somebody.address(path)) for method in ("GET", "HEAD")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert somebody.rows() == before


def test_the_address_of_a_form_carries_nothing_out(somebody: Somebody) -> None:
    before = somebody.rows()

    for path in POSTED:
        somebody.window.get(somebody.address(path), params=somebody.typed())

    assert somebody.rows() == before
