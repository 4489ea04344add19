"""Who sees what: each audience for each kind of viewer, on every way of reading, and never more than their right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Select, select

from tests.given import a_coalition, a_demand, a_development, a_finding, a_letter, a_session, what_happened, words
from tests.oracle.histories import ACCOUNTS, Step, history
from tests.projections.asking import AT_LAST, a_coordinator, a_member, head, ids, noon, seen, shown, somebody
from tests.record import ARecord
from tracker.domain import entry_events, finding_events
from tracker.domain.coalition_events import DevelopmentRecorded
from tracker.domain.demand import Demand
from tracker.domain.entry_events import Retraction
from tracker.domain.events import EntryEvent
from tracker.domain.record import Entry
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code
from tracker.projections import reading
from tracker.projections.corrections import corrections
from tracker.projections.tables import entry
from tracker.projections.viewing import OPENING, Viewer, counted, known
from tracker.store.engine import reading as read_only

EVERYBODY = {Audience.PUBLIC, Audience.MEMBERS}
TEAM = EVERYBODY | {Audience.COUNTRY_TEAM}
OPENS = date(2022, 7, 10)

VIEWERS: list[tuple[str, Who | None, set[Audience]]] = [
    ("the public", None, {Audience.PUBLIC}),
    ("a member", a_member(), EVERYBODY),
    ("a coordinator of the country", a_coordinator("KZ"), TEAM),
    ("a coordinator of several", a_coordinator("KG", "KZ"), TEAM),
    ("a coordinator of another country", a_coordinator("KG"), EVERYBODY),
    ("who may confirm", Who("c", may_confirm=True), EVERYBODY),
    ("an editor", Who("e", is_editor=True), EVERYBODY),
    ("an admin of accounts", Who("a", is_admin=True), EVERYBODY),
    ("the recorder, of the team", a_coordinator("KZ", account="aigul"), set(Audience)),
    ("the recorder, of the team no more", a_coordinator("KG", account="aigul"), EVERYBODY),
]


@pytest.fixture
def demand() -> Demand:
    return a_demand()


@dataclass
class Told:
    """What the events say of who may see an entry."""

    entry_id: str
    account: str
    audience: Audience
    not_before: date | None
    is_confirmed: bool = False

    def may_be_seen(self, country: str | None, who: Who, opened: Iterable[str]) -> bool:
        mine = self.account == who.account or self.entry_id in opened
        shut = self.not_before is not None and not (self.is_confirmed and self.not_before <= AT_LAST)
        return who.may_see(self.audience, country, opened=mine) and (who.is_team_of(country) or not shut)


def told_of(steps: Iterable[Step]) -> dict[str, Told]:
    """Tell from the events alone who recorded each entry, and for whom it is by now."""
    told: dict[str, Told] = {}
    for step in steps:
        for event in step.events:
            match event:
                case EntryEvent() | finding_events.Recorded():
                    not_before = event.not_before if isinstance(event, EntryEvent) else None
                    key = str(event.entry_id)
                    told[key] = Told(key, step.account, event.audience, not_before)
                case entry_events.AudienceSet():
                    one = told[str(event.entry_id)]
                    one.audience, one.not_before, one.is_confirmed = event.audience, event.not_before, False
                case entry_events.OpeningConfirmed():
                    one = told[str(event.entry_id)]
                    early = one.not_before is not None and step.recorded_at.date() < one.not_before - OPENING
                    one.is_confirmed = one.is_confirmed or not early
                case _:
                    pass
    return told


def standing(viewer: Viewer) -> Select[Any]:
    """Ask for all entries that count, whoever may see them."""
    return select(entry).where(
        known(viewer),
        entry.c.state.in_(counted(viewer)),
        entry.c.country.in_(["KZ", "KG"]),
        entry.c.effective <= AT_LAST.isoformat(),
    )


def surfaces(connection: Connection, viewer: Viewer, wanted: Iterable[UUID]) -> list[Iterable[Entry]]:
    """Every way in which entries of Kazakhstan are read."""
    return [
        reading.record(connection, viewer, AT_LAST, "KZ").entries,
        reading.digest(connection, viewer, AT_LAST, "KZ").entries,
        reading.dossier(connection, viewer, AT_LAST, ["kz-2021-1"]).entries,
        reading.entries_named(connection, viewer, AT_LAST, map(str, wanted)),
    ]


@pytest.mark.parametrize(("who", "sees"), [one[1:] for one in VIEWERS], ids=[one[0] for one in VIEWERS])
def test_each_viewer_sees_the_audiences_that_they_are_of(
    record: ARecord, demand: Demand, who: Who | None, sees: set[Audience]
) -> None:
    letters = {a_letter(demand, audience=audience): audience for audience in Audience}
    record.save(demand, account="aigul")
    viewer = Viewer(head(record), AT_LAST, AT_LAST, sample=False, who=who)

    with read_only(record.engine) as connection:
        for entries in surfaces(connection, viewer, letters):
            assert {letters[key] for key in ids(entries)} == sees


@pytest.mark.parametrize(("countries", "sees_it"), [(("KZ",), True), (("KG",), False), ((), False)])
def test_what_is_confidential_is_opened_for_the_team_alone(
    record: ARecord, demand: Demand, countries: tuple[str, ...], *, sees_it: bool
) -> None:
    opened, other = (a_letter(demand, audience=Audience.CONFIDENTIAL) for _ in range(2))
    record.save(demand)

    viewer = somebody(record, a_coordinator(*countries), opened=[opened])

    assert shown(record, viewer) == ({opened} if sees_it else set())
    assert other not in shown(record, viewer)


@pytest.mark.parametrize(("who", "sees_it"), [(a_coordinator("TM"), True), (a_member(), False)])
def test_what_concerns_no_one_country_is_for_every_team(record: ARecord, who: Who, *, sees_it: bool) -> None:
    coalition, told = a_coalition(), what_happened(measures=(), audience=Audience.COUNTRY_TEAM)
    coalition.enter(DevelopmentRecorded, **told)
    record.save(coalition)

    with read_only(record.engine) as connection:
        found = reading.entries_named(connection, somebody(record, who), AT_LAST, [str(told["entry_id"])])

    assert bool(found) is sees_it


def test_a_finding_is_read_by_those_whom_it_is_for(record: ARecord, demand: Demand) -> None:
    record.save(demand, a_finding(audience=Audience.COUNTRY_TEAM), a_finding(audience=Audience.MEMBERS))

    with read_only(record.engine) as connection:
        found = [
            len(reading.findings(connection, somebody(record, who), AT_LAST, "KZ"))
            for who in (a_coordinator("KZ"), a_coordinator("KG"), a_member())
        ]

    assert found == [2, 1, 1]


def test_an_entry_on_two_countries_is_seen_where_it_is_ones_own(record: ARecord, demand: Demand) -> None:
    other, told = a_demand("kg-2021-1", country="KG"), what_happened(audience=Audience.COUNTRY_TEAM)
    for one in (demand, other):
        one.enter(one.development, **told)
    record.save(demand, other)

    viewer = somebody(record, a_coordinator("KG"))

    assert shown(record, viewer) == set()
    assert ids(seen(record, viewer, country="KG").entries) == {told["entry_id"]}


@pytest.mark.parametrize(
    ("who", "confirmed", "today", "sees_it"),
    [
        (a_coordinator("KZ"), False, OPENS - OPENING, True),
        (a_coordinator("KG"), False, OPENS, False),
        (a_member(), True, OPENS - timedelta(days=1), False),
        (a_member(), True, OPENS, True),
        (a_member(), False, OPENS, False),
    ],
)
def test_the_team_sees_at_once_what_others_wait_for(  # noqa: PLR0913 - a case of the table
    record: ARecord,
    demand: Demand,
    who: Who,
    today: date,
    *,
    confirmed: bool,
    sees_it: bool,
) -> None:
    told = a_development(demand, "2022-06-01", not_before=OPENS)
    record.save(demand, at=noon("2022-07-05"))
    if confirmed:
        demand.confirm_opening(told)
        record.save(demand)

    found = shown(record, somebody(record, who, today=today))

    assert (told in found) is sees_it


def test_widening_and_narrowing_act_at_once_for_the_signed_in_too(record: ARecord, demand: Demand) -> None:
    widened, narrowed = a_development(demand, audience=Audience.COUNTRY_TEAM), a_development(demand)
    record.save(demand)
    before = head(record)
    demand.set_audience(widened, Audience.MEMBERS)
    demand.set_audience(narrowed, Audience.CONFIDENTIAL)
    record.save(demand)

    for through in (before, None):
        assert shown(record, somebody(record, a_member(), through=through)) == {widened}


def test_what_was_taken_back_for_safety_is_listed_for_nobody(record: ARecord, demand: Demand) -> None:
    told = a_development(demand)
    demand.retract(told, Retraction.SAFETY, reason=None)
    record.save(demand)

    assert shown(record, somebody(record, a_coordinator("KZ"))) == set()


def test_the_staff_part_is_read_by_the_team_alone(record: ARecord, demand: Demand) -> None:
    a_development(demand, notes=words("notes"), source=words("source"), audience=Audience.MEMBERS)
    record.save(demand, account="aigul")

    def about(who: Who) -> set[str]:
        with read_only(record.engine) as connection:
            [found] = reading.dossier(connection, somebody(record, who), AT_LAST, ["kz-2021-1"]).entries
        return set(found.about)

    staff = {"notes", "source", "custody", "reliability"}
    assert staff <= about(a_coordinator("KZ"))
    assert not staff & (about(a_coordinator("KG")) | about(a_member()))
    assert "row" not in about(a_coordinator("KZ"))


@pytest.mark.parametrize(("who", "sessions"), [(None, 1), (a_member(), 2), (a_coordinator("KZ"), 2)])
def test_members_know_of_sessions_that_are_for_members(record: ARecord, who: Who | None, sessions: int) -> None:
    record.save(a_session("2022-05-27/2022-06-11"), a_session("2023-06-05/2023-06-16", audience=Audience.MEMBERS))
    record.save(a_session("2024-06-03/2024-06-14", audience=Audience.CONFIDENTIAL))

    found = seen(record, Viewer(head(record), AT_LAST, AT_LAST, sample=False, who=who))

    assert len(found.sessions) == sessions


@pytest.mark.parametrize(("who", "listed"), [(a_coordinator("KZ"), 2), (a_coordinator("KG"), 0), (a_member(), 0)])
def test_corrections_are_listed_for_those_who_saw_what_was_corrected(
    record: ARecord, demand: Demand, who: Who, listed: int
) -> None:
    narrow = a_development(demand, audience=Audience.COUNTRY_TEAM)
    shut = a_development(demand, not_before=OPENS)
    record.save(demand)
    for old in (narrow, shut):
        demand.correct(old, a_development(demand), reason=None)
    record.save(demand)

    with read_only(record.engine) as connection:
        assert len(corrections(connection, somebody(record, who))) == listed


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 2**32 - 1),
    length=st.integers(5, 60),
    who=st.builds(
        Who,
        st.sampled_from([*ACCOUNTS, "stranger"]),
        st.frozensets(st.sampled_from([Code("KZ"), Code("KG")])),
        may_confirm=st.booleans(),
    ),
    pick=st.integers(0, 3),
)
def test_whatever_somebody_sees_they_have_the_right_to_and_nothing_is_kept_from_them(
    record: ARecord, seed: int, length: int, who: Who, pick: int
) -> None:
    steps = history(seed, length)
    record.forget()
    record.keep(steps)
    told = told_of(steps)
    opened = sorted(told)[pick::4]
    viewer = somebody(record, who, opened=map(UUID, opened), sample=True)

    with read_only(record.engine) as connection:
        rows = {(row.entry_id, row.demand): row for row in connection.execute(standing(viewer))}
        found = {
            (one.entry_id, one.demand or "")
            for country in ("KZ", "KG")
            for one in reading.record(connection, viewer, AT_LAST, country).entries
        }

    allowed = {key for key, row in rows.items() if told[key[0]].may_be_seen(row.country, who, opened)}
    assert found == allowed
