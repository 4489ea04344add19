"""What is done to an entry that is there: the page that asks for it shows the entry, and why is always asked."""

from typing import Any
from uuid import UUID

from tracker.application.workspace.inputs import Texts
from tracker.projections.versions import Version
from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.labels import KIND
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import version_crumbs
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.views.meanwhile import action_of, meanwhile
from tracker.web.workspace.views.parts import parts_of


def deed_page(live: Live, template: str, form: Form, version: Version, **given: Any) -> Page:
    """Show what is asked for under what the entry says, and what others did since the form was first shown."""
    found = meanwhile(live, version, form)
    return live.page(
        template,
        form,
        heading=KIND[version.entry.kind.value],
        crumbs=version_crumbs(live, version),
        parts_of_it=parts_of(version.entry, live),
        back=f"/desk/entries/{version.entry.entry_id}",
        meanwhile=found,
        action=action_of(live.desk, found),
        seen=live.sight.viewer.through,
        **given,
    )


def to_entry(desk: Desk, version: Version) -> Page:
    """Lead to the page of an entry, which says what became of it."""
    return answers.redirect(f"/desk/entries/{version.entry.entry_id}", 303, desk.headers)


def entry_id_of(desk: Desk) -> UUID:
    """Give the id of the entry of the address; one that is none is nobody's."""
    try:
        return UUID(desk.route["entry_id"])
    except ValueError:
        return UUID(int=0)


def reason_of(desk: Desk, form: Form) -> Texts:
    """Read why something is done, in any language; complains where nothing is written."""
    return read_texts(desk, form, {"reason": True}).get("reason", {})
