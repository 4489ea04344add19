"""The form that says which document of the record a text is: filled with what was read of it, and read again."""

from collections.abc import Mapping, Sequence

from tracker.application.workspace.intake.model import DocumentGiven, Intake
from tracker.web.labels import N_
from tracker.web.workspace.change_labels import DOCUMENT_KIND, LANGUAGE, RELATION
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.forms.filled_in import iso_of, texts_into, typed_iso
from tracker.web.workspace.forms.kept import Values
from tracker.web.workspace.options import Option, offered, options
from tracker.web.workspace.own_countries import name_of, own_countries
from tracker.web.workspace.pages.documents import issuers, other_language


def values_of(live: Live, intake: Intake, given: DocumentGiven) -> Values:
    """Fill in what the text says about itself; what it does not say stays empty."""
    language = live.desk.account.language
    title = texts_into("title", given.title, language)
    return {
        "document": [given.key],
        "title": [""],
        f"title-{other_language(live)}": [""],
        **title,
        "kind": [given.kind],
        "issued": [typed_iso(given.issued, language)],
        "issuer": [given.issuer],
        "relation": [given.relation],
        "language": list(given.languages) or [intake.language],
        "country": list(given.countries),
        "reference": [given.reference],
        "address": [given.address],
    }


def read_document(desk: Desk, form: Form) -> DocumentGiven:
    """Read which document it is; one on record needs nothing else. Complaints are noted in the form."""
    if form.value("document"):
        return DocumentGiven(key=form.value("document"))
    texts, issued = read_texts(desk, form, {"title": True}), form.when("issued")
    if not form.all("language"):
        form.complain("language", "form.choose_some")
    return DocumentGiven(
        kind=form.one_of("kind", DOCUMENT_KIND) or "",
        title=texts.get("title", {}),
        issued=iso_of(issued) if issued else "",
        issuer=form.text("issuer", required=True) or "",
        relation=form.one_of("relation", RELATION) or "",
        languages=tuple(form.all("language")),
        countries=tuple(form.all("country")),
        address=form.text("address", longest=2000) or "",
        reference=form.text("reference", longest=200) or "",
    )


def choices(live: Live, intake: Intake) -> Mapping[str, Sequence[Option]]:
    """Offer the documents on record, and what a new one needs."""
    says = live.catalogue.gettext
    known = dict(own_countries(live)) | {code: name_of(live, code) for code in intake.countries}
    return {
        "document": [Option("", says(N_("It is not on record yet"))), *_documents(live, intake)],
        "kind": options(DOCUMENT_KIND, live.catalogue),
        "issuer": [Option("", says(N_("Choose"))), *issuers(live)],
        "relation": options(RELATION, live.catalogue),
        "language": options(LANGUAGE, live.catalogue),
        "country": offered(sorted(known.items())),
    }


def _documents(live: Live, intake: Intake) -> list[Option]:
    """List the documents of the intake's countries or of none, the newest first."""
    about = [
        (key, one)
        for key, one in reversed(list(live.shelf.documents.items()))
        if not one["countries"] or set(one["countries"]) & set(intake.countries)
    ]
    live.open([one["title"] for _, one in about])
    return offered((key, f"{key} · {live.wording.plain(one['title']) or key}") for key, one in about)
