"""How often each demand was raised, since when, and how many letters on it were answered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.record import DemandFacts, Entry, Kind
from tracker.web.views.document import natural
from tracker.web.views.submissions import Submitted
from tracker.web.wording import Text, Wording

Again = tuple[str, str, date]


@dataclass(frozen=True)
class Raised:
    """How often one demand was raised: its own document counts as the first time, a document counts once.

    `first_on` is the earliest of the days. Of the letters, those that are neither answered nor not answered are
    `not_known`.
    """

    reference: str
    title: Text
    times: int
    first_on: date
    last_on: date
    letters: int
    answered: int
    not_known: int
    days: Sequence[date] = ()
    """The day of each time, the earliest first."""

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
    first_of = {source: min(on for other, on in times if other == source) for source, _ in times}
    letters = {one.entry_id: one for one in mine if one.kind is Kind.LETTER}
    answered = {one.of_entry for one in mine if one.kind is Kind.ANSWER} & letters.keys()
    return Raised(
        reference=demand.reference,
        title=wording.say(demand.about["title"]) or Text(demand.reference),
        times=len(first_of),
        first_on=min(on for _, on in times),
        last_on=max(on for _, on in times),
        letters=len(letters),
        answered=len(answered),
        not_known=sum(not one.answer_known for key, one in letters.items() if key not in answered),
        days=sorted(first_of.values()),
    )


def in_order(rows: Iterable[Raised]) -> Sequence[Raised]:
    """Sort by reference: how often something was raised says nothing of how bad it is."""
    return sorted(rows, key=lambda one: natural(one.reference))


def _source(entry: Entry, wording: Wording) -> str:
    """Tell what raised it: a document of the record by its key, else by its title and day."""
    return str(entry.about["document"] or f"{wording.plain(entry.about['title'])} {entry.effective}")
