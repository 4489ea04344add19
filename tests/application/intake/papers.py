"""Documents made by hand: PDFs of a few lines, DOCX of a few paragraphs, and texts of what they say."""

import io
import zipfile
from collections.abc import Sequence

from docx import Document

from tracker.application.intake.reading.lines import blocks
from tracker.application.intake.reading.plain import lines
from tracker.application.intake.reading.taken import Answer
from tracker.application.intake.reading.taking import take
from tracker.application.intake.reading.text import Raw, Text, composed
from tracker.application.intake.understanding import propose
from tracker.application.intake.understanding.proposal import Demand

Placed = tuple[float, str]
"""How far from the left a line begins, and what it says."""


def a_pdf(*pages: Sequence[str | None], apart: float = 14) -> bytes:
    """Give a PDF; a line of None is room between paragraphs."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in pages:
        content = _content(page, apart)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _numbered(objects)


def a_docx(*paragraphs: str | tuple[str, str], title: str = "") -> bytes:
    """Give a DOCX; of a pair the second is the paragraph's style."""
    document = Document()
    if title:
        document.add_heading(title, 1)
    for one in paragraphs:
        text, style = one if isinstance(one, tuple) else (one, "Normal")
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(content: bytes, name: str, old: str, new: str) -> bytes:
    """Give a packed document with other words in one of its members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for one in before.namelist():
            said = before.read(one)
            after.writestr(one, said.replace(old.encode(), new.encode()) if one == name else said)
    return out.getvalue()


def taken(kind: str, content: bytes) -> Answer:
    """Read a document in this process."""
    return take(kind, content)


def said(answer: Answer) -> list[str]:
    """Give what blocks say, each with its mark."""
    return [f"{one.mark} {one.text}".strip() for one in answer.blocks]


def a_text(written: str) -> Text:
    """Read a plain text."""
    return composed(blocks(lines(written)))


def demands(written: str) -> tuple[Text, Sequence[Demand]]:
    """Give a text and the demands proposed of it."""
    text = a_text(written)
    return text, propose(text).demands


def raws(written: str) -> list[Raw]:
    """Give the blocks of a plain text."""
    return list(blocks(lines(written)))


def _content(page: Sequence[str | None], apart: float) -> bytes:
    said, height = [b"BT /F 11 Tf"], 780.0
    for line in page:
        if line is not None:
            escaped = line.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            said.append(b"1 0 0 1 60 %.1f Tm (%s) Tj" % (height, escaped))
        height -= apart
    return b"\n".join([*said, b"ET"])


def _numbered(objects: Sequence[bytes]) -> bytes:
    """Put objects together to a file, with the table of where each begins."""
    out, begins = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        begins.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % at for at in begins)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + trailer
