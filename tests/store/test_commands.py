"""A command that is sent twice is carried out once, and its id never speaks for another one."""

from uuid import UUID

import pytest
from sqlalchemy import Engine

from tests.store.example import AIGUL, a_box, a_case, by_command, counts
from tracker.store.log import Log
from tracker.store.refusals import AlreadyMade, CommandReused
from tracker.store.values import By


def test_a_command_sent_twice_is_recorded_once_and_answered_the_same(log: Log, engine: Engine) -> None:
    case, secrets = a_case()
    first = log.write(case.collect_events(), by_command(), words=secrets, answer="/cases/k-1")
    before = counts(engine)
    log.write(a_box().collect_events(), AIGUL)

    again, more = a_case()
    second = log.write(again.collect_events(), by_command(), words=more, answer="/cases/other")

    assert (second.first, second.last, second.answer, second.repeated) == (1, 1, "/cases/k-1", True)
    assert second.recorded_at == first.recorded_at
    assert counts(engine) == before | {"event": 2, "log_commit": 2, "unique_key": 2}
    assert log.repeated(by_command()) == second


def test_a_command_sent_twice_is_known_before_it_is_decided(log: Log) -> None:
    assert log.repeated(by_command()) is None
    assert log.repeated(AIGUL) is None


def test_another_body_under_the_same_command_is_refused(log: Log) -> None:
    log.write(a_box().collect_events(), by_command(), answer="/boxes/b-1")

    with pytest.raises(CommandReused) as refusal:
        log.write(a_box("b-2").collect_events(), by_command("other body"))
    with pytest.raises(CommandReused):
        log.repeated(by_command("other body"))

    assert (refusal.value.position, refusal.value.answer) == (1, "/boxes/b-1")


def test_the_same_command_id_of_another_account_is_another_command(log: Log) -> None:
    log.write(a_box().collect_events(), by_command())

    written = log.write(a_box("b-2").collect_events(), By("a-bolot", "web", UUID(int=7), "body"))

    assert not written.repeated


def test_a_refused_command_may_be_sent_again(log: Log) -> None:
    log.write(a_box().collect_events(), AIGUL)
    with pytest.raises(AlreadyMade):
        log.write(a_box().collect_events(), by_command("first try"))

    written = log.write(a_box("b-2").collect_events(), by_command("second try"))

    assert not written.repeated


def test_a_write_without_events_records_nothing(log: Log, engine: Engine) -> None:
    before = counts(engine)

    written = log.write([], by_command())

    assert (written.first, written.last) == (1, 0)
    assert counts(engine) == before
