"""A clock that jumped while pages are served: nothing is recorded, what was typed comes back, and is taken later."""

from datetime import timedelta
from uuid import uuid4

from tests.record import ARecord
from tests.web.workspace.judging import aigul
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, send, typed
from tracker.application.tracker import Tracker
from tracker.domain.demand_events import DevelopmentRecorded
from tracker.store.values import By

WHAT = {"country": "KZ", "notes": "The court heard it.", "on": "3 May 2024", "direction": "progress"}


def accepted_by_the_host(record: ARecord) -> None:
    """Do what `tracker doctor --accept-clock` does, in another process than the one that serves."""
    other = ARecord(record.engine.url.render_as_string(hide_password=False))
    other.clock.at = record.clock.at
    Tracker(other.engine, other.log, other.runner).accept_clock(By("host", "cli"))
    other.close()


def test_a_form_sent_under_a_clock_that_jumped_keeps_its_text_until_the_host_accepts_it(office: Office) -> None:
    window, what, record = aigul(office).window, {**WHAT, "command": str(uuid4())}, office.given.record
    there, record.clock.at = len(recorded(office, DevelopmentRecorded)), record.clock.at - timedelta(days=2)

    refused = send(window, "/record", **what, measure="kz-2021-1.1")
    accepted_by_the_host(record)
    taken = send(window, "/record", **what, measure="kz-2021-1.1")

    assert (refused.status_code, typed(refused.text, "notes")) == (503, WHAT["notes"])
    assert "the clock of the machine jumped" in refused.text
    assert taken.status_code == 303
    assert len(recorded(office, DevelopmentRecorded)) == there + 1
