"""What is good for one use is used once, however many come with it at the same moment."""

from collections.abc import Callable
from dataclasses import replace
from threading import Barrier, Thread
from typing import Literal

import pytest
from argon2 import PasswordHasher

from tests.accounts.people import PASSWORD, House, Person
from tracker.accounts.accounts import HOST
from tracker.accounts.refusals import InviteUsed, MayNot, NicknameTaken, NotSignedIn, TooManyFrozen
from tracker.accounts.roles import Roles
from tracker.accounts.sign_ins import Device
from tracker.domain.refusals import Refused


class Meeting(PasswordHasher):
    """Lets two go on together after each has read, and before either writes."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.both = Barrier(2, timeout=60)

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - as it is called there
        self.both.wait()
        return super().verify(hash, password)

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        self.both.wait()
        return super().hash(password, salt=salt)


def both(*acts: Callable[[], object]) -> tuple[list[object], list[Refused]]:
    """Do two things at once, and give what came of them and what was refused."""
    done, refused = [], []

    def run(act: Callable[[], object]) -> None:
        try:
            done.append(act())
        except Refused as refusal:
            refused.append(refusal)

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done, refused


@pytest.fixture
def meeting(house: House) -> House:
    """Give a house in which two who sign in or accept at once meet between reading and writing."""
    return replace(house, hasher=Meeting())


def typed_code(house: House, person: Person) -> str:
    return house.code(person)


def recovery_code(_house: House, person: Person) -> str:
    return person.recovery_codes[0]


@pytest.mark.parametrize("code", [typed_code, recovery_code])
def test_one_code_signs_in_one_of_two(code: Callable[[House, Person], str], house: House, meeting: House) -> None:
    person = house.person()
    claim = house.claim(person, code=code(house, person))
    accounts = meeting.accounts

    done, refused = both(*[lambda: accounts.sign_in(claim, Device.PHONE)] * 2)

    assert (len(done), [type(one) for one in refused]) == (1, [NotSignedIn])
    assert len(house.accounts.sign_ins.of(person.account_id)) == 1


def test_one_invite_makes_one_account_of_two(house: House, meeting: House) -> None:
    token = house.accounts.invites.make(HOST, Roles()).token
    accounts = meeting.accounts
    given = [house.acceptance(token, name)[0] for name in ("Aigul", "Bolot")]

    done, refused = both(*[lambda one=one: accounts.accept(token, one) for one in given])

    assert (len(done), [type(one) for one in refused]) == (1, [InviteUsed])
    assert len(house.accounts.everyone()) == 1


def test_one_nickname_goes_to_one_of_two_and_the_other_invite_stays(house: House, meeting: House) -> None:
    tokens = [house.accounts.invites.make(HOST, Roles()).token for _ in range(2)]
    accounts = meeting.accounts
    given = [(token, house.acceptance(token, "Aigul")[0]) for token in tokens]

    done, refused = both(*[lambda one=one: accounts.accept(*one) for one in given])

    assert (len(done), [type(one) for one in refused]) == (1, [NicknameTaken])
    assert len(house.accounts.invites.open()) == 1


def test_whoever_signs_in_while_frozen_is_out(house: House, meeting: House) -> None:
    person = house.person()
    claim, hasher = house.claim(person), meeting.hasher
    accounts = meeting.accounts
    assert isinstance(hasher, Meeting)

    def freeze() -> None:
        house.accounts.governing.freeze(HOST, person.account_id)
        hasher.both.wait()

    both(lambda: accounts.sign_in(claim, Device.PHONE), freeze)

    assert house.accounts.sign_ins.of(person.account_id) == []


def test_whoever_signs_in_while_the_access_is_renewed_is_out(house: House, meeting: House) -> None:
    person = house.person()
    token = house.accounts.invites.renew(HOST, person.account_id).token
    given, _ = house.acceptance(token, password=PASSWORD + "s")
    claim, hasher = house.claim(person), meeting.hasher
    accounts = meeting.accounts
    assert isinstance(hasher, Meeting)

    def renew() -> None:
        house.accounts.accept(token, given)
        hasher.both.wait()

    _, refused = both(lambda: accounts.sign_in(claim, Device.PHONE), renew)

    assert [type(one) for one in refused] == [NotSignedIn]
    assert len(house.accounts.sign_ins.of(person.account_id)) == 1


def test_one_form_sent_twice_at_once_makes_one_invite(house: House) -> None:
    invites, command = house.accounts.invites, house.accounts.invites.make(HOST, Roles()).invite_id
    together = Barrier(2, timeout=60)

    def make() -> str:
        together.wait()
        return invites.make(HOST, Roles(), command).token

    done, refused = both(make, make)

    assert (len(done), refused) == (2, [])
    assert [one.invite_id for one in invites.open()] == [command]


def test_of_two_freezes_at_once_only_as_many_are_done_as_one_account_may(house: House) -> None:
    who = house.accounts.account(house.person("Erlan", "may_confirm").account_id).who
    persons = [house.person(name) for name in ("Aigul", "Bolot", "Chinara", "Dana")]
    for person in persons[:2]:
        house.accounts.governing.freeze(who, person.account_id)
    its = [one.account_id for one in persons[2:]]

    done, refused = both(*[lambda one=one: house.accounts.governing.freeze(who, one) for one in its])

    assert (len(done), [type(one) for one in refused]) == (1, [TooManyFrozen])
    assert sum(one.frozen_at is not None for one in house.accounts.everyone()) == 3


def test_of_two_who_freeze_each_other_at_once_one_stays(house: House) -> None:
    first, second = (house.person(name, "may_confirm") for name in ("Aigul", "Bolot"))
    whos = [house.accounts.account(one.account_id).who for one in (first, second)]
    freeze = house.accounts.governing.freeze

    done, refused = both(
        lambda: freeze(whos[0], second.account_id),
        lambda: freeze(whos[1], first.account_id),
    )

    assert (len(done), [type(one) for one in refused]) == (1, [MayNot])
    assert sum(one.frozen_at is not None for one in house.accounts.everyone()) == 1
