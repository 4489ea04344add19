"""How often each demand was raised, since when, and how many letters on it were answered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.domain.record import DemandFacts, Entry, Kind
from tracker.web.naming import Place
from tracker.web.views.document import natural
from tracker.web.views.entries import when_of
from tracker.web.views.standings import is_withheld
from tracker.web.views.submissions import Submitted
from tracker.web.wording import Text, Wording

Again = tuple[str, str, date]


@dataclass(frozen=True)
class Raised:
    """How often one demand was raised: its own document counts as the first time, a document counts once.

    `first_on` is the earliest of the days; `first` and `last` are as exact as they were recorded. Of the letters, those
    that are neither answered nor not answered are `not_known`.
    """

    reference: str
    title: Text
    times: int
    first_on: date
    last_on: date
    letters: int
    answered: int
    not_known: int
    first: Mapping[str, Any] = field(default_factory=dict)
    last: Mapping[str, Any] = field(default_factory=dict)
    days: Sequence[date] = ()
    """The day of each time, the earliest first."""

    @property
    def has_exact_first(self) -> bool:
        """Say whether the day of the first time is known."""
        return _is_exact(self.first)

    @property
    def has_exact_last(self) -> bool:
        """Say whether the day of the last time is known."""
        return _is_exact(self.last)

    @property
    def not_answered(self) -> int:
        """Count the letters that are known to have had no answer."""
        return self.letters - self.answered - self.not_known


@dataclass(frozen=True)
class RaisedList:
    """All that the page of a country shows, in the order of the references; what was `submitted`, the newest first."""

    country: str
    name: str
    rows: Sequence[Raised]
    submitted: Sequence[Submitted] = ()


def raised(
    demand: DemandFacts,
    entries: Iterable[Entry],
    again: Collection[Again],
    documents: Mapping[str, Mapping[str, Any]],
    wording: Wording,
) -> Raised:
    """Count how often a demand was raised; `again` are the demands that raise its measures again.

    `documents` gives for a demand the facts that name its document.
    """
    mine = [one for one in entries if one.demand == demand.reference and not one.hidden]
    own = [(reference, on) for number, reference, on in again if number.rpartition(".")[0] == demand.reference]
    told = [one for one in mine if one.kind is Kind.RAISED_AGAIN]
    times = [(str(demand.about["document"]), demand.made_on)]
    times += [(str(documents.get(reference, {}).get("document", reference)), on) for reference, on in own]
    times += [(_source(one, wording), one.effective) for one in told]
    recorded = _recorded(told) | {on: _day(on) for on in (demand.made_on, *(on for _, on in own))}
    first_on, last_on = min(on for _, on in times), max(on for _, on in times)
    first_of = {source: min(on for other, on in times if other == source) for source, _ in times}
    letters = {one.entry_id: one for one in mine if one.kind is Kind.LETTER}
    answered = {one.of_entry for one in mine if one.kind is Kind.ANSWER} & letters.keys()
    return Raised(
        reference=demand.reference,
        title=wording.say(demand.about["title"]) or Text(demand.reference),
        times=len(first_of),
        first_on=first_on,
        last_on=last_on,
        first=recorded[first_on],
        last=recorded[last_on],
        letters=len(letters),
        answered=len(answered),
        not_known=sum(not one.answer_known for key, one in letters.items() if key not in answered),
        days=sorted(first_of.values()),
    )


def _is_exact(when: Mapping[str, Any]) -> bool:
    return not when or when["precision"] == "day"


def raises(
    demand: DemandFacts, others: Mapping[str, DemandFacts], wording: Wording
) -> Sequence[tuple[str, str | None]]:
    """List what a demand raises again: of a measure that would lead to a name only whose demand it is.

    `others` are the demands that it raises again.
    """
    here = Place(demand=demand.reference)
    told = {
        measure.number
        for other in others.values()
        for measure in other.measures
        if not is_withheld([measure], wording, here)
        and not wording.would_name_unasked(measure.about["label"], Place(demand=other.reference))
    }
    found = {(one.of_demand, one.of if one.of in told else None) for one in demand.repeated}
    return sorted(found, key=lambda one: (natural(one[0]), natural(one[1] or "")))


def in_order(rows: Iterable[Raised]) -> Sequence[Raised]:
    """Sort by reference: how often something was raised says nothing of how bad it is."""
    return sorted(rows, key=lambda one: natural(one.reference))


def _recorded(told: Iterable[Entry]) -> dict[date, Mapping[str, Any]]:
    """Give the days of entries as exactly as they were recorded; an exact one before an inexact one of the same end."""
    whens = [(one.effective, when_of(one.about) or _day(one.effective)) for one in told]
    return dict(sorted(whens, key=lambda one: _is_exact(one[1])))


def _day(on: date) -> Mapping[str, Any]:
    return {"first": on.isoformat(), "last": on.isoformat(), "precision": "day"}


def _source(entry: Entry, wording: Wording) -> str:
    """Tell what raised it: a document of the record by its key, else by its title and day."""
    return str(entry.about["document"] or f"{wording.plain(entry.about['title'])} {entry.effective}")
