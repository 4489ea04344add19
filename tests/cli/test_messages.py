"""The catalogue of the commands: complete in both languages, nothing missing, nothing left over."""

import ast
import errno
import re
import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
from typer.main import get_command

import tracker
from tracker.application.cosigners import Trouble
from tracker.application.file_types.refusals import (
    FileFetches,
    FileIsAProgram,
    FileMissing,
    FileTooLarge,
    FileUnknown,
    FileUnsafe,
)
from tracker.application.intake.understanding.cues import table
from tracker.application.intake.understanding.proposal import DoubtKind
from tracker.bootstrap.scorecards import SOURCES
from tracker.cli import failing
from tracker.cli.app import app
from tracker.cli.reading import PARTS
from tracker.cli.saying import catalogue
from tracker.domain import refusals as domain_refusals
from tracker.domain.demand_events import Act, Counting
from tracker.domain.load_events import Counts
from tracker.domain.values import Direction
from tracker.outbox.fate import MailState
from tracker.outbox.outcome import CODES
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.plan import DIGEST_DAY, DUE_SOON, IN_DANGER, LATE_DIGEST, OWN_DAY
from tracker.settings import Settings
from tracker.store import refusals as store_refusals
from tracker.store.refusals import StoreUnavailable
from tracker.store.report import Wrong
from tracker.web.published_card import KINDS

SOURCE = Path(tracker.__file__).parent
KEY = re.compile(r"[a-z]+\.[a-z_]+")
_CODE = [*SOURCE.glob("cli/*.py"), *SOURCE.glob("application/loading/*.py")]
_GROUPS = {key.split(".")[0] for key in catalogue()}
_WITH_REFUSALS = [
    "bootstrap",
    "application.asking",
    "application.backup",
    "application.manifest",
    "application.moving",
    "application.published",
    "application.restore",
    "application.signed_backups",
    "application.tracker",
    "application.loading.loader",
    "cli.refusals",
    "projections.shelves",
    "application.publishing",
    "application.reader",
    "bootstrap.witnesses",
    "store.age_file",
    "store.public_log.folder",
    "store.public_log.losing",
    "store.public_log.signing",
    "store.refusals",
    "store.roles",
    "bootstrap.scorecards",
    "web.published_card",
    "web.static_copy.folder",
    "web.static_copy.make",
    "web.static_copy.naming",
    "web.static_copy.walk",
]


TOLD_ON_PAGES = {
    "tracker.accounts.refusals_of_tokens",
    "tracker.application.intake.refusals_of_tables",
    "tracker.application.workspace.intake.refusals",
    "tracker.application.workspace.refusals",
    "tracker.application.workspace.refusals_of_erasing",
    "tracker.application.file_types.refusals",
    "tracker.domain.refusals_of_changes",
    "tracker.domain.refusals_of_erasing",
    "tracker.domain.refusals_of_evidence",
    "tracker.domain.refusals_of_submissions",
}
"""Whose refusals no command of a host can meet."""
_FILES_NOT_READ = (FileMissing, FileTooLarge, FileUnknown, FileIsAProgram, FileUnsafe, FileFetches)
"""But for these, of a document that is read on the host."""


def literals() -> Iterator[str]:
    """Find the keys that the code names outright."""
    for path in _CODE:
        for node in ast.walk(ast.parse(path.read_text())):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and KEY.fullmatch(value) and value.split(".")[0] in _GROUPS:
                yield value


