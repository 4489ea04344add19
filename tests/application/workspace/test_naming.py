"""A person is named by agreement, for a year at most, and out of sight at once whenever somebody says so."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.application.workspace.office import (
    ADMIN,
    AIGUL,
    BOLOT,
    CHINARA,
    EDITOR,
    MEMBER,
    PERSON,
    WHY,
    Office,
    by,
)
from tracker.application.permissions import NotAllowed
from tracker.application.workspace import Workspace, inputs
from tracker.application.workspace.refusals import (
    DemandUnknown,
    DocumentUnknown,
    NamingTooLong,
    NoAgreement,
    NothingTicked,
    NothingWritten,
    Outdated,
    PersonUnknown,
)
from tracker.domain import person_events
from tracker.domain.person_events import Naming, Scope
from tracker.domain.refusals import NamingNotProposed, NotByTheProposer, NotWithheld, Refused, WithheldAlready
from tracker.domain.rights import Who
from tracker.domain.values import Key
from tracker.web.naming import ANYWHERE_ELSE, Names, words_of

LATEST = date(2027, 11, 1)


def an_agreement(**given: Any) -> inputs.PersonNaming:
    ordinary: dict[str, Any] = {
        "naming": Naming.AGREED,
        "how": {"en": "Asked by telephone; it helps the case."},
        "until": LATEST,
        "who_agreed": {"en": "Her brother"},
    }
    return inputs.PersonNaming(**ordinary | given)


def name(office: Office, naming: inputs.PersonNaming, who: Who = AIGUL) -> None:
    office.workspace.set_naming(who, by(who), PERSON, naming)


def vouch(office: Office, who: Who = BOLOT, seen: int | None = None) -> None:
    """Confirm as the second person what waits."""
    office.workspace.confirm_namings(who, by(who), [PERSON], seen=office.seen if seen is None else seen)


def agree(office: Office, **given: Any) -> None:
    """An agreement that a second person confirmed."""
    name(office, an_agreement(**given))
    vouch(office)


def shown_as(office: Office) -> str | None:
    """How a public page prints the person."""
    persons = office.ask(lambda look: look.shelf()).persons
    texts = office.ask(lambda look: look.words(words_of(persons, [PERSON])))
    return Names(persons, texts, "en", date(2026, 11, 1)).shown(PERSON, ANYWHERE_ELSE).text


def test_a_person_is_named_once_a_second_person_confirms_the_agreement_and_not_before(office: Office) -> None:
    office.release()

    with office.recorded() as events:
        name(office, an_agreement(demands=("kz-2021-1",)))
        before = shown_as(office)
        vouch(office)

    proposed, event = events
    assert isinstance(proposed, person_events.NamingProposed)
    assert isinstance(event, person_events.NamingSet)
    assert (event.until, event.scope) == (LATEST, Scope((), (Key("kz-2021-1"),)))
    assert (office.text(event.who_agreed), event.second_account) == ("Her brother", "a-bolot")
    assert (before, shown_as(office)) == (None, "Dinara Example")


SECOND = Who("a-second", countries=AIGUL.countries)
"""Coordinates the person's country, too."""


def test_a_colleague_of_the_persons_country_may_be_the_second_person(small_office: Office) -> None:
    name(small_office, an_agreement())

    vouch(small_office, SECOND)

    assert small_office.ask(lambda look: look.shelf(look.live(AIGUL))).persons[PERSON].naming is not None


@pytest.mark.parametrize(
    ("who", "refusal"), [(AIGUL, NotByTheProposer), (CHINARA, NotAllowed), (EDITOR, NotAllowed), (MEMBER, NotAllowed)]
)
def test_nobody_else_confirms_an_agreement(small_office: Office, who: Who, refusal: type[Exception]) -> None:
    name(small_office, an_agreement())

    with small_office.recorded() as events, pytest.raises(refusal):
        vouch(small_office, who)

    assert events == []


