"""A table of one request as a file: beside the page that it belongs to, or beside its own."""

from collections.abc import Callable, Mapping, Sequence

from tracker.web.answers import XLSX, Page
from tracker.web.cells import Cell, table
from tracker.web.data.columns import Table
from tracker.web.data.forms import heads, lines, objects, sheet
from tracker.web.data.source import Cut, Source
from tracker.web.languages import LANGUAGES
from tracker.web.site import View
from tracker.web.spreadsheet import workbook
from tracker.web.views.country_json import known
from tracker.web.wording import Wording

CSV = "text/csv; charset=utf-8"


def nameless(view: View, language: str) -> Wording:
    """Give what opens texts in a language and names nobody."""
    return Wording(language, view.ask.site.house(language), {}, view.look.today, translations=view.shelf.translations)


def source_of(view: View) -> tuple[Source, Mapping[str, Wording]]:
    """Give what tables are made of, and what opens their texts in each language.

    All languages are opened even where one is printed: whether a row is about a person is asked of each.
    """
    wordings = {language: nameless(view, language) for language in (*LANGUAGES, view.ask.language)}
    return Source(view.look, view.sight, view.shelf, [*wordings.values()]), wordings


def above(view: View, title: str) -> list[list[Cell]]:
    """Make the lines above a table for people: that it is sample data, and what it is of, as of when, known by when."""
    says, sight = view.says, view.sight
    said: list[list[Cell]] = [[view.sample_said]] if view.sample else []
    of: list[Cell] = [
        title,
        says.gettext("As of %(day)s") % {"day": sight.on.isoformat()},
        says.gettext("known by release %(number)s of %(day)s")
        % {"number": sight.release or 0, "day": sight.known_by.isoformat()},
    ]
    return [*said, of]


def as_csv(view: View, one: Table, cut: Cut) -> Page:
    """Give a table as CSV, for people."""
    source, wordings = source_of(view)
    rows = lines(one, one.rows(source, cut, wordings[view.ask.language]), view.says)
    return view.file(table([*above(view, view.says.gettext(one.title)), heads(one, view.says), *rows]), CSV)


def as_xlsx(view: View, one: Table, cut: Cut) -> Page:
    """Give a table as a sheet, for people."""
    source, wordings = source_of(view)
    rows = one.rows(source, cut, wordings[view.ask.language])
    made = sheet(one, rows, view.says, above(view, view.says.gettext(one.title)))
    return view.file(workbook([made], view.sight.known_by), XLSX)


def as_json(view: View, one: Table, cut: Cut) -> Page:
    """Give a table as one object, with codes for programs and texts in one language."""
    source, wordings = source_of(view)
    rows = objects(one, one.rows(source, cut, wordings[view.ask.language]))
    told = {"table": one.name, **known(view.sight, sample=view.sample), "language": view.ask.language, "rows": rows}
    return view.json(told)


FORMS: Mapping[str, Callable[[View, Table, Cut], Page]] = {"csv": as_csv, "xlsx": as_xlsx, "json": as_json}
"""By the ending of the address."""


def all_sheets(view: View, tables: Sequence[Table]) -> bytes:
    """Write all tables as one file with a sheet for each."""
    source, wordings = source_of(view)
    made = [
        sheet(
            one,
            one.rows(source, Cut(), wordings[view.ask.language]),
            view.says,
            above(view, view.says.gettext(one.title)),
        )
        for one in tables
    ]
    return workbook(made, view.sight.known_by)
