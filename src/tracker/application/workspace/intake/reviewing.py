"""Reviewing: proposals are looked at, put right, rejected and taken up again, split, joined and added by hand."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from tracker.accounts.intakes import IntakeRow
from tracker.accounts.proposals import OPEN, ProposalRow
from tracker.application.intake.reading.text import Text
from tracker.application.intake.understanding.asking import understood_passages
from tracker.application.workspace import texts
from tracker.application.workspace.intake import splitting
from tracker.application.workspace.intake.brought import Brought
from tracker.application.workspace.intake.keeping import kind_of, packed, proposal_in
from tracker.application.workspace.intake.model import (
    Asked,
    Proposal,
    ProposalState,
    ProposedDemand,
    ProposedDevelopment,
    Rejection,
    Span,
)
from tracker.application.workspace.intake.refusals import NotBeside, NotReadYet, ProposalUnknown
from tracker.application.workspace.plain import Texts
from tracker.domain.quoting import LEAST, find
from tracker.domain.refusals_of_changes import NotInTheText, QuotationTooShort
from tracker.domain.rights import Who
from tracker.store.engine import writing

T = TypeVar("T")

REJECTED, REPLACED = ProposalState.REJECTED.value, ProposalState.REPLACED.value


class Reviewing(Brought):
    """What is done with proposals before they are accepted; nothing of it is recorded."""

    def proposals(self, who: Who, intake_id: UUID) -> Sequence[Proposal]:
        """List its proposals in the order of the text, whatever became of them; raises IntakeUnknown."""
        self._row(who, intake_id)
        found = map(proposal_in, self.rows.proposals.list(intake_id))
        return sorted(found, key=lambda one: (one.quotation, one.number))

    def proposal(self, who: Who, intake_id: UUID, number: int) -> Proposal:
        """Give one; raises IntakeUnknown, ProposalUnknown."""
        self._row(who, intake_id)
        found = self.rows.proposals.open(intake_id, number)
        if found is None:
            raise ProposalUnknown
        return proposal_in(found)

    def change(self, who: Who, intake_id: UUID, number: int, given: Asked, *, seen: int) -> Proposal:
        """Keep an open proposal as somebody put it right; its kind may be another.

        Raises ProposalMoved, NotInTheText, QuotationTooShort, TooLong.
        """
        _require_passage(self.text(who, intake_id), given.quotation)

        def put(connection: Connection) -> None:
            before = self._standing(connection, intake_id, number, seen, (OPEN,))
            kept = _with_what_was_found(given, proposal_in(before).content)
            self.rows.proposals.put(
                connection, before, state=OPEN, content=packed(kept), account=who.account, kind=kind_of(kept).value
            )

        self._change(who, intake_id, put)
        return self.proposal(who, intake_id, number)

    def reject(  # noqa: PLR0913 - what is said, named
        self, who: Who, intake_id: UUID, number: int, cause: Rejection, *, note: str = "", seen: int
    ) -> Proposal:
        """Reject an open proposal; it stays to be looked at, and can be taken up again.

        Raises ProposalMoved, TooLong.
        """
        written = texts.text(note, texts.LONGEST_REASON)

        def put(connection: Connection) -> None:
            before = self._standing(connection, intake_id, number, seen, (OPEN,))
            content = packed(proposal_in(before).content, rejected=cause, note=written)
            self.rows.proposals.put(connection, before, state=REJECTED, content=content, account=who.account)

        self._change(who, intake_id, put)
        return self.proposal(who, intake_id, number)

    def take_up_again(self, who: Who, intake_id: UUID, number: int, *, seen: int) -> Proposal:
        """Open a rejected proposal again; raises ProposalMoved."""

        def put(connection: Connection) -> None:
            before = self._standing(connection, intake_id, number, seen, (REJECTED,))
            content = packed(proposal_in(before).content)
            self.rows.proposals.put(connection, before, state=OPEN, content=content, account=who.account)

        self._change(who, intake_id, put)
        return self.proposal(who, intake_id, number)

    def split(self, who: Who, intake_id: UUID, number: int, at: int, *, seen: int) -> Sequence[Proposal]:
        """Make two of an open proposal, at a place of the text within its passage; give the two new ones.

        What somebody put right stays. Raises ProposalMoved, NotWithin.
        """
        row = self._row(who, intake_id)
        text, content = self._text(row), self.proposal(who, intake_id, number).content
        parts = splitting.parted(text, content.quotation, at)
        if isinstance(content, ProposedDemand):
            halves: Sequence[Asked] = splitting.demands(content, self._understood(row, text, parts))
        else:
            halves = splitting.developments(content, text, parts)

        def put(connection: Connection) -> Sequence[int]:
            before = self._standing(connection, intake_id, number, seen, (OPEN,))
            return self._replaced(connection, who, (before,), halves)

        return [self.proposal(who, intake_id, one) for one in self._change(who, intake_id, put)]

    def join(  # noqa: PLR0913 - both proposals, named
        self, who: Who, intake_id: UUID, number: int, other: int, *, seen: int, other_seen: int
    ) -> Proposal:
        """Make one of two open proposals of a kind, whose passage reaches over both; give the new one.

        Raises ProposalMoved, NotBeside.
        """

        def put(connection: Connection) -> Sequence[int]:
            one = self._standing(connection, intake_id, number, seen, (OPEN,))
            its = self._standing(connection, intake_id, other, other_seen, (OPEN,))
            first, second = sorted((proposal_in(row).content for row in (one, its)), key=lambda its: its.quotation)
            if number == other:
                raise NotBeside
            return self._replaced(connection, who, (one, its), [_joined(first, second)])

        [new] = self._change(who, intake_id, put)
        return self.proposal(who, intake_id, new)

    def add_passage(self, who: Who, intake_id: UUID, quotation: str | Span) -> Proposal:
        """Propose a demand of a passage that nothing was proposed of, by its words or its place.

        Words that stand more than once are meant where they stand first. Where a demand of that very passage is open
        already, it is that one. Raises NotInTheText, QuotationTooShort, ReadingTooLong.
        """
        row = self._row(who, intake_id)
        text = self._text(row)
        span = quotation if isinstance(quotation, Span) else _place(text, quotation)
        _require_passage(text, span)
        [content] = self._understood(row, text, [span])

        def put(connection: Connection) -> int:
            for before in map(proposal_in, self.rows.proposals.list(intake_id, connection)):
                if before.state is ProposalState.OPEN and before.quotation == span:
                    return before.number
            [number] = self.rows.proposals.add(connection, intake_id, [(kind_of(content).value, packed(content))])
            return number

        return self.proposal(who, intake_id, self._change(who, intake_id, put))

    def _change(self, who: Who, intake_id: UUID, put: Callable[[Connection], T]) -> T:
        """Change something of an intake, one change after the other; raises IntakeUnknown, NotReadYet."""
        with writing(self._engine) as connection:
            if "language" not in self._held(connection, who, intake_id).about:
                raise NotReadYet
            return put(connection)

    def _replaced(
        self, connection: Connection, who: Who, before: Iterable[ProposalRow], by: Iterable[Asked]
    ) -> Sequence[int]:
        """Put other proposals in the place of some; give their numbers."""
        gone = list(before)
        intake_id = gone[0].intake_id
        numbers = self.rows.proposals.add(connection, intake_id, [(kind_of(one).value, packed(one)) for one in by])
        for row in gone:
            content = packed(proposal_in(row).content, replaced_by=numbers)
            self.rows.proposals.put(connection, row, state=REPLACED, content=content, account=who.account)
        return numbers

    def _understood(self, row: IntakeRow, text: Text, spans: Sequence[Span]) -> Sequence[ProposedDemand]:
        """Give what passages ask, as forms have it."""
        known, today = self._known(row)
        prefilling = self._prefilling(text, row.about["language"], row.countries)
        found = understood_passages(text, spans, known, today)
        return [next(prefilling.demands(demand, repeats)) for demand, repeats in found]


def _place(text: Text, quotation: str) -> Span:
    found = find(text.text, texts.text(quotation))
    return Span(found.first, found.end)


def _require_passage(text: Text, span: Span) -> None:
    """Refuse a place that is none, or too small to be quoted; raises NotInTheText, QuotationTooShort."""
    if not 0 <= span.start < span.end <= len(text.text):
        raise NotInTheText(after=0)
    if sum(one.isalnum() for one in text.words(span)) < LEAST:
        raise QuotationTooShort(least=LEAST)


def _joined(first: Asked, second: Asked) -> Asked:
    """Give one of two, with the passage from the beginning of the one to the end of the other; raises NotBeside."""
    span = Span(first.quotation.start, max(first.quotation.end, second.quotation.end))
    if span.end - span.start > texts.LONGEST_TEXT:
        raise NotBeside
    if isinstance(first, ProposedDevelopment) and isinstance(second, ProposedDevelopment):
        return replace(
            first,
            quotation=span,
            demands={**first.demands, **second.demands},
            wording=_both(first.wording, second.wording),
            notes=_both(first.notes, second.notes),
            typed=_each(first.typed, second.typed),
        )
    if not isinstance(first, ProposedDemand) or not isinstance(second, ProposedDemand):
        raise NotBeside
    measures = {
        (one.act, one.act_detail, one.kind, one.key or one.object): one for one in (*second.measures, *first.measures)
    }
    order = sorted(measures.values(), key=lambda one: one.object or span)
    return replace(
        first,
        quotation=span,
        summary=_both(first.summary, second.summary),
        themes=_each(first.themes, second.themes),
        conventions=_each(first.conventions, second.conventions),
        measures=tuple(order),
        deadline=first.deadline or second.deadline,
        raises=_each(first.raises, second.raises),
        meant=_each(first.meant, second.meant),
        namesakes=_each(first.namesakes, second.namesakes),
        repeats=first.repeats or second.repeats,
        typed=_each(first.typed, second.typed),
    )


def _both(one: Texts, other: Texts) -> Texts:
    """Give both texts, one behind the other in each language."""
    return {code: " ".join(filter(None, (one.get(code), other.get(code)))) for code in {**one, **other}}


def _each(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _with_what_was_found(given: Asked, before: Asked) -> Asked:
    """Give what somebody put right with what it rests on, which nobody changes."""
    if isinstance(given, ProposedDemand) and isinstance(before, ProposedDemand):
        return replace(given, rests=before.rests, repeats=before.repeats)
    if isinstance(given, ProposedDevelopment) and isinstance(before, ProposedDevelopment):
        return replace(given, rests=before.rests)
    return given
