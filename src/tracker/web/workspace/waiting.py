"""How what waits for a second person is read: with where each measure stands now, and what the proposal rests on."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from tracker.application.workspace.inputs import Tick
from tracker.domain.letters import Letter
from tracker.domain.scorecard import entries_by_demand, judge
from tracker.projections.desk import Waiting
from tracker.web.workspace.desk import Live
from tracker.web.workspace.views.parts import where_said
from tracker.web.workspace.views.proposals import Listing, Proposal


def undecided(live: Live) -> list[Waiting]:
    """List the assessments that wait for a second person, then those in doubt, each half oldest first."""
    waits = live.look.desk(live.sight)
    return [*waits.waiting(), *waits.suspended()]


def undecided_of(live: Live, entry_id: str) -> Waiting | None:
    """Give the one of that id that another account proposed, None where there is none any more."""
    others = (one for one in undecided(live) if one.account != live.desk.who.account)
    return next((one for one in others if one.entry.entry_id == entry_id), None)


def grouped(waiting: Sequence[Waiting]) -> list[Waiting]:
    """Put those on one measure together, where the first of them stands."""
    first: dict[str, int] = {}
    for place, one in enumerate(waiting):
        first.setdefault(one.entry.measures[0], place)
    return sorted(waiting, key=lambda one: first[one.entry.measures[0]])


def differing(waiting: Iterable[Waiting]) -> Collection[str]:
    """Name the measures on which these say different things."""
    said: dict[str, set[str]] = {}
    for one in waiting:
        said.setdefault(one.entry.measures[0], set()).add(where_said(one.entry))
    return {number for number, answers in said.items() if len(answers) > 1}


def proposals(live: Live, waiting: Sequence[Waiting], among: Iterable[Waiting] = ()) -> list[Proposal]:
    """Tell of what waits, in the order given; `among` is all that waits, of which these may be a part."""
    references = sorted({one.entry.demand for one in waiting if one.entry.demand})
    record, rests = live.look.dossier(live.sight, references), live.look.desk(live.sight).rests_on(waiting)
    by_demand, demands = entries_by_demand(record.entries), {one.reference: one for one in record.demands}
    judged = [judge(one, one.measures, by_demand.get(one.reference, []), live.sight.on) for one in record.demands]
    live.open([one.about for one in record.demands], [m.about for one in record.demands for m in one.measures])
    live.open([one.entry.about for one in waiting], [one.about for its in rests.values() for one in its.entries])
    listing = Listing(
        demands=demands,
        standings={measure.number: (measure, standing) for one in judged for measure, standing in one.measures},
        rests=rests,
        nicknames=live.desk.nicknames,
        wording=live.wording,
        who=live.desk.who,
        today=live.sight.on,
        differing=differing(among),
        silences=live.desk.workspace.silences(live.desk.who, _of_silence(waiting)),
    )
    return [listing.proposal(one) for one in waiting]


def _of_silence(waiting: Iterable[Waiting]) -> list[Tick]:
    """Give those that say that nobody answered."""
    silent = (one.entry for one in waiting if one.entry.letter is Letter.NO_ANSWER)
    return [Tick(one.demand, UUID(one.entry_id)) for one in silent if one.demand is not None]
