"""What is public of a record as lines of JSON: the JSON of its pages, as they answer a stranger today."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tracker import __version__
from tracker.application.reader import Look, Reader
from tracker.web.app import create_app
from tracker.web.data.descriptor import LICENCE_ADDRESS
from tracker.web.data.tables import TABLES
from tracker.web.languages import LANGUAGES
from tracker.web.static_copy.asking import Asking
from tracker.web.static_copy.make import RecordMoves
from tracker.web.static_copy.walk import PageFailed

FORMAT = "tracker-public-export/1"
_FOUND, _NOT_THERE = 200, 404


def public_record(reader: Reader) -> Iterator[Mapping[str, Any]]:
    """Give what the record is, each page's object, and how many they were; nothing decides here what is public.

    Raises NothingReleased, PageFailed, and RecordMoves where something was recorded or the day ended meanwhile.
    """
    state = reader.head(), reader.today()
    with reader.look() as look:
        edition, addresses = look.edition(), list(_addresses(look))
    yield {
        "line": "record",
        "format": FORMAT,
        "program": f"tracker {__version__}",
        "made_on": state[1].isoformat(),
        "origin": edition.origin,
        "sample": edition.sample,
        "release": edition.number,
        "released_on": edition.released_on.isoformat(),
        "licence": LICENCE_ADDRESS,
    }
    number = 0
    with Asking(create_app(reader)) as asking:
        for address in addresses:
            answer = asking.get(address)
            if answer.status == _FOUND:
                number += 1
                yield {"line": "page", "address": address, "content": json.loads(answer.body)}
            elif answer.status != _NOT_THERE:
                raise PageFailed(address, answer.status)
    if (reader.head(), reader.today()) != state:
        raise RecordMoves
    yield {"line": "end", "pages": number}


def _addresses(look: Look) -> Iterator[str]:
    """List what there is in JSON, in the order in which somebody would read it."""
    shelf = look.released_shelf(look.sight(None, None))
    things = [f"countries/{code.lower()}" for code in shelf.countries]
    things += [f"demands/{reference}" for reference in shelf.demands]
    tables = [f"data/{name}" for name in TABLES]
    for language in LANGUAGES:
        for thing in ("overview", *things, "occasions", *tables, "corrections"):
            yield f"/{language}/{thing}.json"
