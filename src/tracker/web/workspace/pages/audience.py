"""Who may see an entry: widened, narrowed, or not before a day."""

from fastapi import APIRouter

from tracker.application.workspace.refusals import NamesInWording
from tracker.domain.rights import Right
from tracker.domain.values import Audience
from tracker.projections.versions import Version
from tracker.web.answers import Page
from tracker.web.workspace.audiences import for_another
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import begun, is_begun, is_over, require_over, version_of
from tracker.web.workspace.entry_deeds import deed_page, entry_id_of, reason_of, to_entry
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.kept import Values, typed_day
from tracker.web.workspace.names import ask_again, namesakes
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show who may see it now, and what may be chosen."""
    with desk.view() as live:
        version = version_of(live)
        require_over(live, version, Right.HIDE)
        if is_over(version) and not is_begun(form):
            return to_entry(desk, version)
        offered, filled = for_another(live, version), begun(form, _now(live, version), live)
        return deed_page(live, "audience.html", filled, version, audiences=offered)


def act(desk: Desk, form: Form) -> str:
    """Change it, and go to the entry where the account still sees it."""
    audience = form.choice("audience", Audience)
    not_before = form.day("not_before", required=False, future=True)
    reason = reason_of(desk, form)
    form.check()
    entry_id, seen = entry_id_of(desk), form.number("seen")
    try:
        desk.workspace.set_audience(
            desk.who,
            desk.by(form),
            entry_id,
            audience,  # type: ignore[arg-type]  # checked above
            not_before=not_before,
            reason=reason,
            seen=seen,
            namesakes=namesakes(form),
        )
    except NamesInWording as refused:
        ask_again(form, "audience", str(refused.values["persons"]).split())
        form.check()
    with desk.view() as live:
        is_seen = bool(live.look.versions(live.sight, str(entry_id)))
    return f"/desk/entries/{entry_id}?done=audience" if is_seen else "/desk?done=audience"


def _now(live: Live, version: Version) -> Values:
    day = typed_day(version.not_before, live.desk.account.language) if version.not_before else ""
    return {"audience": [version.audience.value], "not_before": [day]}


put_up(router, Screen("/desk/entries/{entry_id}/audience", Right.HIDE, show, act))
