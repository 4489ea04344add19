"""*Exit this page* stands on every page, whoever sees it and whatever went wrong."""

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import send
from tracker.accounts.accounts import HOST
from tracker.accounts.roles import Roles
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
WAY_OUT = '<a class="exit" href="https://www.wikipedia.org/" rel="noreferrer">'


def test_strangers_find_the_way_out_on_every_page(office: Office) -> None:
    token, window = office.accounts.invites.make(HOST, Roles()).token, office.window()
    addresses = ("/en/", "/ru/demands/kz-2021-1", "/sign-in", f"/invite/{token}", "/invite/none", "/en/nowhere")

    answers = [window.get(address) for address in addresses]

    assert [one.status_code for one in answers] == [200, 200, 200, 200, 404, 404]
    assert [one.text.count(WAY_OUT) for one in answers] == [1] * len(addresses)


def test_what_is_refused_has_the_way_out_too(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    answers = [window.get("/desk"), window.get("/accounts"), window.get("/desk/entries/none")]
    answers += [send(window, "/desk/demands/kz-2021-1/step", due_on="never"), office.window().post("/record", data={})]

    assert [one.status_code for one in answers] == [200, 403, 404, 422, 401]
    assert [one.text.count(WAY_OUT) for one in answers] == [1] * len(answers)
