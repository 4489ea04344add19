"""T1: the one-file verifier, which shares no line with the product, checks 1,000 proofs, and refuses changed ones."""

import base64
import json
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.drills.noticing import in_this_process
from tests.drills.proving import Published, published
from tests.drills.sample import sample
from tracker import verifier

PROOFS = 1_000

_HASH = 44
"""Letters of a hash in base64."""


def drill() -> bool:
    """Print how many proofs hold, and how many changed ones were refused; say whether all are as they must be."""
    with sample() as served, TemporaryDirectory() as folder:
        made = published(served.parts, Path(folder), PROOFS, 0)
        print(f"{made.size} entries were signed, {PROOFS} proofs made", flush=True)
        log = verified(made.key, "log", made.log.path)
        proofs = verified(made.key, "proof", *made.entries)
        dice = random.Random(20_211_207)  # noqa: S311 - what to change, no secret
        refused = sum(is_refused(changed(path.read_bytes(), dice), made, Path(folder)) for path in made.entries)
    print(f"{PROOFS} changed proofs: {refused} refused")
    return (log, proofs, refused) == (verifier.INTACT, verifier.INTACT, PROOFS)


def verified(key: Path, what: str, *paths: Path) -> int:
    """Let the verifier run as a stranger runs it, alone, and give its exit code."""
    began = monotonic()
    words = [sys.executable, "-I", str(verifier.__file__), what, *map(str, paths), "--key", str(key)]
    code = subprocess.run(words, check=False, stdout=subprocess.DEVNULL).returncode
    print(f"verifier.py {what}: exit code {code}, {monotonic() - began:.1f} s", flush=True)
    return code


def is_refused(proof: bytes, made: Published, folder: Path) -> bool:
    """Say whether the verifier finds fault with a proof."""
    path = folder / "asked.tlog-proof"
    path.write_bytes(proof)
    return in_this_process("verifier", ["proof", str(path), "--key", str(made.key)], "").code != verifier.INTACT


def changed(proof: bytes, dice: random.Random) -> bytes:
    """Change one thing in a proof: the entry, its place, a hash on the way to the root, or what was signed."""
    lines = proof.decode().split("\n")
    at = dice.choice([number for number, line in enumerate(lines) if number and line])
    word, _, value = lines[at].rpartition(" ")
    if word == "extra":
        value = _said_otherwise(value, dice)
    elif value.isdecimal():
        value = str(int(value) + dice.choice([-1, 1]))
    elif len(value) >= _HASH:
        value = _bit_turned(value, dice)
    else:
        value += "x"  # the name of the log
    lines[at] = f"{word} {value}".strip()
    return "\n".join(lines).encode()


def _said_otherwise(packed: str, dice: random.Random) -> str:
    said = json.loads(base64.b64decode(packed))
    name = dice.choice(["facts", "salt1", "c2"])
    at = dice.randrange(len(said[name]))
    said[name] = said[name][:at] + ("0" if said[name][at] != "0" else "1") + said[name][at + 1 :]
    return base64.b64encode(json.dumps(said).encode()).decode()


def _bit_turned(packed: str, dice: random.Random) -> str:
    raw = bytearray(base64.b64decode(packed))
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    return base64.b64encode(raw).decode()
