"""Send-only codes: one an account, twelve signs, good until another is made; and sign-ins that only send."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.accounts.people import PASSWORD, PEER, House, Person
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST
from tracker.accounts.own import Again
from tracker.accounts.refusals import PasswordWrong, SendCodeWrong, TooManyAttempts
from tracker.accounts.sign_ins import Device, SignedIn
from tracker.accounts.tables import send_code
from tracker.domain.rights import Right
from tracker.domain.values import Audience, Code
from tracker.store.engine import reading

KZ = Code("KZ")


def a_code(house: House, person: Person) -> str:
    return house.accounts.send_codes.make(house.sign(person), Again(PASSWORD, PEER))


def begun(house: House, code: str, peer: str = PEER) -> SignedIn:
    return house.accounts.send_codes.begin(code, peer, Device.PHONE)


def test_a_code_lets_its_holder_send_and_do_nothing_else(house: House) -> None:
    person = house.person("Aigul", "country:KZ", "may_confirm", "editor", "admin")

    sign = house.accounts.sign(begun(house, a_code(house, person)).token)

    assert sign is not None
    assert {right for right in Right if sign.who.has(right, KZ)} == {Right.ANYONE, Right.SEND}
    assert not any(sign.who.may_see(audience, KZ, opened=True) for audience in Audience)


def test_a_code_is_taken_however_it_is_typed_and_again_and_again(house: House) -> None:
    code = a_code(house, house.person())

    for typed in (code, code.upper(), code.replace("-", " "), f" {code.replace('-', '')} "):
        assert begun(house, typed).token


def test_a_code_is_kept_as_a_hash(house: House) -> None:
    code = a_code(house, house.person())

    with reading(house.engine) as connection:
        row = connection.execute(select(send_code)).one()

    assert len(code.replace("-", "")) == 12
    assert code.replace("-", "") not in row.hash


def test_a_new_code_voids_the_one_before(house: House) -> None:
    person = house.person()
    before, now = a_code(house, person), a_code(house, person)

    with pytest.raises(SendCodeWrong):
        begun(house, before)

    assert begun(house, now).token


def test_a_code_is_made_only_with_the_password(house: House) -> None:
    person = house.person()

    with pytest.raises(PasswordWrong):
        house.accounts.send_codes.make(house.sign(person), Again("another password", PEER))

    assert not house.accounts.send_codes.is_there(person.account_id)


def test_a_removed_code_is_refused_and_so_is_that_of_a_frozen_account(house: House) -> None:
    person, other = house.person("Aigul"), house.person("Bolot")
    codes = [a_code(house, one) for one in (person, other)]
    house.clock.pass_by(seconds=1)

    house.accounts.send_codes.remove(person.account_id)
    house.accounts.governing.freeze(HOST, other.account_id)

    for code in (*codes, "", "bcdf-ghjk-mnpq", "\0", "é" * 9_000):
        with pytest.raises(SendCodeWrong):
            begun(house, code)
    told = [line.what for line in house.accounts.log(person.account_id)][:2]
    assert told == [What.SEND_CODE_REMOVED, What.SEND_CODE_MADE]


def test_renewed_access_takes_no_code_of_before(house: House) -> None:
    person = house.person()
    code = a_code(house, person)
    token = house.accounts.invites.renew(HOST, person.account_id).token

    house.accounts.accept(token, house.acceptance(token)[0])

    with pytest.raises(SendCodeWrong):
        begun(house, code)


def test_who_guesses_at_codes_has_to_wait_and_others_need_not(house: House) -> None:
    code = a_code(house, house.person())
    for _ in range(21):
        with pytest.raises(SendCodeWrong):
            begun(house, "bcdf-ghjk-mnpq")

    with pytest.raises(TooManyAttempts):
        begun(house, code)

    assert begun(house, code, "198.51.100.9").token


def test_a_sign_in_that_only_sends_ends_ten_minutes_after_the_last_sending(house: House) -> None:
    person = house.person()
    found = begun(house, a_code(house, person))
    house.clock.pass_by(minutes=20)
    for _ in range(2):
        assert house.accounts.sign(found.token) is not None
        house.accounts.sign_ins.note_sent(found.sign_in_id)
        house.clock.pass_by(minutes=9)

    assert house.accounts.sign(found.token) is not None
    house.clock.pass_by(minutes=1)

    assert house.accounts.sign(found.token) is None
    assert found.sign_in_id not in [one.sign_in_id for one in house.accounts.sign_ins.of(person.account_id)]


def test_a_sign_in_that_only_sends_is_listed_as_such_and_ended_from_elsewhere(house: House) -> None:
    person = house.person()
    found, mine = begun(house, a_code(house, person)), house.signed_in(person)

    listed = {one.sign_in_id: one.sends_only for one in house.accounts.sign_ins.of(person.account_id)}
    house.accounts.sign_ins.end(person.account_id, found.sign_in_id)

    assert (listed[found.sign_in_id], listed[mine.sign_in_id]) == (True, False)
    assert house.accounts.sign(found.token) is None


def test_an_ordinary_sign_in_goes_on_after_a_sending(house: House) -> None:
    found = house.signed_in(house.person("Aigul", "country:KZ"))
    house.accounts.sign_ins.note_sent(found.sign_in_id)

    house.clock.at += timedelta(minutes=20)

    assert house.accounts.sign(found.token) is not None
