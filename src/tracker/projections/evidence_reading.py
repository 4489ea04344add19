"""Evidence as one viewer may have it: the team its originals, all others a copy that was opened for them, or nothing.

Rows alone: no words are opened here. Whether the public sees what a file is attached to, the page asks beside this.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from tracker.domain.entry_events import Retraction
from tracker.domain.values import Audience
from tracker.projections.evidence import DEMAND, DOCUMENT, ENTRY
from tracker.projections.rows import facts
from tracker.projections.tables import entry, evidence, evidence_copy, evidence_link
from tracker.projections.viewing import Viewer

TOGETHER = 500
"""How many keys stand in one query."""


@dataclass(frozen=True)
class Copy:
    """A copy for others: its SHA-256, its length in bytes, what it is by its content, and the day it was made.

    `is_cleaned`: hidden data were taken out of the picture here; otherwise somebody made it by hand.
    """

    sha256: str
    size: int
    type: str
    is_cleaned: bool
    made_on: date


@dataclass(frozen=True)
class Evidence:
    """One file. `original` and `staff` are for the country's team alone, None and empty for all others.

    `newest` is the copy made last, for the team; `shown` the one that others may have. `opened_on` is the day on which
    it was opened to them. `is_theirs`: whoever looks is of the team that has the original. `gone`: why it was taken
    back, None where it was not; nobody gets any of its bytes where that was for safety, and they are the team's alone
    where it was for an error. `erased_on`: nothing of it is kept since that day.
    """

    evidence_id: str
    kind: str
    on: date | None
    country: str | None
    audience: Audience
    recorded_on: date
    account: str
    size: int
    type: str
    shown: Copy | None
    opened_on: date | None
    gone: Retraction | None = None
    erased_on: date | None = None
    newest: Copy | None = None
    is_theirs: bool = False
    original: str | None = None
    staff: Mapping[str, Any] = field(default_factory=dict)
    entries: Sequence[str] = ()
    demands: Sequence[str] = ()
    documents: Sequence[str] = ()

    @property
    def is_worked_on(self) -> bool:
        """Say whether whoever looks is of the team, and the file was not taken back."""
        return self.is_theirs and self.gone is None


def evidence_of(connection: Connection, viewer: Viewer, evidence_id: str) -> Evidence | None:
    """Give one file, None where the viewer may not know of it."""
    found = _read(connection, viewer, select(evidence).where(evidence.c.evidence_id == evidence_id))
    return next(found, None)


def known_of(connection: Connection, viewer: Viewer, ids: Collection[str]) -> Mapping[str, Evidence]:
    """Give files by their ids, as far as the viewer may know of them, those that were taken back, too."""
    return {one.evidence_id: one for one in _of_ids(connection, viewer, ids)}


def out_of_sight(connection: Connection, viewer: Viewer) -> Sequence[Evidence]:
    """Give the files that were taken back, to the team of each, in the order in which they came."""
    is_gone = or_(evidence.c.error_from.is_not(None), evidence.c.safety_from.is_not(None))
    query = select(evidence).where(is_gone).order_by(evidence.c.known_from)
    return [one for one in _read(connection, viewer, query) if one.is_theirs]


def some(connection: Connection, viewer: Viewer, ids: Collection[str]) -> Sequence[Evidence]:
    """Give files by their ids, oldest first, as far as the viewer may know of them; what was taken back is left out."""
    return [one for one in _of_ids(connection, viewer, ids) if one.gone is None]


def _of_ids(connection: Connection, viewer: Viewer, ids: Collection[str]) -> Iterator[Evidence]:
    for chunk in _chunks(ids):
        query = select(evidence).where(evidence.c.evidence_id.in_(chunk)).order_by(evidence.c.known_from)
        yield from _read(connection, viewer, query)


def attached_to(
    connection: Connection, viewer: Viewer, kind: str, keys: Collection[str]
) -> dict[str, Sequence[Evidence]]:
    """Give the files that are attached to entries, demands or documents, oldest first, by the keys of those.

    An entry that replaced another has its files. What was taken back is left out.
    """
    now = _with_earlier(connection, keys) if kind == ENTRY else {key: (key,) for key in keys}
    links: dict[str, list[str]] = {}
    for chunk in _chunks(now):
        its = select(evidence_link).where(evidence_link.c.kind == kind, evidence_link.c.key.in_(chunk))
        order = (evidence_link.c.known_from, evidence_link.c.key)
        for row in connection.execute(its.where(evidence_link.c.known_from <= viewer.through).order_by(*order)):
            links.setdefault(row.evidence_id, []).extend(now[row.key])
    found: dict[str, Sequence[Evidence]] = {}
    for one in some(connection, viewer, links):
        for key in dict.fromkeys(links[one.evidence_id]):
            found[key] = [*found.get(key, ()), one]
    return found


def later_than(connection: Connection, viewer: Viewer, ids: Collection[str]) -> Collection[str]:
    """Give the entries that replaced any of these, step by step; what was hidden for safety hands nothing on."""
    found: set[str] = set()
    asked = set(ids)
    while asked:
        rows = [row for chunk in _chunks(asked) for row in connection.execute(_rows_of(chunk))]
        streams = sorted({row.stream_id for row in rows if not row.hidden})
        old = sorted({row.entry_id for row in rows if not row.hidden})
        known = entry.c.known_from <= viewer.through
        its = select(entry.c.entry_id).where(entry.c.stream_id.in_(streams), entry.c.corrects.in_(old), known)
        asked = set(connection.scalars(its)) - found if old else set()
        found |= asked
    return found


def _with_earlier(connection: Connection, keys: Collection[str]) -> Mapping[str, Sequence[str]]:
    """Give entries and all that they replaced, each with those of the entries asked for that have its files."""
    now: dict[str, list[str]] = {key: [key] for key in keys}
    asked = set(keys)
    while asked:
        rows = [row for chunk in _chunks(asked) for row in connection.execute(_rows_of(chunk)) if row.corrects]
        hidden = _hidden(connection, {row.corrects for row in rows})
        before: set[str] = set()
        for row in rows:
            its = now.setdefault(row.corrects, [])
            fresh = [key for key in now[row.entry_id] if key not in its]
            if fresh and row.corrects not in hidden:
                its += fresh
                before.add(row.corrects)
        asked = before
    return now


def _rows_of(ids: Collection[str]) -> Select[Any]:
    its = select(entry.c.entry_id, entry.c.stream_id, entry.c.corrects, entry.c.hidden)
    return its.where(entry.c.entry_id.in_(ids)).distinct()


def _hidden(connection: Connection, ids: Collection[str]) -> Collection[str]:
    return {row.entry_id for chunk in _chunks(ids) for row in connection.execute(_rows_of(chunk)) if row.hidden}


def _read(connection: Connection, viewer: Viewer, query: Select[Any]) -> Iterator[Evidence]:
    rows = connection.execute(query.where(evidence.c.known_from <= viewer.through)).all()
    seen = [row for row in rows if _may_know(row, viewer)]
    copies = _copies(connection, viewer, [row.evidence_id for row in seen])
    links = _links(connection, viewer, [row.evidence_id for row in seen])
    for row in seen:
        yield _evidence(row, viewer, copies.get(row.evidence_id, []), links.get(row.evidence_id, {}))


def _may_know(row: Row[Any], viewer: Viewer) -> bool:
    """Say whether the viewer may know of a file: who is not of the team, only of one of which they may have a copy."""
    audience, who = Audience(row.audience), viewer.who
    if _is_of_team(row, viewer):
        return True
    if row.error_from is not None or row.safety_from is not None:
        return False
    is_shown = row.shown_from is not None and row.shown_from <= viewer.through
    return is_shown and (audience is Audience.PUBLIC or (who is not None and audience is Audience.MEMBERS))


def _is_of_team(row: Row[Any], viewer: Viewer) -> bool:
    who = viewer.who
    if who is None or not who.is_team_of(row.country):
        return False
    return Audience(row.audience) is not Audience.CONFIDENTIAL or row.account == who.account


def _copies(connection: Connection, viewer: Viewer, ids: Collection[str]) -> Mapping[str, list[Copy]]:
    found: dict[str, list[Copy]] = {}
    its = select(evidence_copy).where(evidence_copy.c.position <= viewer.through).order_by(evidence_copy.c.position)
    for chunk in _chunks(ids):
        for row in connection.execute(its.where(evidence_copy.c.evidence_id.in_(chunk))):
            made = Copy(**facts(row.facts), made_on=date.fromisoformat(row.made_on))
            found.setdefault(row.evidence_id, []).append(made)
    return found


def _links(connection: Connection, viewer: Viewer, ids: Collection[str]) -> Mapping[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    order = (evidence_link.c.known_from, evidence_link.c.key)
    its = select(evidence_link).where(evidence_link.c.known_from <= viewer.through).order_by(*order)
    for chunk in _chunks(ids):
        for row in connection.execute(its.where(evidence_link.c.evidence_id.in_(chunk))):
            found.setdefault(row.evidence_id, {}).setdefault(row.kind, []).append(row.key)
    return found


def _evidence(row: Row[Any], viewer: Viewer, copies: list[Copy], links: Mapping[str, Sequence[str]]) -> Evidence:
    about, is_theirs, gone = facts(row.facts), _is_of_team(row, viewer), _gone(row)
    is_given = gone is not Retraction.SAFETY
    staff = facts(row.staff) if is_theirs else {}
    original = staff.pop("sha256", None)
    return Evidence(
        evidence_id=row.evidence_id,
        kind=about["kind"],
        on=_day(about["on"]),
        country=row.country,
        audience=Audience(row.audience),
        recorded_on=date.fromisoformat(row.recorded_on),
        account=row.account,
        size=about["size"],
        type=about["type"],
        shown=None if gone else next((one for one in reversed(copies) if one.sha256 == row.shown), None),
        opened_on=_day(row.shown_on),
        gone=gone,
        erased_on=_day(row.erased_on),
        newest=copies[-1] if copies and is_theirs and is_given else None,
        is_theirs=is_theirs,
        original=original if is_given else None,
        staff=staff if is_given else {},
        entries=links.get(ENTRY, ()),
        demands=links.get(DEMAND, ()),
        documents=links.get(DOCUMENT, ()),
    )


def _gone(row: Row[Any]) -> Retraction | None:
    """Say why a file was taken back: at once, and backwards."""
    if row.safety_from is not None:
        return Retraction.SAFETY
    return Retraction.ERROR if row.error_from is not None else None


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _chunks(keys: Collection[str]) -> Iterator[list[str]]:
    listed = sorted(keys)
    return (listed[at : at + TOGETHER] for at in range(0, len(listed), TOGETHER))
