"""Nobody learns from outside whether a nickname exists: the answer is the same, and so is the work."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import ClassVar, Literal

import pytest
from argon2 import PasswordHasher

from tests.accounts.people import PEER, House, Person
from tests.asked import asked_of
from tracker.accounts import recovery, totp
from tracker.accounts.accounts import HOST
from tracker.accounts.proving import Claim
from tracker.accounts.refusals import NotSignedIn, TooManyAttempts
from tracker.accounts.sealing import Seal
from tracker.accounts.sign_ins import Device
from tracker.accounts.tables import account
from tracker.store.engine import reading
from tracker.store.refusals import Locked


class Counted(PasswordHasher):
    """Counts the passwords that are checked."""

    work: ClassVar[Counter[str]] = Counter()

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - as it is called there
        self.work["verify"] += 1
        return super().verify(hash, password)


@contextmanager
def counted(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Count every statement, and everything that is opened, hashed or computed."""
    work: Counter[str] = Counter()
    Counted.work = work

    def count(where: object, name: str) -> None:
        real: Callable[..., object] = getattr(where, name)

        def counting(*arguments: object) -> object:
            work[name] += 1
            return real(*arguments)

        monkeypatch.setattr(where, name, counting)

    for where, name in [(totp, "code_of"), (recovery, "hash_of"), (Seal, "open"), (Seal, "hash")]:
        count(where, name)

    with asked_of(house.engine) as asked:
        yield work
    work.update(asked)
    monkeypatch.undo()
    Counted.work = Counter()


def as_somebody_else(claim: Claim, _house: House, _person: Person) -> Claim:
    return replace(claim, nickname="Bolot")


def with_a_wrong_password(claim: Claim, _house: House, _person: Person) -> Claim:
    return replace(claim, password="seven rivers meet there")  # noqa: S106 - a wrong one


def with_a_wrong_code(claim: Claim, house: House, person: Person) -> Claim:
    return replace(claim, code=house.code(person, later=7))


def with_a_code_that_was_used(claim: Claim, house: House, person: Person) -> Claim:
    house.accounts.sign_in(house.claim(person), Device.PHONE)
    return claim


def of_a_frozen_account(claim: Claim, house: House, person: Person) -> Claim:
    house.accounts.governing.freeze(HOST, person.account_id)
    return claim


Mishap = Callable[[Claim, House, Person], Claim]
MISHAPS: list[Mishap] = [
    as_somebody_else,
    with_a_wrong_password,
    with_a_wrong_code,
    with_a_code_that_was_used,
    of_a_frozen_account,
]


@pytest.mark.parametrize("mishap", MISHAPS)
def test_whatever_is_wrong_is_answered_alike(mishap: Mishap, house: House) -> None:
    person = house.person()
    claim = mishap(house.claim(person), house, person)

    with pytest.raises(NotSignedIn) as refusal:
        house.accounts.sign_in(claim, Device.PHONE)

    assert (refusal.value.message, refusal.value.values) == ("refused.not_signed_in", {})
    assert refusal.value.__context__ is None


def work_for(mishap: Mishap, house: House, monkeypatch: pytest.MonkeyPatch, **typed: str) -> Counter[str]:
    """Let somebody come in vain, and count what is done about it."""
    house = replace(house, hasher=Counted(time_cost=1, memory_cost=8, parallelism=1))
    person = house.person(f"Aigul{MISHAPS.index(mishap)}")
    claim = mishap(house.claim(person, peer=f"192.0.2.{MISHAPS.index(mishap)}", **typed), house, person)
    accounts = house.accounts

    with counted(house, monkeypatch) as work, pytest.raises(NotSignedIn):
        accounts.sign_in(claim, Device.PHONE)
    return work


