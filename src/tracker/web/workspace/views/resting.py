"""What rests on an entry, told before it is taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.projections.desk import Resting
from tracker.web.workspace.views.parts import where_said


@dataclass(frozen=True)
class RestingLine:
    """One assessment by its measure; `where` is the code of what it says."""

    number: str
    address: str
    where: str
    is_in_doubt: bool
    waits: bool


def resting_lines(found: Iterable[Resting]) -> Sequence[RestingLine]:
    """Tell which assessments rest on an entry."""
    return [_line(one) for one in found]


def _line(resting: Resting) -> RestingLine:
    entry = resting.entry
    number = entry.measures[0]
    reference, _, measure = number.rpartition(".")
    address = f"/desk/demands/{reference}#m-{measure}"
    return RestingLine(number, address, where_said(entry), entry.suspended, resting.waits)
