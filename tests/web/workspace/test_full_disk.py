"""A disk that is full (D4): what was typed comes back, pages are served, and the form is taken once there is room."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import Connection, Engine, event

from tests.web.workspace.judging import aigul
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, send, typed
from tracker.domain.demand_events import DevelopmentRecorded

NOTES = "The court heard it, and said so at length." * 200
WHAT = {"country": "KZ", "notes": NOTES, "on": "3 May 2024", "direction": "progress", "measure": "kz-2021-1.1"}


@contextmanager
def nothing_fits(engine: Engine) -> Iterator[None]:
    """Let the file not grow any more: SQLite itself then says what it says of a full disk."""

    def limit(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "begin", limit)
    yield
    event.remove(engine, "begin", limit)
    engine.dispose()


def test_a_form_that_does_not_fit_on_the_disk_keeps_its_text_and_is_taken_later(office: Office) -> None:
    window, command, before = aigul(office).window, str(uuid4()), office.given.record.log.head()
    there = len(recorded(office, DevelopmentRecorded))

    with nothing_fits(office.engine):
        refused = send(window, "/record", **WHAT, command=command)
        desk, public = window.get("/desk"), window.get("/en/countries/kz")
        after = office.given.record.log.head()
    taken = send(window, "/record", **WHAT, command=command)

    assert (refused.status_code, typed(refused.text, "notes"), after) == (503, NOTES, before)
    assert "Your text is still here" in refused.text
    assert (desk.status_code, public.status_code, taken.status_code) == (200, 200, 303)
    assert len(recorded(office, DevelopmentRecorded)) == there + 1
