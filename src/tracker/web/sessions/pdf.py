"""The brief as a PDF that screen readers can read (PDF/UA-1); the same brief gives the same bytes."""

import re
from datetime import UTC, datetime, time
from functools import cache
from json import dumps, loads
from pathlib import Path

import typst

from tracker.web.sessions.brief import Brief, printable

_TEMPLATE = Path(__file__).parent / "brief.typ"
_CHARACTER = b'#set document(title: sys.inputs.shown)\n#set text(font: "Libertinus Serif")\n#sys.inputs.shown'
_NOT_SHOWN = "?"
_LONG_WORD, _PIECE, _MAY_PART = re.compile(r"[^\s/-]{61,}"), re.compile(r".{1,20}"), "\u00ad"
"""A word longer than a hash in Base64, the pieces that it may be parted into, and a hyphen that is soft."""
_USUAL = 0x0500
"""Characters below this, Latin, Greek and Cyrillic, are in the fonts; of others it is tried."""

_MOST_TRIED = 100
"""Characters that one brief may have tried: each that is new costs a hundredth of a second."""


def pdf(brief: Brief) -> bytes:
    """Set a brief in type; its day is that of the release. What the fonts do not have stands as a question mark."""
    plain = brief.with_texts(lambda text: _parted(printable(text)))
    unusual = sorted({one for one in plain.as_json() if ord(one) >= _USUAL})
    shown = {one for one in unusual[:_MOST_TRIED] if _has(one)}
    hidden = {ord(one): _NOT_SHOWN for one in unusual if one not in shown}
    return _set(plain.with_texts(lambda text: text.translate(hidden)))


def _parted(text: str) -> str:
    """Let a word that no line holds be parted, as it would run off the page; addresses stay what they are."""
    if "://" in text or text.startswith("/"):
        return text
    return _LONG_WORD.sub(lambda word: _MAY_PART.join(_PIECE.findall(word.group())), text)


def _set(brief: Brief) -> bytes:
    made_at = datetime.combine(brief.made_on, time(), UTC)
    content = dumps({**loads(brief.as_json()), "qr": brief.qr_file("svg").decode()}, ensure_ascii=False)
    return _compiled(_TEMPLATE.read_bytes(), {"brief": content}, int(made_at.timestamp()))


@cache
def _has(character: str) -> bool:
    """Say whether one of the fonts has a character: the standard refuses a page with a gap in it."""
    try:
        _compiled(_CHARACTER, {"shown": character}, 0)
    except typst.TypstError:
        return False
    return True


def _compiled(template: bytes, inputs: dict[str, str], moment: int) -> bytes:
    made: bytes = typst.compile(
        template, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], ignore_system_fonts=True, timestamp=moment
    )
    return made
