"""Who may give which command: every command is in the table, and everybody else is refused with nothing recorded."""

import inspect
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest

from tests.application.file_types.pictures import a_png
from tests.application.workspace.office import (
    ADMIN,
    AIGUL,
    BOLOT,
    BOTH,
    CHINARA,
    EDITOR,
    MEMBER,
    PERSON,
    TODAY,
    WHY,
    Office,
    a_development,
    a_letter,
    an_assessment,
    by,
    on_measures,
)
from tests.application.workspace.test_changing import a_change
from tests.application.workspace.test_documents import TEXT, a_demand, a_document
from tests.application.workspace.test_naming import an_agreement
from tests.application.workspace.test_planning import a_due_day, a_step
from tests.application.workspace.test_voices import a_finding, a_position, an_urgency
from tests.given import an_organisation
from tracker.application.permissions import RIGHTS, NotAllowed
from tracker.application.workspace import Workspace, inputs, party_inputs
from tracker.application.workspace.demand_inputs import Document, Rewording, Translation
from tracker.application.workspace.erasure.inputs import Choice, Do, ErasureInput
from tracker.application.workspace.erasure.subject import Subject
from tracker.application.workspace.evidence_inputs import Attached, Custody, Evidence
from tracker.application.workspace.refusals import OccasionKnown, OccasionUnknown
from tracker.domain.days import When
from tracker.domain.demand_events import Supervision
from tracker.domain.entry_events import Retraction
from tracker.domain.erasure_events import LegalBasis
from tracker.domain.evidence_events import EvidenceKind, PublicCopyMade
from tracker.domain.lifecycle_events import ChangeKind, Translator
from tracker.domain.refusals import EntryUnknown, WithheldAlready
from tracker.domain.rights import Right, Who
from tracker.domain.submission_events import CaseList, Fate, Procedure
from tracker.domain.values import Audience, Code, Looked

SENDS_ONLY = Who("a-sender", frozenset({Code("KZ")}), may_confirm=True, is_editor=True, is_admin=True, sends_only=True)
"""Was granted everything, and can only send."""

EVERYBODY = {
    "team": AIGUL,
    "another team": CHINARA,
    "confirmer": BOLOT,
    "editor": EDITOR,
    "member": MEMBER,
    "admin": ADMIN,
    "sends only": SENDS_ONLY,
}
MAY = {
    Right.RECORD: {"team"},
    Right.SEND: {"team", "sends only"},
    Right.DOUBT: {"team", "confirmer"},
    Right.CONFIRM: {"confirmer"},
    Right.VOUCH: {"team", "confirmer"},
    Right.WITHHOLD: {"team", "another team", "confirmer", "editor"},
    Right.HIDE: {"team", "confirmer", "editor"},
    Right.PLAN: {"team"},
    Right.RELEASE: {"editor"},
}
"""Written anew here, not read from `Who.has`."""

OF_ROWS = {"give_row", "give_rows", "known_rows", "marks", "weighing"}
"""A row of a table is asked what the command of its kind asks: the same code runs."""

ASKS_NOTHING = {
    "names_in",
    "demand_history",
    "foresee",
    "history",
    "histories",
    "naming_history",
    "namesakes",
    "sent_back",
    "namings_waiting",
    "silences",
    "taken_back",
    "to_erase",
    "erasures_waiting",
    "settled_erasure",
}
"""What records nothing: the first shows no entry, "silences" two days; the others what is one's own to know."""

OF_INTAKES = {"bring_in", "settle_intake", "accept_demand", "accept_development"}
"""Commands on documents on their way in: who may give them is tried out in `intake`, where there are some."""

A_UNION = party_inputs.Organisation(name={"en": "Union of the Test"}, kind="union", country="KZ", is_another=True)

Say = Callable[[Office, Who], object]


def _given(office: Office, entry: inputs.Assessment) -> inputs.Tick:
    return inputs.Tick(entry.demand, UUID(office.workspace.propose(BOTH, by(BOTH), entry).key))


def _tick(office: Office) -> inputs.Tick:
    return _given(office, an_assessment())


