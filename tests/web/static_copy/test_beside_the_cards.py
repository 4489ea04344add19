"""What a copy compares, and the cards that it offers to other sites: all of it leads to files of the same copy."""

from itertools import pairwise

from tests.web.given import TODAY
from tests.web.static_copy.conftest import Copy

DAYS = ("2026-06-01", "2026-06-12", TODAY.isoformat())


def test_a_copy_compares_each_of_its_days_with_the_next_and_no_others(copy: Copy) -> None:
    found = {path for path in copy.pages if "/between/" in path}

    assert found == {
        f"{language}/countries/{code}/between/{then}/{now}/index.html"
        for language in ("en", "ru")
        for code in ("kz", "kg")
        for then, now in pairwise(DAYS)
    }


def test_a_comparison_leads_to_the_cards_of_its_days_and_otherwise_to_todays_pages(copy: Copy) -> None:
    links = {one["href"] for one in copy.pages[f"en/countries/kz/between/{DAYS[0]}/{DAYS[1]}/index.html"].all("a")}

    for led in (
        f"../../../on/{DAYS[0]}/index.html",
        f"../../../on/{DAYS[1]}/index.html",
        "../../../../../methodology/index.html",
    ):
        assert [one for one in links if one.startswith(led)], led
    assert f"../../../../../../ru/countries/kz/between/{DAYS[0]}/{DAYS[1]}/index.html" in links


def test_cards_for_other_sites_lead_to_pages_of_the_copy_that_stands_where_somebody_said(
    copy: Copy, with_names: Copy
) -> None:
    card = copy.pages["embed/en/demands/kz-2021-4/index.html"]
    [unsaid, said] = (one.text("en/countries/kz/embed/index.html") for one in (copy, with_names))

    assert card.one("footer").all("a")[0]["href"] == "../../../../en/demands/kz-2021-4/index.html"
    assert "https://ADDRESS/embed/en/demands/kz-2021-4" in unsaid
    assert "write where this copy stands" in unsaid
    assert "https://copies.example/record/embed/en/demands/kz-2021-4" in said
