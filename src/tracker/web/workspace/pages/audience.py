"""Who may see an entry: widened, narrowed, or not before a day."""

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.domain.values import Audience
from tracker.projections.versions import Version
from tracker.web.answers import Page
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.entering import begun, is_begun, is_over, version_of
from tracker.web.workspace.entry_deeds import deed_page, entry_id_of, reason_of, to_entry
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.kept import Values, typed_day
from tracker.web.workspace.labels import AUDIENCE
from tracker.web.workspace.names import KEEP
from tracker.web.workspace.options import options
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()

_WIDEST_FIRST = [one.value for one in Audience]


def show(desk: Desk, form: Form) -> Page:
    """Show who may see it now, and what may be chosen."""
    with desk.view() as live:
        version = version_of(live)
        if not desk.who.has(Right.HIDE, version.country):
            raise NotForYou
        if is_over(version) and not is_begun(form):
            return to_entry(desk, version)
        offered = options(AUDIENCE, live.catalogue, _offered(live, version))
        return deed_page(live, "audience.html", begun(form, _now(live, version), live), version, audiences=offered)


def act(desk: Desk, form: Form) -> str:
    """Change it, and go to the entry where the account still sees it."""
    audience = form.choice("audience", Audience)
    not_before = form.day("not_before", required=False, future=True)
    reason = reason_of(desk, form)
    form.check()
    entry_id, seen = entry_id_of(desk), form.number("seen")
    desk.workspace.set_audience(
        desk.who,
        desk.by(form),
        entry_id,
        audience,  # type: ignore[arg-type]  # checked above
        not_before=not_before,
        reason=reason,
        seen=seen,
        names_kept=form.value("names") == KEEP,
    )
    with desk.view() as live:
        is_seen = bool(live.look.versions(live.sight, str(entry_id)))
    return f"/desk/entries/{entry_id}?done=audience" if is_seen else "/desk?done=audience"


def _offered(live: Live, version: Version) -> list[str]:
    """Offer all to the team; who only may take out of sight gets nothing wider than it is.

    Confidential it is made by whoever recorded it alone: for anybody else it would be out of everybody's sight.
    """
    its, own = version.audience.value, version.entry.about["account"] == live.desk.account.account_id
    fitting = [one for one in AUDIENCE if own or one in {its, *_WIDEST_FIRST[:-1]}]
    if live.desk.who.is_team_of(version.country):
        return fitting
    return [one for one in fitting if _WIDEST_FIRST.index(one) >= _WIDEST_FIRST.index(its)]


def _now(live: Live, version: Version) -> Values:
    day = typed_day(version.not_before, live.desk.account.language) if version.not_before else ""
    return {"audience": [version.audience.value], "not_before": [day]}


put_up(router, Screen("/desk/entries/{entry_id}/audience", Right.HIDE, show, act))
