"""Serves a record from a small disk that others fill up, sends forms to it, and says what became of them.

Started as a program in a space of mounts of its own (`unshare -m`): the folder to mount the disk on, how many rounds.
It prints one JSON object: the figures, by name.
"""

import json
import os
import random
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.application.loading import A_FOUNDING
from tests.drills.hosting import Server
from tests.drills.phone import Phone, a_phone
from tests.drills.typed import COUNTRY, anchor_in, demands, entries_on_record, text, what_happened
from tests.web.workspace.sending import typed
from tracker import bootstrap
from tracker.settings import read_settings

SIZE = "64m"
LEFT = 1_000_000
"""Bytes that are left free at most when the disk has filled up: so much that some forms are still taken."""
MOST = 1_500
"""Forms that are sent at most until one is refused."""
REFUSED = 5
"""Forms that are sent while nothing more fits."""
PAGES = ("/en/", "/ru/countries/kz", "/en/demands/kz-2021-1", "/desk", "/record")

_TAKEN, _UNAVAILABLE, _SHOWN = 303, 503, 200
_SAID = "Your text is still here"


@dataclass
class Figures:
    """What was counted, over all rounds."""

    rounds: int = 0
    taken: int = 0
    refused: int = 0
    texts_kept: int = 0
    said_clearly: int = 0
    pages_asked: int = 0
    pages_served: int = 0
    taken_again: int = 0
    lost: int = 0
    doubled: int = 0
    flaws: int = 0
    complaints: list[str] = field(default_factory=list)


class Sending:
    """Somebody who sends one form after the other, and those again that were refused."""

    def __init__(self, phone: Phone, server: Server) -> None:
        self._phone, self._server = phone, server
        self.anchors: dict[int, str] = {}
        self._next = 0
        self.figures = Figures()

    def until_full(self) -> list[int]:
        """Send forms until some were refused; give their numbers."""
        refused: list[int] = []
        for _ in range(MOST):
            if not self._send(self._next):
                refused.append(self._next)
            self._next += 1
            if len(refused) == REFUSED:
                break
        return refused

    def again(self, refused: list[int]) -> None:
        """Send once more what was refused, as the same commands."""
        self.figures.taken_again += sum(self._send(number) for number in refused)

    def read(self) -> None:
        """Ask for pages."""
        for page in PAGES:
            self.figures.pages_asked += 1
            self.figures.pages_served += self._phone.status(self._server.port, page) == _SHOWN

    def _send(self, number: int) -> bool:
        fields = what_happened(self._phone, number)
        answer = self._phone.send(self._server.port, "/record", fields, number)
        if answer.status == _TAKEN:
            self.figures.taken += 1
            self.anchors[number] = anchor_in(answer)
            return True
        self.figures.refused += answer.status == _UNAVAILABLE
        self.figures.texts_kept += typed(answer.text, "notes") == fields["notes"]
        self.figures.said_clearly += _SAID in answer.text
        return False

    def compare(self, home: Path) -> None:
        """Count what was acknowledged and is not on record, what is there twice, and what is not as it was."""
        with closing(bootstrap.connect(read_settings(home=home))) as parts:
            recorded = parts.log.read(0, parts.log.head().position + 1)
            kept = entries_on_record(parts, recorded)
            flaws = bootstrap.verifier(parts.key)(parts.engine, parts.files).flaws
            self.figures.flaws = len(flaws) + len(parts.tracker.astray())
        mine = {anchor: (text(self._phone, number), demands(number)) for number, anchor in self.anchors.items()}
        self.figures.lost = sum(kept.get(anchor) != said for anchor, said in mine.items())
        self.figures.doubled = len(kept) - len(set(kept.values()))


def main(folder: str, rounds: str) -> None:
    """Fill the disk so many times."""
    disk = Path(folder)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", disk], check=True)
    home, dice = disk / "home", random.Random(20_211_207)  # noqa: S311 - how full, no secret
    with closing(bootstrap.found(read_settings(home=home), A_FOUNDING)) as parts:
        parts.loader.load(bootstrap.bundled_register(parts))
        parts.tracker.release(bootstrap.HOST)
        phone = a_phone(parts, "Aigul", COUNTRY)
    server = Server(read_settings(home=home), disk.with_name("errors"))
    server.start()
    sending = Sending(phone, server)
    for _ in range(int(rounds)):
        fill(disk / "others", dice.randrange(LEFT))
        refused = sending.until_full()
        sending.read()
        (disk / "others").unlink()
        sending.again(refused)
        sending.figures.rounds += 1
    server.kill()
    sending.compare(home)
    sending.figures.complaints = sorted(set(server.complaints().splitlines()))
    print(json.dumps(asdict(sending.figures)))


def fill(file: Path, left: int) -> None:
    """Let somebody else's file take what is free on a disk, but for so many bytes."""
    free = os.statvfs(file.parent)
    with file.open("wb") as filled:
        os.posix_fallocate(filled.fileno(), 0, max(1, free.f_bavail * free.f_frsize - left))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
