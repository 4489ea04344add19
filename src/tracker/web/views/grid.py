"""A grid of people and what is asked for them: a row for each person, a column for each act; nobody stands in part."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.record import MeasureFacts
from tracker.domain.standing import Standing
from tracker.web.naming import Place
from tracker.web.thing_labels import ACT
from tracker.web.views.bars import SIGNS
from tracker.web.views.standings import is_personal, is_withheld, where
from tracker.web.wording import Wording

Measures = Sequence[tuple[MeasureFacts, Standing]]


@dataclass(frozen=True)
class GridRow:
    """One person. `cells` hold for each act how what is asked stands, with its sign; nothing where it is not asked."""

    key: str
    name: str
    has_page: bool
    cells: Sequence[Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Grid:
    """People and acts; `acts` are messages."""

    acts: Sequence[str]
    rows: Sequence[GridRow]


def grid(measures: Measures, wording: Wording, place: Place) -> Grid | None:
    """Lay out what is asked for people in the order of the measures.

    None where no row may be shown: somebody may not be named in this place, or a name would stand beside a measure
    whose own words do not print it, and so beside its entries (product, Safety 4).
    """
    theirs = [(measure, standing) for measure, standing in measures if is_personal(measure)]
    facts = [measure for measure, _ in theirs]
    if not facts or is_withheld(facts, wording, place) or any(_would_join(one, wording, place) for one in facts):
        return None
    acts = list(dict.fromkeys(str(one.about["act"]) for one in facts))
    stands: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for measure, standing in theirs:
        of_person = stands.setdefault(str(measure.about["object"]["key"]), {act: [] for act in acts})
        code = where(standing)
        of_person[measure.about["act"]].append((code, SIGNS[code]))
    return Grid(
        acts=[ACT[act] for act in acts],
        rows=[
            GridRow(key, wording.called(key, place) or "", wording.has_page(key), list(cells.values()))
            for key, cells in stands.items()
        ],
    )


def _would_join(measure: MeasureFacts, wording: Wording, place: Place) -> bool:
    """Say whether a row would name somebody who was not asked where the measure's own words do not."""
    key = str(measure.about["object"]["key"])
    return wording.is_unasked(key, place) and not wording.would_name_unasked(measure.about["label"], place)
