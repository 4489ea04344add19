"""What the forms of passkeys, tokens, send-only codes and travel mode are filled with, by whoever sends them."""

from collections.abc import Callable
from typing import Any, Protocol

from tests.accounts.authenticator import Authenticator
from tests.accounts.people import PASSWORD, PEER
from tests.web.workspace.staff import ANONYMOUS, Staff
from tracker.accounts.accounts import HOST
from tracker.accounts.own import Again
from tracker.accounts.passkeys import Answer, Asked, Fresh
from tracker.accounts.totp import STEP_SECONDS, code_of

Fields = dict[str, Any]
COLLEAGUE = "colleague"


class Somebody(Protocol):
    """Whoever is about to send a form."""

    staff: Staff
    kind: str


def proving_anew(it: Somebody) -> Fields:
    """Password and a code that was not used yet, of a phone that was just set up: other tests change them."""
    if it.kind == ANONYMOUS:
        return {"again": PASSWORD, "code": "000000"}
    office, sign = it.staff.office, it.staff.sign(it.kind)
    setup = office.accounts.own.new_setup(sign)
    office.accounts.own.change_phone(
        sign, Again(PASSWORD, PEER), setup.sealed, code_of(setup.secret, office.clock.step())
    )
    office.clock.pass_by(seconds=STEP_SECONDS)
    return {"again": PASSWORD, "code": code_of(setup.secret, office.clock.step())}


def a_new_passkey(it: Somebody) -> Fields:
    """What a device answered to the page at which a passkey is made."""
    if it.kind == ANONYMOUS:
        return {"challenge": "", "credential": ""}
    for one in it.staff.office.accounts.passkeys.of(it.staff.account_id(it.kind)):
        it.staff.office.accounts.passkeys.remove(it.staff.account_id(it.kind), one.passkey_id)
    asked = _asked(it)
    return {"challenge": asked.challenge_id, "credential": Authenticator().make(asked.options), "name": "Phone"}


def a_passkey(it: Somebody) -> Fields:
    """A passkey that is there."""
    if it.kind == ANONYMOUS:
        return {"passkey": "0" * 12}
    typed, its, passkeys = a_new_passkey(it), it.staff.account_id(it.kind), it.staff.office.accounts.passkeys
    passkeys.add(it.staff.sign(it.kind), Answer(typed["challenge"], typed["credential"]), "Phone", sends_only=False)
    return {"passkey": passkeys.of(its)[0].passkey_id}


def coming_in_by_passkey(it: Somebody) -> Fields:
    """The answer of a member's device to a challenge of the door."""
    kind, it.kind = it.kind, "member"
    for one in it.staff.office.accounts.passkeys.of(it.staff.account_id(it.kind)):
        it.staff.office.accounts.passkeys.remove(it.staff.account_id(it.kind), one.passkey_id)
    passkeys, device, asked = it.staff.office.accounts.passkeys, Authenticator(), _asked(it)
    answer = Answer(asked.challenge_id, device.make(asked.options))
    passkeys.add(it.staff.sign("member"), answer, "", sends_only=False)
    it.kind, begun = kind, passkeys.begin_sign_in(PEER)
    return {"challenge": begun.challenge_id, "credential": device.prove(begun.options)}


def a_token(it: Somebody) -> Fields:
    """A token that is there, alone."""
    if it.kind == ANONYMOUS:
        return {"token": "0" * 12}
    tokens, its = it.staff.office.accounts.tokens, it.staff.account_id(it.kind)
    for one in tokens.of(its):
        tokens.revoke(its, one.token_id)
    made = tokens.make(it.staff.sign(it.kind), Again(PASSWORD, PEER), name="", scopes=["read"], days=1)
    return {"token": made.token_id}


def a_send_code(it: Somebody) -> Fields:
    """Nothing is typed to remove a code, but there has to be one."""
    if it.kind != ANONYMOUS:
        it.staff.office.accounts.send_codes.make(it.staff.sign(it.kind), Again(PASSWORD, PEER))
    return {}


def coming_in_to_send(it: Somebody) -> Fields:
    """The send-only code of somebody of a team."""
    return {"code": it.staff.office.accounts.send_codes.make(it.staff.sign("recorder"), Again(PASSWORD, PEER))}


def a_colleague(*, travels: bool) -> Callable[["Somebody"], Fields]:
    """Let a colleague travel, or be back."""

    def given(it: Somebody) -> Fields:
        mode, its = it.staff.office.accounts.travel_mode, it.staff.account_id(COLLEAGUE)
        (mode.begin if travels else mode.end)(HOST, its)
        return {}

    return given


def _asked(it: Somebody) -> Asked:
    """Ask for a new passkey."""
    typed = proving_anew(it)
    fresh = Fresh(typed["again"], typed["code"], PEER)
    return it.staff.office.accounts.passkeys.begin_adding(it.staff.sign(it.kind), fresh)
