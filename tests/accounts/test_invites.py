from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.accounts.people import PASSWORD, House
from tracker.accounts import totp
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST
from tracker.accounts.refusals import (
    AccountUnknown,
    CodeWrong,
    InviteExpired,
    InviteUnknown,
    InviteUsed,
    LanguageUnknown,
    MayNot,
    NicknameSigns,
    NicknameTaken,
    NotARole,
    NotSignedIn,
    PasswordHoldsNickname,
    PasswordShort,
    ZoneUnknown,
)
from tracker.accounts.roles import Roles
from tracker.accounts.sign_ins import Device
from tracker.accounts.tables import invite
from tracker.domain.refusals import Refused
from tracker.domain.rights import Who
from tracker.store.engine import reading

MEMBER = Roles()
ADMIN = Who("a-admin0000000", is_admin=True)


def test_an_invite_becomes_an_account_that_is_signed_in(house: House) -> None:
    made = house.accounts.invites.make(HOST, Roles.of(["country:KZ", "editor"]))
    given, _ = house.acceptance(made.token, "Айгуль", language="ru")

    accepted = house.accounts.accept(made.token, given)

    assert accepted.signed_in is not None
    sign = house.accounts.sign(accepted.signed_in.token)
    assert sign is not None
    assert (sign.account.nickname, sign.account.language, sign.account.zone) == ("Айгуль", "ru", "Asia/Bishkek")
    assert sign.account.roles.codes() == ["editor", "country:KZ"]
    assert sign.account.account_id == accepted.account_id
    assert len(set(accepted.recovery_codes)) == 10


def test_an_account_has_a_random_id_that_says_nothing_of_whose_it_is(house: House) -> None:
    ids = {house.person(name).account_id for name in ("Aigul", "Bolot", "Chinara")}

    assert len(ids) == 3
    assert all(one.startswith("a-") and one[2:].isalnum() and one.islower() and len(one) == 14 for one in ids)


def test_an_invite_shows_what_it_is_for(house: House) -> None:
    made = house.accounts.invites.make(HOST, Roles.of(["may_confirm"]))

    shown = house.accounts.invites.look(made.token)

    assert (shown.roles.codes(), shown.nickname, shown.expires_at) == (["may_confirm"], None, made.expires_at)
    assert (made.expires_at - house.clock.at).total_seconds() == 72 * 3600


def test_looking_at_an_invite_uses_nothing_up_and_shows_another_secret_each_time(house: House) -> None:
    token = house.accounts.invites.make(HOST, MEMBER).token

    secrets = {house.accounts.invites.look(token).setup.secret for _ in range(3)}
    given, _ = house.acceptance(token)

    assert len(secrets) == 3
    assert house.accounts.accept(token, given).account_id


def test_an_invite_is_used_once(house: House) -> None:
    token = house.accounts.invites.make(HOST, MEMBER).token
    first, _ = house.acceptance(token, "Aigul")
    second, _ = house.acceptance(token, "Bolot")
    house.accounts.accept(token, first)

    with pytest.raises(InviteUsed):
        house.accounts.accept(token, second)
    with pytest.raises(InviteUsed):
        house.accounts.invites.look(token)

    assert [one.nickname for one in house.accounts.everyone()] == ["Aigul"]


def test_an_invite_expires_after_72_hours(house: House) -> None:
    token = house.accounts.invites.make(HOST, MEMBER).token
    house.clock.pass_by(hours=71, minutes=59)
    given, _ = house.acceptance(token)

    house.clock.pass_by(minutes=1)

    for attempt in (house.accounts.invites.look, lambda token: house.accounts.accept(token, given)):
        with pytest.raises(InviteExpired):
            attempt(token)
    assert house.accounts.invites.open() == []


@pytest.mark.parametrize("token", ["", "x" * 43, "\x00", "\ud800", "../../etc", "x" * 100_000])
def test_a_link_that_was_never_made_is_unknown(token: str, house: House) -> None:
    house.accounts.invites.make(HOST, MEMBER)

    with pytest.raises(InviteUnknown):
        house.accounts.invites.look(token)


