"""The oracle itself, on examples small enough to be reckoned by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
import yaml
from hypothesis import given

from tests.oracle import from_events, from_yaml, reckoning
from tests.oracle.from_events import Kept
from tests.oracle.histories import Step, ends, histories, history, kept
from tests.oracle.reckoning import NOT_COUNTED, UNKNOWN, Act, Asked, Entry, Said, state_of
from tracker.domain import lifecycle_events
from tracker.domain.entry_events import EntryRetracted, Retraction
from tracker.domain.events import EntryEvent
from tracker.register import bundled

MADE = date(2021, 12, 7)
ON = date(2023, 1, 1)


def said(*steps: str, measure: int = 1, **given: Any) -> list[Said]:
    """Assessments of one measure, a month apart; `E!` is irreversible, `C?` suspended."""
    return [
        Said(
            id=f"{measure}-{at}",
            measure=measure,
            day=MADE + timedelta(days=30 * at),
            what=step.rstrip("!?"),
            irreversible=step.endswith("!"),
            suspended=step.endswith("?"),
            **given,
        )
        for at, step in enumerate(steps)
    ]


def asked(*measures: Sequence[str], reference: str = "kz-2021-1", **given: Any) -> Asked:
    """A demand in n of Kazakhstan, with what was said of each of its measures."""
    facts: dict[str, Any] = {
        "reference": reference,
        "made_on": MADE,
        "counting": "in_n",
        "addressed": "KZ",
        "countries": frozenset({"KZ"}),
        "measures": frozenset(range(1, len(measures) + 1)),
        "said": [one for at, steps in enumerate(measures, 1) for one in said(*steps, measure=at)],
    }
    return Asked(**facts | given)


def card(*demands: Asked, acts: dict[str, Act] | None = None, ended: date | None = None) -> dict[str, Any]:
    sessions = [("110", ended)] if ended else []
    return reckoning.card("KZ", ON, sample=False, demands=demands, acts=acts or {}, sessions=sessions)


def entry(kind: str, days: int, **given: Any) -> Entry:
    day = MADE + timedelta(days=days)
    return Entry(**{"id": f"{kind}-{days}", "day": day, "kind": kind, "look": day, **given})


@pytest.mark.parametrize(
    ("wheres", "state"),
    [
        (["A"], "met"),
        (["A", "already_met_when_made"], "met"),
        (["A", "lost_object"], "met"),
        (["A", UNKNOWN], "partly_met"),
        (["A", "ran_out"], "partly_met"),
        (["B", "C"], "partly_met"),
        (["ran_out", UNKNOWN], "not_met"),
        (["no_longer_possible"], "not_met"),
        (["E", "D"], "not_met"),
        ([UNKNOWN, "lost_object"], "not_known"),
    ],
)
def test_the_state_of_a_demand(wheres: list[str], state: str) -> None:
    assert state_of(wheres) == state


@pytest.mark.parametrize(
    ("steps", "where", "opposite", "in_the_intervals"),
    [
        ([], UNKNOWN, False, UNKNOWN),
        (["E", "ran_out"], "ran_out", True, "ran_out"),
        (["E", "not_known", "ran_out"], "ran_out", True, "ran_out"),
        (["E", "C", "ran_out"], "ran_out", False, "ran_out"),
        (["E!", "A"], "E", True, "E"),
        (["E!", "not_known"], "E", True, "E"),
        (["E!?", "A"], "A", False, "A"),
        (["B", "not_known"], "B", False, UNKNOWN),
        (["lost_object", "not_known"], "lost_object", False, "lost_object"),
        (["A", "C?"], UNKNOWN, False, UNKNOWN),
        (["A", "C?", "not_known"], UNKNOWN, False, UNKNOWN),
        (["A", "C?", "B"], "B", False, "B"),
    ],
)
def test_where_a_measure_stands(
    steps: list[str],
    where: str,
    opposite: bool,  # noqa: FBT001
    in_the_intervals: str,
) -> None:
    steps_of_it = reckoning.steps_of(said(*steps), 1)
    assert reckoning.where(steps_of_it) == where
    assert reckoning.is_opposite(steps_of_it) is opposite
    assert reckoning.in_the_intervals(steps_of_it, []) == in_the_intervals


def test_of_two_on_one_day_the_worse_counts_whatever_came_first() -> None:
    for words in (["A", "C"], ["not_known", "C"], ["ran_out", "C"]):
        both = [Said(str(at), 1, MADE, what) for at, what in enumerate(words)]
        assert reckoning.where(reckoning.steps_of(both, 1)) == "C"
        assert reckoning.where(reckoning.steps_of(both[::-1], 1)) == "C"


def test_one_unknown_measure_makes_an_interval() -> None:
    found = card(asked(["A"], []))
    assert (found["counts"]["partly_met"], found["met"], found["at_least_partly"]) == (1, [0, 1], [1, 1])


def test_a_measure_that_ran_out_is_judged_as_not_met_at_both_ends() -> None:
    found = card(asked(["ran_out"], []))
    assert (found["counts"]["not_met"], found["met"], found["at_least_partly"]) == (1, [0, 0], [0, 1])
    assert found["not_counted"]["ran_out"] == 1


def test_a_demand_that_was_met_when_made_leaves_n_and_is_explained() -> None:
    found = card(asked(["already_met_when_made"]))
    assert (found["n"], found["not_counted"]["already_met_when_made"], found["demands"]) == (0, 1, [])


@pytest.mark.parametrize(
    ("letter", "direction", "needs"),
    [
        ("A", "regression", True),
        ("A", "progress", False),
        ("B", "progress", True),
        ("B", "regression", True),
        ("C", "progress", True),
        ("C", "regression", False),
        ("E", "mixed", True),
        ("E", "context", False),
    ],
)
def test_what_asks_for_another_assessment(letter: str, direction: str, needs: bool) -> None:  # noqa: FBT001
    after = entry("development", 1, measures=frozenset({1}), says=direction)
    on_its_day = entry("development", 0, measures=frozenset({1}), says=direction)
    background = entry("development", 1, says=direction)
    assert card(asked([letter], entries=[after]))["demands"][0]["needs_reassessment"] is needs
    assert not card(asked([letter], entries=[on_its_day, background]))["demands"][0]["needs_reassessment"]


def test_an_irreversible_opposite_is_never_unknown_in_the_intervals() -> None:
    after = entry("development", 1, measures=frozenset({1}), says="progress")
    for step, met in (("E", [0, 1]), ("E!", [0, 0])):
        found = card(asked([step], entries=[after]))
        assert (found["met"], found["demands"][0]["needs_reassessment"]) == (met, True)


def test_an_answer_ends_no_answer() -> None:
    found = card(asked(["D"], ["C"], entries=[entry("answer", 1, letter="l")]))
    assert found["demands"][0]["measures"]["no_answer"] == 1
    assert (found["demands"][0]["needs_reassessment"], found["at_least_partly"]) == (True, [0, 1])


def test_since_counts_the_acts_that_letters_name() -> None:
    acts = {"act": Act(MADE + timedelta(days=20), "regression"), "other": Act(MADE, "regression")}
    both = [
        *said("B", "C", "E", measure=1, basis=frozenset({"act", "other"})),
        *said("B", "not_known", "C", measure=2),
        *said("C", "lost_object", "B", measure=3),
    ]
    found = card(asked([], [], [], said=both), acts=acts, ended=MADE)
    # B to C names the act; C to E names it too, but it happened before C: so E is itself one act.
    assert found["since"] == {
        "from": "2021-12-08",
        "acts_worse": 2,
        "measures_worse": 1,
        "acts_better": 1,
        "measures_better": 1,
    }
    assert card(asked(["A"]))["since"]["acts_worse"] is None


def test_a_repeat_changes_no_count() -> None:
    first = asked(["C"])
    again = asked(["A"], reference="kz-2022-1", same=[(1, "kz-2021-1", 1)])
    alone, both = card(first), card(first, again)
    assert both["repeats"] == ["kz-2022-1"]
    assert {**both, "repeats": []} == alone


def test_stale_counts_from_the_last_look_or_the_demand() -> None:
    days = (ON - MADE).days
    for entries, stale in (
        ([], True),
        ([entry("check", days - 180)], False),
        ([entry("check", days - 181)], True),
        ([entry("check", days, look=None)], True),
    ):
        assert card(asked(["C"], entries=entries))["demands"][0]["stale"] is stale


MIRROR = {"A": "C", "C": "A", "B": "B", UNKNOWN: UNKNOWN, "lost_object": "lost_object"}


def test_mirrored_histories_give_mirrored_intervals() -> None:
    random = Random(1)  # noqa: S311 - examples, no secrets
    for _ in range(200):
        demands = [[random.choice(list(MIRROR)) for _ in range(random.randint(1, 4))] for _ in range(3)]
        there, back = (
            card(
                *(
                    asked(*([] if one == UNKNOWN else [one] for one in one_demand), reference=f"kz-2021-{at}")
                    for at, one_demand in enumerate(all_of_them)
                )
            )
            for all_of_them in (demands, [[MIRROR[one] for one in wheres] for wheres in demands])
        )
        n = there["n"]
        assert back["n"] == n
        # Met means every measure A; mirrored, every measure C: nothing of the demand is met even partly.
        assert back["at_least_partly"] == [n - there["met"][1], n - there["met"][0]]
        assert back["met"] == [n - there["at_least_partly"][1], n - there["at_least_partly"][0]]


# The bundled register ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def register() -> dict[str, Any]:
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in bundled().glob("*.yaml")}


def test_the_bundled_register_has_the_n_that_its_makers_counted(register: dict[str, Any]) -> None:
    n = {
        country: from_yaml.card(register, country, date(2026, 11, 21))["n"]
        for country in ("KZ", "KG", "TJ", "TM", "UZ")
    }
    assert n == {"KZ": 13, "KG": 6, "TJ": 4, "TM": 4, "UZ": 7}


def test_a_card_of_the_register_that_was_reckoned_by_hand(register: dict[str, Any]) -> None:
    found = from_yaml.card(register, "KG", date(2026, 11, 21))
    assert found["opposite"] == {"measures": 6, "demands": 3}
    assert found["answers"] == {"letters": 3, "answered": 0, "not_known": 3, "last_letter_on": "2020-06-18"}
    assert found["not_counted"] == {**dict.fromkeys(NOT_COUNTED, 0), "already_met_when_made": 1}
    assert found["since"]["from"] == "2026-06-13"


def test_the_last_day_of_a_period() -> None:
    texts = ("2021", "2020-02", "2021-12-07", "2020-02/2020-06")
    assert [from_yaml.last_day(text).isoformat() for text in texts] == [
        "2021-12-31",
        "2020-02-29",
        "2021-12-07",
        "2020-06-30",
    ]


# Histories ---------------------------------------------------------------------------------------


def _card_of(events: Sequence[Kept], on: date = date(2026, 11, 21), known_by: int | None = None) -> dict[str, Any]:
    now = max((one.position for one in events), default=0)
    return from_events.card(events, "KZ", on, now if known_by is None else known_by, date(2026, 12, 1), now)


def test_before_the_first_demand_there_is_nothing() -> None:
    found = _card_of(kept(history(1, 0)), date(2010, 1, 1), 0)
    assert (found["n"], found["counts"]["not_known"], found["met"]) == (0, 0, [0, 0])
    assert (found["median_age_days"], found["since"]["from"], found["demands"]) == (None, None, [])


@given(histories())
def test_the_headline_sums_to_n_and_every_measure_is_somewhere(steps: list[Step]) -> None:
    events = kept(steps)
    for known_by in (ends(steps)[len(steps) // 2], ends(steps)[-1]):
        found = _card_of(events, known_by=known_by)
        assert sum(found["counts"].values()) == found["n"] == len(found["demands"])
        low, high = found["met"]
        assert 0 <= low <= high <= found["at_least_partly"][1] <= found["n"]
        assert low <= found["at_least_partly"][0]
        assert found["opposite"]["demands"] == sum(one["opposite"] for one in found["demands"])


@given(histories())
def test_a_withheld_entry_is_hidden_and_no_figure_shows_it(steps: list[Step]) -> None:
    events = kept(steps)
    withheld = {
        str(one.event.entry_id)
        for one in events
        if isinstance(one.event, EntryRetracted) and one.event.cause is Retraction.SAFETY
    }
    before = [
        one for one in events if not (isinstance(one.event, EntryRetracted) and one.event.cause is Retraction.SAFETY)
    ]
    now, then = _card_of(events), _card_of(before)
    for demand in then["demands"]:
        demand["entries"] = [key for key in demand["entries"] if key not in withheld]
    assert now == then


def test_histories_are_told_alike_twice_and_from_the_beginning() -> None:
    def ids(steps: Sequence[Step]) -> list[list[UUID]]:
        return [[one.entry_id for one in step.events if isinstance(one, EntryEvent)] for step in steps]

    whole, half = ids(history(7, 60)), ids(history(7, 30))
    assert ids(history(7, 60)) == whole
    assert whole[: len(half)] == half


def test_histories_reach_all_that_may_become_of_a_demand() -> None:
    told = [event for seed in range(60) for step in history(seed, 60) for event in step.events]

    of_life = {name for name, kind in vars(lifecycle_events).items() if "TOPIC" in getattr(kind, "__dict__", {})}

    assert of_life <= {type(event).__name__ for event in told}


def test_histories_reach_what_the_methodology_speaks_of() -> None:
    seen: set[str] = set()
    for seed in range(120):
        steps = history(seed, 60)
        for on in (date(2024, 1, 1), date(2026, 11, 21)):
            found = _card_of(kept(steps), on)
            seen |= {key for one in found["demands"] for key, figure in one["measures"].items() if figure}
            seen |= {key for key, figure in found["since"].items() if figure}
            seen |= {key for key, figure in found["counts"].items() if figure}
            seen |= {key for key in ("repeats",) if found[key]}
            seen |= {key for key in ("letters", "answered", "not_known") if found["answers"][key]}
    assert {"met", "partly", "not_met", "no_answer", "opposite", "unknown", "not_counted"} <= seen
    assert {"acts_worse", "measures_worse", "acts_better", "measures_better", "repeats", "answered"} <= seen
