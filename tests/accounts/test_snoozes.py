from datetime import date

import pytest

from tests.accounts.people import House
from tracker.accounts.refusals import AccountUnknown

TODAY = date(2026, 11, 1)


def test_a_snoozed_thing_comes_back_on_its_day(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")
    snoozes = house.accounts.snoozes

    snoozes.put(person.account_id, "kz-2021-1", date(2026, 11, 8))
    snoozes.put(person.account_id, "kz-2021-2", date(2026, 11, 3))

    assert snoozes.of(person.account_id, TODAY) == {"kz-2021-1": date(2026, 11, 8), "kz-2021-2": date(2026, 11, 3)}
    assert snoozes.of(person.account_id, date(2026, 11, 3)) == {"kz-2021-1": date(2026, 11, 8)}
    assert snoozes.of(colleague.account_id, TODAY) == {}


def test_a_later_snooze_replaces_the_earlier_one(house: House) -> None:
    person = house.person()

    for day in (8, 20):
        house.accounts.snoozes.put(person.account_id, "kz-2021-1", date(2026, 11, day))

    assert house.accounts.snoozes.of(person.account_id, TODAY) == {"kz-2021-1": date(2026, 11, 20)}


def test_nobody_without_an_account_snoozes(house: House) -> None:
    with pytest.raises(AccountUnknown):
        house.accounts.snoozes.put("a-nobody000000", "kz-2021-1", TODAY)
