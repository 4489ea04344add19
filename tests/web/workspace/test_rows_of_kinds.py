"""Every kind of row: its templates can be brought back, and a row of it becomes what its form would make."""

from collections.abc import Iterator

import pytest

from tests.web.occasions_given import an_occasion, between
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, words
from tests.web.workspace.tabling import Clerk
from tests.web.workspace.test_documents import register
from tracker.application.intake.reading.tables import CSV, take
from tracker.application.workspace.demand_inputs import Rewording
from tracker.domain import demand_events as events
from tracker.domain import finding_events as findings
from tracker.domain import submission_events as submissions
from tracker.domain.entry_events import EntryCorrected
from tracker.domain.events import Event
from tracker.domain.values import Code
from tracker.languages import COMPLETE
from tracker.web.workspace.rows.kinds import KINDS

ROWS: dict[str, tuple[type[Event], str, str]] = {
    "check": (events.Checked, "key,demands,on,looked", "kz-2021-1;kz-2021-2,2024-05-03,In a register"),
    "position": (
        events.PositionRecorded,
        "key,demands,measures,on,position,wording_ru,due_on",
        "kz-2021-1,kz-2021-1.2,3 May 2024,It promises,Обещали.,May 2027",
    ),
    "letter": (
        events.LetterSent,
        "key,demands,sender,to_en,on,means,copy_kept,answer_unknown",
        "kz-2021-1,mission,The Prosecutor,2024-05-03,post,yes,да",
    ),
    "reminder": (events.ReminderSent, "key,demand,letter_on,on", "kz-2021-1,2024-05-03,2024-07-10"),
    "answer": (
        events.LetterAnswered,
        "key,demand,letter_on,on,organ_name_en",
        "kz-2021-1,2024-05-03,2024-08-01,The Ministry",
    ),
    "due": (
        events.DueDaySet,
        "key,demands,kind,made_on,due_on,wording_en",
        "kz-2021-1,An answer is owed,2024-05-03,2027-01-15,They owe it.",
    ),
    "finding": (
        findings.Recorded,
        "key,country,body,document_said_en,on,wording_en,measures,point1_number,point1_text_en,point1_measures",
        "KZ,CEACR,Observation 2025,2026-02-01,It urges.,kz-2021-1.1,1,Register the union,kz-2021-1.2",
    ),
    "submission": (
        submissions.SubmissionFiled,
        "key,country,procedure,filed_by,on,occasion,conventions,title_en",
        "KZ,article_23_comments,The coalition,2026-09-01,ilc-115,C087,Comments",
    ),
    "listing": (
        submissions.CaseListed,
        "key,country,occasion,case_list,is_on,on,conventions",
        "KZ,ilc-115,final,The country is on it,2026-05-03,C087",
    ),
    "step": (events.NextStepSet, "key,demands,due_on,what,who", "kz-2021-1,2027-02-01,Write again,Bolot"),
}
DEMAND = {
    "key": "1",
    "document": "resolution-2026-1",
    "country": "KZ",
    "item": "Paragraph 1",
    "quotation": "to register the free union",
    "quoted_in": "English",
    "addressee_en": "Government of Kazakhstan",
    "in_text": "yes",
    "title_en": "Register the union",
    "title_ru": "Зарегистрировать профсоюз",
    "summary_en": "The union is to be registered.",
    "counting": "in_n",
    "counting_reason_en": "Asked of the Government by name.",
    "themes": "judicial_redress",
    "conventions": "C087",
    "object_1": "group:free_union",
    "act_1": "registered",
    "label_1_en": "Register it",
    "object_2": "instrument:C087",
    "act_2": "convention ratified",
    "label_2_en": "Ratify it",
}


