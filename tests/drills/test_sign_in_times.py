"""How long it takes to be refused says nothing about why: no account, a wrong password, a wrong code, or frozen."""

from dataclasses import replace
from statistics import median
from time import process_time

import pytest

from tests.accounts.people import House, a_house
from tracker.accounts.accounts import HOST
from tracker.accounts.passwords import HASHER
from tracker.accounts.proving import Claim
from tracker.accounts.refusals import NotSignedIn
from tracker.accounts.sign_ins import Device

pytestmark = pytest.mark.drill

ROUNDS = 11
APART = 1.4
"""How far the medians may part."""


def claims(house: House) -> dict[str, Claim]:
    """Say what each of those who are refused has typed."""
    person, frozen = house.person("Aigul"), house.person("Bolot")
    right = house.claim(person)
    house.accounts.governing.freeze(HOST, frozen.account_id)
    return {
        "no such account": replace(right, nickname="Chinara"),
        "a wrong password": replace(right, password="nine owls in a barn"),  # noqa: S106 - of nobody
        "a wrong code": replace(right, code=house.code(person, later=9)),
        "frozen": house.claim(frozen),
    }


def seconds(house: House, claim: Claim) -> float:
    """Measure the work of one refusal; nobody waits because of those before."""
    house.clock.pass_by(days=2)
    began = process_time()
    with pytest.raises(NotSignedIn):
        house.accounts.sign_in(claim, Device.PHONE)
    return process_time() - began


def test_the_time_of_a_refusal_does_not_tell_its_reason(sqlite_url: str) -> None:
    house = replace(a_house(sqlite_url), hasher=HASHER)
    typed = claims(house)

    measured = [{why: seconds(house, claim) for why, claim in typed.items()} for _ in range(ROUNDS)]

    medians = {why: median(one[why] for one in measured) for why in typed}
    house.engine.dispose()
    assert max(medians.values()) / min(medians.values()) < APART, medians
