"""Found: what one reader finds, in groups, each thing asked for its reader before it is counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.application.search import Asked
from tracker.application.search.alike import unlikeness
from tracker.application.search.folding import seen
from tracker.application.search.index import What
from tracker.domain.values import Ref
from tracker.projections.shelves import Party
from tracker.web.searching.eyes import Eyes, own_names
from tracker.web.searching.readable import readable
from tracker.web.searching.written import Readable
from tracker.web.views.document import natural

MOST = 200
"""How many things are counted at most; where there are more the page says so."""
_MOST_LOOKED_AT = 5_000
"""How many candidates are looked at at most."""

COUNTRY, CONVENTION = "country", "convention"
ORDER = (What.DEMAND, What.DOCUMENT, What.ORGANISATION, What.OCCASION, What.ENTRY)


@dataclass(frozen=True)
class Found:
    """What somebody finds: countries and conventions by their codes, persons by their keys, and things.

    `is_near`: nothing has just these words, and all of this has similar ones.

    `is_all` is False where there may be more than was counted.
    """

    asked: Asked
    listed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    persons: Sequence[str] = ()
    things: Sequence[Readable] = ()
    is_near: bool = False
    is_all: bool = True

    @property
    def number(self) -> int:
        """Count what was found."""
        return sum(map(len, self.listed.values())) + len(self.persons) + len(self.things)


def find(asked: Asked, eyes: Eyes) -> Found:
    """Find what holds just what is looked for, and who is called so; where nothing does, what is similar."""
    apart = _persons(asked, eyes)
    exact = [key for key, letters in apart.items() if not letters]
    listed, (things, is_all) = _lists(asked, eyes), _things(asked, eyes)
    persons = exact or sorted(apart, key=lambda key: apart[key])
    just = things or exact or any(listed.values())
    if just or persons:
        return Found(asked, listed, persons, things, is_near=not just, is_all=is_all)
    near = eyes.index.near(asked)
    things, is_all = _things(near, eyes)
    return Found(near, _lists(near, eyes), (), things, is_near=True, is_all=is_all)


def _lists(asked: Asked, eyes: Eyes) -> Mapping[str, Sequence[str]]:
    """Give the countries and the conventions that are called so, by their codes."""
    return {
        COUNTRY: _listed(asked, eyes, {code: about["name"] for code, about in eyes.shelf.countries.items()}),
        CONVENTION: _listed(
            asked, eyes, {code: one["name"] for code, one in eyes.shelf.instruments.items() if _is_known(one, eyes)}
        ),
    }


def _listed(asked: Asked, eyes: Eyes, names: Mapping[str, Mapping[str, Ref]]) -> Sequence[str]:
    texts = eyes.look.words({ref for words in names.values() for ref in words.values()})
    return [
        code
        for code, words in names.items()
        if asked.fits(eyes.folder.together([code, *(texts[ref] for ref in words.values() if ref in texts)]))
    ]


def _is_known(about: Mapping[str, Any], eyes: Eyes) -> bool:
    return bool(about["known_from"] <= eyes.sight.viewer.through)


def _persons(asked: Asked, eyes: Eyes) -> Mapping[str, int]:
    """Give who is called so or similarly, with the number of letters that differ; only whom the reader may name."""
    known = {key: one for key, one in eyes.named.items() if key in eyes.shelf.persons and eyes.knows(one)}
    texts = eyes.look.words({ref for one in known.values() for words in _found_by(one, eyes) for ref in words.values()})
    found = {
        key: unlikeness(
            asked, [texts[ref] for words in _found_by(one, eyes) for ref in words.values() if ref in texts], eyes.folder
        )
        for key, one in known.items()
    }
    return {key: letters for key, letters in found.items() if letters is not None}


def _found_by(person: Party, eyes: Eyes) -> Iterable[Mapping[str, Ref]]:
    """Give the names that a person is found by; the public by such aliases alone as are in print."""
    yield from own_names(person)
    for alias in person.aliases:
        is_in_print = alias["printed_in"] is not None and alias["known_from"] <= eyes.sight.viewer.through
        if is_in_print or not eyes.is_public:
            yield alias["name"]


def _things(asked: Asked, eyes: Eyes) -> tuple[list[Readable], bool]:
    found: list[tuple[Readable, bool]] = []
    looked_at, is_all = 0, True
    for batch in eyes.index.candidates(asked, public=eyes.is_public):
        if looked_at >= _MOST_LOOKED_AT or len(found) >= MOST:
            is_all = False
            break
        looked_at += len(batch)
        found += _fitting(asked, list(readable(batch, eyes)), eyes)
    is_all = is_all and len(found) <= MOST
    ordered = sorted(found, key=lambda one: _order(*one))[:MOST]
    return [one for one, _ in ordered], is_all


def _fitting(asked: Asked, things: Sequence[Readable], eyes: Eyes) -> list[tuple[Readable, bool]]:
    """Choose the things in whose texts stands what is looked for, and say whether it stands in their titles."""
    texts = eyes.texts(one for thing in things for one in thing.texts)
    found, may_be_a_name = [], eyes.unnamed.touches(asked)
    for thing in things:
        said = [texts[Ref(ref)] for one in thing.texts for ref in one.words.values() if ref in texts]
        fits = asked.fits(eyes.folder.together([*said, *thing.codes]))
        if fits and (not may_be_a_name or _fits_unnamed(asked, said, thing, eyes)):
            title = [texts[Ref(ref)] for ref in (thing.title or {}).values() if ref in texts]
            found.append((thing, asked.fits(eyes.folder.together([*title, *thing.codes]))))
    return found


def _fits_unnamed(asked: Asked, said: Sequence[str], thing: Readable, eyes: Eyes) -> bool:
    """Say whether a thing is found even without the names that the reader may not find, where any was typed."""
    plain = [eyes.unnamed.without(text, "") for text in map(seen, said)]
    return asked.fits(eyes.folder.together([*plain, *thing.codes]))


def _order(thing: Readable, is_titled: bool) -> tuple[int, bool, int, object]:  # noqa: FBT001 - it goes with the thing
    return ORDER.index(thing.what), not is_titled, -thing.on.toordinal(), natural(thing.key)
