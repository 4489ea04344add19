"""PDF/UA-1, as far as a program can judge a file: conditions of the Matterhorn Protocol 1.1, each by its number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject

Dictionary = dict[str, Any]

_STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl"  # noqa: SIM905 - names, not words
    " LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu"
    " WT WP Figure Formula Form".split()
)
_INSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "Lbl": {"LI", "TOCI", "Note", "BibEntry", "Link", "Reference"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
"""In which parents a part of a table or list may stand."""

_PAINTS = frozenset({b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do"})
_BASE_FONTS_WITH_KNOWN_LETTERS = {"/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"}


@dataclass(frozen=True)
class Element:
    """One element of the structure: its type, its parent's, and what it says of itself."""

    kind: str
    parent: str
    facts: Dictionary


class Paper:
    """One PDF, read."""

    def __init__(self, body: bytes) -> None:
        self.read = PdfReader(BytesIO(body))
        self.root: Dictionary = self.read.root_object

    @cached_property
    def roles(self) -> Dictionary:
        """Give what types of its own stand for."""
        tree = _of(self.root.get("/StructTreeRoot"))
        return _of(tree.get("/RoleMap"))

    @cached_property
    def elements(self) -> Sequence[Element]:
        """List the elements of the structure in the order of reading."""
        return list(self._below(_of(self.root.get("/StructTreeRoot")), ""))

    @cached_property
    def metadata(self) -> str:
        """Give the XMP that the file carries."""
        held = _object(self.root.get("/Metadata"))
        return held.get_data().decode("utf-8", "replace") if isinstance(held, StreamObject) else ""

    @cached_property
    def fonts(self) -> Sequence[Dictionary]:
        """List the fonts that pages use, each once."""
        found = {}
        for page in self.read.pages:
            for font in _of(_of(page.get("/Resources")).get("/Font")).values():
                facts = _of(font)
                found[str(facts.get("/BaseFont")), str(facts.get("/Encoding"))] = facts
        return list(found.values())

    def kind(self, element: Dictionary) -> str:
        """Give the standard type that an element stands for."""
        name = str(element.get("/S", ""))
        for _ in range(len(self.roles) + 1):
            if name not in self.roles:
                break
            name = str(self.roles[name])
        return name.removeprefix("/")

    def _below(self, element: Dictionary, parent: str) -> Iterator[Element]:
        children = _object(element.get("/K"))
        for child in children if isinstance(children, ArrayObject) else [children]:
            facts = _of(child)
            if "/S" in facts:
                kind = self.kind(facts)
                yield Element(kind, parent, facts)
                yield from self._below(facts, kind)


def flaws(body: bytes) -> list[str]:
    """List the conditions that a file fails, by their numbers in the protocol; none where it passes all."""
    paper = Paper(body)
    return sorted({flaw for check in _CHECKS for flaw in check(paper)})


def _says_that_it_is_tagged(paper: Paper) -> Iterator[str]:
    marks = _of(paper.root.get("/MarkInfo"))
    if not _is_true(marks.get("/Marked")):
        yield "06-001 the catalogue does not say that the file is tagged"
    if _is_true(marks.get("/Suspects")):
        yield "07-003 parts of the tags are under suspicion"
    if not paper.elements:
        yield "01-006 there is no structure"


def _says_what_it_is(paper: Paper) -> Iterator[str]:
    if "<pdfuaid:part>1</pdfuaid:part>" not in paper.metadata and 'pdfuaid:part="1"' not in paper.metadata:
        yield "06-002 the metadata does not claim PDF/UA-1"
    if "dc:title" not in paper.metadata:
        yield "06-003 the metadata has no title"
    if not _is_true(_of(paper.root.get("/ViewerPreferences")).get("/DisplayDocTitle")):
        yield "07-001 a reader would show the name of the file instead of its title"


def _says_its_language(paper: Paper) -> Iterator[str]:
    if not str(paper.root.get("/Lang") or ""):
        yield "11-006 no language is given"


def _names_known_types(paper: Paper) -> Iterator[str]:
    if {one.kind for one in paper.elements} - _STANDARD:
        yield "02-001 a type of element stands for no standard one"
    if set(paper.roles) & {f"/{one}" for one in _STANDARD}:
        yield "02-004 a standard type is made to stand for another"