def _case(office: Office) -> UUID:
    case = an_urgency(audience=Audience.PUBLIC)
    return UUID(office.workspace.raise_urgency(BOTH, by(BOTH), case).key)


def _letter(office: Office) -> UUID:
    return UUID(office.workspace.record_letter(BOTH, by(BOTH), a_letter()).key)


def _confirmed(office: Office) -> inputs.Tick:
    return inputs.Tick("kz-2021-1", office.confirmed(an_assessment()))


def _audience(office: Office, who: Who, given: Audience, wanted: Audience) -> object:
    entry_id = office.develop(BOTH, audience=given)
    return office.workspace.set_audience(who, by(who), entry_id, wanted, reason=WHY, seen=office.seen)


def _opened(office: Office, who: Who) -> object:
    entry_id = office.develop(BOTH)
    office.workspace.set_audience(
        BOTH, by(BOTH), entry_id, Audience.PUBLIC, not_before=date(2026, 11, 5), reason=WHY, seen=office.seen
    )
    return office.workspace.confirm_opening(who, by(who), entry_id, reason=WHY, seen=office.seen)


def _shown(office: Office, who: Who) -> object:
    with suppress(WithheldAlready):
        office.workspace.withhold_person(BOTH, by(BOTH), PERSON, reason=WHY)
    return office.workspace.show_person(who, by(who), PERSON, reason=WHY)


def _vouched(office: Office, who: Who) -> object:
    until = date(2027, 1, 1) + timedelta(days=office.seen)  # longer than the last: that it may end sooner acts at once
    office.workspace.set_naming(BOTH, by(BOTH), PERSON, an_agreement(until=min(until, date(2027, 11, 1))))
    return office.workspace.confirm_namings(who, by(who), [PERSON], seen=office.seen)


def _erasing(office: Office, who: Who, about: Subject) -> UUID:
    """Propose to erase every text of an entry."""
    found = office.workspace.to_erase(BOTH, about).texts
    choices: dict[str, Choice] = {one.ref: Choice(Do.ERASE) for one in found}
    given = ErasureInput(LegalBasis.LAW, WHY, choices)
    return UUID(office.workspace.propose_erasure(who, by(who), about, given).key)


def _erasure_returned(office: Office, who: Who) -> object:
    about = Subject(entry_id=office.develop(BOTH))
    return office.workspace.return_erasure(who, by(who), about, _erasing(office, BOTH, about), reason=WHY)


def _erasure_confirmed(office: Office, who: Who) -> object:
    about = Subject(entry_id=office.develop(BOTH))
    return office.workspace.confirm_erasure(who, by(who), about, _erasing(office, BOTH, about))


def an_occasion() -> inputs.Occasion:
    """A day of Kazakhstan's that is over."""
    title, countries = {"en": "A list"}, ("KZ",)
    return inputs.Occasion(
        kind="milestone", on=When.parse("2026-10-05"), title=title, countries=countries, audience=Audience.PUBLIC
    )


def a_submission() -> inputs.Submission:
    on, title = When.parse("2026-10-05"), {"en": "A complaint of the test"}
    procedure, audience = Procedure.FREEDOM_OF_ASSOCIATION, Audience.PUBLIC
    filed = inputs.Submission(country="KZ", body="CFA", procedure=procedure, on=on, title=title, audience=audience)
    return replace(filed, is_another=True)


def _fate(office: Office) -> inputs.SubmissionFate:
    """A submission of Kazakhstan's that was acknowledged."""
    filed = UUID(office.workspace.record_submission(BOTH, by(BOTH), a_submission()).key)
    return inputs.SubmissionFate(submission=filed, fate=Fate.ACKNOWLEDGED, on=When.parse("2026-10-06"))


def _listing(office: Office) -> inputs.Listing:
    """A list of cases of a session that is planned."""
    session = inputs.Occasion(
        kind="ilc_session", on=When.parse("2027-06-07"), title={"en": "A session"}, audience=Audience.PUBLIC
    )
    with suppress(OccasionKnown):
        office.workspace.plan_occasion(BOTH, by(BOTH), session)
    on = When.parse("2026-10-06")
    return inputs.Listing(country="KZ", occasion="ilc-2027-06-07", case_list=CaseList.FINAL, is_on=True, on=on)


