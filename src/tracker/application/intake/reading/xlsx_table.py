"""XLSX (ECMA-376): the first sheet that is shown, cell by cell; what is reckoned, merged or hidden is marked."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import iterparse

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from tracker.application.intake.reading.tabular import MOST_COLUMNS, Flaw, Line, plain

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_Box = tuple[int, int, int, int]
_MOST_BOXES = 10_000


@dataclass
class _Marks:
    """What the sheet says of its cells beside what they hold."""

    rows: set[int] = field(default_factory=set)
    columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[_Box] = field(default_factory=list)

    def flaws(self, number: int) -> Mapping[int, Flaw]:
        """Give what is wrong with the cells of a row, by column from 0."""
        if number in self.rows:
            return dict.fromkeys(range(MOST_COLUMNS), Flaw.HIDDEN)
        boxes = [one for one in self.merged if one[1] <= number <= one[3]]
        merged = {place: Flaw.MERGED for one in boxes for place in range(one[0] - 1, min(one[2], MOST_COLUMNS))}
        hidden = {place: Flaw.HIDDEN for first, last in self.columns for place in range(first - 1, last)}
        return merged | hidden


def sheets(content: bytes) -> tuple[Iterator[Line], tuple[str, ...]]:
    """Give the lines of the first sheet that is shown, and the names of the others; raises what openpyxl raises."""
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    found = [one for one in book.worksheets if one.sheet_state == "visible"]
    if not found:
        return iter(()), ()
    path = str(found[0]._worksheet_path)  # type: ignore[attr-defined]  # noqa: SLF001 - it says nowhere else where it reads
    marks = _marks(content, path)
    return _lines(found[0], marks), tuple(one.title for one in book.worksheets if one is not found[0])


def _lines(sheet: Any, marks: _Marks) -> Iterator[Line]:  # noqa: ANN401 - its stubs know another kind of sheet
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for number, row in enumerate(sheet.iter_rows(), 1):
        if any(cell.value is not None for cell in row):
            yield _line(number, row, marks.flaws(number))


def _line(number: int, row: tuple[object, ...], marked: Mapping[int, Flaw]) -> Line:
    cells, flaws = [], dict[int, Flaw]()
    for place, cell in enumerate(row):
        value, kind = getattr(cell, "value", None), getattr(cell, "data_type", "n")
        cells.append("" if kind in {"f", "e"} else plain(_said(value)))
        flaw = {"f": Flaw.FORMULA, "e": Flaw.ERROR}.get(kind) or marked.get(place)
        if flaw is not None and (value is not None or flaw is Flaw.MERGED):
            flaws[place] = flaw
    while cells and not cells[-1] and len(cells) - 1 not in flaws:
        cells.pop()
    return Line(number, tuple(cells), {place: flaw for place, flaw in flaws.items() if place < len(cells)})


def _said(value: object) -> str:
    """Write what a cell holds as a text: a day as 2026-04-03, a whole number without a point, a tick as yes or no."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - beyond that it is not exact
            return str(int(value))
        case _:
            return str(value)


def _marks(content: bytes, path: str) -> _Marks:
    """Read which rows and columns are hidden and which cells merged; the rows are let go one by one."""
    found = _Marks()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(path.lstrip("/")) as file:
        for _, one in iterparse(file):  # noqa: S314 - in a process with limits; expat refuses what unfolds
            is_hidden = one.get("hidden") in {"1", "true"}
            if one.tag == f"{_S}row":
                if is_hidden:
                    found.rows.add(int(one.get("r") or 0))
                one.clear()
            elif one.tag == f"{_S}col" and is_hidden:
                found.columns.append((int(one.get("min") or 1), min(int(one.get("max") or 1), MOST_COLUMNS)))
            elif one.tag == f"{_S}mergeCell" and len(found.merged) < _MOST_BOXES:
                found.merged.append(_box(one.get("ref") or ""))
    return found


def _box(ref: str) -> _Box:
    left, top, right, bottom = range_boundaries(ref)
    return int(left or 1), int(top or 1), int(right or MOST_COLUMNS), int(bottom or 1 << 20)
