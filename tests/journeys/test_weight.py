"""How heavy pages of the workspace are on the wire, with all that they load, over the bundled register."""

import gzip
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.journeys.records import Served
from tests.journeys.register import demands
from tests.windows import Window
from tracker.accounts import totp
from tracker.accounts.accepting import Acceptance
from tracker.accounts.accounts import HOST
from tracker.accounts.roles import Roles
from tracker.accounts.sign_ins import Device
from tracker.store.mapper import microseconds
from tracker.web.html import STATIC

TODAY, ANY_PAGE = 30 * 1024, 40 * 1024
LOADED = ("app.css", "workspace.css", "htmx.min.js", "workspace.js")
EVERYTHING = ["admin", "country:KZ", "editor", "may_confirm"]
HEAVY = (
    "/confirm",
    "/confirm?page=2",
    "/desk/countries",
    "/desk/countries/KZ",
    "/record?country=KZ",
    "/desk/findings/new?country=KZ&points=5&another=yes",
    "/desk/demands/kz-2021-6/assess?measure=3",
    "/desk/demands/kz-2021-6/letter",
    "/people",
    "/account",
    "/account/language",
    "/account/phone",
    "/accounts",
    "/release",
    "/resolution",
)


def at_a_window(served: Served) -> TestClient:
    """Somebody with every right who reads Russian, which is the longer one."""
    accounts = served.parts.accounts
    token = accounts.invites.make(HOST, Roles.of(EVERYTHING)).token
    setup = accounts.invites.look(token).setup
    now = microseconds(accounts.clock())
    code = totp.code_of(setup.secret, totp.step_at(now))
    given = Acceptance("Aigul", "seven rivers meet here", setup.sealed, code, "ru", "Asia/Bishkek", Device.PHONE)
    begun = accounts.accept(token, given).signed_in
    assert begun is not None
    window = Window(served.app, base_url="http://localhost", follow_redirects=False)
    window.cookies.set("sid", begun.token)
    return window


@pytest.fixture(scope="module", params=["sample", "own"])
def window(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give the sample, in which everything counts, and the same of a coalition where all of it waits."""
    whole: Served = request.getfixturevalue(request.param)
    served = whole.copy(tmp_path_factory.mktemp("weighed") / "home")
    yield at_a_window(served)
    served.parts.engine.dispose()


def weight(window: TestClient, address: str) -> int:
    """Bytes on the wire, for a reader who has nothing yet."""
    answer = window.get(address, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200, address
    files = (gzip.compress((STATIC / one).read_bytes(), 9, mtime=0) for one in LOADED)
    return int(answer.headers["content-length"]) + sum(map(len, files))


def test_today_is_light(window: TestClient) -> None:
    assert weight(window, "/desk") < TODAY


@pytest.mark.parametrize("address", HEAVY)
def test_no_page_of_the_workspace_is_heavy(window: TestClient, address: str) -> None:
    assert weight(window, address) <= ANY_PAGE


def test_no_demand_is_heavy_on_the_desk(window: TestClient) -> None:
    heavy = {one: weight(window, f"/desk/demands/{one}") for one in demands() if one.startswith("kz-")}

    assert heavy
    assert {one: its for one, its in heavy.items() if its > ANY_PAGE} == {}
