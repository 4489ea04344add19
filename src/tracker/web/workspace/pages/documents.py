"""Documents on the desk: registered by hand, their texts kept, and what demands quote of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter

from tracker.application.workspace.demand_inputs import Document
from tracker.application.workspace.making import LONGEST_DOCUMENT
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.labels import N_
from tracker.web.naming import Place
from tracker.web.site import NoSuchThing
from tracker.web.wording import Text
from tracker.web.workspace.change_labels import DOCUMENT_KIND, LANGUAGE, RELATION
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.entering import Crumb, begun
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.options import Option, offered, options
from tracker.web.workspace.own_countries import own_countries
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


@dataclass(frozen=True)
class KeptHere:
    """A text that is kept: in which language, since when, and the SHA-256 of its UTF-8 bytes."""

    language: str
    kept_on: date
    sha256: str


@dataclass(frozen=True)
class QuotedHere:
    """What a demand quotes, and from which character of the kept text up to which."""

    demand: str
    text: Text | None
    first: int
    end: int


def show_all(desk: Desk, form: Form) -> Page:
    """List the documents, the newest first."""
    with desk.view() as live:
        documents = dict(reversed(list(live.shelf.documents.items())))
        live.open([one["title"] for one in documents.values()])
        listed = [(key, live.wording.say(one["title"]), one["issued"]) for key, one in documents.items()]
        return live.page("documents.html", form, documents=listed)


def show(desk: Desk, form: Form) -> Page:
    """Show one: what is kept of it, and what is quoted."""
    with desk.view() as live:
        key, about = _document(live)
        passages = live.look.passages(live.sight)
        quoted = passages.of_document(key)
        live.open(about["title"], about["issuer_name"], [one.text for one in quoted])
        kept = [KeptHere(one.language, one.kept_on, one.sha256) for one in passages.kept(key)]
        return live.page(
            "document.html",
            form,
            crumbs=crumbs(live),
            key=key,
            title=live.wording.say(about["title"]),
            issuer=live.wording.say(about["issuer_name"]),
            issued=about["issued"],
            kept=kept,
            lacking=[one for one in about["languages"] if one not in {text.language for text in kept}],
            quoted=[_quoted(live, one.demand, one.text, (one.first, one.end)) for one in quoted],
            may_record=_is_its_team(live, key),
            done=DONE.get(desk.done),
        )


def show_new(desk: Desk, form: Form) -> Page:
    """Show the form for a document."""
    with desk.view() as live:
        return live.page(
            "new_document.html",
            begun(form, {"title": [""], f"title-{other_language(live)}": [""]}, live),
            crumbs=crumbs(live),
            choices={
                "kind": options(DOCUMENT_KIND, live.catalogue),
                "relation": options(RELATION, live.catalogue),
                "language": options(LANGUAGE, live.catalogue),
                "country": offered(own_countries(live)),
                "issuer": issuers(live),
            },
        )


def register(desk: Desk, form: Form) -> str:
    """Register it."""
    texts = read_texts(desk, form, {"title": True})
    issued = form.when("issued")
    if not form.all("language"):
        form.complain("language", "form.choose_some")
    given = Document(
        kind=form.one_of("kind", DOCUMENT_KIND) or "",
        title=texts.get("title", {}),
        issued=issued,  # type: ignore[arg-type]  # checked
        issuer=form.value("issuer"),
        relation=form.one_of("relation", RELATION) or "",
        languages=tuple(form.all("language")),
        countries=tuple(form.all("country")),
        address=form.text("address", longest=2000),
        reference=form.text("reference", longest=200),
    )
    form.check()
    outcome = desk.workspace.register_document(desk.who, desk.by(form), given)
    return f"/desk/documents/{outcome.key}?done=document_registered"


def show_text(desk: Desk, form: Form) -> Page:
    """Show the form for a text."""
    with desk.view() as live:
        key, about = _document(live)
        if not _is_its_team(live, key):
            raise NotForYou
        kept = {one.language for one in live.look.passages(live.sight).kept(key)}
        codes = [one for one in about["languages"] if one not in kept]
        named = {code: LANGUAGE.get(code, code) for code in codes}
        languages = options(named, live.catalogue)
        return live.page("document_text.html", form, crumbs=crumbs(live, key), languages=languages)


def keep_text(desk: Desk, form: Form) -> str:
    """Keep it."""
    key, text = desk.route["key"], form.text("text", required=True, longest=LONGEST_DOCUMENT)
    language = form.value("language")
    if not language:
        form.complain("language", "form.choose")
    form.check()
    desk.workspace.keep_text(desk.who, desk.by(form), key, language, text or "")
    return f"/desk/documents/{key}?done=text_kept"


def crumbs(live: Live, key: str = "") -> list[Crumb]:
    """Give the way back to the documents, and to one of them."""
    found = [Crumb("/desk/documents", live.catalogue.gettext(N_("Documents")))]
    return [*found, Crumb(f"/desk/documents/{key}", key)] if key else found


def other_language(live: Live) -> str:
    """Give the language of the pages that is not the account's own."""
    return "en" if live.desk.account.language == "ru" else "ru"


def _document(live: Live) -> tuple[str, Mapping[str, Any]]:
    """Give the key of the address, and the document; raises NoSuchThing."""
    key = live.desk.route["key"]
    if key not in live.shelf.documents:
        raise NoSuchThing
    return key, live.shelf.documents[key]


def _is_its_team(live: Live, key: str) -> bool:
    countries = live.shelf.documents[key]["countries"] or [None]
    return any(live.desk.who.is_team_of(country) for country in countries)


def issuers(live: Live) -> Sequence[Option]:
    """Offer the organisations that may have issued a document, by name."""
    found = live.shelf.organisations
    live.open([one.about["name"] for one in found.values()])
    named = {key: live.wording.plain(one.about["name"]) or key for key, one in found.items() if not one.about["small"]}
    return offered((key, named[key]) for key in sorted(named, key=lambda key: named[key]))


def _quoted(live: Live, demand: str, text: Mapping[Any, str], offsets: tuple[int, int]) -> QuotedHere:
    return QuotedHere(demand, live.wording.say(text, Place(demand=demand)), *offsets)


put_up(router, Screen("/desk/documents", Right.SIGNED_IN, show_all))
put_up(router, Screen("/desk/documents/new", Right.RECORD, show_new, register))
put_up(router, Screen("/desk/documents/{key}", Right.SIGNED_IN, show))
put_up(router, Screen("/desk/documents/{key}/text", Right.RECORD, show_text, keep_text))
