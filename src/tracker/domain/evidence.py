"""Evidence: a file that shows something, who had it, and what others may have of it."""

from typing import Any, Self
from uuid import UUID

from tracker.domain import evidence_events as events
from tracker.domain.entry_events import Retraction
from tracker.domain.events import Event, Stream
from tracker.domain.refusals_of_evidence import (
    AttachedAlready,
    AttachedNowhereElse,
    CopyNotLookedAt,
    EvidenceGone,
    NotAttached,
    PublicCopyMissing,
)
from tracker.domain.values import Audience, Code, Key, Words

FOR_THE_TEAM = frozenset({Audience.COUNTRY_TEAM, Audience.CONFIDENTIAL})
"""The audiences that see the original; all others see a copy."""


class Evidence(Stream):
    """One file. Its original is kept for ever; copies are made beside it and never take its place.

    Each command but the first raises EvidenceGone where the file was taken back.
    """

    def __init__(self) -> None:
        self.country: Code | None = None
        self.audience = Audience.COUNTRY_TEAM
        self.type = Code("")
        self.sha256 = Key("")
        self.attached: set[UUID | Key] = set()
        self.copy: events.PublicCopyMade | None = None
        """The newest copy."""
        self.shown: Key | None = None
        """The copy that others than the team may have."""
        self.gone: Retraction | None = None

    @classmethod
    def register(cls, *, audience: Audience, **facts: Any) -> Self:
        """Enter a file into the record, for the team alone; raises PublicCopyMissing for any wider audience."""
        if audience not in FOR_THE_TEAM:
            raise PublicCopyMissing
        return cls.made(events.Registered, audience=audience, **facts)

    def record_custody(self, **facts: Any) -> None:
        """Record who had the material from a day on; `facts` are the fields of `CustodyRecorded`."""
        self.require()
        self.record(events.CustodyRecorded, **facts)

    def make_copy(self, **facts: Any) -> None:
        """Record a copy for others; whoever sees an earlier one goes on seeing that until this one is opened."""
        self.require()
        self.record(events.PublicCopyMade, **facts)

    def attach(
        self, *, entries: tuple[UUID, ...] = (), demands: tuple[Key, ...] = (), documents: tuple[Key, ...] = ()
    ) -> None:
        """Say what else it shows something about; raises AttachedAlready where that is nothing new."""
        self.require()
        fresh = {*entries, *demands, *documents} - self.attached
        if not fresh:
            raise AttachedAlready
        self.record(
            events.Attached,
            entries=tuple(one for one in entries if one in fresh),
            demands=tuple(one for one in demands if one in fresh),
            documents=tuple(one for one in documents if one in fresh),
        )

    def detach(
        self,
        *,
        entries: tuple[UUID, ...] = (),
        demands: tuple[Key, ...] = (),
        documents: tuple[Key, ...] = (),
        reason: Words | None,
    ) -> None:
        """Say about what it shows nothing after all; raises NotAttached, and AttachedNowhereElse for the last."""
        self.require()
        these = {*entries, *demands, *documents}
        if not these or not these <= self.attached:
            raise NotAttached
        if these == self.attached:
            raise AttachedNowhereElse
        self.record(events.Detached, entries=entries, demands=demands, documents=documents, reason=reason)

    def take_back(self, cause: Retraction, *, reason: Words | None) -> None:
        """Take the file back; for safety also one that was taken back for an error, as its team has it still."""
        if self.gone is Retraction.SAFETY or (self.gone is not None and cause is Retraction.ERROR):
            raise EvidenceGone
        self.record(events.TakenBack, cause=cause, reason=reason)

    def require(self) -> None:
        """Let nothing more be done with a file that was taken back; raises EvidenceGone."""
        if self.gone is not None:
            raise EvidenceGone

    def grade(self, reliability: Code | None, credibility: int | None, *, reason: Words | None) -> None:
        """Judge source and content anew."""
        self.require()
        self.record(events.Graded, reliability=reliability, credibility=credibility, reason=reason)

    def set_audience(self, audience: Audience, copy: Key | None, *, reason: Words | None) -> None:
        """Say who may have the copy that was looked at, or that the team alone sees anything.

        Raises PublicCopyMissing, CopyNotLookedAt.
        """
        self.require()
        if audience in FOR_THE_TEAM:
            self.record(events.AudienceSet, audience=audience, copy=None, reason=reason)
            return
        if self.copy is None:
            raise PublicCopyMissing
        if copy != self.copy.sha256:
            raise CopyNotLookedAt
        self.record(events.AudienceSet, audience=audience, copy=copy, reason=reason)

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        match event:
            case events.Registered():
                self.country, self.audience = event.country, event.audience
                self.type, self.sha256 = event.type, event.sha256
                self.attached = {*event.entries, *event.demands, *event.documents}
            case events.Attached():
                self.attached |= {*event.entries, *event.demands, *event.documents}
            case events.Detached():
                self.attached -= {*event.entries, *event.demands, *event.documents}
            case events.TakenBack():
                self.gone = event.cause
            case events.PublicCopyMade():
                self.copy = event
            case events.AudienceSet():
                self.audience, self.shown = event.audience, event.copy
            case _:
                pass
