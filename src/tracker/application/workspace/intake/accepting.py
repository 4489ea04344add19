"""Accepting: a proposal becomes an ordinary entry of the record, quoted where it stands, in one write with its row."""

from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from functools import partial
from uuid import UUID, uuid4

from sqlalchemy import Connection

from tracker.accounts.intakes import IntakeRow
from tracker.accounts.proposals import OPEN
from tracker.application.workspace import inputs, texts
from tracker.application.workspace.changes import around, change_of, number_in
from tracker.application.workspace.demand_inputs import Change, NewMeasure
from tracker.application.workspace.demand_inputs import Demand as Given
from tracker.application.workspace.entering import enter
from tracker.application.workspace.homes import DemandHome
from tracker.application.workspace.intake.brought import Brought
from tracker.application.workspace.intake.keeping import packed
from tracker.application.workspace.intake.model import (
    Accepted,
    Asked,
    ProposalState,
    ProposedDemand,
    ProposedDevelopment,
    ProposedMeasure,
)
from tracker.application.workspace.intake.newcomers import Newcomers, demand_with, development_with, registered
from tracker.application.workspace.intake.refusals import ConventionMissing, NotSettled, ObjectMissing
from tracker.application.workspace.making import made, with_known_keys
from tracker.application.workspace.plain import Citation, Organ, Texts, Where
from tracker.application.workspace.planning import due_day
from tracker.application.workspace.public_words import PublicWords
from tracker.application.workspace.refusals import NotACode
from tracker.application.workspace.work import Work
from tracker.domain.days import NotADay, When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Measure, ObjectKind
from tracker.domain.lifecycle_events import ChangeKind
from tracker.domain.lifecycle_rules import rehearse
from tracker.domain.refusals_of_changes import AnotherAct
from tracker.domain.rights import Who
from tracker.projections import shelves
from tracker.store.values import By

_ON_RECORD = {ObjectKind.PERSON, ObjectKind.ORGANISATION}
NOBODY: Newcomers = {}
_DUE = "other"
"""The kind of a due day that a demand itself gives."""


class Accepting(Brought):
    """The commands by which what was proposed enters the record."""

    def require_settled(self, who: Who, intake_id: UUID) -> None:
        """Refuse what could be accepted only once the document is on record; raises IntakeUnknown, NotSettled."""
        if self._row(who, intake_id).document is None:
            raise NotSettled

    def accept_demand(  # noqa: PLR0913 - what is accepted, named
        self,
        who: Who,
        by: By,
        intake_id: UUID,
        number: int,
        given: ProposedDemand,
        *,
        seen: int,
        newcomers: Newcomers = NOBODY,
    ) -> Accepted:
        """Record a demand as it is given, quoted where it stands, with its due day; propose what it raises again.

        `newcomers` are registered with it; the words for their keys stand in `given`. All of it or nothing. Raises
        NotSettled, ProposalMoved, NewcomerRefused, ObjectMissing (a measure's object is not on record),
        ConventionMissing, AnotherAct (what it is to raise again asks for something else), and what `make_demand`,
        `set_due_day` and `propose_change` raise.
        """
        told: dict[str, Accepted] = {}

        def decide(work: Work) -> str:
            row = self._ready(who, intake_id, number, seen)
            its = demand_with(given, registered(newcomers, work), work)
            demand = made(self._as_given(its, row, work), work)
            due = _due(demand, its, row, work)
            changes = tuple(str(one) for one in _raised(demand, its, work))
            reference = str(demand.reference)
            told["it"] = Accepted(reference, changes, str(due) if due else None)
            work.beside = partial(self._note, who, (intake_id, number, seen), its, reference)
            return reference

        done = self._numbered(who, by, "accept_demand", decide)
        return Accepted(done.key, repeated=True) if done.repeated else told["it"]

    def accept_development(  # noqa: PLR0913 - what is accepted, named
        self,
        who: Who,
        by: By,
        intake_id: UUID,
        number: int,
        given: ProposedDevelopment,
        *,
        seen: int,
        newcomers: Newcomers = NOBODY,
    ) -> Accepted:
        """Record a development as it is given, which cites the document, and whoever is new with it.

        All of it or nothing. Raises NotSettled, ProposalMoved, NewcomerRefused, and what `record_development` raises.
        """

        def decide(work: Work) -> str:
            row = self._ready(who, intake_id, number, seen)
            its = development_with(given, registered(newcomers, work), work)
            entry_id = str(enter(_development(its, row), work))
            work.beside = partial(self._note, who, (intake_id, number, seen), its, entry_id)
            return entry_id

        done = self._numbered(who, by, "accept_development", decide)
        return Accepted(done.key, repeated=done.repeated)

    def _ready(self, who: Who, intake_id: UUID, number: int, seen: int) -> IntakeRow:
        """Give an intake of which a proposal can be accepted as it was seen; raises NotSettled, ProposalMoved."""
        row = self._row(who, intake_id)
        if row.document is None:
            raise NotSettled
        self._standing(None, intake_id, number, seen, (OPEN,))
        return row

    def _note(self, who: Who, seen: tuple[UUID, int, int], given: Asked, outcome: str, connection: Connection) -> None:
        """Say in its row what became of a proposal, within the write that records it; raises ProposalMoved."""
        intake_id, number, version = seen
        self._held(connection, who, intake_id)
        before = self._standing(connection, intake_id, number, version, (OPEN,))
        state, account = ProposalState.ACCEPTED.value, who.account
        self.rows.proposals.put(
            connection, before, state=state, content=packed(given), account=account, outcome=outcome
        )

    def _as_given(self, given: ProposedDemand, row: IntakeRow, work: Work) -> Given:
        """Give a demand as the command of demands by hand takes it."""
        meant = {*given.meant, *(one.key for one in given.measures if one.kind is ObjectKind.PERSON and one.key)}
        keyed = partial(_keyed, meant=meant, but={*given.namesakes}, work=work)
        shelf = shelves.shelf(work.connection, work.viewer.through)
        for code in given.conventions:
            if code not in shelf.instruments:
                raise ConventionMissing(code=texts.code(code))
        return Given(
            document=row.document or "",
            country=given.country,
            countries=given.countries,
            addressee_type=given.addressee_type,
            body=given.body,
            item=given.item,
            quotation=self._text(row).words(given.quotation),
            quoted_in=row.about["language"],
            at=(given.quotation.start, given.quotation.end),
            meant=frozenset(meant),
            counting=given.counting,
            counting_reason=keyed(given.counting_reason),
            addressee=keyed(given.addressee),
            in_text=given.in_text,
            organs=tuple(map(keyed, given.organs)),
            title=keyed(given.title),
            summary=keyed(given.summary),
            measures=tuple(
                _measure(one, number, keyed(one.label), shelf.instruments)
                for number, one in enumerate(given.measures, 1)
            ),
            themes=given.themes,
            instruments=given.conventions,
            namesakes=frozenset(given.namesakes),
        )


