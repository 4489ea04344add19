"""Letters: what a mail says, in its reader's language: how much is due and by when, or all that is due.

A quiet letter names nothing: no person, country, demand, product or coalition. A full one names what is public alone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.accounts.mailing import MailMode
from tracker.domain.days import When
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.owed import Owed, first_day, items
from tracker.reminders.printing import printed
from tracker.reminders.recipient import Recipient
from tracker.reminders.texts import OccasionText, Texts

_Sorted = Mapping[str, Sequence["Group"]]
Link = Callable[[str], str]
"""Makes the address that a mail carries for a page of the workspace."""

DESK, CONFIRM, PEOPLE = "/desk", "/confirm", "/people"

ORDER = (
    ReminderKind.DANGER,
    ReminderKind.OWN,
    ReminderKind.OVERDUE,
    ReminderKind.DUE,
    ReminderKind.OPENING,
    ReminderKind.NAMING,
    ReminderKind.NOTED,
    ReminderKind.REASSESS,
    ReminderKind.STALE,
    ReminderKind.UNANSWERED,
    ReminderKind.RETURNED,
    ReminderKind.CONFIRM,
)
"""The order in which a country's part lists what is due."""

_OF_OCCASIONS = {ReminderKind.OCCASION, ReminderKind.MOVED, ReminderKind.CANCELLED}
_FIRST = {ReminderKind.DANGER.value, ReminderKind.OWN.value}
_LONGEST_MEETING = 31
"""Days: what is longer is no meeting but a time within which there will be one."""

_LOOKS = {ReminderKind.REASSESS, ReminderKind.STALE}
"""What asks for a look at a demand: who assesses it again has looked."""


@dataclass(frozen=True)
class Letter:
    """A subject and a text, both plain."""

    subject: str
    text: str


@dataclass(frozen=True)
class Line:
    """One thing: its title where that is public, the address of its form, and how it came to its due day.

    `days` is the due day as exactly as it is known, `set_on` the day on which that was set, `moved_from` the due day as
    it was before.
    """

    title: str
    link: str
    days: When | None = None
    set_on: date | None = None
    moved_from: When | None = None


@dataclass(frozen=True)
class Group:
    """What is due for one reason, and `since` when, where all of it has asked for something since the same day."""

    kind: str
    since: date | None
    lines: list[Line]


@dataclass(frozen=True)
class Before:
    """An occasion that comes near; `what` is occasion, moved or cancelled, `were` its days before that."""

    what: str
    occasion: OccasionText
    link: str
    days: When | None
    were: When | None

    @property
    def is_back(self) -> bool:
        """Say whether it was cancelled and takes place after all, on the days that it had."""
        return self.what == ReminderKind.MOVED.value and self.days == self.were

    @property
    def is_only_known_better(self) -> bool:
        """Say whether its new days lie within those which were all that was known."""
        if self.days is None or self.were is None or not self.were.is_vague:
            return False
        return self.were.first <= self.days.first and self.days.last <= self.were.last

    def days_left(self, today: date) -> int | None:
        """Count the days until it begins, None where nobody knows the day."""
        if self.days is None or self.days.is_vague or (self.days.last - self.days.first).days > _LONGEST_MEETING:
            return None
        return (self.days.first - today).days


@dataclass(frozen=True)
class Ahead:
    """What an occasion asks for in one country; `listed` are its cases before the committee of a session."""

    before: Before
    groups: Sequence[Group]
    listed: Sequence[str]


@dataclass(frozen=True)
class Part:
    """What is due about one country now, and ahead of occasions; each country has one part."""

    country: str
    groups: Sequence[Group]
    ahead: Sequence[Ahead]


def write(recipient: Recipient, owed: Sequence[Owed], texts: Texts, *, today: date, link: Link) -> Letter:
    """Write what somebody is told of what they are owed; `owed` is not empty."""
    language, groups = recipient.account.language, items(owed)
    told: dict[str, object] = {
        "count": len(groups),
        "first": first_day(owed),
        "urgent": sum(any(one.is_urgent for one in group) for group in groups),
        "today": today,
        "link": link(DESK if any(one.kind is not ReminderKind.CONFIRM for one in owed) else CONFIRM),
    }
    if recipient.mailing.mode is not MailMode.FULL:
        return _printed("quiet", language, told)
    listing = _Listing(texts, link, today, recipient.account.who.countries)
    return _printed("full", language, {**told, **listing.of(owed), "sample": texts.is_sample})


def _printed(name: str, language: str, told: Mapping[str, object]) -> Letter:
    subject = printed("subject.txt", language, {})
    return Letter(subject.strip(), printed(f"{name}.body.txt", language, told))


