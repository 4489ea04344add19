"""What the drill of papers looks for is noticed: formulas, fields, live parts, lost cells, long and changing papers."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfWriter

from tests.drills.drill_papers import not_the_same, not_the_same_elsewhere, too_long, too_slow
from tests.drills.office_files import cells_in, cells_of, flaws_of, formulas_in, paragraphs_of
from tests.drills.papers import Made, Unknown, filled, name_of
from tracker.web.sessions.brief import Brief, Names
from tracker.web.sessions.docx import docx
from tracker.web.spreadsheet import spreadsheet

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
Change = Callable[[dict[str, bytes]], object]


@pytest.fixture(scope="module")
def table() -> bytes:
    return spreadsheet("T", ["demand", "what"], [["kz-2021-1", "=1+1 is a text"], ["kz-2021-2", "two\nlines"]])


@pytest.fixture(scope="module")
def text() -> bytes:
    named = Names("", "", "", "")
    facts: dict[str, Any] = dict.fromkeys(("sections", "annex", "notes", "closing", "headline"), ())
    plain: dict[str, Any] = dict.fromkeys(("country", "coalition", "session", "as_of", "sample", "permanent"), "")
    return docx(
        Brief(language="en", title="A demand, put  again", made_on=date(2026, 11, 21), names=named, **facts, **plain)
    )


def changed(body: bytes, change: Change) -> bytes:
    """The same file with its parts changed."""
    with ZipFile(BytesIO(body)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    kept = BytesIO()
    with ZipFile(kept, "w") as file:
        for name, held in parts.items():
            file.writestr(name, held)
    return kept.getvalue()


def within(name: str, old: str, new: str) -> Change:
    """Change one part of a file."""
    return lambda parts: parts.update({name: parts[name].replace(old.encode(), new.encode(), 1)})


def flat(cells: str) -> bytes:
    """A table as an office writes it down."""
    names = " ".join(f'xmlns:{one}="{_ODF}:{one}:1.0"' for one in ("office", "table", "text"))
    return f"<office:document {names}><table:table-row>{cells}</table:table-row></office:document>".encode()


def a_paper(name: str, body: bytes = b"x", seconds: float = 0.1) -> Made:
    return Made(name, body, seconds)


def test_a_table_of_ours_has_no_flaw_and_gives_its_texts(table: bytes) -> None:
    assert flaws_of(table) == []
    assert cells_of(table) == sorted(["demand", "what", "kz-2021-1", "kz-2021-2", "'=1+1 is a text", "two\nlines"])


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        (within("xl/worksheets/sheet1.xml", "<v>", "<f>1+1</f><v>"), "a cell holds a formula"),
        (lambda parts: parts.update({"xl/vbaProject.bin": b"x"}), "xl/vbaProject.bin is a live part"),
        (lambda parts: parts.pop("xl/styles.xml"), "styles.xml is missing"),
        (within("xl/workbook.xml", "<workbook", "<workbooks"), "cannot be read"),
        (
            within("xl/_rels/workbook.xml.rels", 'Target="styles.xml"', 'TargetMode="External" Target="http://x"'),
            "something is fetched from elsewhere",
        ),
    ],
)
def test_what_a_table_must_not_hold_is_named(table: bytes, change: Change, flaw: str) -> None:
    assert [one for one in flaws_of(changed(table, change)) if flaw in one]


@pytest.mark.parametrize("field", ["<w:fldSimple w:instr='DATE'/>", "<w:r><w:instrText>DATE</w:instrText></w:r>"])
def test_a_field_in_a_text_is_named(text: bytes, field: str) -> None:
    with_field = changed(text, within("word/document.xml", "<w:r>", f"{field}<w:r>"))

    assert paragraphs_of(with_field) == paragraphs_of(text) == ["A demand, put again"]
    assert flaws_of(text) == []
    assert flaws_of(with_field) == ["word/document.xml: it holds a field, which an office computes"]


def test_what_is_cut_off_is_no_file_of_an_office(table: bytes) -> None:
    assert flaws_of(table[: len(table) // 2]) == ["it is no file of an office"]


def test_what_an_office_computes_or_reads_otherwise_is_seen() -> None:
    plain = (
        "<table:table-cell office:value-type='string'{more}><text:p>a<text:s text:c='2'/>b</text:p></table:table-cell>"
    )
    twice = plain.format(more=" table:number-columns-repeated='2'")
    computed = "<table:table-cell office:value-type='float' table:formula='of:=1+1'/>"

    assert cells_in(flat(twice)) == ["a  b", "a  b"]
    assert (formulas_in(flat(computed)), formulas_in(flat(twice))) == (["of:=1+1"], [])


def test_what_changes_takes_long_or_runs_on_is_named() -> None:
    first, second = a_paper("a.pdf", b"1", 3.0), a_paper("a.pdf", b"2", 2.0)

    assert not_the_same([first], [second]) == ["a.pdf was not the same the second time"]
    assert not_the_same([first], [first]) == []
    assert not_the_same_elsewhere([first], {"a.pdf": "0"}) == ["a.pdf was not the same in another process"]
    assert not_the_same_elsewhere([first], {}) == ["another process made no file"]
    assert too_slow([first], [second]) == ["a.pdf took 2.00 s"]
    assert too_slow([first], [a_paper("a.pdf", seconds=0.5)]) == too_slow(*[[a_paper("a.zip", b"", 9)]] * 2) == []


def test_a_card_may_take_two_leaves_for_twelve_demands() -> None:
    writer, kept = PdfWriter(), BytesIO()
    for _ in range(3):
        writer.add_blank_page(595, 842)
    writer.write(kept)
    card = a_paper("desk-countries-kz-en.pdf", kept.getvalue())

    assert too_long([card], {"kz": 12}) == ["desk-countries-kz-en.pdf takes 3 leaves for 12 demands"]
    assert too_long([card], {"kz": 13}) == too_long([card], {"kg": 1}) == []


def test_every_route_of_a_file_needs_an_example_and_each_file_has_a_name_of_its_own() -> None:
    facts = {"table": ["a", "b"], "code": ["kz"]}

    found = [one for path in ("/{language}/data/{table}.xlsx", "/desk/{code}.pdf") for one in filled(path, facts)]

    assert len(found) == len({name_of(one) for one in found})
    assert "/en/data/a.xlsx" in found
    assert "/desk/kz.pdf?language=ru" in found
    with pytest.raises(Unknown):
        list(filled("/desk/{thing}.docx", facts))
