from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.accounts.people import House
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST, Accounts
from tracker.accounts.refusals import (
    AccountUnknown,
    InviteUnknown,
    MayNot,
    NotARole,
    NotByOneself,
    NotSignedIn,
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


@pytest.mark.parametrize("who", [CONFIRMER, ADMIN, HOST], ids=lambda who: who.account)
def test_who_may_confirm_an_admin_and_the_host_freeze_and_thaw(who: Who, house: House) -> None:
    person, bystander = house.person(), house.person("Bolot")
    house.clock.pass_by(minutes=1)

    house.accounts.governing.freeze(who, person.account_id)

    assert house.accounts.account(person.account_id).frozen_at == house.clock.at
    assert house.accounts.account(bystander.account_id).frozen_at is None
    with pytest.raises(NotSignedIn):
        house.signed_in(person)
    house.accounts.governing.thaw(who, person.account_id)
    assert house.signed_in(person).account_id == person.account_id
    assert {line[:2] for line in told(house.accounts, person.account_id)} > {
        (What.FROZEN, who.account),
        (What.THAWED, who.account),
    }


@pytest.mark.parametrize("who", OTHERS, ids=lambda who: who.account)
def test_others_freeze_and_thaw_nobody(who: Who, house: House) -> None:
    person = house.person()

    with pytest.raises(MayNot):
        house.accounts.governing.freeze(who, person.account_id)
    with pytest.raises(MayNot):
        house.accounts.governing.thaw(who, person.account_id)

    assert house.accounts.account(person.account_id).frozen_at is None


def test_somebody_whose_phone_is_lost_freezes_his_own_account_and_cannot_thaw_it(house: House) -> None:
    person = house.person("Aigul", "may_confirm")
    who = house.accounts.account(person.account_id).who

    house.accounts.governing.freeze(who, person.account_id)

    with pytest.raises(NotByOneself):
        house.accounts.governing.thaw(who, person.account_id)


def test_the_last_one_who_may_confirm_can_be_frozen_and_the_host_can_thaw(house: House) -> None:
    last = house.person("Aigul", "may_confirm", "admin")

    house.accounts.governing.freeze(CONFIRMER, last.account_id)
    house.accounts.governing.thaw(HOST, last.account_id)

    assert house.accounts.account(last.account_id).frozen_at is None


def test_freezing_twice_is_as_freezing_once(house: House) -> None:
    person = house.person()
    house.accounts.governing.freeze(HOST, person.account_id)
    first = house.accounts.account(person.account_id).frozen_at
    house.clock.pass_by(hours=1)

    house.accounts.governing.freeze(HOST, person.account_id)
    house.accounts.governing.thaw(HOST, person.account_id)
    house.accounts.governing.thaw(HOST, person.account_id)

    assert first is not None
    assert [line[0] for line in told(house.accounts, person.account_id)].count(What.FROZEN) == 1
    assert [line[0] for line in told(house.accounts, person.account_id)].count(What.THAWED) == 1


def test_the_links_that_a_frozen_account_made_or_waits_for_are_void(house: House) -> None:
    person = house.person("Aigul", "admin")
    who = house.accounts.account(person.account_id).who
    invites = house.accounts.invites
    made, waited_for = invites.make(who, Roles()), invites.renew(HOST, person.account_id)
    bystander = invites.make(HOST, Roles())

    house.accounts.governing.freeze(HOST, person.account_id)

    for void in (made, waited_for):
        with pytest.raises(InviteUnknown):
            invites.look(void.token)
    assert invites.look(bystander.token)


def test_drafts_of_a_frozen_account_are_there_when_it_is_thawed(house: House) -> None:
    person = house.person()
    draft = house.accounts.drafts.keep(person.account_id, "record", {"what": ["a word"]})

    house.accounts.governing.freeze(HOST, person.account_id)
    house.accounts.governing.thaw(HOST, person.account_id)

    kept = house.accounts.drafts.open(person.account_id, draft)
    assert kept is not None
    assert kept.content == {"what": ["a word"]}


@pytest.mark.parametrize("by_whom", [HOST, CONFIRMER, ADMIN, None], ids=["host", "confirmer", "admin", "holder"])
def test_an_account_is_marked_at_risk_by_its_holder_or_who_may_freeze_it(by_whom: Who | None, house: House) -> None:
    person = house.person()
    who = by_whom or house.accounts.account(person.account_id).who

    house.accounts.governing.mark_at_risk(who, person.account_id, is_at_risk=True)

    assert house.accounts.account(person.account_id).is_at_risk
    house.accounts.governing.mark_at_risk(who, person.account_id, is_at_risk=False)
    assert not house.accounts.account(person.account_id).is_at_risk
    with pytest.raises(MayNot):
        house.accounts.governing.mark_at_risk(OTHERS[0], person.account_id, is_at_risk=True)


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