def _measure(one: ProposedMeasure, number: int, label: Texts, conventions: Collection[str]) -> NewMeasure:
    """Give a measure as a form gives it; a group and a law get a key that says nothing, their label names them."""
    if one.kind in _ON_RECORD and not one.key:
        raise ObjectMissing(number=number)
    if one.kind is ObjectKind.INSTRUMENT and one.key not in conventions:
        raise ConventionMissing(code=texts.code(one.key or "?"))
    return NewMeasure(
        object=one.kind,
        key=one.key or f"{one.kind.value}-{uuid4().hex[:8]}",
        act=one.act,
        act_detail=one.act_detail or None,
        label=label,
        posthumous=one.posthumous,
        country=one.country or None,
    )


def _keyed(said: Texts, *, meant: Collection[str], but: Collection[str], work: Work) -> Texts:
    """Put keys in place of the names of those who are meant; a name that may be another's stays, and is asked about."""
    return {language: with_known_keys(words, work, meant=meant, but=but) for language, words in said.items()}


def _due(demand: Demand, given: ProposedDemand, row: IntakeRow, work: Work) -> UUID | None:
    """Set the day by which the demand asks for it, where that was wished."""
    deadline = given.deadline
    if deadline is None or not deadline.is_wanted:
        return None
    entry = inputs.DueDay(
        where=Where(demands={str(demand.reference): ()}),
        kind=_DUE,
        made_on=When.on(demand.made_on),
        due_on=_when(deadline.day),
        wording=dict(given.title),
        citation=Citation(document=row.document),
    )
    return due_day([DemandHome(demand, demand.country)], entry, work)


def _raised(demand: Demand, given: ProposedDemand, work: Work) -> Iterator[UUID]:
    """Propose that measures of the demand are earlier ones raised again, for a second person to confirm."""
    if not given.raises:
        return
    rehearsed = deepcopy(demand)
    rehearsed.collect_events()
    reason = PublicWords(work, given.namesakes)
    for number, same_as in _pairs(demand, given.raises, work):
        asked = Change(
            demand=str(demand.reference), kind=ChangeKind.SAME_MEASURE, reason={}, number=number, same_as=same_as
        )
        change, change_id = change_of(asked, demand, work), uuid4()
        rehearse(rehearsed, change, around(demand, change, work))
        demand.propose_change(change_id, change, reason=reason.why(given.counting_reason))
        yield change_id


def _pairs(demand: Demand, raises: Sequence[str], work: Work) -> Iterator[tuple[int, str]]:
    """Give which measure is which earlier one: those that ask for the same of the same; raises AnotherAct."""
    for one in raises:
        reference, only = number_in(one) if "." in one else (one, None)
        earlier = work.demand(reference)
        found = [
            (mine.number, f"{reference}.{its.number}")
            for mine in demand.measures.values()
            for its in earlier.measures.values()
            if _what(mine) == _what(its) and only in {None, its.number}
        ]
        if not found:
            raise AnotherAct
        yield from found


def _what(measure: Measure) -> object:
    return measure.object, measure.act, measure.act_detail


def _development(given: ProposedDevelopment, row: IntakeRow) -> inputs.Development:
    where = Where(demands=given.demands) if given.demands else Where(country=given.country or None)
    return inputs.Development(
        where=where,
        on=_when(given.on),
        direction=given.direction,
        organ=Organ(given.organ) if given.organ else None,
        wording=given.wording,
        notes=given.notes,
        citation=Citation(document=row.document),
        audience=given.audience,
        confidence=given.confidence,
        namesakes=frozenset(given.namesakes),
    )


def _when(said: str) -> When:
    try:
        return When.parse(said)
    except NotADay:
        raise NotACode from None
