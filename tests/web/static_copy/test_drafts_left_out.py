"""A draft of a language stands in no copy: what cannot be called back is to be the coalition's own word."""

from tests.journeys.pages import parse
from tests.web.static_copy.conftest import Copy
from tracker.languages import COMPLETE, DRAFTS


def test_a_copy_holds_no_page_of_a_draft_and_leads_to_none(copy: Copy) -> None:
    folders = {path.split("/")[0] for path in copy.files if "/" in path}
    told = parse(copy.text("en/translations/index.html"))

    assert set(COMPLETE) <= folders
    assert not folders & set(DRAFTS)
    assert "Кыргызча" in told.text
    assert [one["href"] for one in told.all("a") if one["hreflang"] in DRAFTS] == []
