"""What each rule expects, against what was held: the register says where it holds and where it does not."""

from datetime import date

import pytest

from tests.domain.occasions import an_occasion, bundled_calendar, of_the_register, placed
from tests.given import on
from tracker.domain.calendar import OccasionState
from tracker.domain.calendar_rules import EXPECTS_NOTHING, RESTING, RULES, expected
from tracker.domain.day_rules import months_after
from tracker.domain.days import When
from tracker.domain.expecting import Expected, Outlook


def what_was_expected(rule: str, year: int) -> list[Expected]:
    return [one for one in expected(of_the_register(), year) if one.rule == rule]


def days_of(key: str) -> When:
    return next(one.occasion.on for one in of_the_register() if one.occasion.key == key)


def test_every_rule_of_the_register_has_code_and_no_other_has() -> None:
    told = {rule["key"] for rule in bundled_calendar()["rules"]}

    assert set(RULES) == told


def test_every_rule_expects_the_kind_that_the_register_says() -> None:
    kinds = {rule["key"]: rule["for_kind"] for rule in bundled_calendar()["rules"]}

    found = {one.rule: one.kind for year in range(2010, 2031) for one in expected(of_the_register(), year)}

    assert set(found) == set(RULES) - EXPECTS_NOTHING
    internal = {"art22.art23.deadline": "milestone"}  # the last of its two: the day on which unions need others' texts
    assert found == {rule: internal.get(rule, kinds[rule]) for rule in found}


def test_a_rule_that_rests_on_another_occasion_says_on_which() -> None:
    resting = {one.rule for year in range(2010, 2031) for one in expected(of_the_register(), year) if one.rests_on}

    assert resting == RESTING


FITS = [
    ("ilc.default", 2017, "ilc-106"),
    ("ilc.default", 2023, "ilc-111"),
    ("ilc.default", 2024, "ilc-112"),
    ("ilc.default", 2025, "ilc-113"),
    ("ilc.default", 2026, "ilc-114"),
    ("ilc.default", 2027, "ilc-115"),
    ("ilc.default", 2028, "ilc-116"),
    ("gb.march", 2023, "gb-347"),
    ("gb.march", 2025, "gb-353"),
    ("gb.march", 2027, "gb-359"),
    *(("gb.june", year, key) for year, key in ((2016, "gb-327"), (2017, "gb-330"), (2018, "gb-333"), (2019, "gb-336"))),
    *(("gb.june", year, key) for year, key in ((2023, "gb-348"), (2024, "gb-351"), (2025, "gb-354"), (2027, "gb-360"))),
    *(("gb.november", year, key) for year, key in ((2022, "gb-346"), (2023, "gb-349"), (2024, "gb-352"))),
    *(("gb.november", year, key) for year, key in ((2026, "gb-358"), (2027, "gb-361"))),
    *(("ceacr.session", year, f"ceacr-{year}") for year in (2021, 2026, 2027)),
]


@pytest.mark.parametrize(("rule", "year", "key"), FITS)
def test_a_rule_finds_the_days_that_were_held(rule: str, year: int, key: str) -> None:
    [found] = what_was_expected(rule, year)

    assert (found.on.first, found.on.last) == (days_of(key).first, days_of(key).last)


MISSES = [
    ("ilc.default", 2015, "ilc-104", 0, "a Saturday longer"),
    ("ilc.default", 2016, "ilc-105", -7, "the last Monday of May"),
    ("ilc.default", 2018, "ilc-107", -7, "the last Monday of May"),
    ("ilc.default", 2019, "ilc-108", 7, "the second Monday of June, for the centenary"),
    ("ilc.default", 2022, "ilc-110", -10, "an order of its own after the pandemic"),
    ("gb.march", 2017, "gb-329", -4, "two weeks from a Thursday, as until 2020"),
    ("gb.march", 2018, "gb-332", -4, "the same"),
    ("gb.march", 2019, "gb-335", 3, "the same"),
    ("gb.march", 2024, "gb-350", -7, "the first Monday of March"),
    ("gb.november", 2025, "gb-355", 14, "the exception"),
    ("ceacr.session", 1996, "ceacr-1996", 3, "a Thursday"),
    ("ceacr.session", 1997, "ceacr-1997", 3, "a Thursday"),
    ("ceacr.session", 2019, "ceacr-2019", -5, "not confirmed by a source"),
    ("ceacr.session", 2020, "ceacr-2020", 2, "a Wednesday, online"),
    ("ceacr.session", 2023, "ceacr-2023", -7, "not confirmed by a source"),
]


@pytest.mark.parametrize(("rule", "year", "key", "later", "why"), MISSES)
def test_the_years_in_which_a_rule_missed_are_known(rule: str, year: int, key: str, later: int, why: str) -> None:
    [found] = what_was_expected(rule, year)

    assert (days_of(key).first - found.on.first).days == later, why
    assert (found.on.first, found.on.last) != (days_of(key).first, days_of(key).last)


def test_the_conference_of_2020_was_cancelled_so_that_nothing_rested_on_it() -> None:
    found = {one.rule for one in expected(of_the_register(), 2020)}

    assert not found & {"gb.june", "cas.long_list", "cas.short_list", "cas.conclusions"}
    assert {one.key for one in what_was_expected("cfa.meetings", 2020)} == {"cfa-november-2020"}


def before(days: str, year: int, month: str) -> str:
    kind = "ilc_session" if month == "june" else "gb_session"
    ground = [placed(an_occasion("ground", days, kind=kind, state=OccasionState.HELD))]
    return next(one.on.first.isoformat() for one in expected(ground, year) if one.key == f"cfa-{month}-{year}")


