"""Proposals: what a text seems to ask, promise or report, each part of it with the words that it rests on.

Nothing here is on record. A person accepts, changes or rejects each of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.application.intake.reading.text import Span
from tracker.domain.demand_events import Act, Counting, ObjectKind
from tracker.domain.values import Direction


@dataclass(frozen=True)
class Organ:
    """An organ that is called upon: under which key the list of addressees has it, and where it stands."""

    key: str
    span: Span


@dataclass(frozen=True)
class Called:
    """Who is called upon, once for each State.

    `type` is a register's type of addressee, `body` the key of one that is no State. `country` is None where the text
    does not tell. `in_text` is False where nothing in the text names the addressee of these words.
    """

    type: str
    country: str | None = None
    organs: Sequence[Organ] = ()
    body: str | None = None
    region: str | None = None
    in_text: bool = True
    spans: Sequence[Span] = ()


GOVERNMENT = "government"
"""The type of an addressee that is a State or an organ of one."""

SELF_CALLED = Called("self")
"""Those who adopted the document, bound by themselves."""


@dataclass(frozen=True)
class Likeness:
    """Somebody or something on record that what was found is like; `score` is 100 where it is the same."""

    key: str
    score: int


@dataclass(frozen=True)
class Mention:
    """A person or an organisation in a text. `likely` are those on record, the likeliest first; none: it is new."""

    kind: ObjectKind
    span: Span
    likely: Sequence[Likeness] = ()
    posthumous: Span | None = None

    @property
    def key(self) -> str | None:
        """Give who it is, where one on record alone bears the name; None where a person has to choose."""
        sure = [one.key for one in self.likely if one.score == 100]  # noqa: PLR2004 - the same name
        return sure[0] if len(sure) == 1 else None


@dataclass(frozen=True)
class Convention:
    """A convention in a text; `group` says which group of them it stands for where no number or title names it."""

    code: str
    span: Span
    group: str | None = None


@dataclass(frozen=True)
class Deadline:
    """By when something is asked; `day` where the words give one."""

    span: Span
    day: date | None


@dataclass(frozen=True)
class Theme:
    """A theme, and the words that speak of it."""

    key: str
    spans: Sequence[Span]


@dataclass(frozen=True)
class Measure:
    """One act on one object. `object` is where the object stands, `key` what it is on record; None: not on record."""

    act: Act
    kind: ObjectKind
    key: str | None
    object: Span
    words: Span
    country: str | None = None
    posthumous: bool = False


@dataclass(frozen=True)
class Place:
    """Where in the document it stands: the item's number as printed, the words it stands under, which part of it."""

    mark: str = ""
    under: Span | None = None
    part: int = 0
    page: int = 0


@dataclass(frozen=True)
class Demand:
    """A proposed demand. `quotation` is its passage; `because` the words that make it one of its counting."""

    quotation: Span
    place: Place
    called: Called
    counting: Counting
    because: Sequence[Span]
    themes: Sequence[Theme] = ()
    persons: Sequence[Mention] = ()
    organisations: Sequence[Mention] = ()
    conventions: Sequence[Convention] = ()
    measures: Sequence[Measure] = ()
    deadline: Deadline | None = None


@dataclass(frozen=True)
class Development:
    """A proposed development: what a preamble or an article reports."""

    quotation: Span
    place: Place
    country: str | None
    direction: Direction
    because: Sequence[Span]
    persons: Sequence[Mention] = ()
    organisations: Sequence[Mention] = ()


class DoubtKind(StrEnum):
    """What a person has to look at before the text is believed."""

    LOST_DASH = "lost_dash"
    MIXED_LETTERS = "mixed_letters"
    NO_DEMANDS = "no_demands"


@dataclass(frozen=True)
class Doubt:
    """Something about the text itself that may be wrong; `meant` is what it may have been."""

    kind: DoubtKind
    span: Span
    meant: str = ""


@dataclass(frozen=True)
class Nature:
    """What the document itself is: its kind as a register has it, the day it gives, its language."""

    kind: str
    language: str
    day: date | None
    because: Sequence[Span] = ()


@dataclass(frozen=True)
class Proposals:
    """All that a text gives."""

    nature: Nature
    demands: Sequence[Demand]
    developments: Sequence[Development]
    doubts: Sequence[Doubt]
