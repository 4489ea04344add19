"""`tracker witness`: cosigns the checkpoints of logs that are known, on the machine of somebody else than theirs."""

from pathlib import Path
from time import time

import uvicorn

from tracker.application.witness import Witness
from tracker.cli import logs
from tracker.cli.refusals import LogKeyBroken, WitnessNameMissing
from tracker.cli.saying import tell
from tracker.cli.serving import listen
from tracker.store.files import numbered_lines
from tracker.store.public_log.cosigning import Cosigner
from tracker.store.public_log.notes import NotANote, PrivateKey, PublicKey
from tracker.store.public_log.signing import SigningKeyMissing, draw_key, load_key
from tracker.web.witness_app import create_witness

HOME = Path("witness")
_KEY, _LOGS = "witness.key", "logs"


def serve(home: Path | None, name: str | None, host: str, port: int) -> None:
    """Make the key where there is none yet, then answer until the process is told to end."""
    folder = home or HOME
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    cosigner = Cosigner(_key(folder / _KEY, name))
    known = _logs(folder / _LOGS)
    witness = Witness(cosigner, known, folder, time)
    tell("witness.key", key=witness.public)
    if not known:
        tell("witness.no_logs", path=folder / _LOGS)
    logs.set_up()
    with listen(host, port) as bound:
        tell("witness.address", host=host, port=bound.getsockname()[1])
        uvicorn.Server(uvicorn.Config(create_witness(witness), log_config=None, access_log=False)).run([bound])


def _key(path: Path, name: str | None) -> PrivateKey:
    try:
        return load_key(path)
    except SigningKeyMissing:
        if not name:
            raise WitnessNameMissing from None
        try:
            return draw_key(path, name)
        except NotANote:
            raise WitnessNameMissing from None


def _logs(path: Path) -> list[PublicKey]:
    found = []
    for number, line in numbered_lines(path):
        try:
            found.append(PublicKey.parse(line))
        except NotANote:
            raise LogKeyBroken(line=number, path=path) from None
    return found
