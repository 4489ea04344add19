"""What a page says was done is believed only of our own redirect."""

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import said, send
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
STEP = {"what": "Ask the court", "due_on": "1 December 2026"}
HERE = "/desk/demands/kz-2021-1/step"


def test_a_page_says_what_was_done_after_our_own_redirect_and_once(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    led = send(window, HERE, **STEP).headers["location"]

    first, again = (said(window.get(led).text) for _ in range(2))

    assert "The next step is set." in first
    assert "The next step is set." not in again


def test_a_link_that_says_something_was_done_is_not_believed(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    page = window.get("/desk/demands/kz-2021-1?done=recorded").text
    listed = window.get("/confirm?confirmed=kz-2021-1.2").text

    assert "It is recorded." not in said(page)
    assert 'role="status"' not in listed
    assert "You are signed out." not in office.window().get("/sign-in?done=out").text


def test_a_redirect_to_another_address_makes_no_link_believed(signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    send(window, HERE, **STEP)

    page = window.get("/desk/demands/kz-2021-1?done=doubted").text

    assert 'class="done"' not in page


def test_what_the_browser_remembers_says_nothing_and_is_sent_to_no_other_page(signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), HERE, **STEP)

    cookie = answer.headers["set-cookie"].lower()
    assert "step" not in cookie
    assert "kz-2021" not in cookie
    assert all(part in cookie for part in ("httponly", "samesite=strict", "max-age=60"))
