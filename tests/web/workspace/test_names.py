"""Known names in typed texts: what is asked beside each, what then stands there, and where names stand already."""

import re
from uuid import uuid4

import pytest
from httpx2 import Response
from sqlalchemy import event
from starlette.testclient import TestClient

from tests.web.given import AIGUL, BOLOT, CHINARA
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.judging import aigul
from tests.web.workspace.office import Office
from tests.web.workspace.sending import chosen, recorded, said, seen, send, typed, words
from tracker.domain import demand_events as events
from tracker.domain import person_events
from tracker.domain.demand_events import Addressee
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code

KZ = Who("Coordinator", countries=frozenset({Code("KZ")}))
COLLEAGUE = Who("Colleague", countries=frozenset({Code("KZ")}))
SECOND = Who("Second", countries=frozenset({Code("KZ")}), may_confirm=True)
BOTH = Who("Regional", countries=frozenset({Code("KZ"), Code("KG")}))
KG = Who("Stranger", countries=frozenset({Code("KG")}))
HERE = {"country": "KZ", "on": "3 May 2024", "direction": "progress", "measure": "kz-2021-1.1"}
STEP = "/desk/demands/kz-2021-1/step"


def record(window: TestClient, **typed: str) -> Response:
    return send(window, "/record", **HERE, **typed)


def typed_form(window: TestClient, **typed: str) -> dict[str, str]:
    return {"command": str(uuid4()), "seen": seen(window, "/record"), **HERE, **typed}


def newest(office: Office) -> events.DevelopmentRecorded:
    return recorded(office, events.DevelopmentRecorded)[-1]


def test_a_key_is_offered_beside_the_text_and_chosen_already(office: Office) -> None:
    page = record(aigul(office).window, notes="Aigul Test was heard.", audience="members").text

    assert '<a href="#notes-names">' in page
    assert page.index('id="notes"') < page.index('id="notes-names"') < page.index('id="on"')
    assert chosen(page, f"names.notes.{AIGUL}") == {AIGUL}
    assert chosen(page, "audience") == {"members"}
    assert "Named in this text: Aigul Test" in said(page)


@pytest.mark.parametrize("field", ["notes", "wording", "publication", "organ_name"])
def test_the_key_then_stands_for_every_form_of_the_name(office: Office, field: str) -> None:
    text = "Тестова Айгуль, AIGUL TEST, Айгулью Тестовой; Aigul Testament."

    record(aigul(office).window, **{"notes": "Heard.", "organ": "state", field: text, f"names.{field}.{AIGUL}": AIGUL})

    told = newest(office)
    within = {"publication": told.citation and told.citation.publication, "organ_name": told.organ and told.organ.name}
    [kept] = words(office, within.get(field) or getattr(told, field, None)).values()
    assert kept == "{p-aaaaaaaa}, {p-aaaaaaaa}; Aigul Testament."


@pytest.mark.parametrize("named", [("Aigul Test", AIGUL), ("Bolot Refuser", BOLOT), ("Chinara Agrees", CHINARA)])
def test_a_public_text_never_keeps_a_known_name_as_that_persons(office: Office, named: tuple[str, str]) -> None:
    name, key = named
    before = len(recorded(office, events.DevelopmentRecorded))

    answer = record(aigul(office).window, wording=f"{name} was heard.", **{f"names.wording.{key}": "keep"})

    assert answer.status_code == 422
    assert typed(answer.text, "wording") == f"{name} was heard."
    assert 'value="keep"' not in answer.text
    assert "even if the person is withheld one day" in said(answer.text)
    assert len(recorded(office, events.DevelopmentRecorded)) == before


def test_an_address_that_spells_out_a_name_is_asked_about_where_others_would_read_it(office: Office) -> None:
    window, told = aigul(office).window, {"notes": "Heard.", "address": "https://example.org/aigul-test-fined"}
    others = {**told, "audience": "public"}

    asked, *answers = [
        window.post("/record", data=typed_form(window, **one))
        for one in (others, {**others, f"names.address.{AIGUL}": "else"}, told)
    ]

    assert asked.status_code == 422
    assert '<a href="#address">' in asked.text
    assert "This address spells out a name" in said(asked.text)
    assert [one.status_code for one in answers] == [303, 303]


