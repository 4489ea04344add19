"""Whoever reads the database, or what is printed, learns nothing to sign in with, and no text of anybody's."""

from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import select

from tests.accounts.people import PASSWORD, PEER, House
from tracker.accounts.accounts import HOST
from tracker.accounts.own import Again
from tracker.accounts.roles import Roles
from tracker.accounts.sealing import Seal
from tracker.accounts.tables import accounts_metadata
from tracker.store.engine import reading
from tracker.store.keys import WorkingKey
from tracker.store.refusals import BrokenWords, Locked, WrongKey

EMAIL, TEXT = "aigul@example.org", "what Chinara told us of the trial"


def everything_in(house: House) -> bytes:
    """Give every value of every table of accounts."""
    with reading(house.engine) as connection:
        rows = [row for table in accounts_metadata.sorted_tables for row in connection.execute(select(table))]
    return b"\n".join(value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row)


def test_the_database_alone_is_no_use_for_signing_in_and_tells_no_text(house: House) -> None:
    person = house.person()
    begun, invite = house.signed_in(person), house.accounts.invites.make(HOST, Roles())
    house.accounts.own.give_email(person.account_id, EMAIL)
    house.accounts.drafts.keep(person.account_id, "/record", {"what": [TEXT]})
    house.accounts.opened.put(person.account_id, uuid4(), person.account_id)

    found = everything_in(house)

    canaries = [PASSWORD, person.secret, begun.token, invite.token, EMAIL, TEXT, PEER, "$argon2id$"]
    codes = [code for shown in person.recovery_codes for code in (shown, shown.replace("-", ""))]
    assert [canary for canary in (*canaries, *codes) if canary.encode() in found] == []
    assert b"Aigul" in found


def test_nothing_that_is_handed_around_shows_a_secret_when_it_is_printed(house: House) -> None:
    person = house.person()
    begun = house.signed_in(person)
    made = house.accounts.invites.make(HOST, Roles())
    given, secret = house.acceptance(made.token, "Bolot")
    shown = house.accounts.invites.look(made.token)
    accepted = house.accounts.accept(made.token, given)

    printed = repr([made, given, shown, begun, accepted, house.accounts.sign(begun.token), Again(PASSWORD, PEER)])

    secrets = [made.token, begun.token, given.setup, given.code, secret, shown.setup.secret, PASSWORD]
    secrets += [*accepted.recovery_codes, accepted.signed_in.token if accepted.signed_in else "-", "Bolot", "Aigul"]
    assert [one for one in secrets if one in printed] == []


def test_what_is_sealed_opens_in_its_own_place_alone() -> None:
    seal = Seal(WorkingKey(1, b"k" * 32))

    sealed = seal.close(b"text", "draft", "one", "a-aigul0000000")

    assert seal.open(sealed, "draft", "one", "a-aigul0000000") == b"text"
    for place in (("draft", "two", "a-aigul0000000"), ("draft", "one", "a-bolot0000000"), ("draft", "one")):
        with pytest.raises(BrokenWords):
            seal.open(sealed, *place)


@pytest.mark.parametrize("harm", [b"", b"\x00", b"\x00\x01", b"\x00\x01" + b"\x00" * 40])
def test_what_was_harmed_does_not_open(harm: bytes) -> None:
    with pytest.raises((BrokenWords, WrongKey)):
        Seal(WorkingKey(1, b"k" * 32)).open(harm, "draft")


def test_another_working_key_opens_nothing_and_none_seals_nothing() -> None:
    sealed = Seal(WorkingKey(1, b"k" * 32)).close(b"text", "draft")

    with pytest.raises(BrokenWords):
        Seal(WorkingKey(1, b"x" * 32)).open(sealed, "draft")
    with pytest.raises(WrongKey):
        Seal(WorkingKey(2, b"k" * 32)).open(sealed, "draft")
    with pytest.raises(Locked):
        Seal(None).close(b"text", "draft")


def test_one_text_sealed_twice_looks_like_two() -> None:
    seal = Seal(WorkingKey(1, b"k" * 32))

    assert seal.close(b"text", "draft") != seal.close(b"text", "draft")


def test_the_key_of_accounts_is_not_the_key_of_words() -> None:
    key = WorkingKey(1, b"k" * 32)
    sealed = key.private.encrypt(b"n" * 12, b"text", b"")

    with pytest.raises(InvalidTag):
        key.sealing.decrypt(b"n" * 12, sealed, b"")
