"""Tables and their columns: what each is called, what it means, which values it takes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tracker.web.data.source import Cut, Source
from tracker.web.labels import N_
from tracker.web.wording import Text, Wording

Value = str | int | bool | date | Text | Sequence[str] | None
"""What a cell of a table holds before it is written: codes as they are recorded, texts as they are printed."""

Row = Mapping[str, Value]
Rows = Callable[[Source, Cut, Wording], Iterable[Row]]
"""Makes the rows of a table, or of what is cut out of it, with its texts in one language."""


class Kind(Enum):
    """What a column holds."""

    CODE = "code"
    NUMBER = "number"
    YES_NO = "yes_no"
    DAY = "day"
    TEXT = "text"
    LIST = "list"


@dataclass(frozen=True)
class Column:
    """One column. `name` is for programs and stays; `title` and `meaning` are messages.

    `values` gives for each code the message that says what it means; `refers_to` names the table that a code is of.
    `is_always` says that no row lacks it.
    """

    name: str
    kind: Kind
    title: str
    meaning: str
    values: Mapping[str, str] | None = None
    refers_to: str = ""
    is_always: bool = False


@dataclass(frozen=True)
class Table:
    """One table. `title` and `about` are messages, `key` the columns that tell its rows apart."""

    name: str
    title: str
    about: str
    key: Sequence[str]
    columns: Sequence[Column]
    rows: Rows


def code(  # noqa: PLR0913 - what is given, named
    name: str,
    title: str,
    meaning: str,
    *,
    values: Mapping[str, str] | None = None,
    refers_to: str = "",
    is_always: bool = False,
) -> Column:
    """Make a column of codes, keys or references."""
    return Column(name, Kind.CODE, title, meaning, values, refers_to, is_always)


def number(name: str, title: str, meaning: str, *, is_always: bool = False) -> Column:
    """Make a column of whole numbers."""
    return Column(name, Kind.NUMBER, title, meaning, is_always=is_always)


def yes_no(name: str, title: str, meaning: str) -> Column:
    """Make a column that says yes or no."""
    return Column(name, Kind.YES_NO, title, meaning)


def day(name: str, title: str, meaning: str, *, is_always: bool = False) -> Column:
    """Make a column of days."""
    return Column(name, Kind.DAY, title, meaning, is_always=is_always)


def text(name: str, title: str, meaning: str) -> Column:
    """Make a column of texts, which in the package is one column a language."""
    return Column(name, Kind.TEXT, title, meaning)


def listed(name: str, title: str, meaning: str, refers_to: str = "") -> Column:
    """Make a column of codes, parted by semicolons."""
    return Column(name, Kind.LIST, title, meaning, refers_to=refers_to)


PRECISION = {
    "day": N_("on that day"),
    "month": N_("in that month"),
    "year": N_("in that year"),
    "range": N_("from the first to the last day"),
    "about": N_("about then"),
}


def period(name: str, title: str, meaning: str) -> Sequence[Column]:
    """Make the three columns of a period: its first day, its last day, and how exactly it is known."""
    return (
        day(f"{name}_first", title, meaning),
        day(f"{name}_last", N_("Last day"), N_("The last day of the same period; the same as the first for one day.")),
        code(f"{name}_precision", N_("How exact"), N_("How exactly the period is known."), values=PRECISION),
    )


def period_values(name: str, when: Mapping[str, object] | None) -> dict[str, Value]:
    """Give the cells of a period."""
    parts = ("first", "last", "precision")
    return {f"{name}_{part}": str(when[part]) if when and when[part] else None for part in parts}
