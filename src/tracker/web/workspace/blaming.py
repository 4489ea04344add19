"""Blaming: to which field of a form a refusal leads."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tracker.accounts import refusals
from tracker.application.file_types import refusals as files
from tracker.application.intake import refusals as intake
from tracker.application.intake import refusals_of_tables as tables
from tracker.application.workspace import refusals as workspace
from tracker.domain import refusals as domain
from tracker.domain import refusals_of_evidence, refusals_of_submissions
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
PROVEN: Fields = {refusals.NotProven: "again"}
NAME: Fields = {refusals.NameLong: "name"}
AGAIN: Fields = {refusals.PasswordWrong: "again"}
"""The password of the account, typed once more."""


ENTRY: Mapping[type[Refused], tuple[str, ...]] = {
    domain.EndsBeforeItBegins: ("on",),
    domain.OccasionUnmoved: ("on",),
    domain.OccasionAnnounced: ("on",),
    domain.OutOfReach: ("on", "to", "due_on"),
    workspace.OccasionKnown: ("on",),
    workspace.SourceMissing: ("publication",),
    domain.DueBeforeItWasSet: ("to", "due_on"),
    domain.DueDayUnmoved: ("to",),
    domain.DueDayOver: ("to",),
    domain.BeforeWhatItFollows: ("on",),
    domain.SupervisionUnchanged: ("supervision",),
    domain.MeasureUnknown: ("measure",),
    workspace.InTheFuture: ("on", "made_on"),
    workspace.NotLater: ("not_before",),
    workspace.NamesInWording: ("wording",),
    workspace.NotByItsRecorder: ("audience",),
    workspace.NothingTicked: ("tick",),
    workspace.NamingTooLong: ("until",),
    files.FileMissing: ("file",),
    files.FileTooLarge: ("file",),
    files.FileUnknown: ("file",),
    files.FileIsAProgram: ("file",),
    files.FileUnsafe: ("file",),
    files.FileFetches: ("file",),
    files.PictureBroken: ("file",),
    files.PictureTooLarge: ("file",),
    files.NotCleaned: ("file",),
    **dict.fromkeys(
        (
            tables.TableUnknown,
            tables.TableIsDocument,
            tables.TableOfOldKind,
            tables.TableLocked,
            tables.TableBroken,
            tables.TableEmpty,
            tables.TableTooLong,
            tables.QuotationOpen,
            tables.TableReaderMissing,
            intake.ReadingTooLong,
        ),
        ("file",),
    ),
    refusals_of_evidence.CopyNotLookedAt: ("copy",),
    refusals_of_submissions.FilersMissing: ("filed_by",),
    refusals_of_submissions.HandedOutBefore: ("as_of",),
    refusals_of_submissions.AlreadyTold: ("fate", "case_list"),
    workspace.OccasionUnknown: ("occasion",),
}
"""The fields that a refusal of a command may be about: the first of them that the form has."""


def field_of(form: Form, refused: Refused) -> str:
    """Say which field of a form a refusal is about, empty where it is about the whole of it."""
    if isinstance(refused, workspace.PersonUnknown):
        return next((name for name, texts in form.values.items() if f"{{{refused.values.get('key')}}}" in texts[0]), "")
    if isinstance(refused, workspace.TooLong):
        return next((name for name, texts in form.values.items() if len(texts[0]) > int(refused.values["most"])), "")
    return next((name for name in ENTRY.get(type(refused), ()) if name in form.values), "")


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