@pytest.fixture(scope="module")
def aigul(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    """Give a coordinator, and a document whose text is kept."""
    office = Office(tmp_path_factory.mktemp("kinds"))
    clerk = Clerk(office)
    register(clerk.window)
    session = between("2027-06-07", "2027-06-18")
    office.given.save(an_occasion(office.given, "ilc-115", session, "Conference 115", kind=Code("ilc_session")))
    yield clerk
    office.close()


def demands(**other: str) -> tuple[str, str]:
    """A table of one demand."""
    row = DEMAND | other
    return ";".join(row), ";".join(row.values())


def test_every_kind_of_row_has_templates_that_can_be_brought_back(aigul: Clerk) -> None:
    page = aigul.window.get("/intake/sheet").text

    for kind in KINDS:
        names = [f"{kind}-{language}.{ending}" for language in COMPLETE for ending in ("csv", "xlsx")]
        assert all(f'href="/intake/sheet/template/{name}"' in page for name in names)
        text = aigul.window.get(f"/intake/sheet/template/{kind}-ru.csv")
        book = aigul.window.get(f"/intake/sheet/template/{kind}-en.xlsx")
        rows = text.content.decode("utf-8-sig").splitlines()
        assert aigul.looks(kind, *rows) == {2: "the example, left out"}, kind
        told = said(aigul.window.get(aigul.table(kind, content=book.content)).text)
        assert "Row 2 the example, left out" in told, (kind, told)
        assert text.headers["content-disposition"] == f'attachment; filename="{kind}-ru.csv"'

    assert aigul.window.get("/intake/sheet/template/nothing-en.csv").status_code == 404
    assert aigul.window.get("/intake/sheet/template/check-en.exe").status_code == 404


def test_no_two_columns_of_a_kind_have_one_heading(aigul: Clerk) -> None:
    for kind in KINDS:
        for language in COMPLETE:
            text = aigul.window.get(f"/intake/sheet/template/{kind}-{language}.csv").content
            heads = take(CSV, text).table.lines[0].cells
            assert len({one.strip(" *").casefold() for one in heads}) == len(heads) == len(KINDS[kind].columns)


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_becomes_what_its_form_would_make_and_a_changed_one_corrects_it(aigul: Clerk, kind: str) -> None:
    event, heads, row = ROWS[kind]
    before, corrected = len(recorded(aigul.office, event)), len(recorded(aigul.office, EntryCorrected))

    told = aigul.records(kind, heads, f"1,{row}", name=kind)

    assert told[2].startswith("on record already"), told
    homes = len(recorded(aigul.office, event)) - before
    assert homes == (2 if kind == "check" else 1)
    told = aigul.records(kind, f"{heads},audience", f"1,{row},public", name=kind, changed="yes")
    assert told[2].startswith("on record already"), told
    assert len(recorded(aigul.office, event)) - before == 2 * homes
    assert len(recorded(aigul.office, EntryCorrected)) - corrected == homes


def test_an_answer_to_no_letter_or_to_one_of_several_is_told(aigul: Clerk) -> None:
    _, heads, row = ROWS["letter"]
    for to in ("The Court", "The Ministry"):
        aigul.records("letter", heads, f"{to},{row}".replace("The Prosecutor", to).replace("-05-", "-06-"), name="two")

    told = aigul.looks(
        "answer", ROWS["answer"][1], "1,kz-2021-1,2020-01-01,2024-08-01,", "2,kz-2021-1,2024-06-03,2024-08-01,"
    )

    assert "No letter of that day about this demand is on record" in told[2]
    assert "Several letters were sent on that day" in told[3]
    letter = recorded(aigul.office, events.LetterSent)[-1].entry_id
    by_address = f"1,kz-2021-1,,2024-08-01,/desk/entries/{letter}"
    assert aigul.looks("answer", "key,demand,letter_on,on,letter", by_address)[2] == "new, to be recorded"


def test_a_demand_comes_in_with_its_measures_and_its_words_may_change(aigul: Clerk) -> None:
    told = aigul.records("demand", *demands(), name="demands")
    assert told[2].startswith("on record already"), told
    made = recorded(aigul.office, events.Made)[-1]
    assert [(one.object.kind.value, one.act.value) for one in made.measures] == [
        ("group", "registered"),
        ("instrument", "convention_ratified"),
    ]
    before = len(recorded(aigul.office, events.Made))

    other = aigul.looks("demand", *demands(quotation="We ask the Government"), name="demands")
    aigul.records("demand", *demands(title_en="Register the free union"), name="demands", changed="yes")

    assert "stays as it is" in other[2]
    assert "Of a demand only title, summary" in other[2]
    [reworded] = recorded(aigul.office, events.Reworded)
    assert words(aigul.office, reworded.title)["en"] == "Register the free union"
    assert len(recorded(aigul.office, events.Made)) == before


def test_what_a_person_put_better_stays_as_the_person_has_it(aigul: Clerk) -> None:
    aigul.records("demand", *demands(key="2", item="Paragraph 2", title_en="One"), name="mended")
    reference = recorded(aigul.office, events.Made)[-1].reference
    better = Rewording(demand=reference, parts={"title": {"en": "Two"}}, reason={"en": "Clearer"})
    aigul.workspace.reword(aigul.who, aigul.by(), better)

    told = aigul.looks("demand", *demands(key="2", item="Paragraph 2", title_en="Three"), name="mended")

    assert "Somebody changed on its page what this row became" in told[2]


def test_a_quotation_that_is_not_in_the_text_is_told_at_its_column(aigul: Clerk) -> None:
    told = aigul.looks("demand", *demands(quotation="to register every union"), name="not there")

    assert "Quotation: " in told[2]
    assert "The first 2 words stand there" in told[2]


def test_two_demands_of_one_table_get_numbers_one_after_the_other(aigul: Clerk) -> None:
    heads, first = demands(key="a", item="Paragraph 8")
    _, second = demands(key="b", item="Paragraph 9")

    told = aigul.records("demand", heads, first, second, name="several")

    assert all(one.startswith("on record already") for one in told.values()), told
    one, other = recorded(aigul.office, events.Made)[-2:]
    assert int(other.reference.rpartition("-")[2]) == int(one.reference.rpartition("-")[2]) + 1


def test_a_finding_comes_in_with_its_points_and_says_where_some_are_missing(aigul: Clerk) -> None:
    heads = "key,country,body,document_said_en,on,wording_en,point2_text_en,points_missing,points_note_en,measures"
    row = "1,KZ,CEACR,Observation 2020,2021-02-01,It asks.,Release them,yes,Two more,"

    assert aigul.records("finding", heads, row, name="points")[2].startswith("on record already")

    made = recorded(aigul.office, findings.Recorded)[-1]
    assert [(one.number, words(aigul.office, one.text)) for one in made.points] == [("2", {"en": "Release them"})]
    assert not made.points_complete


def test_what_goes_to_a_body_is_given_for_a_country_of_ones_own(aigul: Clerk) -> None:
    _, heads, row = ROWS["submission"]
    away = aigul.looks("submission", heads, f"a,{row.replace('KZ', 'KG')}", "b," + row.replace("KZ", ""), name="away")

    assert "You may not record this" in away[2]
    assert "cannot be recorded" in away[3]
