from uuid import uuid4

import pytest

from tests.accounts.people import House
from tracker.accounts.refusals import AccountUnknown


def test_an_entry_is_opened_for_one_account_and_no_other(house: House) -> None:
    person, bystander, entry = house.person(), house.person("Bolot"), uuid4()

    for _ in range(2):
        house.accounts.opened.put(bystander.account_id, entry, person.account_id)

    assert house.accounts.opened_for(person.account_id) == {entry}
    assert house.accounts.opened_for(bystander.account_id) == frozenset()
    assert house.accounts.opened.accounts(entry) == {person.account_id}


def test_an_entry_can_be_closed_again(house: House) -> None:
    person, colleague, entry = house.person(), house.person("Bolot"), uuid4()
    for one in (person, colleague):
        house.accounts.opened.put("a-recorder0000", entry, one.account_id)

    house.accounts.opened.take_back(entry, person.account_id)

    assert house.accounts.opened_for(person.account_id) == frozenset()
    assert house.accounts.opened_for(colleague.account_id) == {entry}


def test_nothing_is_opened_for_an_account_that_does_not_exist(house: House) -> None:
    with pytest.raises(AccountUnknown):
        house.accounts.opened.put("a-recorder0000", uuid4(), "a-nobody000000")
