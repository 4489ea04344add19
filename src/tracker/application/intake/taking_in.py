"""Taking in: a document's bytes into proposals, with the earlier demands that each of them may repeat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum

from tracker.application.intake.known import NOTHING, Known
from tracker.application.intake.reading.asking import read
from tracker.application.intake.reading.text import Span, Text
from tracker.application.intake.repeating import Repeated
from tracker.application.intake.understanding.asking import understood
from tracker.application.intake.understanding.proposal import Mention, Proposals


@dataclass(frozen=True)
class TakenIn:
    """A document read: its text, what is proposed, and which earlier demands each proposed one may repeat."""

    text: Text
    proposals: Proposals
    repeats: Sequence[Sequence[Repeated]]

    def as_plain(self) -> Mapping[str, object]:
        """Give all of it as plain values for JSON; each place comes with the words that stand there."""
        demands = [
            {**_fields(one, self.text), "repeats": _plain(its, self.text)}
            for one, its in zip(self.proposals.demands, self.repeats, strict=True)
        ]
        found = _fields(self.proposals, self.text)
        return {"pages": self.text.pages, **found, "demands": demands, "text": self.text.text}


def take_in(content: bytes, known: Known = NOTHING, today: date | None = None) -> TakenIn:
    """Read a document and say what it seems to ask; raises what `read` and `understood` raise."""
    text = read(content)
    return TakenIn(text, *understood(text, known, today))


def _plain(value: object, text: Text) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one, text) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [_plain(one, text) for one in value]
    return _fields(value, text)


def _fields(value: object, text: Text) -> dict[str, object]:
    """Give the fields of what was found, a place with its words, a name with whose it is."""
    if not is_dataclass(value):
        raise TypeError(type(value))
    found = {one.name: _plain(getattr(value, one.name), text) for one in fields(value)}
    match value:
        case Span():
            found["words"] = text.words(value)
        case Mention():
            found["key"] = value.key
    return found
