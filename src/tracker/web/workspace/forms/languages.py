"""In which language a text was typed, as its letters tell: the account's own is that of the page, not of the text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping

_NOT_TYPED = re.compile(r"\{p-[0-9a-z]{8}\}|https?://\S+")
"""Keys of persons and addresses: their letters are Latin in every language."""

_SCRIPTS: Mapping[str, str] = {"CYRILLIC": "ru", "LATIN": "en"}
"""The language that a script speaks for, of those in which texts are written here."""


def written_in(text: str, usual: str, taken: Collection[str] = ()) -> str:
    """Give the language of a text, by the script of most of its letters: Russian or English.

    It is the `usual` one where the letters do not tell, and where the form holds a text in the language that they
    tell beside this one (`taken`).
    """
    letters = (unicodedata.name(one, "") for one in _NOT_TYPED.sub("", text) if one.isalpha())
    scripts = Counter(name.partition(" ")[0] for name in letters)
    most, _ = max(scripts.items(), key=lambda one: one[1], default=("", 0))
    told = _SCRIPTS.get(most, usual)
    return usual if told in taken else told
