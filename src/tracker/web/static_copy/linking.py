"""The links in what the server answers: found, and written anew. Our own templates wrote all of it."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

from tracker.web.static_copy.asking import Answer
from tracker.web.static_copy.bounds import is_elsewhere

Lead = Callable[[str], str | None]
"""Gives what a link becomes, None where it leads nowhere in the copy."""

_ATTRIBUTE = re.compile(r'\s(href|src|action)="([^"]*)"')
_TAG = re.compile(r"<(a|area|link|img|image|script|source|use)\b[^<>]*>")
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_IN_JSON = re.compile(r'"(/(?:[a-z]{2}|log|static)/[^"\s\\]*)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')

_LOG_FILES = "/log/files"


def links_in(address: str, answer: Answer) -> Iterator[str]:
    """Give where an answer leads, as written; a list of files leads to each of them."""
    if answer.is_page or answer.kind.endswith("xml"):
        for tag in _TAG.finditer(answer.body.decode()):
            yield from (unescape(found[2]) for found in _ATTRIBUTE.finditer(tag[0]))
    elif answer.kind == "application/json":
        yield from (found[1] for found in _IN_JSON.finditer(answer.body.decode()))
    elif address == _LOG_FILES:
        yield from (f"/log/{line}" for line in answer.body.decode().splitlines())


def anchors_in(page: str) -> set[str]:
    """Give the anchors of a page."""
    return {unescape(found) for found in _ANCHOR.findall(page)}


def led_anew(text: str, lead: Lead) -> str:
    """Write a page or a feed with other links.

    What leads nowhere is plain text, or nothing where it is for programs; forms are left out, as nobody answers them.
    """
    return _TAG.sub(lambda tag: _tag(tag, lead), _FORM.sub("", text))


def led_anew_in_json(text: str, lead: Lead) -> str:
    """Write JSON with other addresses; one that leads nowhere is null."""

    def anew(found: re.Match[str]) -> str:
        led = lead(found[1])
        return "null" if led is None else f'"{led}"'

    return _IN_JSON.sub(anew, text)


def _tag(tag: re.Match[str], lead: Lead) -> str:
    is_dead = False

    def anew(found: re.Match[str]) -> str:
        nonlocal is_dead
        link = unescape(found[2])
        if is_elsewhere(link):
            return found[0]
        led = lead(link)
        is_dead |= led is None
        return "" if led is None else f' {found[1]}="{escape(led)}"'

    written = _ATTRIBUTE.sub(anew, tag[0])
    return written if not is_dead or tag[1] in {"a", "use"} else ""
