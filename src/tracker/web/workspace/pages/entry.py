"""One entry: what it says, what can be done about it, and every version that it had."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.domain.values import Audience
from tracker.projections.entries import SAMPLE, STANDS, SUSPENDED
from tracker.projections.versions import Version
from tracker.web.answers import Page
from tracker.web.labels import KIND
from tracker.web.views.evidence import EvidenceLine, team_lines
from tracker.web.workspace.audiences import has_over
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import is_over, line_of, version_crumbs
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import AUDIENCE, DONE
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.acts import Act, Hand, acts_of
from tracker.web.workspace.views.history import Rows, history

router = APIRouter()

_COUNTS = {STANDS, SUSPENDED, SAMPLE}

_ALWAYS = {"retract", "audience"}


def show(desk: Desk, form: Form) -> Page:
    """Show the entry with its history."""
    with desk.view() as live:
        line = line_of(live)
        here = next(one for one in line if one.entry.entry_id == desk.route["entry_id"])
        versions = history(line, _rows(live, line), live)
        return live.page(
            "entry.html",
            form,
            heading=KIND[here.entry.kind.value],
            crumbs=version_crumbs(live, here),
            done=DONE.get(desk.done),
            here=next(one for one in versions if one.entry_id == here.entry.entry_id),
            versions=versions,
            audience=AUDIENCE[here.audience.value],
            about=here,
            acts=list(_acts(live, here)),
            files=_files(live, line),
            may_erase=has_over(live, here, Right.VOUCH),
            remind=f"entry:{desk.route['entry_id']}" if _counts(live, here) else None,
        )


def _files(live: Live, line: Sequence[Version]) -> Sequence[EvidenceLine]:
    """List the files that are attached to the entry, or to what it replaced or what replaced it."""
    found = live.look.evidence(live.sight).of_entries([one.entry.entry_id for one in line])
    once = {one.evidence_id: one for files in found.values() for one in files}
    return team_lines(once.values())


def _rows(live: Live, line: Sequence[Version]) -> Rows:
    """Ask who did what, where that is the reader's to know."""
    desk = live.desk
    mine = [UUID(one.entry.entry_id) for one in line if desk.who.is_team_of(one.country)]
    return {str(one): rows for one, rows in desk.workspace.histories(desk.who, mine).items()}


def _acts(live: Live, version: Version) -> Iterator[Act]:
    """Say what this reader may do about the entry; what does not count is only taken back, or shown to others."""
    if is_over(version):
        return
    here, waits = f"/desk/entries/{version.entry.entry_id}", live.look.desk(live.sight)
    unsettled = {one.entry.entry_id for one in (*waits.steps(), *waits.urgencies())}
    countries = {version.entry.entry_id: version.countries}
    acts = acts_of(version.entry, Hand(live.desk.who, version.country, countries, unsettled))
    for act in (*acts.first, *acts.more):
        if act.code in _ALWAYS or (version.state in _COUNTS and act.code != "history"):
            yield act
    if not has_over(live, version, Right.RECORD):
        return
    yield Act("evidence", f"/evidence/new?entry={version.entry.entry_id}")
    if version.not_before is not None:
        yield Act("opening", f"{here}/opening")
    if version.audience is Audience.CONFIDENTIAL:
        yield Act("opened", f"{here}/opened")


def _counts(live: Live, version: Version) -> bool:
    """Say whether it counts today, so that one may wish to be reminded of it."""
    return bool(live.look.entries(live.sight, [version.entry.entry_id]))


put_up(router, Screen("/desk/entries/{entry_id}", Right.SIGNED_IN, show))
