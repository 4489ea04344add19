"""Who and what a passage names: somebody on record, somebody new who is registered with the proposal, or nobody."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tracker.application.intake.understanding.proposal import Mention
from tracker.application.workspace.intake.model import Asked, IntakeText, ProposedDemand, Span
from tracker.application.workspace.intake.newcomers import Newcomers
from tracker.application.workspace.intake.refusals import NewcomerRefused
from tracker.application.workspace.parties import ROLES
from tracker.application.workspace.party_inputs import Organisation, Person
from tracker.application.workspace.refusals import NamesInWording, NothingWritten, OrganisationKnown, PersonKnown
from tracker.domain.demand_events import ObjectKind
from tracker.domain.refusals import Refused
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.thing_labels import ORGANISATION_KIND
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.kept import Values
from tracker.web.workspace.forms.languages import written_in
from tracker.web.workspace.pages.new_person import LONGEST_NAME, NO_NAME

NEW, NOBODY = "new", "nobody"
"""What may be chosen beside those on record: to register whoever it is, or to leave the words as they are."""

_KEY = re.compile(r"\{(p-[0-9a-z]{8})\}")
_MOST = 4
"""How many of those on record are offered for one name."""
_SAME = 100
_UNION, _OTHERS = "sectoral_union", "ngo"
_BLAMED: Mapping[type[Refused], str] = {
    **dict.fromkeys((*NO_NAME, NothingWritten, NamesInWording), "name"),
    **dict.fromkeys((PersonKnown, OrganisationKnown), "another"),
}
"""The fields beside a name to which a refusal of somebody new leads."""


@dataclass(frozen=True)
class Known:
    """Somebody on record who may be meant; `score` says how alike the names are, in per cent."""

    key: str
    called: str
    score: int


@dataclass(frozen=True)
class Mentioned:
    """One name of a passage; `place` follows the names of its fields, `chosen` is what is chosen where nobody did."""

    place: str
    kind: ObjectKind
    span: Span
    words: str
    likely: Sequence[Known]
    posthumous: bool
    chosen: str

    @property
    def may_be_inflected(self) -> bool:
        """Say whether the name may stand in another form than its first: Russian names do in most sentences."""
        return any("а" <= letter <= "я" for letter in self.words.casefold())

    @property
    def is_person(self) -> bool:
        """Say whether it is somebody, and not an organisation."""
        return self.kind is ObjectKind.PERSON


def mentioned(live: Live, text: IntakeText, content: Asked) -> list[Mentioned]:
    """List the names of a passage in its order, each once, with those on record who may be meant."""
    found = {one.span: one for one in _named(content)}
    words = {f"_{number}": text.words(span) for number, span in enumerate(sorted(found), 1)}
    now = live.desk.workspace.names_in(words)
    made = []
    for place, span in zip(words, sorted(found), strict=True):
        one = found[span]
        keys = {key: _SAME for each in now[place] for key in each.keys} | {its.key: its.score for its in one.likely}
        known = [Known(key, called(live, key), score) for key, score in keys.items() if _is_of(live, one.kind, key)]
        known.sort(key=lambda its: -its.score)
        chosen = _chosen(content, one, known)
        made.append(Mentioned(place, one.kind, span, words[place], known[:_MOST], one.posthumous is not None, chosen))
    return made


def values_of(mentions: Sequence[Mentioned]) -> Values:
    """Fill in what is chosen for each name, and what registering it would say."""
    values: Values = {}
    for one in mentions:
        kind = _UNION if _is_union(one.words) else _OTHERS
        values |= {f"who{one.place}": [one.chosen], f"name{one.place}": [" ".join(one.words.split())]}
        values |= {f"role{one.place}": ["beneficiary"]} if one.is_person else {f"kind{one.place}": [kind]}
        values |= {f"dead{one.place}": ["yes"]} if one.posthumous else {}
    return values


def require_chosen(form: Form, mentions: Sequence[Mentioned]) -> None:
    """Note of every name for which nothing was chosen that somebody has to choose."""
    for one in mentions:
        said = _said(form, one)
        if said not in {NEW, NOBODY, *(its.key for its in one.likely)}:
            form.complain(f"who{one.place}", "form.choose")
        if said == NEW and not form.value(f"name{one.place}").strip():
            form.complain(f"name{one.place}", "form.missing")


def newcomers(desk: Desk, form: Form, mentions: Sequence[Mentioned], country: str) -> Newcomers:
    """Read who is to be registered, by the place of the name, which stands for the key until there is one."""
    return {one.place: _newcomer(desk, form, one, country) for one in mentions if _said(form, one) == NEW}


@contextmanager
def blaming_newcomers(form: Form) -> Iterator[None]:
    """Make a refusal of somebody new a complaint beside the name, and raise Wrong; other refusals pass."""
    try:
        yield
    except NewcomerRefused as refused:
        field = _BLAMED.get(type(refused.cause))
        if field is None:
            raise refused.cause from None
        form.complain(f"{field}{refused.place}", refused.cause.message, **refused.cause.values)
    form.check()


def keys_of(form: Form, mentions: Sequence[Mentioned], *, strict: bool = False) -> Mapping[str, str]:
    """Give who is meant by each name, empty where nobody on record is; where `strict`, the place of who is new."""
    now = {NEW: "", NOBODY: ""}
    return {
        one.place: one.place if strict and _said(form, one) == NEW else now.get(_said(form, one), _said(form, one))
        for one in mentions
    }


def called(live: Live, key: str) -> str:
    """Give what the desk calls somebody on record, the key where it shows no name."""
    if key in live.shelf.persons:
        live.open({"kind": "person", "key": key})
        return live.wording.called(key, ANYWHERE_ELSE) or key
    party = live.shelf.organisations.get(key)
    if party is None:
        return key
    live.open(party.about["name"])
    return live.wording.plain(party.about["name"]) or key


def spelled(live: Live, words: str) -> str:
    """Give words of ours with the names that this reader may read in place of keys."""
    return _KEY.sub(lambda found: called(live, found[1]), words)


def _said(form: Form, one: Mentioned) -> str:
    return form.value(f"who{one.place}")


def _named(content: Asked) -> Iterator[Mention]:
    if content.rests is not None:
        yield from content.rests.persons
        yield from content.rests.organisations


def _is_of(live: Live, kind: ObjectKind, key: str) -> bool:
    return key in (live.shelf.persons if kind is ObjectKind.PERSON else live.shelf.organisations)


def _chosen(content: Asked, name: Mention, known: Sequence[Known]) -> str:
    """Say what stands in the proposal already, or is sure.

    Somebody new is registered unless the reader objects, as a name that the record does not know is printed for
    everybody; an organisation only where something is asked for it.
    """
    measures = content.measures if isinstance(content, ProposedDemand) else ()
    kept = [one.key for one in measures if one.object == name.span and one.key]
    if isinstance(content, ProposedDemand):
        kept += [key for key in content.meant if key in {one.key for one in known}]
    sure = [one.key for one in known if one.score == _SAME]
    kept += sure if len(sure) == 1 else []
    if kept or known:
        return kept[0] if kept else ""
    is_asked_for = any(one.object == name.span for one in measures)
    return NEW if name.kind is ObjectKind.PERSON or is_asked_for else NOBODY


def _newcomer(desk: Desk, form: Form, one: Mentioned, country: str) -> Person | Organisation:
    place = one.place
    name, is_another = form.text(f"name{place}", longest=LONGEST_NAME) or "", form.is_ticked(f"another{place}")
    if one.is_person:
        role, dead = form.one_of(f"role{place}", ROLES) or "", form.is_ticked(f"dead{place}")
        return Person(country=country, name=name, role=role, posthumous=dead, is_another=is_another)
    kind, names = form.one_of(f"kind{place}", ORGANISATION_KIND) or "", {written_in(name, desk.account.language): name}
    return Organisation(name=names, kind=kind, country=country, is_another=is_another)


def _is_union(words: str) -> bool:
    return any(sign in words.casefold() for sign in ("union", "профсоюз", "профессиональн"))
