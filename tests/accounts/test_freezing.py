"""Freezing and thawing: who may, how often, and what it ends."""

import pytest

from tests.accounts.people import House
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST, Accounts
from tracker.accounts.refusals import (
    InviteUnknown,
    MayNot,
    NotByOneself,
    NotByWhoFroze,
    NotSignedIn,
    TooManyFrozen,
)
from tracker.accounts.roles import Roles
from tracker.domain.rights import Who

ADMIN = Who("a-admin0000000", is_admin=True)
CONFIRMER = Who("a-confirmer000", may_confirm=True)
OTHERS = [Who("a-member000000"), Who("a-editor000000", is_editor=True), Who("a-coordinator", frozenset({"KZ"}))]  # type: ignore[arg-type]


def told(accounts: Accounts, account_id: str) -> list[tuple[What, str, str]]:
    """What the log says of an account, newest first."""
    return [(line.what, line.by, line.detail) for line in accounts.log(account_id)]


@pytest.mark.parametrize("who", [ADMIN, HOST], ids=lambda who: who.account)
def test_an_admin_and_the_host_freeze_and_thaw(who: Who, house: House) -> None:
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


def test_who_may_confirm_freezes_and_another_one_thaws(house: House) -> None:
    person, another = house.person(), Who("a-another00000", may_confirm=True)
    house.accounts.governing.freeze(CONFIRMER, person.account_id)

    with pytest.raises(NotByWhoFroze):
        house.accounts.governing.thaw(CONFIRMER, person.account_id)
    house.clock.pass_by(minutes=1)
    house.accounts.governing.thaw(another, person.account_id)

    assert house.accounts.account(person.account_id).frozen_at is None
    assert told(house.accounts, person.account_id)[0] == (What.THAWED, another.account, "")


@pytest.mark.parametrize("who", [CONFIRMER, ADMIN], ids=lambda who: who.account)
def test_one_account_freezes_three_colleagues_a_day_thawed_ones_too(who: Who, house: House) -> None:
    persons = [house.person(name) for name in ("Aigul", "Bolot", "Chinara", "Dana")]
    for person in persons[:3]:
        house.accounts.governing.freeze(who, person.account_id)
    house.accounts.governing.thaw(HOST, persons[0].account_id)

    with pytest.raises(TooManyFrozen):
        house.accounts.governing.freeze(who, persons[3].account_id)

    house.clock.pass_by(hours=24, seconds=1)
    house.accounts.governing.freeze(who, persons[3].account_id)
    assert house.accounts.account(persons[3].account_id).frozen_at is not None


def test_the_host_freezes_as_many_as_it_must_and_everybody_freezes_his_own_account(house: House) -> None:
    persons = [house.person(name, "may_confirm") for name in ("Aigul", "Bolot", "Chinara", "Dana", "Erlan")]
    own = house.accounts.account(persons[0].account_id).who
    for person in persons[1:4]:
        house.accounts.governing.freeze(own, person.account_id)

    house.accounts.governing.freeze(HOST, persons[4].account_id)
    house.accounts.governing.freeze(own, own.account)

    assert all(one.frozen_at for one in house.accounts.everyone())


def test_a_frozen_account_freezes_nobody_any_more(house: House) -> None:
    first, second = house.person("Aigul", "may_confirm"), house.person("Bolot", "may_confirm")
    who = house.accounts.account(first.account_id).who
    house.accounts.governing.freeze(HOST, first.account_id)

    with pytest.raises(MayNot):
        house.accounts.governing.freeze(who, second.account_id)

    assert house.accounts.account(second.account_id).frozen_at is None


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
