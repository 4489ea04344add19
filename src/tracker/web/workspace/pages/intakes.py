"""Intake: the documents on their way in, and bringing one in as a file or as text."""

from uuid import UUID

from fastapi import APIRouter

from tracker.application.file_types.refusals import FileMissing, FileUnknown
from tracker.application.intake.refusals import NotReadable
from tracker.application.workspace.making import LONGEST_DOCUMENT
from tracker.domain.rights import Right
from tracker.store.held_files import Incoming
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.entering import begun
from tracker.web.workspace.form import Form
from tracker.web.workspace.intake_room import crumbs, told
from tracker.web.workspace.options import offered
from tracker.web.workspace.own_countries import own_countries
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.upload_screens import put_up_upload
from tracker.web.workspace.uploading import NAME
from tracker.web.workspace.views.intakes import intake_line

router = APIRouter()

_MEGABYTE = 1_000_000


def show_all(desk: Desk, form: Form) -> Page:
    """List the documents that the account works on, the newest first."""
    with desk.view() as live:
        listed = [intake_line(live, one) for one in desk.intakes.intakes(desk.who)]
        return live.page("intakes.html", form, listed=listed, told=told(live))


def show_new(desk: Desk, form: Form) -> Page:
    """Ask for a file or a text, and whose it is; raises NoSuchThing where no country of the record is one's own."""
    with desk.view() as live:
        countries = offered(own_countries(live))
        if not countries:
            raise NoSuchThing
        return live.page(
            "new_intake.html",
            begun(form, {"country": [countries[0].value]} if len(countries) == 1 else {}, live),
            crumbs=crumbs(live),
            countries=countries,
            most=desk.workspace.files.most // _MEGABYTE,
        )


def bring_in(desk: Desk, form: Form, incoming: Incoming) -> str:
    """Keep it to be read, and go to its page."""
    countries = form.all("country")
    if not countries or not desk.who.countries.issuperset(countries):
        form.complain("country", "form.choose_some")
    text = form.text("text", longest=LONGEST_DOCUMENT)
    if text and incoming.size:
        form.complain("text", "form.text_or_file")
    form.check()
    with blaming(form, {NotReadable: "file"}):
        try:
            return f"/intake/{_brought(desk, form, text, incoming)}?done=brought_in"
        except FileUnknown:  # its own sentence lists pictures and sounds, which are kept but not read
            raise NotReadable from None


def _brought(desk: Desk, form: Form, text: str | None, incoming: Incoming) -> UUID:
    countries = form.all("country")
    if text:
        return desk.intakes.bring_in_text(desk.who, desk.by(form), text, countries=countries)
    if not incoming.size:
        raise FileMissing
    return desk.intakes.bring_in(desk.who, desk.by(form), incoming, name=form.value(NAME), countries=countries)


put_up(router, Screen("/intake", Right.RECORD, show_all))
put_up_upload(router, Screen("/intake/new", Right.RECORD, show_new), bring_in)
