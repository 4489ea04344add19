"""An entry appears with the first release in which the public could see it, as asking each release finds out."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.given import a_coalition, a_confirmed, a_country, a_demand, a_development, a_finding
from tests.projections.asking import noon
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.entry_events import Retraction
from tracker.domain.values import Audience
from tracker.projections import reading
from tracker.projections.appearances import of_country, of_demand, releases
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading as read_only

FIRST = date(2022, 7, 1)


class Edited:
    """A record that is released once a day, whether or not something happened."""

    def __init__(self, record: ARecord) -> None:
        self.record, self.coalition, self.demand = record, a_coalition(), a_demand()
        self.day = FIRST
        record.save(self.coalition, a_country(), self.demand, at=noon(self.day.isoformat()))
        self.release()

    def release(self) -> None:
        """Record what the demand has to tell, and let the public see it."""
        self.record.save(self.demand, at=noon(self.day.isoformat()))
        through = self.record.log.head().position
        self.coalition.release(through, reason=None)
        self.record.save(self.coalition, at=noon(self.day.isoformat()))
        self.day += timedelta(days=1)

    def viewer(self) -> Viewer:
        """The public today."""
        return self._viewers()[-1]

    def found(self) -> dict[str, int]:
        """In which release each entry of the demand appeared."""
        with read_only(self.record.engine) as connection:
            return {key: one.number for key, one in of_demand(connection, self.viewer(), "kz-2021-1").items()}

    def asked_for(self) -> dict[str, int]:
        """The same, found by asking for the page as each release showed it, of what is shown today."""
        seen: dict[str, int] = {}
        now = self._shown(self.viewer())
        for number, viewer in reversed(list(enumerate(self._viewers(), start=1))):
            seen |= dict.fromkeys(self._shown(viewer) & now, number)
        return seen

    def _viewers(self) -> list[Viewer]:
        everything = Viewer(self.record.log.head().position, self.day, self.day, sample=False)
        with read_only(self.record.engine) as connection:
            listed = releases(connection, everything).listed
        last = listed[-1].released_on
        return [Viewer(one.through, one.released_on, last, sample=False) for one in listed]

    def _shown(self, viewer: Viewer) -> set[str]:
        with read_only(self.record.engine) as connection:
            entries = reading.dossier(connection, viewer, self.day, ["kz-2021-1"]).entries
        return {one.entry_id for one in entries if not one.hidden}


@pytest.fixture
def edited(record: ARecord) -> Edited:
    return Edited(record)


def opened_later(demand: Demand, edited: Edited) -> UUID:
    entry_id = a_development(demand, audience=Audience.COUNTRY_TEAM)
    edited.release()
    demand.set_audience(entry_id, Audience.PUBLIC, reason=None)
    edited.release()
    return entry_id


def on_its_day(demand: Demand, edited: Edited) -> UUID:
    entry_id = a_development(demand, not_before=edited.day + timedelta(days=1))
    demand.confirm_opening(entry_id, reason=None)
    edited.release()
    edited.release()
    return entry_id


def narrowed_and_widened(demand: Demand, edited: Edited) -> UUID:
    entry_id = a_development(demand)
    edited.release()
    demand.set_audience(entry_id, Audience.MEMBERS, reason=None)
    edited.release()
    demand.set_audience(entry_id, Audience.PUBLIC, reason=None)
    return entry_id


def confirmed(demand: Demand, edited: Edited) -> UUID:
    edited.release()
    return a_confirmed(demand)


@pytest.mark.parametrize(
    ("tale", "number"), [(opened_later, 3), (on_its_day, 3), (narrowed_and_widened, 2), (confirmed, 3)]
)
def test_an_entry_appears_with_the_first_release_that_could_show_it(
    edited: Edited, tale: Callable[[Demand, Edited], UUID], number: int
) -> None:
    bystander = a_development(edited.demand)
    entry_id = tale(edited.demand, edited)
    edited.release()

    found = edited.found()

    assert (found[str(entry_id)], found[str(bystander)]) == (number, 2)
    assert found == edited.asked_for()


@pytest.mark.parametrize("why", [Retraction.ERROR, Retraction.SAFETY])
def test_what_is_shown_no_more_never_appeared(edited: Edited, why: Retraction) -> None:
    gone, stays = a_development(edited.demand), a_development(edited.demand)
    edited.release()
    edited.demand.retract(gone, why, reason=None)
    edited.release()

    assert edited.found().keys() == {str(stays)}
    assert edited.found() == edited.asked_for()


def test_what_is_not_released_has_not_appeared(edited: Edited) -> None:
    a_development(edited.demand)
    edited.record.save(edited.demand, at=noon(edited.day.isoformat()))

    assert edited.found() == {}


def test_a_country_has_what_bodies_said_and_what_is_on_its_demands(edited: Edited) -> None:
    entry_id, finding = a_development(edited.demand), a_finding()
    edited.record.save(finding, at=noon(edited.day.isoformat()))
    edited.release()

    with read_only(edited.record.engine) as connection:
        here, there = (of_country(connection, edited.viewer(), code) for code in ("KZ", "KG"))

    assert {str(entry_id)} < here.keys()
    assert len(here) == 2
    assert there == {}
