"""Taking: what a child process does: bytes of a known kind in, blocks out, or one word that says why not."""

import io
import zipfile
from collections.abc import Sequence
from xml.etree.ElementTree import ParseError

from tracker.application.intake.reading import docx, html, lines, pdf, plain
from tracker.application.intake.reading.taken import BROKEN, EMPTY, LOCKED, LONG, Answer
from tracker.application.intake.reading.text import Raw

MOST = 1_000_000
"""Characters of a text that is read: more than three hundred pages."""
_SCANNED = 25
"""Letters a page below which a PDF is taken for pictures of pages."""


def take(kind: str, content: bytes) -> Answer:
    """Read a document; whatever is in it, an answer comes back, as far as time and memory last."""
    try:
        found, pages = _blocks(kind, content)
    except pdf.Locked:
        return Answer(refused=LOCKED)
    except (pdf.TooManyPages, docx.Unpacked):
        return Answer(refused=LONG)
    except (plain.NotWritten, zipfile.BadZipFile, ParseError, KeyError):
        return Answer(refused=BROKEN)
    except MemoryError:
        return Answer(refused=LONG)
    except Exception:  # noqa: BLE001 - a document that breaks its reader is a broken one
        return Answer(refused=BROKEN)
    return _checked(found, pages)


def small(kind: str) -> bytes:
    """Give a document of one letter: reading it loads all that reading needs."""
    return _SMALL if kind == "pdf" else b""


def _blocks(kind: str, content: bytes) -> tuple[Sequence[Raw], int]:
    if kind == "pdf":
        printed, pages = pdf.lines(content)
        return list(lines.blocks(printed)), pages
    if kind == "docx":
        return docx.blocks(io.BytesIO(content)), 0
    if kind == "html":
        return html.blocks(content), 0
    text = plain.decoded(content)
    return list(lines.blocks(plain.lines(text))), text.count("\f") + 1 if "\f" in text else 0


def _checked(found: Sequence[Raw], pages: int) -> Answer:
    size = sum(len(one.text) for one in found)
    letters = sum(character.isalpha() for one in found for character in one.text)
    if size > MOST:
        return Answer(refused=LONG)
    if letters < max(_SCANNED * pages, 1):
        return Answer(pages=pages, refused=EMPTY)
    return Answer(tuple(found), pages)


_SMALL = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 26>>stream
BT /F 9 Tf (a letter) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF"""
