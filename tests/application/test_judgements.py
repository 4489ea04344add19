"""What was judged before is not judged again, and is what it would be judged to be."""

from dataclasses import replace

import pytest

from tests.domain.by_hand import TODAY, a_demand, said
from tracker.application import judgements
from tracker.application.judgements import Judgements
from tracker.domain.judgement import Judged
from tracker.domain.scorecard import judge


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Judged]:
    """Collect what is judged anew."""
    anew: list[Judged] = []

    def noted(*given: object) -> Judged:
        anew.append(judge(*given))  # type: ignore[arg-type]
        return anew[-1]

    monkeypatch.setattr(judgements, "judge", noted)
    return anew


def test_the_same_demand_with_the_same_entries_is_judged_once(judged: list[Judged]) -> None:
    demand, entry, kept = a_demand("kz-1"), said("A", measure="kz-1.1"), Judgements()

    first = kept.of(demand, [*demand.measures], [entry], TODAY)
    again = kept.of(demand, [*demand.measures], [entry], TODAY)

    assert again is first
    assert judged == [first]


def test_with_another_entry_or_another_day_it_is_judged_anew(judged: list[Judged]) -> None:
    demand, entry, kept = a_demand("kz-1"), said("A", measure="kz-1.1"), Judgements()
    first = kept.of(demand, demand.measures, [entry], TODAY)

    doubted = kept.of(demand, demand.measures, [replace(entry, basis_gone=True)], TODAY)
    kept.of(demand, demand.measures, [entry], first.demand.made_on)

    assert (first.needs_reassessment, doubted.needs_reassessment) == (False, True)
    assert len(judged) == 3


def test_the_judgement_that_was_made_first_is_given_up_first(judged: list[Judged]) -> None:
    kept, demands = Judgements(most=2), [a_demand(f"kz-{number}") for number in (1, 2, 3)]

    for demand in [*demands, demands[2], demands[0]]:
        kept.of(demand, demand.measures, [], TODAY)

    assert [one.demand.reference for one in judged] == ["kz-1", "kz-2", "kz-3", "kz-1"]
