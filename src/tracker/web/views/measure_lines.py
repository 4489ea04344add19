"""One measure in a list of any page but its demand's: no name of who did not agree, no row that is not shown."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.record import DemandFacts, MeasureFacts
from tracker.domain.standing import Standing
from tracker.web.naming import Place
from tracker.web.views.standings import is_withheld, where
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class MeasureLine:
    """One measure in a list, with the entry that says where it stands.

    `label` and `entry_id` are None where its rows are not shown; so is `number`, and where its demand's page names
    somebody who was not asked: a number would join that name to the entry.
    """

    reference: str
    title: Text
    number: str | None
    label: Text | None
    where: str
    since: date | None
    entry_id: str | None
    irreversible: bool = False


def measure_line(
    demand: DemandFacts, measure: MeasureFacts, standing: Standing | None, wording: Wording
) -> MeasureLine:
    """Describe a measure and, where it is judged, where it stands."""
    place = Place(demand=demand.reference)
    withheld = is_withheld(demand.measures, wording, place)
    unasked = wording.would_name_unasked(measure.about["label"], place)
    entry = standing.entry if standing else None
    return MeasureLine(
        reference=demand.reference,
        title=wording.say(demand.about["title"]) or Text(demand.reference),
        number=None if withheld or unasked else measure.number,
        label=None if withheld else wording.say(measure.about["label"]),
        where=where(standing) if standing else "",
        since=standing.since if standing else None,
        entry_id=None if withheld or entry is None or entry.hidden else entry.entry_id,
        irreversible=standing.irreversible if standing else False,
    )
