"""The draft of the next resolution: what is on record, what is proposed, and nobody named who was not asked of late."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
from starlette.testclient import TestClient

from tests.web.given import AIGUL, BOLOT, CANARY, CHINARA, OFFICIAL, SMALL
from tests.web.occasions_given import an_occasion, between
from tests.web.workspace.before_a_session import TEAM_ALONE, an_office
from tests.web.workspace.office import Office
from tests.web.workspace.sending import said
from tracker.accounts.roles import COUNTRY
from tracker.domain.values import Code

DRAFT = "/resolution"
NAMES = ("Aigul Test", "Айгуль", "Bolot Refuser", "Болот", "Chinara", "Чинара", "Official Name", "Имя Чиновника")
ASK = "Whom to ask before naming"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = an_office(tmp_path_factory.mktemp("resolution"))
    meeting = {"kind": Code("mission_meeting"), "body": Code("Mission")}
    last = an_occasion(made.given, "mission-2025", between("2025-12-01", "2025-12-02"), "Last meeting", **meeting)
    coming = an_occasion(made.given, "mission-2026", between("2026-12-07", "2026-12-08"), "Meeting of 2026", **meeting)
    made.given.save(last, coming)
    made.given.release()
    yield made
    made.close()


@pytest.fixture(scope="module")
def team(house: Office) -> TestClient:
    return house.signed_in(house.person("Aigul", COUNTRY + "KZ"))


@pytest.fixture(scope="module")
def elsewhere(house: Office) -> TestClient:
    return house.signed_in(house.person("Bolot", COUNTRY + "KG"))


def lines_of(body: bytes) -> list[str]:
    return [" ".join(paragraph.text.split()) for paragraph in Document(BytesIO(body)).paragraphs]


def about(reference: str, page: str) -> tuple[str, str]:
    """What the page says of a demand: what is proposed, and what is on record."""
    draft, record = page.split("How to read this draft")[1].split("On record: Kazakhstan")
    return _after(reference, draft), _after(reference, record)


def _after(reference: str, text: str) -> str:
    return re.split(r"[a-z]{2,3}-\d{4}-\d ", text.split(f"{reference} ")[1])[0]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_file_holds_nothing_that_the_public_may_not_read_and_names_nobody_who_was_not_asked_of_late(
    team: TestClient, language: str
) -> None:
    answer = team.get(f"{DRAFT}.docx?language={language}")

    told = " ".join(lines_of(answer.content))
    assert answer.status_code == 200
    assert [one for one in (*NAMES, CANARY, SMALL, TEAM_ALONE) if one in told] == []
    assert re.findall(r"p-[0-9a-z]{8}", told) == []
    assert ("Kazakhstan" if language == "en" else "Казахстан") in told


def test_the_same_draft_gives_the_same_bytes_and_says_in_its_name_what_it_is(team: TestClient) -> None:
    first, second = (team.get(f"{DRAFT}.docx?language=ru&country=kz") for _ in range(2))

    assert first.content == second.content
    assert first.headers["content-disposition"] == 'attachment; filename="resolution-kz-2026-11-20-ru.docx"'


def test_a_draft_is_for_the_next_meeting_and_asks_what_got_worse_since_the_last(team: TestClient) -> None:
    page, before = said(team.get(DRAFT).text), said(team.get(f"{DRAFT}?as_of=2025-11-01").text)

    assert "For: Meeting of 2026, 7–8 December 2026" in page
    assert "Got worse: since the coalition's last meeting, from 3 December 2025 on." in page
    assert "For: Last meeting" in before
    assert "Got worse: since the last session of the Conference, as no meeting is on record." in before


def test_what_is_proposed_is_said_apart_from_what_is_on_record(team: TestClient) -> None:
    draft, record = about("kz-2021-8", said(team.get(DRAFT).text))

    assert "Proposed: Sharpen. It was promised, the day has passed, and nothing on record settles the promise." in draft
    assert "Proposed text: We put again what was asked on 7 December 2021 (Resolution res-2021), and say" in draft
    assert "and say what is left of it: Keep the law. To: Government of Kazakhstan." in draft
    assert "[what exactly is left to do]. By: [which day]." in draft
    assert "Asked in: Resolution res-2021, 7 December 2021. To: Government of Kazakhstan. Raised 1 time" in record
    assert "Convention No. 87" in record
    assert "The government says: Promises, 15 July 2026: The law will be changed" in record
    assert "Asked: Law kept – Not met, counted from 31 July 2026. Proposed: Sharpen." in record
    assert "Proposed text" not in record


def test_what_got_worse_stands_first_and_the_counts_add_up_to_the_demands(team: TestClient) -> None:
    page = said(team.get(DRAFT).text)

    draft = page.split("How to read this draft")[1].split("On record: ")[0]
    number, counts = re.findall(r"(\d+) open demands: (.*?)\.", page)[0]
    listed = re.findall(r"Proposed: (Sharpen|Repeat|Make specific|Close)\.", draft)
    assert int(number) == sum(map(int, re.findall(r"\d+", counts))) == len(listed)
    assert draft.index("kz-2021-1 ") < draft.index("kz-2021-8 ") < draft.index("kz-2021-3 ")


def test_a_demand_whose_rows_are_not_shown_is_told_by_its_state_alone(team: TestClient) -> None:
    draft, record = about("kz-2021-2", said(team.get(DRAFT).text))

    assert "Proposed: Repeat. Not met, and nothing on record has moved it." in draft
    assert "3 people whose names are not shown" in said(team.get(DRAFT).text)
    assert "released" not in draft + record


def test_of_people_who_are_not_named_nothing_is_proposed_one_by_one(team: TestClient) -> None:
    _, record = about("kz-2021-1", said(team.get(DRAFT).text))

    assert "→ Asked: A person whose name is not shown: released – Not yet assessed " in record
    assert re.search(r"→ Asked: Law changed – The opposite was done, [^.]*\. Proposed: Sharpen\.", record)


def test_other_addressees_and_our_own_commitments_follow_the_countries(team: TestClient) -> None:
    page = said(team.get(DRAFT).text)

    assert page.index("un-2021-1") > page.index("To international bodies and others who are no government")
    assert page.index("own-2021-1") > page.index("What the coalition undertook itself")
    assert "un-2021-1" not in said(team.get(f"{DRAFT}?country=kz").text)


def test_the_team_of_the_country_reads_whom_to_ask_by_their_keys_and_nobody_else_does(
    team: TestClient, elsewhere: TestClient
) -> None:
    of_team, of_others = (said(one.get(DRAFT).text) for one in (team, elsewhere))

    assert f"{CHINARA} · Agreed, and nobody has asked again within twelve months: ask. kz-2021-2" in of_team
    assert f"{AIGUL} · Not asked: ask first. kz-2021-1, kz-2021-2" in of_team
    assert f"{BOLOT} · Refused: do not name. kz-2021-2" in of_team
    assert OFFICIAL not in of_team
    assert [one for one in NAMES if one in of_team + of_others] == []
    assert "Nobody: these demands speak of no person of your countries" in of_others
    assert "p-" not in of_others.split(ASK)[1].split("Nobody:")[0]


def test_a_draft_is_of_any_day_that_has_come_and_of_a_country_on_record(team: TestClient) -> None:
    before = said(team.get(f"{DRAFT}?as_of=2020-01-01").text)

    assert "0 open demands" in before
    assert "As of 1 January 2020, by release 3 of" in before
    assert "Promises, 15 July 2026" not in said(team.get(f"{DRAFT}?as_of=2022-06-01").text)
    assert team.get(f"{DRAFT}?as_of=2027-01-01").status_code == 422
    assert [team.get(f"{DRAFT}{one}").status_code for one in ("?country=xx", ".docx?language=de")] == [404, 404]
