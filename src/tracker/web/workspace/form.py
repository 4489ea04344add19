"""A form as somebody sent it: read field by field, every complaint gathered, nothing that was typed lost."""

import dataclasses
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from json import dumps
from typing import TypeVar
from uuid import UUID, uuid4

from tracker.application.workspace.texts import visible
from tracker.domain.days import When
from tracker.domain.reach import require_within_reach
from tracker.domain.refusals import OutOfReach
from tracker.web.workspace.typed_days import Unreadable, read_when

E = TypeVar("E", bound=Enum)

LONGEST = 10_000
"""Characters that one text may have."""

_NOT_OF_THE_BODY = {"command", "draft"}


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a field, as a message with the values it speaks of; `field` empty means the whole form."""

    field: str
    message: str
    values: Mapping[str, str | int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class AskedName:
    """A known name in a text, as it is written there, and the choice that is asked for: its field and what it says.

    `anchor` is where the page asks. A key of `keys` may take the place of the name; `stays` is what leaves it as it
    is, and an empty `chosen` says nothing.
    """

    anchor: str
    choice: str
    written: tuple[str, ...]
    keys: tuple[str, ...]
    stays: str
    chosen: str


class Wrong(Exception):
    """A form cannot be taken as it is."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        self.complaints = tuple(complaints)
        super().__init__(len(self.complaints))


class Form:
    """The fields of one form. Reading a field that is wrong notes a complaint; `check` raises them all at once."""

    def __init__(self, values: Mapping[str, Sequence[str]] | None = None, *, today: date | None = None) -> None:
        self.values = {name: list(texts) for name, texts in (values or {}).items()}
        self.complaints: list[Complaint] = []
        self.names: dict[str, list[AskedName]] = {}
        """The known names that were found in texts, by the fields of these."""
        self._today = today
        self.command = uuid_in(self.value("command")) or uuid4()

    def begun_with(self, values: Mapping[str, Sequence[str]], today: date) -> "Form":
        """Give the same form, its command the same, with values in the fields that hold nothing yet."""
        begun = Form({**values, **self.values}, today=today)
        begun.command = self.command
        return begun

    def __bool__(self) -> bool:
        """Say whether anything was sent."""
        return bool(self.values)

    def value(self, name: str, default: str = "") -> str:
        """Give what stands in a field, as it was typed."""
        found = self.values.get(name) or [default]
        return found[0]

    def all(self, name: str) -> list[str]:
        """Give everything that was chosen or typed under a name."""
        return [text for text in self.values.get(name, []) if text]

    def holds(self, names: Collection[str]) -> bool:
        """Say whether anything was chosen or typed under one of these names."""
        return any(self.all(name) for name in names)

    def text(self, name: str, *, required: bool = False, longest: int = LONGEST) -> str | None:
        """Read a text; None where there is none that a reader would see."""
        said = unicodedata.normalize("NFC", self.value(name)).replace("\r\n", "\n").strip()
        if len(said) > longest:
            self.complain(name, "form.too_long", most=longest, now=len(said))
        is_seen = bool(visible(said))
        if required and not is_seen:
            self.complain(name, "form.missing")
        return said if is_seen else None

    def choice(self, name: str, kind: type[E], *, required: bool = True) -> E | None:
        """Read one of the values of an enumeration."""
        said = self.value(name)
        if said in {one.value for one in kind}:
            return kind(said)
        if said or required:
            self.complain(name, "form.choose")
        return None

    def one_of(self, name: str, codes: Collection[str], *, required: bool = True) -> str | None:
        """Read one of some codes."""
        said = self.value(name)
        if said in codes:
            return said
        if said or required:
            self.complain(name, "form.choose")
        return None

    def when(self, name: str, *, required: bool = True, future: bool = False) -> When | None:
        """Read a day, month, year or range as people write them; one that has not come is refused by default."""
        said = self.value(name).strip()
        if not said:
            if required:
                self.complain(name, "form.missing_day")
            return None
        try:
            found = read_when(said, self._today)
        except Unreadable:
            self.complain(name, "form.not_a_day")
            return None
        if not self._is_within_reach(name, found):
            return None
        if not future and self._today is not None and found.first > self._today:
            self.complain(name, "form.future_day")
            return None
        return found

    def _is_within_reach(self, name: str, found: When) -> bool:
        try:
            if self._today is not None:
                require_within_reach(found, self._today)
        except OutOfReach as refused:
            earliest, latest = refused.values["earliest"], refused.values["latest"]
            self.complain(name, "form.out_of_reach", earliest=earliest, latest=latest)
            return False
        return True

    def day(self, name: str, *, required: bool = True, future: bool = False) -> date | None:
        """Read one exact day."""
        found = self.when(name, required=required, future=future)
        if found is None:
            return None
        if found.first != found.last:
            self.complain(name, "form.not_one_day")
            return None
        return found.first

    def uuid(self, name: str, *, required: bool = True) -> UUID | None:
        """Read the id of an entry."""
        found = uuid_in(self.value(name))
        if found is None and (required or self.value(name)):
            self.complain(name, "form.choose")
        return found

    def number(self, name: str, *, default: int = 0) -> int:
        """Read a whole number that the page itself put in."""
        found = number_in(self.value(name))
        return default if found is None else found

    def is_ticked(self, name: str) -> bool:
        """Say whether a box is ticked."""
        return bool(self.value(name))

    def complain(self, name: str, message: str, **values: str | int) -> None:
        """Note that a field is wrong; the first complaint about a field stands."""
        if all(one.field != name for one in self.complaints):
            self.complaints.append(Complaint(name, message, values))

    def told(self, message: str, value: str) -> list[str]:
        """List what complaints of one kind speak of under a name, parted by commas."""
        said = (str(one.values[value]) for one in self.complaints if one.message == message)
        return [each for one in said for each in one.split(", ")]

    def check(self) -> None:
        """Raise Wrong where there is any complaint."""
        if self.complaints:
            raise Wrong(self.complaints)

    @property
    def body_hash(self) -> str:
        """Hash what was sent, but for the command's id: the same form sent twice has the same hash."""
        body = {name: texts for name, texts in sorted(self.values.items()) if name not in _NOT_OF_THE_BODY}
        return sha256(dumps(body, ensure_ascii=False).encode()).hexdigest()


def number_in(text: str) -> int | None:
    """Read a whole number of up to nine digits; None where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004


def uuid_in(text: str) -> UUID | None:
    """Read an id; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
