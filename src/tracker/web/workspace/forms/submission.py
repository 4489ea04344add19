"""The forms of what was submitted to a body, of what became of it, and of a list of cases."""

from collections.abc import Sequence

from tracker.application.workspace import inputs
from tracker.domain.submission_events import CaseList, Fate, FiledBy, Procedure
from tracker.domain.submissions import USUALLY_TO
from tracker.domain.values import Audience
from tracker.web.labels import N_
from tracker.web.submission_labels import CASE_LIST, FATE, FILED_BY, IS_ON, PROCEDURE
from tracker.web.views.occasions import period
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Filled, Offers, Put, usual_offers
from tracker.web.workspace.forms.kept import Kept, Values
from tracker.web.workspace.forms.occasion_fields import conventions
from tracker.web.workspace.naming import knows_organisation
from tracker.web.workspace.options import Option, offered, options
from tracker.web.workspace.views.choices import bodies
from tracker.web.workspace.views.parts import written

LISTS_OF = "ilc_session"
SUBMITTED_FOR = {
    "ilc_session",
    "gb_session",
    "cfa_meeting",
    "ceacr_session",
    "upr",
    "cas_case",
    "deadline",
    "milestone",
}
"""The kinds of occasion that something is submitted for."""


def _offers(live: Live, form: Form, put: Put) -> Offers:
    says = live.catalogue.gettext
    return usual_offers(live) | {
        "procedure": [Option("", says(N_("Choose"))), *options(PROCEDURE, live.catalogue)],
        "body": [Option("", says(N_("As the procedure says"))), *options(bodies(form.value("body")), live.catalogue)],
        "filed_by": options(FILED_BY, live.catalogue),
        "filer": _organisations(live),
        "occasion": [
            Option("", says(N_("For none"))),
            *_occasions(live, put.country or "", SUBMITTED_FOR, form.value("occasion")),
        ],
        "instrument": conventions(live),
        "document": [Option("", says(N_("Not registered"))), *_documents(live)],
    }


def _fate_offers(live: Live, _form: Form, _put: Put) -> Offers:
    return usual_offers(live) | {"fate": options(FATE, live.catalogue)}


def _listing_offers(live: Live, form: Form, put: Put) -> Offers:
    return usual_offers(live) | {
        "case_list": options(CASE_LIST, live.catalogue),
        "is_on": options(IS_ON, live.catalogue),
        "occasion": _occasions(live, put.country or "", {LISTS_OF}, form.value("occasion")),
        "instrument": conventions(live),
    }


def _organisations(live: Live) -> list[Option]:
    """Offer the organisations whose names this reader may know, by name."""
    known = [one for one in live.shelf.organisations.values() if knows_organisation(live.desk.who, one.about)]
    live.open([one.about["name"] for one in known])
    named = ((one.key, live.wording.plain(one.about["name"]) or one.key) for one in known)
    return offered(sorted(named, key=lambda one: one[1]))


def _occasions(live: Live, country: str, kinds: set[str], chosen: str) -> list[Option]:
    """Offer the occasions around today that concern a country, and the one that is chosen already."""
    years = {live.sight.on.year - 1, live.sight.on.year, live.sight.on.year + 1}
    found = [
        one
        for one in live.look.calendar(live.sight)
        if one.concerns(country) and one.kind in kinds and (one.on.first.year in years or one.key == chosen)
    ]
    live.open([one.about["title"] for one in found])
    language = live.desk.account.language
    return offered(
        (one.key, f"{live.wording.plain(one.about['title']) or one.key}, {written(period(one.on), language)}")
        for one in found
    )


def _documents(live: Live) -> Sequence[Option]:
    found = live.shelf.documents
    live.open([one["title"] for one in found.values()])
    return offered((key, f"{key} · {live.wording.plain(one['title']) or ''}") for key, one in found.items())


def _read(filled: Filled) -> inputs.Submission:
    form, texts = filled.form, filled.texts
    procedure = form.choice("procedure", Procedure)
    body = form.one_of("body", bodies(form.value("body")), required=False) or USUALLY_TO.get(
        procedure or Procedure.OTHER
    )
    if procedure and not body:
        form.complain("body", "form.choose")
    return inputs.Submission(
        country=filled.put.country or "",
        procedure=procedure,  # type: ignore[arg-type]  # checked before it counts
        body=body or "",
        occasion=form.text("occasion"),
        filed_by=form.choice("filed_by", FiledBy),  # type: ignore[arg-type]  # the same
        filers=tuple(form.all("filer")),
        instruments=tuple(form.all("instrument")),
        document=form.text("document_filed"),
        title=texts.get("title"),
        on=form.when("on"),  # type: ignore[arg-type]  # the same
        reference=filled.line("reference", 300),
        citation=filled.citation(),
        notes=texts.get("notes"),
        is_another=form.is_ticked("is_another"),
        **filled.shared(),
    )


