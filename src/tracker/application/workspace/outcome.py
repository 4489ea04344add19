"""What a command says when it was carried out: where to go next, as a key, and whether it had been done before."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Outcome:
    """`key` is an entry's id, a demand's reference, a person's key, or the number of a release.

    `repeated`: the command had been carried out before, and nothing was recorded now.
    """

    key: str
    repeated: bool = False


@dataclass(frozen=True)
class Ticked:
    """What became of a list with ticks.

    `confirmed` are entry ids; `taken_over` are a register's proposals, each with the id of the proposal that the
    account made of it, which waits for somebody else; `refused` are message keys by the entry ids that stay as
    they were.
    """

    confirmed: Sequence[str]
    taken_over: Mapping[str, str]
    refused: Mapping[str, str]
    repeated: bool = False

    def key(self) -> str:
        """Write it down as what a command answers: ids and keys alone."""
        return json.dumps([list(self.confirmed), dict(self.taken_over), dict(self.refused)])

    @classmethod
    def read(cls, key: str, *, repeated: bool) -> Self:
        """Read what `key` wrote."""
        confirmed, taken_over, refused = json.loads(key)
        return cls(confirmed, taken_over, refused, repeated)
