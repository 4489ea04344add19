"""How templates say messages: as Jinja's own extension would, without its way through the context of the template.

A page says some hundreds of them. What takes nothing is said the same each time, and is formatted once.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Protocol

from markupsafe import Markup

_MOST = 4096


class Says(Protocol):
    """What has the messages of a language."""

    def gettext(self, message: str) -> str:
        """Say a message."""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Say a message that counts something."""


def functions(says: Says) -> dict[str, Callable[..., Markup]]:
    """Give what templates call, by name; what is put into a message is escaped, and `%%` in it is one sign."""

    @lru_cache(_MOST)
    def plain(message: str) -> Markup:
        return Markup(says.gettext(message)) % {}  # noqa: S704 - our own sentence

    def gettext(message: str, **given: Any) -> Markup:
        if not given:
            return plain(message)
        return Markup(says.gettext(message)) % given  # noqa: S704 - our own sentence; what is given is escaped

    def ngettext(one: str, many: str, number: int, **given: Any) -> Markup:
        given.setdefault("num", number)
        return Markup(says.ngettext(one, many, number)) % given  # noqa: S704 - the same

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}
