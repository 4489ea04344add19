"""Persons and organisations by hand: keys by chance, spellings that are found at once, and who led a union."""

import re

import pytest
from httpx2 import Response

from tests.web.given import AIGUL, BOLOT, UNION
from tests.web.workspace.judging import aigul, chinara, head
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, send, words
from tracker.domain import organisation_events as organisations
from tracker.domain import person_events as persons
from tracker.domain.person import PERSON_KEY

SOMEBODY = {"name": "Gulnara Invented", "native": "Гульнара Выдуманная", "country": "KZ", "role": "beneficiary"}
A_UNION = {"name": "Invented Union", "name-ru": "Выдуманный профсоюз", "country": "KZ", "kind": "sectoral_union"}
CHAIR = {"office": "Chair", "start": "2019", "until": "3 May 2024", "publication": "A list", "period": "new"}


def key_in(answer: Response) -> str:
    """The key that the form led on to."""
    return str(answer.headers["location"]).partition("?")[0].rpartition("/")[2]


def test_a_person_is_registered_under_a_key_by_chance_and_named_nowhere(office_on_either: Office) -> None:
    seat = aigul(office_on_either)

    answer = send(seat.window, "/people/new", **SOMEBODY)

    told, key = recorded(office_on_either, persons.Registered)[-1], key_in(answer)
    assert PERSON_KEY.fullmatch(key)
    assert (told.key, told.country, told.role, told.office) == (key, "KZ", "beneficiary", None)
    assert words(office_on_either, told.name) == {"und": "Gulnara Invented"}
    assert "Gulnara Invented" in seat.window.get(f"/people/{key}").text
    assert chinara(office_on_either).window.get(f"/people/{key}").status_code == 404
    assert seat.window.get(f"/en/people/{key}").status_code == 404


def test_a_person_registered_by_hand_is_known_to_forms_at_once_and_may_be_asked_for(office: Office) -> None:
    seat = aigul(office)
    key = key_in(send(seat.window, "/people/new", **SOMEBODY))

    asked = send(seat.window, "/record?demand=kz-2021-1", **a_development("Гульнара Выдуманная is free."))

    assert f'value="{key}"' in asked.text
    assert f"person:{key}" in seat.window.get("/desk/documents/res-2021/demand").text


def a_development(wording: str) -> dict[str, str]:
    """What somebody types of what happened."""
    return {"demand": "kz-2021-1", "on": "May 2024", "wording": wording, "direction": "progress", "organ": "state"}


def test_a_name_that_is_on_record_is_entered_twice_only_on_purpose(office: Office) -> None:
    seat = aigul(office)
    before = len(recorded(office, persons.Registered))

    refused = send(seat.window, "/people/new", **SOMEBODY | {"name": "Aigul Test"})
    answer = send(seat.window, "/people/new", **SOMEBODY | {"name": "Aigul Test", "is_another": "yes"})

    assert (refused.status_code, answer.status_code) == (422, 303)
    assert AIGUL in said(refused.text)
    assert len(recorded(office, persons.Registered)) == before + 1


@pytest.mark.parametrize("typed", ["Я", "А. Б.", "12345", "{p-aaaaaaaa}", "Gulnara\u202e", "Gulnara Выдуманная"])
def test_what_is_no_name_is_told_of_at_its_field(office: Office, typed: str) -> None:
    seat, before = aigul(office), head(office)

    answers = [send(seat.window, "/people/new", **SOMEBODY | {field: typed}) for field in ("name", "native")] + [
        send(seat.window, f"/people/{AIGUL}/alias", name=typed)
    ]

    assert [one.status_code for one in answers] == [422, 422, 422]
    assert [f'href="#{field}"' in one.text for field, one in zip(("name", "native", "name"), answers, strict=True)] == [
        True
    ] * 3
    assert head(office) == before


def test_an_office_may_hold_a_name_that_is_somebody_else_s(office: Office) -> None:
    seat, given = aigul(office), SOMEBODY | {"office": "Judge of Aigul Test street"}

    asked = send(seat.window, "/people/new", **given)
    answer = send(seat.window, "/people/new", **given, **{"names.office.p-aaaaaaaa": "else"})

    told = recorded(office, persons.Registered)[-1]
    assert (asked.status_code, 'href="#office-names"' in asked.text, answer.status_code) == (422, True, 303)
    assert told.office
    assert words(office, told.office) == {"en": "Judge of Aigul Test street"}


def test_a_coordinator_registers_nobody_of_another_country(office: Office) -> None:
    seat, before = chinara(office), head(office)

    answer = send(seat.window, "/people/new", **SOMEBODY)

    assert answer.status_code == 422
    assert head(office) == before


def test_another_spelling_is_recorded_with_its_script_and_found_at_once(office_on_either: Office) -> None:
    office, seat = office_on_either, aigul(office_on_either)

    answer = send(seat.window, f"/people/{BOLOT}/alias", name="Болот Выдуманов")

    told = recorded(office, persons.AliasAdded)[-1]
    asked = send(seat.window, "/record?demand=kz-2021-1", **a_development("Болот Выдуманов is free."))
    assert answer.headers["location"] == f"/people/{BOLOT}?done=spelling"
    assert (told.script, words(office, told.name), told.printed_in) == ("cyrillic", {"und": "Болот Выдуманов"}, None)
    assert f'value="{BOLOT}"' in asked.text
    assert f"/people/{BOLOT}" in seat.window.get("/search?q=Выдуманов").text


