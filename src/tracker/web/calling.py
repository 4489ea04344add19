"""How templates call what they print with: as Jinja does, without asking of each macro and message again what it is.

A page calls some thousands of macros and messages; to find out how each wants to be called took a third of rendering.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from types import BuiltinMethodType, MethodType
from typing import Any, Protocol

from jinja2 import Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup

_REMEMBERED = 4096
"""Messages: more than there are."""


class Catalogue(Protocol):
    """Gives messages in one language."""

    def gettext(self, message: str) -> str:
        """Say a message."""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Say a message that counts something."""


class Said:
    """A catalogue's messages for templates: values are escaped, and a message without any is put together once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._whole: Callable[[str], Markup] = lru_cache(_REMEMBERED)(lambda message: self._marked(message) % {})

    def __call__(self, message: str, /, **values: object) -> Markup:
        """Say a message with its values."""
        return self._marked(message) % values if values else self._whole(message)

    def _marked(self, message: str) -> Markup:
        return Markup(self._catalogue.gettext(message))  # noqa: S704 - messages are our own, values are escaped


class SaidOfMany:
    """A catalogue's messages that count something; the count stands in them as `num`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __call__(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """Say a message with its number and values."""
        said = Markup(self._catalogue.ngettext(one, many, number))  # noqa: S704 - messages are our own
        return said % {"num": number, **values}


_AS_THEY_ARE = {Said, SaidOfMany, MethodType, BuiltinMethodType, partial, type(lru_cache(len))}
"""What no template has to give its context to: none of our own asks for it."""


def _takes_more(macro: Macro) -> bool:
    return macro.caller or macro.catch_kwargs or macro.catch_varargs


class QuickContext(Context):
    """A template's context that knows macros and messages at sight."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever a template calls
        """Call what a template calls."""
        kind = type(called)
        if kind is not Macro and kind not in _AS_THEY_ARE:
            return super().call(called, *given, **named)
        if named:
            named.pop("_block_vars", None)  # for what wants the context
            named.pop("_loop_vars", None)
        if kind is not Macro:
            return called(*given, **named)
        if named or len(given) != len(called.arguments) or _takes_more(called):
            return called(self.eval_ctx, *given, **named)
        return Markup(called._func(*given))  # noqa: S704, SLF001 - what a macro prints is escaped; all it takes is given


class QuickTemplate(Template):
    """A template whose macros others import: what is global is so for all templates of a language."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Give the macros, without asking at each import whether this page knows other globals."""
        return super()._get_default_module()
