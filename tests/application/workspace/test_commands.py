"""A command is carried out once, whoever sends it how often, and whoever writes beside it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import func, select

from tests.application.workspace.office import AIGUL, BOTH, EDITOR, WHY, Office, a_development, by, on_measures
from tracker.application.permissions import NotAllowed
from tracker.application.workspace.refusals import DemandUnknown
from tracker.domain.demand_events import DevelopmentRecorded
from tracker.domain.entry_events import Retraction
from tracker.domain.rights import Who
from tracker.store.engine import reading
from tracker.store.refusals import CommandReused
from tracker.store.tables import command

EACH = 15


def commands_kept(office: Office) -> int:
    with reading(office.record.engine) as connection:
        return connection.scalar(select(func.count()).select_from(command)) or 0


def test_a_form_sent_twice_is_recorded_once_and_answered_the_same(office: Office) -> None:
    entry, sent = a_development(), by(AIGUL, 7)
    first = office.workspace.record_development(AIGUL, sent, entry)

    with office.recorded() as events:
        again = office.workspace.record_development(AIGUL, sent, entry)

    assert events == []
    assert (again.key, again.repeated, first.repeated) == (first.key, True, False)


def test_a_change_sent_twice_is_answered_the_same_though_it_could_not_be_made_again(office: Office) -> None:
    entry_id, sent = office.develop(), by(AIGUL, 7)
    say = partial(office.workspace.retract, AIGUL, sent, entry_id, Retraction.SAFETY, reason=WHY, seen=office.seen)
    first = say()

    with office.recorded() as events:
        again = say()

    assert events == []
    assert (again.key, again.repeated) == (first.key, True)


def test_another_text_under_the_same_form_is_told_apart_and_not_recorded(office: Office) -> None:
    first = office.workspace.record_development(AIGUL, by(AIGUL, 7), a_development())

    with office.recorded() as events, pytest.raises(CommandReused) as refusal:
        office.workspace.record_development(AIGUL, by(AIGUL, 7, "edited"), a_development(wording={"en": "Edited."}))

    assert events == []
    assert refusal.value.answer == first.key


def test_a_form_that_was_refused_can_be_mended_and_sent_again(office: Office) -> None:
    before = commands_kept(office)
    with pytest.raises(DemandUnknown):
        office.workspace.record_development(AIGUL, by(AIGUL, 7), a_development(where=on_measures("kz-1999-1")))
    refused = commands_kept(office)

    done = office.workspace.record_development(AIGUL, by(AIGUL, 7, "mended"), a_development())

    assert (refused, commands_kept(office), done.repeated) == (before, before + 1, False)


def test_nobody_gives_a_command_in_anothers_name(office: Office) -> None:
    with office.recorded() as events:
        with pytest.raises(NotAllowed):
            office.workspace.record_development(BOTH, by(AIGUL), a_development())
        with pytest.raises(NotAllowed):
            office.workspace.release_now(EDITOR, by(AIGUL), reason={"en": "Now."})

    assert events == []


def test_people_who_record_on_one_demand_at_once_never_meet_a_conflict(office: Office) -> None:
    start = Barrier(3)

    def record(who: Who) -> Sequence[str]:
        start.wait()
        return [office.workspace.record_development(who, by(who), a_development()).key for _ in range(EACH)]

    with ThreadPoolExecutor(3) as people:
        keys = [key for done in people.map(record, [AIGUL, BOTH, AIGUL]) for key in done]

    entries = [key for key, event in office.demand().entries.items() if isinstance(event, DevelopmentRecorded)]
    assert len(keys) == 3 * EACH
    assert sorted(map(UUID, keys)) == sorted(entries)


def test_a_form_that_two_threads_send_at_once_is_recorded_once(office: Office) -> None:
    start, entry = Barrier(2), a_development()

    def record(_: int) -> str:
        start.wait()
        return office.workspace.record_development(AIGUL, by(AIGUL, 7), entry).key

    with ThreadPoolExecutor(2) as hands:
        first, second = hands.map(record, range(2))

    assert first == second
    assert len(office.demand().entries) == 1


def test_a_change_that_two_threads_send_at_once_is_answered_the_same(office: Office) -> None:
    start, entries = Barrier(2), [office.develop() for _ in range(EACH)]

    def retract(_: int) -> Sequence[str]:
        keys = []
        for number, entry_id in enumerate(entries, 1):
            start.wait()
            sent = partial(office.workspace.retract, AIGUL, by(AIGUL, number), entry_id, Retraction.ERROR)
            keys.append(sent(reason=WHY, seen=office.seen).key)
        return keys

    with ThreadPoolExecutor(2) as hands:
        first, second = hands.map(retract, range(2))

    assert first == second == list(map(str, entries))


def test_who_is_outrun_again_and_again_is_waited_for(office: Office) -> None:
    def record(who: Who) -> Sequence[str]:
        return [office.workspace.record_development(who, by(who), a_development()).key for _ in range(5)]

    with ThreadPoolExecutor(8) as people:
        keys = [key for done in people.map(record, [AIGUL, BOTH] * 4) for key in done]

    assert len(office.demand().entries) == len(set(keys)) == 8 * 5
