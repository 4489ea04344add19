"""Judging: one person proposes where a measure stands, another confirms it or sends it back; both may doubt."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID, uuid4

from tracker.application.workspace import inputs, texts
from tracker.application.workspace.audiences import hide, require_worded
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.entering import enter
from tracker.application.workspace.homes import demand
from tracker.application.workspace.known import basis_of, check_again, entries_in, known, with_its_silence
from tracker.application.workspace.outcome import Outcome, Ticked
from tracker.application.workspace.refusals import (
    AnotherKind,
    AnotherMeasure,
    NotByWhoDoubted,
    NothingTicked,
    RowsRefused,
)
from tracker.application.workspace.sent_back import SentBack, sent_back
from tracker.application.workspace.sheet import Sheet
from tracker.application.workspace.ticking import Unanswered, require_one_answer, silences_of
from tracker.application.workspace.work import Work, speaks_of
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Assessment, AssessmentProposed, AssessmentSuspended, Uncounted, Unknown
from tracker.domain.events import Event, own_fields
from tracker.domain.letters import Letter
from tracker.domain.refusals import EntryUnknown, NotByTheProposer, NotProposed, Refused
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.store.values import By, Recorded

SCALE = 1
"""The version of the letters' definitions that people assess by."""

MOST_TICKS = 100


class Judging(Commands):
    """Commands about assessments. Who may confirm sees every proposal's public wording and basis, in any country."""

    def propose(self, who: Who, by: By, entry: inputs.Assessment) -> Outcome:
        """Propose where a measure stands; it counts once another person has confirmed it."""
        return self._enter(who, by, "propose", entry)

    def propose_many(self, who: Who, by: By, entries: Sequence[inputs.Assessment]) -> Outcome:
        """Propose where several measures stand, all of them or none; the outcome is the id of the first.

        Each waits for a second person on its own. Raises NothingTicked for none or too many, and RowsRefused, which
        tells of each that cannot be proposed why.
        """
        if not 0 < len(entries) <= MOST_TICKS:
            raise NothingTicked(most=MOST_TICKS)
        return self._carry_out(who, by, "propose_many", lambda work: _propose_each(work, entries))

    def confirm(self, who: Who, by: By, tick: inputs.Tick, *, seen: int) -> Outcome:
        """Confirm a proposal as the second person.

        A register's proposal has no first person yet: it becomes a proposal of the account's own, which another
        confirms; the outcome is the id of that one.
        """
        return self._carry_out(who, by, "confirm", lambda work: _confirm(work, tick, seen))

    def confirm_many(self, who: Who, by: By, ticks: Sequence[inputs.Tick], *, seen: int) -> Ticked:
        """Confirm what was ticked, all that can be in one transaction; the others are told with why not.

        Raises NothingTicked for no tick or too many, TwoAnswers, and NotAllowed.
        """
        if not 0 < len(ticks) <= MOST_TICKS:
            raise NothingTicked(most=MOST_TICKS)

        def decide(work: Work) -> str:
            require_one_answer(work, ticks)
            return _confirm_each(work, ticks, seen)

        done = self._carry_out(who, by, "confirm_many", decide)
        return Ticked.read(done.key, repeated=done.repeated)

    def silences(self, who: Who, ticks: Iterable[inputs.Tick]) -> Mapping[UUID, Unanswered]:
        """Tell what the proposals of "no answer" among these rest on, by entry id, where the record shows it."""
        return self._ask(who, lambda work: silences_of(work, ticks))

    def return_(self, who: Who, by: By, tick: inputs.Tick, *, notes: inputs.Texts, seen: int) -> Outcome:
        """Send a proposal back to whoever made it, with why.

        Where it counted already, two people take the letter away: one puts it in doubt, another sends it back.
        """

        def decide(work: Work) -> str:
            found, _, proposal = _proposal(work, tick, seen)
            if proposal.account == work.who.account:
                raise NotByTheProposer
            if _doubter(work, found, tick.entry_id) == work.who.account:
                raise NotByWhoDoubted
            found.return_(tick.entry_id, notes=work.reason(notes))
            return str(tick.entry_id)

        return self._carry_out(who, by, "return_", decide)

    def sent_back(self, who: Who) -> Mapping[UUID, SentBack]:
        """Tell of each proposal that the account made, or returned, why it was returned, by its entry id."""
        return self._ask(who, sent_back)

    def suspend(self, who: Who, by: By, tick: inputs.Tick, *, notes: inputs.Texts) -> Outcome:
        """Put an assessment that counts in doubt at once: the measure is unknown until somebody decides."""

        def decide(work: Work) -> str:
            event = work.demand(tick.demand).entries.get(tick.entry_id)
            measures = [event.measure] if isinstance(event, Assessment) else []
            found = demand(work, tick.demand, measures).dossier
            if _is_anothers_secret(work, tick.entry_id):
                raise EntryUnknown
            found.suspend(tick.entry_id, notes=work.reason(notes))
            return str(tick.entry_id)

        return self._carry_out(who, by, "suspend", decide)


