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
from tracker.application.workspace import inputs
from tracker.application.workspace.refusals import (
    DemandUnknown,
    DocumentUnknown,
    NamingTooLong,
    NoAgreement,
    NotACode,
    NothingWritten,
    PersonUnknown,
)
from tracker.domain import person_events
from tracker.domain.person_events import Naming, Scope
from tracker.domain.refusals import NotWithheld, Refused, WithheldAlready
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
        "second_account": "a-bolot",
    }
    return inputs.PersonNaming(**ordinary | given)


def name(office: Office, naming: inputs.PersonNaming, who: Who = AIGUL) -> None:
    office.workspace.set_naming(who, by(who), PERSON, naming)


def shown_as(office: Office) -> str | None:
    """How a public page prints the person."""
    persons = office.ask(lambda look: look.shelf()).persons
    texts = office.ask(lambda look: look.words(words_of(persons, [PERSON])))
    return Names(persons, texts, "en", date(2026, 11, 1)).shown(PERSON, ANYWHERE_ELSE).text


def test_a_person_who_agreed_is_named_and_it_is_kept_who_agreed_and_how(office: Office) -> None:
    office.release()
    before = shown_as(office)

    with office.recorded() as events:
        name(office, an_agreement(demands=("kz-2021-1",)))

    [event] = events
    assert isinstance(event, person_events.NamingSet)
    assert (event.until, event.scope) == (LATEST, Scope((), (Key("kz-2021-1"),)))
    assert (office.text(event.who_agreed), event.second_account) == ("Her brother", "a-bolot")
    assert (before, shown_as(office)) == (None, "Dinara Example")


def test_a_naming_that_says_nothing_of_places_leaves_them_as_they_are(small_office: Office) -> None:
    name(small_office, an_agreement(documents=("res-2021",)))

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
        ({"second_account": None}, NoAgreement),
        ({"second_account": "a-aigul"}, NoAgreement),
        ({"second_account": "two words"}, NotACode),
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
        name(small_office, an_agreement(second_account="a-aigul"), who)

    assert events == []


@pytest.mark.parametrize("who", [CHINARA, BOLOT, EDITOR])
def test_anybody_who_works_here_takes_a_name_out_of_sight_at_once(office: Office, who: Who) -> None:
    name(office, an_agreement())
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


def test_a_withheld_person_is_shown_again_by_the_team_as_the_naming_says(office: Office) -> None:
    name(office, an_agreement())
    office.release()
    office.workspace.withhold_person(BOLOT, by(BOLOT), PERSON, reason=WHY)

    with pytest.raises(WithheldAlready):
        office.workspace.withhold_person(AIGUL, by(AIGUL), PERSON, reason=WHY)
    with pytest.raises(NotAllowed):
        office.workspace.show_person(BOLOT, by(BOLOT), PERSON, reason=WHY)
    office.workspace.show_person(AIGUL, by(AIGUL), PERSON, reason=WHY)
    with pytest.raises(NotWithheld):
        office.workspace.show_person(AIGUL, by(AIGUL), PERSON, reason=WHY)

    assert shown_as(office) == "Dinara Example"