def test_a_public_text_keeps_the_name_of_a_namesake_where_that_is_said(office: Office) -> None:
    said_so = {f"names.wording.{AIGUL}": "else"}

    record(aigul(office).window, wording="Aigul Test was heard.", audience="public", **said_so)

    assert words(office, newest(office).wording) == {"en": "Aigul Test was heard."}


def test_notes_keep_a_name_after_the_warning(office: Office) -> None:
    record(aigul(office).window, notes="Aigul Test was heard.", **{f"names.notes.{AIGUL}": "keep"})

    assert words(office, newest(office).notes) == {"en": "Aigul Test was heard."}


def test_what_was_chosen_for_one_text_is_kept_while_another_is_asked_about(office: Office) -> None:
    answer = record(
        aigul(office).window,
        notes="Aigul Test was heard.",
        wording="Bolot Refuser was heard.",
        **{f"names.notes.{AIGUL}": "keep"},
    )

    assert re.findall(r'<a href="#([a-z-]+names)">', answer.text) == ["wording-names"]
    assert chosen(answer.text, f"names.notes.{AIGUL}") == {"keep"}


def test_the_names_of_the_record_are_read_once_for_a_form_and_its_command(office: Office) -> None:
    window, read = aigul(office).window, list[str]()
    form = typed_form(window, notes="It was heard.", source="Somebody", publication="A newspaper")
    event.listen(office.engine, "before_cursor_execute", lambda _c, _r, statement, *_: read.append(statement))

    answer = window.post("/record", data=form | {"notes-ru": "Рассмотрено."})

    assert answer.status_code == 303
    assert sum("FROM alias" in statement for statement in read) == 1


def test_an_entry_with_a_name_is_shown_to_more_only_once_it_is_said_who_is_meant(
    office: Office, signed_in: SignedIn
) -> None:
    window = signed_in(KZ)
    record(window, wording="Aigul Test was heard.", **{f"names.wording.{AIGUL}": "else"})
    here = f"/desk/entries/{newest(office).entry_id}/audience"

    asked = send(window, here, audience="public", reason="It can be said")
    answer = send(window, here, audience="public", reason="It can be said", **{f"names.audience.{AIGUL}": "else"})

    assert asked.status_code == 422
    assert '<a href="#audience-names">' in asked.text
    assert answer.status_code == 303
    assert recorded(office, events.AudienceSet)[-1].audience is Audience.PUBLIC


