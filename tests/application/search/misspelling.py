"""Names as somebody writes them who heard them once, or reads them in another alphabet: misspelled by plain rules."""

import re
from collections.abc import Iterator

from tests.application.names.given import register

_SHORTEST = 4
_LATIN = (
    ("kh", "h"),
    ("h", "kh"),
    ("y", "i"),
    ("i", "y"),
    ("zh", "j"),
    ("ts", "c"),
    ("e", "ye"),
    ("o", "a"),
    ("v", "w"),
)
_CYRILLIC = (
    ("ж", "дж"),
    ("х", "г"),
    ("ы", "и"),
    ("й", "и"),
    ("е", "э"),
    ("о", "а"),
    ("ц", "тс"),
    ("я", "иа"),
    ("ю", "у"),
)
_CYRILLIC_LETTER = re.compile("[а-яё]", re.IGNORECASE)


def in_the_other_script() -> Iterator[tuple[str, str, str]]:
    """Give each person's key and name, and the name in the script that it is not registered in."""
    for key, person in register()["persons"].items():
        is_cyrillic = _CYRILLIC_LETTER.search(person["name"]) is not None
        others = [*person["variants"], *(one["form"] for one in person["cyrillic"])]
        for other in others:
            if (_CYRILLIC_LETTER.search(other) is not None) is not is_cyrillic:
                yield key, person["name"], other


def misspelled(name: str) -> Iterator[str]:
    """Write each longer word of a name wrongly in one place: a letter left out, doubled or swapped, or another one."""
    for word in name.split():
        if len(word) >= _SHORTEST:
            for wrong in _wrongly(word.lower()):
                yield name.replace(word, wrong)


def _wrongly(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for right, wrong in (*_LATIN, *_CYRILLIC):
        if right in word[1:]:
            yield word[0] + word[1:].replace(right, wrong, 1)
