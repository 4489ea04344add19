"""Entries of every kind and audience, recorded by one coordinator of Kazakhstan through the workspace's commands."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tests.web.workspace.staff import Staff
from tracker.application.workspace import inputs
from tracker.domain.days import When
from tracker.domain.letters import Letter
from tracker.domain.submission_events import Procedure
from tracker.domain.values import Audience, Confidence, Direction, OrganClass
from tracker.store.values import By

DEMAND, MEASURE = "kz-2021-1", 2
ON = inputs.Where(demands={DEMAND: (MEASURE,)})
BACKGROUND = inputs.Where(demands={DEMAND: ()})
SAID = {"en": "Something that happened"}
WHEN = When.parse("2024-05-03")
DAY = date(2026, 11, 20)
OPENS_ON = date(2026, 11, 24)

Recorded = Callable[["Entries", Audience], UUID]


class Entries:
    """Records what is asked for, and gives its id."""

    def __init__(self, staff: Staff) -> None:
        self.staff, self.workspace = staff, staff.workspace

    def of(self, kind: str, audience: str) -> UUID:
        """Record an entry of a kind for an audience."""
        return KINDS[kind](self, Audience(audience))

    def by(self, kind: str = "recorder") -> By:
        """One sending of a form."""
        return By(self.staff.account_id(kind), "web", uuid4(), "body")

    def development(self, audience: Audience, **given: Any) -> UUID:
        """Something happened."""
        usual: dict[str, Any] = {"where": ON, "on": WHEN, "direction": Direction.CONTEXT, "wording": SAID}
        entry = inputs.Development(**usual | {"audience": audience} | given)
        return UUID(self.workspace.record_development(self.staff.who("recorder"), self.by(), entry).key)

    def opening(self, audience: Audience) -> UUID:
        """Something that may open on a day to come."""
        return self.development(audience, not_before=OPENS_ON)

    def letter(self, audience: Audience, **given: Any) -> UUID:
        """A letter was sent."""
        usual: dict[str, Any] = {"where": BACKGROUND, "on": WHEN, "sender": "mission", "to": {"en": "The Prosecutor"}}
        entry = inputs.Letter(**usual | {"audience": audience} | given)
        return UUID(self.workspace.record_letter(self.staff.who("recorder"), self.by(), entry).key)

    def submission(self, audience: Audience, **given: Any) -> UUID:
        """Something was submitted."""
        usual: dict[str, Any] = {"country": "KZ", "body": "CFA", "procedure": Procedure.FREEDOM_OF_ASSOCIATION}
        entry = inputs.Submission(
            **usual | {"on": WHEN, "title": SAID, "audience": audience, "is_another": True} | given
        )
        return UUID(self.workspace.record_submission(self.staff.who("recorder"), self.by(), entry).key)

    def step(self, audience: Audience, **given: Any) -> UUID:
        """Something is to be done."""
        usual: dict[str, Any] = {"where": BACKGROUND, "due_on": DAY, "what": {"en": "Ask the court"}}
        entry = inputs.NextStep(**usual | {"audience": audience} | given)
        return UUID(self.workspace.set_next_step(self.staff.who("recorder"), self.by(), entry).key)

    def urgency(self, audience: Audience, **given: Any) -> UUID:
        """Somebody is in danger."""
        usual: dict[str, Any] = {"where": BACKGROUND, "on": DAY, "what": {"en": "A threat"}}
        entry = inputs.Urgency(**usual | {"audience": audience} | given)
        return UUID(self.workspace.raise_urgency(self.staff.who("recorder"), self.by(), entry).key)

    def due(self, audience: Audience, **given: Any) -> UUID:
        """Something falls due."""
        usual: dict[str, Any] = {
            "where": BACKGROUND,
            "kind": "answer",
            "made_on": WHEN,
            "due_on": When.parse("2026-11"),
        }
        entry = inputs.DueDay(**usual | {"wording": SAID, "audience": audience} | given)
        return UUID(self.workspace.set_due_day(self.staff.who("recorder"), self.by(), entry).key)

    def proposal(self, audience: Audience, **given: Any) -> UUID:
        """An assessment waits for a second person."""
        usual: dict[str, Any] = {"demand": DEMAND, "measure": MEASURE, "on": WHEN, "letter": Letter.NOT_MET}
        usual |= {"basis": (inputs.Basis(document="res-2021"),), "organ": inputs.Organ(OrganClass.STATE)}
        entry = inputs.Assessment(
            **usual | {"wording": SAID, "confidence": Confidence.HIGH, "audience": audience} | given
        )
        return UUID(self.workspace.propose(self.staff.who("recorder"), self.by(), entry).key)

    def assessment(self, audience: Audience, **given: Any) -> UUID:
        """An assessment counts; one that is confidential was made so after it was confirmed."""
        is_secret = audience is Audience.CONFIDENTIAL
        entry_id = self.proposal(Audience.COUNTRY_TEAM if is_secret else audience, **given)
        tick = inputs.Tick(DEMAND, entry_id)
        self.workspace.confirm(self.staff.who("confirmer"), self.by("confirmer"), tick, seen=self.staff.seen)
        if is_secret:
            self.show_to(entry_id, audience)
        return entry_id

    def show_to(self, entry_id: UUID, audience: Audience, reason: inputs.Texts = SAID) -> None:
        """Show an entry to others than before."""
        by, who = self.by(), self.staff.who("recorder")
        self.workspace.set_audience(who, by, entry_id, audience, reason=reason, seen=self.staff.seen)


KINDS: dict[str, Recorded] = {
    "development": Entries.development,
    "opening": Entries.opening,
    "letter": Entries.letter,
    "submission": Entries.submission,
    "step": Entries.step,
    "urgency": Entries.urgency,
    "due": Entries.due,
    "proposal": Entries.proposal,
    "assessment": Entries.assessment,
}
