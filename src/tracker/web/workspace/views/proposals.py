"""Proposals: assessments that somebody has to decide, as a second person needs to see them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tracker.application.workspace.ticking import Unanswered
from tracker.domain.days import When
from tracker.domain.record import DemandFacts, MeasureFacts
from tracker.domain.rights import Who
from tracker.domain.standing import Standing
from tracker.projections.desk import Rests, Waiting
from tracker.web.views.assessments import AssessmentLine, assessment_line
from tracker.web.views.entries import Line, line
from tracker.web.views.evidence import EvidenceLine, team_lines
from tracker.web.views.standings import where
from tracker.web.wording import Text, Wording
from tracker.web.workspace.definitions import DEFINED
from tracker.web.workspace.views.today import LONG


@dataclass(frozen=True)
class Before:
    """Where the measure stands without the proposal."""

    where: str
    why: str | None
    since: date | None


@dataclass(frozen=True)
class Silence:
    """When the letter and its reminder went that nobody answered, as recorded."""

    letter: Mapping[str, str]
    reminder: Mapping[str, str]


@dataclass(frozen=True)
class Proposal:
    """One assessment that waits. `proposer` is a nickname, for the country's own team; `is_loaded`: a register did it.

    `basis` and `files` are what this reader may see of what it rests on, `closed` counts what others alone may see,
    `gone` what was corrected or taken back. `silence` is what "no answer" rests on, None where the record does not show
    it.
    `differs`: another one says something different about the same measure.
    """

    entry_id: str
    reference: str
    title: Text
    country: str | None
    number: str
    label: Text | None
    line: AssessmentLine
    before: Before
    basis: Sequence[Line]
    files: Sequence[EvidenceLine]
    closed: int
    gone: int
    proposer: str | None
    is_loaded: bool
    is_mine: bool
    is_own_country: bool
    waits: bool
    replaces: bool
    is_in_doubt: bool
    differs: bool
    silence: Silence | None

    @property
    def tick(self) -> str:
        """Give the value of the row's tick: the measure, and the entry."""
        return f"{self.number}/{self.entry_id}"

    @property
    def seen(self) -> int:
        """Count what the reader may see of its basis, documents included."""
        return len(self.basis) + len(self.files) + len(self.line.basis)

    @property
    def definition(self) -> str:
        """Give the definition of what it says, as a message."""
        return DEFINED[self.line.why or self.line.where]


@dataclass(frozen=True)
class Listing:
    """What proposals are told from: where the measures stand now, what was read, and who proposed."""

    demands: Mapping[str, DemandFacts]
    standings: Mapping[str, tuple[MeasureFacts, Standing]]
    rests: Mapping[str, Rests]
    nicknames: Mapping[str, str]
    wording: Wording
    who: Who
    today: date
    differing: Collection[str]
    silences: Mapping[UUID, Unanswered]

    def proposal(self, waiting: Waiting) -> Proposal:
        """Tell of one that waits."""
        entry, number = waiting.entry, waiting.entry.measures[0]
        reference = number.rpartition(".")[0]
        measure, standing = self.standings[number]
        rests = self.rests[entry.entry_id]
        return Proposal(
            entry_id=entry.entry_id,
            reference=reference,
            title=self.wording.say(self.demands[reference].about["title"]) or Text(reference),
            country=waiting.country,
            number=number,
            label=self.wording.say(measure.about["label"]),
            line=assessment_line(replace(entry, suspended=False), {}, self.wording),
            before=_before(standing),
            basis=[line(one, self.wording) for one in rests.entries],
            files=team_lines(rests.files),
            closed=rests.closed,
            gone=rests.gone,
            proposer=self.nicknames.get(waiting.account) if self._is_own(waiting) else None,
            is_loaded=waiting.account not in self.nicknames,
            is_mine=waiting.account == self.who.account,
            is_own_country=self._is_own(waiting),
            waits=self.today - entry.recorded_on > LONG,
            replaces=waiting.corrects is not None,
            is_in_doubt=entry.suspended,
            differs=number in self.differing,
            silence=_silence(self.silences.get(UUID(entry.entry_id))),
        )

    def _is_own(self, waiting: Waiting) -> bool:
        return self.who.is_team_of(waiting.country)


def _silence(found: Unanswered | None) -> Silence | None:
    return None if found is None else Silence(_period(found.letter), _period(found.reminder))


def _period(when: When) -> Mapping[str, str]:
    return {"first": str(when.first), "last": str(when.last), "precision": when.precision.value}


def _before(standing: Standing) -> Before:
    why = standing.not_known.value if standing.not_known and not standing.letter else None
    return Before(where(standing), why, standing.since)
