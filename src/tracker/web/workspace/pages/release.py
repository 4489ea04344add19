"""Release: what the public does not see yet, and letting it see the record as it stands now."""

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.labels import KIND
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.entry_deeds import reason_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show what is new, in counts by kind."""
    with desk.view() as live:
        new = live.look.novelties(live.sight)
        releases = live.look.releases()
        return live.page(
            "release.html",
            form,
            new=new,
            entries=[(KIND[kind.value], count) for kind, count in new.entries.items()],
            last=releases[0] if releases else None,
            done=DONE.get(desk.done),
        )


def act(desk: Desk, form: Form) -> str:
    """Release it now."""
    reason = reason_of(desk, form)
    form.check()
    desk.workspace.release_now(desk.who, desk.by(form), reason=reason)
    return "/release?done=released"


put_up(router, Screen("/release", Right.RELEASE, show, act))
