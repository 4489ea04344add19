"""Hostile files: small ones that unfold, nest, loop or repeat without end when they are read."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from tests.application.intake.papers import a_docx, a_pdf, repacked

_DOCUMENT = "word/document.xml"
_DEEP = 100_000
_ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def hostile(*, with_large: bool = True) -> Iterator[tuple[str, bytes]]:
    """Give each with its name; those that take seconds to make as well, or not."""
    yield from _texts()
    yield from _pages()
    yield from _packed()
    yield from _pdfs()
    if with_large:
        yield from _large()


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "one word", b"a" * 900_000
    yield "verbs alone", b"We call on " * 70_000
    yield "items without end", b"1. Pay.\n" * 100_000
    yield "lines of one letter", b"a\n" * 400_000
    yield "hyphens", b"a-\n" * 250_000
    yield "names alone", b"Aigul Asanova " * 60_000
    yield "regions", b"We call on the governments of Central Asia to ratify Conventions 87, 98 and 100.\n" * 200
    yield "too long", b"A word. " * 400_000
    yield "zeros", bytes(100_000)
    yield "no bytes", b""
    yield "half a letter", "Требуем".encode("utf-16")[:-1]


def _pages() -> Iterator[tuple[str, bytes]]:
    yield "deep page", b"<html>" + b"<div>" * _DEEP + b"Pay."
    yield "closed page", b"<html><p>Pay." + b"</div>" * _DEEP
    yield "deep lists", b"<html>" + b"<ol><li>" * _DEEP + b"Pay."
    yield "attributes", b"<html><p " + b" ".join(b"a%d=b" % n for n in range(_DEEP)) + b">Pay."
    yield "open comment", b"<html><p>Pay.<!--" + b"<!-" * _DEEP
    yield "open tags", b"<html>" + b"<" * 500_000
    yield "entities of a page", b"<html><p>" + b"&amp;&#x41;&#99999999999;&notsuch;" * 20_000
    yield "doctype", b"<!DOCTYPE html [" + b"<!ENTITY a 'b'>" * 20_000 + b"]><p>Pay."
    yield "an encoding that is none", b'<html><meta charset="idna"><p>Pay.</p>' + bytes(range(128, 256))


def _packed() -> Iterator[tuple[str, bytes]]:
    paper = a_docx("Pay.")
    bomb = f"<!DOCTYPE a [<!ENTITY a0 'pay'>{_ENTITIES}]><w:document"
    yield "entity bomb", repacked(repacked(paper, _DOCUMENT, "<w:document", bomb), _DOCUMENT, "Pay.", "&a9;")
    host = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document'
    yield "a file of the host", repacked(repacked(paper, _DOCUMENT, "<w:document", host), _DOCUMENT, "Pay.", "&a;")
    yield "deep document", repacked(paper, _DOCUMENT, "<w:body>", "<w:body>" + "<w:p>" * _DEEP)
    yield "packed in packed", _zip({_DOCUMENT: _zip({_DOCUMENT: _zip({_DOCUMENT: paper})})})
    yield "no document", _zip({"word/styles.xml": b"<a/>", "[Content_Types].xml": b"<a/>"})
    yield "another program's", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def _pdfs() -> Iterator[tuple[str, bytes]]:
    paper = a_pdf(["We call upon the Government of Georgia to:", "1. Pay."])
    yield "page of itself", paper.replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]").replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]")
    yield "parent of itself", paper.replace(b"/Type/Catalog/Pages 2 0 R", b"/Type/Catalog/Pages 1 0 R")
    yield "pages by the million", paper.replace(b"/Count 1", b"/Count 999999999")
    yield "table before itself", paper.replace(b"trailer<<", b"trailer<</Prev 9 ")
    yield "a font of all letters", _with_font(b"<0000> <FFFF> <0041>\n" * 3000)
    yield "a picture of the page", paper.replace(b"Tj", b"xx")
    yield "a head alone", b"%PDF-1.7\n"
    yield "no end", paper[: len(paper) // 2] + b"1 0 obj" * 50_000


def _large() -> Iterator[tuple[str, bytes]]:
    paper = a_docx("Pay.")
    page = ["We call upon the Government of Georgia to pay.", None] * 12
    yield "zeros packed", _zip({_DOCUMENT: b"<a>" + b" " * 300_000_000})
    yield "letters packed", repacked(paper, _DOCUMENT, "Pay.", "Pay. " * 4_000_000)
    yield "no document, many members", _zip({f"word/{n}.xml": b"<a/>" for n in range(20_000)})
    yield (
        "many paragraphs",
        repacked(paper, _DOCUMENT, "<w:body>", "<w:body>" + "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 200_000),
    )
    yield "three hundred pages", a_pdf(*[page] * 300)
    yield "pages without end", a_pdf(*[["Pay."]] * 3000)
    yield "zeros deflated", _stream(b"BT /F 11 Tf (Pay.) Tj ET" + b" " * 500_000_000)
    yield "words deflated", _stream(b"BT /F 11 Tf " + b"1 0 0 1 60 700 Tm (Pay.) Tj " * 800_000 + b"ET")
    yield "brackets", _stream(b"[" * 2_000_000)
    yield "letters open", _stream(b"BT (" + b"(" * 2_000_000)
    yield "states", _stream(b"q " * 2_000_000 + b"BT (Pay.) Tj ET")
    yield "a font of long letters", _with_font(b"<00> <FF> <" + b"0041" * 50_000 + b">\n")


def _stream(content: bytes) -> bytes:
    """Give a PDF whose page has a packed content."""
    packed = zlib.compress(content, 9)
    old = a_pdf(["x"])
    start, end = old.index(b"<</Length"), old.index(b"endstream")
    return old[:start] + b"<</Filter/FlateDecode/Length %d>>stream\n%s\n" % (len(packed), packed) + old[end:]


def _with_font(ranges: bytes) -> bytes:
    """Give a PDF whose font says which letters it stands for."""
    table = (
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 9 beginbfrange\n" + ranges + b"endbfrange endcmap"
    )
    font = b"/BaseFont/Helvetica/ToUnicode 99 0 R>>"
    body = a_pdf(["Pay."]).replace(b"/BaseFont/Helvetica>>", font)
    at = body.index(b"xref\n")
    return body[:at] + b"99 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj\n" % (len(table), table) + body[at:]


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()
