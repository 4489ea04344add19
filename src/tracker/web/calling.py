"""How templates call what they print with: as Jinja does, without asking of each macro and message again what it is.

A page calls some thousands of macros and messages; to find out how each wants to be called took a third of rendering.
"""

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache, partial
from types import BuiltinMethodType, MethodType
from typing import Any, Protocol

from jinja2 import Environment, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

_REMEMBERED = 4096
"""Messages: more than there are."""


_markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Marks a text as it stands: it is known to be no object that brings a form of its own."""


def _escaped(value: object) -> Markup:
    """Escape what a template prints; most of it is marked already."""
    return value if type(value) is Markup else escape(value)


def _filled(said: str, values: Mapping[str, object]) -> Markup:
    """Put values into a message, which is our own; each is printed as a text."""
    return _markup(said % {name: _escaped(value) for name, value in values.items()})


class Catalogue(Protocol):
    """Gives messages in one language."""

    def gettext(self, message: str) -> str:
        """Say a message."""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Say a message that counts something."""


class Said:
    """A catalogue's messages for templates: values are escaped, and a message without any is put together once."""

    def __init__(self, catalogue: Catalogue) -> None:
        said: Callable[[str], str] = lru_cache(_REMEMBERED)(catalogue.gettext)
        self._said = said
        self._whole: Callable[[str], Markup] = lru_cache(_REMEMBERED)(lambda message: _markup(said(message) % {}))

    def __call__(self, message: str, /, **values: object) -> Markup:
        """Say a message with its values."""
        return _filled(self._said(message), values) if values else self._whole(message)


class SaidOfMany:
    """A catalogue's messages that count something; the count stands in them as `num`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __call__(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """Say a message with its number and values."""
        return _filled(self._catalogue.ngettext(one, many, number), {"num": number, **values})


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
        return _markup(called._func(*given))  # noqa: SLF001 - what a macro prints is escaped; all it takes is given


class QuickEnvironment(Environment):
    """Compiles templates with the messages of its language: one that takes no values stands in them as it is said."""

    def _generate(self, source: nodes.Template, *given: Any, **named: Any) -> str:
        return super()._generate(_Spoken(self.globals).visit(source), *given, **named)


class _Spoken(NodeTransformer):
    """Puts messages in place of the calls that ask for them."""

    def __init__(self, known: MutableMapping[str, Any]) -> None:
        self._known = known

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja names visitors by their nodes
        """Say a message."""
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str() as message)], kwargs=[]):
                return nodes.Const(self._known["_"](message), lineno=node.lineno)
        return node


class QuickTemplate(Template):
    """A template whose macros others import: what is global is so for all templates of a language."""

    @classmethod
    def _from_namespace(
        cls, environment: Environment, namespace: MutableMapping[str, Any], known: MutableMapping[str, Any]
    ) -> Template:
        namespace["escape"] = _escaped  # in place of Jinja's, which makes anew what is marked already
        return super()._from_namespace(environment, namespace, known)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Give the macros, without asking at each import whether this page knows other globals."""
        return super()._get_default_module()
