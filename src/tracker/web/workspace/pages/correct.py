"""Correcting an entry: the form of its kind, filled in with what is recorded, and why."""

import re
from uuid import UUID

from fastapi import APIRouter

from tracker.domain.record import Kind
from tracker.domain.rights import Right
from tracker.projections.versions import Version
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.labels import KIND
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import begun, is_begun, is_over, require_over, version_crumbs, version_of
from tracker.web.workspace.entry_deeds import to_entry
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Put, read_correction
from tracker.web.workspace.forms.finding import ANOTHER
from tracker.web.workspace.forms.kept import Kept, refs_of
from tracker.web.workspace.forms.kinds import FORMS
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.meanwhile import action_of, meanwhile

router = APIRouter()

_KEY = re.compile(r"\{(p-[0-9a-z]{8})\}")


def show(desk: Desk, form: Form) -> Page:
    """Show the form of its kind; a corrected assessment is proposed like any other."""
    with desk.view() as live:
        version = version_of(live)
        require_over(live, version)
        if is_over(version) and not is_begun(form):
            return to_entry(desk, version)
        if version.entry.kind is Kind.ASSESSMENT:
            return answers.redirect(_assess(version), 303, desk.headers)
        kind = _form_of(version)
        filled = begun(form, kind.fill(_kept(live, version)), live)
        found = meanwhile(live, version, form)
        return live.page(
            "correct.html",
            filled,
            meanwhile=found,
            action=action_of(desk, found),
            heading=KIND[version.entry.kind.value],
            crumbs=version_crumbs(live, version),
            seen=live.sight.viewer.through,
            fields_of=kind.fields,
            choices=kind.offers(live, filled, _put(version)),
            keys=_keys(live, filled),
        )


def act(desk: Desk, form: Form) -> str:
    """Record the new version in place of the old one, and go to it."""
    with desk.view() as live:
        version = version_of(live)
    entry, reason = read_correction(_form_of(version), desk, form, _put(version))
    seen = form.number("seen")
    entry_id, hides_old = UUID(version.entry.entry_id), form.is_ticked("hides_old")
    by = desk.by(form)
    outcome = desk.workspace.correct(desk.who, by, entry_id, entry, reason=reason, seen=seen, hides_old=hides_old)
    return f"/desk/entries/{outcome.key}?done=corrected"


def _form_of(version: Version) -> EntryForm:
    if version.entry.kind not in FORMS:
        raise NoSuchThing
    return FORMS[version.entry.kind]


def _assess(version: Version) -> str:
    reference, _, measure = version.measures[0].rpartition(".")
    return f"/desk/demands/{reference}/assess?measure={measure}&corrects={version.entry.entry_id}"


def _put(version: Version) -> Put:
    """Say what the entry is put to: the same as before."""
    entry = version.entry
    of = UUID(entry.of_entry) if entry.of_entry else None
    if entry.kind in {Kind.FINDING, Kind.SUBMISSION_FATE}:
        return Put(country=version.country, of=of)
    if version.demands:
        return Put(tuple(version.demands), of=of)
    return Put(finding=of) if of else Put(country=version.country)


def _kept(live: Live, version: Version) -> Kept:
    about = version.entry.about
    texts = live.look.words(refs_of(about))
    return Kept(about, texts, live.desk.account.language, tuple(version.demands), tuple(version.measures))


def _keys(live: Live, form: Form) -> list[tuple[str, str]]:
    """Say who stands behind the keys in the texts of a form, where the reader may know."""
    texts = (text for texts in form.values.values() for text in texts)
    keys = sorted({key for text in texts for key in _KEY.findall(text)})
    live.open([{"kind": "person", "key": key} for key in keys])
    named = ((key, live.wording.called(key, ANYWHERE_ELSE)) for key in keys)
    return [(key, name) for key, name in named if name is not None]


put_up(router, Screen("/desk/entries/{entry_id}/correct", Right.RECORD, show, act, again=ANOTHER))