@enter.register
def _(entry: inputs.Assessment, work: Work) -> UUID:
    home, sheet = demand(work, entry.demand, [entry.measure]), Sheet(work, entry)
    if entry.corrects is not None:
        if _is_anothers_secret(work, entry.corrects):
            raise EntryUnknown
        _require_replaceable(home.dossier, entry.corrects, entry.measure)
    require_worded(entry.audience, entry.letter, is_worded=texts.texts(entry.wording) is not None)
    basis = basis_of(entry.basis, work)
    if entry.letter is Letter.NO_ANSWER:
        basis = with_its_silence(basis, home.dossier, entry.on)
    told = sheet.finished(
        measure=entry.measure,
        letter=entry.letter,
        not_known=Unknown(entry.not_known) if entry.not_known else None,
        not_counted=Uncounted(entry.not_counted, sheet.said(entry.cause)) if entry.not_counted else None,
        irreversible=entry.irreversible,
        baseline=entry.baseline,
        law=entry.law,
        practice=entry.practice,
        scale=SCALE,
        organ=sheet.organ(entry.organ),
        confidence=entry.confidence,
        on=sheet.past(entry.on),
        wording=sheet.wording(entry.wording),
        basis=basis,
        citation=sheet.citation(entry.citation),
        notes=sheet.notes(entry.notes),
    )
    home.dossier.propose(known(basis, work), **told)
    if entry.corrects is not None:
        why = work.reason(entry.reason or {})
        home.dossier.correct(entry.corrects, sheet.entry_id, reason=why)
        if entry.hides_old:
            hide(entry.corrects, work, reason=why)
    return sheet.entry_id


def _propose_each(work: Work, entries: Sequence[inputs.Assessment]) -> str:
    made, refused = [], {}
    for place, entry in enumerate(entries):
        try:
            made.append(enter(entry, work))
        except Refused as refusal:
            refused[place] = refusal
    if refused:
        raise RowsRefused(refused, count=len(refused))
    return str(made[0])


def _require_replaceable(of: Demand, entry_id: UUID, measure: int) -> None:
    old = of.require(entry_id)
    if not isinstance(old, Assessment):
        raise AnotherKind
    if old.measure != measure:
        raise AnotherMeasure


def _proposal(work: Work, tick: inputs.Tick, seen: int) -> tuple[Demand, Assessment, Recorded]:
    """Give what was ticked, if it still waits and looks as the page showed it; raises NotProposed, Outdated."""
    work.allow([None])
    found = work.demand(tick.demand)
    event = found.entries.get(tick.entry_id)
    if not isinstance(event, Assessment) or tick.entry_id not in found.undecided:
        raise NotProposed
    if _is_anothers_secret(work, tick.entry_id):
        raise NotProposed
    found.require(tick.entry_id)
    rests_on = entries_in(event.basis)
    same = [key for key, one in found.entries.items() if isinstance(one, Assessment) and one.measure == event.measure]

    def concerns(later: Event) -> bool:
        judges = not isinstance(later, Assessment) and speaks_of(later, *same)
        return judges or speaks_of(later, tick.entry_id, *rests_on)

    work.require_unmoved([found.id, *work.streams_of(*rests_on)], seen, concerns)
    [proposal] = [one for one in work.history(found.id) if _is(one.event, tick.entry_id)]
    return found, event, proposal


def _is_anothers_secret(work: Work, entry_id: UUID) -> bool:
    """Say whether an assessment is confidential and not shown to the account: for it, there is none."""
    places = work.all_places(entry_id)
    return any(place.audience is Audience.CONFIDENTIAL and not place.is_seen for place in places)


def _is(event: Event, entry_id: UUID) -> bool:
    return isinstance(event, Assessment) and event.entry_id == entry_id


def _doubter(work: Work, of: Demand, entry_id: UUID) -> str | None:
    """Give the account that put an assessment in doubt last, None where nobody did."""
    told = (one for one in reversed(work.history(of.id)) if isinstance(one.event, AssessmentSuspended))
    return next((one.account for one in told if speaks_of(one.event, entry_id)), None)


def _confirm(work: Work, tick: inputs.Tick, seen: int) -> str:
    found, event, proposal = _proposal(work, tick, seen)
    check_again(found, event, work)
    if isinstance(event, AssessmentProposed) and proposal.via == "load":
        return str(_take_over(work, found, event))
    found.confirm(tick.entry_id, proposer=proposal.account, by=work.who.account)
    return str(tick.entry_id)


def _take_over(work: Work, of: Demand, proposed: AssessmentProposed) -> UUID:
    """Propose as one's own what a register proposes: no person has yet, and two have to answer for a letter."""
    entry_id = uuid4()
    same = {name: getattr(proposed, name) for name in own_fields(AssessmentProposed)}
    of.propose(known(proposed.basis, work), **same | {"entry_id": entry_id, "row": None})
    of.correct(proposed.entry_id, entry_id, reason=None)
    return entry_id


def _confirm_each(work: Work, ticks: Sequence[inputs.Tick], seen: int) -> str:
    confirmed: list[str] = []
    taken_over: dict[str, str] = {}
    refused: dict[str, str] = {}
    for tick in dict.fromkeys(ticks):
        try:
            became = _confirm(work, tick, seen)
        except Refused as refusal:
            refused[str(tick.entry_id)] = refusal.message
            continue
        if became == str(tick.entry_id):
            confirmed.append(became)
        else:
            taken_over[str(tick.entry_id)] = became
    return Ticked(confirmed, taken_over, refused).key()
