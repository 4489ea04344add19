"""What was changed about a demand as a whole, each change with its day and its reason, for the pages that print it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.foreseeing import TURNS
from tracker.domain.record import Changed, DemandFacts
from tracker.projections.demands import REWORDED
from tracker.web.naming import Place
from tracker.web.views.standings import is_withheld
from tracker.web.wording import Text, Texts, Wording


@dataclass(frozen=True)
class ToldChange:
    """One change: `number` is the demand's own measure, `other` the demand, measure or document that it names.

    `back_on` and `back_reason` tell that it was taken back. What would point at a row that is not shown is left out.
    """

    reference: str
    kind: str
    on: date
    recorded_on: date
    version: int
    number: str | None
    other: str | None
    other_thing: str | None
    label: Text | None
    reason: Text | None
    back_on: date | None
    back_reason: Text | None


@dataclass(frozen=True)
class Over:
    """Why nobody works on a demand, since when, and in whose favour where there is one."""

    life: str
    since: date
    reason: Text | None
    by: str | None


def change_words(demands: Iterable[DemandFacts]) -> list[object]:
    """List the facts whose words the lines print."""
    changes = [change for one in demands for change in one.changes if _is_told(change)]
    labels = [change.about["measure"]["label"] for change in changes if "measure" in change.about]
    reasons = [change.about.get("reason") for change in changes]
    taken_back = [change.taken_back.get("reason") for change in changes if change.taken_back]
    return [Texts(words for words in (*labels, *reasons, *taken_back) if words)]


def change_lines(demand: DemandFacts, wording: Wording) -> Sequence[ToldChange]:
    """Tell what people changed, and what was taken back, newest first; what a register says of repeats stands apart."""
    told = [one for one in demand.changes if _is_told(one)]
    return [_line(demand, one, wording) for one in reversed(told)]


def over(demand: DemandFacts, wording: Wording) -> Over | None:
    """Tell why nobody works on a demand; None where somebody does."""
    turns = [one for one in demand.changes if one.kind in TURNS and one.taken_back is None]
    if not demand.life.is_over or not turns:
        return None
    last = max(turns, key=lambda one: one.on)
    return Over(demand.life.value, last.on, wording.say(last.about["reason"]), last.other)


def _line(demand: DemandFacts, change: Changed, wording: Wording) -> ToldChange:
    measure, back = change.about.get("measure"), change.taken_back or {}
    number = measure["number"] if measure else change.about.get("number")
    hidden = is_withheld(demand.measures, wording, Place(demand=demand.reference))
    return ToldChange(
        reference=demand.reference,
        kind=change.kind,
        on=change.recorded_on if change.kind == REWORDED else change.on,
        recorded_on=change.recorded_on,
        version=change.version,
        number=None if hidden or number is None else str(number),
        other=change.other,
        other_thing=_thing(change),
        label=wording.say(measure["label"]) if measure and not hidden else None,
        reason=wording.say(change.about.get("reason")),
        back_on=date.fromisoformat(back["recorded_on"]) if back else None,
        back_reason=wording.say(back.get("reason")) if back else None,
    )


def _is_told(change: Changed) -> bool:
    """Say whether it has a reason or was taken back, or put words better whose old ones may be read in old releases."""
    if change.about.get("reason") or change.taken_back:
        return True
    return change.kind == REWORDED and not change.about["hides_old"]


def _thing(change: Changed) -> str | None:
    """Give the path of what a change names."""
    if change.other is None:
        return None
    if change.kind == "adopted":
        return f"documents/{change.other}"
    if change.kind == "same_measure":
        reference, _, number = change.other.rpartition(".")
        return f"demands/{reference}#m-{number}"
    return f"demands/{change.other}"
