"""What somebody decided about each text, checked: no name stays, none comes back, and nothing is left undecided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.application.workspace import texts
from tracker.application.workspace.erasure.inputs import MOST, Choice, Do
from tracker.application.workspace.erasure.telling import How, Telling
from tracker.application.workspace.refusals import NothingWritten
from tracker.application.workspace.refusals_of_erasing import NamesInReplacement, TextsUndecided
from tracker.application.workspace.work import Work
from tracker.domain.erasure_events import ErasureProposed, Replaced
from tracker.domain.values import Code, Ref

_PLAIN = Code("und")


@dataclass(frozen=True)
class Decided:
    """What becomes of the texts, as an event says it: `refs` go, and some of them are `replaced`; `kept` stay."""

    refs: tuple[Ref, ...]
    replaced: tuple[Replaced, ...]
    kept: tuple[Ref, ...]


def decided(
    found: Sequence[Telling],
    choices: Mapping[str, Choice],
    work: Work,
    *,
    person: str | None = None,
    before: ErasureProposed | None = None,
) -> Decided:
    """Take the choices, and put new texts under seal; raises TextsUndecided, NamesInReplacement, NothingWritten.

    A name of the person goes whatever was chosen. What the account may not read it decides nothing on: that is as it
    was proposed before, else as `unread` says.
    """
    listed, hidden = [one for one in found if one.places], [one for one in found if not one.places]
    chosen = {one.ref: _choice(one, choices) for one in listed}
    undecided = [ref for ref, choice in chosen.items() if choice is None]
    if undecided:
        raise TextsUndecided(count=len(undecided))
    made = {ref: choice for ref, choice in chosen.items() if choice is not None}
    new = {ref: _written(choice) for ref, choice in made.items() if choice.do is Do.REPLACE}
    _require_no_name(new.values(), work, person)
    by = {ref: (work.draft.words({_PLAIN: text}) or {})[_PLAIN] for ref, text in new.items()}
    does = {ref: choice.do for ref, choice in made.items()} | {one.ref: _unread(one, before) for one in hidden}
    as_before = [one for one in before.replaced if one.of in {its.ref for its in hidden}] if before else []
    return Decided(
        refs=tuple(one.ref for one in found if does[one.ref] is not Do.KEEP),
        replaced=(*(Replaced(of, to) for of, to in by.items()), *as_before),
        kept=tuple(one.ref for one in found if does[one.ref] is Do.KEEP),
    )


def unread(one: Telling) -> Do:
    """Say what becomes of a text that nobody who is asked may read: what holds the key alone stays, as do names.

    Names, that is, that somebody else has, or that were said to be somebody else's.
    """
    is_of_another = one.is_namesake or one.is_name_of_another
    return Do.KEEP if one.how is How.KEY or is_of_another else Do.ERASE


def _unread(one: Telling, before: ErasureProposed | None) -> Do:
    if before is not None and one.ref in before.kept:
        return Do.KEEP
    return Do.ERASE if before is not None and one.ref in before.refs else unread(one)


def names_in(said: Iterable[str], work: Work, person: str | None) -> int:
    """Count the texts that name somebody whom the record knows as people write names, or this person by key."""
    key = f"{{{person}}}"
    return sum(bool(work.names.keys_in([one])) or (person is not None and key in one) for one in said)


def _choice(one: Telling, choices: Mapping[str, Choice]) -> Choice | None:
    choice = choices.get(one.ref)
    if one.must_go:
        return Choice(Do.ERASE)
    if choice is not None and choice.do is Do.REPLACE and one.text is None:
        return None
    return choice


def _written(choice: Choice) -> str:
    kept = texts.text(choice.text or "", MOST)
    if not kept:
        raise NothingWritten
    return kept


def _require_no_name(said: Iterable[str], work: Work, person: str | None) -> None:
    """Refuse new texts that name somebody; raises NamesInReplacement, and PersonUnknown for a key that is nobody's."""
    new = list(said)
    work.names.require_keys(new)
    count = names_in(new, work, person)
    if count:
        raise NamesInReplacement(count=count)
