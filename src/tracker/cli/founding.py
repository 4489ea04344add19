"""`tracker init`: a new record, and whose it is."""

import re
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zoneinfo import available_timezones

import typer

from tracker import bootstrap
from tracker.application.tracker import AlreadyFounded, Founding
from tracker.cli.accounts import invite_confirmers
from tracker.cli.opening import settings
from tracker.cli.refusals import AnswersMissing, NotAnAnswer
from tracker.cli.saying import say, say_in, tell, warn_plainly
from tracker.languages import COMPLETE
from tracker.settings import Settings
from tracker.store.age_file import require_recipient
from tracker.store.public_log.signing import Signer

_LEAST_CONFIRMERS = 2
_MOST = 300  # characters; a name or a contact is shorter
_ORIGIN = re.compile(r"[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?(/[a-z0-9][a-z0-9._-]{0,50})+")

Answers = dict[str, str | None]
"""What was given on the command line, by question; None where it is to be asked for."""


def init(home: Path | None, answers: Answers, recipient: str | None = None) -> None:
    """Ask what was not given, make the record, and say where its keys are; backups are encrypted to a recipient."""
    chosen = settings(home=home)
    if bootstrap.coalition_at(chosen) is not None:
        raise AlreadyFounded
    if recipient is not None:
        require_recipient(recipient)
    name_en = _ask("name_en", answers, _text)
    name_ru = _ask("name_ru", answers, _text)
    publisher_en = _ask("publisher_en", answers, _text, default=name_en)
    publisher_ru = _ask("publisher_ru", answers, _text, default=name_ru)
    contact = _ask("contact", answers, _text)
    origin = _ask("origin", answers, _origin)
    zone = _ask("zone", answers, _zone)
    confirmers = int(_ask("confirmers", answers, _confirmers, default=str(_LEAST_CONFIRMERS)))
    founding = Founding(
        name={"en": name_en, "ru": name_ru},
        publisher={"en": publisher_en, "ru": publisher_ru},
        contact={"und": contact},
        zone=zone,
        origin=origin,
        sample=False,
    )
    if recipient is not None:
        bootstrap.settle(chosen, recipient)
    with closing(bootstrap.found(chosen, founding)) as parts:
        tell("init.made", home=chosen.home)
        recovery_key = bootstrap.key_within_reach(chosen)
        signer = _signer(chosen, origin)
        for language in COMPLETE:
            typer.echo(say_in(language, "init.key", key_file=chosen.key_path.resolve()))
            if recovery_key is not None:
                typer.echo(say_in(language, "init.recovery_key", path=recovery_key.resolve()))
            if signer is not None:
                path = chosen.signing_key_path.resolve()
                typer.echo(say_in(language, "init.signing_key", path=path, key=signer.public))
        invite_confirmers(parts, confirmers)
    tell("init.next")


def _signer(chosen: Settings, origin: str) -> Signer | None:
    """Draw the signing key where it lies by default; where a place was named, or one lies there, it is the host's."""
    if chosen.signing_key is not None or chosen.signing_key_path.exists():
        return None
    return Signer.draw(chosen.signing_key_path, origin)


def _ask(question: str, answers: Answers, check: Callable[[str], str], default: str | None = None) -> str:
    """Check what was given, or ask until it is an answer."""
    given = answers[question]
    if given is not None:
        return check(given)
    while True:
        try:
            said = typer.prompt(say(f"init.{question}"), default=default)
        except typer.Abort:
            if sys.stdin.isatty():
                raise
            raise AnswersMissing from None
        try:
            return check(said)
        except NotAnAnswer as refused:
            warn_plainly(say(f"error.NotAnAnswer.{refused.reason}", **refused.values))


def _text(given: str) -> str:
    text = " ".join(given.split())
    if not text or len(text) > _MOST or not text.isprintable():
        raise NotAnAnswer("text", most=_MOST)
    return text


def _origin(given: str) -> str:
    if not _ORIGIN.fullmatch(given.strip()):
        raise NotAnAnswer("origin")
    return given.strip()


def _confirmers(given: str) -> str:
    """Take none, or as many as can confirm what one of them proposed."""
    number = given.strip()
    if not re.fullmatch(r"0|[1-9]", number) or 0 < int(number) < _LEAST_CONFIRMERS:
        raise NotAnAnswer("confirmers", least=_LEAST_CONFIRMERS)
    return number


def _zone(given: str) -> str:
    if given.strip() not in available_timezones():
        raise NotAnAnswer("zone", given=given.strip()[:60])
    return given.strip()
