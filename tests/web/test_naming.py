from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from tests.journeys.pages import parse
from tests.web.given import AIGUL, BOLOT, CHINARA, Given
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Basis, Measure, RaisedAgain
from tracker.domain.events import Stream
from tracker.domain.finding import Finding
from tracker.domain.finding_events import Point
from tracker.domain.letters import Letter
from tracker.domain.values import Audience, Code, Confidence, Key, Organ, OrganClass

NAMES = ("Aigul Test", "Айгуль Тестова")
REFUSED = ("Bolot Refuser", "Болот Отказов")
OFFICIAL = ("Official Name", "Имя Чиновника")


class Worse(Given):
    """Two demands of which all got worse; a person refused, so no rows are shown."""

    def demands(self) -> list[Stream]:
        """Make them, of three measures and of two."""
        three = self.demand("kz-2021-6", self.says("Three of them"), self.about(BOLOT, AIGUL, CHINARA))
        two = self.demand("kz-2021-7", self.says("Two of them"), self.about(BOLOT, AIGUL))
        for number, demand in enumerate((three, two)):
            for measure in demand.measures:
                self.get_worse(demand, measure, 100 * number + 10 * measure)
        return [three, two]

    def about(self, *people: str) -> list[Measure]:
        """Make a measure about each."""
        return [self.measure(number, key) for number, key in enumerate(people, start=1)]

    def get_worse(self, demand: Demand, measure: int, number: int) -> None:
        """Assess a measure before the Conference, and after an act that followed it."""
        before, act, after = (UUID(int=1_000 + number + step, version=4) for step in range(3))
        self.assess(demand, measure, Letter.NOT_MET, entry_id=before)
        self.develop(demand, act, "An act", measures=(measure,), on=When.on(date(2026, 7, measure)))
        self.assess(
            demand,
            measure,
            Letter.OPPOSITE,
            entry_id=after,
            on=When.on(date(2026, 7, 10 + measure)),
            organ=Organ(OrganClass.STATE, None),
            basis=(Basis(act, None),),
        )


class Unasked(Worse):
    """A demand on somebody who was not asked, twice."""

    def demands(self) -> list[Stream]:
        """Make it; its second measure comes first by its text."""
        texts = [self.says(f"{text} {{{AIGUL}}}") for text in ("Asked then of", "Asked first of")]
        measures = [self.measure(number, AIGUL, text) for number, text in enumerate(texts, start=1)]
        demand = self.demand("kz-2021-1", self.says("Free"), measures)
        for measure in demand.measures:
            self.get_worse(demand, measure, 10 * measure)
        return [demand]


