"""What a file is: told by what is in it, never by its name or by what the browser said that it is."""

import os
import re
from codecs import getincrementaldecoder
from typing import BinaryIO

from tracker.application.file_types.packed import ends_as_an_archive, members
from tracker.application.file_types.refusals import FileIsAProgram, FileMissing, FileUnknown, FileUnsafe
from tracker.application.file_types.types import TYPES, FileType

_HEAD = 4096
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"\x00asm",
    b"dex\n",
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a Windows shortcut
)
_BEGIN = {
    b"%PDF-": "pdf",
    b"\xff\xd8\xff": "jpeg",
    b"\x89PNG\r\n\x1a\n": "png",
    b"OggS": "ogg",
    b"ID3": "mp3",
    b"PK\x03\x04": "zip",
}
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"), "heic"),
    **dict.fromkeys((b"M4A ", b"M4B "), "m4a"),
    **dict.fromkeys((b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"qt  "), "mp4"),
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6"), "mp4"),
}
_PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
}
_OPEN = {b"application/vnd.oasis.opendocument.text": "odt", b"application/vnd.oasis.opendocument.spreadsheet": "ods"}
_MPEG_AUDIO = re.compile(rb"\xff[\xfa\xfb\xf2\xf3][\x10-\xef]")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_OF_A_MAIL = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version):", re.IGNORECASE | re.MULTILINE
)
_OF_PAGES_KEPT = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_OF_A_PAGE = re.compile(r"<(!doctype\s+html|html|head|body|script|iframe|meta|svg|\?xml)\b", re.IGNORECASE)
_OF_HTML = re.compile(r"<html\b", re.IGNORECASE)
_OF_A_DRAWING = re.compile(r"<svg\b", re.IGNORECASE)
_BEYOND_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MAIL_LINES = 3
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def type_of(file: BinaryIO) -> FileType:
    """Say what a file is; reads a little of it at a time and unpacks next to nothing.

    Raises FileMissing, FileIsAProgram, FileUnsafe, FileFetches, FileUnknown.
    """
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise FileMissing
    if head.startswith(_PROGRAMS):
        raise FileIsAProgram
    code = next((code for mark, code in _BEGIN.items() if head.startswith(mark)), None) or _inside(head)
    if code == "zip":
        code = _packed(file, head)
    elif ends_as_an_archive(file):
        raise FileUnsafe
    elif code == "pdf":
        _require_end(file)
    return TYPES[code or _written(file, head)]


def _inside(head: bytes) -> str | None:
    """Tell types whose mark is not their first bytes."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12])
    return "mp3" if _MPEG_AUDIO.match(head) else None


def _packed(file: BinaryIO, head: bytes) -> str:
    """Tell a document that is packed by the parts that it must have; other archives are not taken."""
    names = members(file)
    found = {code for part, code in _PARTS.items() if part in names and "[Content_Types].xml" in names}
    if head[30:38] == b"mimetype":
        length = int.from_bytes(head[18:22], "little")
        found |= {_OPEN[kind] for kind in _OPEN if head[38 : 38 + length] == kind and "content.xml" in names}
    if len(found) != 1:
        raise FileUnknown
    return found.pop()


def _require_end(file: BinaryIO) -> None:
    """Refuse a PDF that goes on behind its end: another file might hang there."""
    file.seek(max(file.seek(0, os.SEEK_END) - 1024, 0))
    if b"%%EOF" not in file.read(1024):
        raise FileUnsafe


def _written(file: BinaryIO, head: bytes) -> str:
    """Tell what people or programs wrote in letters; raises FileUnknown where it is no text from end to end."""
    if head.startswith(_WIDE):
        return _page_or_text(_text(file, "utf-16"))
    if _HEADER.match(head):
        if _OF_PAGES_KEPT.search(head):
            return _in_any_letters(file, "mhtml")
        if len(set(_OF_A_MAIL.findall(head.lower()))) >= _MAIL_LINES:
            return _in_any_letters(file, "eml")
    if _page_or_text(head.decode("latin-1")) == "html":
        return _in_any_letters(file, "html")
    return _page_or_text(_text(file, "utf-8"))


def _page_or_text(first: str) -> str:
    """Tell a page from a text; raises FileUnknown for a drawing, which can hold a program that nobody sees."""
    if _OF_A_DRAWING.search(first) and not _OF_HTML.search(first):
        raise FileUnknown
    return "html" if _OF_A_PAGE.search(first) else "text"


def _in_any_letters(file: BinaryIO, code: str) -> str:
    """Give the code of what may be written in older letters than Unicode; raises FileUnknown."""
    _text(file, "latin-1")
    return code


def _text(file: BinaryIO, encoding: str) -> str:
    """Give the first letters of a text; raises FileUnknown where there is anything that no text has."""
    decoder, first = getincrementaldecoder(encoding)(), ""
    file.seek(0)
    try:
        while piece := file.read(65_536):
            said = decoder.decode(piece)
            if _BEYOND_TEXT.search(said):
                raise FileUnknown
            first = first or said[:_HEAD]
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise FileUnknown from None
    return first
