"""Demands that no page has room for: one with two hundred entries of every kind, one with few but long ones."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from tests.web.given import Given
from tracker.domain import demand_events as events
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Basis
from tracker.domain.finding import Finding
from tracker.domain.letters import Letter
from tracker.domain.values import Audience, Code, Confidence, Key, Looked, Organ, OrganClass, Words

LONG, ROUNDS = "kz-2021-7", 20
"""The demand's reference, and how many entries it has of each kind."""

HEAVY, LONG_ONES = "kz-2021-8", 40
"""A demand with so many entries that are long: too many for a page, and few enough to be listed on it."""

QUIET = "kz-2021-6"
"""A demand with as many entries as the first, of which the public may see one."""

KINDS = ("act", "check", "position", "letter", "reminder", "answer", "proceeding", "due", "again", "assessment")
_STATE = Organ(OrganClass.STATE, None)
_SYLLABLES = {
    "en": ("ba", "co", "di", "fu", "ge", "hi", "jo", "ku", "la", "me", "ni", "op", "qu", "ra", "se", "ti", "un", "va"),
    "ru": ("ба", "ве", "го", "ду", "ёж", "жи", "за", "ик", "ка", "лу", "ме", "но", "об", "пу", "ра", "се", "ту", "уж"),
}


class Teller:
    """Writes long texts that no packer can fold into one another."""

    def __init__(self, given: Given, seed: int = 7) -> None:
        self._given, self._random = given, Random(seed)  # noqa: S311 - texts, not secrets

    def says(self, longest: int = 90) -> Words:
        """Put a text of that many words at most under seal, in both languages."""
        return self._given.says(
            *(self.text(language, self._random.randint(longest // 4, longest)) for language in ("en", "ru"))
        )

    def text(self, language: str, number: int) -> str:
        """Write so many words."""
        return " ".join("".join(self._random.choices(_SYLLABLES[language], k=3)) for _ in range(number))


def entry_id(kind: str, number: int) -> UUID:
    """Give the id of one entry: ids look like those of a record, not like a row of numbers."""
    return UUID(int=Random(f"{kind} {number}").getrandbits(128), version=4)  # noqa: S311 - the same


def record_long_demand(given: Given) -> Demand:
    """Record the demand, its two hundred entries, and twenty findings on it."""
    teller = Teller(given)
    measures = [given.measure(number, f"law-7{number}", teller.says(12)) for number in range(1, 5)]
    demand = given.demand(LONG, teller.says(8), measures, summary=teller.says(40))
    for number in range(ROUNDS):
        _round(given, demand, teller, number)
    given.save(demand, *(_finding(teller, number) for number in range(ROUNDS)))
    return demand


def released(folder: Path) -> Given:
    """Give a record that holds these demands beside the others; of the long one an act is in the second release."""
    given = Given(folder).found().fill()
    demand = record_long_demand(given)
    _record_others(given)
    given.release()
    given.develop(demand, entry_id("act", ROUNDS), "Told late", on=When.on(date(2022, 1, 1)))
    given.save(demand)
    return given.release()


def _record_others(given: Given) -> None:
    teller = Teller(given, seed=8)
    heavy = given.demand(HEAVY, teller.says(8), [given.measure(1, "law-81", teller.says(12))])
    quiet = given.demand(QUIET, teller.says(8), [given.measure(1, "law-61", teller.says(12))])
    for number in range(LONG_ONES):
        given.develop(heavy, entry_id("heavy", number), teller.text("ru", 80))
    for number in range(ROUNDS * len(KINDS)):
        audience = Audience.COUNTRY_TEAM if number else Audience.PUBLIC
        given.develop(quiet, entry_id("quiet", number), "Seen", audience=audience)
    given.save(heavy, quiet)


def _round(given: Given, demand: Demand, teller: Teller, number: int) -> None:
    day = date(2022, 1, 1) + timedelta(days=61 * number)
    measure = 1 + number % 4
    sure, on = {"confidence": Confidence.HIGH}, When.on(day)

    def told(kind: str) -> dict[str, Any]:
        return {"audience": Audience.PUBLIC, "entry_id": entry_id(kind, number)}

    act, letter = entry_id("act", number), entry_id("letter", number)
    given.develop(demand, act, teller.text("ru", 80), measures=(measure,), on=on)
    demand.enter(events.Checked, **told("check"), on=day, where=Looked.COURT)
    demand.enter(
        events.PositionRecorded,
        **told("position") | sure,
        country=Code("KZ"),
        position=events.Position.PROMISE,
        organ=_STATE,
        on=on,
        wording=teller.says(),
        measures=(measure,),
    )
    demand.enter(
        events.LetterSent,
        **told("letter"),
        sender=Key("mission"),
        to=teller.says(),
        on=on,
        copy_kept=False,
        answer_known=True,
    )
    demand.remind(letter, **told("reminder"), on=When.on(day + timedelta(days=30)))
    demand.answer_letter(letter, **told("answer"), on=When.on(day + timedelta(days=40)), organ=_STATE)
    demand.enter(
        events.ProceedingOpened,
        **told("proceeding"),
        body=Code("CFA"),
        case=Code("3283"),
        stage=teller.says(),
        filed_on=on,
    )
    demand.enter(
        events.DueDaySet,
        **told("due") | sure,
        kind=Code("term_of_sanction"),
        made_on=on,
        due_on=When.on(day + timedelta(days=365)),
        wording=teller.says(),
    )
    demand.enter(
        events.RaisedAgain,
        **told("again") | sure,
        by=Key("mission"),
        title=teller.says(),
        document=None,
        on=on,
        measures=(),
    )
    given.assess(
        demand,
        measure,
        (Letter.OPPOSITE, Letter.NOT_MET)[number // 4 % 2],
        entry_id=entry_id("assessment", number),
        on=When.on(day + timedelta(days=1)),
        wording=teller.says(),
        basis=(Basis(act, None),),
        organ=_STATE,
    )


def _finding(teller: Teller, number: int) -> Finding:
    return Finding.enter_finding(
        entry_id=entry_id("finding", number),
        audience=Audience.PUBLIC,
        body=Code("CAS"),
        country=Code("KZ"),
        document=teller.says(),
        on=When.on(date(2022, 6, 1) + timedelta(days=60 * number)),
        wording=teller.says(),
        demands=(Key(LONG),),
        measures=(),
        points=(),
        points_complete=True,
        confidence=Confidence.HIGH,
    )
