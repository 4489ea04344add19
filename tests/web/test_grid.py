"""A grid of people shows all of them or nobody: never a part, and never a name beside entries that it may not join."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.domain.by_hand import MADE_ON
from tests.web.given import AIGUL, BOLOT, CHINARA, OFFICIAL, Given
from tracker.domain.demand_events import Act, Measure, Object, ObjectKind
from tracker.domain.letters import Letter
from tracker.domain.record import MeasureFacts
from tracker.domain.standing import Standing
from tracker.domain.values import Key, Ref
from tracker.projections.shelves import Party
from tracker.web.naming import Place
from tracker.web.views.bars import bar
from tracker.web.views.grid import grid
from tracker.web.wording import House, Wording

HERE, ELSEWHERE = Place(demand="kz-1"), Place()
HOUSE = House("[erased]", "somebody", lambda number: f"{number} people")
NAMINGS = ("agreed", "refused", "not_asked", "withheld", "unknown")
ACTS = ("released", "restriction_lifted", "other")
people = st.lists(st.sampled_from(NAMINGS), min_size=1, max_size=5)


def ref(letter: str) -> str:
    """A reference to words."""
    return letter * 43


def a_wording(namings: list[str]) -> Wording:
    """A reader's words of people, of whom kz-1 prints everybody."""
    scope = {"demands": ["kz-1"], "documents": []}
    persons, texts = {}, {}
    for number, naming in enumerate(namings):
        if naming == "unknown":
            continue
        letter, key = "abcde"[number], f"p-{str(number) * 8}"
        facts: dict[str, Any] = {"name": {"und": ref(letter)}, "native": None, "office": None}
        is_withheld = naming == "withheld"
        said = {"naming": "agreed" if is_withheld else naming, "until": None, "scope": scope}
        persons[key] = Party(key, facts, said, [], withheld=is_withheld)
        texts[Ref(ref(letter))] = f"Canary {number}"
        texts[Ref(ref("fghij"[number]))] = f"{{{key}}}: released"
    wording = Wording("en", HOUSE, persons, date(2026, 11, 21))
    labels = [{"en": ref("fghij"[number])} for number in range(len(namings))]
    objects = [{"kind": "person", "key": key} for key in persons]
    wording.open(lambda refs: {one: texts[one] for one in refs if one in texts}, labels, objects)
    return wording


def measures_for(namings: list[str], acts: tuple[str, ...] = ACTS) -> list[tuple[MeasureFacts, Standing]]:
    """Ask each of these acts for each of these people."""
    found: list[tuple[MeasureFacts, Standing]] = []
    for number in range(len(namings)):
        for act in acts:
            label = {"en": ref("fghij"[number])}
            about = {"object": {"kind": "person", "key": f"p-{str(number) * 8}"}, "act": act, "label": label}
            found.append((MeasureFacts(f"kz-1.{len(found)}", None, MADE_ON, about), Standing(letter=Letter.NOT_MET)))
    return found


@given(people)
def test_anywhere_else_a_grid_names_only_those_who_agreed_and_none_of_them_beside_others(namings: list[str]) -> None:
    made = grid(measures_for(namings), a_wording(namings), ELSEWHERE)

    assert (made is not None) == (set(namings) == {"agreed"})
    if made:
        assert [one.name for one in made.rows] == [f"Canary {number}" for number in range(len(namings))]


@given(people)
def test_where_the_names_are_in_print_nobody_who_refused_or_is_withheld_is_beside_them(namings: list[str]) -> None:
    made = grid(measures_for(namings), a_wording(namings), HERE)

    assert (made is not None) == (set(namings) <= {"agreed", "not_asked"})


@given(people, st.sampled_from([ACTS, ACTS[:1]]))
def test_a_grid_has_a_cell_for_each_measure(namings: list[str], acts: tuple[str, ...]) -> None:
    namings = ["agreed" for _ in namings]

    made = grid(measures_for(namings, acts), a_wording(namings), ELSEWHERE)

    assert made
    assert len(made.acts) == len(acts)
    assert [len(one.cells) for one in made.rows] == [len(acts)] * len(namings)
    assert {cell for one in made.rows for cells in one.cells for cell in cells} == {("C", "not_met")}
    assert sum(len(cells) for one in made.rows for cells in one.cells) == len(namings) * len(acts)


def test_a_name_that_the_measures_own_words_do_not_print_brings_no_row() -> None:
    wording, (measure, standing) = a_wording(["not_asked"]), measures_for(["not_asked"], ACTS[:1])[0]
    silent = MeasureFacts(measure.number, None, MADE_ON, {**measure.about, "label": {"en": ref("z")}})

    assert grid([(measure, standing)], wording, HERE) is not None
    assert grid([(silent, standing)], wording, HERE) is None


def test_of_no_person_there_is_no_grid() -> None:
    law = MeasureFacts(
        "kz-1.1", None, MADE_ON, {"object": {"kind": "law", "key": "law-1"}, "act": "other", "label": {}}
    )

    assert grid([(law, Standing())], a_wording([]), HERE) is None
    assert bar([(law, Standing())]) is not None


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Give pages of demands for people: of one who agreed and an official, and the same with one who refused."""
    own = Given(tmp_path_factory.mktemp("people")).found().fill()
    for reference, keys in (("kz-2021-7", (CHINARA, OFFICIAL)), ("kz-2021-8", (CHINARA, OFFICIAL, BOLOT, AIGUL))):
        asked = [(key, act) for key in keys for act in (Act.RELEASED, Act.CASE_REEXAMINED)]
        measures = [_measure(own, number, key, act) for number, (key, act) in enumerate(asked, 1)]
        own.save(own.demand(reference, own.says("Free them"), measures))
    return own.release().client()


def _measure(own: Given, number: int, key: str, act: Act) -> Measure:
    about = Object(ObjectKind.PERSON, Key(key))
    return Measure(number, None, about, act, None, False, own.says(f"{{{key}}}: {act.value}"), False)  # noqa: FBT003


@pytest.mark.parametrize("page", ["demands/kz-2021-7", "countries/kz/people"])
def test_a_page_shows_people_in_rows_and_acts_in_columns(shown: TestClient, page: str) -> None:
    table = shown.get(f"/en/{page}").text.partition("<table>")[2].partition("</table>")[0]

    assert table.count('scope="row"') == 2
    assert '<a href="/en/people/p-cccccccc">Chinara Agrees</a>' in table
    assert "the Minister" in table
    assert '<th scope="col">Case re-examined</th>' in table
    assert table.count("Not yet assessed") == 4


def test_beside_one_who_may_not_be_named_nobody_has_a_row_and_the_page_counts(shown: TestClient) -> None:
    demand = shown.get("/en/demands/kz-2021-8").text
    among = shown.get("/en/countries/kz/people").text.partition('id="kz-2021-8"')[2].partition("</section>")[0]

    for page in (demand, among):
        assert "<table" not in page
        assert not [name for name in ("Bolot", "Aigul", "Chinara") if name in page]
    assert "0 of 8 measures met" in among
    assert "8 measures: " in demand
