"""What is out of sight as its team is told of it: which entry or person, when, by whom and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.application.workspace.taken_back import HiddenEntry
from tracker.projections.evidence_reading import Evidence
from tracker.web.labels import KIND, N_
from tracker.web.workspace.desk import Live
from tracker.web.workspace.views.history import DEEDS, Deed, Teller


@dataclass(frozen=True)
class HiddenLine:
    """One entry: its kind and where it stood. `stands` is what took its place, empty where nothing did.

    `hidden` is the deed that hid it; `deeds` are the others, oldest first.
    """

    kind: str
    demands: Sequence[str]
    country: str | None
    stands: str
    hidden: Deed
    deeds: Sequence[Deed]


@dataclass(frozen=True)
class OutOfSight:
    """What is out of sight, newest first; persons by their keys, each with the deed that withheld them.

    `files` were taken back, for safety or for an error; their pages say which, and why.
    """

    entries: Sequence[HiddenLine]
    persons: Sequence[tuple[str, Deed]]
    files: Sequence[Evidence]


def out_of_sight(live: Live) -> OutOfSight:
    """List what was taken out of sight in the own countries."""
    found = live.desk.workspace.taken_back(live.desk.who)
    live.open([row.reason for one in found.entries for row in one.deeds], [row.reason for row in found.persons])
    teller = Teller.of(live)
    persons = [(row.person, teller.told(row.at, row.account, N_("Withheld"), row.reason)) for row in found.persons]
    files = live.look.evidence(live.sight).out_of_sight()
    return OutOfSight([_line(one, teller) for one in found.entries], persons, files)


def _line(one: HiddenEntry, teller: Teller) -> HiddenLine:
    about, known = one.about, {**DEEDS, "entry_corrected": N_("Corrected")}
    first = one.deeds[0].position
    others = [row for row in one.deeds if row.position != one.hidden_by.position]
    return HiddenLine(
        kind=KIND[about.kind.value],
        demands=about.demands,
        country=about.country,
        stands=str(about.stands) if about.stands else "",
        hidden=teller.deed(one.hidden_by, N_("Hidden for safety")),
        deeds=[
            teller.deed(row, N_("Recorded") if row.position == first else known[row.deed])
            for row in others
            if row.position == first or row.deed in known
        ],
    )
