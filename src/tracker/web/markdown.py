"""Our own long texts (headings, paragraphs, lists, emphasis, what is typed) turned into HTML; nothing else is known."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from markupsafe import Markup, escape

from tracker.web.languages import behind

CONTENT = Path(__file__).parent / "content"

_HEADING = re.compile(r"(#{1,3}) (.+)")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_CODE = re.compile(r"`(.+?)`")
_NUMBER = re.compile(r"(?:^|\n)[1-9]\. ")
_TYPED = " " * 4
_EM = re.compile(r"\*(.+?)\*")


def content(name: str, language: str) -> Markup:
    """Read one of our texts in a language; its headings have the anchors of the English text.

    A draft that has not translated it shows, marked, that of the language behind it.
    """
    instead = behind(language)
    if instead and not (CONTENT / f"{name}.{language}.md").exists():
        return Markup('<div lang="{}">{}</div>').format(instead, content(name, instead))
    ours = (CONTENT / f"{name}.{language}.md").read_text(encoding="utf-8")
    english = (CONTENT / f"{name}.en.md").read_text(encoding="utf-8")
    return to_html(ours, anchors(english))


def anchors(text: str) -> list[str]:
    """Give each heading of a text its anchor: `e` for a letter, else its words joined by hyphens."""
    return [_anchor(match.group(2)) for match in map(_HEADING.fullmatch, text.splitlines()) if match]


def to_html(text: str, names: list[str]) -> Markup:
    """Turn a text into HTML, its headings under these anchors in turn."""
    given = iter(names)
    return Markup("\n").join(_block(block, given) for block in re.split(r"\n\n+", text.strip("\n")))


def _block(block: str, names: Iterator[str]) -> Markup:
    heading = _HEADING.fullmatch(block)
    if heading:
        level = len(heading.group(1))
        return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, next(names), _inline(heading.group(2)))
    if block.startswith("- "):
        return Markup("<ul>{}</ul>").format(_items(re.split(r"\n- ", block.removeprefix("- "))))
    if _NUMBER.match(block):
        return Markup("<ol>{}</ol>").format(_items(_NUMBER.split(block)[1:]))
    if block.startswith(_TYPED):
        return Markup("<pre><code>{}</code></pre>").format("\n".join(one.strip() for one in block.splitlines()))
    return Markup("<p>{}</p>").format(_inline(block))


def _items(texts: Sequence[str]) -> Markup:
    return Markup().join(Markup("<li>{}</li>").format(_inline(one)) for one in texts)


def _inline(text: str) -> Markup:
    safe = str(escape(" ".join(text.split())))
    typed = _CODE.sub(r"<code>\1</code>", safe)
    return Markup(_EM.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", typed)))  # noqa: S704 - escaped above


def _anchor(heading: str) -> str:
    letter = re.match(r"([A-E]) ", heading)
    if letter:
        return letter.group(1).lower()
    return "-".join(re.findall(r"[a-z0-9]+", heading.lower()))
