"""Acts: what an account may do with an entry, each as the way to the page that does it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.record import Entry, Kind
from tracker.domain.rights import Right, Who

_NEWS = {Kind.DEVELOPMENT, Kind.POSITION, Kind.FINDING, Kind.ANSWER}
_SETTLED = {Kind.NEXT_STEP: "done", Kind.URGENCY: "answer-urgency"}
_CORRECTED = {
    Kind.DEVELOPMENT,
    Kind.CHECK,
    Kind.POSITION,
    Kind.FINDING,
    Kind.LETTER,
    Kind.REMINDER,
    Kind.ANSWER,
    Kind.DUE_DAY,
    Kind.NEXT_STEP,
    Kind.URGENCY,
    Kind.SUBMISSION,
    Kind.SUBMISSION_FATE,
    Kind.LISTING,
    Kind.HANDOUT,
}


@dataclass(frozen=True)
class Act:
    """One thing that may be done; `code` is what it is called by."""

    code: str
    address: str


@dataclass(frozen=True)
class Acts:
    """What may be done with one entry: what it asks for, and what can be put right about it."""

    first: Sequence[Act] = ()
    more: Sequence[Act] = ()

    def without(self, code: str) -> "Acts":
        """Leave one thing out."""
        return Acts(self.first, [one for one in self.more if one.code != code])


@dataclass(frozen=True)
class Hand:
    """Whose acts are asked for, on the page of which country.

    `countries` are those that each entry is about, by its id; `open` are the steps and dangers that nobody has settled.
    """

    who: Who
    country: str | None
    countries: Mapping[str, Collection[str | None]]
    open: Collection[str] = ()

    def has(self, right: Right, entry: Entry) -> bool:
        """Say whether the account has a right over what an entry is about."""
        return self.who.has_over(right, self.countries.get(entry.entry_id, {self.country}))


def acts_of(entry: Entry, hand: Hand) -> Acts:
    """Say what an account may do with an entry."""
    first = [Act(code, address) for code, address in _first(entry, hand)]
    more = [Act(code, address) for code, address in _more(entry, hand)]
    return Acts(first, more)


def assess_address(number: str, **given: str) -> str:
    """Give the address of the form that proposes where a measure (`kz-2021-1.3`) stands."""
    reference, _, measure = number.rpartition(".")
    more = "".join(f"&{name}={value}" for name, value in given.items())
    return f"/desk/demands/{reference}/assess?measure={measure}{more}"


def _first(entry: Entry, hand: Hand) -> Iterator[tuple[str, str]]:
    here, kind = f"/desk/entries/{entry.entry_id}", entry.kind
    if kind in _NEWS and entry.measures and hand.who.is_team_of(hand.country):
        yield "assess", assess_address(entry.measures[0], basis=entry.entry_id)
    if not hand.has(Right.RECORD, entry):
        return
    if entry.entry_id in hand.open and kind in _SETTLED:
        yield _SETTLED[kind], f"{here}/{_SETTLED[kind]}"
    if kind is Kind.SUBMISSION:
        yield "fate", f"{here}/fate"
    if kind is Kind.LETTER:
        yield "reminder", f"{here}/reminder"
        yield "answer", f"{here}/answer"
    if entry.about.get("due_on") and kind in {Kind.DUE_DAY, Kind.POSITION} and not entry.about.get("outcome"):
        yield "move", f"{here}/move"


def _more(entry: Entry, hand: Hand) -> Iterator[tuple[str, str]]:
    here = f"/desk/entries/{entry.entry_id}"
    is_assessment = entry.kind is Kind.ASSESSMENT
    if is_assessment and not entry.suspended and hand.has(Right.DOUBT, entry):
        yield "doubt", f"{here}/doubt"
    if hand.who.is_team_of(hand.country):
        yield "history", here
    if hand.has(Right.RECORD, entry):
        if is_assessment:
            yield "correct", assess_address(entry.measures[0], corrects=entry.entry_id)
        elif entry.kind in _CORRECTED:
            yield "correct", f"{here}/correct"
        yield "retract", f"{here}/retract"
        yield "audience", f"{here}/audience"
    elif hand.has(Right.HIDE, entry):
        yield "retract", f"{here}/retract"
        yield "audience", f"{here}/audience"