def test_nobody_outside_the_team_reads_a_spelling_or_finds_anything_by_it(office: Office) -> None:
    send(aigul(office).window, f"/people/{AIGUL}/alias", name="Айгуль Выдуманова")
    office.given.release()
    other = chinara(office).window

    pages = [other.get(f"/people/{AIGUL}").text, other.get("/search?q=Выдуманова").text]
    pages += [other.get(path).text for path in ("/en/demands/kz-2021-1", "/en/search?q=Выдуманова")]

    assert not any("Айгуль" in page or f'"/people/{AIGUL}"' in page for page in pages)


def test_a_spelling_that_is_another_person_s_name_is_recorded_only_on_purpose(office: Office) -> None:
    seat, before = aigul(office), len(recorded(office, persons.AliasAdded))

    refused = send(seat.window, f"/people/{BOLOT}/alias", name="Test Aigul")
    answer = send(seat.window, f"/people/{BOLOT}/alias", name="Test Aigul", is_another="yes")

    assert (refused.status_code, answer.status_code) == (422, 303)
    assert f'href="/people/{AIGUL}"' in refused.text
    assert len(recorded(office, persons.AliasAdded)) == before + 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("Аigul Test", "letters of two scripts"), ("Aigul test", "in this spelling already"), ("", "Write something")],
)
def test_a_spelling_that_is_none_is_refused(office: Office, name: str, sentence: str) -> None:
    seat, before = aigul(office), head(office)

    answer = send(seat.window, f"/people/{AIGUL}/alias", name=name)

    assert answer.status_code == 422
    assert sentence in said(answer.text)
    assert head(office) == before


def test_a_union_gets_a_key_of_its_kind_and_country_and_the_next_one_the_next_number(office_on_either: Office) -> None:
    window = aigul(office_on_either).window

    first = key_in(send(window, "/desk/organisations/new", **A_UNION))
    refused = send(window, "/desk/organisations/new", **A_UNION | {"name": "INVENTED UNION"})
    second = key_in(send(window, "/desk/organisations/new", **A_UNION, is_another="yes"))

    told = recorded(office_on_either, organisations.Registered)[-1]
    assert (first, second) == ("sectoral-union-kz-1", "sectoral-union-kz-2")
    assert (refused.status_code, f'href="/desk/organisations/{first}"' in refused.text) == (422, True)
    assert words(office_on_either, told.name) == {"en": "Invented Union", "ru": "Выдуманный профсоюз"}
    assert not told.small


def test_an_organisation_of_few_is_kept_as_a_person_is(office: Office) -> None:
    seat = aigul(office)

    key = key_in(send(seat.window, "/desk/organisations/new", **A_UNION, small="yes"))

    office.given.release()
    assert PERSON_KEY.fullmatch(key)
    assert "Invented Union" in seat.window.get(f"/desk/organisations/{key}").text
    assert chinara(office).window.get(f"/desk/organisations/{key}").status_code == 404
    assert "Invented Union" not in seat.window.get("/en/search?q=Invented").text


def test_a_spelling_of_a_union_is_public_with_the_next_release(office: Office) -> None:
    window = aigul(office).window
    key = key_in(send(window, "/desk/organisations/new", **A_UNION))
    office.given.release()

    send(window, f"/desk/organisations/{key}/alias", name="Союз INVUN")
    before = window.get(f"/en/organisations/{key}").text
    office.given.release()

    assert "INVUN" not in before
    assert "INVUN" in window.get(f"/en/organisations/{key}").text


def test_who_led_a_union_is_recorded_and_put_right_under_the_same_number(office: Office) -> None:
    window = aigul(office).window
    key = key_in(send(window, "/desk/organisations/new", **A_UNION))

    send(window, f"/desk/organisations/{key}/leadership", **CHAIR)
    answer = send(window, f"/desk/organisations/{key}/leadership", **CHAIR | {"start": "2018", "period": "1"})

    first, second = recorded(office, organisations.LeadershipRecorded)[-2:]
    assert answer.headers["location"] == f"/desk/organisations/{key}?done=leadership"
    assert (first.number, second.number, second.start.first.year) == (1, 1, 2018)
    assert words(office, second.office) == {"en": "Chair"}
    assert len(re.findall("Chair", said(window.get(f"/desk/organisations/{key}").text))) == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"publication": ""}, "publication"),
        ({"until": "2010"}, "until"),
        ({"period": "9"}, "period"),
        ({"taken_back": "yes"}, "period"),
        ({"office": "Chair Aigul Test"}, "office-names"),
    ],
)
def test_leadership_that_lacks_something_is_refused(office: Office, typed: dict[str, str], field: str) -> None:
    window = aigul(office).window
    key = key_in(send(window, "/desk/organisations/new", **A_UNION))
    before = head(office)

    answer = send(window, f"/desk/organisations/{key}/leadership", **CHAIR | typed)

    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert head(office) == before


def test_another_country_s_team_works_on_no_organisation_of_ours(office: Office) -> None:
    key = key_in(send(aigul(office).window, "/desk/organisations/new", **A_UNION))

    other = chinara(office).window

    answers = [other.get(f"/desk/organisations/{key}{part}") for part in ("", "/alias", "/leadership")]

    assert [one.status_code for one in answers] == [403, 403, 403]
    assert UNION not in other.get("/desk/organisations").text
