"""Back, edit and send again: a browser opens a form at an address of its own, which Back leads to once more (D6)."""

import re

import pytest

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded
from tracker.domain.demand_events import NextStepSet
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Aigul", countries=frozenset({Code("KZ")}))
HERE = "/desk/demands/kz-2021-1/step"
BROWSER = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin"}


def command(page: str) -> str:
    """The id that a form was made with."""
    found = re.search(r'name="command" value="([^"]+)"', page)
    return found[1] if found else ""


@pytest.mark.parametrize("address", [HERE, "/record?country=KZ", "/send", "/desk/demands/kz-2021-1/assess?measure=2"])
def test_a_form_that_a_browser_comes_back_to_is_the_form_that_it_left(signed_in: SignedIn, address: str) -> None:
    window = signed_in(KZ)
    opened = window.get(address, headers=BROWSER, follow_redirects=False)

    first, back = (window.get(opened.headers["location"], headers=BROWSER) for _ in range(2))

    assert opened.status_code == 303
    assert opened.headers["location"].partition("command=")[2] == command(first.text) == command(back.text) != ""
    assert first.history == []


def test_what_was_edited_after_back_is_kept_and_not_recorded_beside_the_first(
    office: Office, signed_in: SignedIn
) -> None:
    window, before = signed_in(KZ), len(recorded(office, NextStepSet))
    there = window.get(HERE, headers=BROWSER, follow_redirects=False).headers["location"]
    typed = {"what": "Write to the court.", "due_on": "1 May 2030", "who": "Aigul", "audience": "country_team"}
    window.post(HERE, data=typed | {"command": command(window.get(there).text)})

    again = window.post(HERE, data=typed | {"command": command(window.get(there).text), "what": "Call the court."})

    assert again.status_code == 409
    assert "Call the court." in again.text
    assert len(recorded(office, NextStepSet)) == before + 1


def test_a_form_opened_from_a_link_is_another_form(signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    one, other = (command(window.get(HERE, headers=BROWSER, follow_redirects=True).text) for _ in range(2))

    assert "" != one != other != ""


def test_what_only_shows_opens_where_it_is(signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    answers = [window.get(page, headers=BROWSER) for page in ("/desk", "/confirm", "/account/language")]

    assert [one.history for one in answers] == [[], [], []]
