"""The database is away: no word of what was typed is lost, and it is sent again from the page that says so."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, event

from tests.web.workspace.filing import NEW, PDF, bring
from tests.web.workspace.judging import aigul
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded
from tracker.domain.demand_events import DevelopmentRecorded
from tracker.store.refusals import StoreUnavailable

NOTES = 'She said: "It is <not> over",\r\nand left.'
WHAT = {"country": "KZ", "notes": NOTES, "on": "3 May 2024", "direction": "progress", "measure": "kz-2021-1.1"}


@contextmanager
def away(engine: Engine) -> Iterator[None]:
    """Let nobody reach the database."""

    def refuse(_: Connection) -> None:
        raise StoreUnavailable("unreachable")

    event.listen(engine, "begin", refuse)
    try:
        yield
    finally:
        event.remove(engine, "begin", refuse)
        engine.dispose()


def held(page: str) -> dict[str, str]:
    """What a form on a page would send as it stands."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    areas = re.findall(r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return {name: unescape(value) for name, value in [*hidden, *areas]}


def test_a_form_comes_back_whole_and_is_taken_from_there_once_the_database_is_back(office: Office) -> None:
    window, command = aigul(office).window, str(uuid4())
    there = len(recorded(office, DevelopmentRecorded))

    with away(office.engine):
        refused = window.post("/record?country=KZ", data=WHAT | {"command": command})
        again = window.post("/record?country=KZ", data=held(refused.text))
    taken = window.post("/record?country=KZ", data=held(again.text))
    twice = window.post("/record?country=KZ", data=held(again.text))

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "10")
    assert held(refused.text) == held(again.text) == WHAT | {"command": command}
    assert 'action="/record?country=KZ"' in refused.text
    assert "Your text is still here" in refused.text
    assert (taken.status_code, twice.headers["location"]) == (303, taken.headers["location"])
    assert len(recorded(office, DevelopmentRecorded)) == there + 1


def test_a_form_with_a_file_keeps_what_was_typed_and_asks_for_the_file_again(office: Office) -> None:
    window = aigul(office).window

    with away(office.engine):
        refused = bring(window, PDF, notes="Two pages and a stamp")

    assert refused.status_code == 503
    assert held(refused.text)["notes"] == "Two pages and a stamp"
    assert "The file has to be chosen once more" in refused.text
    assert f'action="{NEW}" method="post" enctype="multipart/form-data"' in refused.text


def test_a_password_is_never_sent_back_and_what_was_kept_at_the_door_is(office: Office) -> None:
    person, window = office.person(), office.window()
    ended = window.post("/record", data=WHAT).text
    kept = held(ended)["kept"]

    with away(office.engine):
        refused = window.post("/sign-in", data=office.typed(person, kept=kept, to="/record"))

    assert (refused.status_code, held(refused.text)["kept"]) == (503, kept)
    assert person.password not in refused.text


@pytest.mark.parametrize("address", ["/desk", "/en/countries/kz", "/en/countries/kz.json"])
def test_who_only_reads_is_told_when_to_come_back(office: Office, address: str) -> None:
    window = aigul(office).window

    with away(office.engine):
        refused = window.get(address)
    after = window.get(address)

    assert (refused.status_code, refused.headers["retry-after"], after.status_code) == (503, "10", 200)
