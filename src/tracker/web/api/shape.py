"""Shape: what every shape of a value can do, and what is noted where a value does not have it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Schema = dict[str, Any]
NOTHING = object()
"""What stands for a value that could not be read."""


@dataclass(frozen=True)
class Flaw:
    """What is wrong at a place of the body: a code that stays, and the values that its sentence speaks of."""

    pointer: str
    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass
class Reading:
    """One body being read: what is wrong with it so far."""

    flaws: list[Flaw] = field(default_factory=list)

    def wrong(self, at: str, code: str, **values: str | int) -> Any:  # noqa: ANN401 - stands for any value
        """Note what is wrong, and give what stands for the value."""
        self.flaws.append(Flaw(at, code, values))
        return NOTHING


class Shape:
    """How a value is written: `read` notes what is wrong and then gives NOTHING; `schema` is JSON Schema 2020-12."""

    def read(self, given: object, at: str, reading: Reading) -> Any:  # noqa: ANN401 - of whatever type it is
        """Read a value that stands at a place."""
        raise NotImplementedError

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it; records go among the `known` ones by their names."""
        raise NotImplementedError
