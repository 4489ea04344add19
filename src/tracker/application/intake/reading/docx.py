"""Documents of word processors (ECMA-376): paragraphs, headings, and the numbers that the program would print.

Read with the standard library alone. What was deleted while changes were tracked is passed over, and what was added is
read; notes, headers, footers and text boxes are no part of the text.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from tracker.application.intake.reading.cleaning import cleaned
from tracker.application.intake.reading.marks import mark_of
from tracker.application.intake.reading.numbering import counted
from tracker.application.intake.reading.text import Kind, Raw

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "russianLower": "а",
    "russianUpper": "А",
}
_PASSED = {f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "instrText", "delText", "pict")}
_TITLE = 9
_MOST_UNPACKED = 60_000_000


class Unpacked(Exception):
    """The document unpacks to more than any text has."""


@dataclass
class _Level:
    style: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass
class _Numbering:
    """Which levels each list has, and how far each was counted."""

    levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, number: str, depth: int) -> str:
        """Count on, and give the next mark of a list as the program prints it."""
        levels = self.levels.get(number, {})
        level = levels.get(depth, _Level())
        counts = self.counted.setdefault(number, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.style in {"bullet", "none"}:
            return "•" if level.style == "bullet" else ""
        said = level.text
        for place in range(depth + 1):
            its = levels.get(place, _Level())
            style = _STYLES.get(its.style, "1") if place == depth else "1"
            said = said.replace(f"%{place + 1}", counted(style, counts.get(place, its.start)))
        return cleaned(said)


def blocks(file: IO[bytes]) -> list[Raw]:
    """Give the blocks of a document; raises Unpacked, BadZipFile, ParseError, KeyError."""
    with zipfile.ZipFile(file) as archive:
        if sum(one.file_size for one in archive.infolist() if one.filename.endswith(".xml")) > _MOST_UNPACKED:
            raise Unpacked
        styles = _styles(archive)
        numbering = _Numbering(_numbering(archive))
        with archive.open("word/document.xml") as document:
            return list(_blocks(document, styles, numbering))


def _blocks(document: IO[bytes], styles: Mapping[str, "_Style"], numbering: _Numbering) -> Iterator[Raw]:
    for _, element in iterparse(document):  # noqa: S314 - in a process with limits; expat refuses what unfolds
        if element.tag == f"{_W}p":
            block = _block(element, styles, numbering)
            if block is not None:
                yield block


def _block(paragraph: Element, styles: Mapping[str, "_Style"], numbering: _Numbering) -> Raw | None:
    text = cleaned("".join(_said(paragraph)))
    style = styles.get(_value(paragraph, "pPr/pStyle"), _Style())
    number = _value(paragraph, "pPr/numPr/numId") or style.number
    depth = _whole(_value(paragraph, "pPr/numPr/ilvl")) or style.depth
    if not text:
        return None
    mark = numbering.mark(number, depth) if number not in {"", "0"} else ""
    if style.is_heading:
        return Raw(Kind.HEADING, text, mark)
    own = mark_of(text) if not mark else None
    if own is not None:
        return Raw(Kind.ITEM, text[own.body :], own.printed, depth)
    return Raw(Kind.ITEM if mark else Kind.PARAGRAPH, text, mark, depth)


def _said(element: Element) -> Iterator[str]:
    """Give what a paragraph says, run by run."""
    for one in element:
        if one.tag == f"{_W}t":
            yield one.text or ""
        elif one.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            yield " "
        elif one.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif one.tag not in _PASSED and one.tag != f"{_W}pPr" and not _is_hidden(one):
            yield from _said(one)


def _is_hidden(run: Element) -> bool:
    return run.tag == f"{_W}r" and run.find(f"{_W}rPr/{_W}vanish") is not None


@dataclass(frozen=True)
class _Style:
    is_heading: bool = False
    number: str = ""
    depth: int = 0


def _styles(archive: zipfile.ZipFile) -> Mapping[str, _Style]:
    if "word/styles.xml" not in archive.namelist():
        return {}
    with archive.open("word/styles.xml") as file:
        return {
            str(one.get(f"{_W}styleId")): _Style(
                _is_heading(one), _value(one, "pPr/numPr/numId"), _whole(_value(one, "pPr/numPr/ilvl"))
            )
            for _, one in iterparse(file)  # noqa: S314 - as above
            if one.tag == f"{_W}style"
        }


def _is_heading(style: Element) -> bool:
    level = _value(style, "pPr/outlineLvl")
    name = _value(style, "name").casefold()
    return (level != "" and _whole(level) < _TITLE) or name.startswith(("heading", "title"))


def _numbering(archive: zipfile.ZipFile) -> Mapping[str, Mapping[int, _Level]]:
    """Read which levels each list has."""
    if "word/numbering.xml" not in archive.namelist():
        return {}
    kinds: dict[str, dict[int, _Level]] = {}
    found: dict[str, Mapping[int, _Level]] = {}
    with archive.open("word/numbering.xml") as file:
        for _, one in iterparse(file):  # noqa: S314 - as above
            if one.tag == f"{_W}abstractNum":
                kinds[str(one.get(f"{_W}abstractNumId"))] = dict(map(_level, one.findall(f"{_W}lvl")))
            elif one.tag == f"{_W}num":
                found[str(one.get(f"{_W}numId"))] = kinds.get(_value(one, "abstractNumId"), {})
    return found


def _level(element: Element) -> tuple[int, _Level]:
    level = _Level(_value(element, "numFmt") or "decimal", _value(element, "lvlText"), 1)
    start = _value(element, "start")
    level.start = _whole(start) if start else 1
    return _whole(str(element.get(f"{_W}ilvl"))), level


def _value(element: Element, path: str) -> str:
    found = element.find("/".join(f"{_W}{name}" for name in path.split("/")))
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _whole(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 7 else 0  # noqa: PLR2004
