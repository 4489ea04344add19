"""Weighing: what would become of each row of a table, and why a row cannot be taken; nothing is recorded by it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from uuid import UUID

import msgspec
from babel.support import Translations

from tracker.accounts.known_rows import KnownRow, Marks
from tracker.accounts.refusals import RowTaken
from tracker.application.intake.reading.tabular import Line, Table
from tracker.application.permissions import NotAllowed
from tracker.application.workspace.refusals import Outdated, RowErased, RowFixed, RowUnchanged
from tracker.application.workspace.rows import Row, Weigher
from tracker.domain.refusals import EntryGone, EntryUnknown, Refused
from tracker.languages import COMPLETE
from tracker.web.labels import N_
from tracker.web.workspace.blaming import field_of
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Complaint, Form, Wrong
from tracker.web.workspace.pages.new_demand import BLAMED
from tracker.web.workspace.rows.body_kinds import MOST_POINTS
from tracker.web.workspace.rows.cells import Cells, Said
from tracker.web.workspace.rows.columns import ELSE, EXAMPLE, EXAMPLE_SAID, KEY, KNOWN, Column
from tracker.web.workspace.rows.heads import Heads, folded, recognised
from tracker.web.workspace.rows.kinds import KINDS, MOST_MEASURES
from tracker.web.workspace.rows.row_kind import RowKind

_NAMES = "names"
_REASON = N_("The table has a new version of this row.")


class Fate(Enum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LEFT = "left"
    EXAMPLE = "example"
    WRONG = "wrong"


class RowsGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table as it was uploaded: what it holds rows of, the name that it is known by, and its lines."""

    kind: str
    name: str
    table: Table


@dataclass
class Weighed:
    """A row with its number, what would become of it, what is wrong with it, and what it is on record.

    Complaints name columns by their codes. `row` is there where it can be given.
    """

    number: int
    fate: Fate
    complaints: list[Complaint] = field(default_factory=list)
    became: str = ""
    row: Row | None = None


@dataclass(frozen=True)
class _Read:
    """A line as it was understood: what it says, its own key or none, and what it is known by."""

    number: int
    said: Said
    complaints: list[Complaint]
    key: str
    marks: Marks


@dataclass(frozen=True)
class Weighing:
    """What came of a whole table: the rows, or what is wrong with its headings."""

    kind: RowKind
    rows: Sequence[Weighed] = ()
    complaints: Sequence[Complaint] = ()


def weighed(live: Live, given: RowsGiven, catalogues: Sequence[Translations]) -> Weighing:
    """Weigh a table, row by row."""
    kind, (first, *lines) = KINDS[given.kind], given.table.lines
    heads = recognised(first, kind, catalogues)
    if heads.complaints:
        return Weighing(kind, complaints=heads.complaints)
    desk = live.desk
    with desk.workspace.weighing(desk.who) as weigher:
        read = replace(live, desk=replace(desk, weigher=weigher))
        return Weighing(kind, rows=list(_Rows(read, weigher, given, heads, catalogues).weighed(lines)))


