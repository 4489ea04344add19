"""A history in one line: things of the record with made-up words, told by the aggregates themselves.

What a test does not name is ordinary: Kazakhstan, a demand of 7 December 2021 in n, the State, public, sure.
"""

from base64 import urlsafe_b64encode
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID, uuid4

from tracker.domain import demand_events as events
from tracker.domain.assessment_rules import Known
from tracker.domain.coalition import Coalition
from tracker.domain.country import Country
from tracker.domain.days import When
from tracker.domain.demand import NOTHING_ELSE, Demand
from tracker.domain.demand_events import Act, Addressee, Basis, Counting, Measure, Object, ObjectKind, Position
from tracker.domain.document import Document
from tracker.domain.events import Stream
from tracker.domain.finding import Finding
from tracker.domain.letters import Letter
from tracker.domain.occasion import Occasion
from tracker.domain.organisation import Organisation
from tracker.domain.person import Person
from tracker.domain.values import (
    Audience,
    Code,
    Confidence,
    Direction,
    Key,
    Looked,
    Organ,
    OrganClass,
    Ref,
    SourceKind,
    Words,
)

S = TypeVar("S", bound=Stream)

AIGUL, BOLOT, CHINARA = "aigul", "bolot", "chinara"
MADE_ON = date(2021, 12, 7)
STATE = Organ(OrganClass.STATE, None)
IN_THE_DOCUMENT = (Basis(None, Key("res-2021")),)


def words(text: str = "a text") -> Words:
    """A reference as a store would make one; the same text has the same one, so that tests can compare."""
    ref = urlsafe_b64encode(sha256(text.encode()).digest()).decode().rstrip("=")
    return {Code("en"): Ref(ref)}


def kept(stream: S) -> S:
    """A stream with nothing left to tell: what it collects from now on is new."""
    stream.collect_events()
    return stream


def on(day: str) -> When:
    return When.parse(day)


def names(entry_id: UUID) -> tuple[Basis, ...]:
    """A basis that names one entry."""
    return (Basis(entry_id, None),)


def a_measure(number: int = 1, country: str | None = None) -> Measure:
    return Measure(
        number=number,
        country=Code(country) if country else None,
        object=Object(ObjectKind.GROUP, Key("strikers")),
        act=Act.RELEASED,
        act_detail=None,
        posthumous=False,
        label=words(f"measure {number}"),
        implied=False,
    )


def a_demand(reference: str = "kz-2021-1", *, measures: int = 1, country: str | None = "KZ", **facts: Any) -> Demand:
    ordinary = {
        "reference": Key(reference),
        "document": Key("res-2021"),
        "made_on": MADE_ON,
        "item": words("item"),
        "counting": Counting.IN_N,
        "counting_reason": words("reason"),
        "addressee": Addressee(Code("government"), Code(country) if country else None, (), words(), in_text=True),
        "countries": (Code(country),) if country else (),
        "title": words("title"),
        "summary": words("summary"),
        "themes": (),
        "instruments": (),
        "instruments_named": (),
        "persons": (),
        "organisations": (),
        "measures": tuple(a_measure(number) for number in range(1, measures + 1)),
    }
    return Demand.make(**ordinary | facts)


def an_entry(entry_id: UUID | None = None) -> dict[str, Any]:
    """What every entry has: an id and an audience."""
    return {"entry_id": entry_id or uuid4(), "audience": Audience.PUBLIC}


def what_happened(day: str = "2022-06-01", **facts: Any) -> dict[str, Any]:
    """The facts of a development, for streams of any kind."""
    ordinary = {
        "measures": (1,),
        "direction": Direction.PROGRESS,
        "on": on(day),
        "organ": STATE,
        "source_kind": SourceKind.PUBLICATION,
        "confidence": Confidence.HIGH,
        "basis_for_public": True,
    }
    return an_entry() | ordinary | facts


def a_development(demand: Demand, day: str = "2022-06-01", **facts: Any) -> UUID:
    told = what_happened(day, **facts)
    demand.enter(events.DevelopmentRecorded, **told)
    return UUID(str(told["entry_id"]))


def a_check(demand: Demand, day: date, where: Looked = Looked.COURT, **facts: Any) -> UUID:
    told = an_entry() | facts
    demand.enter(events.Checked, on=day, where=where, **told)
    return UUID(str(told["entry_id"]))


def a_judgement(letter: Letter | None = Letter.NOT_MET, day: str = "2022-01-01", **facts: Any) -> dict[str, Any]:
    """The facts of an assessment."""
    ordinary = {
        "measure": 1,
        "letter": letter,
        "irreversible": False,
        "baseline": False,
        "scale": 1,
        "confidence": Confidence.HIGH,
        "on": on(day),
        "basis": IN_THE_DOCUMENT,
        "organ": STATE,
    }
    return an_entry() | ordinary | facts


