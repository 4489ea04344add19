"""Erasing a person, the texts of an entry, or a file: one person says what goes, a second one confirms it."""

from collections.abc import Sequence

from fastapi import APIRouter

from tracker.application.permissions import NotAllowed
from tracker.application.workspace.erasure.inputs import Do, ErasureInput
from tracker.application.workspace.erasure.listing import Listing
from tracker.application.workspace.erasure.subject import Subject
from tracker.application.workspace.refusals import EvidenceUnknown, PersonUnknown
from tracker.domain.erasure_events import LegalBasis
from tracker.domain.refusals import EntryUnknown
from tracker.domain.refusals_of_erasing import ErasureNotProposed
from tracker.domain.rights import Right
from tracker.projections.erasures import ErasureState
from tracker.store.refusals import UnknownStream
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.entry_deeds import reason_of
from tracker.web.workspace.erasing_labels import BASIS
from tracker.web.workspace.form import Form, uuid_in
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.options import explained
from tracker.web.workspace.pages.person import party_here
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.erasing import (
    FileLine,
    TextLine,
    address_of,
    choices_in,
    file_lines,
    files_in,
    text_lines,
    what_of,
)

router = APIRouter()

_UNKNOWN = (PersonUnknown, EntryUnknown, EvidenceUnknown, UnknownStream)


_SETTLED = {ErasureState.DONE: "erased", ErasureState.RETURNED: "erasure_returned"}
"""What is told of an erasure that somebody else decided while it was looked at."""


def show(desk: Desk, form: Form) -> Page:
    """Show what would be erased: to be decided on, or, once it was proposed, to be confirmed."""
    with desk.view() as live:
        subject = _subject(desk)
        found = _found(live, subject)
        lines, files = text_lines(found, form, live), file_lines(found, form, live)
        said, says = found.proposal, live.catalogue.gettext
        is_asked = said is None or _is_asked_again(form) or (_has_new(lines, files) and not _is_returned(form))
        is_mine = said is not None and said.account == desk.account.account_id
        is_second = said is not None and not is_mine and desk.who.has(Right.CONFIRM)
        replaced = {one.of: one.by for one in said.said.replaced} if said else {}
        opened = live.look.words(replaced.values())
        live.open(said.said.reason if said else None)
        return live.page(
            "erase.html",
            form,
            person=subject.person,
            here=address_of(subject),
            back=address_of(subject).removesuffix("/erase"),
            lines=lines,
            files=files,
            attached=found.attached,
            is_form=is_asked and found.may_propose and not found.is_erased,
            may_propose=found.may_propose,
            is_erased=found.is_erased,
            drafts=found.drafts if is_second else 0,
            unread=_unread(found),
            touched=said.said.countries if said and is_second else [],
            is_frozen=said is not None and is_second and _is_frozen(desk, said.account),
            bases=explained((code, says(label), says(meaning)) for code, (label, meaning) in BASIS.items()),
            instead={ref: opened.get(by, "") for ref, by in replaced.items()},
            proposal=said,
            reason=live.wording.say(said.said.reason) if said and found.may_propose else None,
            is_mine=is_mine,
            may_confirm=is_second,
            what=what_of(subject),
            done=DONE.get(desk.done),
        )


def act(desk: Desk, form: Form) -> str:
    """Propose what is to be erased, erase what was proposed, or let nothing be erased: the button says which."""
    return {"confirm": _confirm, "return": _return}.get(form.value("deed"), _propose)(desk, form)


def _propose(desk: Desk, form: Form) -> str:
    basis, reason, choices = form.choice("basis", LegalBasis), reason_of(desk, form), choices_in(form)
    form.check()
    said = ErasureInput(
        basis=basis,  # type: ignore[arg-type]  # checked above
        reason=reason,
        choices=choices,
        files=files_in(form, Do.ERASE),
        files_kept=files_in(form, Do.KEEP),
        instead_of=uuid_in(form.value("instead_of")),
    )
    subject = _subject(desk)
    desk.workspace.propose_erasure(desk.who, desk.by(form), subject, said)
    return f"{address_of(subject)}?done=erasure_waits"


def _confirm(desk: Desk, form: Form) -> str:
    erasure_id = form.uuid("erasure")
    form.check()
    try:
        desk.workspace.confirm_erasure(desk.who, desk.by(form), _subject(desk), erasure_id)  # type: ignore[arg-type]
    except (ErasureNotProposed, *_UNKNOWN):
        settled = desk.workspace.settled_erasure(desk.who, erasure_id)  # type: ignore[arg-type]
        if settled is None:
            raise
        return f"/confirm?done={_SETTLED[settled]}"
    return "/confirm?done=erased"


def _return(desk: Desk, form: Form) -> str:
    erasure_id, reason = form.uuid("erasure"), reason_of(desk, form)
    form.check()
    desk.workspace.return_erasure(desk.who, desk.by(form), _subject(desk), erasure_id, reason=reason)  # type: ignore[arg-type]
    return "/confirm?done=erasure_returned"


def _subject(desk: Desk) -> Subject:
    """Say what the address is about; raises NoSuchThing."""
    if "key" in desk.route:
        return Subject(person=desk.route["key"])
    name = "entry_id" if "entry_id" in desk.route else "evidence_id"
    found = uuid_in(desk.route[name])
    if found is None:
        raise NoSuchThing
    return Subject(entry_id=found) if name == "entry_id" else Subject(evidence_id=found)


def _is_asked_again(form: Form) -> bool:
    """Say whether somebody changes what was proposed."""
    return bool(form.value("again")) or form.value("deed") == "propose"


def _has_new(lines: Sequence[TextLine], files: Sequence[FileLine]) -> bool:
    return any(one.is_new for one in lines) or any(one.is_new for one in files)


def _is_returned(form: Form) -> bool:
    """Say whether somebody is about to return what was proposed."""
    return bool(form.value("back")) or form.value("deed") == "return"


def _found(live: Live, subject: Subject) -> Listing:
    """List what tells of the subject; raises NoSuchThing, NotForYou."""
    if subject.person is not None:
        _require_known(live, subject.person)
    try:
        return live.desk.workspace.to_erase(live.desk.who, subject)
    except _UNKNOWN:
        raise NoSuchThing from None
    except NotAllowed:
        raise NotForYou from None


def _require_known(live: Live, person: str) -> None:
    """Raise NoSuchThing for a person of whom the account may not know, unless it is asked to confirm the erasure."""
    rows = live.desk.workspace.erasures_waiting(live.desk.who)
    if person not in {row.subject.person for row in rows}:
        party_here(live)


def _unread(found: Listing) -> list[tuple[str, int]]:
    """List how many texts of which countries the reader may not read, those of no country last."""
    return sorted(found.unread.items(), key=lambda one: (not one[0], one[0]))


def _is_frozen(desk: Desk, account: str) -> bool:
    return any(one.account_id == account and one.frozen_at for one in desk.office.accounts.everyone())


for _path in ("/people/{key}", "/desk/entries/{entry_id}", "/evidence/{evidence_id}"):
    put_up(router, Screen(f"{_path}/erase", Right.VOUCH, show, act))
