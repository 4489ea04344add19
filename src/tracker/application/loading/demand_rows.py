"""Demands of a register with their measures, and which of them raise earlier ones again."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tracker.application.loading.file_load import FileLoad
from tracker.application.loading.ledger import Fate
from tracker.application.loading.reading_rows import codes, keys
from tracker.application.register_reading import Register
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Act, Addressee, Counting, Measure, Object, ObjectKind
from tracker.domain.values import Code, Key, Row

_Row = Mapping[str, Any]


def load_demands(load: FileLoad, register: Register) -> None:
    """Load the demands; an amended one gets its new measures and its new words, and nothing else."""
    for demand in register.register["demands"]:
        fate, row = load.ledger.look_at("demands", demand["key"], demand)
        if fate is Fate.NEW:
            load.new("demand", demand["key"], _make(load, demand, row))
        elif fate is Fate.CHANGED:
            _amend(load, load.demand(demand["key"]), demand, row)


def load_repeats(load: FileLoad, demands: Iterable[_Row]) -> None:
    """Say which demands raise earlier measures again, and which make a general one specific; once each."""
    for demand in demands:
        row = load.ledger.mark("demands", demand["key"], demand)
        for again, of in _repeats(demand):
            later = load.demand(again["demand"])
            if of not in later.raised:
                later.same_measure(None, of, date.fromisoformat(again["date"]), row=row)
        general = load.demand(demand["key"])
        for reference in demand.get("made_specific_by", ()):
            if reference not in general.specific_by:
                general.make_specific(Key(reference), load.demand(reference).made_on, row=row)


def _repeats(demand: _Row) -> Iterable[tuple[_Row, tuple[Key, int]]]:
    for measure in demand["measures"]:
        for again in measure.get("raised_again", ()):
            yield again, (Key(demand["key"]), _number(measure))


def _make(load: FileLoad, demand: _Row, row: Row) -> Demand:
    draft = load.draft
    return Demand.make(
        reference=Key(demand["key"]),
        document=Key(demand["document"]),
        made_on=date.fromisoformat(demand["raised_on"]),
        item=draft.words({"en": demand["item"]}),
        counting=Counting(demand["counting"]),
        counting_reason=draft.words(demand["counting_reason"]),
        addressee=_addressee(load, demand["addressee"]),
        countries=codes(demand["countries"]),
        title=draft.words(demand["title"]),
        summary=draft.words(demand["summary"]),
        themes=codes([demand["theme"], *demand["secondary_themes"]]),
        instruments=codes(demand["conventions"]),
        instruments_named=codes(demand["conventions_named"]),
        persons=keys(demand["persons"]),
        organisations=keys(demand["organisations"]),
        measures=tuple(_measure(load, measure) for measure in demand["measures"]),
        notes=draft.words(demand["note"]),
        row=row,
    )


def _addressee(load: FileLoad, addressee: _Row) -> Addressee:
    return Addressee(
        type=Code(addressee["type"]),
        country=Code(addressee["country"]) if addressee["country"] else None,
        organs=tuple(load.draft.words(organ) for organ in addressee["organs"]),
        label=load.draft.words(addressee["label"]),
        in_text=addressee["named_in_text"],
    )


def _measure(load: FileLoad, measure: _Row) -> Measure:
    kind = measure["object"]["type"]
    return Measure(
        number=_number(measure),
        country=Code(measure["country"]) if "country" in measure else None,
        object=Object(
            ObjectKind.INSTRUMENT if kind == "convention" else ObjectKind(kind), Key(measure["object"]["key"])
        ),
        act=Act(measure["act"]),
        act_detail=Code(measure["act_detail"]) if "act_detail" in measure else None,
        posthumous=measure.get("posthumous", False),
        label=load.draft.words(measure["label"]),
        implied=measure["origin"] == "context",
    )


def _amend(load: FileLoad, demand: Demand, row_of: _Row, row: Row) -> None:
    reason = load.draft.words(load.reason)
    new = [measure for measure in row_of["measures"] if _number(measure) not in demand.measures]
    for measure in new:
        demand.add_measure(_measure(load, measure), demand.made_on, reason=reason, row=row)
    left = {part: text for part, text in _texts(row_of) if not _was_erased(load, demand, part)}
    reworded = [part for part, text in left.items() if load.texts(demand.words[part]) != text]
    if len(left) < len(list(_texts(row_of))):
        load.ledger.cannot(row_of["key"], "load.erased")
    if reworded and demand.reworded_by_people:
        load.ledger.leave()
    elif reworded:
        demand.reword({part: load.draft.words(text) for part, text in left.items()}, reason=reason, row=row)
    elif not new and not _links_changed(load, demand, row_of):
        load.ledger.cannot(row_of["key"], "load.demand_changed")


def _was_erased(load: FileLoad, demand: Demand, part: str) -> bool:
    """Say whether one of our texts was erased since it was loaded: the row would bring it back."""
    return load.was_erased(demand.words.get(part))


def _texts(row_of: _Row) -> Iterable[tuple[str, Mapping[str, str]]]:
    yield "title", row_of["title"]
    yield "summary", row_of["summary"]
    yield "item", {"en": row_of["item"]}
    for measure in row_of["measures"]:
        yield str(_number(measure)), measure["label"]


def _links_changed(load: FileLoad, demand: Demand, row_of: _Row) -> bool:
    specific = set(row_of.get("made_specific_by", ())) - demand.specific_by
    return bool(specific) or any(of not in load.demand(a["demand"]).raised for a, of in _repeats(row_of))


def _number(measure: _Row) -> int:
    return int(measure["key"].rsplit(".", 1)[1])
