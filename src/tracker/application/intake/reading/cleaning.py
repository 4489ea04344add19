"""Cleaning: letters that nobody sees, or that turn a line around, are taken out; the rest stays as it was printed."""

import re
from unicodedata import normalize

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff\ud800-\udfff\ufffe\uffff]"
)
_SPACE = re.compile(r"[\s\u0085]+")
_OWN_SIGNS = re.compile("[\ue000-\uf8ff]")
"""Letters of a font's own: in texts they are the dots before items of lists."""
_TOGETHER = re.compile("[\ufb00-\ufb06]")
"""Letters that are set as one: ff, fi, fl."""
_NO_WORD = re.compile(r"(\w{200})(?=\w)")
"""More letters than any word has: what a damaged file gives, and what would be looked through from each of them."""


def cleaned(line: str) -> str:
    """Give a line as a reader sees it, with one blank wherever it has any."""
    seen = _OWN_SIGNS.sub("•", _UNSEEN.sub("", normalize("NFC", line)))
    return with_words(_SPACE.sub(" ", _TOGETHER.sub(lambda one: normalize("NFKC", one[0]), seen)).strip())


def with_words(said: str) -> str:
    """Give a text with a blank in what is too long to be a word."""
    return _NO_WORD.sub(r"\1 ", said)
