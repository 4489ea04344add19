"""Codes: fields of commands that take one of a list, as forms offer it: what is recorded is never written anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.application.workspace import making, parties
from tracker.domain import occasion_keys
from tracker.web.api.shape import Reading, Schema, Shape
from tracker.web.labels import BODY, DUE
from tracker.web.thing_labels import ORGANISATION_KIND
from tracker.web.workspace.labels import MEANS

CODES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "Demand": {"addressee_type": tuple(making.COUNTINGS_OF)},
    "Document": {"kind": making.KINDS, "relation": making.RELATIONS},
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
    """One of some codes; it stays a text."""

    codes: Sequence[str]

    def read(self, given: object, at: str, reading: Reading) -> object:
        """Read it."""
        if isinstance(given, str) and given in self.codes:
            return given
        return reading.wrong(at, "not_on_the_list", listed=", ".join(self.codes))

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it."""
        return {"type": "string", "enum": [*self.codes]}
