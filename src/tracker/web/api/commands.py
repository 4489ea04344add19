"""The commands that the API takes: the workspace's own, each with what it is given and what is read before it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.accounts.tokens import Scope, scope_for
from tracker.application.permissions import RIGHTS
from tracker.application.workspace import Workspace, demand_inputs, inputs, party_inputs
from tracker.application.workspace.outcome import Outcome
from tracker.domain.entry_events import Retraction
from tracker.domain.rights import Who
from tracker.store.values import By
from tracker.web.api import bodies
from tracker.web.api.command_labels import TITLES

Act = Callable[["Given"], Outcome]


@dataclass(frozen=True)
class Given:
    """One command as it was sent: by whom, with which id, what it holds, and the state that its sender knew."""

    workspace: Workspace
    who: Who
    by: By
    body: Any
    seen: int

    @property
    def common(self) -> tuple[Who, By]:
        """Give what every command begins with."""
        return self.who, self.by


@dataclass(frozen=True)
class Command:
    """One command. `thing` says what its sender must have read, empty where it needs to have read nothing.

    `made` is the reading at which what it answers with can be read, empty where there is none.
    """

    name: str
    takes: type[Any]
    act: Act
    thing: str = ""
    made: str = "entries"

    @property
    def path(self) -> str:
        """Give the last part of its address."""
        return self.name.strip("_").replace("_", "-")

    @property
    def scope(self) -> Scope:
        """Give the scope that a token needs for it."""
        return scope_for(RIGHTS[self.name])

    @property
    def title(self) -> str:
        """Give what it does, as a message."""
        return TITLES[self.name]


def _simple(name: str, takes: type[Any], made: str = "entries") -> Command:
    """Make a command that takes its body as it is, and needs to have seen nothing."""
    return Command(name, takes, lambda it: getattr(it.workspace, name)(*it.common, it.body), made=made)


def _seeing(name: str, takes: type[Any], thing: str, made: str) -> Command:
    """Make a command that takes its body as it is, about a thing that was read before."""

    def act(it: Given) -> Outcome:
        return getattr(it.workspace, name)(*it.common, it.body, seen=it.seen)  # type: ignore[no-any-return]

    return Command(name, takes, act, thing, made)


def _tick(one: bodies.Proposal) -> inputs.Tick:
    return inputs.Tick(one.demand, one.entry)


def _confirm_many(it: Given) -> Outcome:
    done = it.workspace.confirm_many(*it.common, [_tick(one) for one in it.body.proposals], seen=it.seen)
    return Outcome(done.key(), done.repeated)


def _correct(it: Given) -> Outcome:
    body: bodies.Correction = it.body
    [entry] = body.given
    act = it.workspace.correct
    return act(*it.common, body.entry, entry, reason=body.reason, seen=it.seen, hides_old=body.hides_old)


def _retract(cause: Retraction) -> Act:
    def act(it: Given) -> Outcome:
        return it.workspace.retract(*it.common, it.body.entry, cause, reason=it.body.reason, seen=it.seen)

    return act


def _set_audience(it: Given) -> Outcome:
    body: bodies.EntryAudience = it.body
    more = {"not_before": body.not_before, "reason": body.reason, "namesakes": body.namesakes}
    return it.workspace.set_audience(*it.common, body.entry, body.audience, seen=it.seen, **more)  # type: ignore[arg-type]


_ENTRIES: Mapping[str, type[Any]] = {
    "record_development": inputs.Development,
    "record_check": inputs.Check,
    "record_position": inputs.Position,
    "record_finding": inputs.Finding,
    "record_letter": inputs.Letter,
    "record_reminder": inputs.Reminder,
    "record_answer": inputs.Answer,
    "raise_urgency": inputs.Urgency,
    "answer_urgency": inputs.UrgencyAnswer,
    "propose": inputs.Assessment,
    "set_next_step": inputs.NextStep,
    "finish_next_step": inputs.NextStepDone,
    "set_due_day": inputs.DueDay,
    "record_submission": inputs.Submission,
    "follow_submission": inputs.SubmissionFate,
    "record_listing": inputs.Listing,
    "record_handout": inputs.Handout,
}
_OTHERS: Mapping[str, tuple[type[Any], str]] = {
    "propose_change": (demand_inputs.Change, ""),
    "translate": (demand_inputs.Translation, "demands"),
    "reword": (demand_inputs.Rewording, "demands"),
    "register_document": (demand_inputs.Document, "documents"),
    "make_demand": (demand_inputs.Demand, "demands"),
    "plan_occasion": (inputs.Occasion, "occasions"),
    "register_person": (party_inputs.Person, ""),
    "add_spelling": (party_inputs.Spelling, ""),
    "register_organisation": (party_inputs.Organisation, ""),
    "record_leadership": (party_inputs.Leadership, ""),
}
_NEWS = ("announce_occasion", "move_occasion", "cancel_occasion", "hold_occasion")

_ALL = (
    *(_simple(name, takes) for name, takes in _ENTRIES.items()),
    Command("propose_many", bodies.Assessments, lambda it: it.workspace.propose_many(*it.common, it.body.assessments)),
    Command(
        "confirm",
        bodies.Proposal,
        lambda it: it.workspace.confirm(*it.common, _tick(it.body), seen=it.seen),
        "proposals",
    ),
    Command("confirm_many", bodies.Proposals, _confirm_many, "proposals", ""),
    Command(
        "return_",
        bodies.ProposalWithNotes,
        lambda it: it.workspace.return_(*it.common, _tick(it.body), notes=it.body.notes, seen=it.seen),
        "proposals",
    ),
    Command(
        "suspend",
        bodies.ProposalWithNotes,
        lambda it: it.workspace.suspend(*it.common, _tick(it.body), notes=it.body.notes),
    ),
    Command("correct", bodies.Correction, _correct, "entries"),
    Command("retract", bodies.EntryWithReason, _retract(Retraction.ERROR), "entries", ""),
    Command("retract_for_safety", bodies.EntryWithReason, _retract(Retraction.SAFETY), "", ""),
    Command("set_audience", bodies.EntryAudience, _set_audience, "entries"),
    Command(
        "confirm_opening",
        bodies.EntryWithReason,
        lambda it: it.workspace.confirm_opening(*it.common, it.body.entry, reason=it.body.reason, seen=it.seen),
        "entries",
    ),
    Command(
        "move_due_day",
        bodies.DueDayMoved,
        lambda it: it.workspace.move_due_day(
            *it.common, it.body.entry, it.body.to, reason=it.body.reason, seen=it.seen
        ),
        "entries",
    ),
    Command(
        "set_supervision",
        bodies.DemandSupervision,
        lambda it: it.workspace.set_supervision(*it.common, it.body.demand, it.body.supervision, reason=it.body.reason),
        made="demands",
    ),
    *(_simple(name, takes, made) for name, (takes, made) in _OTHERS.items()),
    Command(
        "confirm_change",
        bodies.ChangeProposed,
        lambda it: it.workspace.confirm_change(*it.common, it.body.demand, it.body.change, seen=it.seen),
        "demand-changes",
        "demands",
    ),
    Command(
        "return_change",
        bodies.ChangeReturned,
        lambda it: it.workspace.return_change(*it.common, it.body.demand, it.body.change, notes=it.body.notes),
        made="demands",
    ),
    Command(
        "keep_text",
        bodies.DocumentText,
        lambda it: it.workspace.keep_text(*it.common, it.body.document, it.body.language, it.body.text),
        made="documents",
    ),
    *(_seeing(name, inputs.OccasionNews, "occasions", "occasions") for name in _NEWS),
    _seeing("correct_occasion", inputs.OccasionCorrection, "occasions", "occasions"),
    Command(
        "set_naming",
        bodies.NamingOf,
        lambda it: it.workspace.set_naming(*it.common, it.body.person, it.body.naming),
        made="",
    ),
    Command(
        "confirm_namings",
        bodies.Persons,
        lambda it: it.workspace.confirm_namings(*it.common, it.body.persons, seen=it.seen),
        "namings",
        "",
    ),
    *(
        Command(
            name,
            bodies.PersonWithReason,
            lambda it, name=name: getattr(it.workspace, name)(*it.common, it.body.person, reason=it.body.reason),  # type: ignore[misc]
            made="",
        )
        for name in ("withhold_person", "show_person")
    ),
    Command(
        "release_now", bodies.Reason, lambda it: it.workspace.release_now(*it.common, reason=it.body.reason), made=""
    ),
)

COMMANDS: Mapping[str, Command] = {one.path: one for one in _ALL}
"""By the last parts of their addresses. Files, erasing and accounts are not among them: they stay with pages."""
