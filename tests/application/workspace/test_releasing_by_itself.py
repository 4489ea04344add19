"""What releases by itself makes an edition where that changes a public page, and none for what is only noted."""

from datetime import date

import pytest

from tests.application.workspace.office import AIGUL, Office, a_development, by
from tests.given import a_session
from tracker.application.calendar import Calendar
from tracker.application.reader import Reader
from tracker.domain.values import Audience, Key
from tracker.store.values import By

TODAY = date(2026, 11, 1)
ITSELF = By("demo", "scheduler")


@pytest.fixture
def released(office: Office) -> Office:
    """A record that the public sees as it stands, with a session that is near."""
    office.record.save(a_session("2026-12-01/2026-12-04", "115", key=Key("ilc-115")))
    office.tracker.release(ITSELF)
    return office


def release(office: Office) -> int | None:
    return office.tracker.release_if_anything_is_new(ITSELF, TODAY)


def calendar(office: Office) -> Calendar:
    record = office.record
    reader = Reader(record.engine, record.log, record.book, lambda: TODAY)
    return Calendar(record.engine, record.log, record.book, reader, first_lead={"ilc_session": 120}.get)


def test_dates_that_the_rules_expect_are_released_once(released: Office) -> None:
    calendar(released).project(TODAY)

    first, again = release(released), release(released)

    assert (first, again) == (2, None)


def test_notes_of_what_goes_stale_make_no_edition(released: Office) -> None:
    noted = calendar(released).flag_stale(TODAY)

    assert noted > 0
    assert release(released) is None


@pytest.mark.parametrize(("audience", "number"), [(Audience.MEMBERS, None), (Audience.PUBLIC, 2)])
def test_what_the_public_may_read_makes_an_edition_and_what_teams_record_none(
    released: Office, audience: Audience, number: int | None
) -> None:
    released.workspace.record_development(AIGUL, by(AIGUL), a_development(audience=audience))

    assert release(released) == number


def test_a_record_that_was_never_released_is(office: Office) -> None:
    assert release(office) == 1
