"""The page of one's own tokens: made with the password, shown once, listed by name, revoked."""

import re

from tests.accounts.people import PASSWORD
from tests.web.workspace.office import Office

TYPED = {"name": "the map", "scope": ["read", "record"], "days": "7", "again": PASSWORD}


def test_a_token_is_shown_once_and_listed_by_its_name(office: Office) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)

    made = window.post("/account/tokens", data=TYPED)
    listed = window.get("/account/tokens").text

    found = re.search(r"trk_[A-Za-z0-9_-]{43}", made.text)
    assert found
    bearer = office.accounts.tokens.bearer(found.group())
    assert bearer is not None
    assert bearer.account.account_id == aigul.account_id
    assert found.group() not in listed
    assert "<strong>the map</strong>" in listed
    assert "See what I see; Record and plan" in listed
    assert "1 token." in window.get("/account").text


def test_a_token_is_revoked_on_the_page(office: Office) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)
    window.post("/account/tokens", data=TYPED)
    [its] = office.accounts.tokens.of(aigul.account_id)

    answer = window.post("/account/tokens/revoke", data={"token": its.token_id})

    assert answer.headers["location"] == "/account/tokens?done=revoked"
    assert office.accounts.tokens.of(aigul.account_id) == []


def test_what_is_missing_is_asked_for_beside_its_field_and_no_token_is_made(office: Office) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)

    for wrong, field in (({"scope": []}, "scope"), ({"again": "no"}, "again"), ({"days": "9999"}, "days")):
        answer = window.post("/account/tokens", data={**TYPED, **wrong})
        assert answer.status_code == 422
        assert f'id="{field}-wrong"' in answer.text

    assert office.accounts.tokens.of(aigul.account_id) == []
