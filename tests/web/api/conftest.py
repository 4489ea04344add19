"""A record with programs before it: one for tests that leave each other alone, and one on each kind of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.api.programs import Program
from tests.web.workspace.office import Office

ROLES = ("country:KZ", "may_confirm", "editor")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """Give a program with every scope, whose account may record about Kazakhstan, confirm and release."""
    office = Office(tmp_path_factory.mktemp("api"))
    yield Program(office, *ROLES)
    office.close()


@pytest.fixture
def program_on_either(tmp_path: Path, database_url: str) -> Iterator[Program]:
    """Give the same on each kind of database in turn."""
    office = Office(tmp_path, database_url)
    yield Program(office, *ROLES)
    office.close()
