"""What an assessment may rest on: the entries of the dossier, those that bear on the measure first, and documents."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.record import Entry, Kind
from tracker.projections.evidence_reading import Evidence as Attached
from tracker.web.views.entries import Line, line
from tracker.web.views.evidence import EvidenceLine, team_lines
from tracker.web.wording import Text, Wording

_EVIDENCE = {
    Kind.DEVELOPMENT,
    Kind.CHECK,
    Kind.POSITION,
    Kind.FINDING,
    Kind.LETTER,
    Kind.REMINDER,
    Kind.ANSWER,
    Kind.PROCEEDING,
    Kind.RAISED_AGAIN,
    Kind.RATIFICATION,
}


@dataclass(frozen=True)
class Evidence:
    """One entry that can be ticked, and who may see it."""

    line: Line
    audience: str


@dataclass(frozen=True)
class Paper:
    """One document that can be ticked."""

    key: str
    title: str


@dataclass(frozen=True)
class File:
    """One file that can be ticked; what it was called, to its team."""

    evidence_id: str
    line: EvidenceLine
    audience: str
    name: Text | None


@dataclass(frozen=True)
class Offered:
    """What can be ticked: entries that bear on the measure or are ticked already, other entries, documents, files."""

    near: Sequence[Evidence]
    others: Sequence[Evidence]
    papers: Sequence[Paper]
    files: Sequence[File]


def offered(
    entries: Iterable[Entry], number: str, ticked: Collection[str], wording: Wording, **others: Sequence[Any]
) -> Offered:
    """Offer entries to the assessment of a measure, newest first, beside the `others` of `Offered`."""
    found = _newest_first(entries)
    near = [one for one in found if number in one.measures or one.entry_id in ticked]
    rest = [one for one in found if one not in near]
    return Offered(_told(near, wording), _told(rest, wording), **others)


def files_of(found: Iterable[Attached], wording: Wording) -> Sequence[File]:
    """Offer files, each once."""
    once = {one.evidence_id: one for one in found}
    lines = team_lines(once.values())
    return [
        File(one.evidence_id, line, one.audience.value, wording.say(one.staff.get("name")))
        for one, line in zip(once.values(), lines, strict=True)
    ]


def evidence_of(entries: Iterable[Entry], wording: Wording) -> Sequence[Evidence]:
    """Offer entries that an assessment can rest on, newest first."""
    return _told(_newest_first(entries), wording)


def papers_of(
    documents: Mapping[str, Mapping[str, Any]], country: str | None, own: str, wording: Wording
) -> Sequence[Paper]:
    """Offer the document of the demand, then those that speak of the country, newest first."""
    keys = [key for key, about in reversed(list(documents.items())) if country is None or country in about["countries"]]
    keys = [own, *(key for key in keys if key != own)]
    return [Paper(key, wording.plain(documents[key]["title"]) or key) for key in keys if key in documents]


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    found = [one for one in entries if one.kind in _EVIDENCE and not one.hidden]
    return sorted(found, key=lambda one: one.effective, reverse=True)


def _told(entries: Iterable[Entry], wording: Wording) -> Sequence[Evidence]:
    return [Evidence(line(one, wording), one.about["audience"]) for one in entries]
