"""The tables of accounts come and go with accounts in them, and are as the migration says."""

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from tests.accounts.people import House, a_house
from tracker.accounts.accounts import HOST
from tracker.accounts.roles import Roles
from tracker.accounts.tables import TIED_TO_NOW, account_log, accounts_metadata
from tracker.accounts.travelling import TRAVELS
from tracker.store import schema
from tracker.store.engine import writing

pytestmark = pytest.mark.usefixtures("real_migrations")

BEFORE = "0003"


def furnished(url: str) -> House:
    """Give a house with a row in every table."""
    house = a_house(url)
    person = house.person()
    house.signed_in(person)
    house.accounts.invites.make(HOST, Roles())
    house.accounts.drafts.keep(person.account_id, "/record", {"what": ["a word"]})
    house.accounts.row_files.keep(person.account_id, b'{"name": "a table"}')
    return house


def test_a_downgrade_with_accounts_drops_them_and_an_upgrade_begins_anew(empty_database_url: str) -> None:
    house = furnished(empty_database_url)

    schema.downgrade(house.engine, BEFORE)
    left = set(inspect(house.engine).get_table_names())
    schema.upgrade(house.engine)
    schema.check(house.engine)

    assert left & set(accounts_metadata.tables) == set()
    assert house.accounts.everyone() == []
    assert house.person().account_id
    house.engine.dispose()


def test_the_log_of_accounts_is_guarded_again_after_an_upgrade(empty_database_url: str) -> None:
    house = furnished(empty_database_url)
    schema.downgrade(house.engine, BEFORE)
    schema.upgrade(house.engine)
    house.person()

    with pytest.raises(DBAPIError, match="only grows"), writing(house.engine) as connection:
        connection.execute(account_log.delete())

    house.engine.dispose()


def test_every_table_travels_but_those_that_are_tied_to_now() -> None:
    assert {table.name for table in TIED_TO_NOW} == {"sign_in", "attempt", "challenge", "token"}
    assert {*TRAVELS, *TIED_TO_NOW} == set(accounts_metadata.sorted_tables)
