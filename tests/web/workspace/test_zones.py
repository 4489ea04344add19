"""Time zones as people choose one."""

import re
from datetime import date

import pytest

from tracker.web.workspace.zones import zone_said, zones

WINTER, SUMMER = date(2026, 1, 15), date(2026, 7, 15)


@pytest.mark.parametrize(
    ("code", "on", "language", "said"),
    [
        ("Asia/Bishkek", WINTER, "en", "UTC+6 · Bishkek"),
        ("Asia/Bishkek", WINTER, "ru", "UTC+6 · Бишкек"),
        ("Asia/Calcutta", WINTER, "ru", "UTC+5:30 · Калькутта"),
        ("Europe/Berlin", WINTER, "ru", "UTC+1 · Берлин"),
        ("Europe/Berlin", SUMMER, "ru", "UTC+2 · Берлин"),
        ("America/St_Johns", WINTER, "en", "UTC\N{MINUS SIGN}3:30 · St. John’s"),
        ("UTC", SUMMER, "ru", "UTC"),
    ],
)
def test_a_zone_is_called_by_its_clock_on_the_day_and_by_its_city(
    code: str, on: date, language: str, said: str
) -> None:
    assert zone_said(code, language, on) == said


def test_the_zones_stand_in_the_order_of_their_clocks_each_once() -> None:
    codes = [one.value for one in zones("ru", WINTER, "Asia/Bishkek")]

    assert len(codes) == len(set(codes)) > 400
    assert (
        codes.index("America/New_York")
        < codes.index("UTC")
        < codes.index("Asia/Tashkent")
        < codes.index("Asia/Bishkek")
    )


def test_every_city_has_a_name_in_russian() -> None:
    labels = [one.label.removeprefix("UTC") for one in zones("ru", WINTER, "UTC")]

    assert [label for label in labels if re.search("[A-Za-z]", label)] == []


def test_a_zone_that_was_chosen_under_another_name_is_offered_too() -> None:
    offered = [one.value for one in zones("en", WINTER, "Asia/Kolkata")]

    assert offered[0] == "Asia/Kolkata"
    assert "Mars/Olympus" not in [one.value for one in zones("en", WINTER, "Mars/Olympus")]
