"""What was submitted before a session, the lists of cases, and what was handed out: told from the session room."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from starlette.testclient import TestClient

from tests.web.given import CANARY
from tests.web.occasions_given import an_occasion, between
from tests.web.workspace.before_a_session import ROOM, an_office
from tests.web.workspace.filing import PDF, bring
from tests.web.workspace.office import OURS, Office
from tests.web.workspace.sending import chosen, recorded, said, send, typed, words
from tracker.accounts.roles import COUNTRY
from tracker.application.reader import Reader
from tracker.domain.submission_events import (
    BriefHandedOut,
    CaseListed,
    FiledBy,
    Procedure,
    SubmissionFiled,
    SubmissionFollowed,
)
from tracker.domain.values import Audience, Code
from tracker.web.anchors import anchor
from tracker.web.static_copy.days import days_of_cards

FORM, LIST, HANDOUT = (f"/desk/countries/kz/{name}" for name in ("submission", "listing", "handout"))
BACK = f"{ROOM}?done=recorded#submitted"
PAST = "/sessions/ilc-114/kz"
COMMENTS = {"procedure": "article_23_comments", "filed_by": "coalition", "on": "1 September 2026"}
OPENED_FROM = '<input type="hidden" name="session" value="ilc-115">'
NOBODY_DID = "(article 23): nothing is recorded as submitted"
OF_TEAM = f"{CANARY} of the country team"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = an_office(tmp_path_factory.mktemp("submissions"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def team(house: Office) -> TestClient:
    return house.signed_in(house.person("Aigul", COUNTRY + "KZ"))


@pytest.fixture(scope="module")
def member(house: Office) -> TestClient:
    return house.signed_in(house.person("Bolot"))


@pytest.fixture(scope="module")
def filed(house: Office, team: TestClient) -> str:
    """Comments that were submitted for the session; and a complaint that the team alone knows of."""
    assert NOBODY_DID in said(team.get(ROOM).text)
    told = {**COMMENTS, "occasion": "ilc-115", "session": "ilc-115", "instrument": "C087", "audience": "public"}
    answer = send(team, FORM, **told, title="Comments on C87", reference="ACD-8", notes=OF_TEAM)
    assert answer.headers["location"] == BACK
    send(team, FORM, **{**COMMENTS, "procedure": "cas_list_proposal", "session": "ilc-115"}, title=OF_TEAM)
    return str(recorded(house, SubmissionFiled)[0].entry_id)


@pytest.fixture(scope="module")
def released(house: Office, team: TestClient, filed: str) -> str:
    """The same, once a brief was handed out and all of it is released."""
    send(team, HANDOUT, as_of="1 November 2026", on="20 November 2026", occasion="ilc-115", session="ilc-115")
    house.given.release()
    return filed


def test_what_was_submitted_is_recorded_with_its_body_and_whose_it_is(house: Office, filed: str) -> None:
    event = next(one for one in recorded(house, SubmissionFiled) if str(one.entry_id) == filed)

    assert (event.procedure, event.body, event.filed_by) == (Procedure.ARTICLE_23, "CEACR", FiledBy.COALITION)
    assert (event.occasion, event.instruments, event.audience) == ("ilc-115", ("C087",), Audience.PUBLIC)
    assert words(house, event.title) == {"en": "Comments on C87"}


def test_the_room_lists_what_was_submitted_and_what_nobody_recorded_yet(team: TestClient, filed: str) -> None:
    now, before = (said(team.get(f"{ROOM}{asked}").text) for asked in ("", "?as_of=2026-08-31"))

    assert "What was submitted: 2" in now
    assert NOBODY_DID not in now
    assert "Comments on C87 The coalition · Convention No. 87 · number ACD-8" in now
    assert "What was submitted: 0" in before
    assert NOBODY_DID in before
    assert f'href="/desk/entries/{filed}/fate?session=ilc-115"' in team.get(ROOM).text


def test_a_member_reads_what_is_for_members_and_never_what_the_team_alone_may_know(
    member: TestClient, filed: str
) -> None:
    room, entry = member.get(ROOM).text, member.get(f"/desk/entries/{filed}").text

    assert "What was submitted: 1" in said(room)
    assert "Comments on C87" in said(room)
    assert OF_TEAM not in room + entry


def test_that_the_body_has_it_is_told_later_and_once(house: Office, team: TestClient, filed: str) -> None:
    told = {"fate": "acknowledged", "on": "3 September 2026", "reference": "CEACR-1", "audience": "public"}

    once, twice = (send(team, f"/desk/entries/{filed}/fate", **told, session="ilc-115") for _ in range(2))

    assert once.headers["location"] == BACK
    assert (twice.status_code, typed(twice.text, "reference")) == (422, "CEACR-1")
    assert "This is on record already" in twice.text
    assert [str(one.submission) for one in recorded(house, SubmissionFollowed)] == [filed]
    assert "Receipt acknowledged, 3 September 2026 · number CEACR-1" in said(team.get(ROOM).text)


@pytest.mark.parametrize(("wrong", "field", "why"), [
    ({"filed_by": "members"}, "filed_by", "Tick the organisations that submitted it"),
    ({"procedure": "treaty_body_report"}, "body", "Choose one of these"),
    ({"occasion": "gb-canary-that-is-none"}, "occasion", "The calendar has no such date"),
    ({"on": "31 December 2026"}, "on", "has not come yet"),
])  # fmt: skip
def test_what_cannot_be_so_is_refused_with_the_text_kept(
    house: Office, team: TestClient, wrong: dict[str, str], field: str, why: str
) -> None:
    before = len(recorded(house, SubmissionFiled))

    answer = send(team, FORM, **COMMENTS | wrong, title="Kept text")

    assert answer.status_code == 422
    assert why in said(answer.text)
    assert f'href="#{field}' in answer.text
    assert typed(answer.text, "title") == "Kept text"
    assert len(recorded(house, SubmissionFiled)) == before


def test_the_same_submission_is_recorded_again_only_if_somebody_says_that_it_is_another(
    house: Office, team: TestClient
) -> None:
    told = {**COMMENTS, "procedure": "upr_report", "title": "Sent twice", "session": "ilc-115"}
    send(team, FORM, **told)
    before = len(recorded(house, SubmissionFiled))

    refused, between_them = send(team, FORM, **told), len(recorded(house, SubmissionFiled))
    another = send(team, FORM, **told, is_another="yes")

    assert (refused.status_code, typed(refused.text, "title"), between_them) == (422, "Sent twice", before)
    assert "is on record already" in said(refused.text)
    assert 'href="#is_another' in refused.text
    assert (another.headers["location"], len(recorded(house, SubmissionFiled))) == (BACK, before + 1)


def test_a_title_is_as_long_as_other_titles(house: Office, team: TestClient) -> None:
    before = len(recorded(house, SubmissionFiled))

    answer = send(team, FORM, **COMMENTS | {"procedure": "cfa_complaint"}, title="x" * 301)

    assert (answer.status_code, len(typed(answer.text, "title"))) == (422, 301)
    assert len(recorded(house, SubmissionFiled)) == before


def test_a_paper_names_no_day_after_the_one_on_which_it_was_handed_out(house: Office, team: TestClient) -> None:
    before = len(recorded(house, BriefHandedOut))

    answer = send(team, HANDOUT, as_of="20 November 2026", on="19 November 2026", notes="Kept text")

    assert answer.status_code == 422
    assert "(19 November 2026). Correct one of the two days." in said(answer.text)
    assert "Kept text" in answer.text
    assert len(recorded(house, BriefHandedOut)) == before


def test_the_room_shows_the_document_of_a_submission_and_the_files_that_are_attached(
    team: TestClient, member: TestClient, filed: str
) -> None:
    [address] = re.findall(rf'href="(/evidence/new\?entry={filed}[^"]*)"', team.get(ROOM).text)
    form = team.get(address.replace("&amp;", "&")).text

    answer = bring(team, PDF, demand="", entry=filed, session="ilc-115")

    assert OPENED_FROM in form
    assert answer.headers["location"] == f"{ROOM}?done=filed#submitted"
    assert "1 file is attached: Document (PDF)" in said(team.get(ROOM).text)
    assert "file is attached" not in said(member.get(ROOM).text)
    assert "file is attached" not in said(team.get(f"{ROOM}?as_of=2026-10-01").text)


def test_a_registered_document_is_told_by_its_key(team: TestClient) -> None:
    send(team, FORM, **COMMENTS | {"procedure": "gb_information"}, document_filed="res-2021")

    page = team.get("/sessions/gb-canary/kz").text

    assert re.search(r'Document of the record: <a href="[^"]*documents/res-2021', page)


def test_conventions_are_offered_with_their_numbers(team: TestClient) -> None:
    page = said(team.get(FORM).text)

    assert "Convention No. 87 · " in page


def test_a_correction_takes_its_place_and_what_became_of_it_follows(house: Office, team: TestClient) -> None:
    send(team, FORM, **COMMENTS, title="Wrong title", occasion="ilc-114")
    old = recorded(house, SubmissionFiled)[-1].entry_id
    send(team, f"/desk/entries/{old}/fate", fate="answered", on="2 October 2026")

    page = team.get(f"/desk/entries/{old}/correct").text
    told = {**COMMENTS, "title": "Right title", "occasion": "ilc-114", "reason": "A slip"}
    send(team, f"/desk/entries/{old}/correct", **told)

    new = recorded(house, SubmissionFiled)[-1]
    assert typed(page, "title") == "Wrong title"
    assert chosen(page, "filed_by") == {"coalition"}
    assert recorded(house, SubmissionFollowed)[-1].submission == new.entry_id != old
    assert "Right title" in said(team.get(PAST).text)
    assert "Wrong title" not in said(team.get(PAST).text)


def test_a_listed_country_has_a_programme_day_by_day_until_the_conclusions(house: Office, team: TestClient) -> None:
    told = {"occasion": "ilc-114", "case_list": "final", "is_on": "yes", "on": "2 June 2026", "instrument": "C087"}

    answer = send(team, LIST, **told, session="ilc-114")

    during, before, after = (said(team.get(f"{PAST}?as_of=2026-06-{day}").text) for day in ("05", "01", "13"))
    assert answer.headers["location"].startswith(PAST)
    assert recorded(house, CaseListed)[-1].is_on
    assert "Every day until the conclusions Recorded since 4 June 2026: 0 Nothing. 2 June 2026" in during
    assert "5 June 2026" in during
    assert ", today" not in during
    assert "Final list of cases: 2 June 2026" in during
    assert "Preliminary list of cases: no day is on record" in during
    assert "Final list of cases : the country is on it (Convention No. 87), 2 June 2026" in during
    assert "Every day until the conclusions" not in before + after


def test_a_listed_country_stands_on_top_of_today_while_its_session_is_on(house: Office, team: TestClient) -> None:
    now: dict[str, Any] = {"kind": Code("ilc_session"), "session": Code("116"), "provisional": True}
    house.given.save(an_occasion(house.given, "ilc-116", between("2026-11-16", "2026-11-27"), "On now", **now))
    before = team.get("/desk").text

    send(team, LIST, occasion="ilc-116", case_list="final", is_on="yes", on="18 November 2026")

    after, [listed] = team.get("/desk").text, recorded(house, CaseListed)[-1:]
    link = 'href="/sessions/ilc-116/kz#daily"'
    assert link not in before
    assert "Every day until the conclusions" in re.findall(r"<h2>(.*?)</h2>", after)[0]
    send(team, f"/desk/entries/{listed.entry_id}/retract", cause="error", reason="A slip")
    assert link not in team.get("/desk").text


@pytest.mark.usefixtures("released")
def test_a_brief_that_was_handed_out_names_a_day_that_copies_hold(house: Office, team: TestClient) -> None:
    [address] = re.findall(rf'href="({HANDOUT}[^"]+)"', team.get(f"{ROOM}/brief").text)
    page = team.get(address.replace("&amp;", "&")).text

    [event] = recorded(house, BriefHandedOut)
    record = house.given.record
    with Reader(record.engine, record.log, record.book, lambda: house.given.today).look() as look:
        days = days_of_cards(look)
    assert typed(page, "as_of")
    assert (event.audience, event.occasion) == (Audience.PUBLIC, "ilc-115")
    assert {event.as_of.isoformat(), "2026-06-01"} <= {day.isoformat() for day in days}
    assert "20 November 2026: the brief as of 1 November 2026" in said(team.get(ROOM).text)


def test_everybody_reads_what_is_public_once_it_is_released_and_nothing_else(house: Office, released: str) -> None:
    window = house.window()

    page, known = window.get("/en/occasions/ilc-115").text, window.get("/en/occasions/ilc-115.json").json()
    country, earlier = (
        window.get(f"/en/{one}").text for one in ("countries/kz/raised", "occasions/ilc-115/on/2026-08-31")
    )

    assert "Comments on C87" in said(page)
    assert "Comments on C87" in said(country)
    assert [one["entry"] for one in known["submitted"]] == [released]
    assert "Comments on C87" not in earlier
    assert OF_TEAM not in page + country + str(known)


def test_what_is_public_is_found_and_leads_to_where_it_stands(house: Office, released: str) -> None:
    window, spot = house.window(), anchor(released)

    found, hidden = (window.get(f"/en/search?q={one}").text for one in ("Comments on C87", OF_TEAM))

    assert f'href="/en/countries/kz/raised#{spot}"' in found
    assert f'id="{spot}"' in window.get("/en/countries/kz/raised").text
    assert "/raised#" not in hidden


def test_the_letter_of_the_room_is_recorded_with_its_demands_ticked(team: TestClient) -> None:
    [address] = re.findall(r'href="(/desk/demands/[^"]+/letter\?session=ilc-115)"', team.get(ROOM).text)

    page = team.get(address).text

    ticked = chosen(page, "demand")
    assert "kz-2021-8" in ticked
    assert OPENED_FROM in page
    before = set(re.findall(r'<li id="(kz-2021-[^"]+)"', team.get(ROOM).text))
    assert before - ticked == {"kz-2021-4", "kz-2021-9"}  # outside the figures, and met


def test_a_letter_that_is_recorded_from_the_room_leads_back_to_it(team: TestClient) -> None:
    told = {"to": "The Minister", "on": "10 November 2026", "sender": "mission", "demand": "kz-2021-8"}

    answer = send(team, "/desk/demands/kz-2021-8/letter", **told, session="ilc-115")

    assert answer.headers["location"] == f"{ROOM}?done=recorded#since"


def test_a_reminder_recalls_one_letter_and_asks_for_what_it_asked(team: TestClient) -> None:
    [address] = set(re.findall(r'href="(/desk/entries/[^"]+/reminder.docx)"', team.get(ROOM).text))

    answer = team.get(f"{address}?language=en")

    told = " ".join(" ".join(one.text for one in Document(BytesIO(answer.content)).paragraphs).split())
    assert answer.headers["content-disposition"] == 'attachment; filename="reminder-kz-2026-11-20-en.docx"'
    assert "wrote to you on 20 July 2026. We know of no answer, and ask you again." in told
    assert "Keep the law" in told
    assert "kz-2021-1" not in told
    assert team.get(f"{OURS}/desk/entries/none/reminder.docx").status_code == 404
