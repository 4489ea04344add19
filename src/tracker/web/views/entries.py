"""Entries as lines of a page: each once, under its own anchor, with the day it happened and the day it was recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.record import Entry, Kind
from tracker.projections.erasures import ErasedText
from tracker.web.anchors import anchor
from tracker.web.views.citations import Citation, citation
from tracker.web.views.evidence import EvidenceLine
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class Actor:
    """Who acted: the class of organ, and its name where it is known."""

    kind: str
    name: Text | None


@dataclass(frozen=True)
class Line:
    """One entry. `code` is what its kind says in one word; `due` and `made` are the days of a promise or term.

    `was_due` is what it had before it was moved, on the day `moved_on`.
    `measures` holds the numbers of this page's measures that it lists. `letter` is the entry answered or recalled.
    """

    entry_id: str
    kind: str
    code: str | None
    when: Mapping[str, Any] | None
    effective: date
    recorded_on: date
    measures: Sequence[str] = ()
    actor: Actor | None = None
    title: Text | None = None
    text: Text | None = None
    to: Text | None = None
    due: Mapping[str, Any] | None = None
    was_due: Mapping[str, Any] | None = None
    moved_on: date | None = None
    outcome: Text | None = None
    body: str | None = None
    number: str | None = None
    document: str | None = None
    letter: str | None = None
    is_known: bool = True
    confidence: str | None = None
    source_kind: str | None = None
    citation: Citation | None = None
    evidence: Sequence[EvidenceLine] = ()
    erased: Sequence[ErasedText] = ()

    @property
    def anchor(self) -> str:
        """Give the anchor under which the entry stands."""
        return anchor(self.entry_id)


def line(entry: Entry, wording: Wording) -> Line:
    """Describe an entry."""
    about = entry.about
    common: dict[str, Any] = {
        "entry_id": entry.entry_id,
        "kind": entry.kind.value,
        "code": None,
        "when": when_of(about),
        "effective": entry.effective,
        "recorded_on": entry.recorded_on,
        "measures": entry.measures,
        "actor": actor(about.get("organ"), wording),
        "text": wording.say(about.get("wording")),
        "confidence": about.get("confidence"),
        "citation": citation(about.get("citation"), wording),
        "erased": wording.erased_in(about),
    }
    return Line(**common | _own(entry, wording))


def _own(entry: Entry, wording: Wording) -> dict[str, Any]:
    about, say = entry.about, wording.say
    match entry.kind:
        case Kind.LETTER:
            return {
                "title": say(about["subject"]),
                "to": say(about["to"]),
                "number": wording.plain(about["reference"]),
                "body": about["sender"],
                "code": about["means"],
                "is_known": about["answer_known"],
            }
        case Kind.REMINDER | Kind.ANSWER:
            return {"letter": entry.of_entry}
        case Kind.RAISED_AGAIN:
            return {"title": say(about["title"]), "document": about["document"], "body": about["by"]}
        case Kind.PROCEEDING:
            return {"body": about["body"], "number": about["case"], "text": say(about["stage"])}
        case Kind.FINDING:
            return {"body": about["body"], "title": say(about["document"])}
        case _:
            return {
                "code": _code(about),
                "source_kind": about.get("source_kind"),
                "due": _period(about.get("due_on")),
                "was_due": _period(about.get("was_due_on")),
                "moved_on": date.fromisoformat(about["moved_on"]) if about.get("moved_on") else None,
                "to": say(about.get("stated_to")),
                "outcome": say(about.get("outcome")),
            }


def _code(about: Mapping[str, Any]) -> str | None:
    return next((about[name] for name in ("direction", "where", "position", "kind", "state") if name in about), None)


def when_of(about: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Give the day of an entry as it was recorded, None where none is known."""
    return _period(about.get("on") or about.get("made_on") or about.get("filed_on") or about.get("registered_on"))


def _period(on: Mapping[str, Any] | str | None) -> Mapping[str, Any] | None:
    """Give a recorded day as the period that it is."""
    return {"first": on, "last": on, "precision": "day"} if isinstance(on, str) else on


def actor(organ: Mapping[str, Any] | None, wording: Wording) -> Actor | None:
    """Describe who acted, None where that was not recorded."""
    return Actor(organ["kind"], wording.say(organ["name"])) if organ else None
