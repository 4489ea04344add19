"""Which entry says how a convention stands in a country, and which conventions are fundamental on a day."""

from datetime import date
from typing import Any

from tests.domain.by_hand import an_entry
from tracker.domain.ratification import fundamental, in_order, standing_cells
from tracker.domain.record import Entry, Kind


def a_cell(
    status: str, day: str, *, verified: bool = True, holds_until: str | None = None, code: str = "C087"
) -> Entry:
    about: dict[str, Any] = {"instrument": code, "status": status, "verified": verified, "holds_until": holds_until}
    return an_entry(Kind.RATIFICATION, day, "", about=about)


def test_a_registered_ratification_stands_though_somebody_later_did_not_find_it() -> None:
    ratified = a_cell("ratified", "2004-05-26")

    found = standing_cells([ratified, a_cell("not_ratified", "2026-11-20", holds_until="2025-12-31")])

    assert found == {"C087": ratified}


def test_a_ratification_that_nobody_verified_stands_before_nothing() -> None:
    seen = a_cell("not_ratified", "2026-11-20")

    found = standing_cells([a_cell("ratified", "2004-05-26", verified=False), seen])

    assert found == {"C087": seen}


def test_of_two_that_did_not_find_it_the_one_that_speaks_of_the_later_day_stands() -> None:
    later = a_cell("not_ratified", "2026-11-20", holds_until="2025-01-31")

    found = standing_cells([later, a_cell("ratification_law_signed", "2024-10-31"), a_cell("unknown", "2020-01-01")])

    assert found == {"C087": later}


def test_each_convention_stands_for_itself() -> None:
    cells = [a_cell("ratified", "2004-05-26"), a_cell("not_ratified", "2005-01-01", code="C098")]

    assert standing_cells(cells) == {"C087": cells[0], "C098": cells[1]}


def test_safety_and_health_is_fundamental_since_the_conference_of_2022() -> None:
    before, since = set(fundamental(date(2022, 6, 9))), set(fundamental(date(2022, 6, 10)))

    assert since - before == {"C155", "C187"}
    assert len(before) == 9


def test_instruments_stand_in_the_order_of_their_numbers() -> None:
    assert sorted(["P029", "C105", "C087", "C029"], key=in_order) == ["C029", "C087", "C105", "P029"]
