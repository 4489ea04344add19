"""What is wrong with a register, as message keys and values that any language can say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

SHOWN = 50
MOST_COLLECTED = 1000


@dataclass(frozen=True)
class Problem:
    """One thing to put right: where it stands, the row it is in, and what is the case.

    Line 0 means the file as a whole; an empty key means that no row is near.
    """

    file: str
    line: int
    key: str
    message_key: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)


class RegisterRefused(Exception):
    """The register was not taken, and these are all the reasons that were found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    @property
    def shown(self) -> tuple[Problem, ...]:
        """As many problems as a person can use at once."""
        return self.problems[:SHOWN]

    @property
    def rest(self) -> int:
        """How many more there are than are shown."""
        return len(self.problems) - len(self.shown)

    def __str__(self) -> str:
        """Say where and what, without the values, which may be words of the register."""
        first = self.problems[0]
        where = f"{first.file}:{first.line} {first.message_key}"
        return f"{len(self.problems)} problems, first {where}"
