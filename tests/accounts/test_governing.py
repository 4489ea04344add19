from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.accounts.people import House
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST, Accounts
from tracker.accounts.refusals import (
    AccountUnknown,
    MayNot,
    NotARole,
    NotToOneself,
)
from tracker.accounts.roles import Roles
from tracker.accounts.sign_ins import Device
from tracker.domain.rights import Who
from tracker.store.engine import writing

ADMIN = Who("a-admin0000000", is_admin=True)
CONFIRMER = Who("a-confirmer000", may_confirm=True)
OTHERS = [Who("a-member000000"), Who("a-editor000000", is_editor=True), Who("a-coordinator", frozenset({"KZ"}))]  # type: ignore[arg-type]


def told(accounts: Accounts, account_id: str) -> list[tuple[What, str, str]]:
    """What the log says of an account, newest first."""
    return [(line.what, line.by, line.detail) for line in accounts.log(account_id)]


def test_a_role_is_granted_and_revoked_and_both_stand_in_the_log(house: House) -> None:
    person, bystander = house.person(), house.person("Bolot", "editor")
    house.clock.pass_by(minutes=1)
    house.accounts.governing.grant(ADMIN, person.account_id, ["country:KZ", "may_confirm"])
    house.clock.pass_by(minutes=1)

    house.accounts.governing.revoke(HOST, person.account_id, ["country:KZ"])

    assert house.accounts.account(person.account_id).roles == Roles.of(["may_confirm"])
    assert house.accounts.account(bystander.account_id).roles == Roles.of(["editor"])
    assert told(house.accounts, person.account_id) == [
        (What.REVOKED, "host", "country:KZ"),
        (What.GRANTED, ADMIN.account, "country:KZ may_confirm"),
        (What.MADE, "host", ""),
    ]


def test_granting_what_is_granted_already_changes_nothing_and_says_nothing(house: House) -> None:
    person = house.person("Aigul", "editor")

    house.accounts.governing.grant(ADMIN, person.account_id, ["editor"])
    house.accounts.governing.revoke(ADMIN, person.account_id, ["admin"])

    assert [line[0] for line in told(house.accounts, person.account_id)] == [What.MADE]


@pytest.mark.parametrize("who", [CONFIRMER, *OTHERS], ids=lambda who: who.account)
def test_only_an_admin_of_accounts_changes_roles(who: Who, house: House) -> None:
    person = house.person()

    with pytest.raises(MayNot):
        house.accounts.governing.grant(who, person.account_id, ["editor"])
    with pytest.raises(MayNot):
        house.accounts.governing.revoke(who, person.account_id, ["editor"])

    assert house.accounts.account(person.account_id).roles == Roles()


def test_nobody_grants_anything_to_himself(house: House) -> None:
    person = house.person("Aigul", "admin")
    who = house.accounts.account(person.account_id).who

    with pytest.raises(NotToOneself):
        house.accounts.governing.grant(who, person.account_id, ["may_confirm"])

    house.accounts.governing.revoke(who, person.account_id, ["admin"])
    assert house.accounts.account(person.account_id).roles == Roles()


def test_who_was_given_more_than_a_country_is_told_and_nobody_else(house: House) -> None:
    person, since = house.person("Aigul", "country:KZ"), house.clock.at
    house.clock.pass_by(minutes=1)
    house.accounts.governing.grant(ADMIN, person.account_id, ["country:KG", "may_confirm"])
    house.clock.pass_by(minutes=1)
    house.accounts.invites.make(ADMIN, Roles.of(["editor"]))
    house.accounts.invites.make(ADMIN, Roles.of(["country:KZ"]))

    given = house.accounts.given_power(since)

    assert [(one.what, one.detail) for one in given] == [
        (What.INVITED, "editor"),
        (What.GRANTED, "country:KG may_confirm"),
    ]


@pytest.mark.parametrize("by_whom", [HOST, CONFIRMER, ADMIN, None], ids=["host", "confirmer", "admin", "holder"])
def test_an_account_is_marked_at_risk_by_its_holder_or_who_may_freeze_it(by_whom: Who | None, house: House) -> None:
    person = house.person()
    who = by_whom or house.accounts.account(person.account_id).who

    house.accounts.governing.mark_at_risk(who, person.account_id, is_at_risk=True)

    assert house.accounts.account(person.account_id).is_at_risk
    with pytest.raises(MayNot):
        house.accounts.governing.mark_at_risk(OTHERS[0], person.account_id, is_at_risk=True)


@pytest.mark.parametrize("who", [HOST, CONFIRMER, ADMIN], ids=lambda who: who.account)
def test_only_its_holder_says_that_an_account_is_no_longer_at_risk(who: Who, house: House) -> None:
    person = house.person()
    house.accounts.governing.mark_at_risk(who, person.account_id, is_at_risk=True)

    with pytest.raises(MayNot):
        house.accounts.governing.mark_at_risk(who, person.account_id, is_at_risk=False)

    own = house.accounts.account(person.account_id).who
    house.accounts.governing.mark_at_risk(own, person.account_id, is_at_risk=False)
    assert not house.accounts.account(person.account_id).is_at_risk


@pytest.mark.parametrize(
    "act",
    [
        lambda accounts, nobody: accounts.governing.grant(HOST, nobody, ["editor"]),
        lambda accounts, nobody: accounts.governing.freeze(HOST, nobody),
        lambda accounts, nobody: accounts.governing.thaw(HOST, nobody),
        lambda accounts, nobody: accounts.account(nobody),
        lambda accounts, nobody: accounts.by_nickname(nobody),
    ],
    ids=["grant", "freeze", "thaw", "account", "by_nickname"],
)
def test_nothing_is_done_to_an_account_that_does_not_exist(act: Callable[..., object], house: House) -> None:
    house.person()

    for nobody in ("", "a-nobody000000", "a-\x00"):
        with pytest.raises(AccountUnknown):
            act(house.accounts, nobody)


def test_a_role_that_does_not_exist_is_granted_to_nobody(house: House) -> None:
    person = house.person()

    with pytest.raises(NotARole):
        house.accounts.governing.grant(HOST, person.account_id, ["editor", "root"])

    assert house.accounts.account(person.account_id).roles == Roles()


@pytest.mark.parametrize("sql", ["UPDATE account_log SET by = 'nobody'", "DELETE FROM account_log"])
def test_the_log_of_accounts_only_grows(sql: str, house: House) -> None:
    house.person()
    before = house.accounts.log()

    with pytest.raises(DBAPIError, match="only grows"), writing(house.engine) as connection:
        connection.execute(text(sql))

    assert house.accounts.log() == before
    assert len(before) == 2


@pytest.mark.postgres
def test_the_log_of_accounts_is_not_emptied_at_a_stroke(postgres_house: House) -> None:
    postgres_house.person()

    with pytest.raises(DBAPIError, match="only grows"), writing(postgres_house.engine) as connection:
        connection.execute(text("TRUNCATE account_log"))

    assert len(postgres_house.accounts.log()) == 2


def test_a_recovery_code_that_was_used_stands_in_the_log(house: House) -> None:
    person = house.person()

    house.accounts.sign_in(house.claim(person, code=person.recovery_codes[0]), Device.PHONE)

    assert (What.CODE_SPENT, person.account_id, "") in told(house.accounts, person.account_id)
