"""EntryForm: how one kind of entry is asked for, read, and filled in again; and what several kinds have in common."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict
from uuid import UUID

from tracker.application.workspace import inputs
from tracker.application.workspace.audiences import READ_BY_OTHERS
from tracker.application.workspace.refusals import NotReadable
from tracker.application.workspace.texts import is_address, is_readable, visible
from tracker.domain.values import Audience, Confidence, OrganClass
from tracker.web.site import NoSuchThing
from tracker.web.workspace.audiences import for_a_new_one
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form, number_in
from tracker.web.workspace.forms.kept import Kept, Values
from tracker.web.workspace.forms.languages import written_in
from tracker.web.workspace.labels import CONFIDENCE
from tracker.web.workspace.names import ask_of_address, namesakes, without_names
from tracker.web.workspace.options import Option, options

Offers = Mapping[str, Sequence[Option]]
"""What the fields of a form offer to choose from, by the names of the fields."""


class SharedFields(TypedDict):
    """Who may see an entry, from which day on, and of which known persons it bears the names of namesakes."""

    audience: Audience
    not_before: date | None
    namesakes: frozenset[str]


@dataclass(frozen=True)
class Put:
    """What an entry is put to: demands by their references, a country alone, a finding alone, or an earlier entry.

    `of` is the entry that this one follows: the letter that was answered, the urgency that has its answer.
    """

    references: tuple[str, ...] = ()
    country: str | None = None
    finding: UUID | None = None
    of: UUID | None = None

    def followed(self) -> UUID:
        """Give the entry that this one follows; raises NoSuchThing where it follows none."""
        if self.of is None:
            raise NoSuchThing
        return self.of


@dataclass(frozen=True)
class Filled:
    """A form that somebody sent, and where the entry is to stand."""

    desk: Desk
    form: Form
    put: Put
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    """The texts by their fields, each by language, with keys in place of names where that was chosen."""

    def where(self) -> inputs.Where:
        """Say where the entry is put, with the measures that were ticked."""
        put = self.put
        if not put.references:
            return inputs.Where(country=put.country, finding=put.finding, points=tuple(self.form.all("point")))
        return inputs.Where(demands=measures_of(self.form.all("measure"), dict.fromkeys(put.references, ())))

    def shared(self) -> SharedFields:
        """Read who may see it, and from which day on."""
        audience = self.form.choice("audience", Audience, required=False) or Audience.COUNTRY_TEAM
        not_before = self.form.day("not_before", required=False, future=True)
        return {"audience": audience, "not_before": not_before, "namesakes": namesakes(self.form)}

    def confidence(self, usual: Confidence = Confidence.MEDIUM) -> Confidence:
        """Read how sure the team is."""
        return self.form.choice("confidence", Confidence, required=False) or usual

    def organ(self, usual: OrganClass | None = None) -> inputs.Organ | None:
        """Read who acted, by class and name; a name without a class is asked about, as it would be lost."""
        kind = self.form.choice("organ", OrganClass, required=False) or usual
        if kind is None and self.texts.get("organ_name"):
            self.form.complain("organ", "form.choose")
        return inputs.Organ(kind, self.texts.get("organ_name")) if kind else None

    def line(self, name: str, longest: int) -> str | None:
        """Read a text of no language, with keys in place of names where that was chosen."""
        said = self.form.text(name, longest=longest)
        return said and next(iter(self.texts.get(name, {}).values()), said)

    def citation(self) -> inputs.Citation | None:
        """Read the publication that is cited, None where nothing is."""
        publication, address = self.line("publication", 1000), self.form.text("address", longest=2000)
        document = self.form.text("document")
        if address and not is_address(visible(address)):
            self.form.complain("address", "form.not_an_address")
        elif address and self.form.value("audience") in {one.value for one in READ_BY_OTHERS}:
            ask_of_address(self.desk, self.form, "address", visible(address))
        if not (publication or address or document):
            return None
        return inputs.Citation(
            document=document,
            publication=publication,
            address=address,
            restricted_in=tuple(self.form.value("restricted_in").split()),
            on=_iso(self.form.value("cited_on")),
        )


@dataclass(frozen=True)
class EntryForm:
    """How one kind of entry is asked for.

    `texts` are its fields of free text: those that are required must be written in some language. `read` may
    complain; its answer counts only where nobody did.
    """

    fields: str
    heading: str
    button: str
    texts: Mapping[str, bool]
    offers: Callable[[Live, Form, Put], Offers]
    read: Callable[[Filled], inputs.Entry]
    fill: Callable[[Kept], Values]
    more_texts: Callable[[Form], Mapping[str, bool]] = lambda _form: {}
    """Fields of free text of which there are as many as somebody asked for."""


def read_entry(kind: EntryForm, desk: Desk, form: Form, put: Put) -> inputs.Entry:
    """Read an entry; raises Wrong with all that is wrong with the form."""
    return _read(kind, Filled(desk, form, put, read_texts(desk, form, _texts_of(kind, form))))


def read_correction(kind: EntryForm, desk: Desk, form: Form, put: Put) -> tuple[inputs.Entry, inputs.Texts]:
    """Read an entry that takes the place of another, and why; raises Wrong with all that is wrong with the form."""
    texts = read_texts(desk, form, {**_texts_of(kind, form), "reason": True})
    return _read(kind, Filled(desk, form, put, texts)), texts.get("reason", {})


def read_texts(desk: Desk, form: Form, wanted: Mapping[str, bool]) -> dict[str, dict[str, str]]:
    """Read the texts of a form in every language that it holds them in, with keys for names where that was chosen."""
    typed: dict[str, str] = {}
    for name, required in wanted.items():
        fields = [name, *(f"{name}-{language}" for language in other_languages(form, name))]
        said = {one: form.text(one) for one in fields}
        for one in fields if name in _NAMES else ():
            if not is_readable(said[one] or ""):
                form.complain(one, NotReadable.message)
        if required and not any(said.values()):
            form.complain(name, "form.missing")
        typed |= {one: text for one, text in said.items() if text}
    found: dict[str, dict[str, str]] = {}
    for one, text in without_names(desk, form, typed).items():
        name, _, language = one.partition("-")
        others = other_languages(form, name)
        found.setdefault(name, {})[language or written_in(text, desk.account.language, others)] = text
    return found


_NAMES = {"organ_name", "to", "title", "place", "who_agreed"}
"""The texts that are names: what nobody can see in them is refused, and not taken out."""


def other_languages(form: Form, name: str) -> list[str]:
    """List the other languages that a text of the form is written in."""
    return sorted(one.removeprefix(f"{name}-") for one in form.values if one.startswith(f"{name}-"))


def measures_of(ticked: Sequence[str], demands: inputs.Measures) -> inputs.Measures:
    """Put ticked measures (`kz-2021-1.3`) to their demands; what is of no demand given is left out."""
    found = dict(demands)
    for one in ticked:
        reference, _, said = one.rpartition(".")
        number = number_in(said)
        if reference in found and number is not None:
            found[reference] = (*found[reference], number)
    return found


def _texts_of(kind: EntryForm, form: Form) -> dict[str, bool]:
    """Give the fields of a form that hold free text; those of a citation and of a number are of no language."""
    return {**kind.texts, **kind.more_texts(form), "publication": False, "reference": False}


def _read(kind: EntryForm, filled: Filled) -> inputs.Entry:
    entry = kind.read(filled)
    filled.form.check()
    return entry


def usual_offers(live: Live) -> dict[str, Sequence[Option]]:
    """Give what most forms offer: who may see it, and how sure the team is."""
    return {"audience": for_a_new_one(live), "confidence": options(CONFIDENCE, live.catalogue)}


def _iso(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None
