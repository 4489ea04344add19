"""Passkeys: made after password and code, good once for each challenge, and refused without a word of why."""

from dataclasses import replace
from json import dumps, loads
from typing import Any

import pytest
import webauthn
from sqlalchemy import select

from tests.accounts.authenticator import Authenticator
from tests.accounts.people import PASSWORD, PEER, House, Person
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST
from tracker.accounts.ceremony import MOST_SIGNS, nobodys_key
from tracker.accounts.passkeys import MOST, Answer, Asked, Fresh
from tracker.accounts.refusals import (
    NameLong,
    NotProven,
    PasskeyKnown,
    PasskeyRefused,
    PasskeyUnfit,
    PasskeyUnknown,
    TooManyAttempts,
    TooManyPasskeys,
)
from tracker.accounts.sign_ins import Device, Sign, SignedIn
from tracker.accounts.tables import challenge, passkey
from tracker.store.engine import reading


def fresh(house: House, person: Person) -> Fresh:
    """Password and a code that was not used yet."""
    house.clock.pass_by(seconds=30)
    return Fresh(PASSWORD, house.code(person), PEER)


def begun(house: House, person: Person) -> tuple[Sign, Asked]:
    """A signed-in person before the page at which a passkey is made."""
    sign = house.sign(person)
    return sign, house.accounts.passkeys.begin_adding(sign, fresh(house, person))


def added(house: House, person: Person, device: Authenticator | None = None, **given: object) -> Authenticator:
    """A device with a passkey of this person."""
    made, (sign, asked) = device or Authenticator(), begun(house, person)
    answer = Answer(asked.challenge_id, made.make(asked.options))
    given = {"sends_only": False, **given}
    house.accounts.passkeys.add(sign, answer, str(given.pop("name", "Phone")), **given)  # type: ignore[arg-type]
    return made


def signed_in(house: House, device: Authenticator, **other: object) -> SignedIn:
    """A sign-in by the device."""
    asked = house.accounts.passkeys.begin_sign_in(PEER)
    return answered(house, asked.challenge_id, device.prove(asked.options), **other)


def answered(house: House, challenge_id: str, credential: str, **other: object) -> SignedIn:
    answer = Answer(challenge_id, credential)
    return house.accounts.passkeys.sign_in(answer, PEER, Device.PHONE, **other)  # type: ignore[arg-type]


def deeds(house: House, person: Person) -> list[What]:
    return [line.what for line in house.accounts.log(person.account_id)]


def test_a_passkey_signs_in_without_nickname_password_and_code(house: House) -> None:
    person = house.person()
    device = added(house, person)

    found = signed_in(house, device)

    sign = house.accounts.sign(found.token)
    assert sign is not None
    assert (sign.account.account_id, sign.sends_only) == (person.account_id, False)
    assert deeds(house, person)[0] is What.PASSKEY_ADDED


def test_a_passkey_that_only_sends_begins_a_sign_in_that_does(house: House) -> None:
    device = added(house, house.person("Aigul", "country:KZ"), sends_only=True)

    sign = house.accounts.sign(signed_in(house, device).token)

    assert sign is not None
    assert sign.who.sends_only


def test_any_passkey_begins_a_sign_in_that_only_sends_where_that_was_asked_for(house: House) -> None:
    device = added(house, house.person())

    sign = house.accounts.sign(signed_in(house, device, sends_only=True).token)

    assert sign is not None
    assert sign.who.sends_only


def test_a_passkey_is_made_only_with_a_password_and_a_code_typed_anew(house: House) -> None:
    person = house.person()
    sign, proof = house.sign(person), fresh(house, person)

    for wrong in (replace(proof, password="other"), replace(proof, code="000000")):  # noqa: S106 - nobody's
        with pytest.raises(NotProven):
            house.accounts.passkeys.begin_adding(sign, wrong)
    house.accounts.passkeys.begin_adding(sign, proof)

    with pytest.raises(NotProven):
        house.accounts.passkeys.begin_adding(sign, proof)


def test_what_is_kept_of_a_passkey_is_sealed_and_hashed(house: House) -> None:
    device = added(house, house.person(), name="Blue phone")

    with reading(house.engine) as connection:
        row = connection.execute(select(passkey)).one()

    assert device.credential_id not in row.sealed
    assert b"Blue phone" not in row.sealed
    assert device.credential_id.hex() not in row.credential


def test_nothing_on_the_device_names_the_person_or_the_coalition(house: House) -> None:
    asked = begun(house, house.person("Aigul"))[1]

    options = loads(asked.options)

    assert options["rp"] == {"id": "localhost", "name": "Sign-in"}
    assert "aigul" not in asked.options.lower()
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "required"


def test_the_door_names_no_passkey_and_no_account_to_a_stranger(house: House) -> None:
    added(house, house.person())

    options = loads(house.accounts.passkeys.begin_sign_in(PEER).options)

    assert options["allowCredentials"] == []
    assert options["userVerification"] == "required"


