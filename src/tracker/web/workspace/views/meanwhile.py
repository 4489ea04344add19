"""Meanwhile: what others did to an entry since the page of a form about it was made, and what stands now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from tracker.application.workspace.history import HistoryRow
from tracker.projections.entries import RETRACTED, RETURNED
from tracker.projections.versions import Version
from tracker.web.labels import N_
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.views.history import CORRECTED, DEEDS, Deed, Teller
from tracker.web.workspace.views.parts import Part, parts_of

_LABELS = {**DEEDS, CORRECTED: N_("Corrected")}


@dataclass(frozen=True)
class Meanwhile:
    """What happened to an entry since a form about it was shown.

    `deeds` say what was done, by whom and why: for its team. `stands`: the id of what stands in its place now, or
    its own; empty where it was taken back. `parts` are what that says.
    """

    deeds: Sequence[Deed]
    stands: str
    is_replaced: bool
    parts: Sequence[Part]


def meanwhile(live: Live, version: Version, form: Form) -> Meanwhile | None:
    """Say what others did since the page that a form came from was made; None where nobody did anything."""
    if not form.value("seen"):
        return None
    line = live.look.versions(live.sight, version.entry.entry_id)
    now = standing(version, line)
    is_replaced = now is None or now.entry.entry_id != version.entry.entry_id
    deeds = _since(live, line, form.number("seen"))
    if not (deeds or is_replaced):
        return None
    shown = now or version
    return Meanwhile(deeds, now.entry.entry_id if now else "", is_replaced, parts_of(shown.entry, live))


def action_of(desk: Desk, found: Meanwhile | None) -> str:
    """Give the address that the form goes to: of what stands in the entry's place; empty where nothing does."""
    if found is None:
        return desk.path
    return desk.path.replace(desk.route["entry_id"], found.stands) if found.stands else ""


def standing(version: Version, line: Sequence[Version]) -> Version | None:
    """Give what stands in the place of an entry: itself, the newest version that took it, or None."""
    if not (version.is_replaced or version.state == RETRACTED):
        return version
    return next((one for one in reversed(line) if _stands(one)), None)


def _stands(version: Version) -> bool:
    return not version.is_replaced and version.state not in {RETRACTED, RETURNED}


def _since(live: Live, line: Sequence[Version], seen: int) -> list[Deed]:
    who = live.desk.who
    mine = [UUID(one.entry.entry_id) for one in line if who.is_team_of(one.country)]
    told = {row.position: row for row in _rows(live, mine) if row.position > seen and row.deed in _LABELS}
    rows = [told[position] for position in sorted(told)]
    live.open([row.reason for row in rows])
    teller = Teller.of(live)
    once = {(row.at, row.deed): row for row in rows}
    return [teller.deed(row, _LABELS[row.deed]) for row in once.values()]


def _rows(live: Live, entries: Sequence[UUID]) -> Iterator[HistoryRow]:
    for rows in live.desk.workspace.histories(live.desk.who, entries).values():
        yield from rows
