"""Beside the name of somebody who was not asked stands the outcome in a word; no number joins it to an entry."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from tests.journeys.pages import Element, parse
from tests.web.crawling import crawl
from tests.web.given import ACT, AIGUL, ASSESSED, CHINARA, Given
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Basis
from tracker.domain.events import Stream
from tracker.domain.letters import Letter
from tracker.domain.values import Organ, OrganClass
from tracker.web.anchors import anchor

EARLIER, AGREED, LAW = (UUID(int=number, version=4) for number in range(71, 74))
REASONS = {
    ASSESSED: (1, Letter.OPPOSITE, "2022-06-30"),
    EARLIER: (1, Letter.NOT_MET, "2022-03-05"),
    AGREED: (2, Letter.NOT_MET, "2022-04-06"),
    LAW: (3, Letter.NOT_MET, "2022-04-07"),
}


class OneDemand(Given):
    """Aigul was not asked, Chinara agreed, and a law is to be changed."""

    def demands(self) -> list[Stream]:
        """Make a demand for both of them, with an act and assessments."""
        law = self.measure(3, "law-3", self.says("Law changed"))
        demand = self.demand("kz-2021-1", self.says("Free"), [self.measure(1, AIGUL), self.measure(2, CHINARA), law])
        self.develop(demand, ACT, f"{{{AIGUL}}} was taken away again", measures=(1, 3))
        for entry_id in sorted(REASONS, key=lambda one: REASONS[one][2]):
            self.judge(demand, entry_id)
        return [demand]

    def judge(self, demand: Demand, entry_id: UUID) -> None:
        """Assess a measure, with reasons that say their day."""
        measure, letter, on = REASONS[entry_id]
        self.assess(
            demand,
            measure,
            letter,
            entry_id=entry_id,
            on=When.on(date.fromisoformat(on)),
            wording=self.says(f"So it was on {on}"),
            organ=Organ(OrganClass.STATE, None) if letter is Letter.OPPOSITE else None,
            basis=(Basis(ACT, None),),
        )


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a reader of that demand."""
    given = OneDemand(Path(tmp_path_factory.mktemp("named"))).found().fill().release()
    yield given.client()
    given.close()


@pytest.fixture(scope="module")
def everything(reader: TestClient) -> Mapping[str, str]:
    """Give every page that can be reached."""
    return dict(crawl(reader, "/en/"))


@pytest.fixture(scope="module")
def measures(reader: TestClient) -> Element:
    """Give the part of the demand's page that tells of its measures."""
    return parse(reader.get("/en/demands/kz-2021-1").text).one("section", id="measures")


def test_beside_the_name_stands_the_outcome_and_nothing_else(measures: Element) -> None:
    assert measures.one(id="m-1").text == "Asked: Aigul Test: releasedThe opposite was done E"


def test_who_agreed_has_the_day_and_the_reasons_in_the_own_row(measures: Element) -> None:
    row = measures.one(id="m-2")

    assert "since 6 April 2022" in row.text
    assert row.one(id=anchor(str(AGREED)))


def test_the_reasons_stand_together_newest_first_without_a_number(measures: Element) -> None:
    below = [one for one in measures if one["id"].startswith("e-") and not one.is_within("li")]

    assert [one["id"] for one in below] == [anchor(str(ASSESSED)), anchor(str(EARLIER))]
    assert ["So it was on 2022-06-30" in one.text for one in below] == [True, False]
    assert "kz-2021-1" not in measures.text


def test_the_timeline_leaves_out_the_number_of_who_was_not_asked(reader: TestClient) -> None:
    page = parse(reader.get("/en/demands/kz-2021-1").text)

    act = page.one("section", id="happened").one(id=anchor(str(ACT)))

    assert "On: kz-2021-1.3 ·" in act.text


def test_no_page_prints_the_number_and_the_figure_leads_to_the_demand_without_a_day(
    everything: Mapping[str, str],
) -> None:
    pages = {address: parse(text) for address, text in everything.items() if text.startswith("<!doctype")}

    listed = pages["/en/countries/kz"].one(id="opposite-list")

    assert [address for address, page in pages.items() if "kz-2021-1.1" in page.text] == []
    assert [link["href"] for link in listed.all("a")] == ["/en/demands/kz-2021-1"]
    assert not listed.all("time")


def test_the_json_joins_no_entry_and_no_day_to_the_measure(reader: TestClient) -> None:
    told = reader.get("/en/demands/kz-2021-1.json").json()

    assert [(one["stands"], one["since"]) for one in told["measures"]] == [
        ("E", None),
        ("C", "2022-04-06"),
        ("C", "2022-04-07"),
    ]
    assert {entry["id"]: entry["measures"] for entry in told["entries"]} == {
        str(ACT): ["kz-2021-1.3"],
        str(ASSESSED): [],
        str(EARLIER): [],
        str(AGREED): ["kz-2021-1.2"],
        str(LAW): ["kz-2021-1.3"],
    }
