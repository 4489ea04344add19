"""Naming: whether a person may be named, with whose agreement and until when; and taking a name out of sight."""

from collections.abc import Callable, Sequence
from datetime import date

from tracker.application.workspace import inputs, texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.naming_history import NamingRow, naming_history
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import (
    DemandUnknown,
    DocumentUnknown,
    NamingTooLong,
    NoAgreement,
    PersonUnknown,
)
from tracker.application.workspace.work import Work
from tracker.domain import person_events
from tracker.domain.days import a_year_after
from tracker.domain.person import Person
from tracker.domain.person_events import Scope
from tracker.domain.rights import Who
from tracker.domain.values import Key
from tracker.projections import whereabouts
from tracker.store.values import By


class Naming(Commands):
    """Commands about a person's name; each answers with the person's key, and acts on all pages at once."""

    def set_naming(self, who: Who, by: By, person: str, naming: inputs.PersonNaming) -> Outcome:
        """Record whether a person may be named; an agreement holds for twelve months at most."""

        def decide(work: Work) -> str:
            found = _person(work, person)
            until = _until(naming, work)
            second = _second_account(naming, work)
            found.set_naming(
                naming.naming,
                _scope(naming, found, work),
                until=until,
                who_agreed=work.draft.words(texts.names(naming.who_agreed)),
                how=work.reason(naming.how),
                second_account=second,
            )
            return person

        return self._carry_out(who, by, "set_naming", decide)

    def withhold_person(self, who: Who, by: By, person: str, *, reason: inputs.Texts) -> Outcome:
        """Show a person nowhere from now on, on no page and in no edition, whatever was agreed."""
        return self._say(who, by, "withhold_person", person, lambda it, work: it.withhold(reason=work.reason(reason)))

    def show_person(self, who: Who, by: By, person: str, *, reason: inputs.Texts) -> Outcome:
        """Let the naming of a withheld person decide again."""
        return self._say(who, by, "show_person", person, lambda it, work: it.show(reason=work.reason(reason)))

    def naming_history(self, who: Who, person: str) -> Sequence[NamingRow]:
        """Tell the team of a person's country what was said about the name, newest first; raises PersonUnknown."""
        return self._ask(who, lambda work: naming_history(work, person))

    def _say(self, who: Who, by: By, command: str, person: str, say: Callable[[Person, Work], None]) -> Outcome:
        def decide(work: Work) -> str:
            say(_person(work, person), work)
            return person

        return self._carry_out(who, by, command, decide)


def _person(work: Work, key: str) -> Person:
    """Give a person, once the account may give the command about the person's country."""
    about = whereabouts.person(work.connection, key)
    found = work.named("person", key, Person)
    if about is None or found is None:
        raise PersonUnknown
    work.allow([about["country"]])
    return found


def _until(naming: inputs.PersonNaming, work: Work) -> date | None:
    """Take the last day of a naming; raises NamingTooLong where it is not within the next twelve months."""
    until, latest = naming.until, a_year_after(work.today)
    is_needed = naming.naming is person_events.Naming.AGREED
    if (until is None and is_needed) or (until is not None and not work.today < until <= latest):
        raise NamingTooLong(latest=str(latest))
    return until


def _second_account(naming: inputs.PersonNaming, work: Work) -> Key | None:
    """Take the colleague who knows of the agreement; raises NoAgreement where it lacks a part."""
    second = texts.key(naming.second_account) if naming.second_account else None
    if naming.naming is person_events.Naming.AGREED and not (second and texts.texts(naming.who_agreed)):
        raise NoAgreement
    if second == work.who.account:
        raise NoAgreement
    return second


def _scope(naming: inputs.PersonNaming, of: Person, work: Work) -> Scope:
    """Say where the name stands in print; raises DocumentUnknown, DemandUnknown."""
    return Scope(
        documents=of.scope.documents if naming.documents is None else _held(naming.documents, "document", work),
        demands=of.scope.demands if naming.demands is None else _held(naming.demands, "demand", work),
    )


def _held(keys: tuple[str, ...], scope: str, work: Work) -> tuple[Key, ...]:
    for key in keys:
        if work.log.stream_of(scope, texts.key(key)) is None:
            raise DocumentUnknown if scope == "document" else DemandUnknown
    return tuple(Key(key) for key in dict.fromkeys(keys))
