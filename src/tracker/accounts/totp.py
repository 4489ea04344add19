"""Codes of six digits from an app on the phone (TOTP, RFC 6238), and the setting up of that app.

Nothing that stays in the app names the coalition, the product or the nickname: the phone may be looked at.
"""

import hmac
import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass, field
from hashlib import sha256

import pyotp
import segno

from tracker.accounts.kit import SECOND
from tracker.accounts.refusals import CodeWrong
from tracker.accounts.sealing import Seal
from tracker.store.refusals import BrokenWords, WrongKey

STEP_SECONDS = 30
DRIFT = 1
"""How many steps a phone's clock may lie before or after ours."""

ISSUER = "Sign-in"
_CODE = re.compile(r"[0-9]{6}")


@dataclass(frozen=True)
class Setup:
    """A new secret, shown until a code proves that the phone has it; `sealed` stands in the form meanwhile."""

    secret: str = field(repr=False)
    sealed: str = field(repr=False)

    @property
    def address(self) -> str:
        """Give what the app reads: an otpauth address; its label is drawn, so that no two overwrite each other."""
        label = sha256(self.secret.encode()).hexdigest()[:4]
        return pyotp.TOTP(self.secret).provisioning_uri(name=label, issuer_name=ISSUER)

    @property
    def by_hand(self) -> str:
        """Give the secret in groups of four, for those who type it."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))

    def svg(self) -> str:
        """Draw the address as a QR code, in SVG without any style, black on white in every scheme of colours."""
        drawn = segno.make(self.address, error="m", micro=False)
        return drawn.svg_inline(scale=4, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)


def new_setup(seal: Seal, purpose: str) -> Setup:
    """Draw a secret for one purpose: an invite, or an account."""
    secret = pyotp.random_base32()
    sealed = seal.close(secret.encode(), "setup", purpose)
    return Setup(secret, urlsafe_b64encode(sealed).decode())


def same_setup(seal: Seal, purpose: str, sealed: str) -> Setup:
    """Give a setup that a form brought back; raises CodeWrong where it was not ours, or not for this purpose."""
    try:
        secret = seal.open(urlsafe_b64decode(sealed.encode("ascii")), "setup", purpose).decode()
    except (BrokenWords, WrongKey, Error, ValueError):
        raise CodeWrong from None
    return Setup(secret, sealed)


def kept_or_new(seal: Seal, purpose: str, sealed: str) -> Setup:
    """Give the setup that a form brought back, so that a refused form goes on with it; else a new one."""
    try:
        return same_setup(seal, purpose, sealed)
    except CodeWrong:
        return new_setup(seal, purpose)


def step_at(moment: int) -> int:
    """Number the step of a moment in UTC microseconds."""
    return moment // (STEP_SECONDS * SECOND)


def code_of(secret: str, step: int) -> str:
    """Give the code of a step."""
    return pyotp.TOTP(secret).generate_otp(step)


def read_code(typed: str) -> str | None:
    """Give the six digits that were typed, however they were spaced; None where it is something else."""
    plain = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", typed[:64]))
    return plain if _CODE.fullmatch(plain) else None


def step_of(secret: str, code: str, now: int, after: int = -1) -> int | None:
    """Find the step whose code this is, near now and `after` the last one used; the same work whether it is found.

    A code that was used once is so refused for good.
    """
    here = step_at(now)
    steps = range(here - DRIFT, here + DRIFT + 1)
    found = [step for step in steps if hmac.compare_digest(code_of(secret, step), code) and step > after]
    return found[0] if found else None


def proved(secret: str, typed: str, now: int) -> int:
    """Give the step of a code that proves that the phone has the secret; raises CodeWrong."""
    code = read_code(typed)
    step = step_of(secret, code, now) if code else None
    if step is None:
        raise CodeWrong
    return step