def _news(office: Office) -> inputs.OccasionNews:
    key = office.workspace.plan_occasion(BOTH, by(BOTH), an_occasion()).key
    return inputs.OccasionNews(key=key, citation=inputs.Citation(publication="A letter"), on=When.parse("2026-10-06"))


def _change(office: Office) -> UUID:
    """A change of Kazakhstan's that waits, of a demand that nothing became of yet."""
    demand = office.demand("kz-2021-2")
    if demand.life.is_over:
        day = max(demand.changes.values(), key=lambda one: one.originator_version).on + timedelta(days=1)  # type: ignore[attr-defined]
        return UUID(office.workspace.propose_change(BOTH, by(BOTH), a_change(ChangeKind.REOPENED, on=day)).key)
    return UUID(office.workspace.propose_change(BOTH, by(BOTH), a_change()).key)


def _document(office: Office) -> Document:
    if office.record.log.stream_of("organisation", "free-union") is None:
        office.record.save(an_organisation())
    return a_document()


def _with_text(office: Office) -> str:
    key = office.workspace.register_document(BOTH, by(BOTH), _document(office)).key
    office.workspace.keep_text(BOTH, by(BOTH), key, "en", TEXT)
    return key


def _filed(office: Office, who: Who) -> UUID:
    given = Evidence(attached=Attached(demands=("kz-2021-1",)), kind=EvidenceKind.PICTURE)
    with office.files.take_in() as incoming:
        incoming.add(a_png())
        incoming.end()
        return UUID(office.workspace.register_evidence(who, by(who), given, incoming).key)


def _shown_file(office: Office) -> UUID:
    """A file that all members may have a copy of, so that everybody knows of it."""
    evidence_id = _filed(office, AIGUL)
    office.workspace.make_public_copy(AIGUL, by(AIGUL), evidence_id, None)
    _show(office, AIGUL, evidence_id, Audience.MEMBERS)
    return evidence_id


def _show(office: Office, who: Who, evidence_id: UUID, audience: Audience) -> object:
    copy = next(one.sha256 for one in reversed(office.since(0)) if isinstance(one, PublicCopyMade))
    return office.workspace.set_evidence_audience(who, by(who), evidence_id, audience, copy=copy, reason=WHY)


def _detached(office: Office, who: Who) -> object:
    evidence_id, more = _shown_file(office), Attached(demands=("kz-2021-2",))
    office.workspace.attach_evidence(AIGUL, by(AIGUL), evidence_id, more)
    return office.workspace.detach_evidence(who, by(who), evidence_id, more, reason=WHY)


def _leadership(office: Office) -> party_inputs.Leadership:
    key = office.workspace.register_organisation(AIGUL, by(AIGUL), A_UNION).key
    cited = inputs.Citation(publication="The Paper")
    return party_inputs.Leadership(organisation=key, office={"en": "Chair"}, start=When.parse("2021"), citation=cited)


def _file_audience(office: Office, who: Who, wanted: Audience) -> object:
    return _show(office, who, _shown_file(office), wanted)


def _righted(office: Office) -> inputs.OccasionCorrection:
    key = office.workspace.plan_occasion(BOTH, by(BOTH), an_occasion()).key
    return inputs.OccasionCorrection(key=key, title={"en": "Righted"}, countries=("KZ",), reason=WHY)


