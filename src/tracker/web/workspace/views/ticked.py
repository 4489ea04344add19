"""A list with ticks: what each tick names, and what became of them, as the address of the next page carries it."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tracker.application.workspace.inputs import Tick
from tracker.application.workspace.outcome import Ticked
from tracker.web.html import Renderer
from tracker.web.workspace.complaints import SENTENCES, said
from tracker.web.workspace.form import Complaint

_TICK = re.compile(r"([a-z0-9-]+)\.([0-9]+)/([0-9a-f-]{36})")


def ticked(value: str) -> tuple[Tick, str] | None:
    """Read one tick, `kz-2021-1.3/` and the id of the assessment, and give its measure; None for what no row says."""
    found = _TICK.fullmatch(value)
    if found is None:
        return None
    try:
        return Tick(found[1], UUID(found[3])), f"{found[1]}.{found[2]}"
    except ValueError:
        return None


@dataclass(frozen=True)
class Result:
    """The measures whose assessments were confirmed, those that became the account's own proposals, and the others.

    `refused` gives for each of the others why it was not confirmed.
    """

    confirmed: Collection[str]
    taken_over: Collection[str]
    refused: Mapping[str, str]

    def __bool__(self) -> bool:
        """Say whether there is anything to tell."""
        return bool(self.confirmed or self.taken_over or self.refused)


def query_of(done: Ticked, numbers: Mapping[str, str]) -> dict[str, str]:
    """Write it for an address; `numbers` are the measures by the entry ids of the ticks."""
    refused = (f"{numbers[entry_id]}:{message}" for entry_id, message in done.refused.items() if entry_id in numbers)
    told = {
        "confirmed": _joined(done.confirmed, numbers),
        "taken": _joined(done.taken_over, numbers),
        "refused": " ".join(refused),
    }
    return {name: text for name, text in told.items() if text}


def result_in(query: Mapping[str, str], known: Collection[str], renderer: Renderer) -> Result:
    """Read it from an address; what names no demand of the record, or no sentence of ours, is left out."""
    refused = (one.partition(":") for one in query.get("refused", "").split())
    return Result(
        confirmed=_known(query.get("confirmed", ""), known),
        taken_over=_known(query.get("taken", ""), known),
        refused={
            number: said(Complaint("", message), renderer).text
            for number, _, message in refused
            if message in SENTENCES and number.rpartition(".")[0] in known
        },
    )


def _joined(entry_ids: Iterable[str], numbers: Mapping[str, str]) -> str:
    return " ".join(numbers[one] for one in entry_ids if one in numbers)


def _known(text: str, known: Collection[str]) -> list[str]:
    return [one for one in text.split() if one.rpartition(".")[0] in known]
