"""What rests on an entry is told before it is taken back, and stands visibly in doubt for the team afterwards."""

import pytest
from starlette.testclient import TestClient

from tests.web.given import ACT
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.sending import said, send
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
BOLOT = Who("Bolot", may_confirm=True)
HERE = f"/desk/entries/{ACT}/retract"
DEMAND = "/desk/demands/kz-2021-1"
DOUBT = "Needs re-assessment: something that the last assessment rested on was taken back."


def figures(window: TestClient) -> object:
    """The public page of the country, and its figures; which entries are shown is no figure."""
    card = window.get("/en/countries/kz.json").json()
    demands = [{**one, "entries": None} for one in card["demands"]]
    return {**card, "demands": demands}, window.get("/en/countries/kz").text


def test_the_page_lists_what_rests_on_the_entry_before_it_is_taken_back(signed_in: SignedIn) -> None:
    page = said(signed_in(KZ).get(HERE).text)

    assert "What rests on it kz-2021-1.2 · The opposite was done · E" in page
    assert "the team alone is told: no public figure changes" in page


def test_nothing_is_said_to_rest_on_what_nothing_rests_on(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, "/record", demand="kz-2021-1", measure="kz-2021-1.1", notes="Nothing", on="today", direction="context")
    page = window.get(DEMAND).text
    newest = page.partition('/retract"')[0].rpartition("/desk/entries/")[2]

    assert newest
    assert "No assessment that you may see rests on it." in said(window.get(f"/desk/entries/{newest}/retract").text)


@pytest.mark.parametrize("cause", ["safety", "error"])
def test_what_rested_on_it_stands_in_doubt_on_today_and_on_the_demand(signed_in: SignedIn, cause: str) -> None:
    window = signed_in(KZ)
    before = said(window.get(DEMAND).text)

    send(window, HERE, cause=cause, reason="Threats")

    assert DOUBT not in before
    assert DOUBT in said(window.get(DEMAND).text)
    assert "What it rested on was taken back: kz-2021-1.2" in said(window.get("/desk").text)


def test_a_removal_for_safety_changes_no_public_figure_and_is_told_to_nobody_else(signed_in: SignedIn) -> None:
    window, other = signed_in(KZ), signed_in(BOLOT)
    before = figures(window)

    send(window, HERE, cause="safety", reason="Threats")

    assert figures(window) == before
    assert DOUBT not in said(other.get(DEMAND).text)
    assert "was taken back: kz-2021-1.2" not in said(other.get("/desk").text)
