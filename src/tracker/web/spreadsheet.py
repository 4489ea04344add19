"""Tables as an XLSX file whose cells are texts and numbers alone: nothing in it is ever taken for a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from tracker.web.cells import Cell, neutral

_EPOCH = date(2000, 1, 1)
_LONGEST_NAME = 31
_WIDTH, _WIDEST = 18, 48
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Sheet:
    """One sheet: what stands above the table, its headings, its rows. `wide` are the columns that hold long texts."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    above: Sequence[Sequence[Cell]] = ()
    wide: Sequence[int] = ()


def spreadsheet(name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Write one sheet without a file beside it on the disk; the same rows give the same bytes."""
    return workbook([Sheet(name, heads, rows)], in_memory=True)


def workbook(sheets: Sequence[Sheet], made_on: date = _EPOCH, *, in_memory: bool = False) -> bytes:
    """Write sheets, one row after the other, so that however many there are takes the same memory.

    The rows wait in files of the system's folder for such until all is written, unless `in_memory`: what is not public
    goes that way. The same sheets of the same day give the same bytes.
    """
    kept = BytesIO()
    book = Workbook(kept, {**_PLAIN, "in_memory" if in_memory else "constant_memory": True})
    book.set_properties({"created": datetime.combine(made_on, time())})
    head = book.add_format({"bold": True, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for each in sheets:
        sheet, top = book.add_worksheet(_name(each.name)), len(each.above)
        sheet.set_column(0, len(each.heads) - 1, _WIDTH)
        for column in each.wide:
            sheet.set_column(column, column, _WIDEST)
        sheet.freeze_panes(top + 1, min(2, len(each.heads)))
        for place, line in enumerate(each.above):
            _write(sheet, place, line, None)
        _write(sheet, top, each.heads, head)
        for place, row in enumerate(each.rows, top + 1):
            _write(sheet, place, row, wrapped)
    book.close()
    return kept.getvalue()


def _name(text: str) -> str:
    """Give a text as the name of a sheet, which is short and lacks some signs."""
    plain = "".join(one for one in neutral(text) if one not in "[]:*?/\\")
    return plain[:_LONGEST_NAME].strip("' ") or "_"


def _write(sheet: Worksheet, place: int, row: Sequence[Cell], how: object) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, int):
            sheet.write_number(place, column, cell, how)
        elif cell:
            sheet.write_string(place, column, neutral(cell), how)