WRONG = {
    "another origin": {"origin": "http://elsewhere.example"},
    "another port": {"origin": "http://localhost:8001"},
    "inside a page of another site": {"is_inside_another_page": True},
    "for another host": {"host": "elsewhere.example"},
    "nobody was verified": {"verifies": False},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_proof_that_is_wrong_is_refused(house: House, wrong: dict[str, object]) -> None:
    device = added(house, house.person())

    with pytest.raises(PasskeyRefused):
        signed_in(house, replace(device, **wrong))  # type: ignore[arg-type]
    assert signed_in(house, replace(device, count=device.count + 1)).token


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_new_passkey_that_is_wrong_is_not_kept(house: House, wrong: dict[str, object]) -> None:
    person = house.person()

    with pytest.raises(PasskeyUnfit):
        added(house, person, Authenticator(**wrong))  # type: ignore[arg-type]

    assert house.accounts.passkeys.of(person.account_id) == []


def test_a_proof_signed_by_another_key_is_refused(house: House) -> None:
    device = added(house, house.person())

    with pytest.raises(PasskeyRefused):
        signed_in(house, replace(device, key=Authenticator().key))


def test_a_proof_in_the_name_of_another_account_is_refused(house: House) -> None:
    device, other = added(house, house.person("Aigul")), house.person("Bolot")

    with pytest.raises(PasskeyRefused):
        signed_in(house, replace(device, user=other.account_id.encode()))


def test_a_proof_that_was_sent_once_is_refused_the_second_time(house: House) -> None:
    device = added(house, house.person())
    asked = house.accounts.passkeys.begin_sign_in(PEER)
    credential = device.prove(asked.options)
    answered(house, asked.challenge_id, credential)
    another = house.accounts.passkeys.begin_sign_in(PEER)

    for challenge_id in (asked.challenge_id, another.challenge_id):
        with pytest.raises(PasskeyRefused):
            answered(house, challenge_id, credential)


def test_a_challenge_is_spent_by_a_wrong_answer_too(house: House) -> None:
    device = added(house, house.person())
    asked = house.accounts.passkeys.begin_sign_in(PEER)
    with pytest.raises(PasskeyRefused):
        answered(house, asked.challenge_id, "{}")

    with pytest.raises(PasskeyRefused):
        answered(house, asked.challenge_id, device.prove(asked.options))


def test_a_challenge_is_good_for_five_minutes(house: House) -> None:
    device = added(house, house.person())
    asked = house.accounts.passkeys.begin_sign_in(PEER)

    house.clock.pass_by(minutes=5)

    with pytest.raises(PasskeyRefused):
        answered(house, asked.challenge_id, device.prove(asked.options))


def test_a_challenge_for_one_purpose_or_sign_in_is_good_for_no_other(house: House) -> None:
    person = house.person()
    device = added(house, person)
    sign, asked = begun(house, person)
    other = house.sign(person)

    with pytest.raises(PasskeyRefused):
        answered(house, asked.challenge_id, device.prove(asked.options))
    answer = Answer(asked.challenge_id, Authenticator().make(asked.options))
    with pytest.raises(PasskeyUnfit):
        house.accounts.passkeys.add(other, answer, "", sends_only=False)
    house.accounts.passkeys.add(sign, answer, "", sends_only=False)


def test_challenges_whose_time_is_over_are_not_kept(house: House) -> None:
    house.accounts.passkeys.begin_sign_in(PEER)
    house.clock.pass_by(minutes=6)

    house.accounts.passkeys.begin_sign_in(PEER)

    with reading(house.engine) as connection:
        assert len(connection.execute(select(challenge)).all()) == 1


def test_a_count_that_falls_is_refused_and_told_to_its_holder(house: House) -> None:
    person = house.person()
    device = added(house, person)
    copy = replace(device)
    signed_in(house, device)
    signed_in(house, device)
    house.clock.pass_by(seconds=1)

    with pytest.raises(PasskeyRefused):
        signed_in(house, copy)

    assert deeds(house, person)[0] is What.PASSKEY_COUNT_FELL
    assert signed_in(house, device).token


def test_a_device_that_counts_nothing_signs_in_again_and_again(house: House) -> None:
    device = added(house, house.person(), Authenticator(counts=False))

    found = [signed_in(house, device).token for _ in range(3)]

    assert len(set(found)) == 3


def test_a_removed_passkey_is_refused_and_the_password_still_signs_in(house: House) -> None:
    person = house.person()
    device = added(house, person)
    [kept] = house.accounts.passkeys.of(person.account_id)
    house.clock.pass_by(seconds=1)

    house.accounts.passkeys.remove(person.account_id, kept.passkey_id)

    with pytest.raises(PasskeyRefused):
        signed_in(house, device)
    assert deeds(house, person)[0] is What.PASSKEY_REMOVED
    assert house.signed_in(person).token


def test_a_frozen_account_is_not_signed_in_to_by_a_passkey(house: House) -> None:
    person = house.person()
    device = added(house, person)

    house.accounts.governing.freeze(HOST, person.account_id)

    with pytest.raises(PasskeyRefused):
        signed_in(house, device)


def test_renewed_access_takes_no_passkey_of_before(house: House) -> None:
    person = house.person()
    device = added(house, person)
    token = house.accounts.invites.renew(HOST, person.account_id).token

    house.accounts.accept(token, house.acceptance(token)[0])

    with pytest.raises(PasskeyRefused):
        signed_in(house, device)
    assert house.accounts.passkeys.of(person.account_id) == []


def test_a_passkey_is_named_and_removed_by_its_holder_alone(house: House) -> None:
    person, other = house.person("Aigul"), house.person("Bolot")
    added(house, person)
    [kept] = house.accounts.passkeys.of(person.account_id)

    house.accounts.passkeys.rename(person.account_id, kept.passkey_id, "  The blue\n phone ")

    assert [one.name for one in house.accounts.passkeys.of(person.account_id)] == ["The blue phone"]
    for passkey_id in (kept.passkey_id, "0" * 12, "\0", "' OR 1"):
        with pytest.raises(PasskeyUnknown):
            house.accounts.passkeys.remove(other.account_id, passkey_id)
    with pytest.raises(NameLong):
        house.accounts.passkeys.rename(person.account_id, kept.passkey_id, "n" * 41)


def test_a_passkey_is_kept_once_and_a_device_is_told_which_it_has(house: House) -> None:
    person = house.person()
    device = added(house, person)

    with pytest.raises(PasskeyKnown):
        added(house, house.person("Bolot"), device)

    assert len(loads(begun(house, person)[1].options)["excludeCredentials"]) == 1


def test_an_account_has_at_most_so_many_passkeys(sqlite_house: House) -> None:
    person = sqlite_house.person()
    for _ in range(MOST):
        added(sqlite_house, person)

    with pytest.raises(TooManyPasskeys):
        begun(sqlite_house, person)


def test_who_asks_for_challenges_without_end_has_to_wait(sqlite_house: House) -> None:
    for _ in range(20):
        sqlite_house.accounts.passkeys.begin_sign_in(PEER)
    sqlite_house.accounts.passkeys.begin_sign_in(PEER)

    with pytest.raises(TooManyAttempts):
        sqlite_house.accounts.passkeys.begin_sign_in(PEER)
    assert sqlite_house.accounts.passkeys.begin_sign_in("198.51.100.9").challenge_id


def test_a_sign_in_that_succeeds_is_no_try_that_counts(sqlite_house: House) -> None:
    device = added(sqlite_house, sqlite_house.person())

    found = [signed_in(sqlite_house, device).token for _ in range(40)]

    assert len(found) == 40


HOSTILE = ("", "{}", "[]", "null", "1", '"', "\0", "{" * 5_000, "[" * 90_000, "é" * (MOST_SIGNS + 1))


@pytest.mark.parametrize("credential", HOSTILE, ids=range(len(HOSTILE)))
def test_an_answer_that_is_none_is_refused_as_a_wrong_one_is(sqlite_house: House, credential: str) -> None:
    asked = sqlite_house.accounts.passkeys.begin_sign_in(PEER)

    with pytest.raises(PasskeyRefused):
        answered(sqlite_house, asked.challenge_id, credential)
    for challenge_id in ("", "\0", "é", "x" * 9_000):
        with pytest.raises(PasskeyRefused):
            answered(sqlite_house, challenge_id, credential)


RUBBISH: tuple[object, ...] = ("", "AAAA", "%%%", 7, None, [], "A" * 2_000)


def test_an_answer_with_rubbish_in_each_of_its_parts_is_refused(sqlite_house: House) -> None:
    device = added(sqlite_house, sqlite_house.person())

    for part in ("authenticatorData", "clientDataJSON", "signature", "userHandle"):
        for rubbish in RUBBISH:
            asked = sqlite_house.accounts.passkeys.begin_sign_in("198.51.100.7")
            given = loads(device.prove(asked.options))
            given["response"][part] = rubbish
            if part == "userHandle" and rubbish in ("", None):
                continue  # a device need not say for whom it keeps a key
            with pytest.raises(PasskeyRefused):
                answered(sqlite_house, asked.challenge_id, dumps(given))
            sqlite_house.clock.pass_by(minutes=1)


def test_as_much_is_computed_for_a_passkey_that_nobody_has(
    sqlite_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[bytes] = []
    verify = webauthn.verify_authentication_response

    def counted(**given: Any) -> object:
        checked.append(given["credential_public_key"])
        return verify(**given)

    monkeypatch.setattr(webauthn, "verify_authentication_response", counted)
    with pytest.raises(PasskeyRefused):
        signed_in(sqlite_house, Authenticator())

    assert checked == [nobodys_key()]
