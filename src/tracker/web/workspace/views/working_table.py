"""The working table of a country: each measure of each demand, where it stands, what is due and what is planned."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tracker.domain.judgement import Judged
from tracker.domain.record import DemandFacts, MeasureFacts, Record
from tracker.domain.scorecard import entries_by_demand, judge
from tracker.domain.standing import Standing
from tracker.projections.desk import Owed
from tracker.web.cells import Cell
from tracker.web.labels import COUNTING, N_, STANDS
from tracker.web.naming import Place
from tracker.web.views.standings import is_withheld, where
from tracker.web.wording import Wording
from tracker.web.workspace.desk import Live

HEADS = (
    N_("Measure"),
    N_("Demand"),
    N_("Document"),
    N_("Made on"),
    N_("In the figures"),
    N_("What is asked"),
    N_("Where it stands"),
    N_("Since"),
    N_("Needs re-assessment"),
    N_("Last look"),
    N_("Stale"),
    N_("Due"),
    N_("Next step"),
    N_("Closed, withdrawn or superseded"),
)
"""What stands above each column."""

_LIFE = {"closed": N_("Closed"), "withdrawn": N_("Withdrawn"), "superseded": N_("Superseded")}


def working_table(live: Live, record: Record, country: str) -> Sequence[Sequence[Cell]]:
    """Make the rows, one a measure, in the order of their numbers; a demand without a measure has one of its own.

    A file is carried away: it names nobody who did not agree to it, whoever takes it. Rows that the desk's pages do not
    show to the reader are left out.
    """
    ours = [one for one in record.demands if one.country == country]
    desk = live.look.desk(live.sight)
    due, steps = _by_demand(desk.due(date.max)), _by_demand(desk.steps())
    planned = [one.entry.about for its in (*due.values(), *steps.values()) for one in its]
    texts = [(one.about["title"], [measure.about["label"] for measure in one.measures]) for one in ours]
    wording = live.for_a_file()
    for each in (live.wording, wording):
        each.open(live.look.words, texts, [(about.get("what"), about.get("wording")) for about in planned])
    by_demand = entries_by_demand(record.entries)
    teller = _Teller(live, wording, due, steps)
    judged = (judge(one, one.measures, by_demand.get(one.reference, []), record.on) for one in ours)
    return [row for one in judged for row in teller.rows(one)]


_Due = Mapping[str, Sequence[Owed]]


class _Teller:
    def __init__(self, live: Live, wording: Wording, due: _Due, steps: _Due) -> None:
        self._live, self._wording, self._due, self._steps = live, wording, due, steps

    def rows(self, judged: Judged) -> Iterator[Sequence[Cell]]:
        """Give the rows of one demand."""
        demand = judged.demand
        if is_withheld(demand.measures, self._live.wording, Place(demand=demand.reference)):
            yield self._row(judged, None, None)
            return
        yield from (self._row(judged, measure, standing) for measure, standing in judged.measures)
        if not judged.measures:
            yield self._row(judged, None, None)

    def _row(self, judged: Judged, measure: MeasureFacts | None, standing: Standing | None) -> Sequence[Cell]:
        demand, says = judged.demand, self._live.catalogue.gettext
        wording = self._wording
        yes = says(N_("yes"))
        return (
            measure.number if measure else demand.reference,
            wording.plain(demand.about["title"]),
            demand.about["document"],
            demand.made_on.isoformat(),
            says(COUNTING[demand.counting.value]),
            wording.plain(measure.about["label"]) if measure else None,
            says(STANDS[where(standing)]) if standing else None,
            standing.since.isoformat() if standing and standing.since else None,
            yes if standing and standing.needs_reassessment else None,
            judged.looked_on.isoformat() if judged.looked_on else None,
            yes if judged.stale else None,
            self._days(self._due.get(demand.reference, ())),
            self._days(self._steps.get(demand.reference, ()), text="what"),
            self._life(demand),
        )

    def _days(self, owed: Iterable[Owed], text: str = "wording") -> str:
        lines = ((one.due_on.isoformat() if one.due_on else "", one.entry.about.get(text)) for one in owed)
        return "\n".join(f"{day} {self._wording.plain(said) or ''}".strip() for day, said in lines)

    def _life(self, demand: DemandFacts) -> str | None:
        label = _LIFE.get(demand.life.value)
        return self._live.catalogue.gettext(label) if label else None


def _by_demand(owed: Iterable[Owed]) -> Mapping[str, Sequence[Owed]]:
    found: dict[str, list[Owed]] = {}
    for one in owed:
        for reference in one.demands:
            found.setdefault(reference, []).append(one)
    return found