def put_together() -> Iterator[str]:
    """List the keys that the code puts together from the names of things."""
    yield from (f"rows.{field.name}" for field in fields(Counts))
    yield from (f"verify.{wrong.value}" for wrong in Wrong)
    yield from (f"setting.TRACKER_{name.upper()}" for name in Settings.model_fields)
    questions = ("name_en", "name_ru", "publisher_en", "publisher_ru", "contact", "origin", "zone", "confirmers")
    yield from (f"init.{question}" for question in questions)
    refused = domain_refusals.Refused.__subclasses__()
    yield from (kind.message for kind in refused if kind.__module__ not in TOLD_ON_PAGES)
    yield from (kind.message for kind in _FILES_NOT_READ)
    yield from (f"read.{one.value}" for one in Counting)
    yield from (f"read.act.{one.value}" for one in Act)
    yield from (f"read.direction.{one.value}" for one in Direction)
    yield from (f"read.doubt.{one.value}" for one in DoubtKind)
    yield from (f"read.kind.{one}" for one in ("article", *table("speakers")["kinds"]))
    yield from (f"read.{part}" for part in PARTS)
    yield from (f"witness.{trouble.value}" for trouble in Trouble)
    yield from (f"scorecard.{word}" for word in (*KINDS, *SOURCES, "file"))
    yield from (f"code.{code}" for code in CODES)
    yield from (f"remind.{state.value}" for state in MailState)
    yield from (f"kind.{kind.value}" for kind in ReminderKind)
    yield from (f"why.{why}" for why in (DIGEST_DAY, LATE_DIGEST, IN_DANGER, OWN_DAY, DUE_SOON))
    yield from (f"placeholder.{word.strip('[]')}" for word in placeholders(get_command(app)))


def placeholders(command: object) -> Iterator[str]:
    """List the words that stand for what commands take."""
    yield from (one.metavar for one in getattr(command, "params", ()) if one.metavar)
    for each in getattr(command, "commands", {}).values():
        yield from placeholders(each)


def refusals_of(module: object) -> list[type]:
    return [one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Exception)]


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_every_sentence_is_there_in_both_languages_and_speaks_of_the_same(key: str) -> None:
    said = catalogue()[key]

    values = {
        language: {name for _, name, _, _ in string.Formatter().parse(text) if name} for language, text in said.items()
    }
    assert list(said) == ["en", "ru"]
    assert all(text.strip() for text in said.values())
    assert values["en"] == values["ru"]


@pytest.mark.parametrize("file", sorted(SOURCE.glob("locales/*.yaml")), ids=lambda file: file.name)
def test_no_sentence_stands_there_twice_with_the_last_one_said_for_both(file: Path) -> None:
    keys = Counter(re.findall(r"^([\w.-]+):", file.read_text("utf-8"), re.MULTILINE))

    assert [key for key, times in keys.items() if times > 1] == []


def test_every_sentence_that_the_code_asks_for_is_there() -> None:
    assert {*literals(), *put_together()} - set(catalogue()) == set()


def test_no_sentence_is_left_over() -> None:
    told_by_kind = {key for key in catalogue() if key.startswith(("error.", "usage."))}

    assert set(catalogue()) - {*literals(), *put_together()} - told_by_kind == set()


def test_every_sentence_about_an_error_is_about_one_that_exists() -> None:
    kinds = {one.__name__ for name in _WITH_REFUSALS for one in refusals_of(import_module(f"tracker.{name}"))}
    kinds |= {"OSError", "NoDriver", "interrupted", "unexpected", "debug", "nothing_recorded"}

    assert {key.split(".")[1] for key in catalogue() if key.startswith("error.")} - kinds == set()


@pytest.mark.parametrize("reason", StoreUnavailable.REASONS)
def test_every_reason_why_a_database_fails_has_a_sentence(reason: str) -> None:
    [sentence], code = failing.explain(StoreUnavailable(reason))

    assert sentence != ""
    assert failing.sentence_for(StoreUnavailable(reason)) == f"error.StoreUnavailable.{reason}"
    assert code == 1


@pytest.mark.parametrize("kind", refusals_of(store_refusals), ids=lambda kind: kind.__name__)
def test_every_refusal_of_the_store_is_explained(kind: type[Exception]) -> None:
    assert failing.sentence_for(kind.__new__(kind)) is not None


@pytest.mark.parametrize("name", ["ENOSPC", "EROFS", "EACCES", "ENOENT", "EIO"])
def test_what_the_system_refuses_is_explained_with_the_path(name: str) -> None:
    [sentence], code = failing.explain(OSError(getattr(errno, name), "-", "/somewhere/backup"))

    assert "/somewhere/backup" in sentence
    assert code == 1


def test_what_nobody_foresaw_is_told_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError("Bolot Primerov")  # noqa: TRY301 - the very thing
    except ValueError as error:
        [sentence], code = failing.explain(error)

    assert code == 70
    assert "ValueError test_messages.py:" in sentence
    assert "Bolot" not in sentence + "".join(capsys.readouterr())
