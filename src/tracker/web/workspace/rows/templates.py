"""Templates: a table to be filled in, of each kind in each language: headings, an example, what may stand where."""

from collections.abc import Iterator, Sequence

from babel.support import Translations

from tracker.web.cells import Cell, table
from tracker.web.labels import N_
from tracker.web.spreadsheet import Sheet, workbook
from tracker.web.workspace.rows.cells import Cells
from tracker.web.workspace.rows.columns import ANSWERS, EXAMPLE_SAID, KEY, YES, Column, Shape
from tracker.web.workspace.rows.heads import head
from tracker.web.workspace.rows.row_kind import RowKind

CODES = N_("Codes")
_DAY = "2026-05-03"
_HEADS = (N_("Column"), N_("What may stand there"), N_("What it means"))
_ANY_DAY = N_("A day such as 2026-05-03 or 3 May 2026, a month or a year.")
_ANY_TEXT = N_("A text.")
_MOST_LISTED = 500


def as_csv(kind: RowKind, catalogue: Translations, separator: str) -> bytes:
    """Give a template as CSV."""
    return table([_heads(kind, catalogue), _example(kind, catalogue)], separator=separator)


def as_xlsx(kind: RowKind, catalogue: Translations, cells: Cells) -> bytes:
    """Give a template as XLSX, with a sheet of codes."""
    rows = Sheet(catalogue.gettext(kind.label), _heads(kind, catalogue), [_example(kind, catalogue)])
    codes = Sheet(
        catalogue.gettext(CODES),
        [catalogue.gettext(one) for one in _HEADS],
        [row for column in kind.columns for row in _codes(column, catalogue, cells)],
        wide=(1, 2),
    )
    return workbook([rows, codes], in_memory=True)


def _heads(kind: RowKind, catalogue: Translations) -> Sequence[str]:
    return [head(one, catalogue) for one in kind.columns]


def _example(kind: RowKind, catalogue: Translations) -> Sequence[str]:
    return [_of(one, catalogue) for one in kind.columns]


def _of(column: Column, catalogue: Translations) -> str:
    """Give what stands in a column of the example."""
    if column.code == KEY:
        return catalogue.gettext(EXAMPLE_SAID)
    match column.shape:
        case Shape.DAY:
            return _DAY
        case Shape.TICK:
            return catalogue.gettext(ANSWERS[YES])
        case Shape.CODE if column.values:
            return next(iter(column.values))
        case _:
            return ""


def _codes(column: Column, catalogue: Translations, cells: Cells) -> Iterator[Sequence[Cell]]:
    """Say of a column what may stand in it, a line for each of its values."""
    says, name = catalogue.gettext, head(column, catalogue)
    what = {Shape.DAY: _ANY_DAY, Shape.TEXT: _ANY_TEXT}.get(column.shape)
    yield name, says(what) if what else "", says(column.hint) if column.hint else ""
    values = ANSWERS if column.shape is Shape.TICK else column.values
    yield from ((name, code, says(label)) for code, label in values.items())
    if column.listed:
        yield from ((name, code, label) for code, label in list(cells.listed(column.listed).items())[:_MOST_LISTED])
