from datetime import timedelta

import pytest

from tests.accounts.people import House
from tracker.accounts import totp
from tracker.accounts.accounts import HOST
from tracker.accounts.passwords import require_good
from tracker.accounts.proving import Claim
from tracker.accounts.refusals import AccountUnknown, NotSignedIn
from tracker.accounts.sign_ins import Device
from tracker.store.keys import WorkingKey

ROLES = {
    "sample-admin": ["admin"],
    "sample-confirmer": ["may_confirm"],
    "sample-coordinator": ["country:KZ"],
    "sample-editor": ["editor"],
    "sample-member": [],
}


def test_there_is_one_marked_account_for_each_role(house: House) -> None:
    for _ in range(2):
        house.accounts.samples.make("KZ")

    assert {one.nickname: one.roles.codes() for one in house.accounts.everyone()} == ROLES
    assert all(house.accounts.sign_ins.of(one.account_id) == [] for one in house.accounts.everyone())


@pytest.mark.parametrize("nickname", ROLES)
def test_somebody_signs_in_as_each_of_them_with_what_is_printed(nickname: str, house: House) -> None:
    samples = house.accounts.samples
    samples.make("KZ")

    for _ in range(2):
        found = samples.code(nickname)
        assert found.seconds == 0
        claim = Claim(nickname, samples.password(), found.code, "127.0.0.1")
        assert house.accounts.sign_in(claim, Device.COMPUTER)


def test_a_code_that_is_not_good_yet_says_when_it_is(house: House) -> None:
    samples = house.accounts.samples
    samples.make("KZ")
    for _ in range(2):
        claim = Claim("sample-editor", samples.password(), samples.code("sample-editor").code, "127.0.0.1")
        house.accounts.sign_in(claim, Device.COMPUTER)

    found = samples.code("sample-editor")
    claim = Claim("sample-editor", samples.password(), found.code, "127.0.0.1")

    assert 0 < found.seconds <= 30
    with pytest.raises(NotSignedIn):
        house.accounts.sign_in(claim, Device.COMPUTER)
    house.clock.pass_by(seconds=found.seconds)
    assert house.accounts.sign_in(claim, Device.COMPUTER)


def test_nobody_elses_code_is_told(house: House) -> None:
    house.person("Aigul")

    for nickname in ("Aigul", "sample-editor", ""):
        with pytest.raises(AccountUnknown):
            house.accounts.samples.code(nickname)


def test_the_password_is_good_and_each_demonstration_has_its_own(house: House) -> None:
    password = house.accounts.samples.password()
    other = House(house.engine, key=WorkingKey(1, b"x" * 32)).accounts.samples.password()

    require_good(password, "sample-editor")
    assert password != other


def test_a_sample_account_can_be_frozen_and_stays_as_it_is_when_the_demo_starts_again(house: House) -> None:
    house.accounts.samples.make("KZ")
    editor = house.accounts.by_nickname("sample-editor")
    house.accounts.governing.freeze(HOST, editor.account_id)

    house.accounts.samples.make("KZ")

    assert house.accounts.by_nickname("sample-editor").frozen_at == house.clock.at


def test_a_busy_machine_on_which_the_half_minute_of_a_code_ends_in_between_makes_them_all_the_same(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    proved, late = totp.proved, [timedelta(seconds=totp.STEP_SECONDS)]

    def after_a_while(secret: str, typed: str, now: int) -> int:
        if late:
            house.clock.at += late[0]
            now += late.pop() // timedelta(microseconds=1)
        return proved(secret, typed, now)

    monkeypatch.setattr(totp, "proved", after_a_while)

    house.accounts.samples.make("KZ")

    assert {one.nickname for one in house.accounts.everyone()} == {*ROLES}
