"""Columns: what each column of a table is called in either language, and how what stands in it is understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from tracker.web.labels import N_
from tracker.web.workspace.change_labels import LANGUAGE
from tracker.web.workspace.labels import AUDIENCE, CONFIDENCE

LANGUAGES = ("en", "ru")
"""The languages that a text has columns for."""


class Shape(Enum):
    """How a cell is understood."""

    TEXT = "text"
    DAY = "day"
    CODE = "code"
    CODES = "codes"
    TICK = "tick"


@dataclass(frozen=True)
class Column:
    """One column: its code, our word for it, the field of the form that it fills, and what may stand in it.

    `values` are codes with our words for them; `listed` names a list of the record whose keys may stand there. In a
    text for each language `language` says which, and `number` which of several measures it is about. `ticked` is what
    the form gets where the answer is yes.
    """

    code: str
    label: str
    name: str = ""
    shape: Shape = Shape.TEXT
    values: Mapping[str, str] = field(default_factory=dict)
    listed: str = ""
    needed: bool = False
    hint: str = ""
    language: str = ""
    number: int = 0
    ticked: str = "yes"

    @property
    def field(self) -> str:
        """Give the field of the form that the column fills."""
        name = self.name or self.code
        return f"{name}-{self.language}" if self.language else name


def text(code: str, label: str, *, needed: bool = False, hint: str = "") -> Sequence[Column]:
    """Give a column for a text in each language; one of them has to be filled where it is needed."""
    one = Column(code, label, hint=hint)
    return [
        replace(
            one, code=f"{code}_{language}", name=code, language=language, needed=needed and language == LANGUAGES[0]
        )
        for language in LANGUAGES
    ]


def day(code: str, label: str, *, needed: bool = False, hint: str = "") -> Column:
    """Give a column for a day, month, year or range."""
    return Column(code, label, shape=Shape.DAY, needed=needed, hint=hint)


def code(code: str, label: str, values: Mapping[str, str], *, needed: bool = False) -> Column:
    """Give a column for one of some values."""
    return Column(code, label, shape=Shape.CODE, values=values, needed=needed)


def tick(code: str, label: str) -> Column:
    """Give a column for yes or no."""
    return Column(code, label, shape=Shape.TICK)


KNOWN, ELSE = "known", "else"
NAMES = {
    KNOWN: N_("They are the people on record"),
    ELSE: N_("Others of the same name are meant"),
}
YES = "yes"
ANSWERS = {YES: N_("yes"), "no": N_("no")}
KEY, EXAMPLE = "key", "example"
EXAMPLE_SAID = N_("example")

THE_KEY = Column(
    KEY,
    N_("Key"),
    hint=N_("A number or word of your own that no other row has: by it the row is known again when it changes."),
)
DEMANDS = Column(
    "demands",
    N_("Demands"),
    "demand",
    Shape.CODES,
    listed="demands",
    hint=N_("References such as kz-2021-1; several with a semicolon between."),
)
MEASURES = Column(
    "measures",
    N_("Measures"),
    "measure",
    Shape.CODES,
    listed="measures",
    hint=N_("Their numbers, such as kz-2021-1.2; several with a semicolon between. Empty: background."),
)
PUBLICATION = Column("publication", N_("Publication"))
ADDRESS = Column("address", N_("Address of the publication"), hint=N_("It begins with https://"))
DOCUMENT = Column("document", N_("Document"), shape=Shape.CODE, listed="documents")
CITED = (PUBLICATION, ADDRESS, DOCUMENT)
SURE = code("confidence", N_("How sure"), CONFIDENCE)
NOTES = Column("notes", N_("Notes for the team"))
SHARED = (
    code("audience", N_("Who may see it"), AUDIENCE),
    Column(
        "names",
        N_("Known names"),
        shape=Shape.CODE,
        values=NAMES,
        hint=N_("Needed only where texts name people whom the record knows."),
    ),
)
QUOTED_IN = Column("quoted_in", N_("Language of the quotation"), shape=Shape.CODE, values=LANGUAGE, needed=True)
