"""Kinds: what a table may hold rows of, the columns of each, and the form that reads a row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from tracker.application.workspace.demand_inputs import Demand
from tracker.application.workspace.inputs import Entry
from tracker.application.workspace.making import COUNTINGS
from tracker.domain.record import Kind
from tracker.web.labels import COUNTING, DUE, KIND, N_
from tracker.web.workspace.change_labels import ACT
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form, uuid_in
from tracker.web.workspace.forms.development import CHECK_FORM, DEVELOPMENT_FORM
from tracker.web.workspace.forms.entry_form import EntryForm, Put, read_entry
from tracker.web.workspace.forms.following import ANSWER_FORM, REMINDER_FORM
from tracker.web.workspace.forms.letter import LETTER_FORM, NOT_KNOWN
from tracker.web.workspace.forms.plans import DUE_FORM, STEP_FORM
from tracker.web.workspace.forms.position import POSITION_FORM
from tracker.web.workspace.labels import DIRECTION, LOOKED, MEANS, ORGAN, POSITION, SOURCE
from tracker.web.workspace.pages.new_demand import read_demand
from tracker.web.workspace.rows.body_kinds import BODY_KINDS
from tracker.web.workspace.rows.columns import (
    CITED,
    DEMANDS,
    MEASURES,
    NOTES,
    QUOTED_IN,
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
from tracker.web.workspace.typed_days import Unreadable, read_when

MOST_MEASURES = 3
"""Measures that a row of demands has columns for; further ones are added on the demand's own page."""


def _entry(form: EntryForm) -> Callable[[Live, Form], Entry]:
    """Give what reads an entry on demands with their measures, or on a country alone."""

    def read(live: Live, filled: Form) -> Entry:
        measured = [one.rpartition(".")[0] for one in filled.all("measure")]
        references = tuple(dict.fromkeys([*filled.all("demand"), *measured]))
        country = filled.value("country") or None
        if not references and not country:
            filled.complain("demand", "form.missing")
        return read_entry(form, live.desk, filled, Put(references, None if references else country))

    return read


def _following(form: EntryForm) -> Callable[[Live, Form], Entry]:
    """Give what reads an entry that follows a letter, which the row names by its demand and its day."""

    def read(live: Live, filled: Form) -> Entry:
        found = uuid_in(filled.value("letter").rpartition("/")[2]) or _letter(live, filled)
        return read_entry(form, live.desk, filled, Put(of=found))

    return read


def _letter(live: Live, filled: Form) -> UUID:
    """Find the letter of a day on a demand; complain where there is none, or more than one."""
    try:
        on = read_when(filled.value("letter_on"))
    except Unreadable:
        filled.complain("letter_on", "form.missing_day")
        return UUID(int=0)
    listed = live.look.dossier(live.sight, filled.all("demand")).entries
    found = {
        one.entry_id
        for one in listed
        if one.kind is Kind.LETTER and not one.hidden and one.about["on"]["first"] == str(on.first)
    }
    if len(found) != 1:
        filled.complain("letter_on", "row.no_letter" if not found else "row.several_letters")
        return UUID(int=0)
    return UUID(found.pop())


def _demand(live: Live, filled: Form) -> Demand:
    return read_demand(filled.value("document"), live.desk, filled)


def _measured() -> Iterator[Column]:
    for number in range(1, MOST_MEASURES + 1):
        for one in (
            Column(
                f"object_{number}",
                N_("Measure: of what"),
                hint=N_("person:, organisation:, instrument:, group: or law:, then its key, such as instrument:C087."),
            ),
            code(f"act_{number}", N_("Measure: what is asked"), ACT),
            Column(f"act_detail_{number}", N_("Measure: another act")),
            *text(f"label_{number}", N_("Measure: our words")),
            tick(f"posthumous_{number}", N_("Measure: after death")),
        ):
            yield replace(one, number=number)


_LETTER = (
    Column("demand", N_("Demand"), shape=Shape.CODES, listed="demands", needed=True),
    day("letter_on", N_("Day of the letter"), hint=N_("The day on which the letter was sent, as it is on record.")),
    Column("letter", N_("Address of the letter"), hint=N_("Only where several letters were sent on that day.")),
)
_ORGAN = (code("organ", N_("Who acted"), ORGAN), *text("organ_name", N_("Name of the organ")))
_WORDING = text("wording", N_("Public wording"))
_POSITIONS = {position: label for position, (label, _) in POSITION.items()}

