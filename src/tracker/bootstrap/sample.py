"""The sample record that `demo` makes: the bundled register, loaded and released."""

from collections.abc import Sequence
from datetime import date

from tracker.application.loading.loader import FileReport
from tracker.application.register_reading import FILES, Register, read_register
from tracker.application.sample import SAMPLE, SAMPLE_COUNTRY
from tracker.bootstrap.calendaring import calendar
from tracker.bootstrap.parts import HOST, Parts, coalition_at, let_go_on_failure, prepare
from tracker.bootstrap.recovery import settle_if_nobody_did
from tracker.register import bundled
from tracker.settings import Settings
from tracker.store.files import digest
from tracker.store.values import By

_BUNDLED = "central-asia"


class NotADemo(Exception):
    """The record is a coalition's own: sample data does not belong into it."""


def demo(settings: Settings) -> tuple[Parts, Sequence[FileReport]]:
    """Prepare a demo: found it, load the bundled register, expect what the rules expect, release; an account a role.

    Raises NotADemo, and what `prepare`, the loader and the store raise.
    """
    there = coalition_at(settings)
    if there is not None and not there.sample:
        raise NotADemo
    parts = prepare(settings)
    with let_go_on_failure(parts.engine):
        settle_if_nobody_did(settings)
        if there is None:
            parts.tracker.found(SAMPLE, HOST)
        reports = [] if _is_loaded(parts) else parts.loader.load(bundled_register(parts))
        calendar(parts).project(parts.reader.today())
        release(parts, parts.reader.today())
        parts.accounts.samples.make(SAMPLE_COUNTRY)
    return parts, reports


def release(parts: Parts, today: date) -> None:
    """Let the public of a demo see what it does not see yet: nobody releases it by hand."""
    parts.tracker.release_if_anything_is_new(By("demo", "scheduler"), today)


def bundled_register(parts: Parts) -> Register:
    """Read the register that the product ships."""
    return read_register(bundled(), parts.reader.today(), name=_BUNDLED)


def _is_loaded(parts: Parts) -> bool:
    """Say whether a demo holds the register that this version ships: to look is quicker than to load it again."""
    return parts.loader.has_loaded(_BUNDLED, {file: digest(bundled() / file) for file in FILES})
