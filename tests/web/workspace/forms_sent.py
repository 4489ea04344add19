"""A form for every address that takes one, filled in so that it would be carried out for whoever may send it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from tests.accounts.people import PASSWORD
from tests.web.given import AIGUL, CHINARA, UNION
from tests.web.workspace import changes_sent, filing, intakes
from tests.web.workspace.entries import DAY, DEMAND, MEASURE, Entries
from tests.web.workspace.occasions import plan
from tests.web.workspace.phones import (
    a_colleague,
    a_new_passkey,
    a_passkey,
    a_send_code,
    a_token,
    coming_in_by_passkey,
    coming_in_to_send,
    proving_anew,
)
from tests.web.workspace.staff import ANONYMOUS, Staff
from tests.web.workspace.tabling import a_table
from tracker.accounts.accounts import HOST
from tracker.accounts.mailing import Mailing
from tracker.accounts.roles import Roles
from tracker.accounts.secret_addresses import Purpose
from tracker.accounts.totp import code_of
from tracker.application.workspace import inputs
from tracker.application.workspace.erasure.subject import Subject
from tracker.domain.days import When
from tracker.domain.person_events import Naming
from tracker.domain.values import Audience

Fields = dict[str, str | list[str]]

NUMBER = f"{DEMAND}.{MEASURE}"
_longer = count(1)

ACCOUNT = "colleague"
"""An account that others freeze, thaw and change."""


@dataclass
class Sender:
    """Whoever is about to send a form; `audience` is that of the entry that the form is about."""

    staff: Staff
    kind: str
    audience: str = "public"
    made: dict[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> Entries:
        """What records entries."""
        return Entries(self.staff)

    def entry(self, kind: str) -> str:
        """Record the entry that the form is about, and give its id."""
        self.made["entry_id"] = str(self.entries.of(kind, self.audience))
        return self.made["entry_id"]

    def command(self) -> Fields:
        """What every form of the workspace carries."""
        return {"command": str(uuid4()), "seen": str(self.staff.seen)}


Filled = Callable[[Sender], Fields]


def _on_demand(**typed: str | list[str]) -> Filled:
    return lambda it: {"audience": it.audience, **typed, **it.command()}


def _on_entry(kind: str, **typed: str | list[str]) -> Filled:
    return lambda it: {"entry": it.entry(kind), "on": "3 May 2024", **typed, **it.command()}


def _coming_in(it: Sender) -> Fields:
    office, person = it.staff.office, it.staff.people["member"]
    office.clock.pass_by(seconds=30)
    return {**office.typed(person)}


def _accepting(it: Sender) -> Fields:
    token = it.staff.office.accounts.invites.make(HOST, Roles()).token
    given, _ = it.staff.office.house.acceptance(token)
    it.made["token"] = token
    typed = {"password": PASSWORD, "setup": given.setup, "code": given.code}
    return {"nickname": "new " + "".join(letter for letter in uuid4().hex if letter.isalpha()), **typed}


def _other_phone(it: Sender) -> Fields:
    if it.kind == ANONYMOUS:
        return {"again": PASSWORD}
    office = it.staff.office
    setup = office.accounts.own.new_setup(it.staff.sign(it.kind))
    return {"again": PASSWORD, "setup": setup.sealed, "code": code_of(setup.secret, office.clock.step())}


def _an_invite(it: Sender) -> Fields:
    made = it.staff.office.accounts.invites.make(it.staff.who("admin"), Roles())
    return {"invite": str(made.invite_id)}


def _colleague(*, is_frozen: bool) -> Filled:
    def given(it: Sender) -> Fields:
        governing, its = it.staff.office.accounts.governing, it.staff.account_id(ACCOUNT)
        (governing.freeze if is_frozen else governing.thaw)(HOST, its)
        return {"had": [], "role": [] if "editor" in _roles(it) else ["editor"]}

    return given


def _safe_so_far(it: Sender) -> Fields:
    its = it.staff.office.accounts.account(it.staff.account_id(ACCOUNT))
    it.staff.office.accounts.governing.mark_at_risk(its.who, its.account_id, is_at_risk=False)
    return {}


def _roles(it: Sender) -> set[str]:
    return set(it.staff.office.accounts.account(it.staff.account_id(ACCOUNT)).roles.codes())


def _supervision(it: Sender) -> Fields:
    page = it.staff.ask("recorder", f"/desk/demands/{DEMAND}/supervision").text
    other = "standard" if 'value="standard" checked' not in page else "enhanced"
    return {"supervision": other, "reason": "It got worse", **it.command()}


def _news(it: Sender) -> Fields:
    it.entries.development(Audience.PUBLIC)
    return {"reason": "Before the session", **it.command()}


def _a_draft(it: Sender) -> Fields:
    if it.kind == ANONYMOUS:
        return {"draft": str(uuid4())}
    drafts = it.staff.office.accounts.drafts
    return {"draft": str(drafts.keep(it.staff.account_id(it.kind), "/record", {"notes": ["A draft"]}))}


def _hidden(*, is_withheld: bool) -> Filled:
    def given(it: Sender) -> Fields:
        about = it.staff.ask("recorder", f"/people/{AIGUL}").text
        work, who, why = it.staff.workspace, it.staff.who("recorder"), {"en": "Prepared"}
        if (f"/people/{AIGUL}/show" in about) is not is_withheld:
            (work.withhold_person if is_withheld else work.show_person)(who, it.entries.by(), AIGUL, reason=why)
            if not is_withheld:
                by = it.entries.by("confirmer")
                work.confirm_namings(it.staff.who("confirmer"), by, [AIGUL], seen=it.staff.seen)
        return {"reason": "Asked for", **it.command()}

    return given


def _tick(kind: str) -> Filled:
    return lambda it: {"tick": f"{NUMBER}/{it.entry(kind)}", "reason": "Look again", **it.command()}


def _agreement(it: Sender) -> Fields:
    until = date(2027, 1, 1) + timedelta(days=next(_longer))  # one that holds no longer than another waits for nobody
    who, how = {"en": "The mother"}, {"en": "By telephone"}
    naming = inputs.PersonNaming(naming=Naming.AGREED, until=until, who_agreed=who, how=how)
    it.staff.workspace.set_naming(it.staff.who("recorder"), it.entries.by(), CHINARA, naming)
    return {"person": CHINARA, **it.command()}


def _told_of_it(**typed: str) -> Filled:
    def given(it: Sender) -> Fields:
        it.made["key"] = plan(it.staff, it.audience)
        return {"publication": "A letter", **typed, **it.command()}

    return given


def _another_audience(it: Sender) -> Fields:
    other = {"public": "members", "country_team": "members"}.get(it.audience, "country_team")
    return {"entry": it.entry("letter"), "audience": other, "reason": "Danger", **it.command()}


def _assessing(it: Sender) -> Fields:
    typed = {"says": "C", "on": "3 May 2024", "wording": "Nothing changed.", "document_of_basis": "res-2021"}
    return {"measure": str(MEASURE), "audience": it.audience, **typed, **it.command()}


def _sheet(it: Sender) -> Fields:
    it.made["code"] = "KZ"
    row = {"row": NUMBER, "says_" + NUMBER.replace("-", "_").replace(".", "_"): "not_looked"}
    return {"on": "3 May 2024", "audience": "public", **row, **it.command()}


def _spelling(key: str) -> Filled:
    def given(it: Sender) -> Fields:
        it.made["key"] = key
        return {"name": f"Spelling {next(_longer)}", **it.command()}

    return given


def _leadership(it: Sender) -> Fields:
    it.made["key"] = UNION
    return {"period": "new", "office": "Chair", "start": "2019", "publication": "A list", **it.command()}


def _other_hours(it: Sender) -> Fields:
    from_hour = str(next(_longer) % 12)
    return {"mode": "quiet", "digest_day": "2", "from_hour": from_hour, "to_hour": "20", **it.command()}


def _muting(it: Sender) -> Fields:
    what = "kind:stale"
    if it.kind != ANONYMOUS:
        it.staff.office.accounts.muting.unmute(it.staff.account_id(it.kind), what)
    return {"what": what}


def _muted(it: Sender) -> Fields:
    what = f"stale:kz-2020-{next(_longer)}"
    if it.kind != ANONYMOUS:
        it.staff.office.accounts.muting.mute(it.staff.account_id(it.kind), what)
    return {"what": what}


def _own_day(it: Sender) -> Fields:
    if it.kind == ANONYMOUS:
        return {"reminder": str(uuid4())}
    reminders, day = it.staff.office.accounts.own_reminders, date(2026, 12, 16)
    return {"reminder": str(reminders.add(it.staff.account_id(it.kind), day, today=DAY, note="Ask"))}


def _stopping(it: Sender) -> Fields:
    """End the mails of somebody who gets some, by a link of their own."""
    accounts, its = it.staff.office.accounts, it.staff.account_id(ACCOUNT)
    accounts.mailings.settle(its, Mailing())
    it.made["token"] = accounts.addresses.make(its, Purpose.STOP)
    return {"List-Unsubscribe": "One-Click"}


def _a_list(it: Sender) -> Fields:
    """Say that a list of a session of its own came out: each is told of once."""
    number = next(_longer)
    day = When.on(date(2024, 1, 1) + timedelta(days=number))
    key = plan(it.staff, "of all", kind="ilc_session", session=f"{300 + number}", on=day)
    told = {"occasion": key, "case_list": "final", "is_on": "yes", "on": "3 May 2024"}
    return {**told, "audience": it.audience, **it.command()}


def _on_file(**typed: str | list[str]) -> Filled:
    def given(it: Sender) -> Fields:
        it.made["evidence_id"] = filing.a_file(it.staff, it.audience)
        return {**typed, **it.command()}

    return given


def _other_audience_of_a_file(it: Sender) -> Fields:
    it.made["evidence_id"] = filing.a_file(it.staff, it.audience)
    other, copy = {"country_team": "members"}.get(it.audience, "country_team"), filing.newest_copy(it.staff)
    return {"audience": other, "copy": copy, "reason": "Danger", **it.command()}


def _erasing(it: Sender, about: Subject) -> Fields:
    found = it.staff.workspace.to_erase(it.staff.who("recorder"), about)
    before = {"instead_of": str(found.proposal.said.erasure_id)} if found.proposal else {}
    chosen = {f"do-{one.ref}": "erase" for one in found.texts}
    chosen |= {f"file-{one.evidence_id}": "keep" for one in found.files}
    return {"deed": "propose", "basis": "law", "reason": "Ordered", **chosen, **before, **it.command()}


def _erasing_an_entry(it: Sender) -> Fields:
    return _erasing(it, Subject(entry_id=UUID(it.entry("development"))))


def _erasing_a_file(it: Sender) -> Fields:
    it.made["evidence_id"] = filing.a_file(it.staff, it.audience)
    return _erasing(it, Subject(evidence_id=UUID(it.made["evidence_id"])))


def _settling(it: Sender) -> Fields:
    desk = intakes.Desk(it.staff)
    intake_id = desk.ready()
    it.made["intake_id"] = str(intake_id)
    about = {"kind": "resolution", "title": "Of the cooks", "issued": "12 October 2026", "issuer": UNION}
    about |= {"relation": "coalition", "language": "en", "country": "KZ", "seen": str(desk.version(intake_id))}
    return {**about, "command": str(uuid4())}


def _letting_go(it: Sender) -> Fields:
    desk = intakes.Desk(it.staff)
    intake_id = desk.waiting()
    it.made["intake_id"] = str(intake_id)
    return {"seen": str(desk.version(intake_id)), "command": str(uuid4())}


def _adding(it: Sender) -> Fields:
    it.made["intake_id"] = str(intakes.Desk(it.staff).ready())
    return {"quotation": "of the invented conference of cooks", "command": str(uuid4())}


def _rejecting(it: Sender) -> Fields:
    desk = intakes.Desk(it.staff)
    intake_id = desk.ready()
    it.made |= {"intake_id": str(intake_id), "number": "1"}
    return {"do": "reject:twice", "seen": str(desk.proposal(intake_id, 1).version), "command": str(uuid4())}


FORMS: dict[str, Filled] = {
    "/sign-in": _coming_in,
    "/sign-in/passkey/begin": lambda _: {},
    "/sign-in/passkey": coming_in_by_passkey,
    "/send/in": coming_in_to_send,
    "/send": lambda it: {"what": "It happened", "on": "3 May 2024", "country": "KZ", **it.command()},
    "/sign-out": lambda _: {},
    "/invite/{token}": _accepting,
    "/account/sign-ins": lambda _: {"others": "yes"},
    "/account/language": lambda _: {"language": "en", "zone": "Asia/Almaty"},
    "/account/email": lambda _: {"email": "somebody@coalition.example"},
    "/account/at-risk": lambda _: {"at_risk": "yes"},
    "/account/password": lambda _: {"again": PASSWORD, "password": PASSWORD},
    "/account/phone": _other_phone,
    "/account/codes": lambda _: {"again": PASSWORD},
    "/account/codes/kept": lambda _: {},
    "/account/passkeys/new": proving_anew,
    "/account/passkeys/add": a_new_passkey,
    "/account/passkeys/name": lambda it: {**a_passkey(it), "name": f"Phone {next(_longer)}"},
    "/account/passkeys/remove": a_passkey,
    "/account/tokens": lambda _: {"again": PASSWORD, "scope": ["read"], "days": "7"},
    "/account/tokens/revoke": a_token,
    "/account/send-code": lambda _: {"again": PASSWORD},
    "/account/send-code/remove": a_send_code,
    "/account/travel": lambda _: {},
    "/account/mail": _other_hours,
    "/account/mail/mute": _muting,
    "/account/mail/unmute": _muted,
    "/account/mail/calendar": lambda _: {},
    "/reminders/new": lambda it: {"on": "16 December 2026", "note": "Ask Geneva", **it.command()},
    "/reminders/done": _own_day,
    "/stop/{token}": _stopping,
    "/accounts/invite": lambda it: {"role": ["editor"], **it.command()},
    "/accounts/invites": _an_invite,
    "/accounts/{account_id}/freeze": _colleague(is_frozen=False),
    "/accounts/{account_id}/thaw": _colleague(is_frozen=True),
    "/accounts/{account_id}/at-risk": _safe_so_far,
    "/accounts/{account_id}/travel": a_colleague(travels=False),
    "/accounts/{account_id}/arrived": a_colleague(travels=True),
    "/accounts/{account_id}/roles": _colleague(is_frozen=False),
    "/desk/snooze": lambda _: {"thing": f"stale:{DEMAND}", "days": "7"},
    "/record": _on_demand(notes="It happened", on="3 May 2024", direction="context", measure=NUMBER),
    "/desk/check": _on_demand(demand=DEMAND, looked="court"),
    "/drafts": lambda _: {"page_of": "/record", "notes": "Half a sentence"},
    "/drafts/drop": _a_draft,
    "/desk/demands/{reference}/position": _on_demand(position="promise", on="3 May 2024", wording="We will."),
    "/desk/demands/{reference}/letter": _on_demand(sender="mission", to="The court", on="2024", demand=DEMAND),
    "/desk/demands/{reference}/urgency": _on_demand(what="A threat", on="20 November 2026"),
    "/desk/demands/{reference}/step": _on_demand(what="Ask again", due_on="30 November 2026"),
    "/desk/demands/{reference}/due": _on_demand(kind="answer", wording="A report", made_on="2024", due_on="2027"),
    "/desk/demands/{reference}/supervision": _supervision,
    "/desk/demands/{reference}/assess": _assessing,
    "/desk/demands/{reference}/change/{kind}": lambda it: {**changes_sent.proposing(it.made), **it.command()},
    "/desk/demands/{reference}/changes/{change_id}": lambda it: {
        **changes_sent.returning(it.staff, it.made),
        **it.command(),
    },
    "/desk/demands/{reference}/translate": lambda it: {**changes_sent.TRANSLATION, **it.command()},
    "/desk/demands/{reference}/words": lambda it: {**changes_sent.rewording(it.staff), **it.command()},
    "/desk/documents/new": lambda it: {**changes_sent.DOCUMENT, **it.command()},
    "/desk/documents/{key}/text": lambda it: {**changes_sent.keeping(it.staff, it.made), **it.command()},
    "/desk/documents/{key}/demand": lambda it: {**changes_sent.demanding(it.staff, it.made), **it.command()},
    "/desk/findings/new": _on_demand(
        country="KZ", body="CEACR", document_said="Observation", on="2024", wording="It deplores."
    ),
    "/desk/entries/{entry_id}/reminder": _on_entry("letter", on="3 June 2024"),
    "/desk/entries/{entry_id}/fate": _on_entry("submission", fate="answered", on="3 June 2024"),
    "/desk/entries/{entry_id}/answer": _on_entry("letter", on="3 June 2024"),
    "/desk/entries/{entry_id}/answer-urgency": _on_entry("urgency", what="Safe", on="20 November 2026"),
    "/desk/entries/{entry_id}/done": _on_entry("step", what="Done", on="20 November 2026"),
    "/desk/entries/{entry_id}/move": _on_entry("due", to="2028", reason="They asked for time"),
    "/desk/entries/{entry_id}/correct": _on_entry(
        "development", direction="progress", wording="It was so", measure=NUMBER, audience="public", reason="A slip"
    ),
    "/desk/entries/{entry_id}/retract": _on_entry("development", cause="safety", reason="Danger"),
    "/desk/entries/{entry_id}/audience": _another_audience,
    "/desk/entries/{entry_id}/opening": _on_entry("opening", reason="It may open"),
    "/desk/entries/{entry_id}/opened": lambda it: {
        "entry": it.entry("development"),
        "account": it.staff.account_id("team"),
        **it.command(),
    },
    "/desk/entries/{entry_id}/doubt": _tick("assessment"),
    "/intake/sheet": lambda it: {"kind": "check", **it.command()},
    "/intake/sheet/rows": lambda it: {"sheet": a_table(it.staff, it.kind), "drop": "yes", **it.command()},
    "/intake/new": lambda it: {"country": "KZ", **it.command()},
    "/intake/{intake_id}": _settling,
    "/intake/{intake_id}/let-go": _letting_go,
    "/intake/{intake_id}/text": _adding,
    "/intake/{intake_id}/{number}": _rejecting,
    "/evidence/new": lambda it: {"kind": "picture", "demand": DEMAND, **it.command()},
    "/evidence/{evidence_id}/custody": _on_file(on="3 May 2024", holder="The lawyer", how="By hand"),
    "/evidence/{evidence_id}/grade": _on_file(reliability="B", credibility="2", reason="Two agree"),
    "/evidence/{evidence_id}/attach": _on_file(to="un-2021-1"),
    "/evidence/{evidence_id}/detach": _on_file(what="demand/kz-2021-1", reason="Another demand"),
    "/evidence/{evidence_id}/take-back": _on_file(cause="safety", reason="Danger"),
    "/evidence/{evidence_id}/public-copy": _on_file(),
    "/evidence/{evidence_id}/audience": _other_audience_of_a_file,
    "/evidence/{evidence_id}/erase": _erasing_a_file,
    "/desk/entries/{entry_id}/erase": _erasing_an_entry,
    "/people/{key}/erase": lambda it: _erasing(it, Subject(person=AIGUL)),
    "/desk/countries/{code}/assess": _sheet,
    "/desk/countries/{code}/submission": _on_demand(
        procedure="cfa_complaint", filed_by="coalition", on="3 May 2024", is_another="yes"
    ),
    "/desk/countries/{code}/listing": _a_list,
    "/desk/countries/{code}/handout": _on_demand(as_of="3 May 2024", on="3 May 2024"),
    "/desk/organisations/new": lambda it: {
        "name": "A union",
        "country": "KZ",
        "kind": "ngo",
        "is_another": "yes",
        **it.command(),
    },
    "/desk/organisations/{key}/alias": _spelling(UNION),
    "/desk/organisations/{key}/leadership": _leadership,
    "/people/new": lambda it: {
        "name": "Dinara Invented",
        "country": "KZ",
        "role": "author",
        "is_another": "yes",
        **it.command(),
    },
    "/people/{key}/alias": _spelling(AIGUL),
    "/people/{key}/naming": lambda it: {"naming": "not_asked", "how": "A colleague", **it.command()},
    "/people/{key}/withhold": _hidden(is_withheld=False),
    "/people/{key}/show": _hidden(is_withheld=True),
    "/occasions/new": lambda it: {"title": "A list", "kind": "deadline", "on": "1 September 2031", **it.command()},
    "/occasions/{key}/announce": _told_of_it(on="3 May 2029"),
    "/occasions/{key}/move": _told_of_it(on="3 May 2029"),
    "/occasions/{key}/cancel": _told_of_it(),
    "/occasions/{key}/hold": _told_of_it(),
    "/occasions/{key}/correct": _told_of_it(title="Another list", audience="public", reason="A slip"),
    "/release": _news,
    "/confirm/ticked": _tick("proposal"),
    "/confirm/namings": _agreement,
    "/confirm/{entry_id}/return": _tick("proposal"),
}
"""By the path of the route; a form that is about an entry records that entry first."""


def filled(path: str, it: Sender) -> tuple[str, dict[str, Any]]:
    """Give the address of a route that takes a form, and what to send there."""
    fields = FORMS[path](it)
    fields.pop("entry", None)
    usual = {"account_id": it.staff.people[ACCOUNT].account_id, "reference": DEMAND, "key": AIGUL, "code": "KZ"}
    return path.format(**usual | it.made), fields
