"""The measures of a proposed demand: one act on one object each, filled in from the text and read again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.application.workspace.intake.model import ProposedDemand, ProposedMeasure
from tracker.domain.demand_events import Act, ObjectKind
from tracker.web.labels import N_
from tracker.web.workspace.change_labels import ACT, OBJECT
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.filled_in import texts_into
from tracker.web.workspace.forms.kept import Values
from tracker.web.workspace.forms.mentioned import Mentioned, called
from tracker.web.workspace.options import Option, offered, options

BY_KEY = "key"
"""What a measure may be about that the passage does not name: anything on record, by its key."""
AS_ASKED = "as_asked"
"""The code of an act that only the words of a measure say."""
MOST = 30

UNLISTED = {"group": N_("a group of people"), "law": N_("a law")}
"""What no list of the record has: its measure's words name it."""


@dataclass(frozen=True)
class Naming:
    """Whom the passage names, the key of each who is on record, by their places, and what typed keys stand for."""

    mentions: Sequence[Mentioned]
    keys: Mapping[str, str]
    kinds: Mapping[str, str]

    def at(self, place: str) -> Mentioned | None:
        """Give the name at a place."""
        return next((one for one in self.mentions if one.place == place), None)


def values_of(live: Live, content: ProposedDemand, mentions: Sequence[Mentioned]) -> Values:
    """Fill in the measures; where nobody said which act one asks for, that is left open."""
    measures = content.measures
    values: Values = {"measures": [str(len(measures))]}
    for number, one in enumerate(measures, 1):
        place = f"_{number}"
        values |= texts_into(f"label{place}", one.label, live.desk.account.language)
        values[f"act{place}"] = ["" if one.act is Act.OTHER and one.act_detail == AS_ASKED else one.act.value]
        values[f"act_detail{place}"] = ["" if one.act_detail == AS_ASKED else one.act_detail]
        values[f"object{place}"] = [_object(live, one, mentions)]
        values[f"posthumous{place}"] = ["yes"] if one.posthumous else []
        values[f"country{place}"] = [one.country]
    return values


def places(form: Form) -> list[str]:
    """Give the places of measures on the form, one more where that was asked for."""
    number = min(form.number("measures") + (form.value("more") == "yes"), MOST)
    return [f"_{place}" for place in range(1, number + 1)]


def read(
    form: Form, content: ProposedDemand, labels: Mapping[str, Mapping[str, str]], naming: Naming, *, strict: bool
) -> Iterator[ProposedMeasure]:
    """Read the measures that are not to be left out; where `strict`, what is missing is noted in the form."""
    for number, place in enumerate(places(form)):
        if form.is_ticked(f"drop{place}"):
            continue
        before = content.measures[number] if number < len(content.measures) else None
        kind, key = _object_of(form, place, naming, before, strict=strict)
        act = form.choice(f"act{place}", Act, required=strict) or Act.OTHER
        detail = form.text(f"act_detail{place}", longest=80) or ""
        is_left_open = strict or not form.value(f"act{place}")
        label = labels.get(f"label{place}", {})
        if strict and not label:
            form.complain(f"label{place}", "form.missing")
        yield ProposedMeasure(
            kind=kind,
            act=act,
            key=key,
            act_detail=detail or (AS_ASKED if is_left_open else "") if act is Act.OTHER else "",
            label=label,
            posthumous=form.is_ticked(f"posthumous{place}"),
            country=form.value(f"country{place}"),
            object=before.object if before else None,
            words=before.words if before else None,
        )


def typed_keys(live: Live, form: Form) -> Mapping[str, str]:
    """Say of each key that was typed what it stands for, empty where it stands for nothing."""
    typed = {form.value(f"object_key{place}").strip() for place in places(form)}
    return {key: kind_of(live, key) for key in typed}


def choices(live: Live, content: ProposedDemand, mentions: Sequence[Mentioned]) -> Mapping[str, Sequence[Option]]:
    """Offer what the fields of a measure may hold."""
    says, acts = live.catalogue.gettext, {**ACT, "other": N_("another act: as our words say it")}
    return {
        "act": [Option("", says(N_("Choose"))), *options(acts, live.catalogue)],
        "object": _objects(live, content, mentions),
    }


def _objects(live: Live, content: ProposedDemand, mentions: Sequence[Mentioned]) -> list[Option]:
    """Offer what a measure may be about: whoever the passage names, its conventions, or something else."""
    says = live.catalogue.gettext
    known = {one.key for one in content.measures if one.key and one.kind.value not in UNLISTED}
    named = {its.key for one in mentions for its in one.likely}
    codes = {*content.conventions, *known} & live.shelf.instruments.keys()
    pairs = [("", says(N_("Choose")))]
    pairs += [(f"m:{one.place}", f"{says(OBJECT[one.kind.value])}: {one.words}") for one in mentions]
    pairs += [(f"instrument:{code}", f"{says(OBJECT['instrument'])}: {code}") for code in sorted(codes)]
    pairs += [
        (f"{kind_of(live, key)}:{key}", f"{says(OBJECT[kind_of(live, key)])}: {called(live, key)}")
        for key in sorted(known - named - codes)
        if kind_of(live, key)
    ]
    pairs += [*((kind, says(label)) for kind, label in UNLISTED.items()), (BY_KEY, says(N_("another, by its key")))]
    return offered(pairs)


def kind_of(live: Live, key: str) -> str:
    """Say what a key on record stands for, empty where it stands for nothing."""
    shelf = live.shelf
    shelves = (("person", shelf.persons), ("organisation", shelf.organisations), ("instrument", shelf.instruments))
    return next((kind for kind, known in shelves if key in known), "")


def _object(live: Live, one: ProposedMeasure, mentions: Sequence[Mentioned]) -> str:
    """Choose what a measure is about; nothing where the record does not know it.

    Where the text tells of no object it is the one whom the passage names, or else what its words say.
    """
    if one.kind.value in UNLISTED:
        is_open = len(mentions) == 1 and not one.object and one.act_detail == AS_ASKED
        return f"m:{mentions[0].place}" if is_open else one.kind.value
    here = next((each for each in mentions if each.span == one.object and each.kind is one.kind), None)
    if here is None and one.key:
        here = next((each for each in mentions if one.key == each.chosen), None)
    if here is not None:
        return f"m:{here.place}"
    return f"{one.kind.value}:{one.key}" if kind_of(live, one.key) == one.kind.value else ""


def _object_of(
    form: Form, place: str, naming: Naming, before: ProposedMeasure | None, *, strict: bool
) -> tuple[ObjectKind, str]:
    said = form.value(f"object{place}")
    kind, _, key = said.partition(":")
    if kind == "m" and (one := naming.at(key)):
        if strict and not naming.keys.get(one.place):
            form.complain(f"object{place}", "form.object_not_on_record")
        return one.kind, naming.keys.get(one.place, "")
    if said in UNLISTED:
        return ObjectKind(said), before.key if before and before.kind.value == said else ""
    if said == BY_KEY:
        key = form.text(f"object_key{place}", required=strict, longest=80) or ""
        if strict and key and not naming.kinds.get(key):
            form.complain(f"object_key{place}", "form.key_unknown")
        return ObjectKind(naming.kinds.get(key) or ObjectKind.ORGANISATION), key
    if kind in {one.value for one in ObjectKind} and key:
        return ObjectKind(kind), key
    if strict:
        form.complain(f"object{place}", "form.choose")
    return ObjectKind.GROUP, ""
