from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.accounts.people import KEY, PASSWORD, PEER, House
from tracker.accounts import totp
from tracker.accounts.account_log import What
from tracker.accounts.own import Again
from tracker.accounts.refusals import (
    CodeWrong,
    EmailUnfit,
    LanguageUnknown,
    NotSignedIn,
    PasswordGuessable,
    PasswordHoldsNickname,
    PasswordWrong,
    TooManyAttempts,
    ZoneUnknown,
)
from tracker.accounts.sealing import Seal
from tracker.accounts.sign_ins import Device
from tracker.accounts.tables import account
from tracker.domain.refusals import Refused
from tracker.store.engine import reading

AGAIN = Again(PASSWORD, PEER)
NEW = "nine owls in a barn"


def test_a_new_password_counts_at_once_and_ends_the_other_sign_ins(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")
    elsewhere, bystander = house.signed_in(person), house.signed_in(colleague)
    here = house.signed_in(person)
    sign = house.accounts.sign(here.token)
    assert sign is not None

    house.accounts.own.change_password(sign, AGAIN, NEW)

    tokens = (elsewhere.token, here.token, bystander.token)
    assert [house.accounts.sign(token) is not None for token in tokens] == [False, True, True]
    assert house.signed_in(replace(person, password=NEW)).account_id == person.account_id
    with pytest.raises(NotSignedIn):
        house.signed_in(person)


@pytest.mark.parametrize(
    ("password", "refusal"), [("passwordpassword", PasswordGuessable), ("nine owls and aigul", PasswordHoldsNickname)]
)
def test_a_new_password_has_to_be_good_too(password: str, refusal: type[Refused], house: House) -> None:
    person = house.person()

    with pytest.raises(refusal):
        house.accounts.own.change_password(house.sign(person), AGAIN, password)

    assert house.signed_in(person)


def test_what_one_signs_in_with_is_not_changed_without_the_password(house: House) -> None:
    person = house.person()
    sign, own = house.sign(person), house.accounts.own
    wrong = Again("seven rivers part here", PEER)
    setup = own.new_setup(sign)
    code = totp.code_of(setup.secret, house.clock.step())

    with pytest.raises(PasswordWrong):
        own.change_password(sign, wrong, NEW)
    with pytest.raises(PasswordWrong):
        own.change_phone(sign, wrong, setup.sealed, code)
    with pytest.raises(PasswordWrong):
        own.renew_codes(sign, wrong)

    assert house.signed_in(person)
    assert own.codes_left(person.account_id) == 10


def test_guesses_at_the_password_of_somebody_signed_in_are_limited(house: House) -> None:
    sign = house.sign(house.person())

    for _ in range(6):
        with pytest.raises(PasswordWrong):
            house.accounts.own.renew_codes(sign, Again("a guess at a password", PEER))

    with pytest.raises(TooManyAttempts):
        house.accounts.own.renew_codes(sign, AGAIN)


def test_another_phone_is_believed_once_it_has_shown_a_code(house: House) -> None:
    person = house.person()
    sign, own = house.sign(person), house.accounts.own
    setup = own.new_setup(sign)

    own.change_phone(sign, AGAIN, setup.sealed, totp.code_of(setup.secret, house.clock.step()))

    with pytest.raises(NotSignedIn):
        house.signed_in(person)
    assert house.signed_in(replace(person, secret=setup.secret)).account_id == person.account_id


def test_the_code_that_proved_a_phone_is_used_up(house: House) -> None:
    person = house.person()
    sign = house.sign(person)
    setup = house.accounts.own.new_setup(sign)
    code = totp.code_of(setup.secret, house.clock.step())
    house.accounts.own.change_phone(sign, AGAIN, setup.sealed, code)

    with pytest.raises(NotSignedIn):
        house.accounts.sign_in(house.claim(person, code=code), Device.PHONE)


@pytest.mark.parametrize("typed", ["000000", "", "7kq2-m4xa-93vz"])
def test_another_phone_that_shows_no_right_code_is_not_believed(typed: str, house: House) -> None:
    person = house.person()
    sign, own = house.sign(person), house.accounts.own

    with pytest.raises(CodeWrong):
        own.change_phone(sign, AGAIN, own.new_setup(sign).sealed, typed)

    assert house.signed_in(person)


def test_a_secret_drawn_for_a_colleague_is_refused(house: House) -> None:
    mine, theirs = house.sign(house.person()), house.sign(house.person("Bolot"))
    setup = house.accounts.own.new_setup(theirs)
    code = totp.code_of(setup.secret, house.clock.step())

    with pytest.raises(CodeWrong):
        house.accounts.own.change_phone(mine, AGAIN, setup.sealed, code)


def test_new_recovery_codes_make_the_earlier_ones_void(house: House) -> None:
    person = house.person()

    codes = house.accounts.own.renew_codes(house.sign(person), AGAIN)

    assert len(set(codes) | set(person.recovery_codes)) == 20
    with pytest.raises(NotSignedIn):
        house.accounts.sign_in(house.claim(person, code=person.recovery_codes[0]), Device.PHONE)
    assert house.accounts.sign_in(house.claim(person, code=codes[0]), Device.PHONE).codes_left == 9


def test_each_change_stands_in_the_log(house: House) -> None:
    person = house.person()
    sign, own = house.sign(person), house.accounts.own
    setup = own.new_setup(sign)
    own.renew_codes(sign, AGAIN)
    own.change_phone(sign, AGAIN, setup.sealed, totp.code_of(setup.secret, house.clock.step()))
    own.change_password(sign, AGAIN, NEW)

    told = {(line.what, line.by) for line in house.accounts.log(person.account_id)}

    changes = {What.CODES_RENEWED, What.PHONE_CHANGED, What.PASSWORD_CHANGED}
    assert told == {(what, person.account_id) for what in changes} | {(What.MADE, "host")}


def test_language_and_zone_are_ones_own(house: House) -> None:
    person, bystander = house.person(), house.person("Bolot")

    house.accounts.own.settle(person.account_id, "ru", "Europe/Zurich")

    found = house.accounts.account(person.account_id)
    other = house.accounts.account(bystander.account_id)
    assert (found.language, found.zone) == ("ru", "Europe/Zurich")
    assert (other.language, other.zone) == ("en", "Asia/Bishkek")


@pytest.mark.parametrize(
    ("language", "zone", "refusal"),
    [("kk", "UTC", LanguageUnknown), ("ru", "Asia/Bishkent", ZoneUnknown), ("ru", "../../etc/passwd", ZoneUnknown)],
)
def test_a_language_or_zone_that_nobody_knows_is_refused(
    language: str, zone: str, refusal: type[Refused], house: House
) -> None:
    person = house.person()

    with pytest.raises(refusal):
        house.accounts.own.settle(person.account_id, language, zone)


def test_an_address_for_reminders_is_kept_sealed_and_can_be_taken_back(house: House) -> None:
    person, bystander = house.person(), house.person("Bolot")

    house.accounts.own.give_email(person.account_id, "aigul@example.org")

    with reading(house.engine) as connection:
        assert b"example" not in b"".join(row or b"" for row in connection.scalars(select(account.c.email)))
    assert house.accounts.own.email(person.account_id) == "aigul@example.org"
    assert house.accounts.own.email(bystander.account_id) is None
    house.accounts.own.give_email(person.account_id, None)
    assert house.accounts.own.email(person.account_id) is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "aigul",
        "aigul@example",
        "aigul@example.org\nBcc: bolot@example.org",
        "Aigul <aigul@example.org>",
        "айгуль@example.org",
        "a" * 70 + "@example.org",
        "aigul,bolot@example.org",
        "aigul..b@example.org",
        ".aigul@example.org",
        '"aigul"@example.org',
        "aigul@-example.org",
        "aigul@example..org",
        "aigul@" + "b" * 64 + ".org",
        "aigul@example.org\N{RIGHT-TO-LEFT OVERRIDE}",
    ],
)
def test_what_is_no_address_is_refused(typed: str, house: House) -> None:
    person = house.person()

    with pytest.raises(EmailUnfit):
        house.accounts.own.give_email(person.account_id, typed)


def test_an_address_sealed_for_one_account_opens_for_no_other(house: House) -> None:
    person, other = house.person(), house.person("Bolot")
    house.accounts.own.give_email(person.account_id, "aigul@example.org")

    with reading(house.engine) as connection:
        sealed = connection.scalar(select(account.c.email).where(account.c.id == person.account_id))

    assert sealed is not None
    with pytest.raises(Exception, match=other.account_id):
        Seal(KEY).open(sealed, "account", "email", other.account_id)


def test_a_password_typed_again_is_not_shown_when_it_is_printed() -> None:
    assert repr(AGAIN) == "Again()"
