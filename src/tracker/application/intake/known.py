"""Known: what a record knows already of whoever and whatever a text may speak of. Without a record it knows nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Known:
    """Names as people write them, by key; codes of what the record lists.

    `persons` and `organisations` have all forms of a name in either script; `themes` is None where any may be proposed.
    """

    persons: Mapping[str, Sequence[str]] = field(default_factory=dict)
    organisations: Mapping[str, Sequence[str]] = field(default_factory=dict)
    themes: frozenset[str] | None = None
    demands: Sequence["Earlier"] = ()


@dataclass(frozen=True)
class Earlier:
    """A demand on record, as far as whoever asks may see it.

    `said` is its title and what else was said of it; `is_own`: those who adopted the document bound themselves.
    """

    reference: str
    said: str
    countries: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    conventions: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    is_own: bool = False


NOTHING = Known()
"""What is known where there is no record."""