def test_a_person_who_was_not_asked_is_named_on_the_demand_that_prints_the_name(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    assert "<h1>Free Aigul Test</h1>" in page
    assert "Aigul Test: released" in page
    assert "Free Aigul Test and Chinara Agrees" in page


def test_a_russian_page_prints_the_name_in_its_own_script(client: TestClient) -> None:
    page = client.get("/ru/demands/kz-2021-1").text

    assert "Освободить: Айгуль Тестова" in page
    assert "Aigul" not in page


def test_a_page_that_names_somebody_unasked_is_kept_from_search_engines(client: TestClient) -> None:
    naming, plain = client.get("/en/demands/kz-2021-1"), client.get("/en/demands/kz-2021-4")

    assert naming.headers["x-robots-tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in naming.text
    assert "x-robots-tag" not in plain.headers
    assert "noindex" not in plain.text


def test_the_title_of_the_window_names_nobody(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    assert "<title>Free a person whose name is not shown" in page


def test_an_entry_names_only_who_agreed_and_shows_officials_by_office(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    unnamed = "a person whose name is not shown"
    assert f"A{unnamed[1:]}, {unnamed}, Chinara Agrees met the Minister" in page


def test_who_was_not_asked_is_named_on_no_other_page(pages: Mapping[str, str]) -> None:
    naming = {url for url, text in pages.items() if any(name in text for name in NAMES)}

    assert naming
    assert {url.split("/")[2] + "/" + url.split("/")[3] for url in naming} == {
        "demands/kz-2021-1",
        "demands/kz-2021-2",
        "documents/res-2021",
    }
    assert not any(url.endswith(".json") for url in naming)


def test_who_refused_is_named_nowhere_and_officials_only_by_office(pages: Mapping[str, str]) -> None:
    for url, text in pages.items():
        assert not any(name in text for name in (*REFUSED, *OFFICIAL)), url


def test_rows_are_not_shown_where_one_of_them_is_about_somebody_who_refused(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-2").text
    as_json = client.get("/en/demands/kz-2021-2.json").json()

    assert "0 of 3 measures met." in page
    assert "Single rows are not shown" in page
    assert 'id="m-1"' not in page
    assert "A row that nobody may see" not in page
    assert as_json["measures"] is None
    assert as_json["entries"] == []


def test_many_people_who_are_not_shown_are_counted_together(client: TestClient) -> None:
    english = client.get("/en/countries/kz").text
    russian = client.get("/ru/documents/ind-2022")

    assert "Free a person whose name is not shown" in english
    assert russian.status_code == 200


def test_no_key_of_a_person_stands_in_any_page(pages: Mapping[str, str]) -> None:
    for url, text in pages.items():
        assert "p-aaaaaaaa" not in text, url
        assert "p-bbbbbbbb" not in text, url


def test_figures_of_few_rows_that_are_not_shown_are_not_shown_either(tmp_path: Path) -> None:
    given = Given(tmp_path).found().fill()
    given.save(given.demand("kz-2021-7", given.says("Two people"), [given.measure(1, BOLOT), given.measure(2, AIGUL)]))
    client = given.release().client()

    country, demand = client.get("/en/countries/kz").text, client.get("/en/demands/kz-2021-7").text

    row = country[country.index('<li id="kz-2021-7">') :].split("</li>")[0]
    assert "Not known" in row
    assert "measures met" not in row + demand
    assert "It asks for something for some people." in demand
    assert "Требование касается людей." in client.get("/ru/demands/kz-2021-7").text
    given.close()


def test_the_json_of_a_country_has_no_figures_and_no_entries_that_would_say_of_whom_they_speak(
    client: TestClient,
) -> None:
    demands = {one["reference"]: one for one in client.get("/en/countries/kz.json").json()["demands"]}

    one_of_two, three, law = (demands[f"kz-2021-{number}"] for number in (1, 2, 4))

    assert (one_of_two["state"], one_of_two["measures"], one_of_two["opposite"]) == ("not_met", None, None)
    assert (sum(three["measures"].values()), three["opposite"], three["entries"]) == (3, False, [])
    assert (law["measures"]["met"], law["opposite"]) == (1, False)
    assert {str(UUID(int=number, version=4)) for number in (41, 42)} <= {*law["entries"]}


def test_lists_of_a_country_count_people_who_are_not_shown_from_three_on(tmp_path: Path) -> None:
    given = Worse(tmp_path).found().fill().release()

    page = parse(given.client().get("/en/countries/kz").text)

    unshown = "Single rows are not shown, because they speak of people who may not be named."
    lines = [" ".join(one.text.split()) for one in page.one(id="opposite-list").all("li")]
    assert lines == [f"Three of them kz-2021-6: 3 of 3 measures {unshown}", f"Two of them kz-2021-7 {unshown}"]
    assert [one.text for one in page.one(id="since").all("li")] == [f"Got worse: {line}" for line in lines]
    assert {one["href"] for part in ("opposite-list", "since") for one in page.one(id=part).all("a")} == {
        "/en/demands/kz-2021-6",
        "/en/demands/kz-2021-7",
    }
    given.close()


def test_where_a_name_stands_elsewhere_a_list_has_no_day_no_entry_and_an_order_of_its_own(tmp_path: Path) -> None:
    given = Unasked(tmp_path).found().fill().release()

    page = parse(given.client().get("/en/countries/kz").text)

    unnamed = "a person whose name is not shown"
    told = [one.text for one in page.one(id="opposite-list").all("li")]
    assert told == [f"Asked: Asked {when} of {unnamed} kz-2021-1" for when in ("first", "then")]
    assert {one["href"] for one in page.one(id="since").all("a")} == {"/en/demands/kz-2021-1"}
    assert "July" not in page.one(id="since").one("ul").text
    given.close()


def heard(given: Given, number: int, *points: Point, measures: tuple[Key, ...] = ()) -> None:
    """Record what a body said of these measures and points."""
    finding = Finding.enter_finding(
        entry_id=UUID(int=700 + number, version=4),
        audience=Audience.PUBLIC,
        body=Code("WGAD"),
        country=Code("KZ"),
        document=given.says(f"Opinion {number}"),
        on=When.parse("2022-06"),
        wording=given.says("The detention is arbitrary"),
        demands=(),
        measures=measures,
        points=points,
        points_complete=True,
        confidence=Confidence.HIGH,
    )
    given.save(finding)


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a reader of findings on a row that is withheld, and of a later demand that raises others again."""
    given = Given(tmp_path_factory.mktemp("beside")).found().fill()
    heard(given, 1, measures=(Key("kz-2021-2.1"),))
    one, two = (Point(Code(str(n)), given.says(f"Point {n}"), (Key(f"kz-2021-{m}.1"),)) for n, m in ((1, 2), (2, 4)))
    heard(given, 2, one, two, measures=(Key("kz-2021-2.1"), Key("kz-2021-4.1")))
    laws = [given.measure(number, f"law-{number}", given.says("A law")) for number in (1, 2, 3)]
    again = given.demand("kz-2022-3", given.says("Again"), laws)
    for number in (1, 2):
        again.same_measure(number, (Key("kz-2021-1"), number), date(2022, 6, 1), reason=given.says("The same"))
    again.enter(
        RaisedAgain,
        entry_id=UUID(int=703, version=4),
        audience=Audience.PUBLIC,
        by=Key("mission"),
        title=given.says("Asked before"),
        document=None,
        on=When.parse("2021-07"),
        measures=(),
        confidence=Confidence.HIGH,
    )
    given.save(again)
    yield given.release().client()
    given.close()


def test_what_a_body_said_of_a_row_that_is_not_shown_is_on_no_page(beside: TestClient) -> None:
    for thing in ("countries/kz", "countries/kz/on/2022-12-31", "demands/kz-2021-2", "demands/kz-2021-4"):
        page = beside.get(f"/en/{thing}").text
        assert "Opinion 1" not in page
        assert "Point 1" not in page
        assert ("Opinion 2" in page) == (thing != "demands/kz-2021-2")
        assert ("Point 2" in page) == (thing != "demands/kz-2021-2")


def test_a_finding_leads_from_no_page_to_a_demand_whose_row_it_is_about(beside: TestClient) -> None:
    page = beside.get("/en/countries/kz").text

    said = page[page.index("Opinion 2") :].partition("</article>")[0]
    assert "kz-2021-4" in said
    assert "kz-2021-2" not in said


def test_the_tables_of_findings_keep_to_the_rows_that_are_shown(beside: TestClient) -> None:
    said, points = (beside.get(f"/en/data/{name}.csv").text for name in ("findings", "finding_points"))

    assert "Opinion 1" not in said
    assert "Opinion 2" in said
    assert "kz-2021-2" not in said + points
    assert "Point 1" not in points


def test_a_measure_raised_again_of_somebody_who_is_named_elsewhere_is_given_as_its_demand(beside: TestClient) -> None:
    page = beside.get("/en/demands/kz-2022-3").text

    again = page[page.index("<dt>Raises again</dt>") :].partition("</dd>")[0]
    assert 'href="/en/demands/kz-2021-1">kz-2021-1</a>' in again
    assert 'href="/en/demands/kz-2021-1#m-2">kz-2021-1.2</a>' in again
    assert "m-1" not in again


def test_a_month_in_which_something_was_raised_is_printed_as_a_month(beside: TestClient) -> None:
    page = beside.get("/en/demands/kz-2022-3").text
    listed = beside.get("/en/countries/kz/raised").text
    rows = beside.get("/en/data/raised.json").json()["rows"]

    for text in (page, listed):
        assert "2 times, first: July\N{NO-BREAK SPACE}2021" in text
        assert "31\N{NO-BREAK SPACE}July" not in text
    days = {one["reference"]: (one["first_on"], one["first_precision"], one["last_precision"]) for one in rows}
    assert days["kz-2022-3"] == ("2021-07-31", "month", "day")
