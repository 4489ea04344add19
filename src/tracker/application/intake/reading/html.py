"""Pages of the web: text by an allow-list of elements; what is for programs, or for nobody's eyes, is passed over."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from tracker.application.intake.reading.cleaning import cleaned
from tracker.application.intake.reading.marks import mark_of
from tracker.application.intake.reading.numbering import printed
from tracker.application.intake.reading.plain import decoded
from tracker.application.intake.reading.text import Kind, Raw

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCK_NAMES = """
p div section article main body li dd dt td th tr table blockquote pre address figcaption ul ol br hr
"""
_PASSED_NAMES = """
head script style noscript template nav footer aside form button select textarea svg math iframe object canvas audio
video title
"""
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_BLOCKS, _PASSED, _VOID = {*_BLOCK_NAMES.split(), *_HEADINGS}, set(_PASSED_NAMES.split()), set(_VOID_NAMES.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_DEEPEST = 200


def blocks(content: bytes) -> list[Raw]:
    """Give the blocks of a page; raises NotWritten."""
    page = _Page()
    page.feed(_decoded(content))
    page.close()
    return page.blocks


def _decoded(content: bytes) -> str:
    named = _CHARSET.search(content[:4096])
    if named and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode(named[1].decode("ascii"))
        except (UnicodeError, LookupError, OSError):
            pass  # it names an encoding that is not loaded, or another than it is in, as happens when pages are saved
    return decoded(content)


@dataclass
class _List:
    style: str
    next: int


class _Page(HTMLParser):
    """Walks through the elements of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Raw] = []
        self._said: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._lists: list[_List] = []
        self._kind, self._mark = Kind.PARAGRAPH, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        about = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._finish()
        if tag in _VOID:
            return
        is_passed = tag in _PASSED or self._is_hidden(about)
        if len(self._open) < _DEEPEST:
            self._open.append((tag, is_passed))
        if tag in {"ol", "ul"}:
            start = about.get("start", "1")
            style = about.get("type", "1") if tag == "ol" else "•"
            self._lists.append(_List(style, int(start) if start.isdecimal() and len(start) < 4 else 1))  # noqa: PLR2004
        elif tag in _HEADINGS:
            self._kind = Kind.HEADING
        elif tag == "li":
            self._begin_item()

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those in it that were left open."""
        if tag not in {name for name, _ in self._open}:
            return
        if tag in _BLOCKS:
            self._finish()
            self._kind, self._mark = Kind.PARAGRAPH, ""
        while self._open.pop()[0] != tag:
            pass
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        """Take in what is for a reader."""
        if not any(is_passed for _, is_passed in self._open):
            self._said.append(data)

    def close(self) -> None:
        """End the page."""
        super().close()
        self._finish()

    def _begin_item(self) -> None:
        its = self._lists[-1] if self._lists else _List("•", 1)
        self._kind, self._mark = Kind.ITEM, printed(its.style, its.next)
        its.next += 1

    def _finish(self) -> None:
        text, self._said = cleaned("".join(self._said)), []
        if not text:
            return
        own = mark_of(text) if self._kind is not Kind.HEADING else None
        kind, mark = self._kind, self._mark
        if own is not None:
            kind, mark, text = Kind.ITEM, own.printed, text[own.body :]
        self.blocks.append(Raw(kind, text, mark, max(len(self._lists) - 1, 0)))
        if self._kind is Kind.ITEM:
            self._kind, self._mark = Kind.PARAGRAPH, ""

    @staticmethod
    def _is_hidden(about: dict[str, str]) -> bool:
        return "hidden" in about or about.get("aria-hidden") == "true" or bool(_HIDDEN.search(about.get("style", "")))