def test_the_token_is_kept_nowhere_but_in_the_link(house: House) -> None:
    made = house.accounts.invites.make(HOST, MEMBER)

    with reading(house.engine) as connection:
        assert made.token not in repr(connection.execute(select(invite)).all())
    assert made.token not in repr(made)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"nickname": "Ai\N{ZERO WIDTH SPACE}gul"}, NicknameSigns),
        ({"nickname": "bolot"}, NicknameTaken),
        ({"password": "too short"}, PasswordShort),
        ({"password": "seven rivers meet aigul"}, PasswordHoldsNickname),
        ({"code": "000000"}, CodeWrong),
        ({"code": ""}, CodeWrong),
        ({"code": "7kq2-m4xa-93vz"}, CodeWrong),
        ({"setup": "AAAA"}, CodeWrong),
        ({"language": "kk"}, LanguageUnknown),
        ({"zone": "Asia/Bishkent"}, ZoneUnknown),
        ({"zone": "../../etc/passwd"}, ZoneUnknown),
    ],
    ids=lambda one: repr(one)[:40],
)
def test_what_cannot_be_taken_is_refused_and_the_invite_stays(
    typed: dict[str, str], refusal: type[Refused], house: House
) -> None:
    house.person("Bolot")
    token = house.accounts.invites.make(HOST, MEMBER).token
    given, _ = house.acceptance(token)

    with pytest.raises(refusal):
        house.accounts.accept(token, replace(given, **typed))  # type: ignore[arg-type]

    assert house.accounts.accept(token, given).account_id


@pytest.mark.parametrize(
    ("theirs", "typed"), [("Capa", "Сара"), ("Зара", "3ара"), ("Bolot", "8oIot"), ("Marat", "rnarat")]
)
def test_a_nickname_that_looks_like_a_colleagues_is_refused_in_any_script(
    house: House, theirs: str, typed: str
) -> None:
    house.person(theirs)
    token = house.accounts.invites.make(HOST, MEMBER).token
    given, _ = house.acceptance(token, typed)

    with pytest.raises(NicknameTaken):
        house.accounts.accept(token, given)


def test_a_secret_of_another_invite_is_refused(house: House) -> None:
    token, other = (house.accounts.invites.make(HOST, MEMBER).token for _ in range(2))
    given, _ = house.acceptance(other)

    with pytest.raises(CodeWrong):
        house.accounts.accept(token, given)


def test_the_code_that_proved_the_phone_cannot_sign_in_again(house: House) -> None:
    token = house.accounts.invites.make(HOST, MEMBER).token
    given, secret = house.acceptance(token)
    house.accounts.accept(token, given)
    claim = house.claim(house.person("Bolot"))

    with pytest.raises(NotSignedIn):
        house.accounts.sign_in(replace(claim, nickname="Aigul", code=given.code), Device.PHONE)

    now = totp.code_of(secret, house.clock.step())
    assert house.accounts.sign_in(replace(claim, nickname="Aigul", code=now), Device.PHONE)


@pytest.mark.parametrize("roles", [frozenset(), {"may_confirm"}, {"is_editor"}], ids=["member", "confirmer", "editor"])
def test_only_an_admin_of_accounts_or_the_host_invites(roles: set[str], house: House) -> None:
    who = Who("a-member000000", **dict.fromkeys(roles, True))  # type: ignore[arg-type]

    with pytest.raises(MayNot):
        house.accounts.invites.make(who, MEMBER)

    assert house.accounts.invites.make(ADMIN, MEMBER).token


def test_a_form_sent_twice_makes_one_invite_and_the_last_link_counts(house: House) -> None:
    command = uuid4()
    first = house.accounts.invites.make(ADMIN, MEMBER, command)
    second = house.accounts.invites.make(ADMIN, MEMBER, command)

    assert [one.invite_id for one in house.accounts.invites.open()] == [command]
    assert house.accounts.invites.look(second.token).nickname is None
    with pytest.raises(InviteUnknown):
        house.accounts.invites.look(first.token)
    assert [line.what for line in house.accounts.log()] == [What.INVITED]


def test_a_form_sent_again_after_its_link_was_used_makes_nothing_new(house: House) -> None:
    command = uuid4()
    made = house.accounts.invites.make(ADMIN, MEMBER, command)
    given, _ = house.acceptance(made.token)
    house.accounts.accept(made.token, given)

    with pytest.raises(InviteUsed):
        house.accounts.invites.make(ADMIN, MEMBER, command)


