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
    TableIsDocument,
    TableLocked,
    TableOfOldKind,
    TableReaderMissing,
    TableTooLong,
    TableUnknown,
)

_LOOKED_AT = 100_000
_KINDS = {"text": CSV, "xlsx": XLSX}
_DOCUMENTS = {"pdf": "PDF", "docx": "DOCX", "html": "HTML"}
_OLD = {"ods": "ODS"}
_PDF, _RTF = b"%PDF-", b"{\\rtf"
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""What files of older office programs begin with, and encrypted ones of newer; their parts are named in UTF-16."""
_OF_XLS, _ENCRYPTED = "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")


def read_table(content: bytes) -> Table:
    """Give the lines of a table in CSV or XLSX, the headings first.

    Raises TableUnknown, TableIsDocument, TableOfOldKind, TableLocked, TableBroken, TableEmpty, TableTooLong,
    QuotationOpen, TableReaderMissing, ReadingTooLong, and what telling its type raises of files that are not taken.
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
    _require_no_compound(content)
    if content.startswith(_PDF):  # even one that breaks off
        raise TableIsDocument(kind=_DOCUMENTS["pdf"])
    try:
        code = type_of(io.BytesIO(content)).code
    except FileUnknown:
        code = "text" if _is_text(content) else ""
    if code in _DOCUMENTS:
        raise TableIsDocument(kind=_DOCUMENTS[code])
    if code in _OLD:
        raise TableOfOldKind(kind=_OLD[code])
    if code not in _KINDS or content.startswith(_RTF):
        raise TableUnknown
    return _KINDS[code]


def _require_no_compound(content: bytes) -> None:
    """Refuse what older office programs wrote, and what was encrypted; raises TableLocked, TableOfOldKind."""
    if not content.startswith(_COMPOUND):
        return
    if _ENCRYPTED in content:
        raise TableLocked
    if _OF_XLS in content:
        raise TableOfOldKind(kind="XLS")
    raise TableUnknown


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