def an_assessment(
    demand: Demand,
    letter: Letter | None = Letter.NOT_MET,
    day: str = "2022-01-01",
    known: Known = NOTHING_ELSE,
    **facts: Any,
) -> UUID:
    """Propose one; it waits for a second person."""
    told = a_judgement(letter, day, **facts)
    demand.propose(known, **told)
    return UUID(str(told["entry_id"]))


def a_confirmed(demand: Demand, letter: Letter | None = Letter.NOT_MET, day: str = "2022-01-01", **facts: Any) -> UUID:
    """Propose one as Aigul and confirm it as Bolot."""
    entry_id = an_assessment(demand, letter, day, **facts)
    demand.confirm(entry_id, proposer=AIGUL, by=BOLOT)
    return entry_id


def a_letter(demand: Demand, day: str = "2022-01-01", **facts: Any) -> UUID:
    ordinary = {"sender": Key("mission"), "means": Code("post"), "copy_kept": True, "answer_known": True}
    told = an_entry() | ordinary | facts
    demand.enter(events.LetterSent, to=words(), on=on(day), **told)
    return UUID(str(told["entry_id"]))


def a_reminder(demand: Demand, letter: UUID, day: str) -> None:
    demand.remind(letter, **an_entry(), on=on(day))


def an_answer(demand: Demand, letter: UUID, day: str) -> None:
    demand.answer_letter(letter, **an_entry(), on=on(day), organ=STATE)


def a_due_day(demand: Demand, due_on: str = "2022-12-31", **facts: Any) -> UUID:
    ordinary = {"kind": Code("term_of_sanction"), "made_on": on("2022-01-01"), "wording": words()}
    told = an_entry() | ordinary | {"confidence": Confidence.HIGH} | facts
    demand.enter(events.DueDaySet, due_on=on(due_on), **told)
    return UUID(str(told["entry_id"]))


def a_position(demand: Demand, position: Position, day: str = "2022-01-01", **facts: Any) -> UUID:
    ordinary = {"country": Code("KZ"), "organ": STATE, "measures": (1,), "confidence": Confidence.HIGH}
    told = an_entry() | ordinary | facts
    demand.enter(events.PositionRecorded, position=position, on=on(day), **told)
    return UUID(str(told["entry_id"]))


def a_step(demand: Demand, due_on: str = "2022-12-31", **facts: Any) -> UUID:
    told = an_entry() | facts
    demand.enter(events.NextStepSet, due_on=date.fromisoformat(due_on), **{"what": words("what to do")} | told)
    return UUID(str(told["entry_id"]))


def an_urgency(demand: Demand, day: str = "2022-06-01", **facts: Any) -> UUID:
    told = an_entry() | facts
    demand.enter(events.UrgencyRaised, on=date.fromisoformat(day), **{"what": words("the danger")} | told)
    return UUID(str(told["entry_id"]))


def a_finding(day: str = "2022-06-10", **facts: Any) -> Finding:
    ordinary = {
        "body": Code("CAS"),
        "country": Code("KZ"),
        "document": words("conclusions"),
        "on": on(day),
        "wording": words("wording"),
        "demands": (),
        "measures": (),
        "points": (),
        "points_complete": True,
        "confidence": Confidence.HIGH,
    }
    return Finding.enter_finding(**an_entry() | ordinary | facts)


def a_coalition(*, sample: bool = False) -> Coalition:
    return Coalition.found(
        name=words("name"),
        publisher=words("publisher"),
        contact=words("contact"),
        zone=Key("UTC"),
        origin=Key("example.org/log"),
        sample=sample,
    )


def a_country(code: str = "KZ") -> Country:
    return Country.register(Code(code), words(code))


def a_person(key: str = "p-7kq2m4xa", **facts: Any) -> Person:
    ordinary = {
        "name": words("Chinara"),
        "country": Code("KZ"),
        "role": Code("beneficiary"),
        "roles": (),
        "posthumous": False,
        "sensitive": False,
    }
    return Person.register(key=Key(key), **ordinary | facts)


def an_organisation(key: str = "free-union") -> Organisation:
    return Organisation.register(
        key=Key(key), name=words("name"), kind=Code("union"), small=False, branches=(), sites=()
    )


def a_document(key: str = "res-2021", day: str = "2021-12-07") -> Document:
    return Document.register(
        key=Key(key),
        kind=Code("resolution"),
        title=words("title"),
        issued=on(day),
        issuer=Key("mission"),
        issuer_name=words("issuer"),
        relation=Code("coalition"),
        languages=(Code("en"),),
        countries=(Code("KZ"),),
        restricted_in=(),
    )


def a_session(days: str = "2022-05-27/2022-06-11", session: str | None = "ilc-110", **facts: Any) -> Occasion:
    ordinary = {
        "key": Key(f"{session}-{days[:10]}"),
        "kind": Code("ilc_session"),
        "countries": (),
        "instruments": (),
        "demands": (),
        "session": Code(session) if session else None,
        "on": on(days),
        "provisional": False,
        "recurs_annually": False,
        "audience": Audience.PUBLIC,
        "title": words("session"),
        "confidence": Confidence.HIGH,
    }
    return Occasion.plan(**ordinary | facts)