def test_a_persons_page_lists_the_entries_in_which_the_name_was_typed(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    record(window, notes="Aigul Test was heard.", **{f"names.notes.{AIGUL}": "keep"})
    old = newest(office).entry_id
    record(window, wording="Письмо от Тестовой Айгуль", audience="public", **{f"names.wording.{AIGUL}": "else"})
    record(window, notes="{p-aaaaaaaa} was heard.")

    page = window.get(f"/people/{AIGUL}").text
    other = window.get(f"/people/{BOLOT}").text

    assert page.split("Said to be")[0].count('<a class="title" href="/desk/entries/') == 2
    assert f'href="/desk/entries/{old}/correct"' in page
    assert "seen by everybody" in page
    assert "Public wording" in page
    assert "has the name typed out" in said(other)


def test_who_said_that_somebody_else_is_meant_is_recorded_and_told_on_the_persons_page(
    office: Office, signed_in: SignedIn
) -> None:
    window = signed_in(KZ)
    record(window, wording="Aigul Test was heard.", **{f"names.wording.{AIGUL}": "else"})
    entry_id = newest(office).entry_id
    record(window, notes="Aigul Test was heard.", **{f"names.notes.{AIGUL}": "keep"})

    page = window.get(f"/people/{AIGUL}").text

    [told] = recorded(office, person_events.NamesakeMeant)
    assert (told.entry_id, told.occasion) == (entry_id, None)
    namesakes = page.split("Said to be somebody else")[1].split("</section>")[0]
    assert f'href="/desk/entries/{entry_id}"' in namesakes
    assert "Coordinator" in said(namesakes)
    assert said(page).count("somebody else is meant ") == 1


def test_who_widens_an_entry_is_told_of_as_having_said_that_somebody_else_is_meant(
    office: Office, signed_in: SignedIn
) -> None:
    record(signed_in(KZ), wording="Aigul Test was heard.", **{f"names.wording.{AIGUL}": "else"})
    window, here = signed_in(COLLEAGUE), f"/desk/entries/{newest(office).entry_id}/audience"

    send(window, here, audience="public", reason="It can be said", **{f"names.audience.{AIGUL}": "else"})

    page = said(window.get(f"/people/{AIGUL}").text).split("Said to be somebody else")[1]
    assert len(recorded(office, person_events.NamesakeMeant)) == 2
    assert page.index(COLLEAGUE.account) < page.index("Coordinator")


def test_an_occasion_that_names_a_namesake_is_told_of_too(office: Office, signed_in: SignedIn) -> None:
    window, who = signed_in(KZ), {f"names.title.{AIGUL}": "else"}

    given = {"kind": "deadline", "title": "Aigul Test speaks", "on": "5 December 2026", "country": "KZ"}
    answer = send(window, "/occasions/new", **given, **who, audience="public")

    [told] = recorded(office, person_events.NamesakeMeant)
    assert answer.status_code == 303
    assert told.entry_id is None
    assert f'href="/occasions/{told.occasion}"' in window.get(f"/people/{AIGUL}").text


def test_a_namesake_in_a_text_that_is_closed_to_the_reader_is_not_told_of(office: Office, signed_in: SignedIn) -> None:
    mine, theirs = signed_in(KZ), signed_in(COLLEAGUE)

    record(mine, wording="Aigul Test was heard.", audience="confidential", **{f"names.wording.{AIGUL}": "else"})

    pages = [one.get(f"/people/{AIGUL}").text for one in (mine, theirs)]
    assert len(recorded(office, person_events.NamesakeMeant)) == 1
    assert ["Said to be somebody else" in page for page in pages] == [True, False]


def test_a_corrected_text_is_listed_as_one_that_earlier_days_still_show(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    record(window, notes="Aigul Test was heard.", **{f"names.notes.{AIGUL}": "keep"})
    here = f"/desk/entries/{newest(office).entry_id}/correct"

    send(window, here, **HERE, notes="{p-aaaaaaaa} was heard.", reason="A key")
    page = window.get(f"/people/{AIGUL}").text

    assert "replaced since; pages of earlier days still show it" in page
    assert f'href="{here}"' not in page


def test_nobody_but_the_persons_team_is_told_where_the_name_stands(signed_in: SignedIn) -> None:
    record(signed_in(KZ), notes="Chinara Agrees was heard.", **{f"names.notes.{CHINARA}": "keep"})

    page = signed_in(KG).get(f"/people/{CHINARA}")

    assert page.status_code == 200
    assert 'id="typed"' not in page.text


def test_a_confidential_note_with_a_name_is_listed_for_whoever_may_see_it(signed_in: SignedIn) -> None:
    mine, theirs = signed_in(KZ), signed_in(COLLEAGUE)
    secret = {"audience": "confidential", f"names.what.{AIGUL}": "keep"}

    send(mine, STEP, what="Ask Aigul Test", due_on="30 November 2026", **secret)

    pages = [one.get(f"/people/{AIGUL}").text for one in (mine, theirs)]
    assert ["/desk/entries/" in page for page in pages] == [True, False]


def test_what_the_public_is_never_shown_is_not_offered_to_it(signed_in: SignedIn) -> None:
    page = signed_in(KZ).get(STEP).text

    assert 'name="audience" value="members"' in page
    assert 'name="audience" value="public"' not in page


def test_who_is_of_one_country_alone_widens_nothing_that_another_is_about(office: Office, signed_in: SignedIn) -> None:
    asked = Addressee(Code("government"), Code("KG"), (), office.given.says("Government"), True)  # noqa: FBT003
    measure = office.given.measure(1, "law-1", office.given.says("A law"))
    office.given.save(
        office.given.demand(
            "kg-2021-1", office.given.says("A law"), [measure], addressee=asked, countries=(Code("KG"),)
        )
    )
    about_both = HERE | {"measure": ["kz-2021-1.1", "kg-2021-1.1"]}
    send(signed_in(BOTH), "/record", **about_both, notes="Heard in both.", audience="members")

    pages = [signed_in(who).get(f"/desk/entries/{newest(office).entry_id}/audience") for who in (SECOND, KZ)]

    assert ['value="public"' in page.text for page in pages] == [False, False]
    assert [page.status_code for page in pages] == [200, 200]
