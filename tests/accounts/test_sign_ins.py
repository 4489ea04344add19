import re
import sqlite3
from dataclasses import replace
from hashlib import sha256

import pytest
from sqlalchemy import event, select, text, update

from tests.accounts.people import House
from tracker.accounts.accounts import HOST
from tracker.accounts.refusals import NotSignedIn
from tracker.accounts.sign_ins import Device
from tracker.accounts.tables import account, sign_in
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.store.engine import reading, writing
from tracker.store.mapper import microseconds
from tracker.store.refusals import StoreUnavailable


def test_a_sign_in_says_who_it_is_and_what_they_may(house: House) -> None:
    person = house.person("Aigul", "country:KZ", "country:KG", "may_confirm")

    sign = house.sign(person)

    expected = Who(person.account_id, frozenset({Code("KZ"), Code("KG")}), may_confirm=True)
    assert sign.who == expected
    assert (sign.account.nickname, sign.account.language, sign.account.zone) == ("Aigul", "en", "Asia/Bishkek")


def test_a_token_has_256_random_bits_and_only_its_hash_is_kept(house: House) -> None:
    begun = house.signed_in(house.person())

    with reading(house.engine) as connection:
        row = connection.execute(select(sign_in)).all()[-1]
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", begun.token)
    assert row.token == sha256(begun.token.encode()).hexdigest()
    assert begun.token not in repr(tuple(row)) + repr(begun)


def test_each_sign_in_has_a_token_of_its_own(house: House) -> None:
    person = house.person()

    first, second = house.signed_in(person), house.signed_in(person)

    assert first.token != second.token
    assert first.sign_in_id != second.sign_in_id


@pytest.mark.parametrize("token", ["", "x" * 43, "x" * 100_000, "\x00", "\ud800", "é"])
def test_a_token_that_was_never_given_is_nobodys(token: str, house: House) -> None:
    house.signed_in(house.person())

    assert house.accounts.sign(token) is None


def test_a_sign_in_ends_after_half_an_hour_without_a_request(house: House) -> None:
    token = house.signed_in(house.person()).token

    house.clock.pass_by(minutes=29, seconds=59)
    before = house.accounts.sign(token)
    house.clock.pass_by(minutes=30)

    assert before is not None
    assert house.accounts.sign(token) is None


def test_a_sign_in_ends_after_twelve_hours_however_busy(house: House) -> None:
    token = house.signed_in(house.person()).token

    signs = []
    for _ in range(48):
        house.clock.pass_by(minutes=15)
        signs.append(house.accounts.sign(token) is not None)

    assert signs == [True] * 47 + [False]


def test_that_somebody_was_seen_is_written_once_a_minute(house: House) -> None:
    token = house.signed_in(house.person()).token
    written: list[str] = []
    event.listen(house.engine, "before_cursor_execute", lambda *arguments: written.append(arguments[2]))

    for _ in range(13):
        house.clock.pass_by(seconds=10)
        house.accounts.sign(token)

    assert len([one for one in written if one.startswith("UPDATE sign_in")]) == 1


def test_who_only_reads_stays_signed_in_where_nothing_can_be_written(sqlite_house: House) -> None:
    token = sqlite_house.signed_in(sqlite_house.person()).token
    sqlite_house.clock.pass_by(minutes=2)

    def shut(_connection: object, cursor: sqlite3.Cursor, statement: str, *_rest: object) -> None:
        cursor.connection.execute(f"PRAGMA query_only = {'ON' if statement.startswith('UPDATE') else 'OFF'}")

    event.listen(sqlite_house.engine, "before_cursor_execute", shut)

    assert sqlite_house.accounts.sign(token) is not None
    with pytest.raises(StoreUnavailable):
        sqlite_house.accounts.sign_out(token)


def test_a_sign_out_ends_this_sign_in_and_no_other(house: House) -> None:
    person = house.person()
    phone, computer = house.signed_in(person), house.signed_in(person, Device.COMPUTER)

    house.accounts.sign_out(phone.token)

    assert house.accounts.sign(phone.token) is None
    assert house.accounts.sign(computer.token) is not None
    house.accounts.sign_out("never given")


