"""Whoever a passage names for the first time is registered by the write that accepts it, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from tests.application.workspace.intake.reception import Reception
from tests.application.workspace.office import PERSON, by
from tracker.accounts.intakes import IntakeRow
from tracker.application.permissions import NotAllowed
from tracker.application.workspace.intake.model import Accepted, Intake, ProposedDevelopment, ProposedMeasure
from tracker.application.workspace.intake.newcomers import Newcomers
from tracker.application.workspace.intake.refusals import (
    ConventionMissing,
    NewcomerRefused,
    NotSettled,
    ObjectMissing,
    ProposalMoved,
)
from tracker.application.workspace.party_inputs import Organisation, Person
from tracker.application.workspace.refusals import (
    DemandUnknown,
    NamesInWording,
    NotACode,
    OrganisationKnown,
    PersonKnown,
)
from tracker.domain import organisation_events as organisations
from tracker.domain import person_events as persons
from tracker.domain.demand_events import Act, Made, ObjectKind
from tracker.domain.document_events import QuotationAccepted
from tracker.domain.entry_events import DevelopmentRecorded
from tracker.domain.events import Event
from tracker.domain.refusals import Refused
from tracker.domain.refusals_of_changes import AnotherAct

E = TypeVar("E", bound=Event)

CHOLPON = Person(country="KZ", name="Cholpon Invented", role="beneficiary")
UNION = Organisation(name={"en": "Union of Free Bakers"}, kind="sectoral_union", country="KZ")
NEW: Newcomers = {"_1": CHOLPON, "_2": UNION}
TEXT = "The bakers call upon the Government of Kazakhstan to release Cholpon Invented and Dinara Example."
MEASURES = (
    ProposedMeasure(kind=ObjectKind.PERSON, act=Act.RELEASED, key="_1", label={"en": "Release Cholpon Invented"}),
    ProposedMeasure(kind=ObjectKind.ORGANISATION, act=Act.REGISTERED, key="_2", label={"en": "Register"}),
)


def accept(reception: Reception, intake: Intake, newcomers: Newcomers = NEW, **changed: Any) -> Accepted:
    found, content = reception.proposed(intake)
    who, seen = changed.pop("who", reception.aigul), changed.pop("seen", found.version)
    content = replace(content, **{"measures": MEASURES, "meant": ("_1", PERSON)} | changed)
    return reception.intakes.accept_demand(
        who, by(who), intake.intake_id, found.number, content, seen=seen, newcomers=newcomers
    )


def only(events: Sequence[Event], kind: type[E]) -> E:
    [found] = [one for one in events if isinstance(one, kind)]
    return found


def test_who_is_new_is_registered_by_the_write_that_enters_the_demand(reception: Reception) -> None:
    intake = reception.settled(TEXT)

    with reception.recorded() as events:
        accept(reception, intake, title={"en": "Release Cholpon Invented"})

    person, organisation = only(events, persons.Registered), only(events, organisations.Registered)
    made, quoted = only(events, Made), only(events, QuotationAccepted)
    assert [one.object.key for one in made.measures] == [person.key, organisation.key]
    assert reception.text(made.title) == f"Release {{{person.key}}}"
    assert reception.text(made.measures[0].label) == f"Release {{{person.key}}}"
    assert f"{{{person.key}}} and {{{PERSON}}}" in reception.text(quoted.quotation)
    assert "Cholpon" not in str(events)


def test_an_acceptance_that_is_refused_records_nothing_of_it(reception: Reception) -> None:
    earlier = accept(reception, reception.settled(TEXT)).key
    given = reception.document(title={"en": "Later"})
    intake, intakes = reception.read(TEXT), reception.intakes
    intakes.settle(reception.aigul, by(reception.aigul), intake.intake_id, given, seen=intake.version)
    dinara = Person(country="KZ", name="Dinara Example", role="beneficiary")
    cholpon = replace(CHOLPON, name="Cholpon Another")
    law = ProposedMeasure(kind=ObjectKind.LAW, act=Act.LAW_CHANGED, label={"en": "Change the law"})
    missing = ProposedMeasure(kind=ObjectKind.PERSON, act=Act.RELEASED, label={"en": "Release"})
    measures = (replace(MEASURES[0], label={"en": "Release her"}), MEASURES[1])
    new = {"_1": cholpon, "_2": replace(UNION, name={"en": "Second Free Union"})}
    refused: list[tuple[type[Refused | NotAllowed], Mapping[str, Any]]] = [
        (AnotherAct, {"raises": (earlier,), "measures": (law,)}),
        (DemandUnknown, {"raises": ("kz-2020-9",)}),
        (ConventionMissing, {"conventions": ("C999",)}),
        (ObjectMissing, {"measures": (*measures, missing)}),
        (NamesInWording, {"summary": {"en": "Dinara Example"}, "meant": ("_1",)}),
        (NotACode, {"themes": ("no-theme",)}),
        (NotAllowed, {"country": "KG", "who": reception.bolot}),
        (NotAllowed, {"who": reception.bolot, "newcomers": {"_1": cholpon, "_2": replace(UNION, country="KG")}}),
        (NewcomerRefused, {"newcomers": {**new, "_3": dinara}}),
        (NewcomerRefused, {"newcomers": {**new, "_3": new["_2"]}}),
        (ProposalMoved, {"seen": 7}),
    ]

    with reception.recorded() as events:
        for refusal, said in refused:
            with pytest.raises(refusal):
                accept(reception, intake, **{"newcomers": new, "measures": measures, **said})

    assert events == []
    assert reception.proposed(intake)[0].version == 1


def test_what_is_not_on_record_yet_registers_nobody(small_reception: Reception) -> None:
    intake = small_reception.read(TEXT)

    with pytest.raises(NotSettled), small_reception.recorded() as events:
        accept(small_reception, intake)

    assert events == []


def test_what_somebody_decided_while_it_was_written_registers_nobody(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake, number = reception.settled(TEXT), 1
    ready = reception.intakes._ready  # noqa: SLF001 - the moment between the look and the write

    def meanwhile(*given: Any) -> IntakeRow:
        row = ready(*given)
        content = reception.proposed(intake)[1]
        reception.intakes.change(reception.bolot, intake.intake_id, number, content, seen=1)
        return row

    with monkeypatch.context() as patched, reception.recorded() as events:
        patched.setattr(reception.intakes, "_ready", meanwhile)
        with pytest.raises(ProposalMoved):
            accept(reception, intake)

    assert events == []


def test_a_refusal_of_somebody_new_says_of_whom_and_why(small_reception: Reception) -> None:
    intake = small_reception.settled(TEXT)
    same = replace(UNION, name={"en": "UNION of free bakers"})

    with pytest.raises(NewcomerRefused) as known:
        accept(small_reception, intake, {**NEW, "_3": replace(CHOLPON, name="Dinara Example")})
    with pytest.raises(NewcomerRefused) as twice:
        accept(small_reception, intake, {**NEW, "_3": same})

    assert (known.value.place, type(known.value.cause)) == ("_3", PersonKnown)
    assert (twice.value.place, type(twice.value.cause)) == ("_3", OrganisationKnown)


def test_two_of_a_kind_who_are_new_at_once_have_keys_of_their_own(small_reception: Reception) -> None:
    intake = small_reception.settled(TEXT)

    with small_reception.recorded() as events:
        accept(small_reception, intake, {**NEW, "_3": replace(UNION, name={"en": "Union of Free Millers"})})

    keys = [one.key for one in events if isinstance(one, organisations.Registered)]
    assert keys == ["sectoral-union-kz-1", "sectoral-union-kz-2"]


def test_somebody_new_of_a_name_on_record_is_meant_by_it_in_the_passage(small_reception: Reception) -> None:
    intake = small_reception.settled("We call upon the Government of Kazakhstan to release Dinara Example at once.")
    another = Person(country="KZ", name="Dinara Example", role="beneficiary", is_another=True)
    title = {"en": "Release Dinara Example"}

    with small_reception.recorded() as events:
        accept(
            small_reception,
            intake,
            {"_1": another},
            measures=MEASURES[:1],
            meant=("_1",),
            title=title,
            summary=title,
            namesakes=(PERSON,),
        )

    person, made = only(events, persons.Registered), only(events, Made)
    assert small_reception.text(made.title) == f"Release {{{person.key}}}"


def test_what_happened_to_somebody_new_names_them_by_their_key(reception: Reception) -> None:
    intake = reception.settled("On 2 April 2026 the police in Kazakhstan arrested Cholpon Invented.")
    aigul = reception.aigul
    found = reception.proposals(intake)[0]
    assert isinstance(found.content, ProposedDevelopment)
    given = replace(found.content, on="2026-04-02", wording={"en": "Cholpon Invented was arrested."})

    with reception.recorded() as events:
        reception.intakes.accept_development(
            aigul, by(aigul), intake.intake_id, found.number, given, seen=found.version, newcomers={"_1": CHOLPON}
        )

    person, told = only(events, persons.Registered), only(events, DevelopmentRecorded)
    assert told.wording is not None
    assert reception.text(told.wording) == f"{{{person.key}}} was arrested."
