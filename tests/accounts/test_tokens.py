"""Tokens: shown once, kept as a hash, good for a while and for some things, and never for more than their account."""

import pytest
from sqlalchemy import select

from tests.accounts.people import PASSWORD, PEER, House, Person
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST
from tracker.accounts.own import Again
from tracker.accounts.refusals import NameLong, PasswordWrong
from tracker.accounts.refusals_of_tokens import NotAScope, TokenDaysUnfit, TokenUnknown, TooManyTokens
from tracker.accounts.tables import token
from tracker.accounts.tokens import MOST, Made, Scope, scope_for
from tracker.application.permissions import RIGHTS
from tracker.store.engine import reading

ALL = [one.value for one in Scope]


def made(house: House, person: Person, *scopes: str, days: int = 30, name: str = "the map of Bolot") -> Made:
    again = Again(PASSWORD, PEER)
    return house.accounts.tokens.make(house.sign(person), again, name=name, scopes=scopes or ALL, days=days)


def test_a_token_tells_whose_it_is_and_what_for(house: House) -> None:
    person = house.person("Aigul", "country:KZ")

    found = house.accounts.tokens.bearer(made(house, person, "record", "read").token)

    assert found is not None
    assert found.account.account_id == person.account_id
    assert found.scopes == {Scope.READ, Scope.RECORD}
    assert not found.may(Scope.JUDGE)


def test_a_token_is_kept_as_a_hash_and_its_name_sealed(house: House) -> None:
    drawn = made(house, house.person())

    with reading(house.engine) as connection:
        row = connection.execute(select(token)).one()

    assert drawn.token.startswith("trk_")
    assert drawn.token[4:].encode() not in repr(row).encode()
    assert b"Bolot" not in row.name
    assert drawn.token not in repr(drawn)


def test_a_token_is_made_only_with_the_password_for_something_and_for_a_while(house: House) -> None:
    person = house.person()
    tokens, sign = house.accounts.tokens, house.sign(person)

    with pytest.raises(PasswordWrong):
        tokens.make(sign, Again("another password", PEER), name="", scopes=["read"], days=1)
    for scopes in ([], ["everything"], ["read", "read\0"]):
        with pytest.raises(NotAScope):
            tokens.make(sign, Again(PASSWORD, PEER), name="", scopes=scopes, days=1)
    for days in (0, -1, 366):
        with pytest.raises(TokenDaysUnfit):
            tokens.make(sign, Again(PASSWORD, PEER), name="", scopes=["read"], days=days)
    with pytest.raises(NameLong):
        tokens.make(sign, Again(PASSWORD, PEER), name="x" * 41, scopes=["read"], days=1)
    assert tokens.of(person.account_id) == []


def test_a_token_is_good_until_its_time_is_over_or_it_is_revoked(house: House) -> None:
    person, tokens = house.person(), house.accounts.tokens
    short, long = made(house, person, days=1), made(house, person, days=2)
    house.clock.pass_by(days=1)

    assert tokens.bearer(short.token) is None
    assert tokens.bearer(long.token) is not None
    tokens.revoke(person.account_id, long.token_id)

    assert tokens.bearer(long.token) is None
    assert tokens.of(person.account_id) == []
    told = [line.what for line in house.accounts.log(person.account_id)]
    assert told[0] is What.TOKEN_REVOKED
    assert told.count(What.TOKEN_MADE) == 2


def test_nobody_revokes_the_token_of_somebody_else(house: House) -> None:
    its, other = made(house, house.person("Aigul")), house.person("Bolot")

    for token_id in (its.token_id, "", "é", "\0", "nothing"):
        with pytest.raises(TokenUnknown):
            house.accounts.tokens.revoke(other.account_id, token_id)

    assert house.accounts.tokens.bearer(its.token) is not None


