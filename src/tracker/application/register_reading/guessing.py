"""Values as a person would recognise them, and what was probably meant by a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60
_ALIKE = 0.7


def shown(value: object) -> str:
    """Write a value as the file does, on one line, cut where it is long."""
    if value is None:
        return "null"
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def guess(word: str, known: Iterable[object]) -> str:
    """Find the known word that was probably meant, or nothing."""
    words = [other for other in known if isinstance(other, str)]
    close = get_close_matches(word[:_LONGEST], words, n=1, cutoff=_ALIKE)
    return close[0] if close else ""


def with_guess(message_key: str, word: str, known: Iterable[object]) -> tuple[str, dict[str, str]]:
    """Give message key and values for an unknown word, with a guess where there is one."""
    meant = guess(word, known)
    if meant:
        return f"{message_key}_guess", {"name": shown(word), "guess": meant}
    return message_key, {"name": shown(word)}
