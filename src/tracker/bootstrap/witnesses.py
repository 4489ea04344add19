"""The witnesses of a log: who they are, and how they are asked over the network."""

from collections.abc import Sequence
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, build_opener

from tracker.application.cosigners import Witnessed, collect
from tracker.settings import Settings, is_loopback
from tracker.store.files import numbered_lines
from tracker.store.public_log.cosigning import WitnessKey
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.notes import NotANote

_PATIENCE = 10
"""Seconds that a witness has to answer."""
_MOST = 20_000
"""Bytes of an answer that are read."""


class WitnessesBroken(Exception):
    """A line of the file of witnesses is no public key with an address; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


def ask_witnesses(settings: Settings) -> Sequence[Witnessed]:
    """Have what was signed last cosigned by all witnesses; raises WitnessesBroken."""
    witnesses = witnesses_of(settings)
    return collect(LogFolder(settings.public_log), witnesses, _post) if witnesses else []


def witnesses_of(settings: Settings) -> Sequence[tuple[WitnessKey, str]]:
    """Read who the witnesses are, nobody where there is no file; raises WitnessesBroken."""
    return [_witness(line, number) for number, line in numbered_lines(settings.witnesses_path)]


def _witness(line: str, number: int) -> tuple[WitnessKey, str]:
    key, _, address = line.strip().partition(" ")
    place = urlsplit(address.strip())
    is_safe = place.scheme == "https" or (place.scheme == "http" and is_loopback(place.hostname or ""))
    try:
        if is_safe and place.hostname:
            return WitnessKey.parse(key), address.strip().rstrip("/")
    except NotANote:
        pass
    raise WitnessesBroken(number)


def _post(address: str, body: bytes) -> tuple[int, bytes]:
    request = Request(address, body, {"Content-Type": "text/plain; charset=utf-8"}, method="POST")  # noqa: S310 - checked above
    try:
        with build_opener().open(request, timeout=_PATIENCE) as answer:
            return answer.status, answer.read(_MOST)
    except HTTPError as refused:
        return refused.code, refused.read(_MOST)
