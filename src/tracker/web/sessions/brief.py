"""The brief as page, PDF and DOCX are made of it: finished sentences in one language, in the order of reading."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from datetime import date
from io import BytesIO
from json import dumps
from typing import Any
from unicodedata import category

import segno


@dataclass(frozen=True)
class Said:
    """One line. `voice` says whose words they are, empty for a line of figures; `notes` are numbers of notes.

    `language` is None where the text is in the brief's own. `is_bad` marks what got worse.
    """

    text: str
    voice: str = ""
    notes: Sequence[int] = ()
    language: str | None = None
    is_bad: bool = False


@dataclass(frozen=True)
class Item:
    """One thing of a section: a demand, a change, a point. `number` is a reference, or empty."""

    title: Said
    number: str = ""
    lines: Sequence[Said] = ()


@dataclass(frozen=True)
class Section:
    """One part of the brief; `note` says how to read it, empty where nothing need be said."""

    heading: str
    items: Sequence[Item]
    note: str = ""


@dataclass(frozen=True)
class Note:
    """Where an entry stands for good: its number here, and its permanent address, as a path of the site and whole."""

    number: int
    path: str
    address: str


@dataclass(frozen=True)
class Names:
    """What the parts of the paper are called, in its language."""

    annex: str
    notes: str
    begins: str
    scan: str


@dataclass(frozen=True)
class Brief:
    """One brief. `session` is empty where it is for none: then it is a country's whole card.

    `sample` is empty where the record is real; `made_on` is the day of the release, and of the file. `permanent` is the
    address of the country's page as this brief knows it.
    """

    language: str
    country: str
    coalition: str
    title: str
    session: str
    as_of: str
    sample: str
    headline: Sequence[Said]
    sections: Sequence[Section]
    annex: Sequence[Section]
    notes: Sequence[Note]
    closing: Sequence[str]
    permanent: str
    made_on: date
    names: Names

    @property
    def qr(self) -> str:
        """Draw the permanent address as a QR code, in SVG for a page, black on white in every scheme of colours."""
        return str(self._code().svg_inline(scale=3, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None))

    def qr_file(self, kind: str) -> bytes:
        """Draw it as a file of its own, `svg` or `png`."""
        file = BytesIO()
        self._code().save(file, kind=kind, scale=4, border=2, dark="#000", light="#fff")
        return file.getvalue()

    def _code(self) -> segno.QRCode:
        return segno.make(self.permanent, error="m", micro=False)

    def with_texts(self, change: Callable[[str], str]) -> "Brief":
        """Give the same brief with each of its texts changed."""
        changed: Brief = _mapped(self, change)
        return changed

    def as_json(self) -> str:
        """Write it for a program that sets type."""
        content = asdict(self)
        content["made_on"] = [self.made_on.year, self.made_on.month, self.made_on.day]
        return dumps(content, ensure_ascii=False)


def printable(text: str) -> str:
    """Leave out what no paper can hold: control characters, and what is no character at all."""
    return "".join(one for one in text if category(one) not in {"Cc", "Cs", "Cn"} or one in "\n\t")


def _mapped(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - whatever a brief is made of
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return [_mapped(one, change) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _mapped(getattr(value, one.name), change) for one in fields(value)})
    return value
