"""The check of PDF/UA notices what it says it notices: each condition is broken once in a paper of ours."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from tests.drills.pdf_ua import flaws
from tracker.web.sessions.brief import Brief, Item, Names, Note, Said, Section
from tracker.web.sessions.pdf import pdf

Break = Callable[[PdfWriter], None]


@pytest.fixture(scope="module")
def paper() -> bytes:
    said = Said("Law kept", "The government says", (1,), is_bad=True)
    section = Section("Convention No. 87", [Item(Said("Keep the law"), "kz-1", [said])], "A note")
    notes = [Note(1, "/en/demands/kz-1", "https://pages.example/en/demands/kz-1")]
    names = Names("Annex", "Notes", "Each address begins so", "The page")
    told = {"title": "A title", "session": "", "as_of": "As of today.", "sample": "", "headline": [Said("1 demand")]}
    rest = {"sections": [section], "annex": [], "notes": notes, "closing": [], "made_on": date(2026, 11, 21)}
    facts: dict[str, Any] = {"language": "en", "country": "", "coalition": "Test", "names": names, **told, **rest}
    return pdf(Brief(**facts, permanent="https://pages.example/en/"))


def broken(body: bytes, how: Break) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(body)))
    how(writer)
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()


def elements(writer: PdfWriter, kind: str) -> list[DictionaryObject]:
    """The elements of one type in the structure, where they stand in the file."""
    return [one for one in below(writer.root_object["/StructTreeRoot"]) if one.get("/S") == kind]


def below(element: Any) -> Iterator[DictionaryObject]:  # noqa: ANN401 - whatever a PDF holds
    children = element.get("/K", ())
    children = children.get_object() if hasattr(children, "get_object") else children
    for child in children if isinstance(children, ArrayObject) else [children]:
        found = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(found, DictionaryObject):
            yield found
            yield from below(found)


def take(name: str) -> Break:
    """Take something out of the catalogue."""
    return lambda writer: writer.root_object.__delitem__(NameObject(name))


def rename(kind: str, other: str) -> Break:
    """Let elements be of another type."""

    def how(writer: PdfWriter) -> None:
        for one in elements(writer, kind):
            one[NameObject("/S")] = NameObject(other)

    return how


def silence_pictures(writer: PdfWriter) -> None:
    for one in elements(writer, "/Figure"):
        del one["/Alt"]


def forget_who_it_is(writer: PdfWriter) -> None:
    held = DecodedStreamObject()
    held.set_data(b"<x:xmpmeta></x:xmpmeta>")
    writer.root_object[NameObject("/Metadata")] = held


def paint_beside_the_structure(writer: PdfWriter) -> None:
    held = DecodedStreamObject()
    held.set_data(b"0 0 10 10 re f")
    writer.pages[0][NameObject("/Contents")] = held


def lose_letters(writer: PdfWriter) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        font.get_object().pop("/ToUnicode", None)


def lose_fonts(writer: PdfWriter) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for name in ("/FontFile2", "/FontFile3"):
            descriptor.pop(name, None)


def hush_links(writer: PdfWriter) -> None:
    for page in writer.pages:
        for link in page.get("/Annots", ()):
            link.get_object().pop("/Contents", None)


def loosen_links(writer: PdfWriter) -> None:
    for page in writer.pages:
        page.pop("/Tabs", None)
        for link in page.get("/Annots", ()):
            link.get_object().pop("/StructParent", None)


def make_a_table(writer: PdfWriter) -> None:
    for old, new in (("/L", "/Table"), ("/LI", "/TR"), ("/LBody", "/TD"), ("/Lbl", "/TH")):
        rename(old, new)(writer)


def make_a_table_without_heads(writer: PdfWriter) -> None:
    rename("/Lbl", "/TD")(writer)
    make_a_table(writer)


def make_a_formula(writer: PdfWriter) -> None:
    silence_pictures(writer)
    rename("/Figure", "/Formula")(writer)


def turn_a_type_round(writer: PdfWriter) -> None:
    roles = writer.root_object["/StructTreeRoot"]["/RoleMap"]  # type: ignore[index]
    roles[NameObject("/P")] = NameObject("/Span")


def promise_nothing(writer: PdfWriter) -> None:
    writer.root_object["/MarkInfo"][NameObject("/Marked")] = BooleanObject(False)  # type: ignore[index]  # noqa: FBT003
    writer.root_object["/MarkInfo"][NameObject("/Suspects")] = BooleanObject(True)  # type: ignore[index]  # noqa: FBT003


def hide_the_title(writer: PdfWriter) -> None:
    writer.root_object["/ViewerPreferences"][NameObject("/DisplayDocTitle")] = BooleanObject(False)  # type: ignore[index]  # noqa: FBT003


def lock(writer: PdfWriter) -> None:
    writer.encrypt("", "owner", algorithm="RC4-128")


def ask_in_another_form(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/XFA"): TextStringObject("x")})


def tear_pages_off(writer: PdfWriter) -> None:
    for page in writer.pages:
        page.pop("/StructParents", None)


def number_notes_alike(writer: PdfWriter) -> None:
    for one in elements(writer, "/LI"):
        one[NameObject("/S")] = NameObject("/Note")
        one[NameObject("/ID")] = NumberObject(1)
    rename("/LBody", "/P")(writer)
    rename("/Lbl", "/P")(writer)
    elements(writer, "/H2")[0][NameObject("/S")] = NameObject("/Note")


def test_a_paper_of_ours_passes_every_condition(paper: bytes) -> None:
    assert flaws(paper) == []
    assert flaws(broken(paper, lambda _: None)) == []


@pytest.mark.parametrize(
    ("how", "numbers"),
    [
        (promise_nothing, {"06-001", "07-003"}),
        (take("/StructTreeRoot"), {"01-006", "28-011"}),
        (forget_who_it_is, {"06-002", "06-003"}),
        (hide_the_title, {"07-001"}),
        (take("/Lang"), {"11-006"}),
        (rename("/Div", "/Shape"), {"02-001"}),
        (turn_a_type_round, {"02-004"}),
        (silence_pictures, {"13-004"}),
        (make_a_formula, {"17-002"}),
        (rename("/H1", "/P"), {"14-002"}),
        (rename("/H2", "/H3"), {"14-003"}),
        (rename("/H2", "/H"), {"14-007"}),
        (rename("/LI", "/P"), {"09-004"}),
        (make_a_table, {"15-003"}),
        (make_a_table_without_heads, {"15-002"}),
        (number_notes_alike, {"19-003"}),
        (paint_beside_the_structure, {"01-005"}),
        (tear_pages_off, {"01-007"}),
        (loosen_links, {"28-008", "28-011"}),
        (hush_links, {"28-012"}),
        (lose_fonts, {"31-009"}),
        (lose_letters, {"31-027"}),
        (lock, {"26-002"}),
        (ask_in_another_form, {"25-001"}),
    ],
    ids=lambda given: getattr(given, "__name__", None) or "-".join(sorted(given)),
)
def test_each_condition_that_is_broken_is_named(paper: bytes, how: Break, numbers: set[str]) -> None:
    found = {flaw.split()[0] for flaw in flaws(broken(paper, how))}

    assert numbers <= found, found
