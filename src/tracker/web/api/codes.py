"""Codes: fields of commands that take one of a list, as forms offer it: what is recorded is never written anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.application.workspace import making, parties
from tracker.domain import occasion_keys
from tracker.web.api.shape import Reading, Schema, Shape
from tracker.web.labels import BODY, DUE
from tracker.web.thing_labels import ORGANISATION_KIND
from tracker.web.workspace.evidence_labels import CREDIBILITY, RELIABILITY
from tracker.web.workspace.labels import MEANS

CODES: Mapping[str, Mapping[str, Sequence[str] | Sequence[int]]] = {
    "Demand": {"addressee_type": tuple(making.COUNTINGS_OF)},
    "Document": {"kind": making.KINDS, "relation": making.RELATIONS},
    "Development": {"reliability": tuple(RELIABILITY), "credibility": tuple(map(int, CREDIBILITY))},
    "DueDay": {"kind": tuple(DUE)},
    "Finding": {"body": tuple(BODY)},
    "Letter": {"means": tuple(MEANS)},
    "Occasion": {"kind": tuple(occasion_keys.KINDS), "body": tuple(BODY)},
    "Organisation": {"kind": tuple(ORGANISATION_KIND)},
    "Person": {"role": parties.ROLES},
    "Submission": {"body": tuple(BODY)},
}
"""By the names of what commands take, and of their fields."""


@dataclass(frozen=True)
class OneOfCodes(Shape):
    """One of some codes or grades; it stays a text, or a number."""

    codes: Sequence[str] | Sequence[int]

    def read(self, given: object, at: str, reading: Reading) -> object:
        """Read it."""
        if type(given) is type(self.codes[0]) and given in self.codes:
            return given
        return reading.wrong(at, "not_on_the_list", listed=", ".join(map(str, self.codes)))

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it."""
        return {"type": "string" if isinstance(self.codes[0], str) else "integer", "enum": [*self.codes]}
