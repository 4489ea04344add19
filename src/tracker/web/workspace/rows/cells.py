"""Cells: what stands in the cells of a row, made the same however it was written; or why it cannot be taken."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from babel.support import Translations

from tracker.application.intake.reading.tabular import Line
from tracker.domain.days import Precision
from tracker.web.views.occasions import period
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Complaint
from tracker.web.workspace.forms.submission import LISTS_OF, SUBMITTED_FOR
from tracker.web.workspace.naming import knows_organisation
from tracker.web.workspace.own_countries import name_of
from tracker.web.workspace.rows.columns import ANSWERS, YES, Column, Shape
from tracker.web.workspace.rows.heads import Heads, folded, letter
from tracker.web.workspace.typed_days import Unreadable, read_when
from tracker.web.workspace.views.choices import names_of_senders
from tracker.web.workspace.views.parts import written

Said = dict[str, list[str]]
"""What a row says: what stands in each column, by its code."""

_EITHER = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{2,4})")
_NUMBER = re.compile(r"\d{5,}(\.\d+)?")
_BETWEEN = re.compile(r"[;,\n]+")
_MONTHS = 12
_TICKS = {"1": YES, "x": YES, "х": YES, "+": YES, "true": YES, "истина": YES, "0": "no", "false": "no", "ложь": "no"}
_MOST_NAMED = 12


class Unfit(ValueError):
    """A cell cannot be taken: the message and its values."""

    def __init__(self, message: str, **values: str) -> None:
        self.message, self.values = message, values
        super().__init__(message)


class Cells:
    """Reads cells with what the record knows; values may be codes, or our words for them in any language."""

    def __init__(self, live: Live, catalogues: Sequence[Translations]) -> None:
        self._live, self._catalogues = live, catalogues
        self._folded: dict[str, Mapping[str, str]] = {}

    def read(self, line: Line, heads: Heads) -> tuple[Said, list[Complaint]]:
        """Give what a row says, and what is wrong with its cells, each by the code of its column."""
        said, complaints = Said(), []
        for place, cell in enumerate(line.cells):
            column = heads.places.get(place)
            name = column.code if column else ""
            if place in line.flaws and (column or cell):
                complaints.append(Complaint(name, f"row.{line.flaws[place].value}", {"head": letter(place)}))
            elif column is None and cell:
                complaints.append(Complaint("", "row.beyond", {"head": letter(place)}))
            elif column is not None and cell:
                try:
                    said[name] = self._taken(column, cell)
                except Unfit as problem:
                    complaints.append(Complaint(name, problem.message, problem.values))
        return said, complaints

    def listed(self, name: str) -> Mapping[str, str]:
        """Give a list of the record that cells may name: keys with our words for them."""
        found: Mapping[str, str] = getattr(self, f"_{name}")
        return found

    def _taken(self, column: Column, cell: str) -> list[str]:
        match column.shape:
            case Shape.DAY:
                return [_day(cell)]
            case Shape.CODE:
                return [self._code(column, cell)]
            case Shape.CODES:
                parts = [one.strip() for one in _BETWEEN.split(cell) if one.strip()]
                return list(dict.fromkeys(self._code(column, one) for one in parts))
            case Shape.TICK:
                found = self._values("ticks", ANSWERS).get(folded(cell)) or _TICKS.get(folded(cell))
                if found is None:
                    raise Unfit("row.yes_or_no")
                return [column.ticked] if found == YES else []
            case _:
                return [unicodedata.normalize("NFC", cell).replace("\r\n", "\n")]

    def _code(self, column: Column, cell: str) -> str:
        known = self.listed(column.listed) if column.listed else column.values
        found = self._values(column.listed or column.code, known).get(folded(cell))
        if found is not None:
            return found
        if column.listed:
            raise Unfit("row.not_on_record", value=cell)
        raise Unfit("row.unknown_value", value=cell, values=", ".join(list(known)[:_MOST_NAMED]))

    def _values(self, name: str, known: Mapping[str, str]) -> Mapping[str, str]:
        """Give each code by the code itself, and by our words for it in every language."""
        if name not in self._folded:
            said = [(folded(code), code) for code in known]
            words = [
                (folded(one.gettext(label)), code) for one in self._catalogues for code, label in known.items() if label
            ]
            self._folded[name] = dict([*_once(words), *said])
        return self._folded[name]

    @cached_property
    def _demands(self) -> Mapping[str, str]:
        return dict.fromkeys(self._live.shelf.demands, "")

    @cached_property
    def _measures(self) -> Mapping[str, str]:
        own = [key for key, one in self._live.shelf.demands.items() if self._is_own(one["addressee"]["country"])]
        found = self._live.look.dossier(self._live.sight, own).demands
        return {measure.number: "" for one in found for measure in one.measures}

    @cached_property
    def _documents(self) -> Mapping[str, str]:
        return self._named({key: one["title"] for key, one in self._live.shelf.documents.items()})

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        return {code: name_of(self._live, code) for code in self._live.shelf.countries}

    @cached_property
    def _senders(self) -> Mapping[str, str]:
        return names_of_senders(self._live)

    @cached_property
    def _organisations(self) -> Mapping[str, str]:
        """Give those whose names the reader may know, as the form offers them."""
        known = {
            key: one.about["name"]
            for key, one in self._live.shelf.organisations.items()
            if knows_organisation(self._live.desk.who, one.about)
        }
        return self._named(known)

    @cached_property
    def _occasions(self) -> Mapping[str, str]:
        """Give what something is submitted for, of any year."""
        return self._dated(SUBMITTED_FOR)

    @cached_property
    def _sessions(self) -> Mapping[str, str]:
        """Give the sessions that have lists of cases."""
        return self._dated({LISTS_OF})

    def _dated(self, kinds: Collection[str]) -> Mapping[str, str]:
        found = {one.key: one for one in self._live.look.calendar(self._live.sight) if one.kind in kinds}
        named, language = self._named({key: one.about["title"] for key, one in found.items()}), self._language
        return {key: f"{named[key] or key}, {written(period(one.on), language)}" for key, one in found.items()}

    @property
    def _language(self) -> str:
        return self._live.desk.account.language

    @cached_property
    def _themes(self) -> Mapping[str, str]:
        return self._named({code: one["label"] for code, one in self._live.shelf.themes.items()})

    @cached_property
    def _conventions(self) -> Mapping[str, str]:
        return self._named({code: one["name"] for code, one in self._live.shelf.instruments.items()})

    def _named(self, words: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
        self._live.open(list(words.values()))
        return {code: self._live.wording.plain(one) or "" for code, one in words.items()}

    def _is_own(self, country: str | None) -> bool:
        return self._live.desk.who.is_team_of(country)


def _once(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out words that stand for several codes."""
    found: dict[str, set[str]] = {}
    for said, code in pairs:
        found.setdefault(said, set()).add(code)
    return [(said, codes.pop()) for said, codes in found.items() if len(codes) == 1]


def _day(cell: str) -> str:
    """Give a day as 2026-04-03, a month, a year or a range of them; raises Unfit where it may be one of two days."""
    either = _EITHER.fullmatch(cell)
    if either:
        first, second, year = either.groups()
        if int(first) <= _MONTHS and int(second) <= _MONTHS and first != second:
            raise Unfit("row.either_day", day=cell)
        first, second = (second, first) if int(second) > _MONTHS else (first, second)
        cell = f"{first}.{second}.{year}"
    if _NUMBER.fullmatch(cell):
        raise Unfit("row.number_as_day")
    try:
        found = read_when(cell)
    except Unreadable:
        raise Unfit("form.not_a_day") from None
    return f"about {found.written}" if found.precision is Precision.ABOUT else found.written
