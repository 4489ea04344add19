"""Files give their text with headings, numbers and pages, in a process that can do nothing else; others are refused."""

import io
import os
import subprocess
import sys
import zipfile
from time import process_time

import pytest
from pypdf import PdfReader, PdfWriter

from tests.application.intake.papers import a_docx, a_pdf, repacked, said, taken
from tracker.application.file_types.refusals import FileIsAProgram, FileMissing, FileUnknown, FileUnsafe
from tracker.application.intake.reading import asking, taking
from tracker.application.intake.reading.asking import read
from tracker.application.intake.reading.taken import BROKEN, EMPTY, LONG
from tracker.application.intake.reading.text import Kind
from tracker.application.intake.refusals import NotReadable, ReadingTooLong, TextBroken, TextLocked
from tracker.domain.refusals import Refused

LINES = ["The bakers call upon the Govern-", "ment of Georgia to:", None, "1. Release Aigul Asanova.", None, "2. Pay."]


DEEDS = """
import errno, os, socket
from tracker.application.intake.confining import confine, shut
confine()
shut()
for deed in (lambda: open("/etc/hostname"), socket.socket, os.pipe, lambda: open("new", "w")):
    try:
        deed()
    except OSError as error:
        print(errno.errorcode[error.errno])
"""


def protected(password: str) -> bytes:
    writer, out = PdfWriter(PdfReader(io.BytesIO(a_pdf(LINES)))), io.BytesIO()
    writer.encrypt(password, "another", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def with_macros() -> bytes:
    out = io.BytesIO(a_docx("Pay."))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\0")
    return out.getvalue()


def test_a_pdf_gives_its_paragraphs_items_and_pages() -> None:
    text = read(a_pdf(LINES, ["A second page begins with a sentence of its own."]))

    assert [(one.kind, one.mark, one.page, text.body(one)) for one in text.blocks] == [
        (Kind.PARAGRAPH, "", 1, "The bakers call upon the Government of Georgia to:"),
        (Kind.ITEM, "1.", 1, "Release Aigul Asanova."),
        (Kind.ITEM, "2.", 1, "Pay."),
        (Kind.PARAGRAPH, "", 2, "A second page begins with a sentence of its own."),
    ]
    assert text.pages == 2


def test_a_docx_gives_its_headings_and_the_numbers_that_only_the_program_prints() -> None:
    content = a_docx(
        ("Release.", "List Number"), ("Pay.", "List Number"), "A word.", ("Rest.", "List Bullet"), title="T"
    )

    answer = taken("docx", content)

    assert [(one.kind, one.mark, one.text) for one in answer.blocks] == [
        (Kind.HEADING, "", "T"),
        (Kind.ITEM, "1.", "Release."),
        (Kind.ITEM, "2.", "Pay."),
        (Kind.PARAGRAPH, "", "A word."),
        (Kind.ITEM, "•", "Rest."),
    ]


def test_a_docx_is_read_without_what_was_deleted_or_hidden_and_with_what_was_added() -> None:
    content = a_docx("KEEP DROP HIDE ADD")
    runs = (
        "<w:t>Kept </w:t></w:r><w:del><w:r><w:t>no</w:t><w:delText>no</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:r>"
    )

    answer = taken("docx", repacked(content, "word/document.xml", "<w:t>KEEP DROP HIDE ADD</w:t>", runs))

    assert said(answer) == ["Kept added"]


def test_a_page_gives_what_a_reader_sees_of_it_and_no_more() -> None:
    page = """<html><head><title>No</title><style>p{}</style></head><body><nav>No</nav><h2>To the <b>Government</b></h2>
    <script>no()</script><ol start=3 type=a><li>Pay.<li>Rest.</ol><p style="display: none">No</p><p hidden>No</p>
    <p>Caf&eacute;<br>closed</p><ul><li>Release Aigul</li></ul><footer>No</footer>"""

    answer = taken("html", page.encode("utf-16"))

    assert said(answer) == ["To the Government", "c. Pay.", "d. Rest.", "Café", "closed", "• Release Aigul"]
    assert answer.blocks[0].kind is Kind.HEADING


def test_a_page_in_an_older_encoding_that_it_names_is_read_in_it() -> None:
    page = '<html><meta charset="windows-1251"><p>Призываем освободить пекарей.</p>'

    assert said(taken("html", page.encode("cp1251"))) == ["Призываем освободить пекарей."]


@pytest.mark.parametrize("said", ["требуем" * 100, "тре-\nбуем-\n" * 100], ids=["in a line", "over lines"])
def test_what_is_too_long_to_be_a_word_is_parted_and_loses_no_letter(said: str) -> None:
    text = read(f"We demand: {said}".encode())

    assert max(map(len, text.text.split())) == 200
    assert text.text.replace(" ", "").removesuffix("-") == f"Wedemand:{'требуем' * 100}"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileMissing),
        (protected("secret"), TextLocked),
        (with_macros(), FileIsAProgram),
        (b"MZ" + bytes(500), FileIsAProgram),
        (a_pdf(LINES) + a_docx("Pay."), FileUnsafe),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), NotReadable),
        (repacked(a_docx("Pay."), "word/document.xml", "</w:body>", "</w:b"), TextBroken),
        (b"\x00\x01\x02" * 100, FileUnknown),
    ],
    ids=["empty", "locked", "macros", "program", "two in one", "picture", "broken", "unknown"],
)
def test_what_cannot_be_read_is_refused_for_what_it_is(content: bytes, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        read(content)


@pytest.mark.parametrize(
    ("kind", "content", "why"),
    [
        ("pdf", a_pdf([], [""]), EMPTY),
        ("text", "• \n–\n".encode(), EMPTY),
        ("pdf", b"%PDF-1.7\n" + bytes(range(256)) * 8 + b"\n%%EOF", BROKEN),
        ("docx", b"PK", BROKEN),
    ],
    ids=["pictures of pages", "dots alone", "damaged", "no archive"],
)
def test_what_gives_no_text_is_told_apart(kind: str, content: bytes, why: str) -> None:
    assert taken(kind, content).refused == why


def test_a_text_longer_than_any_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST", 100)

    assert taken("text", b"word " * 30).refused == LONG


def test_a_document_that_only_forbids_changes_is_read() -> None:
    assert said(taken("pdf", protected("")))[0].startswith("The bakers call upon the Government")


def test_a_bomb_in_a_document_is_refused_at_once() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<xml/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * 40_000_000)
    begun = process_time()

    with pytest.raises(FileUnsafe):
        read(out.getvalue())

    assert process_time() - begun < 1


def test_a_zip_within_a_document_is_never_unpacked() -> None:
    out = io.BytesIO(a_docx("Pay."))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/embeddings/more.zip", a_docx("Release."))

    assert said(taken("docx", out.getvalue())) == ["Pay."]


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_PATIENCE", 0.01)

    with pytest.raises(ReadingTooLong):
        read(a_pdf(LINES))


def test_the_process_that_reads_can_open_no_file_and_no_connection() -> None:
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}

    done = subprocess.run([sys.executable, "-c", DEEDS], env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["EMFILE"] * 4
