"""Figures for Prometheus: who reads them, that they are well-formed, and that nobody's word is in them (A8)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from tests.web.workspace.office import NOW, Office
from tests.windows import Window
from tracker.application.condition import condition
from tracker.reminders.health import Health
from tracker.reminders.reminders import Reminders
from tracker.web.exposition import Figure, written
from tracker.web.watching import Watching

Opens = Callable[..., TestClient]

TOKEN = "a-token-that-is-only-of-this-test-0123456789"  # noqa: S105 - nobody else's
LINE = re.compile(r'[a-z_]+(\{[a-z_]+="[^"\n]*"(,[a-z_]+="[^"\n]*")*\})? [0-9.e+-]+')
WELL = Health(ticked_at=NOW, next_at=NOW, stopped=None, backlog=2, waits_since=NOW, failed=1, unclear=0, troubled=0)


def of_other_things() -> Iterator[Figure]:
    yield Figure("tracker_events", 12)


@pytest.fixture(scope="module")
def its_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Give one record to all tests: nobody writes to it."""
    office = Office(tmp_path_factory.mktemp("watched"))
    yield office
    office.close()


@pytest.fixture
def watched(its_office: Office, monkeypatch: pytest.MonkeyPatch) -> Opens:
    """Serve a record whose server is watched, and give what opens a window at it."""
    engine, book = its_office.engine, its_office.given.record.book
    watching = Watching(lambda: condition(engine, book, datetime.now(UTC)), of_other_things, TOKEN)
    app = its_office.app()
    app.state.office = replace(app.state.office, watching=watching)
    app.add_middleware(watching.counting.around)
    monkeypatch.setattr(Reminders, "health", lambda _: WELL)
    return lambda origin="http://localhost": Window(app, base_url=origin)


def figures(window: TestClient) -> dict[str, float]:
    answer = window.get("/metrics")
    assert answer.status_code == 200
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines}


@pytest.mark.parametrize(
    ("origin", "headers", "status"),
    [
        ("http://localhost", {}, 200),
        ("http://127.0.0.1", {}, 200),
        ("http://localhost", {"x-forwarded-for": "192.0.2.7"}, 404),
        ("https://pages.example", {}, 404),
        ("https://pages.example", {"authorization": "Bearer wrong"}, 404),
        ("https://pages.example", {"authorization": "Bearer "}, 404),
        ("https://pages.example", {"authorization": f"Bearer {TOKEN}"}, 200),
    ],
)
def test_figures_are_for_this_machine_or_for_the_token(
    watched: Opens, origin: str, headers: dict[str, str], status: int
) -> None:
    assert watched(origin).get("/metrics", headers=headers).status_code == status


def test_where_nobody_set_a_token_an_empty_one_opens_nothing(its_office: Office) -> None:
    window = its_office.window("https://pages.example")

    assert window.get("/metrics", headers={"authorization": "Bearer"}).status_code == 404


def test_figures_say_what_was_answered_and_how_the_record_is(watched: Opens) -> None:
    window = watched()
    window.get("/en/")
    window.get("/sign-in")
    window.get("/en/countries/zz")
    window.request("BREW", "/en/")

    told = figures(window)

    answered = {name.partition("{")[2]: value for name, value in told.items() if "requests_total" in name}
    by_part = {re.sub(r'process="\d+",', "", labels)[:-1]: value for labels, value in answered.items()}
    assert by_part == {
        'part="public",method="GET",status="200"': 1,
        'part="public",method="GET",status="404"': 1,
        'part="public",method="other",status="405"': 1,
        'part="workspace",method="GET",status="200"': 1,
    }
    assert told["tracker_key_opens"] == told["tracker_projector_runs"] == told["tracker_database_answers"] == 1
    assert (told["tracker_events"], told["tracker_mails_waiting"], told["tracker_mails_failed"]) == (12, 2, 1)
    assert told["tracker_reminders_ticked_seconds"] == NOW.timestamp()


def test_buckets_hold_all_that_took_no_longer(watched: Opens) -> None:
    window = watched()
    window.get("/en/")

    told = figures(window)

    counts = [value for name, value in told.items() if "seconds_bucket" in name and 'part="public"' in name]
    assert counts == sorted(counts)
    assert counts[-1] == 1


def test_no_address_query_or_name_gets_into_the_figures(watched: Opens) -> None:
    window = watched()
    canary = "zzcanary"
    for path in (f"/{canary}", f"/en/{canary}", f"/en/search?q={canary}", f"/invite/{canary}", f"/desk?x={canary}"):
        window.get(path, headers={"user-agent": canary, "cookie": f"sid={canary}", "referer": canary})
    window.request(canary.upper(), "/en/")

    assert canary not in window.get("/metrics").text.lower()


def test_what_stands_in_quotes_is_written_as_prometheus_reads_it() -> None:
    text = written([Figure("one", 1.5, {"why": 'a "b" \\ c\nd'})])

    assert text == '# TYPE one gauge\none{why="a \\"b\\" \\\\ c\\nd"} 1.5\n'
