"""A table as an XLSX file whose cells are texts and numbers alone: nothing in it is ever taken for a formula."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LONGEST_CELL = 32_767
"""Characters that a cell holds."""

Cell = str | int | None

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹢", "﹣", "−", "|", "%")
"""How a text begins that some program would run, also in full-width forms."""
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def neutral(text: str) -> str:
    """Give a text as a cell may hold it: one that a program could run gets an apostrophe before it."""
    plain = "".join(one for one in text if one in "\t\r\n" or ord(one) >= ord(" "))
    return (f"'{plain}" if plain.lstrip(" \u00a0\u3000").startswith(_RISKY) else plain)[:LONGEST_CELL]


def spreadsheet(name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Write one sheet; the same rows give the same bytes. Widths are those of a page to be read."""
    kept = BytesIO()
    book = Workbook(
        kept,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"created": _EPOCH})
    sheet, head = book.add_worksheet(neutral(name)[:31]), book.add_format({"bold": True, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, title in enumerate(heads):
        sheet.write_string(0, column, neutral(title), head)
    for place, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell, wrapped)
            elif cell:
                sheet.write_string(place, column, neutral(cell), wrapped)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, len(heads) - 1, 18)
    book.close()
    return kept.getvalue()
