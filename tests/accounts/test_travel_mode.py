"""Travel mode: an account cut to sending alone, at once and everywhere, until another person lifts it."""

import pytest

from tests.accounts.people import House, Person
from tests.accounts.test_passkeys import added
from tests.accounts.test_passkeys import signed_in as by_passkey
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST
from tracker.accounts.refusals import AccountUnknown, MayNot, NotLiftedByOneself, TooManyCut
from tracker.accounts.sign_ins import Device
from tracker.domain.rights import Who


def who(house: House, person: Person) -> Who:
    return house.accounts.account(person.account_id).who


def test_a_traveller_can_only_send_from_now_on_and_all_other_sign_ins_end(house: House) -> None:
    person = house.person("Aigul", "country:KZ", "may_confirm")
    elsewhere, here = house.signed_in(person), house.signed_in(person)

    house.accounts.travel_mode.begin(who(house, person), person.account_id, here.sign_in_id)

    sign = house.accounts.sign(here.token)
    assert house.accounts.sign(elsewhere.token) is None
    assert sign is not None
    assert sign.who.sends_only


def test_every_way_to_sign_in_of_a_traveller_only_sends(house: House) -> None:
    person = house.person("Aigul", "country:KZ")
    device = added(house, person)
    house.accounts.travel_mode.begin(HOST, person.account_id)
    recovery = house.accounts.sign_in(house.claim(person, code=person.recovery_codes[0]), Device.PHONE)

    found = [house.signed_in(person), by_passkey(house, device), recovery]

    signs = [house.accounts.sign(one.token) for one in found]
    assert all(sign is not None and sign.who.sends_only for sign in signs)
    assert all(one.sends_only for one in found)


def test_travel_mode_is_lifted_by_another_who_may_confirm_and_never_by_its_holder(house: House) -> None:
    person, bolot = house.person("Aigul", "may_confirm"), house.person("Bolot", "may_confirm")
    others = [house.person("Chinara", "admin"), house.person("Dinara", "country:KZ")]
    before = who(house, person)
    house.clock.pass_by(seconds=1)
    house.accounts.travel_mode.begin(before, person.account_id)
    house.clock.pass_by(seconds=1)

    for by in (before, who(house, person)):
        with pytest.raises(NotLiftedByOneself):
            house.accounts.travel_mode.end(by, person.account_id)
    for other in others:
        with pytest.raises(MayNot):
            house.accounts.travel_mode.end(who(house, other), person.account_id)
    house.accounts.travel_mode.end(who(house, bolot), person.account_id)

    told = [(line.what, line.by) for line in house.accounts.log(person.account_id)][:2]
    assert told == [(What.TRAVEL_ENDED, bolot.account_id), (What.TRAVEL_BEGUN, person.account_id)]
    assert not who(house, person).sends_only


def test_a_sign_in_of_the_journey_only_sends_when_that_is_lifted_too(house: House) -> None:
    person = house.person("Aigul", "country:KZ")
    here = house.signed_in(person)
    house.accounts.travel_mode.begin(HOST, person.account_id, here.sign_in_id)
    away = house.signed_in(person)

    house.accounts.travel_mode.end(HOST, person.account_id)

    signs = [house.accounts.sign(one.token) for one in (here, away, house.signed_in(person))]
    assert [sign.who.sends_only for sign in signs if sign is not None] == [True, True, False]


def test_a_colleague_is_cut_off_by_who_may_confirm_and_by_nobody_else(house: House) -> None:
    person = house.person("Aigul", "country:KZ")
    refused = [house.person("Bolot", "country:KZ"), house.person("Chinara", "editor"), house.person("Dinara", "admin")]

    for other in refused:
        with pytest.raises(MayNot):
            house.accounts.travel_mode.begin(who(house, other), person.account_id)
    house.accounts.travel_mode.begin(who(house, house.person("Erlan", "may_confirm")), person.account_id)

    assert who(house, person).sends_only


def test_a_traveller_who_may_confirm_decides_about_nobody(house: House) -> None:
    person, other = house.person("Aigul", "may_confirm"), house.person("Bolot")
    before = who(house, person)
    house.accounts.travel_mode.begin(before, person.account_id)
    house.accounts.travel_mode.begin(HOST, other.account_id)

    for by in (before, who(house, person)):
        with pytest.raises(MayNot):
            house.accounts.travel_mode.end(by, other.account_id)
        with pytest.raises(MayNot):
            house.accounts.travel_mode.begin(by, house.person(f"Erlan {by.sends_only}").account_id)


def test_one_account_cuts_off_three_colleagues_a_day(house: House) -> None:
    by = who(house, house.person("Aigul", "may_confirm"))
    colleagues = [house.person(name).account_id for name in ("Bolot", "Chinara", "Dinara", "Erlan")]
    for one in colleagues[:3]:
        house.accounts.travel_mode.begin(by, one)

    with pytest.raises(TooManyCut):
        house.accounts.travel_mode.begin(by, colleagues[3])
    house.accounts.travel_mode.begin(by, by.account)

    assert house.accounts.account(colleagues[3]).travels_since is None


def test_to_travel_twice_is_once_and_since_the_first_time(house: House) -> None:
    person = house.person()
    house.accounts.travel_mode.begin(HOST, person.account_id)
    since = house.accounts.account(person.account_id).travels_since
    house.clock.pass_by(days=1)

    house.accounts.travel_mode.begin(HOST, person.account_id)
    house.accounts.travel_mode.end(HOST, person.account_id)
    house.accounts.travel_mode.end(HOST, person.account_id)

    told = [line.what for line in house.accounts.log(person.account_id)]
    assert since is not None
    assert (told.count(What.TRAVEL_BEGUN), told.count(What.TRAVEL_ENDED)) == (1, 1)


def test_nobody_travels_whom_nobody_knows(house: House) -> None:
    for say in (house.accounts.travel_mode.begin, house.accounts.travel_mode.end):
        with pytest.raises(AccountUnknown):
            say(HOST, "a-000000000000")
