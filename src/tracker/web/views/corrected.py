"""What was corrected, as the public list of corrections tells it: on which demand, and what it said and says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.projections.corrections import Correction
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class Corrected:
    """One line. `said` and `says` are codes of where a measure stood and stands; none where they are not told."""

    day: date
    retracted: bool
    kind: str
    effective: date
    demand: str | None
    title: Text | None
    measures: Sequence[str]
    said: str | None
    says: str | None


def corrected(one: Correction, about: Mapping[str, Any] | None, wording: Wording) -> Corrected:
    """Tell one correction; of a demand with rows about persons, only that something on it was corrected."""
    tells_rows = about is not None and _are_of_nobody(one.measures, about)
    return Corrected(
        day=one.day,
        retracted=one.retracted,
        kind=one.kind.value,
        effective=one.effective,
        demand=one.demand,
        title=wording.say(about["title"]) if about else None,
        measures=one.measures if tells_rows else (),
        said=one.said if tells_rows else None,
        says=one.says if tells_rows else None,
    )


def _are_of_nobody(measures: Sequence[str], about: Mapping[str, Any]) -> bool:
    """Say whether a demand has no row about a person, and all these measures are among those that it was made with."""
    known = {f"{about['reference']}.{measure['number']}" for measure in about["measures"]}
    return known.issuperset(measures) and all(one["object"]["kind"] != "person" for one in about["measures"])
