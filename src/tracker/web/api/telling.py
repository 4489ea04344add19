"""Telling: what each field of a command means and how it is written, in the reader's language, for the description."""

from collections.abc import Callable
from typing import Any

from tracker.store.canonical import LONGEST_CODE
from tracker.web.api.bodies import Correction
from tracker.web.api.field_labels import CORRECTED, MEANINGS
from tracker.web.api.problems import FLAWS
from tracker.web.api.shape import Schema, Shape
from tracker.web.api.shapes import Keyed, Listed, Nothing, Record, Text, Written
from tracker.web.labels import N_

Says = Callable[[str], str]

_LONG = N_("At most %(most)s characters.")
_BY_LANGUAGE = N_("By language, of at most %(most)s characters each.")
_OF_CORRECTION = {"entry", "reason", "hides_old"}


def told(kind: type[Any], known: dict[str, Schema], says: Says) -> Schema:
    """Describe what a command takes among the known schemas, each field with its meaning, and point there."""
    shape, before = Record(kind), set(known)
    pointed = shape.schema(known)
    _tell(shape, known, says, {*known} - before)
    return pointed


def _tell(shape: Shape, known: dict[str, Schema], says: Says, untold: set[str]) -> None:
    match shape:
        case Record(kind) if kind.__name__ in untold:
            untold.discard(kind.__name__)
            for name, one in shape.fields()[0].items():
                known[kind.__name__]["properties"][name]["description"] = _said(kind, name, one, says)
                _tell(one, known, says, untold)
        case Nothing(of) | Listed(of) | Keyed(of):
            _tell(of, known, says, untold)
        case _:
            pass


def _said(kind: type[Any], name: str, shape: Shape, says: Says) -> str:
    is_corrected = kind is Correction and name not in _OF_CORRECTION
    meaning = CORRECTED if is_corrected else MEANINGS.get(f"{kind.__name__}.{name}") or MEANINGS[name]
    return " ".join(one for one in (says(meaning), _form(shape, says)) if one)


def _form(shape: Shape, says: Says) -> str:
    """Say how a value is written, where its schema alone would leave a reader guessing."""
    match shape:
        case Nothing(of):
            return _form(of, says)
        case Keyed(Text(most)) | Keyed(Keyed(Text(most))):
            return says(_BY_LANGUAGE) % {"most": most}
        case Text(most) if most != LONGEST_CODE:
            return says(_LONG) % {"most": most}
        case Written(_, _, code):
            return says(FLAWS[code])
        case _:
            return ""
