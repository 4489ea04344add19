"""Writer: somebody who writes while others do, corrects what they correct, and sometimes taps twice."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from uuid import UUID

from tests.drills.phone import Answer, Phone
from tests.drills.typed import anchor_in, what_happened
from tests.web.workspace.sending import typed

EVERY = 5
"""Of five forms the first corrects what all correct at that moment, the second is sent to two servers at once."""

_CONFLICT = 409
_PATIENCE = 120


@dataclass
class Writer:
    """Somebody's phone and the servers that it reaches, with what was sent and answered so far."""

    phone: Phone
    ports: tuple[int, int]
    numbers: list[int] = field(default_factory=list)
    """Of all texts that were typed: each must be on record once."""
    answers: list[Answer] = field(default_factory=list)
    pairs: list[list[Answer]] = field(default_factory=list)
    """What both servers said to a form that was sent to both."""
    kept: list[bool] = field(default_factory=list)
    """Of each conflict whether the text was still in the form that came back."""

    def write(self, writes: int, shared: Sequence[UUID], seen: str, together: Barrier) -> None:
        """Send so many forms; corrections of what is shared wait for those of the others."""
        for number in range(writes):
            match number % EVERY:
                case 0:
                    together.wait(_PATIENCE)
                    self._correct(shared[number // EVERY], number, seen)
                case 1:
                    self._tap_twice(number)
                case _:
                    self.record(number)

    def record(self, number: int) -> str:
        """Record something, and give the entry's anchor."""
        self.numbers.append(number)
        self.answers.append(self.phone.send(self.ports[0], "/record", what_happened(self.phone, number), number))
        return anchor_in(self.answers[-1])

    def _correct(self, entry_id: UUID, number: int, seen: str) -> None:
        """Correct an entry; where somebody else did, record the text that came back as an entry of its own."""
        self.numbers.append(number)
        fields = {**what_happened(self.phone, number), "reason": "Heard otherwise", "seen": seen}
        answer = self.phone.send(self.ports[0], f"/desk/entries/{entry_id}/correct", fields, number)
        self.answers.append(answer)
        if answer.status == _CONFLICT:
            self.kept.append(typed(answer.text, "notes") == fields["notes"])
            again = self.phone.send(self.ports[0], "/record", what_happened(self.phone, number), -1 - number)
            self.answers.append(again)

    def _tap_twice(self, number: int) -> None:
        self.numbers.append(number)
        fields = what_happened(self.phone, number)
        with ThreadPoolExecutor(2) as fingers:
            taps = [fingers.submit(self.phone.send, port, "/record", fields, number) for port in self.ports]
        self.pairs.append([tap.result() for tap in taps])
        self.answers += self.pairs[-1]
