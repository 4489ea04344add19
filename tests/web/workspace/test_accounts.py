"""The accounts of the coalition: who sees them, grants, freezes, thaws and invites."""

import re
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from tests.web.workspace.office import Office
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST
from tracker.accounts.roles import ADMIN, EDITOR, MAY_CONFIRM, Roles
from tracker.application.reader import Look
from tracker.projections.shelves import ReadModelParked

PAGES = ("/accounts", "/accounts/{its}", "/accounts/invite", "/accounts/invites")
ACTS = ("/accounts/{its}/freeze", "/accounts/{its}/thaw", "/accounts/{its}/roles", "/accounts/invite")


def statuses(window: TestClient, method: str, paths: tuple[str, ...], its: str) -> list[int]:
    return [window.request(method, path.format(its=its)).status_code for path in paths]


@pytest.mark.parametrize(
    ("roles", "pages", "acts"),
    [
        ([], [403, 403, 403, 403], [403, 403, 403, 403]),
        (["country:KZ", EDITOR], [403, 403, 403, 403], [403, 403, 403, 403]),
        ([MAY_CONFIRM], [200, 200, 403, 403], [303, 422, 403, 403]),
        ([ADMIN], [200, 200, 200, 200], [303, 303, 303, 200]),
    ],
)
def test_each_sees_and_does_what_was_granted(
    office: Office, roles: list[str], pages: list[int], acts: list[int]
) -> None:
    bolot = office.person("Bolot")
    window = office.signed_in(office.person("Aigul", *roles))

    assert statuses(window, "GET", PAGES, bolot.account_id) == pages
    assert statuses(window, "POST", ACTS, bolot.account_id) == acts


def test_who_may_confirm_freezes_a_colleague_at_once_without_a_reason(office_on_either: Office) -> None:
    office, aigul = office_on_either, office_on_either.person("Aigul", MAY_CONFIRM)
    bolot = office.person("Bolot", ADMIN)
    taken, window = office.signed_in(bolot), office.signed_in(aigul)
    office.accounts.invites.make(office.accounts.account(bolot.account_id).who, Roles())

    answer = window.post(f"/accounts/{bolot.account_id}/freeze")

    page = window.get(answer.headers["location"]).text
    assert "Frozen since 21\N{NO-BREAK SPACE}November 2026, 16:01" in page
    assert "/thaw" not in page
    assert taken.get("/account").status_code == 303
    assert office.accounts.invites.open() == []
    newest = office.accounts.log(bolot.account_id)[0]
    assert (newest.what, newest.by) == (What.FROZEN, aigul.account_id)


def test_another_person_who_may_confirm_thaws_and_whoever_froze_is_told_to_ask(office: Office) -> None:
    bolot, aigul, chinara = (office.person(name, MAY_CONFIRM) for name in ("Bolot", "Aigul", "Chinara"))
    froze, other = office.signed_in(aigul), office.signed_in(chinara)
    froze.post(f"/accounts/{bolot.account_id}/freeze")

    own, theirs = (window.get(f"/accounts/{bolot.account_id}").text for window in (froze, other))
    refused, thawed = (window.post(f"/accounts/{bolot.account_id}/thaw") for window in (froze, other))

    assert ("/thaw" in own, "/thaw" in theirs) == (False, True)
    assert (refused.status_code, thawed.status_code) == (422, 303)
    assert "Whoever froze an account does not thaw it." in refused.text
    assert office.accounts.account(bolot.account_id).frozen_at is None


def test_the_fourth_colleague_within_a_day_is_not_frozen_and_the_page_says_whom_to_ask(office: Office) -> None:
    others = [office.person(name) for name in ("Bolot", "Chinara", "Dana", "Erlan")]
    window = office.signed_in(office.person("Aigul", MAY_CONFIRM))

    answers = [window.post(f"/accounts/{one.account_id}/freeze") for one in others]

    assert [one.status_code for one in answers] == [303, 303, 303, 422]
    assert "ask another person who may confirm, or whoever runs the machine" in answers[-1].text
    assert office.accounts.account(others[-1].account_id).frozen_at is None


def test_a_colleague_is_marked_as_at_risk_and_only_the_colleague_takes_it_off(office: Office) -> None:
    bolot, window = office.person("Bolot"), office.signed_in(office.person("Aigul", MAY_CONFIRM))

    answer = window.post(f"/accounts/{bolot.account_id}/at-risk")
    page = window.get(answer.headers["location"]).text
    own = office.signed_in(bolot).post("/account/at-risk", data={})

    assert (answer.status_code, own.status_code) == (303, 303)
    assert "Only its holder can take the mark off." in page
    assert f"/accounts/{bolot.account_id}/at-risk" not in page
    assert not office.accounts.account(bolot.account_id).is_at_risk


