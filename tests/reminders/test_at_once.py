"""Two ticks at the same moment, in threads or in processes, send each mail once."""

import multiprocessing
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread
from uuid import UUID

import pytest

from tests.accounts.people import Person
from tests.given import a_demand, a_due_day, an_urgency
from tests.reminders.bureau import Bureau
from tracker.accounts.sealing import Seal
from tracker.outbox.digests import Digests
from tracker.outbox.mails import MailKind
from tracker.reminders.making import Making
from tracker.reminders.plan import Plan
from tracker.reminders.reminders import Reminders
from tracker.reminders.sending.maildir import Maildir

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def people(bureau: Bureau) -> list[Person]:
    """Some people of one team, to whom something is owed."""
    found = [bureau.person(name, "country:KZ") for name in ("Aigul", "Bolot", "Chinara")]
    demand = a_demand()
    a_due_day(demand, "2026-03-10")
    an_urgency(demand, "2026-03-01")
    bureau.save(demand)
    bureau.clock.at = bureau.record.clock.at = MONDAY
    return found


def test_ticks_in_threads_send_each_mail_once(bureau: Bureau, database_url: str, people: list[Person]) -> None:
    all_at_once = [bureau.started(url=database_url) for _ in range(4)]
    barrier = Barrier(len(all_at_once))

    def tick(one: Reminders) -> None:
        barrier.wait()
        one.tick(MONDAY)

    together([Thread(target=tick, args=[one]) for one in all_at_once])
    bureau.tick(MONDAY)

    assert sorted(bureau.letterbox.ids().values()) == [1] * len(people)
    assert all(len(bureau.told(one)) == 2 for one in people)


def test_two_that_make_the_same_mail_make_one(bureau: Bureau, people: list[Person]) -> None:
    its, reminders = people[0].account_id, bureau.reminders
    engine, ledger = bureau.record.engine, reminders.ledger
    making = Making(engine, reminders.mails, ledger, Digests(engine), Seal(bureau.house.key), "post@mail.example.net")
    owed = reminders.owed_to(its, MONDAY)
    plans = [
        Plan(MailKind.DIGEST, "2026-03-02", owed, ""),
        Plan(MailKind.DIGEST, "2026-03-02", owed, ""),
        Plan(MailKind.URGENT, "", owed, ""),
        Plan(MailKind.URGENT, "", owed[:1], ""),
    ]
    barrier, made = Barrier(len(plans)), list[UUID | None]()

    def make(plan: Plan) -> None:
        barrier.wait()
        made.append(making.make(its, plan, MONDAY))

    together([Thread(target=make, args=[plan]) for plan in plans])

    told = [line.rung.key for mail_id in made if mail_id for line in ledger.of_mail(mail_id)]
    assert sorted(told) == sorted(one.key for one in owed)


def test_ticks_in_processes_send_each_mail_once(
    bureau: Bureau, database_url: str, people: list[Person], tmp_path: Path
) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=tick_alone, args=(database_url, tmp_path / "mail")) for _ in range(2)]

    for process in processes:
        process.start()
    for process in processes:
        process.join(60)

    bureau.tick(MONDAY)
    assert [process.exitcode for process in processes] == [0, 0]
    assert len(list((tmp_path / "mail" / "new").iterdir())) + len(bureau.letterbox.taken) == len(people)
    assert all(len(bureau.told(one)) == 2 for one in people)


def tick_alone(url: str, folder: Path) -> None:
    """What a process does that is alone, or believes so."""
    bureau = Bureau(url, MONDAY)
    bureau.letterbox.send = Maildir(folder).send  # type: ignore[method-assign]
    bureau.tick(MONDAY)
    bureau.close()


def together(threads: list[Thread]) -> None:
    """Run threads until all have ended."""
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_what_is_owed_is_what_two_processes_see(bureau: Bureau, database_url: str, people: list[Person]) -> None:
    other = bureau.started(url=database_url)

    found = [one.owed_to(people[0].account_id, MONDAY) for one in (bureau.reminders, other)]

    assert found[0] == found[1] != []