def test_an_agreement_that_somebody_decided_meanwhile_waits_no_more(small_office: Office) -> None:
    name(small_office, an_agreement())
    seen = small_office.seen
    name(small_office, inputs.PersonNaming(naming=Naming.REFUSED, how={"en": "She called back."}))

    with pytest.raises(NamingNotProposed):
        vouch(small_office)

    assert small_office.workspace.namings_waiting(BOLOT) == []
    name(small_office, an_agreement())
    with pytest.raises(Outdated):
        vouch(small_office, seen=seen)


def test_an_agreement_that_ends_sooner_than_the_one_that_holds_acts_at_once(small_office: Office) -> None:
    agree(small_office)

    with small_office.recorded() as events:
        name(small_office, an_agreement(until=date(2026, 12, 1)))
        name(small_office, an_agreement(until=date(2027, 3, 1)))

    assert [type(event) for event in events] == [person_events.NamingSet, person_events.NamingProposed]


def test_what_waits_is_told_to_those_who_may_confirm_it_and_to_nobody_else(small_office: Office) -> None:
    name(small_office, an_agreement())

    told = {who.account: small_office.workspace.namings_waiting(who) for who in (AIGUL, BOLOT, CHINARA, EDITOR)}

    [row] = told["a-bolot"]
    assert (row.person, row.account, row.until) == (PERSON, "a-aigul", LATEST)
    assert (small_office.text(row.who_agreed), told["a-aigul"]) == ("Her brother", [row])
    assert told["a-chinara"] == told["a-editor"] == []


@pytest.mark.parametrize("persons", [[], [PERSON] * 101])
def test_a_list_of_names_with_no_tick_or_too_many_is_refused(small_office: Office, persons: list[str]) -> None:
    with pytest.raises(NothingTicked):
        small_office.workspace.confirm_namings(BOLOT, by(BOLOT), persons, seen=0)


def test_a_naming_that_says_nothing_of_places_leaves_them_as_they_are(small_office: Office) -> None:
    agree(small_office, documents=("res-2021",))

    with small_office.recorded() as events:
        name(small_office, inputs.PersonNaming(naming=Naming.REFUSED, how={"en": "She wrote to us."}))

    [event] = events
    assert isinstance(event, person_events.NamingSet)
    assert (event.naming, event.scope.documents) == (Naming.REFUSED, ("res-2021",))


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"until": None}, NamingTooLong),
        ({"until": date(2027, 11, 2)}, NamingTooLong),
        ({"until": date(2026, 11, 1)}, NamingTooLong),
        ({"naming": Naming.NOT_ASKED, "until": date(2030, 1, 1)}, NamingTooLong),
        ({"who_agreed": None}, NoAgreement),
        ({"who_agreed": {"en": " "}}, NoAgreement),
        ({"how": {}}, NothingWritten),
        ({"documents": ("res-1999",)}, DocumentUnknown),
        ({"demands": ("kz-1999-1",)}, DemandUnknown),
    ],
)
def test_an_agreement_that_lacks_a_part_is_none(
    small_office: Office, given: dict[str, Any], refusal: type[Refused]
) -> None:
    with small_office.recorded() as events, pytest.raises(refusal):
        name(small_office, an_agreement(**given))

    assert events == []


def test_nobody_is_named_by_a_key_that_is_nobodys(small_office: Office) -> None:
    with pytest.raises(PersonUnknown):
        small_office.workspace.set_naming(AIGUL, by(AIGUL), f"p-{uuid4().hex[:8]}", an_agreement())


@pytest.mark.parametrize("who", [CHINARA, BOLOT, EDITOR])
def test_a_naming_is_the_countrys_team_s(small_office: Office, who: Who) -> None:
    with small_office.recorded() as events, pytest.raises(NotAllowed):
        name(small_office, an_agreement(), who)

    assert events == []


@pytest.mark.parametrize("who", [CHINARA, BOLOT, EDITOR])
def test_anybody_who_works_here_takes_a_name_out_of_sight_at_once(office: Office, who: Who) -> None:
    agree(office)
    office.release()
    before = shown_as(office)

    with office.recorded() as events:
        office.workspace.withhold_person(who, by(who), PERSON, reason={"en": "She was threatened."})

    [event] = events
    assert isinstance(event, person_events.Withheld)
    assert office.text(event.reason) == "She was threatened."
    assert (before, shown_as(office)) == ("Dinara Example", None)


