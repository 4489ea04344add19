"""An office for each test, and windows at which somebody is signed in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.workspace.forms_sent import ACCOUNT
from tests.web.workspace.intakes import read_at_once
from tests.web.workspace.office import Office
from tests.web.workspace.staff import Staff
from tracker.accounts.roles import ADMIN, COUNTRY, EDITOR, MAY_CONFIRM
from tracker.domain.rights import Who

SignedIn = Callable[[Who], TestClient]


@pytest.fixture(scope="module", autouse=True)
def at_once() -> Iterator[None]:
    """Let documents be read within the process of the tests, which is quicker."""
    with read_at_once():
        yield


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Give a record with its workspace."""
    made = Office(tmp_path)
    yield made
    made.close()


@pytest.fixture
def office_on_either(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """Give the same on each kind of database in turn, for what a database could do otherwise."""
    made = Office(tmp_path, database_url)
    yield made
    made.close()


@pytest.fixture(scope="session")
def staff(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staff]:
    """Give one record with somebody of each kind before it, for tests that only ask for pages."""
    made = Staff(tmp_path_factory.mktemp("staff"))
    made.join(ACCOUNT)
    yield made
    made.close()


@pytest.fixture(scope="module")
def busy_staff(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staff]:
    """Give the same to the tests of one module that send forms."""
    made = Staff(tmp_path_factory.mktemp("busy"))
    made.join(ACCOUNT)
    yield made
    made.close()


@pytest.fixture
def signed_in(office: Office) -> SignedIn:
    """Give what signs somebody in: an account is made with these rights, under `who.account` as its nickname."""
    return lambda who: office.signed_in(office.person(who.account, *_roles(who)))


def _roles(who: Who) -> list[str]:
    granted = {MAY_CONFIRM: who.may_confirm, EDITOR: who.is_editor, ADMIN: who.is_admin}
    return [code for code, has in granted.items() if has] + [COUNTRY + code for code in sorted(who.countries)]
