"""The assessment sheet of a country: rows that propose together or not at all, each by the rules of the single form."""

import re
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response

from tests.web.given import ACT
from tests.web.workspace.judging import Seat, aigul, bolot, chinara, head, proposed, recorded, text_of
from tests.web.workspace.office import Office
from tests.web.workspace.sending import chosen, send, typed
from tracker.domain.demand_events import AssessmentProposed
from tracker.domain.letters import Letter, NotKnown
from tracker.web.workspace.pages import assess_country

HERE = "/desk/countries/kz/assess"
FIRST, LAW = "_kz_2021_1_1", "_kz_2021_1_2"
FILLED = {f"says{FIRST}": "not_looked", f"says{LAW}": "B", f"wording{LAW}": "In part.", f"basis{LAW}": str(ACT)}


def fill(seat: Seat, **fields: Any) -> Response:
    """Send the sheet with these fields."""
    usual = {"command": str(uuid4()), "row": re.findall(r'name="row" value="([^"]+)"', seat.window.get(HERE).text)}
    answer: Response = seat.window.post(HERE, data=usual | {"on": "3 May 2024", "audience": "public"} | fields)
    return answer


def proposals(office: Office, after: int) -> list[AssessmentProposed]:
    """What was proposed after a position."""
    return [one for one in recorded(office, after) if isinstance(one, AssessmentProposed)]


def test_each_filled_row_becomes_a_proposal_of_its_own_on_the_sheet_s_day(office_on_either: Office) -> None:
    seat, before = aigul(office_on_either), head(office_on_either)

    answer = fill(seat, **FILLED)

    first, law = proposals(office_on_either, before)
    assert answer.headers["location"] == f"{HERE}?done=proposed_many"
    assert first.not_known
    assert (first.measure, first.not_known.why) == (1, NotKnown.NOT_LOOKED)
    assert (law.measure, law.letter, law.basis[0].entry_id) == (2, Letter.PARTLY, ACT)
    assert {str(one.on.first) for one in (first, law)} == {"2024-05-03"}


def test_what_bears_on_measures_of_two_demands_can_be_ticked_in_the_rows_of_both(office: Office) -> None:
    seat, rows = aigul(office), (FIRST, "_kz_2021_4_1")
    told = {"country": "KZ", "on": "May 2026", "wording": "A new law.", "direction": "mixed", "organ": "state"}

    send(seat.window, "/record?country=KZ", **told, measure=["kz-2021-1.1", "kz-2021-4.1"])

    page = seat.window.get(HERE).text
    news = [re.findall(rf'name="basis{row}" value="([^"]+)"', page) for row in rows]
    assert news[0][0] == news[1][0]
    assert len(news[1]) == 1


def test_a_row_may_name_a_day_of_its_own(office: Office) -> None:
    seat, before = aigul(office), head(office)

    fill(seat, **FILLED, **{f"on{LAW}": "May 2025"})

    assert [str(one.on.first) for one in proposals(office, before)] == ["2024-05-03", "2025-05-01"]


def test_one_row_that_is_refused_keeps_all_rows_back_and_all_that_was_typed(office: Office) -> None:
    seat, before = aigul(office), head(office)

    answer = fill(seat, **FILLED | {f"says{FIRST}": "A", f"wording{FIRST}": "Released."})

    assert answer.status_code == 422
    assert head(office) == before
    assert f'href="#basis{FIRST}"' in answer.text
    assert "kz-2021-1.1" in text_of(answer.text)
    assert (typed(answer.text, f"wording{FIRST}"), typed(answer.text, f"wording{LAW}")) == ("Released.", "In part.")
    assert (chosen(answer.text, f"says{LAW}"), chosen(answer.text, f"basis{LAW}")) == ({"B"}, {str(ACT)})


def test_what_is_wrong_is_said_at_every_row_where_it_is(office: Office) -> None:
    rows = {f"says{FIRST}": "D", f"wording{FIRST}": "Silence.", f"says{LAW}": "E", f"wording{LAW}": "They did it."}

    answer = fill(aigul(office), **rows)

    assert answer.status_code == 422
    assert [f'href="#{name}"' in answer.text for name in (f"says{FIRST}", f"organ{LAW}")] == [True, True]
    assert answer.text.count("<details open><summary>Law and practice apart") == 1


