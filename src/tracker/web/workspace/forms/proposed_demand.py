"""A proposed demand put into the fields of a form, and read again as somebody put it right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.application.workspace.intake.model import (
    IntakeText,
    ProposedDeadline,
    ProposedDemand,
    Span,
)
from tracker.application.workspace.making import COUNTINGS, GOVERNMENT, GOVERNMENTS, SELF
from tracker.domain.demand_events import Counting
from tracker.domain.quoting import find
from tracker.domain.refusals_of_changes import NotInTheText, QuotationTooShort
from tracker.web.labels import COUNTING, N_
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms import proposed_measure
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.forms.filled_in import iso_of, texts_into, typed_iso
from tracker.web.workspace.forms.kept import Values
from tracker.web.workspace.forms.mentioned import Mentioned
from tracker.web.workspace.forms.proposed_measure import Naming
from tracker.web.workspace.intake_labels import BODY_TYPE
from tracker.web.workspace.names import namesakes, prefer
from tracker.web.workspace.options import Option, offered, options
from tracker.web.workspace.own_countries import own_countries
from tracker.web.workspace.views.intakes import OURSELVES, named

TEXTS = ("title", "summary", "addressee", "counting_reason")
SEVERAL, A_BODY = "several", "body"
"""Who is called upon that is no single State: several of them at once, or a body; or SELF, who adopted the document."""
_MOST_ORGANS, _LEAST_STATES = 6, 2
_NEAR = 3_000
"""Characters around a passage in which its words are looked for first, once somebody changed where it ends."""


@dataclass(frozen=True)
class Read:
    """What a form is read against: the proposal as it stands, its text, and whom it names."""

    content: ProposedDemand
    text: IntakeText
    naming: Naming


def values_of(live: Live, content: ProposedDemand, text: IntakeText, mentions: Sequence[Mentioned]) -> Values:
    """Fill in a proposal as it stands."""
    language = live.desk.account.language
    values: Values = {
        "quotation": [text.words(content.quotation)],
        "item": [content.item],
        "to": [_to(content)],
        "state": list(_states(content)),
        "body": [content.body],
        "body_type": [content.addressee_type if content.addressee_type in BODY_TYPE else ""],
        "in_text": ["yes"] if content.in_text else [],
        "counting": [content.counting.value],
        "theme": list(content.themes),
        "convention": list(content.conventions),
        "raises": list(content.raises),
        **{name: [""] for name in TEXTS},
    }
    for name in TEXTS:
        values |= texts_into(name, getattr(content, name), language)
    for number, organ in enumerate(content.organs[:_MOST_ORGANS], 1):
        values |= texts_into(f"organ_{number}", organ, language)
    if content.deadline is not None:
        values["due"] = [typed_iso(content.deadline.day, language)]
        values["due_wanted"] = ["yes"] if content.deadline.is_wanted else []
    return values | proposed_measure.values_of(live, content, mentions)


def read_demand(desk: Desk, form: Form, against: Read, *, strict: bool) -> ProposedDemand:
    """Read a proposal; where `strict`, all that a demand needs has to be there. Complaints are noted in the form."""
    content, meant = against.content, [key for key in against.naming.keys.values() if key]
    labels = [f"label{place}" for place in proposed_measure.places(form) if not form.is_ticked(f"drop{place}")]
    organs = [f"organ_{number}" for number in range(1, _MOST_ORGANS + 1)]
    wanted = {**dict.fromkeys(TEXTS, strict), **dict.fromkeys([*organs, *labels], False)}
    prefer(desk, form, wanted, meant)
    texts = read_texts(desk, form, wanted)
    counting = form.choice("counting", Counting, required=False) or content.counting
    read = replace(
        content,
        quotation=_passage(form, against),
        item=form.text("item", required=strict, longest=300) or "",
        counting=_counting(form, counting),
        organs=tuple(texts[one] for one in organs if texts.get(one)),
        in_text=form.is_ticked("in_text"),
        themes=tuple(form.all("theme")),
        conventions=tuple(form.all("convention")),
        measures=tuple(proposed_measure.read(form, content, texts, against.naming, strict=strict)),
        deadline=_deadline(form, content, strict=strict),
        raises=tuple(form.all("raises")),
        meant=tuple(dict.fromkeys(meant)),
        namesakes=tuple(sorted(namesakes(form))),
        title=texts.get("title", {}),
        summary=texts.get("summary", {}),
        addressee=texts.get("addressee", {}),
        counting_reason=texts.get("counting_reason", {}),
    )
    return _put_to(desk, form, read, strict=strict)


def choices(live: Live, content: ProposedDemand, mentions: Sequence[Mentioned]) -> Mapping[str, Sequence[Option]]:
    """Offer what the fields of a proposal may hold."""
    says, shelf, plain = live.catalogue.gettext, live.shelf, live.wording.plain
    live.open([one["label"] for one in shelf.themes.values()], [one["name"] for one in shelf.instruments.values()])
    states = dict(own_countries(live)) | {code: named(live, code) for code in _states(content)}
    several = [(SEVERAL, says(N_("Several States at once")))] if len(states) > 1 else []
    others = [(A_BODY, says(N_("A body that is no State"))), (SELF, says(OURSELVES))]
    own = [(f"country:{code}", name) for code, name in states.items()]
    by_name = sorted(states.items(), key=lambda one: one[1])
    return {
        "to": offered([("", says(N_("Choose"))), *own, *several, *others]),
        "state": offered(by_name) if several else [],
        "of_state": offered([("", says(N_("All of them"))), *by_name]),
        "body_type": options(BODY_TYPE, live.catalogue),
        "counting": options(COUNTING, live.catalogue, [one.value for one in COUNTINGS]),
        "theme": offered((code, plain(one["label"]) or code) for code, one in sorted(shelf.themes.items())),
        "convention": offered((code, plain(one["name"]) or code) for code, one in sorted(shelf.instruments.items())),
        **proposed_measure.choices(live, content, mentions),
    }


def _to(content: ProposedDemand) -> str:
    if content.country:
        return f"country:{content.country}"
    if content.addressee_type == SELF:
        return SELF
    if content.addressee_type == GOVERNMENT:
        return ""
    return SEVERAL if _is_of_several(content) else A_BODY


def _states(content: ProposedDemand) -> tuple[str, ...]:
    """Give the States that a demand is put to."""
    if content.country:
        return (content.country,)
    return content.countries if _is_of_several(content) else ()


def _is_of_several(content: ProposedDemand) -> bool:
    return content.addressee_type == GOVERNMENTS


def _put_to(desk: Desk, form: Form, content: ProposedDemand, *, strict: bool) -> ProposedDemand:
    """Read who is called upon; what is put to no single State is looked after by the countries that it had, or ours."""
    said, _, country = form.value("to").partition(":")
    own = desk.who.countries
    states = tuple(one for one in content.countries if one in own) or tuple(sorted(own))
    match said:
        case "country":
            return replace(content, addressee_type=GOVERNMENT, country=country, countries=(), body="")
        case "self":
            return replace(content, addressee_type=SELF, country="", countries=states, body="")
        case "body":
            kind = form.one_of("body_type", BODY_TYPE, required=strict) or "other"
            body = form.text("body", required=strict, longest=40) or ""
            return replace(content, addressee_type=kind, country="", countries=states, body=body)
        case "several":
            return _put_to_several(form, content, strict=strict)
    if strict:
        form.complain("to", "form.choose")
    return content


def _put_to_several(form: Form, content: ProposedDemand, *, strict: bool) -> ProposedDemand:
    """Read which States it is put to at once, two at least."""
    chosen = tuple(dict.fromkeys(form.all("state")))
    if strict and len(chosen) < _LEAST_STATES:
        form.complain("state", "form.choose_states")
    return replace(content, addressee_type=GOVERNMENTS, country="", countries=chosen, body="")


def _counting(form: Form, chosen: Counting) -> Counting:
    """Say whether it counts: what we undertook and what is put to a body never does."""
    is_apart = chosen in COUNTINGS and chosen is not Counting.IN_N
    match form.value("to"):
        case "self":
            return Counting.OWN_COMMITMENT
        case "body":
            return chosen if is_apart else Counting.NON_GOVERNMENT
    return chosen if chosen in COUNTINGS else Counting.IN_N


def _passage(form: Form, against: Read) -> Span:
    """Find the passage where somebody changed its words, near to where it stood; raises Wrong where it is not there."""
    now, text = against.content.quotation, against.text
    said = " ".join(form.value("quotation").split())
    if not said or said == " ".join(text.words(now).split()):
        return now
    first = max(now.start - _NEAR, 0)
    with blaming(form, {NotInTheText: "quotation", QuotationTooShort: "quotation"}):
        try:
            found, moved = find(text.text[first : now.end + _NEAR], said), first
        except NotInTheText:
            found, moved = find(text.text, said), 0
    return Span(found.first + moved, found.end + moved)


def _deadline(form: Form, content: ProposedDemand, *, strict: bool) -> ProposedDeadline | None:
    is_wanted = form.is_ticked("due_wanted")
    if content.deadline is None and not form.value("due").strip():
        return None
    due = form.when("due", required=strict and is_wanted, future=True)
    words = content.deadline.words if content.deadline else None
    return ProposedDeadline(day=iso_of(due) if due else "", words=words, is_wanted=is_wanted)
