"""People and what was asked for them: single rows where everybody may be named here, otherwise "k of n" (Safety 4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.judgement import Judged
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.views.document import natural
from tracker.web.views.grid import Grid, grid
from tracker.web.views.standings import LEAST_FOR_FIGURES, is_personal, is_withheld
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class PeopleOf:
    """The people of one demand. `grid` is None where somebody of it may not be named here.

    `measures`, `met` and `tally` count the measures about people;
    `has_figures` is False where they are so few that a figure would say of whom it speaks.
    """

    reference: str
    title: Text
    grid: Grid | None
    measures: int
    met: int
    tally: Sequence[tuple[str, int]]
    has_figures: bool


@dataclass(frozen=True)
class People:
    """All that a country's page of people shows."""

    country: str
    name: str
    demands: Sequence[PeopleOf]


def words_wanted(judged: Sequence[Judged]) -> list[object]:
    """List the facts whose words the page prints."""
    return [[one.demand.about["title"], [m.about["object"] for m in one.demand.measures]] for one in judged]


def people(country: str, name: str, judged: Sequence[Judged], wording: Wording) -> People:
    """Make the page of the demands in n that ask something for people."""
    ordered = sorted(judged, key=lambda one: natural(one.demand.reference))
    return People(country, name, [told for told in (_of_demand(one, wording) for one in ordered) if told])


def _of_demand(judged: Judged, wording: Wording) -> PeopleOf | None:
    theirs = [(measure, standing) for measure, standing in judged.measures if is_personal(measure)]
    if not theirs:
        return None
    counts = replace(judged, measures=theirs).tally()
    named = not is_withheld(judged.demand.measures, wording, ANYWHERE_ELSE)
    return PeopleOf(
        reference=judged.demand.reference,
        title=wording.say(judged.demand.about["title"]) or Text(judged.demand.reference),
        grid=grid(theirs, wording, ANYWHERE_ELSE) if named else None,
        measures=len(theirs),
        met=counts["met"],
        tally=[(kind, number) for kind, number in counts.items() if number and kind != "met"],
        has_figures=len(theirs) >= LEAST_FOR_FIGURES,
    )
