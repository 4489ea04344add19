"""What is done with a proposal: accepted, put right, rejected, parted, joined, taken up again."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from tracker.application.workspace.intake.model import (
    Accepted,
    Asked,
    IntakeText,
    Kind,
    Proposal,
    ProposedDemand,
    ProposedDevelopment,
    Rejection,
)
from tracker.application.workspace.intake.newcomers import Newcomers
from tracker.application.workspace.intake.refusals import ProposalMoved
from tracker.domain.refusals_of_changes import NotInTheText, QuotationTooShort
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form, number_in
from tracker.web.workspace.forms import mentioned, proposed_measure
from tracker.web.workspace.forms.mentioned import Mentioned
from tracker.web.workspace.forms.proposal_values import proposal_values
from tracker.web.workspace.forms.proposed_demand import Read, read_demand
from tracker.web.workspace.forms.proposed_development import read_development
from tracker.web.workspace.forms.proposed_measure import Naming
from tracker.web.workspace.forms.put_right import fields_of, put_right
from tracker.web.workspace.intake_room import address_of, intake_id_of, proposal_of
from tracker.web.workspace.views.intakes import next_open

_IN_BOTH = {"title", "summary", "wording"}
"""The texts that both parts keep where somebody put them right, and that are to be shortened then."""


@dataclass(frozen=True)
class _Sent:
    """A form about one proposal: what it was made of, and the names of its passage."""

    desk: Desk
    form: Form
    one: Proposal
    text: IntakeText
    mentions: list[Mentioned]
    kinds: Mapping[str, str]
    touched: Collection[str]

    @property
    def intake_id(self) -> UUID:
        """Give the document's id."""
        return intake_id_of(self.desk)

    def naming(self, keys: Mapping[str, str]) -> Naming:
        """Say whom the passage names."""
        return Naming(self.mentions, keys, self.kinds)

    def keys(self, *, strict: bool = False) -> Mapping[str, str]:
        """Give who is meant by each name, as far as anybody is on record; where `strict`, who is new as well."""
        return mentioned.keys_of(self.form, self.mentions, strict=strict)

    def next(self, told: str) -> str:
        """Give the address of the next open proposal, of the document's page where all are decided."""
        proposals = self.desk.intakes.proposals(self.desk.who, self.intake_id)
        number = next_open(proposals, self.one.number)
        if number is None:
            return f"{address_of(self.desk)}?{told}&also=all_decided"
        return f"{address_of(self.desk)}/{number}?{told}"


def carry_out(desk: Desk, form: Form) -> str:
    """Do what the button says, and go on; raises ProposalMoved where somebody else was quicker."""
    deed, _, what = form.value("do").partition(":")
    one = proposal_of(desk)
    if form.number("seen") != one.version:
        raise ProposalMoved(state=one.state.value)
    return _DEEDS.get(deed, _keep)(_sent(desk, form, one), what)


def _sent(desk: Desk, form: Form, one: Proposal) -> _Sent:
    text = desk.intakes.text(desk.who, intake_id_of(desk))
    with desk.view() as live:
        mentions = mentioned.mentioned(live, text, one.content)
        kinds, filled = proposed_measure.typed_keys(live, form), proposal_values(live, one.content, text, mentions)
        return _Sent(desk, form, one, text, mentions, kinds, put_right(form, filled))


def _accept(sent: _Sent, _: str) -> str:
    """Record it, with whoever is new, in one write."""
    desk, form = sent.desk, sent.form
    desk.intakes.require_settled(desk.who, sent.intake_id)
    mentioned.require_chosen(form, sent.mentions)
    given = _content(sent, sent.keys(strict=True), strict=True)
    newcomers = mentioned.newcomers(desk, form, sent.mentions, _country(sent))
    form.check()
    done = _recorded(sent, given, newcomers)
    also = "+".join(code for code, is_so in (("waits", done.changes), ("due", done.due_day)) if is_so)
    kind = "accepted" if sent.one.kind is Kind.DEMAND else "accepted_entry"
    return sent.next(f"done={kind}&key={done.key}" + (f"&also={also}" if also else ""))


def _recorded(sent: _Sent, given: Asked, new: Newcomers) -> Accepted:
    desk, number, seen = sent.desk, sent.one.number, sent.one.version
    by, intakes = desk.by(sent.form), desk.intakes
    quoted = {NotInTheText: "quotation", QuotationTooShort: "quotation"}
    with mentioned.blaming_newcomers(sent.form), blaming(sent.form, quoted):
        if isinstance(given, ProposedDemand):
            return intakes.accept_demand(desk.who, by, sent.intake_id, number, given, seen=seen, newcomers=new)
        return intakes.accept_development(desk.who, by, sent.intake_id, number, given, seen=seen, newcomers=new)