def test_a_row_of_which_only_the_wording_is_written_asks_where_it_stands(office: Office) -> None:
    seat, before = aigul(office), head(office)

    answer = fill(seat, **{f"wording{FIRST}": "Still in prison."})

    assert answer.status_code == 422
    assert f'href="#says{FIRST}"' in answer.text
    assert head(office) == before


def test_an_empty_sheet_says_nothing(office: Office) -> None:
    seat, before = aigul(office), head(office)

    answer = fill(seat)

    assert answer.status_code == 422
    assert "Nothing is filled in" in text_of(answer.text)
    assert head(office) == before


def test_a_known_name_in_a_row_is_asked_about_there_and_a_key_takes_its_place(office: Office) -> None:
    seat, before = aigul(office), head(office)
    named = {f"says{FIRST}": "C", f"wording{FIRST}": "Aigul Test is in prison."}

    asked = fill(seat, **named)
    answer = fill(seat, **named, **{f"names.wording{FIRST}.p-aaaaaaaa": "p-aaaaaaaa"})

    assert f'href="#wording{FIRST}-names"' in asked.text
    assert f'name="names.wording{FIRST}.p-aaaaaaaa"' in asked.text
    assert answer.status_code == 303
    assert len(proposals(office, before)) == 1


def test_the_same_sheet_sent_twice_is_proposed_once(office: Office) -> None:
    seat, before = aigul(office), head(office)
    same = {"command": str(uuid4()), "row": ["kz-2021-1.1", "kz-2021-1.2"]}

    answers = [fill(seat, **FILLED | same).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert len(proposals(office, before)) == 2


def test_a_draft_of_the_sheet_comes_back_as_it_was(office: Office) -> None:
    seat = aigul(office)

    seat.window.post("/drafts", data={"command": str(uuid4()), "page_of": HERE, f"wording{FIRST}": "Begun."})

    [kept] = office.accounts.drafts.list(seat.person.account_id)
    page = seat.window.get(f"{HERE}?draft={kept.draft_id}").text
    assert typed(page, f"wording{FIRST}") == "Begun."


def test_a_page_that_is_turned_takes_along_what_was_typed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assess_country, "A_PAGE", 1)
    seat, before = aigul(office), head(office)

    answer = fill(seat, **{f"says{FIRST}": "not_looked", f"wording{FIRST}": "Begun.", "turn": "2"})

    shown = re.findall(r'name="row" value="([^"]+)"', answer.text)
    assert (answer.status_code, shown) == (200, ["kz-2021-1.1", "kz-2021-2.2"])
    assert (typed(answer.text, f"wording{FIRST}"), chosen(answer.text, f"says{FIRST}")) == ("Begun.", {"not_looked"})
    assert head(office) == before


def test_what_waits_already_asks_for_nothing(office: Office) -> None:
    seat = aigul(office)
    proposed(office, seat)

    page = text_of(seat.window.get(HERE).text)

    assert "Something is proposed already, and waits for a second person." in page
    assert page.index("for nothing now") < page.index("Something is proposed already")


def test_the_sheet_is_the_team_s_alone_and_leads_there_from_its_country(office: Office) -> None:
    pages = [seat.window.get(HERE).status_code for seat in (aigul(office), bolot(office), chinara(office))]

    assert pages == [200, 403, 403]
    assert f'href="{HERE}"' in office.signed_in(office.person("Dastan", "country:KZ")).get("/desk/countries/kz").text


def test_a_session_to_come_leads_to_the_sheets_of_the_own_countries(office: Office) -> None:
    seat = aigul(office)
    planned = {"kind": "gb_session", "on": "10 March 2027", "title": "The Governing Body", "audience": "public"}
    answer = send(seat.window, "/occasions/new", **planned, publication="A programme")

    to_come = answer.headers["location"].partition("?")[0]

    pages = [seat.window.get(address).text for address in (to_come, "/occasions/ilc-114")]

    assert [HERE in page for page in pages] == [True, False]  # the other one is over


def test_every_id_of_the_sheet_is_there_once_and_every_label_has_its_field(office: Office) -> None:
    page = aigul(office).window.get(HERE).text

    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label for="([^"]+)"', page)) <= set(ids)
