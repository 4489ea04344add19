"""What was submitted before a session, what not yet, and what the lists of cases say: the room's part of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.daily import Listed
from tracker.domain.record import Kind
from tracker.domain.submissions import of_session, usual, withdrawn
from tracker.projections.shelves import Shelf
from tracker.web.opened import Opened
from tracker.web.sessions.matter import Prepared
from tracker.web.submission_labels import CASE_LIST, PROCEDURE
from tracker.web.views.evidence import EvidenceLine, team_lines
from tracker.web.views.occasions import Period, period
from tracker.web.views.submissions import OnList, Submitted, on_lists, submitted
from tracker.web.wording import Wording


@dataclass(frozen=True)
class Awaited:
    """What is usually submitted before a session; `by` is the day by which, None where nobody knows."""

    procedure: str
    label: str
    by: Period | None
    is_filed: bool


@dataclass(frozen=True)
class CaseListLine:
    """One list of cases; `told` is None where nothing is on record of it."""

    code: str
    label: str
    told: OnList | None


@dataclass(frozen=True)
class HandedOut:
    """A brief that was handed out, with its state as of a day."""

    entry_id: str
    as_of: date
    when: Period


@dataclass(frozen=True)
class Filed:
    """What the room says of submissions, and of the lists of cases where the session is one that has such lists."""

    submitted: Sequence[Submitted]
    awaited: Sequence[Awaited]
    lists: Sequence[CaseListLine]
    handed_out: Sequence[HandedOut]


def filed(matter: Prepared, shelf: Shelf, wording: Wording) -> Filed:
    """Describe them; the words must be open."""
    its = of_session(matter.occasion, matter.steps, matter.submitted, matter.since)
    gone = withdrawn(matter.submitted)
    standing = [one for one in its if one.entry_id not in gone]
    return Filed(
        submitted=submitted(its, matter.submitted, shelf, wording),
        awaited=[
            Awaited(
                one.procedure.value, PROCEDURE[one.procedure.value], period(one.by) if one.by else None, one.is_filed
            )
            for one in usual(matter.occasion, matter.steps, standing)
        ],
        handed_out=_handed_out(matter),
        lists=_lists(matter.listed, wording) if matter.occasion.kind == "ilc_session" else (),
    )


def files_of(opened: Opened, found: Filed) -> Mapping[str, Sequence[EvidenceLine]]:
    """List the files that are attached to submissions, by the entries' ids, as far as this reader may have them.

    They are those of the day of the reader: a file without a day is of the one on which it was recorded.
    """
    sight = opened.sight
    attached = opened.look.evidence(sight).of_entries([one.entry_id for one in found.submitted])
    known = {key: [one for one in files if (one.on or one.recorded_on) <= sight.on] for key, files in attached.items()}
    return {key: team_lines(files) for key, files in known.items() if files}


def _handed_out(matter: Prepared) -> Sequence[HandedOut]:
    """List the briefs that were handed out for the session, the newest first."""
    told = [one for one in matter.submitted if one.kind is Kind.HANDOUT]
    return [
        HandedOut(one.entry_id, date.fromisoformat(one.about["as_of"]), one.about["on"])
        for one in reversed(told)
        if one.about["occasion"] == matter.occasion.key
    ]


def _lists(listed: Listed, wording: Wording) -> Sequence[CaseListLine]:
    known = {"preliminary": listed.preliminary, "final": listed.final}
    told = {code: on_lists([one], wording)[0] for code, one in known.items() if one}
    return [CaseListLine(code, label, told.get(code)) for code, label in CASE_LIST.items()]
