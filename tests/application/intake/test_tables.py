"""Tables as people bring them: cells come out as they were meant, and what cannot be taken is said."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.application.intake.papers import a_docx
from tests.application.intake.sheets import Book, with_member
from tracker.application.file_types.refusals import FileIsAProgram, FileUnsafe
from tracker.application.intake.reading import tables
from tracker.application.intake.reading.asking_tables import read_table
from tracker.application.intake.reading.tables import CSV, XLSX, take
from tracker.application.intake.reading.tabular import BROKEN, EMPTY, LONG, MOST_ROWS, QUOTES, Flaw
from tracker.application.intake.refusals_of_tables import (
    QuotationOpen,
    TableBroken,
    TableIsDocument,
    TableLocked,
    TableOfOldKind,
    TableTooLong,
    TableUnknown,
)

RUSSIAN = 'ключ;дата\r\n"а;б";03.04.2026\r\n'


def cells(content: bytes, kind: str = CSV) -> list[tuple[str, ...]]:
    """The cells of a table, read here and not in a process of its own."""
    answer = take(kind, content)
    assert answer.refused == ""
    return [line.cells for line in answer.table.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le", "koi8-r"])
def test_a_table_is_read_in_whatever_letters_it_was_saved(encoding: str) -> None:
    assert cells(RUSSIAN.encode(encoding)) == [("ключ", "дата"), ("а;б", "03.04.2026")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_what_parts_the_cells_is_seen_from_the_first_line(separator: str) -> None:
    table = f'a{separator}"b, c; d"{separator}c\n1{separator}2{separator}3'

    assert cells(table.encode()) == [("a", "b, c; d", "c"), ("1", "2", "3")]


def test_a_line_that_says_what_parts_the_cells_is_no_row() -> None:
    answer = take(CSV, b"sep=|\na|b,c\n")

    assert [(line.number, line.cells) for line in answer.table.lines] == [(1, ("a", "b,c"))]


def test_a_cell_may_have_several_lines_and_rows_are_counted_as_a_spreadsheet_does() -> None:
    answer = take(CSV, b'a,b\n"one\ntwo",x\n\n,\n3,4\r\n')

    assert [(line.number, line.cells) for line in answer.table.lines] == [
        (1, ("a", "b")),
        (2, ("one\ntwo", "x")),
        (5, ("3", "4")),
    ]


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_row() -> None:
    answer = take(CSV, b'a,b\n1,2\n"3,4\n5,6')

    assert (answer.refused, answer.number) == (QUOTES, 3)


def test_a_formula_is_marked_in_a_text_file_too_and_other_signs_are_text() -> None:
    line = take(CSV, "a\n=1+1,'=2,+7 700,-,@home,＝3".encode()).table.lines[1]

    assert line.cells[1:5] == ("=2", "+7 700", "-", "@home")
    assert line.flaws == {0: Flaw.FORMULA, 5: Flaw.FORMULA}


def test_days_numbers_and_ticks_of_a_workbook_come_as_people_write_them() -> None:
    book = Book(["key", "on", "number", "part", "tick"], [1.0])
    book.sheet.write_datetime(1, 1, date(2026, 4, 3), book.day)
    book.sheet.write_row(1, 2, [46115, 2.5, True])

    assert cells(book.saved(), XLSX)[1] == ("1", "2026-04-03", "46115", "2.5", "yes")


def test_what_is_reckoned_merged_or_hidden_is_marked() -> None:
    book = Book(["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"], ["7", "", "9"])
    book.sheet.write_formula(1, 0, "=1+1", None, 2)
    book.sheet.set_row(2, None, None, {"hidden": True})
    book.sheet.merge_range("A4:B4", "both")
    book.sheet.set_column("C:C", None, None, {"hidden": True})

    _, reckoned, hidden, merged = take(XLSX, book.saved()).table.lines

    assert reckoned.flaws == {0: Flaw.FORMULA, 2: Flaw.HIDDEN}
    assert reckoned.cells[0] == ""
    assert set(hidden.flaws.values()) == {Flaw.HIDDEN}
    assert merged.flaws == {0: Flaw.MERGED, 1: Flaw.MERGED, 2: Flaw.HIDDEN}


def test_the_first_sheet_that_is_shown_is_read_and_the_others_are_named() -> None:
    book = Book(["hidden"], name="First")
    book.book.add_worksheet("Second").write_row(0, 0, ["read"])
    book.book.add_worksheet("Third")
    book.sheet.hide()
    book.book.worksheets()[1].activate()

    found = take(XLSX, book.saved()).table

    assert [line.cells for line in found.lines] == [("read",)]
    assert found.passed_over == ("First", "Third")


def test_as_many_rows_as_are_taken_and_one_more() -> None:
    rows = "\n".join(["key", *map(str, range(MOST_ROWS))]).encode()

    assert take(CSV, rows).refused == ""
    assert take(CSV, rows + b"\none more").refused == LONG


def test_a_million_empty_rows_are_no_rows() -> None:
    book = Book(["a"])
    book.sheet.write_string(200_000, 0, "last")

    assert [line.number for line in take(XLSX, book.saved()).table.lines] == [1, 200_001]


@pytest.mark.parametrize(
    ("kind", "content", "refused"),
    [
        (CSV, b"{\\rtf1 one}", BROKEN),
        (CSV, b"a\x00b", BROKEN),
        (CSV, b"\n \n,,\n", EMPTY),
        (XLSX, b"PK\x03\x04 and nothing more", BROKEN),
        (XLSX, Book().saved(), EMPTY),
        (XLSX, with_member(Book(["a"]).saved(), "xl/worksheets/sheet1.xml", b"<worksheet><row"), BROKEN),
    ],
)
def test_what_is_no_table_is_told_in_a_word(kind: str, content: bytes, refused: str) -> None:
    assert take(kind, content).refused == refused


def test_a_workbook_and_a_text_are_read_by_a_process_that_can_open_nothing() -> None:
    book = Book(["key", "on"], ["1"])
    book.sheet.write_datetime(1, 1, date(2026, 4, 3), book.day)

    assert [line.cells for line in read_table(book.saved()).lines] == [("key", "on"), ("1", "2026-04-03")]
    assert [line.cells for line in read_table(RUSSIAN.encode("cp1251")).lines][1] == ("а;б", "03.04.2026")


def test_files_of_other_kinds_are_refused_whatever_they_are_called() -> None:
    book, bomb = Book(["a"]).saved(), b"<w>" + b" " * 30_000_000

    for content in (b"{\\rtf1 one}", b"\xd0\xcf\x11\xe0 something", b"\x89PNG\r\n\x1a\n"):
        with pytest.raises(TableUnknown):
            read_table(content)
    with pytest.raises(FileIsAProgram):
        read_table(with_member(book, "xl/vbaProject.bin", b"a macro"))
    with pytest.raises(FileUnsafe):
        read_table(with_member(book, "xl/more.xml", bomb))
    with pytest.raises(TableBroken):
        read_table(with_member(book, "xl/worksheets/sheet1.xml", b"<worksheet><row"))


def test_a_document_and_an_old_table_are_refused_by_the_name_of_what_they_are() -> None:
    old, sheet = b"\xd0\xcf\x11\xe0" + bytes(40), "application/vnd.oasis.opendocument.spreadsheet"
    refused = {
        b"%PDF-1.7\n%%EOF\n": (TableIsDocument, "PDF"),
        b"%PDF-1.7\nand nothing more": (TableIsDocument, "PDF"),
        a_docx("We call upon the Government"): (TableIsDocument, "DOCX"),
        b"<html><table></table></html>": (TableIsDocument, "HTML"),
        old + "Workbook".encode("utf-16-le"): (TableOfOldKind, "XLS"),
        an_opendocument(sheet): (TableOfOldKind, "ODS"),
        old + "EncryptedPackage".encode("utf-16-le"): (TableLocked, None),
    }

    for content, (refusal, kind) in refused.items():
        with pytest.raises(refusal) as problem:
            read_table(content)
        assert problem.value.values.get("kind") == kind


def an_opendocument(media: str) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", media)
        archive.writestr("content.xml", "<content/>")
    return kept.getvalue()


def test_what_a_refusal_speaks_of_is_said() -> None:
    with pytest.raises(TableTooLong) as long:
        read_table(b"a\n" * (MOST_ROWS + 2))
    with pytest.raises(QuotationOpen) as unclosed:
        read_table(b'a\n"1')

    assert (long.value.values, unclosed.value.values) == ({"most": MOST_ROWS}, {"number": 2})


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(kind=st.sampled_from([CSV, XLSX]), content=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_whatever_comes_an_answer_goes_back(kind: str, content: bytes) -> None:
    answer = take(kind, content)

    assert bool(answer.table.lines) == (answer.refused == "")


def test_what_loads_a_reader_is_itself_a_table() -> None:
    assert take(XLSX, tables.small(XLSX)).table.lines[0].cells == ("one", "")