COMMANDS: dict[str, Say] = {
    "record_development": lambda o, who: o.workspace.record_development(who, by(who), a_development()),
    "send_development": lambda o, who: o.workspace.send_development(who, by(who), a_development()),
    "send_urgency": lambda o, who: o.workspace.send_urgency(who, by(who), an_urgency()),
    "record_check": lambda o, who: o.workspace.record_check(
        who, by(who), inputs.Check(where=on_measures(), on=TODAY, looked=Looked.COURT)
    ),
    "record_position": lambda o, who: o.workspace.record_position(who, by(who), a_position()),
    "record_finding": lambda o, who: o.workspace.record_finding(who, by(who), a_finding()),
    "record_letter": lambda o, who: o.workspace.record_letter(who, by(who), a_letter()),
    "record_reminder": lambda o, who: o.workspace.record_reminder(
        who, by(who), inputs.Reminder(letter=_letter(o), on=When.parse("2026-05-10"))
    ),
    "record_answer": lambda o, who: o.workspace.record_answer(
        who, by(who), inputs.Answer(letter=_letter(o), on=When.parse("2026-05-10"), organ=a_position().organ)
    ),
    "raise_urgency": lambda o, who: o.workspace.raise_urgency(who, by(who), an_urgency()),
    "answer_urgency": lambda o, who: o.workspace.answer_urgency(
        who, by(who), inputs.UrgencyAnswer(urgency=_case(o), on=TODAY)
    ),
    "propose": lambda o, who: o.workspace.propose(who, by(who), an_assessment()),
    "confirm": lambda o, who: o.workspace.confirm(who, by(who), _tick(o), seen=o.seen),
    "confirm_many": lambda o, who: o.workspace.confirm_many(who, by(who), [_tick(o)], seen=o.seen),
    "return_": lambda o, who: o.workspace.return_(who, by(who), _tick(o), notes=WHY, seen=o.seen),
    "suspend": lambda o, who: o.workspace.suspend(who, by(who), _confirmed(o), notes=WHY),
    "set_next_step": lambda o, who: o.workspace.set_next_step(
        who, by(who), inputs.NextStep(where=on_measures(), due_on=TODAY, what=WHY)
    ),
    "finish_next_step": lambda o, who: o.workspace.finish_next_step(
        who, by(who), inputs.NextStepDone(step=_public(o, a_step(o)), on=TODAY)
    ),
    "set_due_day": lambda o, who: o.workspace.set_due_day(
        who,
        by(who),
        inputs.DueDay(
            where=on_measures(), kind="answer", made_on=When.on(TODAY), due_on=When.parse("2027"), wording=WHY
        ),
    ),
    "move_due_day": lambda o, who: o.workspace.move_due_day(
        who, by(who), _public(o, a_due_day(o)), When.parse("2028"), reason=WHY, seen=o.seen
    ),
    "set_supervision": lambda o, who: o.workspace.set_supervision(
        who, by(who), "kz-2021-1", Supervision.ENHANCED, reason=WHY
    ),
    "propose_change": lambda o, who: o.workspace.propose_change(who, by(who), a_change()),
    "confirm_change": lambda o, who: o.workspace.confirm_change(who, by(who), "kz-2021-2", _change(o), seen=o.seen),
    "return_change": lambda o, who: o.workspace.return_change(who, by(who), "kz-2021-2", _change(o), notes=WHY),
    "translate": lambda o, who: o.workspace.translate(
        who,
        by(who),
        Translation(demand="kz-2021-1", of="title", language="ru", text="Название", by=Translator.PERSON),
    ),
    "reword": lambda o, who: o.workspace.reword(
        who, by(who), Rewording(demand="kz-2021-1", parts={"title": WHY}, reason=WHY)
    ),
    "register_document": lambda o, who: o.workspace.register_document(who, by(who), _document(o)),
    "keep_text": lambda o, who: o.workspace.keep_text(
        who, by(who), o.workspace.register_document(BOTH, by(BOTH), _document(o)).key, "en", TEXT
    ),
    "make_demand": lambda o, who: o.workspace.make_demand(who, by(who), a_demand(document=_with_text(o))),
    "correct": lambda o, who: o.workspace.correct(
        who, by(who), o.develop(BOTH), a_development(), reason=WHY, seen=o.seen
    ),
    "retract": lambda o, who: o.workspace.retract(
        who, by(who), o.develop(BOTH), Retraction.ERROR, reason=WHY, seen=o.seen
    ),
    "retract_for_safety": lambda o, who: o.workspace.retract(
        who, by(who), o.develop(BOTH), Retraction.SAFETY, reason=WHY, seen=o.seen
    ),
    "set_audience": lambda o, who: _audience(o, who, Audience.MEMBERS, Audience.PUBLIC),
    "narrow_audience": lambda o, who: _audience(o, who, Audience.PUBLIC, Audience.MEMBERS),
    "confirm_opening": _opened,
    "set_naming": lambda o, who: o.workspace.set_naming(who, by(who), PERSON, an_agreement()),
    "confirm_namings": _vouched,
    "propose_erasure": lambda o, who: _erasing(o, who, Subject(entry_id=o.develop(BOTH))),
    "return_erasure": _erasure_returned,
    "confirm_erasure": _erasure_confirmed,
    "withhold_person": lambda o, who: o.workspace.withhold_person(who, by(who), PERSON, reason=WHY),
    "show_person": _shown,
    "plan_occasion": lambda o, who: o.workspace.plan_occasion(who, by(who), an_occasion()),
    "announce_occasion": lambda o, who: o.workspace.announce_occasion(who, by(who), _news(o), seen=o.seen),
    "move_occasion": lambda o, who: o.workspace.move_occasion(who, by(who), _news(o), seen=o.seen),
    "cancel_occasion": lambda o, who: o.workspace.cancel_occasion(who, by(who), _news(o), seen=o.seen),
    "hold_occasion": lambda o, who: o.workspace.hold_occasion(who, by(who), _news(o), seen=o.seen),
    "register_evidence": _filed,
    "record_custody": lambda o, who: o.workspace.record_custody(
        who, by(who), _shown_file(o), Custody(on=TODAY, holder=WHY, how=WHY)
    ),
    "grade_evidence": lambda o, who: o.workspace.grade_evidence(
        who, by(who), _shown_file(o), reliability="B", credibility=2, reason=WHY
    ),
    "attach_evidence": lambda o, who: o.workspace.attach_evidence(
        who, by(who), _shown_file(o), Attached(demands=("kz-2021-2",))
    ),
    "detach_evidence": _detached,
    "take_evidence_back": lambda o, who: o.workspace.take_evidence_back(
        who, by(who), _shown_file(o), Retraction.ERROR, reason=WHY
    ),
    "take_evidence_back_for_safety": lambda o, who: o.workspace.take_evidence_back(
        who, by(who), _shown_file(o), Retraction.SAFETY, reason=WHY
    ),
    "propose_many": lambda o, who: o.workspace.propose_many(who, by(who), [an_assessment()]),
    "register_person": lambda o, who: o.workspace.register_person(
        who, by(who), party_inputs.Person(country="KZ", name="Dinara Serikova", role="beneficiary", is_another=True)
    ),
    "add_spelling": lambda o, who: o.workspace.add_spelling(
        who, by(who), party_inputs.Spelling(party=PERSON, name="Aygul Testova", is_another=True)
    ),
    "register_organisation": lambda o, who: o.workspace.register_organisation(who, by(who), A_UNION),
    "record_leadership": lambda o, who: o.workspace.record_leadership(who, by(who), _leadership(o)),
    "make_public_copy": lambda o, who: o.workspace.make_public_copy(who, by(who), _shown_file(o), None),
    "set_evidence_audience": lambda o, who: _file_audience(o, who, Audience.PUBLIC),
    "narrow_evidence_audience": lambda o, who: _file_audience(o, who, Audience.COUNTRY_TEAM),
    "correct_occasion": lambda o, who: o.workspace.correct_occasion(who, by(who), _righted(o), seen=o.seen),
    "record_submission": lambda o, who: o.workspace.record_submission(who, by(who), a_submission()),
    "follow_submission": lambda o, who: o.workspace.follow_submission(who, by(who), _fate(o)),
    "record_listing": lambda o, who: o.workspace.record_listing(who, by(who), _listing(o)),
    "record_handout": lambda o, who: o.workspace.record_handout(
        who, by(who), inputs.Handout(country="KZ", as_of=TODAY, on=When.on(TODAY))
    ),
    "release_now": lambda o, who: o.workspace.release_now(who, by(who), reason=WHY),
}


