"""Marks on a draft's pages which of our own sentences stand in another language, as the draft lacks them."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from babel.support import Translations

_BEGINS, _ENDS = "\ue000", "\ue001"
"""Characters of no language (Unicode's private use): they stand around such a sentence until the page is whole."""

_NO_PLACE = r"<(title|option|textarea|style|script|svg)\b.*?</\1>|<[^>]*>"
"""Where no element can stand: within tags, and within elements that hold nothing but text, or no HTML."""
_PLACES = re.compile(rf"(?:{_NO_PLACE})|[{_BEGINS}{_ENDS}]", re.DOTALL)


@dataclass(frozen=True)
class Marking:
    """Gives a draft's sentences to templates, and marks those that stand in the language behind it.

    `own` are the messages that the draft has.
    """

    catalogue: Translations
    own: Collection[str]
    behind: str

    def gettext(self, message: str) -> str:
        """Say a message."""
        return self._marked(message, str(self.catalogue.gettext(message)))

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Say a message that counts something."""
        return self._marked(one, str(self.catalogue.ngettext(one, many, number)))

    def shown(self, page: str) -> str:
        """Turn the marks of a whole page into elements; what is no page loses them."""
        is_page = page.lstrip().startswith("<!doctype html>")
        return _PLACES.sub(self._element if is_page else _nothing, page)

    def _marked(self, message: str, said: str) -> str:
        return said if message in self.own else f"{_BEGINS}{said}{_ENDS}"

    def _element(self, found: re.Match[str]) -> str:
        if found.group() == _BEGINS:
            return f'<span lang="{self.behind}">'
        return "</span>" if found.group() == _ENDS else _nothing(found)


def _nothing(found: re.Match[str]) -> str:
    return found.group().replace(_BEGINS, "").replace(_ENDS, "")
