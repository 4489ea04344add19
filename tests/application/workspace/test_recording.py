"""Coordinators record what happened, and nothing that the record cannot stand by gets in."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.application.workspace.office import (
    AIGUL,
    BOTH,
    PERSON,
    TODAY,
    Office,
    by,
    on_measures,
)
from tracker.application.workspace import inputs
from tracker.application.workspace.refusals import (
    CountryUnknown,
    DemandUnknown,
    InTheFuture,
    NamesInWording,
    NotACode,
    NothingToPutItTo,
    NotLater,
    NotReadable,
    PersonUnknown,
    TooLong,
)
from tracker.domain import country_events, demand_events, person_events
from tracker.domain.days import When
from tracker.domain.refusals import EntryUnknown, MeasureUnknown, Refused
from tracker.domain.values import Audience, Looked, OrganClass, SourceKind


def test_what_happened_is_recorded_with_its_texts_in_both_languages(office: Office) -> None:
    with office.recorded() as events:
        entry_id = office.develop(notes={"en": "Told by a colleague."})

    [event] = events
    assert isinstance(event, demand_events.DevelopmentRecorded)
    assert (event.entry_id, event.measures, event.country) == (entry_id, (1,), "KZ")
    assert office.text(event.wording, "ru") == "Суд рассмотрел жалобу."
    assert office.text(event.notes) == "Told by a colleague."


def test_an_entry_is_for_its_countrys_team_unless_somebody_says_otherwise(office: Office) -> None:
    entry = inputs.Development(where=on_measures(), on=When.parse("2026-10"), wording={"en": "Something."})

    with office.recorded() as events:
        office.workspace.record_development(AIGUL, by(AIGUL), entry)

    [event] = events
    assert isinstance(event, demand_events.DevelopmentRecorded)
    assert (event.audience, event.source_kind) == (Audience.COUNTRY_TEAM, SourceKind.UNPUBLISHED)


def test_an_entry_on_two_demands_is_one_entry_with_the_same_words(office: Office) -> None:
    where = inputs.Where(demands={"kz-2021-1": (1, 2), "kz-2021-2": ()})

    with office.recorded() as events:
        office.develop(where=where)

    first, second = events
    assert isinstance(first, demand_events.DevelopmentRecorded)
    assert isinstance(second, demand_events.DevelopmentRecorded)
    assert (first.entry_id, first.wording) == (second.entry_id, second.wording)
    assert (first.measures, second.measures) == ((1, 2), ())
    assert len({entry.entry_id for entry in office.live(AIGUL)}) == 1


def test_an_entry_may_be_put_to_a_country_alone(office: Office) -> None:
    with office.recorded() as events:
        office.develop(where=inputs.Where(country="KZ"))

    [event] = events
    assert isinstance(event, country_events.DevelopmentRecorded)
    assert event.measures == ()


def test_an_entry_on_a_measure_of_a_regional_demand_is_its_countrys(office: Office) -> None:
    with office.recorded() as events:
        office.develop(where=on_measures("ca-2016-1"))

    [event] = events
    assert isinstance(event, demand_events.DevelopmentRecorded)
    assert event.country == "KZ"


def test_several_demands_are_ticked_as_checked_at_once(office: Office) -> None:
    where = on_measures("kz-2021-1", "kz-2021-2", measures=())

    with office.recorded() as events:
        office.workspace.record_check(AIGUL, by(AIGUL), inputs.Check(where=where, on=TODAY, looked=Looked.COURT))

    first, second = events
    assert isinstance(first, demand_events.Checked)
    assert isinstance(second, demand_events.Checked)
    assert (first.entry_id, first.where) == (second.entry_id, Looked.COURT)


@pytest.mark.parametrize(
    ("where", "refusal"),
    [
        (inputs.Where(), NothingToPutItTo),
        (inputs.Where(demands={"kz-2021-1": ()}, country="KZ"), NothingToPutItTo),
        (on_measures("kz-1999-9"), DemandUnknown),
        (on_measures(measures=(7,)), MeasureUnknown),
        (inputs.Where(country="UZ"), CountryUnknown),
        (inputs.Where(finding=uuid4()), EntryUnknown),
    ],
)
def test_an_entry_has_its_place(small_office: Office, where: inputs.Where, refusal: type[Refused]) -> None:
    with small_office.recorded() as events, pytest.raises(refusal):
        small_office.develop(BOTH, where=where)

    assert events == []


@pytest.mark.parametrize("day", ["2026-11-02", "2026-12", "2027", "2026-10-30/2026-11-02"])
def test_nothing_can_have_happened_in_the_future(small_office: Office, day: str) -> None:
    with small_office.recorded() as events, pytest.raises(InTheFuture):
        small_office.develop(on=When.parse(day))

    assert events == []


@pytest.mark.parametrize("day", ["2026-11-01", "2026-11", "2026"])
def test_a_month_that_has_begun_may_be_told_of(small_office: Office, day: str) -> None:
    with small_office.recorded() as events:
        small_office.develop(on=When.parse(day))

    assert len(events) == 1


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"wording": {"en": "x" * 10_001}}, TooLong),
        ({"wording": {"en": "It was \ud800."}}, NotReadable),
        ({"wording": {"../en": "A text."}}, NotACode),
        ({"wording": {"en": "{p-zzzzzzzz} was freed."}}, PersonUnknown),
        ({"notes": {"en": "{p-<b>} was freed."}}, PersonUnknown),
        ({"organ": inputs.Organ(OrganClass.STATE, {"en": "Court\u202e"})}, NotReadable),
        ({"organ": inputs.Organ(OrganClass.STATE, {"en": "Co\u200burt"})}, NotReadable),
        ({"citation": inputs.Citation(address="javascript:alert(1)")}, NotReadable),
        ({"citation": inputs.Citation(address="https://ilo.org@example.org/")}, NotReadable),
        ({"reliability": "Z"}, NotACode),
        ({"credibility": 7}, NotACode),
        ({"conflicts_with": (UUID(int=1),)}, EntryUnknown),
        ({"not_before": date(2026, 10, 31)}, NotLater),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(
    small_office: Office, given: dict[str, Any], refusal: type[Refused]
) -> None:
    with small_office.recorded() as events, pytest.raises(refusal):
        small_office.develop(**given)

    assert events == []


def test_what_no_reader_sees_is_taken_out_of_a_text(small_office: Office) -> None:
    with small_office.recorded() as events:
        small_office.develop(
            wording={"en": "  A\u200b c\u202eourt\u2069 \x00heard\r\nthe cafe\u0301.\ufeff ", "ru": " \u2060 "}
        )

    [event] = events
    assert isinstance(event, demand_events.DevelopmentRecorded)
    assert office_texts(small_office, event) == {"en": "A court heard\nthe café."}


def office_texts(office: Office, event: demand_events.DevelopmentRecorded) -> dict[str, str]:
    return {language: office.text(event.wording, language) for language in event.wording or {}}


@pytest.mark.parametrize("name", ["Dinara Example", "DINARA example", "Динары Образцовой", "образцова динара"])
def test_a_name_that_the_record_knows_is_not_left_in_what_others_read(small_office: Office, name: str) -> None:
    with small_office.recorded() as events, pytest.raises(NamesInWording) as refusal:
        small_office.develop(wording={"en": f"On Monday {name} was freed."}, audience=Audience.COUNTRY_TEAM)

    assert events == []
    assert refusal.value.values == {"persons": PERSON, "count": 1}
    assert name.split(maxsplit=1)[0] not in repr(refusal.value)


@pytest.mark.parametrize(
    "path", ["dinara-example-freed", "2026/DinaraExample", "%D0%94%D0%B8%D0%BD%D0%B0%D1%80%D0%B0_Образцова"]
)
def test_an_address_that_spells_out_a_name_is_for_the_team_alone(small_office: Office, path: str) -> None:
    cited = inputs.Citation(address=f"https://example.org/{path}")

    small_office.develop(citation=cited, audience=Audience.COUNTRY_TEAM)
    with small_office.recorded() as events, pytest.raises(NamesInWording):
        small_office.develop(citation=cited, audience=Audience.MEMBERS)

    assert events == []


def test_a_name_stays_where_a_namesake_is_meant_and_in_notes_for_the_team(small_office: Office) -> None:
    named = {"en": "Dinara Example was freed."}

    with small_office.recorded() as events:
        small_office.develop(wording=named, namesakes=frozenset({PERSON}))
        small_office.develop(wording={"en": f"{{{PERSON}}} was freed."}, notes=named)

    kinds = [type(one) for one in events]
    assert (kinds.count(demand_events.DevelopmentRecorded), kinds.count(person_events.NamesakeMeant)) == (2, 1)
    assert len(kinds) == 3


def test_a_page_can_offer_the_key_for_a_name(small_office: Office) -> None:
    texts = {
        "notes": "Was Dinara Example freed?",
        "wording": "The aunt of Образцова, Dinara\u200b Example.",
        "to": "Nobody.",
    }

    found = small_office.workspace.names_in(texts)

    written = {field: [(one.written, one.keys) for one in names] for field, names in found.items()}
    assert written == {
        "notes": [("Dinara Example", (PERSON,))],
        "wording": [("Образцова, Dinara Example", (PERSON,))],
        "to": [],
    }