def _public(office: Office, entry_id: UUID) -> UUID:
    office.workspace.set_audience(
        AIGUL, by(AIGUL), entry_id, Audience.PUBLIC, reason=WHY, seen=office.seen, namesakes=frozenset({PERSON})
    )
    return entry_id


def test_every_command_of_the_workspace_is_in_the_table_and_in_this_test() -> None:
    public = {name for name, _ in inspect.getmembers(Workspace, inspect.isfunction) if not name.startswith("_")}

    variants = {"retract_for_safety", "narrow_audience", "narrow_evidence_audience", "take_evidence_back_for_safety"}

    assert public - ASKS_NOTHING - OF_ROWS == set(RIGHTS) - variants - OF_INTAKES
    assert set(COMMANDS) == set(RIGHTS) - OF_INTAKES


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_carried_out_for_those_who_may_give_it_and_refused_to_all_others(
    small_office: Office, command: str
) -> None:
    allowed = set()

    for name, who in EVERYBODY.items():
        small_office.develop(BOTH)  # so that there is always something to release
        refused = refusal_of(partial(COMMANDS[command], small_office, who))
        assert (by_whom(small_office) == who.account) is (refused is None)
        if refused is None:
            allowed.add(name)
            undo(small_office, command)
        else:
            assert may_say(command, refused)

    assert allowed == MAY[RIGHTS[command]]


