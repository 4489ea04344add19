"""The proof of one entry as a file (C2SP tlog-proof), with what has to be disclosed to compute the entry from it.

The extra line holds JSON: `facts` (the public part, as it was hashed), `salt1` and `c2` (hex), and `words`, each with
`ref`, `nonce` (base64url without padding) and `text`. The staff part stays closed: of it the commitment alone is given.
"""

import json
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from tracker.domain.values import Ref
from tracker.store.entries import Kind, Place, commitment, facts
from tracker.store.mapper import moment
from tracker.store.words import Secret

_FORM = "c2sp.org/tlog-proof@v1"
_REFS = re.compile(rb'"([A-Za-z0-9_-]{43})"')


def refs_in_facts(state: bytes) -> set[Ref]:
    """Find the words that an event's facts name; whatever else looks like a reference has no words."""
    return {Ref(found.decode()) for found in _REFS.findall(state)}


def proof_file(row: Row[Any], words: Iterable[Secret], proof: Iterable[bytes], checkpoint: bytes) -> bytes:
    """Write the proof of the event in a row of the log; `checkpoint` is the signed note that the proof leads to."""
    extra = b64encode(_disclosed(row, words)).decode()
    path = "".join(f"{b64encode(one).decode()}\n" for one in proof)
    return f"{_FORM}\nextra {extra}\nindex {row.position - 1}\n{path}\n".encode() + checkpoint


def _disclosed(row: Row[Any], words: Iterable[Secret]) -> bytes:
    place = Place(row.position, row.stream_id, row.version)
    day = moment(row.recorded_at).date().isoformat()
    said = {
        "facts": facts(place, Kind(row.topic, row.class_version), day, row.state).decode(),
        "salt1": row.salt1.hex(),
        "c2": commitment(row.salt2, row.staff).hex(),
        "words": [
            {"ref": one.ref, "nonce": urlsafe_b64encode(one.nonce).decode().rstrip("="), "text": one.text}
            for one in sorted(words, key=lambda one: one.ref)
        ],
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
