"""A record with sessions to come, conclusions, and a letter that got worse since the last Conference."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.web.given import UNION
from tests.web.occasions_given import an_occasion, between, fill_calendar
from tests.web.workspace.office import Office
from tracker.domain import demand_events as events
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Basis, Position
from tracker.domain.letters import Letter
from tracker.domain.values import Audience, Code, Confidence, Direction, Key, Organ, OrganClass

ROOM = "/sessions/ilc-115/kz"
BRIEF = f"{ROOM}/brief"
OF_THE_TEAM = "gb-canary"
TEAM_ALONE = "Canary of what the team alone may read"
PROMISE = "The law will be changed"
OF_A_UNION, ANSWERED, KEPT = (UUID(int=number, version=4) for number in (221, 222, 223))
"""Letters: of another organisation, of ours with an answer for the team alone, of ours for the team alone."""
AN_ACT, A_PROMISE = UUID(int=201, version=4), UUID(int=204, version=4)


def an_office(folder: Path) -> Office:
    """Make it, released."""
    office = Office(folder)
    given = fill_calendar(office.given)
    one = given.measure(1, "law-8", given.says("Law kept", "Закон сохранён"))
    demand = given.demand("kz-2021-8", given.says("Keep the law", "Сохранить закон"), [one])
    given.develop(demand, AN_ACT, "The law was lifted", measures=(1,), on=When.on(date(2026, 7, 1)))
    secret = {"audience": Audience.COUNTRY_TEAM, "direction": Direction.CONTEXT, "on": When.on(date(2026, 8, 1))}
    given.develop(demand, UUID(int=205, version=4), TEAM_ALONE, measures=(1,), **secret)
    held = UUID(int=206, version=4)
    given.develop(demand, held, "The law holds", measures=(1,), direction=Direction.PROGRESS)
    given.assess(demand, 1, Letter.PARTLY, entry_id=UUID(int=202, version=4), basis=(Basis(held, None),))
    worse = {"on": When.parse("2026-07"), "basis": (Basis(AN_ACT, None),)}
    given.assess(demand, 1, Letter.NOT_MET, entry_id=UUID(int=203, version=4), **worse)
    demand.enter(
        events.PositionRecorded,
        entry_id=A_PROMISE,
        audience=Audience.PUBLIC,
        country=Code("KZ"),
        organ=Organ(OrganClass.STATE, None),
        position=Position.PROMISE,
        measures=(1,),
        on=When.parse("2026-07-15"),
        due_on=When.parse("2026-09"),
        wording=given.says(PROMISE, "Закон изменят"),
        confidence=Confidence.HIGH,
    )
    demand.enter(
        events.LetterSent,
        entry_id=UUID(int=207, version=4),
        audience=Audience.PUBLIC,
        sender=Key("mission"),
        to=given.says("The Minister", "Министру"),
        on=When.parse("2026-07-20"),
        copy_kept=True,
        answer_known=True,
    )
    closed: dict[str, Any] = {"audience": Audience.COUNTRY_TEAM, "countries": (Code("KZ"),)}
    given.save(demand, an_occasion(given, OF_THE_TEAM, between("2027-03-08", "2027-03-18"), "Canary", **closed))
    given.release()
    return office


def write_more(office: Office) -> None:
    """Send more letters, to release them: of a union, one that the team alone knows the answer to, one kept back."""
    given = office.given
    rows = [given.measure(at, f"law-1{at}", given.says("Sentence overturned")) for at in (1, 2)]
    asked = {11: rows, 12: rows[:1], 13: rows[:1]}
    made = (given.demand(f"kz-2021-{at}", given.says(f"Demand {at}"), its) for at, its in asked.items())
    union, answered, kept = made
    _send(office, union, OF_A_UNION, sender=UNION)
    _send(office, answered, ANSWERED)
    _send(office, kept, KEPT, audience=Audience.COUNTRY_TEAM)
    organ = Organ(OrganClass.STATE, given.says(TEAM_ALONE))
    told: dict[str, Any] = {"audience": Audience.COUNTRY_TEAM, "on": When.parse("2026-08-03"), "organ": organ}
    answered.answer_letter(ANSWERED, entry_id=UUID(int=224, version=4), **told)
    given.save(union, answered, kept)
    given.release()


def _send(office: Office, demand: Demand, entry_id: UUID, **facts: Any) -> None:
    usual = {"audience": Audience.PUBLIC, "sender": Key("mission"), "to": office.given.says("The Minister", "Министру")}
    known = {"on": When.parse("2026-07-21"), "copy_kept": True, "answer_known": True}
    demand.enter(events.LetterSent, entry_id=entry_id, **usual | known | facts)
