"""Workbooks as spreadsheet programs write them, made with another library than the one that reads them."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]


class Book:
    """A workbook in memory; what is odd about it is done to `sheet` before it is `saved`."""

    def __init__(self, *rows: Sequence[object], name: str = "Rows") -> None:
        self._kept = BytesIO()
        self.book = Workbook(self._kept, {"in_memory": True, "strings_to_formulas": False})
        self.day = self.book.add_format({"num_format": "dd.mm.yyyy"})
        self.sheet: Worksheet = self.book.add_worksheet(name)
        for place, row in enumerate(rows):
            self.sheet.write_row(place, 0, row)

    def saved(self) -> bytes:
        """The file."""
        self.book.close()
        return self._kept.getvalue()


def with_member(content: bytes, name: str, member: bytes) -> bytes:
    """The same file with one member more, or another one in the place of one that it has."""
    kept = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(kept, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, member)
    return kept.getvalue()
