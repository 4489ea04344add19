from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.accounts.people import House
from tracker.accounts.accounts import HOST
from tracker.accounts.secret_addresses import Address, Purpose
from tracker.accounts.tables import secret_address


def test_a_token_leads_to_its_target_for_its_own_purpose_alone(house: House) -> None:
    person, addresses = house.person(), house.accounts.addresses

    token = addresses.make(person.account_id, Purpose.GO, "/desk/demands/kz-2021-1")

    assert addresses.find(token, Purpose.GO) == Address(person.account_id, "/desk/demands/kz-2021-1")
    assert addresses.find(token, Purpose.STOP) is None
    assert addresses.find(token[:-1], Purpose.GO) is None


def test_a_token_stands_nowhere(house: House) -> None:
    person = house.person()

    token = house.accounts.addresses.make(person.account_id, Purpose.ICS)

    with house.engine.connect() as connection:
        rows = connection.execute(select(secret_address)).all()
    assert len(rows) == 1
    assert token not in str(rows)


def test_an_old_token_leads_nowhere_and_is_forgotten(house: House) -> None:
    person, addresses = house.person(), house.accounts.addresses
    old = addresses.make(person.account_id, Purpose.GO, "/desk", timedelta(days=60))
    kept = addresses.make(person.account_id, Purpose.STOP)

    house.clock.pass_by(days=60)
    found = addresses.find(old, Purpose.GO)
    addresses.forget_old()

    assert found is None
    assert addresses.find(kept, Purpose.STOP) == Address(person.account_id, "")
    with house.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(secret_address)) == 1


def test_a_withdrawn_calendar_is_gone_and_another_is_not(house: House) -> None:
    person, colleague, addresses = house.person(), house.person("Bolot"), house.accounts.addresses
    mine, others = (addresses.make(one.account_id, Purpose.ICS) for one in (person, colleague))

    addresses.withdraw(person.account_id, Purpose.ICS)

    assert (addresses.find(mine, Purpose.ICS), addresses.has(person.account_id, Purpose.ICS)) == (None, False)
    assert addresses.find(others, Purpose.ICS) == Address(colleague.account_id, "")


@pytest.mark.parametrize("purpose", list(Purpose))
def test_the_links_of_a_frozen_account_lead_nowhere(house: House, purpose: Purpose) -> None:
    person = house.person()
    token = house.accounts.addresses.make(person.account_id, purpose)

    house.accounts.governing.freeze(HOST, person.account_id)

    assert house.accounts.addresses.find(token, purpose) is None