class _Listing:
    """Lists what is due, each thing once: what was listed is not asked for again further down."""

    def __init__(self, texts: Texts, link: Link, today: date, own: Collection[str]) -> None:
        self._texts, self._link, self._today, self._own = texts, link, today, own
        self._listed: set[tuple[str, str]] = set()

    def of(self, owed: Sequence[Owed]) -> Mapping[str, object]:
        """List what is due and what sessions and other days ask for, country by country, and the days that ask nothing.

        Of several occasions the session of the Conference asks first: it is what the coalition works towards.
        """
        due = self._sorted([one for one in owed if one.kind not in _OF_OCCASIONS])
        days = [one for one in owed if one.kind in _OF_OCCASIONS and not _is_said_by_its_move(one, owed)]
        dated = [(one, self._texts.occasion(one.occasion, one.due_on)) for one in days]
        told = [
            (self._before(one, text), self._sorted(one.asks, text.session if one.kind is ReminderKind.OCCASION else ""))
            for one, text in sorted(dated, key=_claims)
        ]
        return {
            "parts": self._parts(due, [(before, asks) for before, asks in told if asks]),
            "before": [before for before, asks in told if asks],
            "dates": sorted((before for before, asks in told if not asks), key=_when),
        }

    def _before(self, one: Owed, occasion: OccasionText) -> Before:
        return Before(one.kind.value, occasion, self._link(form_for(one)), one.known, one.known_before)

    def _sorted(self, owed: Iterable[Owed], session: str = "") -> "_Sorted":
        """Sort what was not listed yet by the codes of countries, what concerns none under an empty one.

        Before a session each of the own countries is there, as its cases are listed.
        """
        new = [one for one in sorted(owed, key=lambda each: ORDER.index(each.kind)) if self._is_new(one)]
        codes = {one.countries[0] if one.countries else "" for one in new} | set(self._own if session else ())
        return {
            code: self._groups(one for one in new if one.countries[:1] == ((code,) if code else ())) for code in codes
        }

    def _parts(self, due: "_Sorted", asked: Sequence[tuple[Before, "_Sorted"]]) -> list[Part]:
        """Give each country one part, a danger before all, and what concerns none last, under an empty name."""
        codes = {*due, *(code for _, asks in asked for code in asks)}
        parts = [
            Part(
                country=self._texts.country(code) if code else "",
                groups=due.get(code, []),
                ahead=[
                    Ahead(before, asks[code], self._texts.listed(code, before.occasion.session))
                    for before, asks in asked
                    if code in asks
                ],
            )
            for code in codes
        ]
        return sorted(parts, key=_pressing)

    def _groups(self, owed: Iterable[Owed]) -> list[Group]:
        found: dict[tuple[ReminderKind, date], Group] = {}
        for one in owed:
            since = None if one.due_on else one.since
            group = Group(self._reason(one).value, since, [])
            found.setdefault((self._reason(one), since or date.min), group).lines.append(self._line(one))
        return [found[key] for key in sorted(found, key=lambda key: (ORDER.index(key[0]), key[1]))]

    def _is_new(self, one: Owed) -> bool:
        if one.kind in _LOOKS:
            key = "look", one.demands[0]
        else:
            key = one.kind.value if one.kind is ReminderKind.CONFIRM else "", one.thing
        is_new = key not in self._listed
        self._listed.add(key)
        return is_new

    def _reason(self, one: Owed) -> ReminderKind:
        is_past = one.kind is ReminderKind.DUE and one.due_on is not None and one.due_on < self._today
        return ReminderKind.OVERDUE if is_past else one.kind

    def _line(self, one: Owed) -> Line:
        due = self._texts.due(one.entry_id) if one.entry_id else None
        title = due.wording if due and due.wording else self._texts.titles(one.demands)
        return Line(
            title=(title or self._texts.occasion(one.occasion).title).rstrip("."),
            link=self._link(form_for(one)),
            days=one.known if one.kind is not ReminderKind.OWN else None,
            set_on=due.made_on if due else one.since,
            moved_from=due.moved_from if due else None,
        )


def form_for(one: Owed) -> str:
    """Give the page on which a thing is dealt with."""
    reference = one.demands[0] if one.demands else ""
    of_its_kind = {
        ReminderKind.CONFIRM: CONFIRM,
        ReminderKind.STALE: f"/desk/check?demand={reference}",
        ReminderKind.REASSESS: f"/desk/demands/{reference}/assess",
        ReminderKind.OPENING: f"/desk/entries/{one.entry_id}/opening",
        ReminderKind.NAMING: PEOPLE,
    }
    if one.kind in of_its_kind:
        return of_its_kind[one.kind]
    if one.occasion:
        return f"/occasions/{one.occasion}"
    if one.entry_id:
        return f"/desk/entries/{one.entry_id}"
    return f"/desk/demands/{reference}" if reference else DESK


def _pressing(part: Part) -> tuple[bool, bool, str]:
    is_calm = not any(group.kind in _FIRST for group in part.groups)
    return is_calm, not part.country, part.country


def _is_said_by_its_move(one: Owed, owed: Sequence[Owed]) -> bool:
    """Say whether all that is to be said of an occasion is on which days it comes, and that it was put there."""
    moved = {other.occasion for other in owed if other.kind is ReminderKind.MOVED}
    return one.kind is ReminderKind.OCCASION and not one.asks and one.occasion in moved


def _claims(dated: tuple[Owed, OccasionText]) -> tuple[bool, date]:
    one, text = dated
    return not text.session, one.due_on or date.max


def _when(one: Before) -> tuple[bool, date]:
    """Put news of days that changed first."""
    days = one.days or one.were
    return one.what == ReminderKind.OCCASION.value, days.first if days else date.max
