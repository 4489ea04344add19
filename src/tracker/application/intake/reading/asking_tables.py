"""Asking for a table: it goes to the child process with limits, as a document does, and comes back as lines."""

import io

import msgspec

from tracker.application.file_types.refusals import FileUnknown
from tracker.application.file_types.telling import type_of
from tracker.application.intake.reading import plain
from tracker.application.intake.reading.asking import ask_child
from tracker.application.intake.reading.tables import CSV, XLSX
from tracker.application.intake.reading.tabular import EMPTY, LONG, MOST_ROWS, QUOTES, Answer, Table
from tracker.application.intake.refusals import TextBroken
from tracker.application.intake.refusals_of_tables import (
    QuotationOpen,
    TableBroken,
    TableEmpty,
    TableReaderMissing,
    TableTooLong,
    TableUnknown,
)

_LOOKED_AT = 100_000
_KINDS = {"text": CSV, "xlsx": XLSX}


def read_table(content: bytes) -> Table:
    """Give the lines of a table in CSV or XLSX, the headings first.

    Raises TableUnknown, TableBroken, TableEmpty, TableTooLong, QuotationOpen, TableReaderMissing, ReadingTooLong, and
    what telling its type raises of files that are not taken.
    """
    kind = _kind(content)
    if kind == XLSX:
        _require_reader()
    try:
        answer = msgspec.json.decode(ask_child(kind, content), type=Answer)
    except (msgspec.DecodeError, TextBroken):
        raise TableBroken from None
    if answer.refused == QUOTES:
        raise QuotationOpen(number=answer.number)
    if answer.refused == LONG:
        raise TableTooLong(most=MOST_ROWS)
    if answer.refused == EMPTY:
        raise TableEmpty
    if answer.refused:
        raise TableBroken
    return answer.table


def _kind(content: bytes) -> str:
    try:
        code = type_of(io.BytesIO(content)).code
    except FileUnknown:
        code = "text" if _is_text(content) else ""
    if code not in _KINDS or content.startswith(b"{\\rtf"):
        raise TableUnknown
    return _KINDS[code]


def _is_text(content: bytes) -> bool:
    """Say whether bytes may be cells in the letters of before Unicode: there is no sign that no text has."""
    try:
        text = plain.decoded(content[:_LOOKED_AT])
    except plain.NotWritten:
        return False
    return not any(one < "\t" or "\r" < one < " " for one in text)


def _require_reader() -> None:
    """Refuse an XLSX where nothing here reads one."""
    try:
        import openpyxl  # noqa: F401, PLC0415 - an extra: a host who takes CSV alone in does without
    except ModuleNotFoundError:
        raise TableReaderMissing from None
