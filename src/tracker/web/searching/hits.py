"""Hits: what was found, as a page prints it: each with its title, where it leads, and the words around what fits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.application.search import Asked
from tracker.application.search.folding import seen
from tracker.application.search.index import What
from tracker.domain.values import Ref
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.searching.eyes import Eyes
from tracker.web.searching.found import CONVENTION, COUNTRY, Found
from tracker.web.searching.readable import has_hidden_rows
from tracker.web.searching.written import Readable, Written
from tracker.web.views.entries import when_of
from tracker.web.wording import Text

A_PAGE = 20
"""How many hits a page shows."""
_BEFORE, _AFTER = 70, 130
"""How many signs of a text are shown on either side of the first word that fits."""

PERSON = "person"


@dataclass(frozen=True)
class Bit:
    """A bit of a text; `fits`: it is what was looked for."""

    text: str
    fits: bool = False


@dataclass(frozen=True)
class Marked:
    """A text with what fits marked in it. `language` is None where it is the page's own, or none."""

    bits: Sequence[Bit]
    language: str | None = None

    @property
    def text(self) -> str:
        """Give the text without its marks."""
        return "".join(bit.text for bit in self.bits)


@dataclass(frozen=True)
class Hit:
    """One thing that was found. `address` is None where this reader has no page of it.

    `reference` is a demand's, `instrument` a convention's code; `label` is the code of an entry's kind; `about` the
    demand that it stands on, by reference and title; `demands` those in which a person is spoken of, each with its
    address; `audience` is for signed-in people alone.
    """

    kind: str
    title: Marked
    address: str | None = None
    reference: str | None = None
    instrument: str | None = None
    label: str | None = None
    when: Mapping[str, Any] | None = None
    about: tuple[str, Text] | None = None
    snippet: Marked | None = None
    demands: Sequence[tuple[str, str]] = ()
    audience: str | None = None


@dataclass(frozen=True)
class Group:
    """The hits of one kind on a page; `number` is how many there are on all pages, `page` where they begin."""

    kind: str
    number: int
    page: int
    hits: Sequence[Hit] = ()


@dataclass(frozen=True)
class Hits:
    """One page of what was found. `groups` are those on this page, `all_groups` all; pages are counted from 1."""

    number: int
    groups: Sequence[Group]
    all_groups: Sequence[Group]
    page: int
    pages: int
    is_near: bool
    is_all: bool


Way = Callable[[Readable], str | None]
"""Gives the address of a thing's page for this reader."""


@dataclass(frozen=True)
class Ways:
    """Where the pages of things are, for the public or in the workspace."""

    thing: Way
    country: Callable[[str], str]
    convention: Callable[[str], str]
    person: Callable[[str], str | None]
    demand: Callable[[str], str]


