"""A country's card as it was published, held against another one: the first thing in which they differ."""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Card = Mapping[str, Any]
"""The object of a country's page (methodology, The JSON)."""

KINDS = ("measure", "demand", "figure")
"""In what cards can differ, in this order."""

_NAME = re.compile(r"[\w.-]{1,80}", re.ASCII)
_LONGEST = 160


class NotACard(ValueError):
    """What was given is not the JSON of a country's page."""


@dataclass(frozen=True)
class Difference:
    """Where two cards differ: in a `measure`, a `demand` or another `figure` of this name; and what each says.

    What is said is JSON, shortened where it is long, and empty where nothing is said at all.
    """

    kind: str
    name: str
    published: str
    log: str

    @property
    def reference(self) -> str:
        """Give the demand that it is about, empty where it is about the whole card."""
        return self.name.partition(".")[0] if self.kind != "figure" else ""


def read_card(text: bytes) -> Card:
    """Read what somebody saved of a country's page; raises NotACard."""
    try:
        card = json.loads(text)
    except (ValueError, RecursionError):
        raise NotACard from None
    if not (isinstance(card, dict) and _is_named(card) and isinstance(card.get("country"), str)):
        raise NotACard
    demands = card.get("demands")
    if not (isinstance(demands, list) and all(_is_demand(one) for one in demands)):
        raise NotACard
    if len({one["reference"] for one in demands}) != len(demands):
        raise NotACard
    return card


def first_difference(
    published: Card | None, log: Card, letters: tuple[Card, Card] = ({}, {}), of_persons: Collection[str] = ()
) -> Difference | None:
    """Say where a card first differs from what the log gives, measures first, None where it does not.

    `letters` say where each measure stands, published and by the log; a page's JSON does not tell. `of_persons` are the
    demands with a measure about a person: of those a page may leave out figures and entries.
    """
    if published is None:
        return Difference("figure", "country", "", _said(log["country"]))
    ours = _demands(published)
    theirs = {key: _as_told(ours.get(key), one) if key in of_persons else one for key, one in _demands(log).items()}
    sides = letters, (ours, theirs), (published, log)
    for kind, (one_side, other_side) in zip(KINDS, sides, strict=True):
        for path, one, other in _differing("", _without_demands(one_side), _without_demands(other_side)):
            return Difference(kind, path, one, other)
    return None


def _differing(path: str, one: object, other: object) -> Iterable[tuple[str, str, str]]:
    """Go down as far as both sides are objects, and give what differs."""
    if not (isinstance(one, Mapping) and isinstance(other, Mapping)):
        if _written(one) != _written(other):
            yield path, _said(one), _said(other)
        return
    for name in dict.fromkeys([*other, *one]):
        below = f"{path}.{name}" if path else str(name)
        if name in one and name in other:
            yield from _differing(below, one[name], other[name])
        else:
            yield below, _said(one[name]) if name in one else "", _said(other[name]) if name in other else ""


def _as_told(published: Card | None, log: Card) -> Card:
    """Leave out of what the log gives what a page may leave out: figures as null, and entries."""
    if published is None:
        return log
    left_out = {name: None for name in ("opposite", "measures") if name in published and published[name] is None}
    entries = published.get("entries")
    kept = [one for one in log["entries"] if one in entries] if isinstance(entries, list) else log["entries"]
    return {**log, **left_out, "entries": kept}


def _demands(card: Card) -> Card:
    return {one["reference"]: one for one in card["demands"]}


def _without_demands(card: Card) -> Card:
    return {name: value for name, value in card.items() if name != "demands"}


def _is_demand(one: object) -> bool:
    return (
        isinstance(one, dict) and isinstance(one.get("reference"), str) and _is_named(one) and _fits(one["reference"])
    )


def _is_named(card: Mapping[str, Any]) -> bool:
    """Say whether all names in an object are such as ours: they are printed on a host's screen."""
    inner = [value for value in card.values() if isinstance(value, dict)]
    return all(map(_fits, card)) and all(_is_named(one) for one in inner)


def _fits(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


def _written(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _said(value: object) -> str:
    text = _written(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