def test_somebody_sees_where_they_are_signed_in(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")
    house.signed_in(colleague)
    first = house.signed_in(person)
    began = house.clock.at
    house.clock.pass_by(minutes=5)
    house.accounts.sign(first.token)
    second = house.signed_in(person, Device.COMPUTER)

    newest, oldest = house.accounts.sign_ins.of(person.account_id)

    assert (newest.sign_in_id, newest.device) == (second.sign_in_id, Device.COMPUTER)
    assert (oldest.sign_in_id, oldest.device, oldest.began_at) == (first.sign_in_id, Device.PHONE, began)
    assert (oldest.seen_at - began).total_seconds() == 300


def test_one_sign_in_is_ended_from_another(house: House) -> None:
    person = house.person()
    phone, computer = house.signed_in(person), house.signed_in(person)

    ended = house.accounts.sign_ins.end(person.account_id, phone.sign_in_id)

    assert ended
    assert house.accounts.sign(phone.token) is None
    assert house.accounts.sign(computer.token) is not None
    assert [one.sign_in_id for one in house.accounts.sign_ins.of(person.account_id)] == [computer.sign_in_id]


def test_nobody_ends_the_sign_in_of_another_account(house: House) -> None:
    theirs, mine = house.signed_in(house.person()), house.person("Bolot")

    ended = house.accounts.sign_ins.end(mine.account_id, theirs.sign_in_id)

    assert not ended
    assert house.accounts.sign(theirs.token) is not None


def test_all_others_are_ended_at_once(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")
    tokens = [house.signed_in(person) for _ in range(3)]
    bystander = house.signed_in(colleague)

    ended = house.accounts.sign_ins.end_others(person.account_id, but=tokens[1].sign_in_id)

    assert ended == 2
    assert [house.accounts.sign(one.token) is not None for one in tokens] == [False, True, False]
    assert house.accounts.sign(bystander.token) is not None


def test_a_frozen_account_is_out_with_the_next_request(house: House) -> None:
    person = house.person()
    token = house.signed_in(person).token

    house.accounts.governing.freeze(HOST, person.account_id)

    assert house.accounts.sign(token) is None
    assert house.accounts.sign_ins.of(person.account_id) == []


def test_a_sign_in_that_was_ended_by_freezing_stays_ended_after_thawing(house: House) -> None:
    person = house.person()
    token = house.signed_in(person).token

    house.accounts.governing.freeze(HOST, person.account_id)
    house.accounts.governing.thaw(HOST, person.account_id)

    assert house.accounts.sign(token) is None


def test_an_account_that_was_frozen_elsewhere_in_the_database_is_out_too(house: House) -> None:
    person = house.person()
    token = house.signed_in(person).token

    with writing(house.engine) as connection:
        connection.execute(update(account).values(frozen_at=microseconds(house.clock.at)))

    assert house.accounts.sign(token) is None


def test_a_role_that_was_taken_away_is_gone_with_the_next_request(house: House) -> None:
    person = house.person("Aigul", "editor")
    token = house.signed_in(person).token

    house.accounts.governing.revoke(HOST, person.account_id, ["editor"])

    sign = house.accounts.sign(token)
    assert sign is not None
    assert not sign.who.is_editor


def test_a_code_is_good_for_one_sign_in(house: House) -> None:
    person = house.person()
    claim = house.claim(person)
    house.accounts.sign_in(claim, Device.PHONE)

    with pytest.raises(NotSignedIn):
        house.accounts.sign_in(claim, Device.PHONE)
    house.clock.pass_by(seconds=30)

    with pytest.raises(NotSignedIn):
        house.accounts.sign_in(claim, Device.PHONE)


def test_a_code_that_came_with_a_wrong_password_is_not_used_up(house: House) -> None:
    person = house.person()
    claim = house.claim(person)

    with pytest.raises(NotSignedIn):
        house.accounts.sign_in(replace(claim, password="seven rivers part here"), Device.PHONE)  # noqa: S106

    assert house.accounts.sign_in(claim, Device.PHONE).account_id == person.account_id


def test_a_recovery_code_stands_in_for_the_phone_once(house: House) -> None:
    person = house.person()
    claim = house.claim(person, code=person.recovery_codes[3].upper().replace("-", " "))

    begun = house.accounts.sign_in(claim, Device.PHONE)

    assert begun.codes_left == 9
    assert house.accounts.sign(begun.token) is not None
    with pytest.raises(NotSignedIn):
        house.accounts.sign_in(claim, Device.PHONE)


def test_a_recovery_code_of_a_colleague_is_none_of_mine(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")

    with pytest.raises(NotSignedIn):
        house.accounts.sign_in(house.claim(person, code=colleague.recovery_codes[0]), Device.PHONE)

    assert house.accounts.own.codes_left(colleague.account_id) == 10


def test_sign_ins_of_long_ago_are_not_kept(house: House) -> None:
    person = house.person()
    house.signed_in(person)

    house.clock.pass_by(days=31)
    latest = house.signed_in(person)

    with reading(house.engine) as connection:
        assert list(connection.scalars(select(sign_in.c.id))) == [latest.sign_in_id]


@pytest.mark.parametrize(
    ("name", "device"),
    [
        ("Mozilla/5.0 (Linux; Android 13; K) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36", Device.PHONE),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148", Device.PHONE),
        ("Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0", Device.PHONE),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", Device.COMPUTER),
        ("", Device.COMPUTER),
    ],
)
def test_no_more_than_phone_or_computer_is_kept_of_a_browser(name: str, device: Device) -> None:
    assert Device.by_name(name) is device


def test_nothing_of_the_address_is_kept_with_a_sign_in(house: House) -> None:
    person = house.person()
    house.accounts.sign_in(house.claim(person, peer="203.0.113.77"), Device.PHONE)

    with reading(house.engine) as connection:
        for table in ("sign_in", "attempt", "account", "account_log"):
            assert "203.0.113" not in repr(connection.execute(text(f"SELECT * FROM {table}")).all())  # noqa: S608
