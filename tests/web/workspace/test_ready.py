"""Whether the program says that it is ready, and to whom it says more."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.web.workspace.office import NOW, Office
from tests.windows import Window
from tracker.application.condition import Condition, Parked
from tracker.reminders.health import Health, Stopped
from tracker.reminders.reminders import Reminders
from tracker.store.refusals import StoreUnavailable
from tracker.web.watching import Watching

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


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Give one record to all that follows: nobody writes to it, and its clock stands."""
    office = Office(tmp_path_factory.mktemp("calm"))
    yield office
    office.close()


def watched(office: Office, **found: object) -> Callable[..., TestClient]:
    """Let the server be watched, and its record be found in some condition; give what opens a window at it."""
    condition = Condition(**{"database": True, "key": True, "projector": True} | found)  # type: ignore[arg-type]
    app = office.app()
    app.state.office = replace(app.state.office, watching=Watching(lambda: condition, list, TOKEN))
    return lambda origin="http://localhost": Window(app, base_url=origin)


PARKED = Parked("entries", 12, "KeyError", NOW)
TOKEN = "t" * 32


@pytest.mark.parametrize("found", [{"key": False}, {"projector": False}, {"parked": [PARKED]}])
def test_a_record_that_is_not_whole_makes_it_not_ready(
    calm: Office, monkeypatch: pytest.MonkeyPatch, found: dict[str, object]
) -> None:
    monkeypatch.setattr(Reminders, "health", lambda _: WELL)

    answer = watched(calm, **found)().get("/readyz")

    told = answer.json()
    assert (answer.status_code, told["ready"]) == (503, False)
    whether = [told[name] for name in ("database", "key", "projector")]
    assert whether == [True, found.get("key", True), found.get("projector", True)]


def test_a_read_model_that_is_parked_is_named_with_its_position_to_who_watches_alone(
    calm: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reminders, "health", lambda _: WELL)
    opens = watched(calm, parked=[PARKED])

    here, elsewhere = opens().get("/readyz"), opens("https://pages.example").get("/readyz")
    bearing = opens("https://pages.example").get("/readyz", headers={"authorization": f"Bearer {TOKEN}"})

    told = {"name": "entries", "position": 12, "error": "KeyError", "next_try": "2026-11-21T10:00:00+00:00"}
    assert here.json()["parked"] == [told]
    assert (elsewhere.status_code, elsewhere.json()) == (503, {"ready": False, "record": True})
    assert bearing.json() == here.json()


def test_a_process_says_that_it_lives_without_asking_the_database(
    calm: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = calm.window()
    monkeypatch.setattr("sqlalchemy.engine.Engine.connect", lambda _: pytest.fail("asked"))

    answer = window.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"alive": True})
    assert answer.headers["cache-control"] == "no-store"