@pytest.mark.parametrize(
    ("role", "is_told"), [(MAY_CONFIRM, True), (EDITOR, True), (ADMIN, True), ("country:KZ", False)]
)
def test_who_may_confirm_is_told_on_today_that_somebody_was_given_more_rights(
    office: Office, role: str, *, is_told: bool
) -> None:
    admin, window = office.person("Bolot", ADMIN), office.signed_in(office.person("Aigul", MAY_CONFIRM))
    office.accounts.invites.make(office.accounts.account(admin.account_id).who, Roles.of([role]))

    page = window.get("/desk").text

    assert ("Invited by Bolot" in page) is is_told
    assert "Invited by Bolot" not in office.signed_in(office.person("Dana", "country:KG")).get("/desk").text


def test_an_account_can_be_frozen_while_the_record_cannot_be_read(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    bolot, window = office.person("Bolot"), office.signed_in(office.person("Aigul", MAY_CONFIRM))
    monkeypatch.setattr(Look, "country_names", parked)

    page = window.get(f"/accounts/{bolot.account_id}")
    window.post(f"/accounts/{bolot.account_id}/freeze")

    assert page.status_code == 200
    assert office.accounts.account(bolot.account_id).frozen_at is not None


def parked(_: Look) -> None:
    raise ReadModelParked(["shelves"])


def test_an_admin_thaws_with_password_and_phone_as_they_were(office: Office) -> None:
    bolot, window = office.person("Bolot"), office.signed_in(office.person("Aigul", ADMIN))
    office.accounts.governing.freeze(HOST, bolot.account_id)

    answer = window.post(f"/accounts/{bolot.account_id}/thaw")

    assert answer.headers["location"] == f"/accounts/{bolot.account_id}?done=thawed"
    office.clock.pass_by(seconds=30)
    assert office.window().post("/sign-in", data=office.typed(bolot)).status_code == 303


def test_roles_are_granted_and_taken_away_by_ticks(office_on_either: Office) -> None:
    office, window = office_on_either, office_on_either.signed_in(office_on_either.person("Aigul", ADMIN))
    bolot = office.person("Bolot", "country:KZ", EDITOR)

    answer = window.post(
        f"/accounts/{bolot.account_id}/roles",
        data={"had": ["country:KZ", EDITOR], "role": ["country:KG", EDITOR, MAY_CONFIRM]},
    )

    assert answer.status_code == 303
    assert office.accounts.account(bolot.account_id).roles == Roles.of(["country:KG", EDITOR, MAY_CONFIRM])
    whats = [(line.what, line.detail) for line in office.accounts.log(bolot.account_id)]
    assert (What.GRANTED, "country:KG may_confirm") in whats
    assert (What.REVOKED, "country:KZ") in whats


def test_a_page_that_was_open_for_long_takes_nothing_away_that_was_granted_meanwhile(office: Office) -> None:
    bolot, window = office.person("Bolot"), office.signed_in(office.person("Aigul", ADMIN))
    office.accounts.governing.grant(HOST, bolot.account_id, [EDITOR])

    window.post(f"/accounts/{bolot.account_id}/roles", data={"role": ["country:KZ"]})

    assert office.accounts.account(bolot.account_id).roles == Roles.of(["country:KZ", EDITOR])


def test_nobody_grants_anything_to_themselves(office: Office) -> None:
    aigul = office.person("Aigul", ADMIN)
    window = office.signed_in(aigul)

    answer = window.post(f"/accounts/{aigul.account_id}/roles", data={"had": [ADMIN], "role": [EDITOR]})

    assert answer.status_code == 422
    assert (
        '<a href="#role">Granted, besides reading what all members may see: Nobody grants anything to themselves'
        in answer.text
    )
    assert office.accounts.account(aigul.account_id).roles == Roles.of([ADMIN])


def test_one_gives_up_a_right_of_ones_own(office: Office) -> None:
    aigul = office.person("Aigul", ADMIN, EDITOR)

    office.signed_in(aigul).post(f"/accounts/{aigul.account_id}/roles", data={"had": [ADMIN, EDITOR], "role": [ADMIN]})

    assert office.accounts.account(aigul.account_id).roles == Roles.of([ADMIN])


@pytest.mark.parametrize("code", ["country:XX", "owner", "country:KZ country:KG", "<script>"])
@pytest.mark.parametrize("path", ["/accounts/{its}/roles", "/accounts/invite"])
def test_what_is_not_offered_is_not_granted(office: Office, path: str, code: str) -> None:
    bolot, window = office.person("Bolot"), office.signed_in(office.person("Aigul", ADMIN))

    answer = window.post(path.format(its=bolot.account_id), data={"role": [code]})

    assert answer.status_code == 422
    assert "<script>" not in answer.text.replace("<script src", "")
    assert office.accounts.account(bolot.account_id).roles == Roles()
    assert office.accounts.invites.open() == []


def test_the_address_ticks_no_role(office: Office) -> None:
    bolot, window = office.person("Bolot"), office.signed_in(office.person("Aigul", ADMIN))

    pages = [
        window.get(f"{path}?role=admin&had=x").text for path in (f"/accounts/{bolot.account_id}", "/accounts/invite")
    ]

    assert not any("checked" in page for page in pages)


def test_an_account_that_is_not_there_is_a_page_that_is_not_there(office: Office) -> None:
    window = office.signed_in(office.person("Aigul", ADMIN))

    assert statuses(window, "GET", ("/accounts/{its}", "/accounts/{its}/freeze"), "a-000000000000") == [404, 404]
    assert statuses(window, "POST", ("/accounts/{its}/freeze", "/accounts/{its}/roles"), "../account") == [404, 404]


def test_an_invite_is_shown_as_a_link_that_works(office: Office) -> None:
    window = office.signed_in(office.person("Aigul", ADMIN))

    answer = window.post("/accounts/invite", data={"role": ["country:KG", MAY_CONFIRM]})

    link = re.search(r"<code>http://localhost(/invite/[\w-]{43})</code>", answer.text)
    assert link
    assert answer.headers["cache-control"] == "no-store"
    assert office.accounts.invites.open()[0].roles == Roles.of(["country:KG", MAY_CONFIRM])
    assert "Coordinator of Kyrgyzstan" in office.window().get(link[1]).text
    assert link[1] not in window.get("/accounts").text


def test_behind_a_proxy_the_link_is_one_of_https(office: Office) -> None:
    window = office.window("http://tracker.example", proxies=("10.1.2.3",), client=("10.1.2.3", 40000))
    window.headers["x-forwarded-proto"] = "https"
    aigul = office.person("Aigul", ADMIN)
    token = office.house.signed_in(aigul).token

    answer = window.post("/accounts/invite", headers={"cookie": f"__Host-sid={token}"})

    assert "<code>https://tracker.example/invite/" in answer.text


def test_the_same_invite_form_sent_twice_leaves_one_link(office: Office) -> None:
    window = office.signed_in(office.person("Aigul", ADMIN))
    form = {"command": str(uuid4()), "role": [EDITOR]}

    links = [re.findall(r"/invite/[\w-]{43}", window.post("/accounts/invite", data=form).text)[0] for _ in range(2)]

    assert len(office.accounts.invites.open()) == 1
    assert [office.window().get(link).status_code for link in links] == [404, 200]


def test_an_open_invite_is_listed_and_taken_back(office: Office) -> None:
    aigul = office.person("Aigul", ADMIN)
    window = office.signed_in(aigul)
    made = office.accounts.invites.make(office.accounts.account(aigul.account_id).who, Roles.of([EDITOR]))

    page = window.get("/accounts").text
    answer = window.post("/accounts/invites", data={"invite": str(made.invite_id)})

    assert "made by Aigul, works until 24\N{NO-BREAK SPACE}November 2026" in page
    assert answer.headers["location"] == "/accounts?done=withdrawn#invites"
    assert office.accounts.invites.open() == []
    assert office.window().get(f"/invite/{made.token}").status_code == 404


def test_who_only_may_confirm_sees_no_invites(office: Office) -> None:
    office.accounts.invites.make(HOST, Roles.of([EDITOR]))

    page = office.signed_in(office.person("Aigul", MAY_CONFIRM)).get("/accounts").text

    assert "Invites that wait" not in page
    assert "/accounts/invite" not in page


def test_nobody_sees_where_a_colleague_is_signed_in(office: Office) -> None:
    bolot, window = office.person("Bolot"), office.signed_in(office.person("Aigul", ADMIN, MAY_CONFIRM))
    office.signed_in(bolot)

    page = window.get(f"/accounts/{bolot.account_id}").text

    assert "last seen" not in page
    assert not any(one.sign_in_id in page for one in office.accounts.sign_ins.of(bolot.account_id))
