"""What lies in files of an office: texts, formulas, fields and programs, read from their parts without any office."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

_LIVE = re.compile(r"vbaProject|activeX|embeddings/|externalLinks/|customXml/|thumbnail|\.bin$")
"""Parts that do something, or hold something, that a reader does not see."""


def flaws_of(body: bytes) -> list[str]:
    """List what a DOCX or XLSX holds besides texts, numbers and links, or where it cannot be read."""
    try:
        with ZipFile(BytesIO(body)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except BadZipFile:
        return ["it is no file of an office"]
    found = [f"{name} is a live part" for name in parts if _LIVE.search(name)]
    for name, held in parts.items():
        if name.endswith((".xml", ".rels")):
            found += [f"{name}: {flaw}" for flaw in _flaws_in(held, name, parts)]
    return found


def cells_of(body: bytes) -> list[str]:
    """List the texts of all cells of an XLSX that hold text, sorted."""
    with ZipFile(BytesIO(body)) as file:
        shared = _shared(file)
        sheets = [name for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
        return sorted(text for name in sheets for text in _texts(file.read(name), shared) if text)


def paragraphs_of(body: bytes) -> list[str]:
    """List the texts of a DOCX, paragraph by paragraph, in its order."""
    with ZipFile(BytesIO(body)) as file:
        root = ET.fromstring(file.read("word/document.xml"))  # noqa: S314 - a file that we made ourselves
    found = ("".join(one.text or "" for one in paragraph.iter(f"{_WORDS}t")) for paragraph in root.iter(f"{_WORDS}p"))
    return [" ".join(text.split()) for text in found if text.strip()]


def formulas_in(opened: bytes) -> list[str]:
    """List the formulas of a table as an office wrote it down after opening it (flat ODF)."""
    cells = ET.fromstring(opened).iter(f"{_TABLE}table-cell")  # noqa: S314 - written here
    return [str(cell.get(f"{_TABLE}formula")) for cell in cells if cell.get(f"{_TABLE}formula") is not None]


def cells_in(opened: bytes) -> list[str]:
    """List the texts of all cells that hold text, as an office read them, sorted."""
    found = []
    for row in ET.fromstring(opened).iter(f"{_TABLE}table-row"):  # noqa: S314 - written here
        times = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        for cell in row.iter(f"{_TABLE}table-cell"):
            if cell.get(f"{_OFFICE}value-type") == "string":
                text = "\n".join(_said(one) for one in cell.findall(f"{_TEXT}p"))
                found += [text] * (times * int(cell.get(f"{_TABLE}number-columns-repeated", "1")))
    return sorted(text for text in found if text)


def _flaws_in(held: bytes, name: str, parts: dict[str, bytes]) -> Iterator[str]:
    try:
        root = ET.fromstring(held)  # noqa: S314 - a file that we made ourselves
    except ET.ParseError:
        yield "cannot be read"
        return
    if next(root.iter(f"{_SHEET}f"), None) is not None:
        yield "a cell holds a formula"
    if any(next(root.iter(f"{_WORDS}{field}"), None) is not None for field in ("instrText", "fldSimple")):
        yield "it holds a field, which an office computes"
    if name.endswith(".rels"):
        yield from _loose(root, name, parts)


def _loose(root: ET.Element, name: str, parts: dict[str, bytes]) -> Iterator[str]:
    """Find relations that lead out of the file and are no link for a reader, or that lead to no part."""
    folder = name.removesuffix(name.rpartition("/")[2]).removesuffix("_rels/")
    for one in root.iter(f"{_LINKS}Relationship"):
        target = one.get("Target", "")
        if one.get("TargetMode") == "External":
            if not one.get("Type", "").endswith("/hyperlink"):
                yield "something is fetched from elsewhere"
        elif _joined(folder, target) not in parts:
            yield f"{target} is missing"


def _joined(folder: str, target: str) -> str:
    kept: list[str] = []
    for part in (target if target.startswith("/") else f"{folder}{target}").split("/"):
        kept = kept[:-1] if part == ".." else [*kept, part] if part else kept
    return "/".join(kept)


def _shared(file: ZipFile) -> Sequence[str]:
    if "xl/sharedStrings.xml" not in file.namelist():
        return []
    root = ET.fromstring(file.read("xl/sharedStrings.xml"))  # noqa: S314 - a file that we made ourselves
    return [_joined_text(one) for one in root.iter(f"{_SHEET}si")]


def _texts(sheet: bytes, shared: Sequence[str]) -> Iterator[str]:
    for cell in ET.fromstring(sheet).iter(f"{_SHEET}c"):  # noqa: S314 - a file that we made ourselves
        kind, value = cell.get("t"), cell.find(f"{_SHEET}v")
        if kind == "s" and value is not None:
            yield shared[int(value.text or 0)]
        elif kind == "inlineStr":
            yield _joined_text(cell)


def _joined_text(element: ET.Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_SHEET}t"))


def _said(paragraph: ET.Element) -> str:
    """Give a paragraph of ODF as text: several spaces, tabs and breaks are elements there."""
    said = paragraph.text or ""
    for one in paragraph:
        kind = one.tag.removeprefix(_TEXT)
        said += {"s": " " * int(one.get(f"{_TEXT}c", "1")), "tab": "\t", "line-break": "\n"}.get(kind, _said(one))
        said += one.tail or ""
    return said
