"""Tables: what a child process does with a table: bytes of CSV or XLSX in, lines out, or one word that says why not."""

import io
import zipfile
from collections.abc import Iterable, Iterator

from tracker.application.intake.reading import csv_table
from tracker.application.intake.reading.plain import NotWritten
from tracker.application.intake.reading.tabular import (
    BROKEN,
    EMPTY,
    LONG,
    MOST_CHARACTERS,
    MOST_ROWS,
    QUOTES,
    Answer,
    Line,
    QuoteOpen,
    Table,
    TooMuch,
)

CSV, XLSX = "csv", "xlsx"


def take(kind: str, content: bytes) -> Answer:
    """Read a table; whatever is in it, an answer comes back, as far as time and memory last."""
    try:
        found, passed_over = _lines(kind, content)
        lines = tuple(_counted(found))
    except QuoteOpen as problem:
        return Answer(refused=QUOTES, number=problem.number)
    except (TooMuch, MemoryError):
        return Answer(refused=LONG)
    except NotWritten:
        return Answer(refused=BROKEN)
    except Exception:  # noqa: BLE001 - a table that breaks its reader is a broken one
        return Answer(refused=BROKEN)
    return Answer(Table(lines, passed_over)) if lines else Answer(refused=EMPTY)


def small(kind: str) -> bytes:
    """Give a table of one cell: reading it loads all that reading needs."""
    return _small_book() if kind == XLSX else b"one"


def _lines(kind: str, content: bytes) -> tuple[Iterable[Line], tuple[str, ...]]:
    if kind == CSV:
        return csv_table.lines(content), ()
    from tracker.application.intake.reading import xlsx_table  # noqa: PLC0415 - an extra, as is what reads PDF

    return xlsx_table.sheets(content)


def _counted(lines: Iterable[Line]) -> Iterator[Line]:
    size = 0
    for place, line in enumerate(lines):
        size += sum(map(len, line.cells))
        if place > MOST_ROWS or size > MOST_CHARACTERS:
            raise TooMuch
        yield line


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
    f'"{_TYPE}.sheet.main+xml"/><Override PartName="/xl/a.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type='
    f'"{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type='
    f'"{_OFFICE}/worksheet" Target="a.xml"/></Relationships>',
    "xl/a.xml": f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c>'
    '<c r="B1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>',
}


def _small_book() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, part in _PARTS.items():
            archive.writestr(name, part)
    return kept.getvalue()