def refusal_of(say: Callable[[], object]) -> Exception | None:
    try:
        say()
    except (NotAllowed, EntryUnknown, OccasionUnknown) as refusal:
        return refusal
    return None


def may_say(command: str, refused: Exception) -> bool:
    """What is not open yet is not there for others than its team, nor any date for who only sends; all else is told
    to be another's."""
    if isinstance(refused, NotAllowed):
        return refused.right is RIGHTS[command]
    return command.endswith("_occasion") if isinstance(refused, OccasionUnknown) else command == "confirm_opening"


def by_whom(office: Office) -> str:
    """Who recorded last."""
    [last] = office.record.log.read(office.seen - 1, 1)
    return last.account


def undo(office: Office, command: str) -> None:
    """Let the next one find things as they were."""
    if command == "withhold_person":
        office.workspace.show_person(BOTH, by(BOTH), PERSON, reason=WHY)
        office.workspace.confirm_namings(BOLOT, by(BOLOT), [PERSON], seen=office.seen)
    if command == "set_supervision":
        office.workspace.set_supervision(BOTH, by(BOTH), "kz-2021-1", Supervision.STANDARD, reason=WHY)


@pytest.mark.parametrize("reference", ["kg-2021-1", "ca-2016-1"])
def test_an_entry_on_several_demands_is_for_who_may_record_on_all(small_office: Office, reference: str) -> None:
    where = inputs.Where(demands={"kz-2021-1": (1,), reference: (2 if reference == "ca-2016-1" else 1,)})

    with small_office.recorded() as events:
        with pytest.raises(NotAllowed):
            small_office.develop(AIGUL, where=where)
        small_office.develop(BOTH, where=where)
        with pytest.raises(NotAllowed):
            small_office.workspace.retract(
                AIGUL,
                by(AIGUL),
                UUID(small_office.live(AIGUL)[0].entry_id),
                Retraction.ERROR,
                reason=WHY,
                seen=small_office.seen,
            )

    assert len(events) == 2


def test_what_concerns_no_one_country_is_for_any_coordinator(small_office: Office) -> None:
    with small_office.recorded() as events:
        small_office.develop(CHINARA, where=on_measures("ca-2016-1", measures=()))
        with pytest.raises(NotAllowed):
            small_office.develop(BOLOT, where=on_measures("ca-2016-1", measures=()))

    assert len(events) == 1


def test_a_coordinator_of_another_country_learns_nothing_from_a_guess(small_office: Office) -> None:
    secret = small_office.develop(AIGUL, audience=Audience.COUNTRY_TEAM)
    answers = []

    for entry_id in (secret, uuid4()):
        with pytest.raises(Exception) as refusal:  # noqa: PT011 - whichever it is, it is the same one
            small_office.workspace.retract(
                CHINARA, by(CHINARA), entry_id, Retraction.SAFETY, reason=WHY, seen=small_office.seen
            )
        answers.append((type(refusal.value), str(refusal.value)))

    assert answers[0] == answers[1]
