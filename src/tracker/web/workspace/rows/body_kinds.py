"""Rows of what goes to supervisory bodies and comes from them: submissions, lists of cases, findings."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tracker.application.workspace.inputs import Entry
from tracker.web.labels import KIND, N_
from tracker.web.submission_labels import CASE_LIST, FILED_BY, IS_ON, PROCEDURE
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Put, read_entry
from tracker.web.workspace.forms.finding import FINDING_FORM
from tracker.web.workspace.forms.submission import LISTING_FORM, SUBMISSION_FORM
from tracker.web.workspace.rows.columns import (
    ADDRESS,
    CITED,
    DEMANDS,
    MEASURES,
    NOTES,
    PUBLICATION,
    SHARED,
    SURE,
    THE_KEY,
    Column,
    Shape,
    code,
    day,
    text,
    tick,
)
from tracker.web.workspace.rows.row_kind import RowKind
from tracker.web.workspace.views.choices import bodies

MOST_POINTS = 3
"""Points that a row of findings has columns for; a finding of more says so, and is completed on its own page."""

_COUNTRY = Column("country", N_("Country"), shape=Shape.CODE, listed="countries", needed=True)
_CONVENTIONS = Column("conventions", N_("Conventions"), "instrument", Shape.CODES, listed="conventions")


def _of_country(form: EntryForm) -> Callable[[Live, Form], Entry]:
    """Give what reads an entry on a country."""

    def read(live: Live, filled: Form) -> Entry:
        country = filled.value("country") or None
        if not country:
            filled.complain("country", "form.missing")
        return read_entry(form, live.desk, filled, Put((), country))

    return read


def _points() -> Iterator[Column]:
    for number in range(1, MOST_POINTS + 1):
        name = f"point{number}"
        for one in (
            Column(f"{name}_number", N_("Point: its number"), hint=N_("As printed; if it has none, count.")),
            *text(f"{name}_text", N_("Point: what it asks for")),
            replace(
                MEASURES, code=f"{name}_measures", label=N_("Point: on which measures"), name=f"{name}_measure", hint=""
            ),
        ):
            yield replace(one, number=number)


BODY_KINDS = (
    RowKind(
        "finding",
        KIND["finding"],
        (
            THE_KEY,
            _COUNTRY,
            code("body", N_("Which body"), bodies(), needed=True),
            *text("document_said", N_("In which document"), needed=True),
            day("on", N_("When"), needed=True),
            *text("term", N_("Its own word for it")),
            *text("wording", N_("What it said"), needed=True),
            replace(DEMANDS, hint=""),
            replace(MEASURES, hint=""),
            *_points(),
            tick("points_missing", N_("It has more points than are written here")),
            *text("points_note", N_("What is missing")),
            *CITED,
            NOTES,
            SURE,
            *SHARED,
        ),
        _of_country(FINDING_FORM),
    ),
    RowKind(
        "submission",
        KIND["submission"],
        (
            THE_KEY,
            _COUNTRY,
            code("procedure", N_("Under which procedure"), PROCEDURE, needed=True),
            code("filed_by", N_("Who submitted it"), FILED_BY, needed=True),
            Column("filers", N_("Which organisations"), "filer", Shape.CODES, listed="organisations"),
            day("on", N_("When it was submitted"), needed=True),
            Column("occasion", N_("For which session or deadline"), shape=Shape.CODE, listed="occasions"),
            _CONVENTIONS,
            *text("title", N_("What it is called")),
            Column("document_filed", N_("Document of the record"), shape=Shape.CODE, listed="documents"),
            Column("reference", N_("Its number")),
            code("body", N_("To which body"), bodies()),
            tick("is_another", N_("Another submission")),
            PUBLICATION,
            ADDRESS,
            NOTES,
            *SHARED,
        ),
        _of_country(SUBMISSION_FORM),
    ),
    RowKind(
        "listing",
        KIND["listing"],
        (
            THE_KEY,
            _COUNTRY,
            Column("occasion", N_("Of which session"), shape=Shape.CODE, listed="sessions", needed=True),
            code("case_list", N_("Which list?"), CASE_LIST, needed=True),
            code("is_on", N_("Is the country on it?"), IS_ON, needed=True),
            day("on", N_("When it came out"), needed=True),
            _CONVENTIONS,
            *CITED,
            NOTES,
            *SHARED,
        ),
        _of_country(LISTING_FORM),
    ),
)
