"""The room of one document on its way in: what its pages share, and who is let in."""

from collections.abc import Sequence
from uuid import UUID

from tracker.application.workspace.intake.model import Intake, Proposal
from tracker.application.workspace.intake.refusals import IntakeUnknown, ProposalUnknown
from tracker.web.labels import N_
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import Crumb
from tracker.web.workspace.form import number_in, uuid_in
from tracker.web.workspace.intake_labels import DONE

PASTED = N_("Pasted text")
"""What a document is called that was pasted."""


def intake_id_of(desk: Desk) -> UUID:
    """Give the id of the address; one that is none is nobody's."""
    return uuid_in(desk.route["intake_id"]) or UUID(int=0)


def intake_of(desk: Desk) -> Intake:
    """Give the document of the address; raises NoSuchThing where the account does not work on it."""
    try:
        return desk.intakes.intake(desk.who, intake_id_of(desk))
    except IntakeUnknown:
        raise NoSuchThing from None


def proposal_of(desk: Desk) -> Proposal:
    """Give the proposal of the address; raises NoSuchThing."""
    number = number_in(desk.route["number"])
    if number is None:
        raise NoSuchThing
    try:
        return desk.intakes.proposal(desk.who, intake_id_of(desk), number)
    except (IntakeUnknown, ProposalUnknown):
        raise NoSuchThing from None


def address_of(desk: Desk) -> str:
    """Give the address of the document's own page."""
    return f"/intake/{intake_id_of(desk)}"


def crumbs(live: Live, intake: Intake | None = None) -> list[Crumb]:
    """Give the way back to the list, and to one document."""
    found = [Crumb("/intake", live.catalogue.gettext(N_("Intake")))]
    return [*found, Crumb(f"/intake/{intake.intake_id}", called(live, intake))] if intake else found


def called(live: Live, intake: Intake) -> str:
    """Say what a document is called until it is on record: as its file was."""
    return intake.name or live.catalogue.gettext(PASTED)


def told(live: Live) -> Sequence[str]:
    """Say what was just done, in the account's language; what could not be recorded with it follows."""
    desk, says = live.desk, live.catalogue.gettext
    codes = [desk.done, *desk.told.get("also", "").split()]
    return [says(DONE[code]).replace("%(key)s", desk.told.get("key", "")) for code in codes if code in DONE]
