"""Naming: whether a person may be named, with whose agreement and until when; and taking a name out of sight."""

from collections.abc import Callable, Sequence
from datetime import date

from tracker.application.workspace import inputs, texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.homes import held_person
from tracker.application.workspace.namesakes import NamesakeRow, namesakes_of
from tracker.application.workspace.naming_history import NamingRow, naming_history
from tracker.application.workspace.naming_waiting import confirm_naming, namings_waiting
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import (
    DemandUnknown,
    DocumentUnknown,
    NamingTooLong,
    NoAgreement,
    NothingTicked,
)
from tracker.application.workspace.work import Work
from tracker.domain import person_events
from tracker.domain.days import a_year_after
from tracker.domain.person import Person
from tracker.domain.person_events import Scope
from tracker.domain.rights import Who
from tracker.domain.values import Key
from tracker.store.values import By

MOST_TICKS = 100


class Naming(Commands):
    """Commands about a person's name; each answers with the person's key, and acts on all pages at once."""

    def set_naming(self, who: Who, by: By, person: str, naming: inputs.PersonNaming) -> Outcome:
        """Record whether a person may be named; an agreement holds for twelve months at most.

        What names a person where or when nothing did waits until another account confirms it; all else acts at once.
        What follows a refusal is always confirmed.
        """

        def decide(work: Work) -> str:
            found = held_person(work, person)
            until, scope = _until(naming, work), _scope(naming, found, work)
            _require_agreement(naming)
            agreed, how = work.draft.words(texts.names(naming.who_agreed)), work.reason(naming.how)
            waits = found.would_be_named_more(naming.naming, scope, until)
            say = found.propose_naming if waits else found.set_naming
            say(naming.naming, scope, until=until, who_agreed=agreed, how=how)
            return person

        return self._carry_out(who, by, "set_naming", decide)

    def confirm_namings(self, who: Who, by: By, persons: Sequence[str], *, seen: int) -> Outcome:
        """Let what would name persons more act, as its second person: all that are ticked, or none.

        Raises NothingTicked, NamingNotProposed, NotByTheProposer, Outdated, NamingTooLong.
        """
        if not 0 < len(persons) <= MOST_TICKS:
            raise NothingTicked(most=MOST_TICKS)

        def decide(work: Work) -> str:
            for person in dict.fromkeys(persons):
                confirm_naming(work, held_person(work, person), seen)
            return persons[0]

        return self._carry_out(who, by, "confirm_namings", decide)

    def namings_waiting(self, who: Who) -> Sequence[NamingRow]:
        """List what would name persons more and waits for a second person: whom the account could be, or its own."""
        return self._ask(who, namings_waiting)

    def withhold_person(self, who: Who, by: By, person: str, *, reason: inputs.Texts) -> Outcome:
        """Show a person nowhere from now on, on no page and in no edition, whatever was agreed.

        Of who is withheld already it says no to showing that person, where this was proposed; raises WithheldAlready.
        """
        return self._say(who, by, "withhold_person", person, lambda it, work: it.withhold(reason=work.reason(reason)))

    def show_person(self, who: Who, by: By, person: str, *, reason: inputs.Texts) -> Outcome:
        """Propose that the naming of a withheld person decides again; it does once another account confirms it."""

        def propose(it: Person, work: Work) -> None:
            it.propose_showing(reason=work.reason(reason))

        return self._say(who, by, "show_person", person, propose)

    def naming_history(self, who: Who, person: str) -> Sequence[NamingRow]:
        """Tell the team of a person's country what was said about the name, newest first; raises PersonUnknown."""
        return self._ask(who, lambda work: naming_history(work, person))

    def namesakes(self, who: Who, person: str) -> Sequence[NamesakeRow]:
        """Tell the same team where it was said that somebody else of the name is meant; raises PersonUnknown."""
        return self._ask(who, lambda work: namesakes_of(work, person))

    def _say(self, who: Who, by: By, command: str, person: str, say: Callable[[Person, Work], None]) -> Outcome:
        def decide(work: Work) -> str:
            say(held_person(work, person), work)
            return person

        return self._carry_out(who, by, command, decide)


def _until(naming: inputs.PersonNaming, work: Work) -> date | None:
    """Take the last day of a naming; raises NamingTooLong where it is not within the next twelve months."""
    until, latest = naming.until, a_year_after(work.today)
    is_needed = naming.naming is person_events.Naming.AGREED
    if (until is None and is_needed) or (until is not None and not work.today < until <= latest):
        raise NamingTooLong(latest=str(latest))
    return until


def _require_agreement(naming: inputs.PersonNaming) -> None:
    """Refuse an agreement of which nobody says whose it is; raises NoAgreement."""
    if naming.naming is person_events.Naming.AGREED and not texts.texts(naming.who_agreed):
        raise NoAgreement


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
