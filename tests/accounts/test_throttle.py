from collections.abc import Sequence
from contextlib import suppress
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from tests.accounts.people import PEER, House
from tracker.accounts.kit import Kit
from tracker.accounts.refusals import TooManyAttempts
from tracker.accounts.sealing import Seal
from tracker.accounts.tables import attempt
from tracker.accounts.throttle import ACCOUNT, ADDRESS, EVERYBODY, Throttle, Tried
from tracker.store.engine import reading, writing

SECOND = 1_000_000


def throttle_of(house: House) -> Throttle:
    return Throttle(Kit(house.engine, Seal(house.key), house.clock))


def wait(throttle: Throttle, *things: Tried) -> int:
    """Try once more, and say how many seconds that was refused for."""
    try:
        throttle.take(things)
    except TooManyAttempts as refused:
        return refused.seconds
    return 0


def waits(house: House, throttle: Throttle, things: Sequence[Tried], tries: int) -> list[int]:
    """Try as often as one may, waiting as long as one is told, and give those waits."""
    found = []
    for _ in range(tries):
        refused = wait(throttle, *things)
        if refused:
            house.clock.pass_by(seconds=refused)
            assert wait(throttle, *things) == 0
        found.append(refused)
    return found


def test_waits_for_one_account_grow_and_stop_growing(house: House) -> None:
    throttle = throttle_of(house)

    found = waits(house, throttle, [throttle.account("algul")], 18)

    assert found == [0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


def test_asking_again_while_one_has_to_wait_makes_it_no_longer(house: House) -> None:
    throttle = throttle_of(house)
    its = throttle.account("algul")
    waits(house, throttle, [its], 9)

    asked = [wait(throttle, its) for _ in range(20)]
    house.clock.pass_by(seconds=asked[0])

    assert set(asked) == {8}
    assert wait(throttle, its) == 0


def test_nobody_is_locked_out_for_good(house: House) -> None:
    throttle = throttle_of(house)
    its = throttle.account("algul")
    waits(house, throttle, [its], 40)

    longest = wait(throttle, its)
    house.clock.pass_by(days=1, minutes=1)

    assert longest <= ACCOUNT.longest // SECOND
    assert waits(house, throttle, [its], 5) == [0] * 5


def test_tries_are_forgotten_one_by_one(house: House) -> None:
    throttle = throttle_of(house)
    its = throttle.account("algul")
    waits(house, throttle, [its], 5)

    house.clock.pass_by(seconds=2 * ACCOUNT.every / SECOND)

    assert waits(house, throttle, [its], 4) == [0, 0, 0, 1]


def test_one_limit_leaves_the_others_alone(house: House) -> None:
    throttle = throttle_of(house)
    waits(house, throttle, [throttle.account("algul")], 9)
    waits(house, throttle, [throttle.address("192.0.2.7")], 25)

    assert wait(throttle, throttle.account("bolot")) == 0
    assert wait(throttle, throttle.address("192.0.2.8")) == 0


def test_an_address_has_more_tries_than_an_account_and_all_together_more_still(sqlite_house: House) -> None:
    throttle = throttle_of(sqlite_house)

    address = waits(sqlite_house, throttle, [throttle.address(PEER)], 22)
    everybody = waits(sqlite_house, throttle, [throttle.everybody()], 102)

    assert address[:21] == [0] * 21
    assert address[21] == 1
    assert everybody[:101] == [0] * 101
    assert everybody[101] == 1
    assert (ADDRESS.free, EVERYBODY.free) == (20, 100)


def test_where_one_thing_has_to_wait_nothing_is_counted(house: House) -> None:
    throttle = throttle_of(house)
    tired, fresh = throttle.account("algul"), throttle.address(PEER)
    waits(house, throttle, [tired], 7)

    with pytest.raises(TooManyAttempts):
        throttle.take([tired, fresh])

    with reading(house.engine) as connection:
        assert connection.scalar(select(attempt.c.tries).where(attempt.c.key == fresh.key)) is None


def test_a_success_takes_its_own_try_back_and_clears_the_account(house: House) -> None:
    throttle = throttle_of(house)
    things = [throttle.account("algul"), throttle.address(PEER)]
    waits(house, throttle, things, 8)

    with writing(house.engine) as connection:
        throttle.forgive(connection, things)

    with reading(house.engine) as connection:
        left = [tuple(row) for row in connection.execute(select(attempt.c.key, attempt.c.tries))]
    assert left == [(things[1].key, 7)]
    assert wait(throttle, *things) == 0


def test_a_clock_that_was_set_back_leaves_nobody_waiting(house: House) -> None:
    throttle = throttle_of(house)
    its = throttle.account("algul")
    waits(house, throttle, [its], 12)

    house.clock.pass_by(days=-400)

    assert wait(throttle, its) == 0


def test_neither_address_nor_nickname_is_kept_in_the_clear(house: House) -> None:
    throttle = throttle_of(house)

    throttle.take([throttle.account("algul"), throttle.address(PEER), throttle.everybody()])

    with reading(house.engine) as connection:
        rows = connection.execute(select(attempt)).all()
    assert len(rows) == 3
    assert not any(text in repr(rows) for text in ("algul", PEER, "everybody"))
    assert {len(row.key) for row in rows} == {64}


def test_what_was_tried_is_gone_after_a_day(house: House) -> None:
    throttle = throttle_of(house)
    for number in range(30):
        throttle.take([throttle.account(f"guess{number}")])

    house.clock.pass_by(days=1, seconds=1)
    throttle.take([throttle.account("algul")])

    with reading(house.engine) as connection:
        assert connection.scalar(select(func.count()).select_from(attempt)) == 1


def test_many_at_once_do_not_slip_through(house: House) -> None:
    throttle = throttle_of(house)
    things = [throttle.account("algul"), throttle.address(PEER), throttle.everybody()]
    together, passed = Barrier(12), []

    def attempt_once() -> None:
        together.wait()
        with suppress(TooManyAttempts):
            throttle.take(things)
            passed.append(1)

    threads = [Thread(target=attempt_once) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(passed) == ACCOUNT.free + 1
