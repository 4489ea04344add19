"""Blaming: to which field of a form a refusal leads."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tracker.accounts import refusals
from tracker.domain.refusals import Refused
from tracker.web.workspace.form import Form

Fields = Mapping[type[Refused], str]

PASSWORD: Fields = dict.fromkeys(
    (
        refusals.PasswordShort,
        refusals.PasswordLong,
        refusals.PasswordGuessable,
        refusals.PasswordHoldsNickname,
    ),
    "password",
)
NICKNAME: Fields = dict.fromkeys(
    (refusals.NicknameLength, refusals.NicknameSigns, refusals.NicknameMixed, refusals.NicknameTaken), "nickname"
)
PLACE: Fields = {refusals.LanguageUnknown: "language", refusals.ZoneUnknown: "zone"}
EMAIL: Fields = {refusals.EmailUnfit: "email"}
ROLE: Fields = {refusals.NotARole: "role", refusals.NotToOneself: "role"}
CODE: Fields = {refusals.CodeWrong: "code"}
AGAIN: Fields = {refusals.PasswordWrong: "again"}
"""The password of the account, typed once more."""


@contextmanager
def blaming(form: Form, *fields: Fields) -> Iterator[None]:
    """Make a refusal that is about one field a complaint about it, and raise Wrong; other refusals pass."""
    about = {kind: name for one in fields for kind, name in one.items()}
    try:
        yield
    except Refused as refused:
        if type(refused) not in about:
            raise
        form.complain(about[type(refused)], refused.message, **refused.values)
    form.check()