class _Rows:
    """The rows of one table on their way to be weighed."""

    def __init__(
        self, live: Live, weigher: Weigher, given: RowsGiven, heads: Heads, catalogues: Sequence[Translations]
    ) -> None:
        self._live, self._weigher, self._given, self._heads = live, weigher, given, heads
        self._kind = KINDS[given.kind]
        self._cells = Cells(live, catalogues)
        self._examples = {EXAMPLE, *(folded(one.gettext(EXAMPLE_SAID)) for one in catalogues)}
        self._reason = {language: one.gettext(_REASON) for language, one in zip(COMPLETE, catalogues, strict=True)}
        self._keys: dict[str, int] = {}
        self._contents: dict[str, int] = {}

    def weighed(self, lines: Sequence[Line]) -> Iterator[Weighed]:
        """Weigh the lines, in their order."""
        read = list(self._read(lines))
        marks = [one.marks for one in read]
        by_key, by_content = self._live.desk.workspace.known_rows(marks)
        here = {one.content for one in marks}
        for one in read:
            yield self._weigh(one, by_key.get(one.marks.key), by_content.get(one.marks.content), here)

    def _read(self, lines: Sequence[Line]) -> Iterator[_Read]:
        table = f"{self._kind.name}/{folded(self._given.name)}"
        place = 0
        for line in lines:
            said, complaints = self._cells.read(line, self._heads)
            key = folded(said.pop(KEY, [""])[0])
            place += key not in self._examples  # with or without its example a table is the same
            marked = self._live.desk.workspace.marks(table, key or f"#{place}", said, self._kind.fixed)
            yield _Read(line.number, said, complaints, key, marked)

    def _weigh(self, one: _Read, known: KnownRow | None, same: KnownRow | None, here: set[str]) -> Weighed:
        if one.key in self._examples:
            return Weighed(one.number, Fate.EXAMPLE)
        if one.complaints:
            return Weighed(one.number, Fate.WRONG, one.complaints)
        before = self._contents.setdefault(one.marks.content, one.number)
        before = before if before != one.number else self._keys.setdefault(one.marks.key, one.number)
        if before != one.number:
            message = "row.twice" if self._contents[one.marks.content] != one.number else "row.key_twice"
            return Weighed(one.number, Fate.WRONG, [Complaint(KEY, message, {"number": before})])
        taken = known if known and known.marks.content == one.marks.content else same
        if taken is not None:
            return self._taken(one, taken)
        if known is not None and not one.key and known.marks.content in here:
            return Weighed(one.number, Fate.WRONG, [Complaint(KEY, "row.moved")])
        return self._asked(one, known)

    def _taken(self, one: _Read, taken: KnownRow) -> Weighed:
        """Say that a row is on record; to who may not see as what, only if they could have recorded it themselves."""
        if self._is_seen(taken.became):
            return Weighed(one.number, Fate.SAME, became=taken.became)
        found = self._asked(one, None)
        return Weighed(one.number, Fate.LEFT, [Complaint("", "row.unseen")]) if found.fate is Fate.NEW else found

    def _is_seen(self, became: str) -> bool:
        """Say whether the reader may see what a row became."""
        if entry_of(became) is None:
            return became in self._live.shelf.demands
        return bool(self._live.look.versions(self._live.sight, became))

    def _asked(self, one: _Read, known: KnownRow | None) -> Weighed:
        """Read a row as its form would be, and ask what its command would say."""
        form = Form(self._values(one.said), today=self._live.desk.today)
        try:
            given = self._kind.read(self._live, form)
        except Wrong:
            form = self._named(one.said, form)
            try:
                given = self._kind.read(self._live, form)
            except Wrong as wrong:
                return Weighed(one.number, Fate.WRONG, self._columned(form, wrong.complaints))
        row = Row(one.marks, known, given, self._reason)
        return self._judged(one.number, row, form)

    def _judged(self, number: int, row: Row, form: Form) -> Weighed:
        became = row.known.became if row.known else ""
        problem = self._weigher.weigh(row)
        if problem is None:
            return Weighed(number, Fate.CHANGED if row.known else Fate.NEW, became=became, row=row)
        if isinstance(problem, NotAllowed):
            return Weighed(number, Fate.WRONG, [Complaint("", "row.not_allowed")])
        if isinstance(problem, RowUnchanged):
            return Weighed(number, Fate.SAME, became=became)
        left = _left(row, problem)
        if left:
            shown = became if left != "row.unseen" else ""
            return Weighed(number, Fate.LEFT, [Complaint("", left)], shown)
        return Weighed(number, Fate.WRONG, self._columned(form, [_blamed(form, problem)]), became)

    def _values(self, said: Said) -> dict[str, list[str]]:
        """Fill the form of a row's kind with what the row says."""
        values: dict[str, list[str]] = {"measures": [str(MOST_MEASURES)], "points": [str(MOST_POINTS)]}
        for column in self._kind.columns:
            if said.get(column.code):
                values.setdefault(column.field, []).extend(said[column.code])
        return values

    def _named(self, said: Said, form: Form) -> Form:
        """Give the form once more with what the row says of known names; complain of those that it says nothing of."""
        chosen = said.get(_NAMES, [""])[0]
        values = self._values(said)
        for one in (each for names in form.names.values() for each in names):
            if chosen == ELSE:
                values[one.choice] = [one.stays]
            elif chosen == KNOWN and len(one.keys) == 1:
                values[one.choice] = [one.keys[0]]
        return Form(values, today=self._live.desk.today)

    def _columned(self, form: Form, complaints: Sequence[Complaint]) -> list[Complaint]:
        """Lead complaints about fields to the columns that fill them."""
        asked = {one.anchor: one for names in form.names.values() for one in names}
        found: list[Complaint] = []
        for one in complaints:
            name, message, values = one.field, one.message, one.values
            if name in asked:
                about = asked[name]
                keys = ", ".join(f"{{{key}}}" for key in about.keys) or "-"
                message, values = "row.names", {"names": ", ".join(about.written), "keys": keys}
                name = next(each for each, names in form.names.items() if about in names)
            column = self._column(name)
            found.append(Complaint(column.code if column else "", message, values))
        return found

    def _column(self, name: str) -> Column | None:
        columns = [one for one in self._kind.columns if name in {one.field, one.name, one.code}]
        there = [one for one in columns if one in self._heads.places.values()]
        return next(iter([*there, *columns]), None)


def _left(row: Row, problem: Refused) -> str:
    """Say why a row is left as it is, empty where it is not."""
    match problem:
        case RowErased() | RowFixed():
            return problem.message
        case Outdated() | EntryGone() if row.known:
            return "row.left"
        case EntryUnknown() if row.known:
            return "row.unseen"
        case RowTaken():
            return "row.unseen"
        case _:
            return ""


def _blamed(form: Form, problem: Refused) -> Complaint:
    name = BLAMED.get(type(problem)) or field_of(form, problem)
    return Complaint(name, problem.message, problem.values)


def entry_of(became: str) -> UUID | None:
    """Give the id of the entry that a row became, None where it became a demand."""
    try:
        return UUID(became)
    except ValueError:
        return None


def counted(rows: Sequence[Weighed]) -> Mapping[str, int]:
    """Count the rows by what would become of them."""
    return {fate.value: sum(one.fate is fate for one in rows) for fate in Fate}
