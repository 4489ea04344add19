import pytest

from tests.accounts.people import House
from tracker.accounts.refusals import NothingToMute


def test_what_is_muted_is_so_for_one_account_until_it_is_unmuted(house: House) -> None:
    person, colleague, muting = house.person(), house.person("Bolot"), house.accounts.muting

    for what in ("kind:gb_session", "country:kz", "country:kz"):
        muting.mute(person.account_id, what)
    muting.unmute(person.account_id, "kind:gb_session")

    assert muting.of(person.account_id) == {"country:kz"}
    assert muting.of(colleague.account_id) == set()


@pytest.mark.parametrize("what", ["", "kz", "kind:", "country:k z", "kind:x\n", "<b>:x"])
def test_what_is_nothing_to_mute_is_refused(house: House, what: str) -> None:
    person = house.person()

    with pytest.raises(NothingToMute):
        house.accounts.muting.mute(person.account_id, what)

    assert house.accounts.muting.of(person.account_id) == set()
