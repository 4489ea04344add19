"""Drafts of letters, for the session room: of which letters a reminder can be drafted, and why not of the others."""

from collections.abc import Collection
from dataclasses import dataclass

from tracker.domain.preparing import not_known_answered, silences
from tracker.domain.record import Kind
from tracker.web.sessions.matter import Matter
from tracker.web.sessions.senders import is_own
from tracker.web.workspace.desk import Live


@dataclass(frozen=True)
class Drafts:
    """What the room says of letters, by their ids.

    `reminders` can be drafted; `of_others` were sent by other organisations, `not_public` not everybody may know of.
    Of `not_known` letters nobody can say whether they were answered. `answered_here_alone` letters everybody may know
    of, and of their answers this reader alone.
    """

    reminders: Collection[str]
    of_others: Collection[str]
    not_public: Collection[str]
    not_known: int
    answered_here_alone: int


def drafts(live: Live, matter: Matter, known: Collection[str], *, is_made: bool) -> Drafts:
    """Say it; `known` are the letters and answers that everybody may know of, `is_made`: drafts can be made here."""
    silent = {one.letter.entry_id: one.letter for one in silences(matter.shown)}
    others = {key for key, letter in silent.items() if not is_own(letter, live.shelf)}
    own = silent.keys() - others
    return Drafts(
        reminders=own & set(known) & set(waiting_letters(live)) if is_made else (),
        of_others=others,
        not_public=own - set(known),
        not_known=len(not_known_answered(matter.shown)),
        answered_here_alone=len(_answered_here_alone(matter, known)),
    )


def told_of_letters(matter: Matter) -> Collection[str]:
    """List the ids of letters and answers, to ask which of them everybody may know of."""
    return [one.entry_id for one in matter.shown if one.kind in {Kind.LETTER, Kind.ANSWER}]


def waiting_letters(live: Live) -> Collection[str]:
    """List the letters to this reader's countries that have no answer on record, be it for whom it may."""
    waiting = [one.letter for one in live.look.desk(live.sight).unanswered()]
    return {one.entry.entry_id for one in waiting if _is_of_team(live, one.countries)}


def _is_of_team(live: Live, countries: Collection[str]) -> bool:
    who = live.desk.who
    return any(who.is_team_of(code) for code in countries) if countries else who.is_team_of(None)


def _answered_here_alone(matter: Matter, known: Collection[str]) -> Collection[str]:
    """List the letters that everybody may know of, and of whose answers not everybody."""
    answers = [one for one in matter.shown if one.kind is Kind.ANSWER]
    told = {one.of_entry for one in answers if one.entry_id in known}
    letters = {one.entry_id for one in matter.shown if one.kind is Kind.LETTER and one.answer_known}
    return (letters & set(known) & {one.of_entry for one in answers}) - told
