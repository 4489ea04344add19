"""What pages print most often, put together without a macro for each: texts, and the rows of a list of demands."""

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from tracker.web.views.shell import Shell
from tracker.web.views.standings import Row
from tracker.web.views.strip import Square
from tracker.web.wording import Text

Say = Callable[[Text], Markup]
"""Prints a text with the language that it stands in, as the macro `say` does."""


def text_said(say: Say, text: Text | None) -> Markup:
    """Print a text as `say` does; most stand in the page's own language, and there is nothing to add."""
    if text is None:
        return _NOTHING
    return escape(text.text) if text.is_plain else say(text)


def demand_rows(once: Callable[..., Markup], say: Say, rows: Iterable[Row], shell: Shell) -> Markup:
    """Print the rows of demands in a list; what stands around a title is remembered, the title is not."""
    on = shell.day if shell.timing else None
    printed: list[str] = []
    for one in rows:
        printed += (
            once("_row.html", "opens", one.reference, shell.at(one.thing)),
            text_said(say, one.title),
            once("_row.html", "closes", one.stand, on, one.reference, one.made_on),
        )
    return Markup("".join(printed))  # noqa: S704 - all of it is marked already


def drawn_squares(squares: Iterable[Square]) -> Markup:
    """Draw the squares of a strip: places and codes alone, so there is nothing to escape."""
    return Markup("".join(map(_drawn, squares)))  # noqa: S704 - made of codes and numbers


def _drawn(one: Square) -> str:
    square = f'<use href="#{one.state}" x="{one.x}" y="{one.y}"/>'
    if not one.opposite:
        return square
    return f'{square}<use href="#opposite" transform="translate({one.x + 5} {one.y + 5})scale(.55)"/>'


_NOTHING = Markup("")
