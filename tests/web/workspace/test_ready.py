"""Whether the program says that it is ready, and to whom it says more."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.web.workspace.office import NOW, Office
from tracker.reminders.health import Health, Stopped
from tracker.reminders.reminders import Reminders
from tracker.store.refusals import StoreUnavailable

WELL = Health(ticked_at=NOW, next_at=NOW, stopped=None, backlog=2, waits_since=NOW, failed=1, unclear=0, troubled=0)


def ask(office: Office, origin: str = "http://localhost") -> tuple[int, dict[str, object]]:
    window: TestClient = office.window(origin)
    answer = window.get("/readyz")
    return answer.status_code, answer.json()


def test_a_program_whose_record_can_be_read_is_ready_and_says_more_on_its_own_machine(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reminders, "health", lambda _: WELL)

    here, elsewhere = ask(office), ask(office, "https://pages.example")

    assert elsewhere == (200, {"ready": True, "record": True})
    assert here[1]["reminders"] == {
        "stopped": None,
        "last_tick": "2026-11-21T10:00:00+00:00",
        "next_tick": "2026-11-21T10:00:00+00:00",
        "backlog": 2,
        "waits_since": "2026-11-21T10:00:00+00:00",
        "failed": 1,
        "unclear": 0,
    }


@pytest.mark.parametrize("stopped", Stopped)
def test_reminders_that_stand_still_make_it_not_ready(
    office: Office, monkeypatch: pytest.MonkeyPatch, stopped: Stopped
) -> None:
    health = Health(
        ticked_at=NOW, next_at=None, stopped=stopped, backlog=0, waits_since=None, failed=0, unclear=0, troubled=0
    )
    monkeypatch.setattr(Reminders, "health", lambda _: health)

    status, told = ask(office)

    assert (status, told["ready"]) == (503, False)


def test_a_scheduler_that_does_not_tick_any_more_makes_it_not_ready(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reminders, "health", lambda _: WELL)
    ready = ask(office)[0]

    office.clock.at += timedelta(minutes=11)

    assert (ready, ask(office)[0]) == (200, 503)


def test_a_record_that_cannot_be_read_makes_it_not_ready(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Reminders) -> Health:
        raise StoreUnavailable("disk_full")

    monkeypatch.setattr(Reminders, "health", fail)

    assert ask(office) == (503, {"ready": False, "record": False})
