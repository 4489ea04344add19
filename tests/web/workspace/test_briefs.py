"""The brief of a session: public material alone, as page, PDF and DOCX from one text."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader
from pypdf.generic import StreamObject
from starlette.testclient import TestClient

from tests.web.given import CANARY, SMALL
from tests.web.workspace.before_a_session import (
    ANSWERED,
    BRIEF,
    KEPT,
    OF_A_UNION,
    OF_THE_TEAM,
    ROOM,
    TEAM_ALONE,
    an_office,
    write_more,
)
from tests.web.workspace.office import OURS, Office
from tests.web.workspace.sending import said
from tracker.accounts.roles import COUNTRY
from tracker.web.sessions.brief import Brief, Item, Names, Note, Said, Section
from tracker.web.sessions.docx import docx
from tracker.web.sessions.papers import endings
from tracker.web.sessions.pdf import pdf

NOT_FOR_A_PAPER = (CANARY, SMALL, TEAM_ALONE, "Aigul Test", "Айгуль", "Bolot Refuser", "Болот", "Official Name")
SAMPLE = "Sample data: do not cite."


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = an_office(tmp_path_factory.mktemp("briefs"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = an_office(tmp_path_factory.mktemp("post"))
    write_more(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def writer(post: Office) -> TestClient:
    return post.signed_in(post.person("Aigul", COUNTRY + "KZ"))


@pytest.fixture(scope="module")
def team(house: Office) -> TestClient:
    return house.signed_in(house.person("Aigul", COUNTRY + "KZ"))


def text_of(body: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages).split())


def links_of(body: bytes) -> list[str]:
    found = [link.get_object() for page in PdfReader(BytesIO(body)).pages for link in page.get("/Annots", ())]
    return [str(one["/A"]["/URI"]) for one in found if "/URI" in one.get("/A", {})]


def words_of(body: bytes) -> str:
    return " ".join(paragraph.text for paragraph in Document(BytesIO(body)).paragraphs)


def letter_to(window: TestClient) -> str:
    return " ".join(words_of(window.get("/sessions/ilc-115/kz/letter.docx?language=en").content).split())


def reminder_of(entry_id: UUID) -> str:
    return f"/desk/entries/{entry_id}/reminder.docx"


def a_brief(language: str = "en", title: str = "Kazakhstan") -> Brief:
    said_so = Said("Law kept", "The government says", (1,), is_bad=True)
    section = Section("Convention No. 87", [Item(Said("Keep the law"), "kz-1", [said_so])], "A note")
    return Brief(
        language=language,
        country="Kazakhstan",
        coalition="Test Coalition",
        title=title,
        session="Conference 115",
        as_of="As of 21 November 2026.",
        sample=SAMPLE,
        headline=[Said("1 demand")],
        sections=[section] * 30,
        annex=[section],
        notes=[Note(1, "/en/demands/kz-1#e-1", "https://pages.example/en/demands/kz-1#e-1")],
        closing=["Cite this: ..."],
        permanent="https://pages.example/en/countries/kz/on/2026-11-21/known/1",
        made_on=date(2026, 11, 21),
        names=Names("Annex", "Notes", "Each address begins so", "The page"),
    )


def test_a_brief_says_what_got_worse_first_and_keeps_three_voices_apart(team: TestClient) -> None:
    page = said(team.get(f"{BRIEF}?language=en").text)

    assert "5 demands: 1 met, 0 partly met, 3 not met, 1 not known. In 1 measure State organs did the opposite" in page
    assert page.index("Got worse: Asked: Law kept – Partly met → Not met") < page.index("Convention No. 87")
    assert "The government says: Promises, 15 July 2026: The law will be changed" in page
    assert "The supervisory body said: Conclusions 2022, June 2022: The Committee deplores" in page
    assert "The coalition's assessment: Not met" in page


@pytest.mark.parametrize("form", ["brief", "brief.pdf", "brief.docx", "letter.docx"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_brief_holds_nothing_that_the_public_may_not_read_even_for_the_team(
    team: TestClient, form: str, language: str
) -> None:
    answer = team.get(f"/sessions/ilc-115/kz/{form}?language={language}")

    told = {"brief": lambda: answer.text, "brief.pdf": lambda: text_of(answer.content)}
    found = told.get(form, lambda: words_of(answer.content))()
    assert answer.status_code == 200
    assert [one for one in NOT_FOR_A_PAPER if one in found] == []
    assert ("Kazakhstan" if language == "en" else "Казахстан") in found


def test_every_note_of_a_brief_leads_to_the_entry_for_good(team: TestClient) -> None:
    page = team.get(f"{BRIEF}?language=en").text

    addresses = re.findall(r'<li id="note-\d+"><a class="address" href="([^"]+)"', page)
    used = {int(number) for number in re.findall(r'<a href="#note-(\d+)">', page)}
    assert used == set(range(1, len(addresses) + 1))
    for address in addresses:
        path, _, anchor = address.removeprefix(OURS).partition("#")
        assert "/on/2026-11-21/known/2" in path
        assert f'id="{anchor}"' in team.get(path).text, address


def test_the_files_of_a_brief_say_the_same_and_have_the_same_notes(team: TestClient) -> None:
    page = team.get(f"{BRIEF}?language=en").text
    made, text = team.get(f"{BRIEF}.pdf?language=en"), team.get(f"{BRIEF}.docx?language=en")

    addresses = re.findall(r'<li id="note-\d+"><a class="address" href="([^"]+)"', page)
    for body in (text_of(made.content), words_of(text.content)):
        assert "Got worse: Asked: Law kept – Partly met → Not met" in body
    assert links_of(made.content) == addresses
    assert made.headers["content-disposition"] == 'attachment; filename="ilc-115-kz-2026-11-20-en.pdf"'


def test_a_brief_is_asked_for_in_a_language_of_ours_about_a_session_that_everybody_may_know(team: TestClient) -> None:
    assert team.get(f"{BRIEF}?language=de").status_code == 404
    assert team.get(f"/sessions/{OF_THE_TEAM}/kz/brief").status_code == 404
    assert team.get(f"{BRIEF}?as_of=2027-01-01").status_code == 422
    assert "0 demands" in said(team.get(f"{BRIEF}?as_of=2015-01-01&language=en").text)


def test_a_brief_of_an_earlier_day_keeps_that_day_in_its_addresses(team: TestClient) -> None:
    page = team.get(f"{BRIEF}?language=en&as_of=2023-01-01").text

    assert f"{OURS}/en/countries/kz/on/2023-01-01/known/2" in page
    assert "As of 1 January 2023, by release 2 of" in said(page)
    assert "Got worse" not in page


@pytest.mark.parametrize("make", [pdf, docx])
def test_the_same_brief_gives_the_same_bytes(make: Callable[[Brief], bytes]) -> None:
    assert make(a_brief()) == make(a_brief())
    assert make(a_brief(title="Other")) != make(a_brief())


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('#panic("x") *b* $x$ <l> @ref `c` = h \\', None),
        ("Ўзбекистон, Тоҷикистон, Türkmenistan ň ž, Қырғыз", None),
        ("a\x07b\x00c\ud800d\uffffe", "abcde"),
        ("a" * 3000, "a" * 40),
    ],
    ids=["markup", "letters of the region", "no characters", "long"],
)
def test_a_text_is_printed_as_it_stands_whatever_it_looks_like(text: str, printed: str | None) -> None:
    brief = a_brief(title=text)

    for told in (text_of(pdf(brief)), words_of(docx(brief))):
        assert (printed or text) in told.replace("\xad", "")


def test_a_letter_that_the_fonts_do_not_have_costs_its_place_and_not_the_paper() -> None:
    brief = a_brief(title="done 😀 中文")

    assert "done ? ??" in text_of(pdf(brief))
    assert "done 😀 中文" in words_of(docx(brief))


def test_a_pdf_is_tagged_titled_dated_and_in_its_language_and_says_on_each_page_that_data_are_sample() -> None:
    read = PdfReader(BytesIO(pdf(a_brief("ru", "Қазақстан: ә ғ қ ң ө ұ ү һ і"))))

    root, metadata = read.root_object, read.root_object["/Metadata"]
    assert (str(root["/Lang"]), "'/Marked': True" in str(root["/MarkInfo"])) == ("ru", True)
    assert isinstance(metadata, StreamObject)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata.get_data()
    assert read.metadata is not None
    assert (read.metadata.title, str(read.metadata.creation_date)[:10]) == (
        "Қазақстан: ә ғ қ ң ө ұ ү һ і",
        "2026-11-21",
    )
    assert all(SAMPLE in page.extract_text() for page in read.pages)
    assert len(read.pages) > 1
    assert "Қазақстан: ә ғ қ ң ө ұ ү һ і" in read.pages[0].extract_text()


def test_a_name_that_no_line_holds_is_parted_and_stays_on_the_page() -> None:
    page = PdfReader(BytesIO(pdf(a_brief("ru", "А" * 200)))).pages[0]

    lines = page.extract_text().splitlines()

    assert sum(line.count("А") for line in lines) >= 200
    assert max(line.count("А") for line in lines) <= 60


def test_a_docx_says_whose_it_is_of_which_day_and_under_each_page_that_data_are_sample() -> None:
    body = docx(a_brief("ru"))

    read = Document(BytesIO(body))
    told = read.core_properties
    assert (told.author, told.last_modified_by, told.language) == ("Test Coalition", "Test Coalition", "ru-RU")
    assert {told.created, told.modified} == {told.created}
    assert (told.created.date() if told.created else None) == date(2026, 11, 21)
    assert SAMPLE in read.sections[0].footer.paragraphs[0].text
    with ZipFile(BytesIO(body)) as file:
        assert not [name for name in file.namelist() if "vba" in name.lower()]
        assert "w:instrText" not in file.read("word/document.xml").decode()


def test_a_letter_recalls_what_had_no_answer_and_asks_for_what_is_open_and_for_nothing_else(team: TestClient) -> None:
    told = words_of(team.get("/sessions/ilc-115/kz/letter.docx?language=en").content)

    recalled, asked = told.split("What we ask for")
    assert "Keep the law" in recalled
    assert "We wrote to you on 20 July 2026, and know of no answer." in " ".join(recalled.split())
    assert "kz-2021-1" in asked
    assert "Pass the law" not in told


def test_a_letter_of_another_organisation_is_told_as_its_own_and_nobody_else_reminds_of_it(writer: TestClient) -> None:
    told, room = letter_to(writer), writer.get(ROOM).text

    assert "Union of the Test wrote to you on 21 July 2026, and we know of no answer." in told
    assert told.count("We wrote to you on") == 1
    assert writer.get(reminder_of(OF_A_UNION)).status_code == 404
    assert reminder_of(OF_A_UNION) not in room
    assert "Another organisation sent it: we make no draft of its reminder." in room


def test_a_letter_answered_for_the_team_alone_is_not_silent_and_its_answer_stays_there(
    post: Office, writer: TestClient
) -> None:
    told, room = letter_to(writer), said(writer.get(ROOM).text)

    recalled, asked = told.split("What we ask for")
    assert ("Demand 12" in recalled, "Demand 12" in asked) == (False, True)
    assert TEAM_ALONE not in told
    assert writer.get(reminder_of(ANSWERED)).status_code == 404
    assert "1 public letter was answered, and its answer is not public or not released" in room
    assert "know of no answer" not in letter_to(post.signed_in(post.person("Bolot")))


def test_a_letter_kept_for_the_team_has_no_draft_and_the_room_says_why(writer: TestClient) -> None:
    room = writer.get(ROOM).text

    assert room.count("A draft is made of what is public and released. This letter is not.") == 1
    assert reminder_of(KEPT) not in room
    assert writer.get(reminder_of(KEPT)).status_code == 404


def test_the_room_says_of_how_many_letters_nobody_knows_whether_they_were_answered(writer: TestClient) -> None:
    assert "Letters without an answer: 3, of 1 it is not known" in said(writer.get(ROOM).text)


def test_a_reminder_is_addressed_as_its_letter_was(writer: TestClient) -> None:
    told = words_of(writer.get(f"{reminder_of(UUID(int=207, version=4))}?language=en").content)

    assert "To: The Minister" in told
    assert "To the competent authority" not in told
    assert "To the competent authority" in letter_to(writer)


def test_measures_that_read_the_same_stand_in_a_letter_as_one_line(writer: TestClient) -> None:
    told = letter_to(writer)

    assert told.count("Sentence overturned (2 measures)") == 1


def test_a_brief_in_which_nothing_got_worse_says_so_of_what_is_on_record_and_when(team: TestClient) -> None:
    page = said(team.get(f"{BRIEF}?language=en&as_of=2015-01-01").text)

    assert "The opposite of what was asked is on record nowhere, as of 1 January 2015." in page
    assert "Nowhere." not in page


def test_the_card_of_a_country_is_a_paper_of_all_its_demands_and_of_no_session(team: TestClient) -> None:
    made = team.get("/desk/countries/kz.pdf?language=en")

    told = text_of(made.content)
    assert made.headers["content-disposition"] == 'attachment; filename="card-kz-2026-11-20-en.pdf"'
    assert "5 demands: 1 met, 0 partly met, 3 not met, 1 not known." in told
    assert "Conference 115" not in told
    assert [one for one in NOT_FOR_A_PAPER if one in told] == []
    assert team.get("/desk/countries/xx.pdf").status_code == 404


def test_both_kinds_of_file_can_be_made_where_tests_run() -> None:
    assert endings() == ("pdf", "docx")