def _tells_what_pictures_show(paper: Paper) -> Iterator[str]:
    for element in paper.elements:
        is_told = str(element.facts.get("/Alt") or element.facts.get("/ActualText") or "")
        if element.kind in {"Figure", "Formula"} and not is_told:
            yield f"{'13-004' if element.kind == 'Figure' else '17-002'} a {element.kind} has no text in its place"


def _orders_headings(paper: Paper) -> Iterator[str]:
    levels = [int(one.kind[1]) for one in paper.elements if one.kind[:1] == "H" and one.kind[1:].isdigit()]
    if levels and levels[0] != 1:
        yield "14-002 the first heading is not of the first level"
    if any(below > above + 1 for above, below in pairwise(levels)):
        yield "14-003 headings skip a level"
    if levels and any(one.kind == "H" for one in paper.elements):
        yield "14-007 headings with and without a level are mixed"


def _orders_tables_and_lists(paper: Paper) -> Iterator[str]:
    for one in paper.elements:
        if one.kind in _INSIDE and one.parent not in _INSIDE[one.kind]:
            yield f"09-004 a {one.kind} stands in a {one.parent or 'root'}"
    heads = [one.facts for one in paper.elements if one.kind == "TH"]
    if any(not _scope(facts) for facts in heads):
        yield "15-003 a head of a table does not say of what it is one"
    if not heads and any(one.kind == "Table" for one in paper.elements):
        yield "15-002 a table has no heads"


def _scope(facts: Dictionary) -> bool:
    given = _object(facts.get("/A"))
    attributes = given if isinstance(given, ArrayObject) else [given]
    return any("/Scope" in _of(one) for one in attributes) or "/ID" in facts


def _tells_notes_apart(paper: Paper) -> Iterator[str]:
    ids = [str(one.facts.get("/ID") or "") for one in paper.elements if one.kind == "Note"]
    if "" in ids or len(set(ids)) < len(ids):
        yield "19-003 a note has no id of its own"


def _marks_all_that_it_paints(paper: Paper) -> Iterator[str]:
    for page in paper.read.pages:
        depth = 0
        content = page.get_contents()
        for _, operator in ContentStream(content, paper.read).operations if content is not None else ():
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            if operator in _PAINTS and depth == 0:
                yield "01-005 something is painted that is neither content nor decoration"
        if page.get("/StructParents") is None:
            yield "01-007 a page belongs to no structure"


def _opens_links(paper: Paper) -> Iterator[str]:
    for page in paper.read.pages:
        links = [_of(one) for one in _object(page.get("/Annots")) or ()]
        if links and str(page.get("/Tabs")) != "/S":
            yield "28-008 the order of links is not that of reading"
        for link in links:
            if link.get("/StructParent") is None:
                yield "28-011 a link stands outside the structure"
            if not str(link.get("/Contents") or ""):
                yield "28-012 a link does not say where it leads"
    if not any(one.kind == "Link" for one in paper.elements) and any(page.get("/Annots") for page in paper.read.pages):
        yield "28-011 a link stands outside the structure"


def _carries_its_letters(paper: Paper) -> Iterator[str]:
    for font in paper.fonts:
        below = _of((_object(font.get("/DescendantFonts")) or [font])[0])
        descriptor = _of(below.get("/FontDescriptor"))
        if font.get("/Subtype") != "/Type3" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
            yield "31-009 a font is not in the file"
        if "/ToUnicode" not in font and str(font.get("/Encoding")) not in _BASE_FONTS_WITH_KNOWN_LETTERS:
            yield "31-027 letters of a font cannot be read out"


def _is_open_to_readers(paper: Paper) -> Iterator[str]:
    if paper.read.is_encrypted:
        yield "26-002 the file is locked against programs that read aloud"
    if "/XFA" in _of(paper.root.get("/AcroForm")):
        yield "25-001 it holds a form of another kind"


_CHECKS = (
    _says_that_it_is_tagged,
    _says_what_it_is,
    _says_its_language,
    _names_known_types,
    _tells_what_pictures_show,
    _orders_headings,
    _orders_tables_and_lists,
    _tells_notes_apart,
    _marks_all_that_it_paints,
    _opens_links,
    _carries_its_letters,
    _is_open_to_readers,
)


def _object(value: Any) -> Any:  # noqa: ANN401 - whatever a PDF holds
    return value.get_object() if value is not None else None


def _of(value: Any) -> Dictionary:  # noqa: ANN401 - the same
    found = _object(value)
    return found if isinstance(found, DictionaryObject) else {}


def _is_true(value: Any) -> bool:  # noqa: ANN401 - the same
    return str(_object(value)) == "True"