_ALL = (
    RowKind(
        "development",
        KIND["development"],
        (
            THE_KEY,
            DEMANDS,
            MEASURES,
            Column(
                "country", N_("Country"), shape=Shape.CODE, listed="countries", hint=N_("Where no demand is named.")
            ),
            day("on", N_("When"), needed=True),
            code("direction", N_("What it points to"), DIRECTION, needed=True),
            *_ORGAN,
            *_WORDING,
            NOTES,
            code("source_kind", N_("Kind of source"), SOURCE),
            Column("source", N_("Source")),
            *CITED,
            SURE,
            *SHARED,
        ),
        _entry(DEVELOPMENT_FORM),
    ),
    RowKind(
        "check",
        KIND["check"],
        (
            THE_KEY,
            DEMANDS,
            day("on", N_("When"), needed=True),
            code("looked", N_("Where somebody looked"), LOOKED, needed=True),
            SHARED[0],
        ),
        _entry(CHECK_FORM),
    ),
    RowKind(
        "position",
        KIND["position"],
        (
            THE_KEY,
            DEMANDS,
            MEASURES,
            day("on", N_("When"), needed=True),
            code("position", N_("What it said"), _POSITIONS, needed=True),
            *_ORGAN,
            *_WORDING,
            day("due_on", N_("Promised by")),
            *text("stated_to", N_("Said to whom")),
            NOTES,
            *CITED,
            SURE,
            *SHARED,
        ),
        _entry(POSITION_FORM),
    ),
    RowKind(
        "letter",
        KIND["letter"],
        (
            THE_KEY,
            DEMANDS,
            Column("sender", N_("Sender"), shape=Shape.CODE, listed="senders", needed=True),
            *text("to", N_("To whom"), needed=True),
            day("on", N_("When"), needed=True),
            code("means", N_("How it was sent"), MEANS),
            tick("copy_kept", N_("A copy is kept")),
            Column("reference", N_("Number of the letter")),
            *text("subject", N_("Subject")),
            replace(
                tick("answer_unknown", N_("Nobody can say whether it was answered")), name="answer", ticked=NOT_KNOWN
            ),
            NOTES,
            *CITED,
            *SHARED,
        ),
        _entry(LETTER_FORM),
    ),
    RowKind(
        "reminder",
        KIND["reminder"],
        (THE_KEY, *_LETTER, day("on", N_("When"), needed=True), SHARED[0]),
        _following(REMINDER_FORM),
    ),
    RowKind(
        "answer",
        KIND["answer"],
        (
            THE_KEY,
            *_LETTER,
            day("on", N_("When"), needed=True),
            *text("organ_name", N_("Name of the organ")),
            *SHARED,
        ),
        _following(ANSWER_FORM),
    ),
    RowKind(
        "due",
        N_("Due day"),
        (
            THE_KEY,
            DEMANDS,
            code("kind", N_("What falls due"), DUE, needed=True),
            day("made_on", N_("Said or fixed on"), needed=True),
            day("due_on", N_("Due on"), needed=True),
            *text("wording", N_("Public wording"), needed=True),
            *text("outcome", N_("What came of it")),
            *CITED,
            SURE,
            *SHARED,
        ),
        _entry(DUE_FORM),
    ),
    RowKind(
        "step",
        N_("Next step"),
        (
            THE_KEY,
            DEMANDS,
            day("due_on", N_("Due on"), needed=True),
            Column("what", N_("What is to be done"), needed=True),
            Column("who", N_("Who sees to it")),
            *SHARED,
        ),
        _entry(STEP_FORM),
    ),
    RowKind(
        "demand",
        N_("Demand"),
        (
            THE_KEY,
            Column("document", N_("Document"), shape=Shape.CODE, listed="documents", needed=True),
            Column("country", N_("Country"), shape=Shape.CODE, listed="countries", needed=True),
            Column("item", N_("Item"), needed=True, hint=N_("The number or place of the demand in the document.")),
            Column("quotation", N_("Quotation"), needed=True, hint=N_("Word by word as in the text that is kept.")),
            QUOTED_IN,
            *text("addressee", N_("Addressee"), needed=True),
            tick("in_text", N_("The text names the addressee")),
            *text("organ", N_("Organ of the State")),
            *text("title", N_("Title"), needed=True),
            *text("summary", N_("Summary"), needed=True),
            code("counting", N_("How it counts"), {one.value: COUNTING[one.value] for one in COUNTINGS}, needed=True),
            *text("counting_reason", N_("Why so"), needed=True),
            Column("themes", N_("Themes"), "theme", Shape.CODES, listed="themes"),
            Column("conventions", N_("Conventions"), "convention", Shape.CODES, listed="conventions"),
            *_measured(),
            SHARED[1],
        ),
        _demand,
    ),
    *BODY_KINDS,
)

_OURS = ("title", "summary", "label")


def _fixed(kind: RowKind) -> Sequence[str]:
    if kind.name != "demand":
        return ()
    return [one.code for one in kind.columns if one.code not in {"key", "names"} and not one.code.startswith(_OURS)]


KINDS: Mapping[str, RowKind] = {
    one.name: RowKind(one.name, one.label, one.columns, one.read, _fixed(one)) for one in _ALL
}
"""Every kind of row by the name that stands in the addresses of its templates."""
