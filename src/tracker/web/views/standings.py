"""Where measures and demands stand, as codes that pages have words for; and whose rows may be shown."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from tracker.domain.judgement import Judged
from tracker.domain.person import PERSON_KEY
from tracker.domain.record import DemandFacts, MeasureFacts
from tracker.domain.standing import Standing
from tracker.web.naming import Place
from tracker.web.wording import Text, Wording

LEAST_FOR_FIGURES = 3
"""Fewer measures than this, and a figure would say of whom it speaks."""


class Stand(NamedTuple):
    """What a list says of where a demand stands: codes, numbers and days, no text of the record; as in `Row`."""

    state: str | None
    opposite: int
    met: int
    measures: int
    tally: tuple[tuple[str, int], ...]
    has_figures: bool
    needs_reassessment: bool
    stale: bool
    looked_on: date | None
    period: int


class Row(NamedTuple):
    """One demand in a list. `tally` holds the kinds of standing that occur, with how many measures stand so.

    `period` is after how many days without a look it is stale.
    `has_figures` is False where they would say of whom they speak: its rows are not shown, and they are few.
    """

    reference: str
    title: Text
    counting: str
    made_on: date
    item: Text | None = None
    state: str | None = None
    opposite: int = 0
    met: int = 0
    measures: int = 0
    tally: tuple[tuple[str, int], ...] = ()
    has_figures: bool = True
    needs_reassessment: bool = False
    stale: bool = False
    covered: bool = False
    looked_on: date | None = None
    period: int = 0
    themes: Sequence[str] = ()
    conventions: Sequence[str] = ()

    @property
    def stand(self) -> Stand:
        """Give what is said of where it stands."""
        return Stand(
            self.state,
            self.opposite,
            self.met,
            self.measures,
            self.tally,
            self.has_figures,
            self.needs_reassessment,
            self.stale,
            self.looked_on,
            self.period,
        )

    @property
    def thing(self) -> str:
        """Give the demand's path below the language."""
        return f"demands/{self.reference}"


def where(standing: Standing) -> str:
    """Give the code of where a measure stands: a letter, or why there is none."""
    if standing.suspended:
        return "suspended"
    if standing.not_counted is not None:
        return standing.not_counted.value
    if standing.letter is not None:
        return standing.letter.value
    return "not_known" if standing.not_known else "not_yet"


def row(
    about: Mapping[str, Any], wording: Wording, judged: Judged | None, place: Place, *, covered_on: date | None = None
) -> Row:
    """Describe a demand in a list; in that of a card without its item, and with whether it is covered on that day."""
    reference, themes, conventions = about["reference"], about["themes"], about["instruments"]
    title = wording.say(about["title"], place) or Text(reference)
    item = wording.say(about["item"], place) if covered_on is None else None
    made_on = date.fromisoformat(about["made_on"]) if judged is None else judged.demand.made_on
    if judged is None:
        return Row(reference, title, about["counting"], made_on, item, themes=themes, conventions=conventions)
    return Row(
        reference,
        title,
        about["counting"],
        made_on,
        item,
        judged.state.value,
        judged.opposite,
        judged.tally()["met"],
        len(judged.measures),
        judged.others,
        has_figures(judged, wording, place),
        judged.needs_reassessment,
        judged.stale,
        covered_on is not None and judged.is_covered(covered_on),
        judged.looked_on,
        judged.demand.period,
        themes,
        conventions,
    )


def has_figures(judged: Judged, wording: Wording, place: Place) -> bool:
    """Say whether a demand's measures may be counted in a place: its rows may stand there, or there are enough."""
    return len(judged.measures) >= LEAST_FOR_FIGURES or not is_withheld(judged.demand.measures, wording, place)


def is_withheld(measures: Sequence[MeasureFacts], wording: Wording, place: Place) -> bool:
    """Say whether rows of a demand are not shown: one of them is about a person who may not be named there.

    An organisation of fewer than ten people has a person's key, and is treated as a person whom nobody asked.
    """
    return any(is_personal(measure) and not wording.may_name(_object(measure), place) for measure in measures)


def withheld_rows(demand: DemandFacts, wording: Wording) -> frozenset[str]:
    """Give the numbers of a demand's measures that are about a person who may not be named on its page."""
    place = Place(demand=demand.reference)
    return frozenset(one.number for one in demand.measures if is_withheld([one], wording, place))


def is_personal(measure: MeasureFacts) -> bool:
    """Say whether a measure is about a person, or about so few that they are treated as one."""
    return measure.about["object"]["kind"] == "person" or PERSON_KEY.fullmatch(_object(measure)) is not None


def _object(measure: MeasureFacts) -> str:
    return str(measure.about["object"]["key"])
