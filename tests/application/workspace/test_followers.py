"""What a rule reckoned from a session goes where the session goes, and is cancelled with it, in the same command."""

from datetime import date

import pytest

from tests.application.workspace.office import AIGUL, BOLOT, Office
from tests.application.workspace.test_occasions import occasion, on, say
from tests.given import a_session
from tracker.application.calendar import Calendar
from tracker.application.reader import Reader
from tracker.domain import occasion_events as events
from tracker.domain.values import Key

TODAY = date(2026, 11, 1)
ILC, LIST, CONCLUSIONS, SITTING = "ilc-115", "cas-long-list-2027", "cas-conclusions-2027", "gb-june-2027"
HANGS_ON_IT = {LIST, "cas-short-list-2027", CONCLUSIONS, "cfa-june-2027", SITTING}


def project(office: Office) -> int:
    record = office.record
    reader = Reader(record.engine, record.log, record.book, lambda: TODAY)
    return Calendar(record.engine, record.log, record.book, reader, first_lead=lambda _kind: None).project(TODAY)


@pytest.fixture
def projected(office: Office) -> Office:
    """A record whose calendar holds what the rules expect, and a session that nothing here may touch."""
    office.record.save(a_session("2026-12-01/2026-12-04", None, key=Key("bystander")))
    project(office)
    return office


def followers(office: Office, key: str = ILC) -> tuple[set[str], set[str]]:
    found = office.ask(lambda look: look.followers(look.live(AIGUL), key))
    return {one.key for one in found.along}, {one.key for one in found.staying}


def test_what_hangs_on_a_session_is_cancelled_with_it_by_the_same_command(projected: Office) -> None:
    with projected.recorded() as recorded:
        say(projected, "cancel", key=ILC)

    assert [type(one) for one in recorded] == [events.Cancelled] * 6
    assert [one.citation is None for one in recorded if isinstance(one, events.Cancelled)] == [False] + [True] * 5
    assert {key for key in HANGS_ON_IT if occasion(projected, key).state == "cancelled"} == HANGS_ON_IT
    assert occasion(projected, "bystander").state == "planned"


def test_what_hangs_on_a_session_is_moved_with_it_by_the_same_command(projected: Office) -> None:
    say(projected, "move", key=ILC, on=on("2027-05-31/2027-06-11"))

    it = occasion(projected, LIST)
    assert (it.on, it.is_provisional, it.state) == (on("2027-05-01"), True, "planned")
    assert occasion(projected, SITTING).on == on("2027-06-12")
    assert project(projected) == 0


def test_what_is_announced_for_other_days_takes_along_what_hangs_on_it(projected: Office) -> None:
    say(projected, "announce", key=ILC, on=on("2027-05-31/2027-06-11"))

    assert occasion(projected, ILC).state == "confirmed"
    assert occasion(projected, LIST).on == on("2027-05-01")


def test_what_a_person_announced_stays_when_the_session_is_cancelled(projected: Office) -> None:
    say(projected, "announce", BOLOT, key=LIST)
    say(projected, "move", key=CONCLUSIONS, on=on("2027-06-16"), is_provisional=True)

    say(projected, "cancel", key=ILC)

    assert (occasion(projected, LIST).state, occasion(projected, CONCLUSIONS).state) == ("confirmed", "planned")
    assert occasion(projected, SITTING).state == "cancelled"
    assert project(projected) == 0


def test_what_was_cancelled_with_a_session_comes_back_with_it(projected: Office) -> None:
    say(projected, "cancel", key=ILC)
    say(projected, "cancel", BOLOT, key="gb-march-2027")

    say(projected, "announce", key=ILC, on=on("2027-05-31/2027-06-11"))

    it = occasion(projected, LIST)
    assert (it.on, it.is_provisional, it.state) == (on("2027-05-01"), True, "planned")
    assert occasion(projected, "gb-march-2027").state == "cancelled"


def test_what_follows_and_what_stays_can_be_asked_before(projected: Office) -> None:
    before = followers(projected)
    say(projected, "announce", key=LIST)

    along, staying = followers(projected)

    assert before == (HANGS_ON_IT, set())
    assert (along, staying) == (HANGS_ON_IT - {LIST}, {LIST})
    assert followers(projected, "bystander") == (set(), set())
    assert followers(projected, "nothing") == (set(), set())


def test_what_is_cancelled_says_what_would_come_back_with_it(projected: Office) -> None:
    say(projected, "announce", key=LIST)
    say(projected, "cancel", key=ILC)

    assert followers(projected) == (HANGS_ON_IT - {LIST}, {LIST})


def test_an_occasion_that_nothing_hangs_on_takes_nothing_along(projected: Office) -> None:
    with projected.recorded() as recorded:
        say(projected, "cancel", AIGUL, key="ceacr-report-2027")

    assert [type(one) for one in recorded] == [events.Cancelled]