def test_as_much_is_done_whatever_is_wrong(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    done = [work_for(mishap, house, monkeypatch) for mishap in MISHAPS]

    first = done[0]
    assert (first["verify"], first["open"], first["code_of"]) == (1, 2, 3)
    assert [work - first for work in done] + [first - work for work in done] == [Counter()] * 2 * len(done)


def test_as_much_is_done_for_a_recovery_code_whatever_is_wrong(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with_codes = [as_somebody_else, with_a_wrong_password, of_a_frozen_account]

    done = [work_for(mishap, house, monkeypatch, code="7kq2-m4xa-93vz") for mishap in with_codes]

    first = done[0]
    assert (first["verify"], first["open"], first["hash_of"], first["code_of"]) == (1, 2, 1, 0)
    assert [work - first for work in done] + [first - work for work in done] == [Counter()] * 2 * len(done)


def test_waiting_says_nothing_about_who_has_an_account(house: House) -> None:
    house.person("Aigul")

    found = {name: [attempt(house, name, number) for number in range(9)] for name in ("Aigul", "Bolot")}

    assert found["Aigul"] == found["Bolot"]
    assert "wait 1" in found["Aigul"]


def attempt(house: House, nickname: str, number: int) -> str:
    """Guess at an account from an address of its own, and say how it was refused."""
    claim = Claim(nickname, "a guess at a password", "123456", f"198.51.100.{number}")
    try:
        house.accounts.sign_in(claim, Device.COMPUTER)
    except NotSignedIn:
        return "not signed in"
    except TooManyAttempts as refused:
        return f"wait {refused.seconds}"
    raise AssertionError


def test_a_wait_holds_for_the_right_password_too(house: House) -> None:
    person = house.person()
    for number in range(6):
        attempt(house, "Aigul", number)

    with pytest.raises(TooManyAttempts):
        house.accounts.sign_in(house.claim(person), Device.PHONE)
    house.clock.pass_by(seconds=1)

    assert house.accounts.sign_in(house.claim(person), Device.PHONE).account_id == person.account_id


def test_whoever_guesses_at_an_account_cannot_keep_its_owner_out(house: House) -> None:
    person = house.person()
    for number in range(6):
        attempt(house, "Aigul", number)

    begun = house.accounts.sign_in(house.claim(person, code=person.recovery_codes[0]), Device.PHONE)

    assert begun.codes_left == 9


def test_guesses_from_one_address_are_limited_whatever_they_guess_at(house: House) -> None:
    refused = 0
    for number in range(30):
        claim = Claim(f"guess{number}", "a guess at a password", "7kq2-m4xa-93vz", PEER)
        try:
            house.accounts.sign_in(claim, Device.COMPUTER)
        except NotSignedIn:
            continue
        except TooManyAttempts:
            refused += 1

    assert refused == 9


def test_many_colleagues_sign_in_from_one_address(house: House) -> None:
    people = [house.person(name) for name in ("Aigul", "Bolot", "Chinara")]

    for _ in range(9):
        house.clock.pass_by(seconds=30)
        for person in people:
            house.accounts.sign_in(house.claim(person), Device.PHONE)

    assert len(house.accounts.sign_ins.of(people[0].account_id)) == 9


def test_a_hash_made_with_older_parameters_is_made_anew_at_the_next_sign_in(house: House) -> None:
    person = house.person()
    stronger = replace(house, hasher=PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))

    stronger.accounts.sign_in(house.claim(person), Device.PHONE)

    with reading(house.engine) as connection:
        sealed = connection.execute(account.select()).one().password
    assert "m=16,t=2" in Seal(house.key).open(sealed, "account", "password", person.account_id).decode()


@pytest.mark.parametrize("nickname", ["aigul", "AIGUL", " Aigul ", "Ai-gul", "АIGUL"])
def test_a_nickname_may_be_typed_in_any_spelling(nickname: str, house: House) -> None:
    person = house.person()

    begun = house.accounts.sign_in(replace(house.claim(person), nickname=nickname), Device.PHONE)

    assert begun.account_id == person.account_id


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "x" * 100_000, "' OR 1=1 --", "\N{RIGHT-TO-LEFT OVERRIDE}"])
def test_nonsense_in_any_field_is_answered_like_a_mistake(text: str, house: House) -> None:
    person = house.person()
    claim = house.claim(person)

    for wrong in ({"nickname": text}, {"password": text}, {"code": text}):
        with pytest.raises(NotSignedIn):
            house.accounts.sign_in(replace(claim, **wrong), Device.PHONE)


def test_without_the_working_key_nobody_comes_in(house: House) -> None:
    person = house.person()
    locked = replace(house, key=None)  # type: ignore[arg-type]

    with pytest.raises(Locked):
        locked.accounts.sign_in(house.claim(person), Device.PHONE)


def test_a_claim_shows_nothing_when_it_is_printed(house: House) -> None:
    claim = house.claim(house.person())

    assert not any(text in repr(claim) for text in (claim.nickname, claim.password, claim.code, claim.peer))
