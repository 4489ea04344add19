"""A record with a canary in every field that is not for all: which sits where, and who alone may see it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from tests.application.file_types.pictures import a_jpeg
from tests.web.given import BY
from tests.web.workspace.entries import BACKGROUND, DAY, DEMAND, ON, OPENS_ON, WHEN, Entries
from tests.web.workspace.filing import newest_copy
from tests.web.workspace.occasions import plan
from tests.web.workspace.staff import KINDS, Staff
from tracker.application.draft import Draft
from tracker.application.workspace import inputs
from tracker.application.workspace.evidence_inputs import Attached, Custody, Evidence
from tracker.domain.days import When
from tracker.domain.demand_events import Position, Supervision
from tracker.domain.entry_events import Retraction
from tracker.domain.evidence_events import EvidenceKind
from tracker.domain.organisation import Organisation
from tracker.domain.person import Person
from tracker.domain.person_events import Naming, Scope
from tracker.domain.submission_events import CaseList, Fate
from tracker.domain.values import Audience, Code, Key, OrganClass

EVERYBODY, SIGNED_IN = {"anonymous", *KINDS}, set(KINDS)
TEAM, RECORDER, NOBODY = {"team", "recorder"}, {"recorder"}, set[str]()
CONFIRMING = TEAM | {"confirmer"}
ANOTHER = {"another"}
RECORDING = TEAM | ANOTHER
OF_ITS_AUDIENCE = {
    Audience.PUBLIC: SIGNED_IN,
    Audience.MEMBERS: SIGNED_IN,
    Audience.COUNTRY_TEAM: TEAM,
    Audience.CONFIDENTIAL: RECORDER,
}
OF_ITS_TEAM = {audience: seen & TEAM for audience, seen in OF_ITS_AUDIENCE.items()}

PERSONS = {"p-refused0": Naming.REFUSED, "p-notasked": Naming.NOT_ASKED, "p-withheld": Naming.NOT_ASKED}
OF_KYRGYZSTAN = "p-kyrgyz00"


_CANARY = re.compile(r"zzcanary\d{3}")


@dataclass
class Aviary:
    """Lets canaries in; `places` says for each where it sits, and `seen_by` who may see it. A hash is one, too."""

    staff: Staff
    places: dict[str, str] = field(default_factory=dict)
    seen_by: dict[str, set[str]] = field(default_factory=dict)
    entries: list[UUID] = field(default_factory=list)
    files: list[UUID] = field(default_factory=list)

    def canary(self, place: str, seen_by: set[str]) -> dict[str, str]:
        """Let one in: the same in both languages."""
        token = f"zzcanary{len(self.places):03}"
        self.places[token], self.seen_by[place] = place, seen_by
        return {"en": token, "ru": token}

    def met_in(self, text: str) -> set[str]:
        """Say which places a text tells of: canaries by one look at it, hashes one by one."""
        met = {*_CANARY.findall(text)}
        return {place for token, place in self.places.items() if token in (met if _is_canary(token) else text)}

    def who_met(self, texts: Mapping[str, str]) -> dict[str, set[str]]:
        """Say for each place whose texts tell of it."""
        met = {who: self.met_in(text) for who, text in texts.items()}
        return {place: {who for who, its in met.items() if place in its} for place in self.places.values()}

    def keep(self, entry_id: UUID) -> UUID:
        """Remember an entry, so that its own page is asked for."""
        self.entries.append(entry_id)
        return entry_id

    @property
    def made(self) -> Entries:
        """What records entries, as the recorder."""
        return Entries(self.staff)

    def command(self, say: Callable[..., Any], *given: Any, kind: str = "recorder", **named: Any) -> Any:  # noqa: ANN401 - as the command
        """Give a command as somebody."""
        return say(self.staff.who(kind), self.made.by(kind), *given, **named)

    def development(self, place: str, audience: Audience, wording: set[str], notes: set[str], **given: Any) -> UUID:
        """Something happened, told with a canary in every text."""
        organ = inputs.Organ(OrganClass.STATE, self.canary(f"{place}: organ", wording))
        publication = self.canary(f"{place}: publication", wording)["en"]
        staff = {name: self.canary(f"{place}: {name}", notes) for name in ("notes", "source", "custody")}
        said = self.canary(f"{place}: wording", wording)
        cited = inputs.Citation(publication=publication)
        return self.keep(self.made.development(audience, wording=said, organ=organ, citation=cited, **staff, **given))


def _is_canary(token: str) -> bool:
    return _CANARY.fullmatch(token) is not None


def let_in(staff: Staff) -> Aviary:
    """Record them all; what is released comes first."""
    aviary = Aviary(staff)
    _what_is_released(aviary)
    _by_audience(aviary)
    _voices(aviary)
    _submissions(aviary)
    _plans(aviary)
    _assessments(aviary)
    _mistakes(aviary)
    _persons(aviary)
    _of_kyrgyzstan(aviary)
    _days(aviary)
    _files(aviary)
    _accounts(aviary)
    return aviary


def _what_is_released(it: Aviary) -> None:
    it.development("released", Audience.PUBLIC, EVERYBODY, TEAM)
    it.command(it.staff.workspace.release_now, kind="editor", reason=it.canary("release: reason", NOBODY))


def _by_audience(it: Aviary) -> None:
    for audience in Audience:
        it.development(audience.value, audience, OF_ITS_AUDIENCE[audience], OF_ITS_TEAM[audience])
    for audience in (Audience.PUBLIC, Audience.MEMBERS):
        shut = it.development(f"not before, {audience.value}", audience, TEAM, TEAM, not_before=OPENS_ON)
    confirm = it.staff.workspace.confirm_opening
    it.command(confirm, shut, reason=it.canary("opening: reason", TEAM), seen=it.staff.seen)


def _voices(it: Aviary) -> None:
    work = it.staff.workspace
    it.keep(
        it.made.letter(Audience.MEMBERS, to=it.canary("letter: to", SIGNED_IN), notes=it.canary("letter: notes", TEAM))
    )
    position = inputs.Position(
        where=BACKGROUND,
        on=WHEN,
        position=Position.REJECTS,
        organ=inputs.Organ(OrganClass.STATE),
        wording=it.canary("position: wording", TEAM),
        notes=it.canary("position: notes", TEAM),
    )
    it.command(work.record_position, position)
    finding = inputs.Finding(
        body="CEACR",
        country="KZ",
        document=it.canary("finding: document", SIGNED_IN),
        on=WHEN,
        wording=it.canary("finding: wording", SIGNED_IN),
        points=(inputs.Point("1", it.canary("finding: point", SIGNED_IN)),),
        notes=it.canary("finding: notes", TEAM),
        audience=Audience.MEMBERS,
    )
    it.keep(UUID(it.command(work.record_finding, finding).key))


def _submissions(it: Aviary) -> None:
    """Let canaries into what was submitted, what became of it, a list of cases, and a brief that was handed out."""
    work = it.staff.workspace
    filed = it.made.submission(
        Audience.MEMBERS,
        title=it.canary("submission: title", SIGNED_IN),
        reference=it.canary("submission: reference", SIGNED_IN)["en"],
        notes=it.canary("submission: notes", TEAM),
    )
    it.keep(filed)
    number, notes = it.canary("its fate: reference", TEAM)["en"], it.canary("its fate: notes", TEAM)
    fate = inputs.SubmissionFate(submission=filed, fate=Fate.ANSWERED, on=WHEN, reference=number, notes=notes)
    it.keep(UUID(it.command(work.follow_submission, fate).key))
    told = it.canary("listing: notes", TEAM)
    listing = inputs.Listing(
        country="KZ", occasion="ilc-114", case_list=CaseList.FINAL, is_on=True, on=WHEN, notes=told
    )
    it.keep(UUID(it.command(work.record_listing, listing).key))
    said = it.canary("handed out: notes", TEAM)
    handout = inputs.Handout(country="KZ", as_of=WHEN.first, on=WHEN, notes=said, audience=Audience.PUBLIC)
    it.keep(UUID(it.command(work.record_handout, handout).key))


def _plans(it: Aviary) -> None:
    texts = {name: it.canary(f"urgency: {name}", TEAM) for name in ("what", "who", "told")}
    it.keep(it.made.urgency(Audience.PUBLIC, **texts))
    it.keep(it.made.step(Audience.PUBLIC, **{name: it.canary(f"step: {name}", TEAM) for name in ("what", "who")}))
    due = it.keep(it.made.due(Audience.COUNTRY_TEAM, wording=it.canary("due: wording", TEAM)))
    work, seen = it.staff.workspace, it.staff.seen
    it.command(work.move_due_day, due, WHEN, reason=it.canary("due: reason of moving", TEAM), seen=seen)
    why = it.canary("supervision: reason", TEAM)
    it.command(work.set_supervision, DEMAND, Supervision.ENHANCED, reason=why)


def _assessments(it: Aviary) -> None:
    proposed = {
        Audience.MEMBERS: SIGNED_IN,
        Audience.COUNTRY_TEAM: CONFIRMING,
        Audience.CONFIDENTIAL: RECORDER,
    }
    for audience, seen in proposed.items():
        place = f"proposed, {audience.value}"
        said = {"wording": it.canary(f"{place}: wording", seen)}
        it.keep(it.made.proposal(audience, **said, notes=it.canary(f"{place}: notes", seen & TEAM)))
    secret = it.development("in the basis", Audience.CONFIDENTIAL, RECORDER, RECORDER)
    it.keep(it.made.proposal(Audience.MEMBERS, basis=(inputs.Basis(entry_id=secret),)))
    returned = it.keep(it.made.proposal(Audience.MEMBERS, wording=it.canary("returned: wording", SIGNED_IN)))
    notes = it.canary("returned: why", CONFIRMING)
    it.command(it.staff.workspace.return_, _tick(returned), kind="confirmer", notes=notes, seen=it.staff.seen)
    doubted = it.keep(it.made.assessment(Audience.MEMBERS, notes=it.canary("counted: notes", TEAM)))
    it.command(it.staff.workspace.suspend, _tick(doubted), notes=it.canary("doubt: why", TEAM))


def _tick(entry_id: UUID) -> inputs.Tick:
    return inputs.Tick(DEMAND, entry_id)


def _mistakes(it: Aviary) -> None:
    work = it.staff.workspace
    error = it.development("taken back as an error", Audience.MEMBERS, SIGNED_IN, TEAM)
    why = it.canary("error: why", TEAM)
    it.command(work.retract, error, Retraction.ERROR, reason=why, seen=it.staff.seen)
    danger = it.development("taken back for safety", Audience.PUBLIC, NOBODY, NOBODY)
    why = it.canary("safety: why", TEAM)
    it.command(work.retract, danger, Retraction.SAFETY, reason=why, seen=it.staff.seen)
    narrowed = it.development("narrowed", Audience.MEMBERS, TEAM, TEAM)
    it.made.show_to(narrowed, Audience.COUNTRY_TEAM, it.canary("narrowed: why", TEAM))
    old = it.development("corrected", Audience.MEMBERS, SIGNED_IN, TEAM)
    new = inputs.Development(where=ON, on=WHEN, wording={"en": "after"}, audience=Audience.MEMBERS)
    why = it.canary("correction: why", TEAM)
    it.keep(UUID(it.command(work.correct, old, new, reason=why, seen=it.staff.seen).key))


def _persons(it: Aviary) -> None:
    draft = Draft()
    for key, naming in PERSONS.items():
        draft.take(_person(it, draft, key, "KZ", naming, NOBODY if key == "p-withheld" else TEAM))
    draft.take(_person(it, draft, OF_KYRGYZSTAN, "KG", Naming.NOT_ASKED, ANOTHER))
    small: dict[str, Any] = {"kind": Code("union"), "small": True, "branches": (), "sites": ()}
    for key, country, seen in (("p-zz3zz4zz", Code("KZ"), TEAM), ("p-zz5zz6zz", None, NOBODY)):
        name = draft.words(it.canary(f"small organisation: name, {country}", seen))
        draft.take(Organisation.register(key=Key(key), name=name, country=country, notes=None, **small))
    it.staff.office.given.tracker.save(draft, BY)
    work = it.staff.workspace
    said = inputs.PersonNaming(naming=Naming.REFUSED, how=it.canary("naming: how", TEAM))
    it.command(work.set_naming, "p-notasked", said)
    it.command(work.withhold_person, "p-withheld", reason=it.canary("withheld: why", TEAM))
    keys = " ".join(f"{{{key}}}" for key in (*PERSONS, OF_KYRGYZSTAN))
    it.keep(it.made.development(Audience.MEMBERS, wording={"en": f"Met {keys}", "ru": f"Met {keys}"}))


def _person(it: Aviary, draft: Draft, key: str, country: str, naming: Naming, seen: set[str]) -> Person:  # noqa: PLR0913, PLR0917
    found = Person.register(
        key=Key(key),
        name=draft.words({"und": it.canary(f"{key}: name", seen)["en"]}),
        native=draft.words({"und": it.canary(f"{key}: native", seen)["en"]}),
        country=Code(country),
        role=Code("beneficiary"),
        roles=(),
        posthumous=False,
        sensitive=True,
    )
    found.set_naming(naming, Scope((), ()))
    return found


def _of_kyrgyzstan(it: Aviary) -> None:
    by = it.made.by("another")
    entry = inputs.Development(
        where=inputs.Where(country="KG"), on=WHEN, wording=it.canary("of Kyrgyzstan: wording", ANOTHER)
    )
    it.keep(UUID(it.staff.workspace.record_development(it.staff.who("another"), by, entry).key))


def _days(it: Aviary) -> None:
    plan(it.staff, "of its team", on=When.parse("2026-12-10"), title=it.canary("day of the team", TEAM))


def _files(it: Aviary) -> None:
    work = it.staff.workspace
    for audience, seen in OF_ITS_TEAM.items():
        evidence_id = _file(it, audience.value, audience, seen)
        if audience in {Audience.PUBLIC, Audience.MEMBERS}:
            it.command(work.make_public_copy, evidence_id, None)
            copy, why = newest_copy(it.staff), it.canary(f"file, {audience.value}: why it was opened", TEAM)
            it.command(work.set_evidence_audience, evidence_id, audience, copy=copy, reason=why)
    for cause, seen in ((Retraction.ERROR, TEAM), (Retraction.SAFETY, NOBODY)):
        evidence_id = _file(it, f"taken back, {cause.value}", Audience.COUNTRY_TEAM, seen)
        why = it.canary(f"file, taken back, {cause.value}: why", TEAM)
        it.command(work.take_evidence_back, evidence_id, cause, reason=why)


def _file(it: Aviary, place: str, audience: Audience, seen: set[str]) -> UUID:
    """Keep a photograph with a canary in every text about it, and in what a phone hides in it."""
    work, here = it.staff.workspace, f"file, {place}"
    said: dict[str, Any] = {name: it.canary(f"{here}: {name}", seen) for name in ("notes", "collected_by", "where")}
    named = {name: it.canary(f"{here}: {name}", seen)["en"] for name in ("name", "address")}
    given = Evidence(
        attached=Attached(entries=(it.entries[0],), demands=(DEMAND,)),
        kind=EvidenceKind.PICTURE,
        is_confidential=audience is Audience.CONFIDENTIAL,
        name=named["name"],
        address=f"https://{named['address']}.example/",
        **said,
    )
    hidden = it.canary(f"{here}: what its bytes hide", seen)["en"].encode()
    with work.files.take_in() as incoming:
        incoming.add(a_jpeg() + hidden)
        incoming.end()
        evidence_id = UUID(it.command(work.register_evidence, given, incoming).key)
    it.places[incoming.sha256], it.seen_by[f"{here}: hash"] = f"{here}: hash", seen
    had = {name: it.canary(f"{here}: {name}", seen) for name in ("holder", "from_whom", "how")}
    it.command(work.record_custody, evidence_id, Custody(on=DAY, **had))
    graded = seen or TEAM  # why a thing was done its team is told whatever became of it
    reason = it.canary(f"{here}: why it was graded", graded)
    it.command(work.grade_evidence, evidence_id, reliability="B", credibility=2, reason=reason)
    it.files.append(evidence_id)
    return evidence_id


def _accounts(it: Aviary) -> None:
    accounts = it.staff.office.accounts
    for kind in KINDS:
        its = it.staff.account_id(kind)
        accounts.own.give_email(its, f"{it.canary(f'e-mail of {kind}', {kind})['en']}@coalition.example")
        its_own = {kind} & RECORDING  # the page that fills it in again
        accounts.drafts.keep(its, "/record", {"notes": [it.canary(f"draft of {kind}", its_own)["en"]]})
        accounts.snoozes.put(its, "stale:kz-2021-3", date(2027, 1, 1))
        note, day = it.canary(f"own day of {kind}", {kind})["en"], it.staff.office.clock().date()
        accounts.own_reminders.add(its, day, today=day, note=note)
