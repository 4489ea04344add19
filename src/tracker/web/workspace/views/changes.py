"""What a form about a demand as a whole offers to choose from, and a change that waits, as people read it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.record import DemandFacts
from tracker.projections.changes import ProposedChange
from tracker.web.labels import N_
from tracker.web.naming import ANYWHERE_ELSE, Place
from tracker.web.wording import Text
from tracker.web.workspace.change_labels import ACT, OBJECT
from tracker.web.workspace.desk import Live
from tracker.web.workspace.naming import knows_organisation
from tracker.web.workspace.options import Option, offered, options


@dataclass(frozen=True)
class Waits:
    """A change that waits for a second person; `proposer` is a nickname. `label` is that of an added measure."""

    change_id: str
    reference: str
    kind: str
    on: date | None
    number: str | None
    other: str | None
    label: Text | None
    reason: Text | None
    proposer: str | None
    proposed_on: date
    is_mine: bool


def waits(live: Live, change: ProposedChange) -> Waits:
    """Tell of a change that waits."""
    said, mine = change.about["change"], change.account == live.desk.account.account_id
    measure = said["measure"]
    live.open(change.about["reason"], measure["label"] if measure else None)
    names = live.desk.nicknames
    is_team = live.desk.who.is_team_of(change.country)
    return Waits(
        change_id=str(change.change_id),
        reference=change.demand,
        kind=said["kind"],
        on=date.fromisoformat(said["on"]) if said["on"] else None,
        number=str(said["number"]) if said["number"] is not None else None,
        other=_other(live, change.demand, said),
        label=live.wording.say(measure["label"]) if measure else None,
        reason=live.wording.say(change.about["reason"]),
        proposer=names.get(change.account) if is_team else None,
        proposed_on=change.proposed_on,
        is_mine=mine,
    )


def _other(live: Live, reference: str, said: Mapping[str, Any]) -> str | None:
    if said["of_demand"]:
        return f"{said['of_demand']}.{said['of_number']}"
    if said["version"] is not None:
        [demand] = live.look.demands_named(live.sight, [reference])
        back = next((one for one in demand.changes if one.version == said["version"]), None)
        return None if back is None else f"{back.kind} {back.other or ''}".strip()
    other: str | None = said["by"] or said["document"]
    return other


@dataclass(frozen=True)
class Offering:
    """What the forms of one demand offer."""

    live: Live
    demand: DemandFacts

    def of(self, kind: str) -> Mapping[str, Sequence[Option]]:
        """Give the lists of one kind of change, by the names of their fields."""
        match kind:
            case "same_measure":
                return {"number": list(self._own()), "same_as": list(self._earlier())}
            case "made_specific" | "superseded":
                return {"other": list(self._later())}
            case "adopted":
                return {"document": list(self._documents())}
            case "measure_added":
                return objects_and_acts(self.live)
            case _:
                return {}

    def standing(self) -> Sequence[tuple[int, str, str | None, date]]:
        """List the changes that can be taken back: version, kind, what they name, and their day; newest first."""
        stands = [one for one in self.demand.changes if one.taken_back is None]
        return [(one.version, one.kind, one.other, one.on) for one in reversed(stands)]

    def _others(self) -> list[DemandFacts]:
        wanted = [one["reference"] for one in self.live.demands() if self._is_of_the_country(one)]
        found = self.live.look.demands_named(self.live.sight, wanted)
        return [one for one in found if one.is_in_n and one.reference != self.demand.reference]

    def _is_of_the_country(self, one: Mapping[str, Any]) -> bool:
        return self.demand.country is not None and one["addressee"]["country"] == self.demand.country

    def _own(self) -> Iterator[Option]:
        if not self.demand.measures:
            yield Option("", self.live.catalogue.gettext("It has no measure of its own"), first=True)
        yield from offered((_number(one.number), self._told(one.number, one.about)) for one in self.demand.measures)

    def _earlier(self) -> Iterator[Option]:
        mine = [_what(one.about) for one in self.demand.measures]
        pairs = [
            (one.number, one.about)
            for other in self._others()
            if (other.counts_from, other.reference) < (self.demand.counts_from, self.demand.reference)
            for one in other.measures
            if not mine or _what(one.about) in mine
        ]
        yield from offered((number, self._told(number, about)) for number, about in pairs)

    def _later(self) -> Iterator[Option]:
        day = (self.demand.counts_from, self.demand.reference)
        later = [one for one in self._others() if (one.counts_from, one.reference) > day]
        self.live.open([one.about["title"] for one in later])
        yield from offered((one.reference, f"{one.reference} · {self._plain(one.about['title'])}") for one in later)

    def _documents(self) -> Iterator[Option]:
        made_on = self.demand.made_on.isoformat()
        documents = self.live.shelf.documents
        since = [key for key, one in documents.items() if one["issued"]["last"] >= made_on]
        self.live.open([documents[key]["title"] for key in since])
        yield from offered((key, self._plain(documents[key]["title"]) or key) for key in since)

    def _told(self, number: str, about: Mapping[str, Any]) -> str:
        self.live.open(about["label"])
        return f"{number} · {self._plain(about['label'])}"

    def _plain(self, words: Mapping[str, str]) -> str:
        return self.live.wording.plain(words, Place(demand=self.demand.reference)) or ""


def objects_and_acts(live: Live) -> Mapping[str, Sequence[Option]]:
    """Offer what a measure may be about, and what may be asked for it."""
    shelf, says = live.shelf, live.catalogue.gettext
    known_here = {key: one for key, one in shelf.organisations.items() if knows_organisation(live.desk.who, one.about)}
    live.open([one.about["name"] for one in known_here.values()])
    live.open(
        [one["name"] for one in shelf.instruments.values()], [{"kind": "person", "key": k} for k in shelf.persons]
    )
    known = {_object(one["measures"], kind): None for one in shelf.demands.values() for kind in ("group", "law")}
    codes = sorted({pair for pairs in known for pair in pairs})
    pairs = [
        ("", says(N_("A group or law that the list lacks: its code stands below"))),
        *((f"person:{key}", f"{says(OBJECT['person'])}: {_called(live, key)}") for key in sorted(shelf.persons)),
        *(
            (f"organisation:{key}", f"{says(OBJECT['organisation'])}: {live.wording.plain(one.about['name']) or key}")
            for key, one in sorted(known_here.items())
        ),
        *((f"instrument:{code}", f"{says(OBJECT['instrument'])}: {code}") for code in sorted(shelf.instruments)),
        *((f"{kind}:{key}", f"{says(OBJECT[kind])}: {key}") for kind, key in codes),
    ]
    return {
        "object": offered(pairs),
        "new_object": options({kind: OBJECT[kind] for kind in ("group", "law")}, live.catalogue),
        "act": options(ACT, live.catalogue),
    }


def _called(live: Live, key: str) -> str:
    """Give how the desk calls a person to this reader, by the key alone where it shows no name."""
    name = live.wording.called(key, ANYWHERE_ELSE)
    return f"{name} ({key})" if name else key


def _object(measures: Sequence[Mapping[str, Any]], kind: str) -> frozenset[tuple[str, str]]:
    return frozenset((kind, one["object"]["key"]) for one in measures if one["object"]["kind"] == kind)


def _what(about: Mapping[str, Any]) -> tuple[Any, ...]:
    return about["object"]["kind"], about["object"]["key"], about["act"], about["act_detail"]


def _number(number: str) -> str:
    return number.rpartition(".")[2]
