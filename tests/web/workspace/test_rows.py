"""Tables of rows on the desk: looked through first, recorded once, corrected when they change, never doubled."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from tests.application.intake.sheets import Book
from tests.web.given import AIGUL
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, said, words
from tests.web.workspace.tabling import BRING, ROWS, Clerk, as_csv, bring, looked_through, record
from tracker.application.intake.reading.tabular import Flaw
from tracker.application.workspace import Workspace
from tracker.application.workspace.outcome import Outcome
from tracker.domain import demand_events as events
from tracker.domain.entry_events import Retraction
from tracker.domain.values import Audience
from tracker.store.refusals import StoreUnavailable
from tracker.web.workspace.complaints import SENTENCES
from tracker.web.workspace.pages import rows_checked

HEADS = "key,demands,on,direction,wording_en,audience"
HEARD = "1,kz-2021-1,3 May 2024,progress,The court heard it.,public"


@pytest.fixture(scope="module")
def aigul(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    """Give a coordinator to the tests of this file; each brings tables under names of their own."""
    office = Office(tmp_path_factory.mktemp("rows"))
    yield Clerk(office)
    office.close()


def developments(clerk: Clerk) -> list[events.DevelopmentRecorded]:
    return recorded(clerk.office, events.DevelopmentRecorded)


def wording(clerk: Clerk, event: events.DevelopmentRecorded) -> str:
    return words(clerk.office, event.wording)["en"]


def test_a_table_is_brought_looked_through_and_recorded_once(aigul: Clerk) -> None:
    before = len(developments(aigul))
    table = as_csv(HEADS, HEARD, "2,kz-2021-1,2025,better,x,")

    address, page = looked_through(aigul.window, table, name="brought")

    assert len(developments(aigul)) == before
    assert "1 row is new" in page
    assert "“better” cannot stand here" in page
    assert "Row 2 on record already" in record(aigul.window, address)
    again, page = looked_through(aigul.window, table, name="brought")
    assert "1 row is on record already" in page
    record(aigul.window, again)
    [made] = developments(aigul)[before:]
    assert (made.audience, wording(aigul, made)) == (Audience.PUBLIC, "The court heard it.")


def test_the_same_table_under_another_name_makes_nothing_new(aigul: Clerk) -> None:
    row = "7,kz-2021-1,4 May 2024,progress,The court heard it again.,public"
    aigul.records("development", HEADS, row, name="first name")
    before = len(developments(aigul))

    told = aigul.records("development", HEADS, row.replace("7,", "8,"), name="second name")

    assert told[2].startswith("on record already")
    assert len(developments(aigul)) == before


def test_a_record_that_cannot_be_written_to_any_more_says_how_many_rows_are_recorded(
    aigul: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give, room, before = Workspace.give_row, iter(range(2)), len(developments(aigul))
    rows = [f"{day},kz-2021-1,2024-02-0{day},progress,Word {day},public" for day in range(1, 5)]
    address = aigul.table("development", HEADS, *rows, name="full disk")
    sent = {"sheet": address.rpartition("=")[2]}

    def gives(*asked: Any) -> Outcome:
        if next(room, None) is None:
            raise StoreUnavailable("disk_full")
        return give(*asked)

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "give_row", gives)
        broken, nothing = aigul.window.post(ROWS, data=sent), aigul.window.post(ROWS, data=sent)
    made = len(developments(aigul)) - before
    told = record(aigul.window, address)

    assert (broken.status_code, nothing.status_code, made) == (503, 503, 2)
    assert "Rows recorded just now: 2. They stay." in said(broken.text)
    assert "Nothing was recorded" not in said(broken.text)
    assert "2 rows are new" in said(broken.text)
    assert "Nothing was recorded" in said(nothing.text)
    assert "4 rows are on record already" in told
    assert len(developments(aigul)) == before + 4


def test_a_changed_row_corrects_what_it_became_once_somebody_says_so(aigul: Clerk) -> None:
    aigul.records("development", HEADS, "a,kz-2021-1,2024-06-01,progress,He was told.,public", name="changed")
    changed = "a,kz-2021-1,2024-06-02,progress,He was told.,public"
    before, corrected = len(developments(aigul)), len(recorded(aigul.office, events.EntryCorrected))

    told = aigul.records("development", HEADS, changed, name="changed")
    assert told[2].startswith("changed: it corrects what it became")
    assert len(developments(aigul)) == before
    told = aigul.records("development", HEADS, changed, name="changed", changed="yes")

    assert told[2].startswith("on record already")
    new, [correction] = developments(aigul)[-1], recorded(aigul.office, events.EntryCorrected)[corrected:]
    assert len(developments(aigul)) == before + 1
    assert str(new.on.first) == "2024-06-02"
    assert correction.by == new.entry_id


def test_what_a_person_changed_since_is_left_alone(aigul: Clerk) -> None:
    row = "a,kz-2021-1,2024-07-01,progress,She was told.,public"
    aigul.records("development", HEADS, row, name="touched")
    made, seen = developments(aigul)[-1], aigul.office.given.record.log.head().position
    error, why = Retraction.ERROR, {"en": "An error"}
    aigul.workspace.retract(aigul.who, aigul.by(), made.entry_id, error, reason=why, seen=seen)
    before = len(developments(aigul))

    told = aigul.records("development", HEADS, row.replace("07-01", "07-02"), name="touched", changed="yes")

    assert "stays as it is" in told[2]
    assert "Somebody changed on its page what this row became" in told[2]
    assert len(developments(aigul)) == before


def test_what_was_taken_back_for_safety_is_not_brought_back_by_its_table(aigul: Clerk) -> None:
    row = "a,kz-2021-1,2024-07-05,progress,They were told.,public"
    aigul.records("development", HEADS, row, name="hidden")
    made, why = developments(aigul)[-1], {"en": "Danger"}
    aigul.workspace.retract(aigul.who, aigul.by(), made.entry_id, Retraction.SAFETY, reason=why, seen=0)
    before = len(developments(aigul))

    for name, line in (("hidden", row), ("hidden", row.replace("07-05", "07-06")), ("another name", row)):
        told = aigul.records("development", HEADS, line, name=name, changed="yes")
        assert "stays as it is" in told[2], name
        assert str(made.entry_id) not in told[2]

    assert len(developments(aigul)) == before


def test_a_table_that_stops_half_way_is_simply_sent_again(aigul: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_checked, "AT_ONCE", 2)
    rows = [f"{place},kz-2021-1,2023-01-0{place},context,Day {place} of five.,public" for place in range(1, 6)]
    before = len(developments(aigul))

    for kept in (2, 4, 5, 5):
        aigul.records("development", HEADS, *rows, name="half")
        assert len(developments(aigul)) == before + kept

    assert [wording(aigul, one)[4] for one in developments(aigul)[before:]] == list("12345")


def test_rows_without_keys_are_known_by_what_they_say_and_by_their_place(aigul: Clerk) -> None:
    heads, one, two = (
        HEADS.removeprefix("key,"),
        "kz-2021-1,2022-01-01,context,One.,",
        "kz-2021-1,2022-01-02,context,Two.,",
    )
    new, later = "kz-2021-1,2022-01-03,context,New.,", "kz-2021-1,2022-01-02,context,Two and more.,"
    aigul.records("development", heads, one, two, name="keyless")

    told = aigul.looks("development", heads, new, one, two, name="keyless")
    assert "Give it a key" in told[2]
    assert told[3].startswith("on record already")
    assert told[4].startswith("on record already")
    assert aigul.looks("development", heads, one, later, name="keyless")[3].startswith("changed")
    assert aigul.looks("development", heads, one, two, new, name="keyless")[4] == "new, to be recorded"


def test_an_example_that_is_deleted_later_moves_no_row(aigul: Clerk) -> None:
    example, first = "example,kz-2021-1,2022-03-01,context,An example.,", ",kz-2021-1,2022-03-02,context,First.,"
    aigul.records("development", HEADS, example, first, name="example")

    told = aigul.looks("development", HEADS, first.replace("First", "First of all"), name="example")

    assert told[2].startswith("changed")


def test_whatever_is_wrong_with_a_cell_has_its_sentence() -> None:
    assert {f"row.{one.value}" for one in Flaw} < set(SENTENCES)


def test_rows_of_one_table_that_are_the_same_are_told(aigul: Clerk) -> None:
    told = aigul.looks(
        "development",
        HEADS,
        "1,kz-2021-1,2022-02-01,context,One.,",
        "2,kz-2021-1,1 February 2022,context,One.,",
        "1,kz-2021-1,2022-02-03,context,Three.,",
        "example,kz-2021-1,2022-02-03,context,An example.,",
        "Пример,kz-2021-1,2022-02-03,context,An example.,",
        name="twice",
    )

    assert told[2] == "new, to be recorded"
    assert "It says the same as row 2" in told[3]
    assert "It has the key of row 2" in told[4]
    assert told[5] == told[6] == "the example, left out"


def test_each_cell_that_cannot_be_taken_says_why_and_what_to_do(aigul: Clerk) -> None:
    heads = "key;demands;measures;on;direction;wording_en;address;names;audience"
    wanted = {
        "1;kz-2021-99;;2024;context;A;;;": "Demands: “kz-2021-99” is not on record",
        "2;kz-2021-1;kz-2021-1.99;2024;context;A;;;": "Measures: “kz-2021-1.99” is not on record",
        "3;kz-2021-1;;03/04/2026;context;A;;;": "When: 03/04/2026 may be one of two days",
        "4;kz-2021-1;;46115;context;A;;;": "When: This is a number",
        "5;kz-2021-1;;31.02.2024;context;A;;;": "When: This is no day we can read",
        "6;kz-2021-1;;yesterday;context;A;;;": "When: This is no day we can read",
        "7;kz-2021-1;;2027;context;A;;;": "When: This day has not come yet",
        "8;kz-2021-1;;2024;;A;;;": "What it points to: Choose one of these",
        "9;kz-2021-1;;2024;context;;;;": "Notes for the team: Write something here",
        "10;kz-2021-1;;2024;context;=1+1;;;": "Public wording [en]: Column F holds a formula",
        "11;kz-2021-1;;2024;context;A;nowhere;;": "Address of the publication: Copy the address",
        "12;kz-2021-1;;2024;context;Aigul Test was there;;;public": f"Write {{{AIGUL}}} instead",
        "13;;;2024;context;A;;;": "Demands: Write something here",
        "14;kz-2021-1;;2024;context;A;;;;more": "Column J has no heading",
    }

    told = list(aigul.looks("development", heads, *wanted, name="cells").values())

    for said_of, (row, message) in zip(
        told, sorted(wanted.items(), key=lambda one: int(one[0].split(";")[0])), strict=True
    ):
        assert "cannot be recorded" in said_of, row
        assert message in said_of, row


def test_texts_that_begin_with_signs_are_texts_and_days_are_read_as_people_write_them(aigul: Clerk) -> None:
    days = ["03.05.2024", "25/04/2024", "3 мая 2024", "May 2024", "2024", "'2024-05-04", "about 2023"]
    rows = [f'{place};kz-2021-1;{day};context;"- {place}, +7 700; @home"' for place, day in enumerate(days)]
    before = len(developments(aigul))

    aigul.records("development", "key;demands;on;direction;wording_en", *rows, name="signs")

    made = developments(aigul)[before:]
    assert [one.on.written for one in made][:5] == ["2024-05-03", "2024-04-25", "2024-05-03", "2024-05", "2024"]
    assert wording(aigul, made[0]) == "- 0, +7 700; @home"


def test_headings_are_known_in_both_languages_and_an_unknown_one_is_told_with_the_nearest(aigul: Clerk) -> None:
    heads = "Ключ,Требования,Когда *,НА ЧТО  ЭТО УКАЗЫВАЕТ,Публичный текст [ru]"
    row = "1,kz-2021-1,2024-09-01,Что-то стало лучше,Суд рассмотрел дело."
    wrong = said(aigul.window.get(aigul.table("development", "key,demand,direktion,when,when,colour", "1")).text)

    assert aigul.looks("development", heads, row, name="heads")[2] == "new, to be recorded"
    assert "Is “demands” meant?" in wrong or "Is “Demands” meant?" in wrong
    assert "Is “direction” meant?" in wrong
    assert "“when” stands twice" in wrong
    assert "No column is called “colour”" in wrong
    assert "The column “What it points to” is missing" in wrong
    assert "Record the rows" not in wrong


def test_known_names_become_keys_or_stay_as_the_row_says(aigul: Clerk) -> None:
    heads, text = f"{HEADS},names", "kz-2021-1,2024-10-0{},context,Aigul Test was there,public,{}"
    rows = [f"{place},{text.format(place, chosen)}" for place, chosen in ((1, "known"), (2, "else"))]
    before = len(developments(aigul))

    told = aigul.records("development", heads, *rows, name="names")

    assert all(one.startswith("on record already") for one in told.values()), told
    keyed, other = developments(aigul)[before:]
    assert wording(aigul, keyed) == f"{{{AIGUL}}} was there"
    assert wording(aigul, other) == "Aigul Test was there"


def test_who_coordinates_another_country_is_told_and_nothing_is_recorded(aigul: Clerk) -> None:
    bolot = Clerk(aigul.office, "country:KG", nickname="Bolot")
    row = "1,kz-2021-1,2024-11-01,context,Told to some.,confidential"
    aigul.records("development", HEADS, row, name="theirs")
    made, before = developments(aigul)[-1], len(developments(aigul))

    for table in (row, row.replace("some", "others")):
        told = bolot.records("development", HEADS, table, name="theirs", changed="yes")
        assert str(made.entry_id) not in told[2]
        assert "on record" not in told[2]

    assert len(developments(aigul)) == before


def test_a_table_that_is_not_read_is_told_at_its_field_with_what_was_typed(aigul: Clerk) -> None:
    answer = bring(aigul.window, b"{\\rtf1 one}", name="mine.csv", kind="letter")
    missing = bring(aigul.window, b"", name="", kind="letter")

    assert answer.status_code == missing.status_code == 422
    assert "This is no table that we read" in said(answer.text)
    assert '<a href="#file">' in answer.text
    assert 'value="letter" checked' in answer.text


def test_a_workbook_is_brought_with_what_was_not_read_of_it(aigul: Clerk) -> None:
    book = Book(HEADS.split(","), ["1", "kz-2021-1", "2024-12-01", "context", "In a workbook.", ""])
    book.book.add_worksheet("My notes").write(0, 0, "one")

    answer = bring(aigul.window, book.saved(), name="from a book (1).xlsx")
    page = said(aigul.window.get(answer.headers["location"]).text)

    assert "What happened · from a book" in page
    assert "not read: My notes" in page
    assert "1 row is new" in page


@pytest.mark.parametrize("sheet", ["", "?sheet=", "?sheet=nothing", f"?sheet={UUID(int=7)}"])
def test_without_a_table_one_is_led_to_where_one_is_brought(aigul: Clerk, sheet: str) -> None:
    answer = aigul.window.get(f"{ROWS}{sheet}")

    assert (answer.status_code, answer.headers["location"]) == (303, BRING)


def test_a_table_is_its_owner_s_alone_and_can_be_thrown_away(aigul: Clerk) -> None:
    chinara = Clerk(aigul.office, "country:KZ", nickname="Chinara")
    address = aigul.table("development", HEADS, HEARD, name="own")
    sheet = address.rpartition("=")[2]

    assert chinara.window.get(address).headers["location"] == BRING
    assert (
        chinara.window.post(ROWS, data={"sheet": sheet, "drop": "yes"}).headers["location"] == f"{BRING}?done=rows_gone"
    )
    assert address in aigul.window.get(BRING).text
    aigul.window.post(ROWS, data={"sheet": sheet, "drop": "yes"})
    assert address not in aigul.window.get(BRING).text


def test_a_long_table_is_shown_in_pages_what_is_wrong_first(aigul: Clerk) -> None:
    rows = [f"{place},kz-2021-1,2024-01-01,{'better' if place else 'context'},Row {place}.," for place in range(120)]
    address = aigul.table("development", HEADS, *rows, name="long")

    first, second = aigul.window.get(address), aigul.window.get(f"{address}&page=2")

    assert said(first.text).count("cannot stand here") == 100
    assert f"{address.replace('&', '&amp;')}&amp;page=2#rows" in first.text
    assert said(second.text).count("cannot stand here") == 19
    assert "Row 2 new" in said(second.text)
    assert len(first.content) < 40_000


def test_a_page_is_in_the_language_of_who_reads_it(aigul: Clerk) -> None:
    russian = Clerk(aigul.office, "country:KZ", nickname="Dinara", language="ru")

    page = said(russian.window.get(russian.table("development", HEADS, "1,kz-2021-1,03/04/2024,better,A,")).text)

    assert "Когда: 03/04/2024 — это может быть один из двух дней" in page
    assert "1 строку записать нельзя" in page
