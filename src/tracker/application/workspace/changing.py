"""Changing: what becomes of a demand as a whole, which one person proposes and another confirms."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from tracker.application.workspace import inputs, texts
from tracker.application.workspace.changes import around, change_of, proposal
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.demand_history import DemandDeed, demand_history
from tracker.application.workspace.demand_inputs import Change, Rewording, Translation
from tracker.application.workspace.homes import demand
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.public_words import PublicWords
from tracker.application.workspace.refusals import ChangeIncomplete
from tracker.application.workspace.work import Work
from tracker.domain import demand_events, lifecycle_events
from tracker.domain.demand import Demand
from tracker.domain.lifecycle_rules import check, rehearse
from tracker.domain.rights import Who
from tracker.store.values import By

_CHANGES = (
    demand_events.MeasureAdded,
    demand_events.SameMeasure,
    demand_events.MadeSpecific,
    lifecycle_events.Adopted,
    lifecycle_events.Superseded,
    lifecycle_events.Withdrawn,
    lifecycle_events.Closed,
    lifecycle_events.Reopened,
    lifecycle_events.ChangeTakenBack,
)
"""What moves the figures that the second person was shown."""


class Changing(Commands):
    """Commands about a demand as a whole. What moves a figure waits for a second person; words act at once."""

    def propose_change(self, who: Who, by: By, given: Change) -> Outcome:
        """Propose a change of a demand; it acts once another person confirms it. The outcome is the change's id."""

        def decide(work: Work) -> str:
            found, change_id = _demand(work, given.demand), uuid4()
            change = change_of(given, found, work)
            why = PublicWords(work, given.namesakes).why(given.reason)
            rehearse(work.log.stream(found.id, Demand), change, around(found, change, work))
            found.propose_change(change_id, change, reason=why)
            return str(change_id)

        return self._carry_out(who, by, "propose_change", decide)

    def foresee(self, who: Who, given: Change) -> lifecycle_events.Change:
        """Give the change that a form asks for, as it would be proposed; refuses what proposing would, records nothing.

        What it is for is not asked yet.
        """

        def answer(work: Work) -> lifecycle_events.Change:
            found = work.demand(given.demand)
            work.allow([found.country], "propose_change")
            change = change_of(given, found, work)
            rehearse(work.log.stream(found.id, Demand), change, around(found, change, work))
            return change

        return self._ask(who, answer)

    def confirm_change(self, who: Who, by: By, reference: str, change_id: UUID, *, seen: int) -> Outcome:
        """Let a proposed change act, as its second person; the outcome is the demand's reference."""

        def decide(work: Work) -> str:
            work.allow([None])
            found = work.demand(reference)
            proposed = proposal(work, found, change_id)
            change = found.proposed[change_id].change
            beside = around(found, change, work)
            streams = [found.id, *([beside.other.id] if beside.other else [])]
            work.require_unmoved(streams, seen, lambda event: isinstance(event, _CHANGES))
            check(found, change, beside)
            found.confirm_change(change_id, proposer=proposed.account, by=work.who.account)
            return reference

        return self._carry_out(who, by, "confirm_change", decide)

    def return_change(self, who: Who, by: By, reference: str, change_id: UUID, *, notes: inputs.Texts) -> Outcome:
        """Let a proposed change wait no more, with why; the outcome is the demand's reference."""

        def decide(work: Work) -> str:
            found = _demand(work, reference)
            proposal(work, found, change_id)
            found.return_change(change_id, notes=work.reason(notes))
            return reference

        return self._carry_out(who, by, "return_change", decide)

    def translate(self, who: Who, by: By, given: Translation) -> Outcome:
        """Put one of our texts of a demand in another language; the outcome is the demand's reference."""

        def decide(work: Work) -> str:
            found = demand(work, given.demand, ()).dossier
            text = PublicWords(work, given.namesakes).part(given.of, {given.language: given.text})
            found.translate(texts.code(given.of), text, by=given.by, reviewed=given.reviewed)
            return given.demand

        return self._carry_out(who, by, "translate", decide)

    def reword(self, who: Who, by: By, given: Rewording) -> Outcome:
        """Put our words for a demand better; what is asked stays the same. The outcome is the demand's reference."""
        return self._carry_out(who, by, "reword", lambda work: reword(given, work))

    def demand_history(self, who: Who, reference: str) -> Sequence[DemandDeed]:
        """Tell the team of a demand's country all that was done to it as a whole, oldest first; raises NotAllowed."""
        return self._ask(who, lambda work: demand_history(work, reference))


def reword(given: Rewording, work: Work) -> str:
    """Put our words for a demand better, once the account may, and give its reference; raises ChangeIncomplete."""
    found = demand(work, given.demand, ()).dossier
    words = PublicWords(work, given.namesakes)
    parts = {part: words.part(part, said) for part, said in given.parts.items() if part in found.words}
    if not parts:
        raise ChangeIncomplete
    found.reword(parts, reason=work.reason(given.reason), hides_old=given.hides_old)
    return given.demand


def _demand(work: Work, reference: str) -> Demand:
    """Give a demand, once the account may give the command about its country; raises DemandUnknown, NotAllowed."""
    found = work.demand(reference)
    work.allow([found.country])
    return found