def hits(found: Found, page: int, eyes: Eyes, ways: Ways) -> Hits:
    """Print one page of what was found; a page beyond the last is the last."""
    makers: list[tuple[str, Callable[[], Hit]]] = [
        *(
            (kind, _later(_listed, kind, code, found.asked, eyes, ways))
            for kind, its in found.listed.items()
            for code in its
        ),
        *((PERSON, _later(_person, key, eyes, ways)) for key in found.persons),
        *((one.what.value, _later(_thing, one, found.asked, eyes, ways)) for one in found.things),
    ]
    pages = max(1, -(-len(makers) // A_PAGE))
    at = min(max(page, 1), pages)
    kinds = [kind for kind, _ in makers]
    every = [Group(kind, kinds.count(kind), kinds.index(kind) // A_PAGE + 1) for kind in dict.fromkeys(kinds)]
    shown = [(kind, make()) for kind, make in makers[(at - 1) * A_PAGE : at * A_PAGE]]
    groups = [
        Group(one.kind, one.number, one.page, its)
        for one in every
        if (its := [hit for kind, hit in shown if kind == one.kind])
    ]
    return Hits(found.number, groups, every, at, pages, found.is_near, found.is_all)


def _later(make: Callable[..., Hit], *given: object) -> Callable[[], Hit]:
    return lambda: make(*given)


def _listed(kind: str, code: str, asked: Asked, eyes: Eyes, ways: Ways) -> Hit:
    lists = {COUNTRY: (eyes.shelf.countries, ways.country), CONVENTION: (eyes.shelf.instruments, ways.convention)}
    listed, way = lists[kind]
    name = listed[code]["name"]
    eyes.wording.open(eyes.look.words, name)
    title = _marked(eyes.wording.say(name) or Text(code), asked, eyes)
    return Hit(kind, title, way(code), instrument=code if kind == CONVENTION else None)


def _person(key: str, eyes: Eyes, ways: Ways) -> Hit:
    spoken_of = [one for one in eyes.shelf.demands.values() if _speaks_of(one, key)]
    known = eyes.demands(one["reference"] for one in spoken_of).values()
    shown = [one.reference for one in known if not has_hidden_rows(one, eyes)]
    name = eyes.wording.called(key, ANYWHERE_ELSE) or ""
    demands = [(reference, ways.demand(reference)) for reference in shown]
    return Hit(PERSON, Marked([Bit(name)]), ways.person(key), demands=demands)


def _speaks_of(demand: Mapping[str, Any], key: str) -> bool:
    return key in demand["persons"] or any(one["object"]["key"] == key for one in demand["measures"])


def _thing(thing: Readable, asked: Asked, eyes: Eyes, ways: Ways) -> Hit:
    about = thing.entry.about if thing.entry else {}
    return Hit(
        kind=thing.what.value,
        title=_title(thing, asked, eyes),
        address=ways.thing(thing),
        reference=thing.key if thing.what is What.DEMAND else None,
        label=thing.entry.kind.value if thing.entry else None,
        when=when_of(about) if about else None,
        about=_demand(thing.demand, eyes) if thing.entry and thing.demand else None,
        snippet=_snippet(thing, asked, eyes),
        audience=None if eyes.is_public else about.get("audience"),
    )


def _title(thing: Readable, asked: Asked, eyes: Eyes) -> Marked:
    eyes.wording.open(eyes.look.words, thing.title)
    return _marked(_said(thing.title, eyes) or Text(thing.key), asked, eyes)


def _demand(reference: str, eyes: Eyes) -> tuple[str, Text]:
    title = eyes.demands([reference])[reference].about["title"]
    eyes.wording.open(eyes.look.words, title)
    return reference, _said(title, eyes) or Text(reference)


def _snippet(thing: Readable, asked: Asked, eyes: Eyes) -> Marked | None:
    """Give the text in which most of what was looked for stands, cut around its first word; not the title again."""
    others = [one for one in thing.texts if one.words != thing.title]
    texts = eyes.texts(others)
    best: tuple[int, int, str, Written] | None = None
    for place, one in enumerate(others):
        for language in sorted(one.words, key=lambda code: (code != eyes.wording.language, code)):
            fits = len(asked.places(seen(texts.get(Ref(one.words[language]), "")), eyes.folder))
            if fits and (best is None or fits > best[0]):
                best = fits, place, language, one
    if best is None:
        return None
    _, _, language, written = best
    words = {language: written.words[language]}
    eyes.wording.open(eyes.look.words, words)
    said = _said(words, eyes)
    return _marked(said, asked, eyes, is_cut=True) if said else None


def _said(words: Mapping[str, Ref] | None, eyes: Eyes) -> Text | None:
    """Print a text without the names that the reader may not find."""
    said = eyes.wording.say(words)
    if said is None:
        return None
    return Text(eyes.unnamed.without(seen(said.text), eyes.wording.unnamed), said.language)


def _marked(said: Text, asked: Asked, eyes: Eyes, *, is_cut: bool = False) -> Marked:
    text = seen(said.text)
    places = asked.places(text, eyes.folder)
    start, end = _around(text, places) if is_cut else (0, len(text))
    bits, at = [Bit("… ")] if start else [], start
    for first, last in places:
        if first >= start and last <= end:
            bits += [Bit(text[at:first]), Bit(text[first:last], fits=True)]
            at = last
    bits += [Bit(text[at:end]), *([Bit(" …")] if end < len(text) else [])]
    return Marked([bit for bit in bits if bit.text], said.language)


def _around(text: str, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Say from where to where a text is shown: whole words around the first that fits."""
    first, last = places[0] if places else (0, 0)
    start, end = max(0, first - _BEFORE), min(len(text), last + _AFTER)
    if start:
        start = min(text.find(" ", start, first) + 1 or start, first)
    if end < len(text):
        end = max(text.rfind(" ", last, end), last)
    return start, end
