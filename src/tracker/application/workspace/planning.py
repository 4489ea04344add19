"""Planning: what is to be done next, what falls due, and how closely a demand is looked after."""

from collections.abc import Sequence
from uuid import UUID

from tracker.application.workspace import inputs, texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.entering import enter, holders, on_each
from tracker.application.workspace.homes import DemandHome, demand, demands
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.sheet import Sheet
from tracker.application.workspace.work import Work, speaks_of
from tracker.domain import demand_events as events
from tracker.domain.days import When
from tracker.domain.demand import require_due_after
from tracker.domain.demand_events import Supervision
from tracker.domain.reach import require_within_reach
from tracker.domain.rights import Who
from tracker.store.values import By


class Planning(Commands):
    """Commands about days to come; each answers with the entry's id, or with the demand's reference."""

    def set_next_step(self, who: Who, by: By, entry: inputs.NextStep) -> Outcome:
        """Record what the team means to do, and by when."""
        return self._enter(who, by, "set_next_step", entry)

    def finish_next_step(self, who: Who, by: By, entry: inputs.NextStepDone) -> Outcome:
        """Record that a next step was taken, and what came of it."""
        return self._enter(who, by, "finish_next_step", entry)

    def set_due_day(self, who: Who, by: By, entry: inputs.DueDay) -> Outcome:
        """Record that something falls due."""
        return self._enter(who, by, "set_due_day", entry)

    def move_due_day(  # noqa: PLR0913 - what is judged, named
        self, who: Who, by: By, entry_id: UUID, to: When, *, reason: inputs.Texts, seen: int
    ) -> Outcome:
        """Move a due day, or that of a promise, on every demand that it stands on."""

        def decide(work: Work) -> str:
            found = holders(work, entry_id)
            work.require_unmoved([one.id for one in found], seen, lambda event: speaks_of(event, entry_id))
            why = work.reason(reason)
            require_within_reach(to, work.today)
            for one in found:
                one.move_due_day(entry_id, to, reason=why)
            return str(entry_id)

        return self._carry_out(who, by, "move_due_day", decide)

    def set_supervision(
        self, who: Who, by: By, reference: str, supervision: Supervision, *, reason: inputs.Texts
    ) -> Outcome:
        """Look after a demand more closely, or as after others again."""

        def decide(work: Work) -> str:
            home = demand(work, reference, ())
            why = work.reason(reason)
            home.dossier.set_supervision(supervision, reason=why)
            return reference

        return self._carry_out(who, by, "set_supervision", decide)


@enter.register
def _(entry: inputs.NextStep, work: Work) -> UUID:
    found, sheet = demands(work, entry.where), Sheet(work, entry)
    told = sheet.finished(
        due_on=require_within_reach(When.on(entry.due_on), work.today).first,
        kind=sheet.code(entry.kind),
        what=sheet.must_note(entry.what),
        who=sheet.notes(entry.who),
    )
    return on_each(found, events.NextStepSet, told)


@enter.register
def _(entry: inputs.NextStepDone, work: Work) -> UUID:
    found, sheet = holders(work, entry.step), Sheet(work, entry)
    told = sheet.finished(on=sheet.past_day(entry.on), what=sheet.notes(entry.what), who=sheet.notes(entry.who))
    for one in found:
        one.do_next_step(entry.step, **told)
    return sheet.entry_id


@enter.register
def _(entry: inputs.DueDay, work: Work) -> UUID:
    return due_day(demands(work, entry.where), entry, work)


def due_day(found: Sequence[DemandHome], entry: inputs.DueDay, work: Work) -> UUID:
    """Put a due day on demands, and give its id; raises what `set_due_day` raises."""
    sheet = Sheet(work, entry)
    require_due_after(entry.made_on, entry.due_on)
    told = sheet.finished(
        kind=texts.code(entry.kind),
        made_on=sheet.past(entry.made_on),
        due_on=require_within_reach(entry.due_on, work.today),
        wording=sheet.must_say(entry.wording),
        outcome=sheet.said(entry.outcome),
        citation=sheet.citation(entry.citation),
        confidence=entry.confidence,
    )
    return on_each(found, events.DueDaySet, told)