@pytest.mark.parametrize("what", ["", "trk_", "trk_" + "a" * 43, "sid=x", "\0", "é" * 47, "trk_" + "a" * 9_000])
def test_what_is_no_token_is_nobodys(house: House, what: str) -> None:
    made(house, house.person())

    assert house.accounts.tokens.bearer(what) is None


def test_a_token_does_what_its_account_may_now(house: House) -> None:
    person = house.person("Aigul", "country:KZ", "editor")
    its, admin = made(house, person), house.person("Bolot", "admin")

    house.accounts.governing.revoke(house.sign(admin).who, person.account_id, ["country:KZ"])

    found = house.accounts.tokens.bearer(its.token)
    assert found is not None
    assert not found.account.who.countries


def test_a_frozen_account_has_no_token_and_none_comes_back_when_it_is_thawed(house: House) -> None:
    person = house.person()
    its = made(house, person)

    house.accounts.governing.freeze(HOST, person.account_id)
    frozen = house.accounts.tokens.bearer(its.token)
    house.accounts.governing.thaw(HOST, person.account_id)

    assert frozen is None
    assert house.accounts.tokens.bearer(its.token) is None


def test_who_travels_has_no_token_and_gets_none_back(house: House) -> None:
    person = house.person()
    its = made(house, person)

    house.accounts.travel_mode.begin(HOST, person.account_id)
    travelling = house.accounts.tokens.bearer(its.token)
    house.accounts.travel_mode.end(HOST, person.account_id)

    assert travelling is None
    assert house.accounts.tokens.bearer(its.token) is None


def test_another_password_ends_all_tokens(house: House) -> None:
    person = house.person()
    its = made(house, person)

    house.accounts.own.change_password(house.sign(person), Again(PASSWORD, PEER), "eight other rivers meet")

    assert house.accounts.tokens.bearer(its.token) is None


def test_renewed_access_takes_no_token_of_before(house: House) -> None:
    person = house.person()
    its = made(house, person)
    link = house.accounts.invites.renew(HOST, person.account_id).token

    house.accounts.accept(link, house.acceptance(link)[0])

    assert house.accounts.tokens.bearer(its.token) is None


def test_a_lock_and_a_restore_end_everybodys_tokens(house: House) -> None:
    its = [made(house, house.person(name)) for name in ("Aigul", "Bolot")]

    house.accounts.begin_anew()

    assert [house.accounts.tokens.bearer(one.token) for one in its] == [None, None]


def test_an_account_has_so_many_tokens_and_no_more(house: House) -> None:
    person = house.person()
    drawn = [made(house, person) for _ in range(MOST)]

    with pytest.raises(TooManyTokens):
        made(house, person)

    house.accounts.tokens.revoke(person.account_id, drawn[0].token_id)
    assert made(house, person).token


def test_the_day_of_use_is_listed(house: House) -> None:
    person, tokens = house.person(), house.accounts.tokens
    its = made(house, person, "read")
    before = tokens.of(person.account_id)

    tokens.bearer(its.token)

    assert [one.used_on for one in before] == [None]
    assert [(one.name, one.used_on) for one in tokens.of(person.account_id)] == [("the map of Bolot", "2026-11-01")]


def test_every_command_is_within_one_scope() -> None:
    assert {scope_for(right) for right in RIGHTS.values()} == set(Scope) - {Scope.READ}


def test_what_is_sealed_to_be_handed_back_opens_in_its_place_alone_and_always_looks_alike(house: House) -> None:
    opaque = house.accounts.opaque

    sealed = opaque.shut("7", "version", "a-aigul")

    assert sealed == opaque.shut("7", "version", "a-aigul")
    assert opaque.open(sealed, "version", "a-aigul") == "7"
    wrong = [opaque.open(sealed, "version", "a-bolot"), opaque.open(sealed, "version"), opaque.open(sealed)]
    wrong += [opaque.open(one, "version", "a-aigul") for one in ("", "7", "é", "\0", sealed[:-2], "A" * 2000)]
    assert wrong == [None] * len(wrong)