def test_nobody_replaces_the_invite_of_another(house: House) -> None:
    command = uuid4()
    made = house.accounts.invites.make(ADMIN, MEMBER, command)

    with pytest.raises(InviteUsed):
        house.accounts.invites.make(HOST, Roles.of(["admin"]), command)

    assert house.accounts.invites.look(made.token).roles == MEMBER


def test_an_invite_can_be_taken_back(house: House) -> None:
    made, other = (house.accounts.invites.make(ADMIN, MEMBER) for _ in range(2))

    house.accounts.invites.withdraw(ADMIN, made.invite_id)

    with pytest.raises(InviteUnknown):
        house.accounts.invites.look(made.token)
    assert [one.invite_id for one in house.accounts.invites.open()] == [other.invite_id]
    with pytest.raises(InviteUnknown):
        house.accounts.invites.withdraw(ADMIN, made.invite_id)
    with pytest.raises(MayNot):
        house.accounts.invites.withdraw(Who("a-member000000"), other.invite_id)


def test_the_host_renews_the_access_of_somebody_who_lost_the_phone(house: House) -> None:
    person = house.person("Aigul", "may_confirm")
    old = house.signed_in(person)
    made = house.accounts.invites.renew(HOST, person.account_id)
    given, secret = house.acceptance(made.token, "anything", password="nine owls in a barn")  # noqa: S106

    accepted = house.accounts.accept(made.token, given)

    assert accepted.account_id == person.account_id
    assert house.accounts.account(person.account_id).nickname == "Aigul"
    assert house.accounts.account(person.account_id).roles.may_confirm
    assert house.accounts.sign(old.token) is None
    renewed = replace(person, secret=secret, password="nine owls in a barn", recovery_codes=accepted.recovery_codes)  # noqa: S106
    assert house.signed_in(renewed).account_id == person.account_id


def test_what_was_lost_with_the_phone_is_worth_nothing_after_the_access_was_renewed(house: House) -> None:
    person = house.person()
    token = house.accounts.invites.renew(HOST, person.account_id).token
    given, _ = house.acceptance(token, password="nine owls in a barn")  # noqa: S106
    house.accounts.accept(token, given)
    house.clock.pass_by(seconds=30)

    for wrong in (
        house.claim(person),
        house.claim(person, password="nine owls in a barn"),  # noqa: S106
        house.claim(person, password="nine owls in a barn", code=person.recovery_codes[0]),  # noqa: S106
    ):
        with pytest.raises(NotSignedIn):
            house.accounts.sign_in(wrong, Device.PHONE)


def test_until_the_link_is_used_the_old_access_stays(house: House) -> None:
    person = house.person()

    house.accounts.invites.renew(HOST, person.account_id)

    assert house.signed_in(person).account_id == person.account_id


def test_a_later_link_to_an_account_makes_the_earlier_one_void(house: House) -> None:
    person = house.person()
    first, second = (house.accounts.invites.renew(HOST, person.account_id) for _ in range(2))

    with pytest.raises(InviteUnknown):
        house.accounts.invites.look(first.token)

    assert house.accounts.invites.look(second.token).nickname == "Aigul"


def test_nobody_but_the_host_makes_a_link_to_somebodys_account(house: House) -> None:
    person = house.person()

    with pytest.raises(MayNot):
        house.accounts.invites.renew(ADMIN, person.account_id)
    with pytest.raises(AccountUnknown):
        house.accounts.invites.renew(HOST, "a-nobody000000")


def test_the_access_to_a_frozen_account_is_renewed_before_it_is_thawed(house: House) -> None:
    person = house.person()
    house.accounts.governing.freeze(HOST, person.account_id)
    token = house.accounts.invites.renew(HOST, person.account_id).token
    given, _ = house.acceptance(token, password=PASSWORD + "s")

    accepted = house.accounts.accept(token, given)

    assert accepted.signed_in is None
    house.accounts.governing.thaw(HOST, person.account_id)
    assert house.accounts.sign_ins.of(person.account_id) == []


@pytest.mark.parametrize("code", ["", "root", "country:", "country:kz", "country:KAZ", "country:K1", "MAY_CONFIRM"])
def test_a_role_that_does_not_exist_is_refused(code: str) -> None:
    with pytest.raises(NotARole):
        Roles.of([code])


def test_roles_read_from_codes_are_those_codes() -> None:
    codes = ["may_confirm", "editor", "admin", "country:KG", "country:KZ"]

    assert Roles.of(codes[::-1]).codes() == codes
    assert Roles().codes() == []