def test_the_committee_on_freedom_of_association_met_in_the_week_before() -> None:
    assert before("2012-11-01/2012-11-16", 2012, "november") == "2012-10-25"  # held on 1, 2 and 9 November: a miss
    assert before("1997-06-03/1997-06-19", 1997, "june") == "1997-05-29"


def test_the_report_of_the_experts_came_on_the_second_friday_of_february() -> None:
    [report, requests] = RULES["ceacr.publication"](Outlook(2026, ()))

    assert report.on == on("2026-02-13")
    assert requests.on == on("2026-05-15")


def test_a_report_that_is_out_is_not_expected() -> None:
    assert [one.key for one in what_was_expected("ceacr.publication", 2026)] == ["ceacr-requests-2026"]


def test_the_lists_of_the_conference_committee_rest_on_its_days() -> None:
    ilc = placed(an_occasion("ilc-107", "2018-05-28/2018-06-08", session="107"))

    found = {one.rule: one.on for one in expected([ilc], 2018) if one.rests_on == "ilc-107"}

    assert found["cas.long_list"] == on("2018-04-28")
    assert found["cas.short_list"] == on("2018-05-29/2018-05-30")  # announced on 29 May 2018
    assert found["gb.june"] == on("2018-06-09")


def test_the_conclusions_came_on_the_last_day_but_one() -> None:
    [found] = what_was_expected("cas.conclusions", 2025)

    assert found.on == on("2025-06-12")


@pytest.mark.parametrize(
    ("day", "comes"),
    [("2023-11-06", ("2028-05-06", "2028-11-06")), ("2025-08-31", ("2030-02-28", "2030-08-31"))],
)
def test_a_review_comes_54_to_60_months_after_the_last(day: str, comes: tuple[str, str]) -> None:
    last = placed(an_occasion("upr-tm", day, kind="upr", countries=("TM",), cycle=4, state=OccasionState.HELD))

    [found] = [one for year in range(2027, 2032) for one in expected([last], year) if one.rule == "upr.cycle"]

    assert (found.key, found.on) == ("upr-tm-cycle-5", on("/".join(comes)))


BEFORE, WITHIN, AFTER = "before", "within", "after"


@pytest.mark.parametrize(
    ("key", "fell"),
    [
        *(("upr-tm-2013-04", BEFORE), ("upr-uz-2013-04", BEFORE)),
        *((f"upr-{one}", WITHIN) for one in ("kz-2014-10", "kg-2015-01", "tj-2016-05", "kg-2020-01", "tj-2026-11")),
        *((f"upr-{one}", AFTER) for one in ("tm-2018-05", "uz-2018-05", "kz-2019-11", "tj-2021-11")),
        *((f"upr-{one}", AFTER) for one in ("tm-2023-11", "uz-2023-11", "kz-2025-01", "kg-2025-04")),
    ],
)
def test_where_each_review_fell_is_known_of_the_rule(key: str, fell: str) -> None:
    held = days_of(key)
    [country] = next(one.occasion.countries for one in of_the_register() if one.occasion.key == key)

    window = _window_of(country, held)

    assert fell == (BEFORE if held.last < window.first else AFTER if window.last < held.first else WITHIN)
    assert held.first <= months_after(window.last, 6), "half a year after its window at the latest"


def _window_of(country: str, held: When) -> When:
    """The days on which a review was to be expected, had one asked before it was held."""
    earlier = [one for one in of_the_register() if one.occasion.on.last < held.first]
    found = [one for year in range(2008, 2031) for one in expected(earlier, year) if one.rule == "upr.cycle"]
    return next(one.on for one in found if one.countries == (country,))


@pytest.mark.parametrize(
    ("last", "comes"), [("2018-01", "2020-01-01/2021-01-31"), ("2020-02-10", "2022-02-10/2023-02-10")]
)
def test_a_report_on_preferences_comes_two_to_three_years_after_the_last(last: str, comes: str) -> None:
    report = placed(an_occasion("eu-gsp-report-x", last, kind="eu_gsp", state=OccasionState.HELD))
    mission = placed(an_occasion("eu-gsp-mission-x", "2021-01-01", kind="eu_gsp", state=OccasionState.HELD))

    [found] = [
        one for year in (2020, 2021, 2022, 2023) for one in expected([report, mission], year) if one.kind == "eu_gsp"
    ]

    assert found.on == on(comes)  # the report of 2020 fell into its window, that of November 2023 came after it


def test_what_was_expected_and_confirmed_begins_the_next_cycle() -> None:
    computed = an_occasion("upr-kz-cycle-5", "2029-11-05", kind="upr", countries=("KZ",), cycle=5, rule="upr.cycle")

    found = [one.key for one in expected([placed(computed)], 2034) if one.rule == "upr.cycle"]

    assert found == ["upr-kz-cycle-6"]


def test_sessions_are_counted_on_from_the_last_that_has_a_number() -> None:
    numbers = [
        next(one.session for one in expected(of_the_register(), year) if one.key[:3] == "ilc")
        for year in (2026, 2028, 2029, 2031)
    ]

    assert numbers == ["114", "116", "117", "119"]
    assert next(iter(expected([], 2030))).session == "118"


def test_first_of_september_is_due_in_leap_years_too() -> None:
    found = {one.key: one.on.first for one in expected([], 2028) if one.rule == "art22.art23.deadline"}

    assert found == {"art23-2028": date(2028, 9, 1), "art23-texts-2028": date(2028, 8, 1)}
