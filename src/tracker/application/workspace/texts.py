"""Texts and names as people send them, made fit to be kept: what no reader sees is taken out, what is too long refused.

From texts every character goes that has no look of its own: control characters but for line ends, zero-width
ones, and those that turn the order of letters round. In a name the same characters are refused, as there they
have no business at all. A joiner stays between letters or signs that cannot be written without it, as in Persian,
Hindi, and signs put together of several.
"""

import re
from collections.abc import Mapping
from unicodedata import category, normalize

from tracker.application.workspace.refusals import NotACode, NothingWritten, NotReadable, TooLong
from tracker.domain.values import Code, Key
from tracker.store.canonical import is_code

LONGEST_TEXT = 10_000
LONGEST_NAME = 300
LONGEST_REASON = 2_000
LONGEST_ADDRESS = 2_008

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ADDRESS = re.compile(rf"(?=.{{1,{LONGEST_ADDRESS}}}\Z)https?://[^\s<>\"'/?#@\\]+(?:[/?#][^\s<>\"']*)?")
_KEPT = {"\n", "\t"}
_JOINERS = {"\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"}
_JOINED = {"Lo", "Mc", "Mn", "Sk", "So"}
"""What joiners stand between: letters that know no capitals, their marks, and signs. No Latin or Cyrillic letter."""


def texts(given: Mapping[str, str] | None, most: int = LONGEST_TEXT) -> dict[str, str] | None:
    """Give a text by language as it is to be kept, None where nothing is written in any language.

    Raises TooLong, NotReadable, NotACode.
    """
    kept = {_language(language): text(said, most) for language, said in (given or {}).items()}
    return {language: said for language, said in kept.items() if said} or None


def required(given: Mapping[str, str] | None, most: int = LONGEST_TEXT) -> dict[str, str]:
    """Give a text that must be there; raises NothingWritten and what `texts` raises."""
    kept = texts(given, most)
    if kept is None:
        raise NothingWritten
    return kept


def names(given: Mapping[str, str] | None) -> dict[str, str] | None:
    """Give a name by language: one line without a character that cannot be seen; raises what `texts` raises."""
    if not all(is_readable(said) for said in (given or {}).values()):
        raise NotReadable
    return texts(given, LONGEST_NAME)


def is_readable(name: str) -> bool:
    """Say whether a name has no character that cannot be seen."""
    bare = name.strip()
    return not any(_is_unseen(bare, place) for place in range(len(bare)))


def text(said: str, most: int = LONGEST_TEXT) -> str:
    """Give one text in NFC, without what no reader sees; raises TooLong, NotReadable."""
    kept = visible(said)
    try:
        kept.encode()
    except UnicodeEncodeError:
        raise NotReadable from None
    if len(kept) > most:
        raise TooLong(most=most)
    return kept


def visible(said: str) -> str:
    """Give what a reader sees of a text, in NFC and with plain line ends."""
    plain = said.replace("\r\n", "\n").replace("\r", "\n")
    seen = (one for place, one in enumerate(plain) if one in _KEPT or not _is_unseen(plain, place))
    return normalize("NFC", "".join(seen)).strip()


def address(said: str | None) -> str | None:
    """Give the address of a page, None where none is written; raises NotReadable for what is no web address."""
    kept = text(said or "", LONGEST_TEXT)
    if kept and not is_address(kept):
        raise NotReadable
    return kept or None


def is_address(said: str) -> bool:
    """Say whether a text is the address of a page on the web; one that holds a name or password is none."""
    return _ADDRESS.fullmatch(said) is not None


def code(said: str) -> Code:
    """Give a value of a list; raises NotACode."""
    if not is_code(said):
        raise NotACode
    return Code(said)


def key(said: str) -> Key:
    """Give the key of a thing; raises NotACode."""
    return Key(code(said))


def _language(said: str) -> str:
    if _LANGUAGE.fullmatch(said) is None:
        raise NotACode
    return said


def _is_unseen(said: str, place: int) -> bool:
    return category(said[place]) in {"Cc", "Cf"} and not _joins(said, place)


def _joins(said: str, place: int) -> bool:
    """Say whether a character is a joiner that its neighbours are written with."""
    beside = said[max(place - 1, 0) : place] + said[place + 1 : place + 2]
    return said[place] in _JOINERS and len(beside) == 2 and {category(one) for one in beside} <= _JOINED  # noqa: PLR2004 - both sides