@pytest.mark.parametrize("who", [MEMBER, ADMIN])
def test_a_member_withholds_nobody(small_office: Office, who: Who) -> None:
    with small_office.recorded() as events, pytest.raises(NotAllowed):
        small_office.workspace.withhold_person(who, by(who), PERSON, reason=WHY)

    assert events == []


def test_what_follows_a_refusal_waits_for_a_second_person(small_office: Office) -> None:
    name(small_office, inputs.PersonNaming(naming=Naming.REFUSED, how=WHY))

    with small_office.recorded() as events:
        name(small_office, inputs.PersonNaming(naming=Naming.NOT_ASKED, how={"en": "It was another Dinara."}))
        with pytest.raises(NotByTheProposer):
            vouch(small_office, AIGUL)
        vouch(small_office)

    proposed, event = events
    assert isinstance(proposed, person_events.NamingProposed)
    assert isinstance(event, person_events.NamingSet)
    assert (proposed.naming, event.naming, event.second_account) == (Naming.NOT_ASKED, Naming.NOT_ASKED, "a-bolot")


@pytest.mark.parametrize("naming", [Naming.REFUSED, Naming.NOT_ASKED, Naming.CANNOT_BE_ASKED])
def test_what_names_a_person_less_acts_at_once(small_office: Office, naming: Naming) -> None:
    agree(small_office)

    with small_office.recorded() as events:
        name(small_office, inputs.PersonNaming(naming=naming, how=WHY))

    assert [type(event) for event in events] == [person_events.NamingSet]


def test_who_was_not_asked_is_named_in_one_more_place_by_two_people(small_office: Office) -> None:
    wider = inputs.PersonNaming(naming=Naming.NOT_ASKED, how=WHY, demands=("kz-2021-1",))

    with small_office.recorded() as events:
        name(small_office, wider)

    assert [type(event) for event in events] == [person_events.NamingProposed]


def test_an_agreement_that_ended_is_renewed_by_two_people(small_office: Office) -> None:
    agree(small_office, until=date(2026, 12, 1))
    later = Workspace(
        small_office.record.engine,
        small_office.record.log,
        small_office.record.book,
        tracker=small_office.tracker,
        today=lambda: date(2027, 2, 1),
    )

    with small_office.recorded() as events:
        later.set_naming(AIGUL, by(AIGUL), PERSON, an_agreement(until=date(2027, 6, 1)))

    assert [type(event) for event in events] == [person_events.NamingProposed]


def test_a_withheld_person_stays_so_where_the_team_says_no_to_showing(small_office: Office) -> None:
    small_office.workspace.withhold_person(BOLOT, by(BOLOT), PERSON, reason=WHY)
    small_office.workspace.show_person(AIGUL, by(AIGUL), PERSON, reason=WHY)

    small_office.workspace.withhold_person(SECOND, by(SECOND), PERSON, reason=WHY)

    assert small_office.workspace.namings_waiting(BOLOT) == []
    with pytest.raises(NamingNotProposed):
        vouch(small_office)


def test_a_withheld_person_is_shown_again_by_two_people_as_the_naming_says(office: Office) -> None:
    agree(office)
    office.release()
    office.workspace.withhold_person(BOLOT, by(BOLOT), PERSON, reason=WHY)

    with pytest.raises(WithheldAlready):
        office.workspace.withhold_person(AIGUL, by(AIGUL), PERSON, reason=WHY)
    with pytest.raises(NotAllowed):
        office.workspace.show_person(BOLOT, by(BOLOT), PERSON, reason=WHY)
    office.workspace.show_person(AIGUL, by(AIGUL), PERSON, reason=WHY)
    meanwhile, told = shown_as(office), office.workspace.namings_waiting(BOLOT)
    with pytest.raises(NotByTheProposer):
        vouch(office, AIGUL)
    vouch(office)
    with pytest.raises(NotWithheld):
        office.workspace.show_person(AIGUL, by(AIGUL), PERSON, reason=WHY)

    assert [(row.topic, row.account, row.naming) for row in told] == [("person.showing_proposed", "a-aigul", None)]
    assert (meanwhile, shown_as(office)) == (None, "Dinara Example")
