"""Words of a text or a name: where each stands, and what lies between two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.application.names.letters import APOSTROPHES, is_unseen

HIDDEN = (
    "\u0000-\u0008\u000e-\u001f\u00ad\u0300-\u036f\u0483-\u0489\u061c\u180b-\u180e\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0000-\U000e0fff"
)
# possessive throughout: a thousand letters that nobody sees are read once
_WORD = re.compile(rf"[^\W_](?:[{HIDDEN}]*+(?:[{APOSTROPHES}][{HIDDEN}]*+)?+[^\W_])*+[{HIDDEN}]*+")
_OWN = re.compile(rf"[{APOSTROPHES}][sS]$")
_BETWEEN = re.compile(r"(?P<point>\.?)(?:\s?|\s?[-‐‑–,_]\s?)")
_MOST_BETWEEN = 8
_FEW_LETTERS = 2
_LOOKED_BACK = 40
_OPENING = " \t\u00a0\n«»“”\"'(["
_ENDS = ".!?…:;•"


@dataclass(frozen=True)
class Word:
    """One word of a text. `seen` is what a reader sees of it."""

    start: int
    end: int
    seen: str

    @property
    def is_capital(self) -> bool:
        """Say whether it begins with a capital, or with a digit that stands for a letter."""
        return not self.seen[:1].islower()

    @property
    def is_short(self) -> bool:
        """Say whether it may be an initial or an abbreviation."""
        return len(self.seen) <= _FEW_LETTERS


def words_in(text: str) -> Iterator[Word]:
    """Find the words of a text; what makes an English word one's own is no part of it."""
    for found in _WORD.finditer(text):
        written = _OWN.sub("", found[0])
        seen = written if written.isalnum() else visible(written)
        yield Word(found.start(), found.start() + len(written), seen)


def visible(text: str) -> str:
    """Give what a reader sees of a text, on one line; accents stay where they are parts of letters."""
    return " ".join("".join(one for one in text if not is_unseen(one) or one.isspace()).split())


def is_beside(text: str, one: Word, other: Word) -> bool:
    """Say whether two words may be parts of one name: only an initial has a point after it."""
    if other.start - one.end > _MOST_BETWEEN:
        return False
    between = "".join(sign for sign in text[one.end : other.start] if not is_unseen(sign) or sign.isspace())
    found = _BETWEEN.fullmatch(between)
    return found is not None and (not found["point"] or is_initial(text, one))


def is_initial(text: str, word: Word) -> bool:
    """Say whether a word stands for a longer one: a letter or two, a capital first, and a point."""
    return word.is_short and word.seen[:1].isupper() and text[word.end : word.end + 1] == "."


def begins_a_sentence(text: str, word: Word) -> bool:
    """Say whether a word may have its capital only from where it stands."""
    before = text[max(0, word.start - _LOOKED_BACK) : word.start]
    kept = before.rstrip(_OPENING)
    if not kept or "\n" in before[len(kept) :]:
        return True
    is_abbreviation = kept[-1] == "." and re.search(r"(?:^|\W)\w{1,2}\.$", kept) is not None
    return kept[-1] in _ENDS and not is_abbreviation