def _keep(sent: _Sent, _: str) -> str:
    """Keep what was put right, whatever is still missing."""
    given = _content(sent, sent.keys(), strict=False)
    sent.form.check()
    _changed(sent, given)
    return f"{address_of(sent.desk)}/{sent.one.number}?done=kept"


def _turn(sent: _Sent, what: str) -> str:
    """Propose the passage as the other kind of thing."""
    content, words = sent.one.content, sent.text.words(sent.one.quotation)
    said = {sent.desk.intakes.intake(sent.desk.who, sent.intake_id).language or "und": words}
    shared = {"quotation": content.quotation, "page": content.page, "country": content.country}
    if what == Kind.DEVELOPMENT.value:
        given: Asked = ProposedDevelopment(**shared, wording=said)  # type: ignore[arg-type]  # fields that both have
    else:
        texts = dict.fromkeys(("title", "summary"), said)
        given = ProposedDemand(**shared, **texts)  # type: ignore[arg-type]  # the same
    _changed(sent, given)
    return f"{address_of(sent.desk)}/{sent.one.number}?done=turned"


def _reject(sent: _Sent, what: str) -> str:
    desk, form = sent.desk, sent.form
    cause = Rejection(what) if what in set(Rejection) else Rejection.OTHER
    note = form.text("note", longest=2000) or ""
    form.check()
    seen = _as_typed(sent) if sent.touched else sent.one.version
    desk.intakes.reject(desk.who, sent.intake_id, sent.one.number, cause, note=note, seen=seen)
    return sent.next("done=rejected")


def _take_up(sent: _Sent, _: str) -> str:
    sent.desk.intakes.take_up_again(sent.desk.who, sent.intake_id, sent.one.number, seen=sent.one.version)
    return f"{address_of(sent.desk)}/{sent.one.number}?done=taken_up"


def _split(sent: _Sent, what: str) -> str:
    place = number_in(what) or 0
    parted = sent.desk.intakes.split(sent.desk.who, sent.intake_id, sent.one.number, place, seen=_as_typed(sent))
    also = "&also=split_typed" if _IN_BOTH & {*fields_of(sent.touched), *sent.one.content.typed} else ""
    return f"{address_of(sent.desk)}/{parted[0].number}?done=split{also}"


def _join(sent: _Sent, what: str) -> str:
    number, _, version = what.partition(":")
    desk, seen = sent.desk, _as_typed(sent)
    joined = desk.intakes.join(
        desk.who, sent.intake_id, sent.one.number, number_in(number) or 0, seen=seen, other_seen=number_in(version) or 0
    )
    return f"{address_of(desk)}/{joined.number}?done=joined"


def _content(sent: _Sent, keys: Mapping[str, str], *, strict: bool) -> Asked:
    content = sent.one.content
    content = replace(content, typed=tuple(sorted({*content.typed, *fields_of(sent.touched)})))
    if isinstance(content, ProposedDemand):
        return read_demand(sent.desk, sent.form, Read(content, sent.text, sent.naming(keys)), strict=strict)
    return read_development(sent.desk, sent.form, content, list(keys.values()), strict=strict)


def _changed(sent: _Sent, given: Asked) -> Proposal:
    return sent.desk.intakes.change(sent.desk.who, sent.intake_id, sent.one.number, given, seen=sent.one.version)


def _as_typed(sent: _Sent) -> int:
    """Keep what was typed before the passage goes elsewhere; give the version that the proposal has then."""
    given = _content(sent, sent.keys(), strict=False)
    sent.form.check()
    return _changed(sent, given).version


def _country(sent: _Sent) -> str:
    """Say which country whoever is new belongs to: that which is called upon, else one of the account's own."""
    said = sent.form.value("country") or sent.form.value("to").partition(":")[2]
    own = sent.desk.who.countries
    return said if said in own else next(iter(sorted(own)), "")


_DEEDS: Mapping[str, Callable[[_Sent, str], str]] = {
    "accept": _accept,
    "keep": _keep,
    "turn": _turn,
    "reject": _reject,
    "again": _take_up,
    "split": _split,
    "join": _join,
}
