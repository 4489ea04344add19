"""A strict reader of Atom feeds, written from RFC 4287 alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
_TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[A-Za-z0-9._/-]+")
_AT_MIDNIGHT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")


class NoFeed(AssertionError):
    """The text is not what the RFC says."""


@dataclass(frozen=True)
class Entry:
    """One change."""

    key: str
    title: str
    updated: str
    link: str
    category: str
    text: str


@dataclass(frozen=True)
class Feed:
    """A feed with its changes."""

    key: str
    title: str
    subtitle: str
    updated: str
    entries: list[Entry]


def read(text: str) -> Feed:
    """Read a feed; raises NoFeed, and what a strict parser of XML raises."""
    root = ET.fromstring(text)  # noqa: S314 - of our own making
    if root.tag != f"{ATOM}feed":
        raise NoFeed(root.tag)
    for one in root.iter():
        if not one.tag.startswith(ATOM):
            raise NoFeed("another namespace", one.tag)
    own = [_link(root, "self"), _link(root, "alternate"), _once(_part(root, "author"), "name")]
    if not all(own):
        raise NoFeed(own)
    entries = list(_entries(root))
    if len({one.key for one in entries}) != len(entries):
        raise NoFeed("an id twice")
    subtitle = root.findtext(f"{ATOM}subtitle") or ""
    return Feed(_key(root), _once(root, "title"), subtitle, _day(root), entries)


def _entries(root: ET.Element) -> Iterator[Entry]:
    for one in root.findall(f"{ATOM}entry"):
        content = _part(one, "content")
        if content.get("type") != "text" or len(content):
            raise NoFeed("content")
        category = _part(one, "category").get("term", "")
        link = _link(one, "alternate")
        yield Entry(_key(one), _once(one, "title"), _day(one), link, category, content.text or "")


def _part(parent: ET.Element, name: str) -> ET.Element:
    found = parent.findall(f"{ATOM}{name}")
    if len(found) != 1:
        raise NoFeed(name, len(found))
    return found[0]


def _once(parent: ET.Element, name: str) -> str:
    text = (_part(parent, name).text or "").strip()
    if not text:
        raise NoFeed(name)
    return text


def _key(parent: ET.Element) -> str:
    key = _once(parent, "id")
    if not _TAG.fullmatch(key):
        raise NoFeed("id", key)
    return key


def _day(parent: ET.Element) -> str:
    moment = _once(parent, "updated")
    if not _AT_MIDNIGHT.fullmatch(moment):
        raise NoFeed("updated", moment)
    return moment[:10]


def _link(parent: ET.Element, relation: str) -> str:
    found = [one.get("href", "") for one in parent.findall(f"{ATOM}link") if one.get("rel") == relation]
    if len(found) != 1:
        raise NoFeed(relation, found)
    return found[0]