def _read_fate(filled: Filled) -> inputs.SubmissionFate:
    form = filled.form
    return inputs.SubmissionFate(
        submission=filled.put.followed(),
        fate=form.choice("fate", Fate),  # type: ignore[arg-type]  # checked before it counts
        on=form.when("on"),  # type: ignore[arg-type]  # the same
        reference=filled.line("reference", 300),
        citation=filled.citation(),
        notes=filled.texts.get("notes"),
        **filled.shared(),
    )


def _read_listing(filled: Filled) -> inputs.Listing:
    form = filled.form
    return inputs.Listing(
        country=filled.put.country or "",
        occasion=form.text("occasion", required=True) or "",
        case_list=form.choice("case_list", CaseList),  # type: ignore[arg-type]  # checked before it counts
        is_on=form.one_of("is_on", IS_ON) == "yes",
        instruments=tuple(form.all("instrument")),
        on=form.when("on"),  # type: ignore[arg-type]  # the same
        citation=filled.citation(),
        notes=filled.texts.get("notes"),
        **filled.shared(),
    )


def _handout_offers(live: Live, form: Form, put: Put) -> Offers:
    says = live.catalogue.gettext
    found = _occasions(live, put.country or "", SUBMITTED_FOR, form.value("occasion"))
    return usual_offers(live) | {"occasion": [Option("", says(N_("For none"))), *found]}


def _read_handout(filled: Filled) -> inputs.Handout:
    """Read it: what was handed out is public, and so is that it was."""
    form = filled.form
    return inputs.Handout(
        country=filled.put.country or "",
        occasion=form.text("occasion"),
        as_of=form.day("as_of"),  # type: ignore[arg-type]  # checked before it counts
        on=form.when("on"),  # type: ignore[arg-type]  # the same
        notes=filled.texts.get("notes"),
        audience=Audience.PUBLIC,
    )


def _kept(kept: Kept) -> Values:
    """Give what all three have."""
    return kept.when("on") | kept.text("notes") | kept.citation() | kept.shared()


def _fill(kept: Kept) -> Values:
    about = kept.about
    values = _kept(kept) | kept.text("title") | kept.text("reference")
    for name in ("procedure", "body", "occasion", "filed_by"):
        values |= kept.code(name)
    chosen = {"filer": list(about["filers"]), "instrument": list(about["instruments"])}
    return values | chosen | {"document_filed": [about["document"] or ""]}


def _fill_fate(kept: Kept) -> Values:
    return _kept(kept) | kept.text("reference") | kept.code("fate")


def _fill_listing(kept: Kept) -> Values:
    is_on = "yes" if kept.about["is_on"] else "no"
    chosen = {"instrument": list(kept.about["instruments"]), "is_on": [is_on]}
    return _kept(kept) | kept.code("occasion") | kept.code("case_list") | chosen


def _fill_handout(kept: Kept) -> Values:
    return kept.when("on") | kept.when("as_of") | kept.code("occasion") | kept.text("notes")


SUBMISSION_FORM = EntryForm(
    fields="workspace/_submission_fields.html",
    heading=N_("Submitted to a body"),
    button=N_("Record it"),
    texts={"title": False, "notes": False},
    offers=_offers,
    read=_read,
    fill=_fill,
)

FATE_FORM = EntryForm(
    fields="workspace/_fate_fields.html",
    heading=N_("What became of a submission"),
    button=N_("Record it"),
    texts={"notes": False},
    offers=_fate_offers,
    read=_read_fate,
    fill=_fill_fate,
)

LISTING_FORM = EntryForm(
    fields="workspace/_listing_fields.html",
    heading=N_("List of cases"),
    button=N_("Record it"),
    texts={"notes": False},
    offers=_listing_offers,
    read=_read_listing,
    fill=_fill_listing,
)

HANDOUT_FORM = EntryForm(
    fields="workspace/_handout_fields.html",
    heading=N_("Brief handed out"),
    button=N_("Record it"),
    texts={"notes": False},
    offers=_handout_offers,
    read=_read_handout,
    fill=_fill_handout,
)
