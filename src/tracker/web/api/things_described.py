"""Things described: the schemas of what the API gives of one thing, with the lists that its codes are of."""

from collections.abc import Mapping

from tracker.web.api import answer_codes as codes
from tracker.web.api import described as of
from tracker.web.api.described import Says, listed, thing
from tracker.web.api.of_tables import TEAM
from tracker.web.api.shape import Schema

ENTRY: Mapping[str, Schema] = {
    "entry": of.CODE,
    "kind": codes.KIND,
    "demands": of.CODES,
    "country": of.TEXT,
    "measures": of.CODES,
    "says": codes.SAYS,
    "effective": of.DAY,
    "recorded_on": of.DAY,
    "text": of.TEXT,
}
ENTRY_LIVE: Mapping[str, Schema] = {
    **TEAM,
    "state": codes.STATE_OF_ENTRY,
    "corrects": of.TEXT,
    "opening_confirmed_on": of.DAY_OR_NONE,
    "parts": listed(thing({"label": of.CODE, "text": of.CODE})),
}
_SPOKEN = thing({"reference": of.CODE, "title": of.CODE, "state": codes.STATE})
_OFFICE = thing({"office": of.TEXT, "person": of.TEXT, "name": of.TEXT, "start": of.PERIOD, "until": of.PERIOD})
ORGANISATION = {
    **dict.fromkeys(("key", "name"), of.CODE),
    "kind": codes.ORGANISATION,
    "country": of.TEXT,
    "also": of.CODES,
    "part_of": of.TEXT,
    "parts": of.CODES,
    "leadership": listed(_OFFICE),
    "demands": listed(_SPOKEN),
}
PERSON = {
    "key": of.CODE,
    "name": of.CODE,
    "also": of.CODES,
    "country": of.TEXT,
    "demands": listed(_SPOKEN),
}
COALITION = {
    **dict.fromkeys(("name", "publisher", "contact"), of.TEXT),
    "begins_on": of.DAY,
    "newest_release": of.NUMBER,
    "released_on": of.DAY,
    "zone": of.CODE,
}


def scorecard(_: Says) -> Schema:
    """Describe the card of a country."""
    states = dict.fromkeys(("met", "partly_met", "not_met", "not_known"), of.NUMBER)
    ends = {"type": "array", "items": of.NUMBER, "minItems": 2, "maxItems": 2}
    demand = {
        "reference": of.CODE,
        "state": codes.one_of(states),
        "opposite": {"type": ["boolean", "null"]},
        "measures": {"type": ["object", "null"], "additionalProperties": of.NUMBER},
        "needs_reassessment": of.YES_NO,
        "stale": of.YES_NO,
        "entries": of.CODES,
    }
    since = {"from": of.DAY_OR_NONE}
    since |= {f"{what}_{way}": of.NUMBER_OR_NONE for what in ("acts", "measures") for way in ("worse", "better")}
    answers = {"letters": of.NUMBER, "answered": of.NUMBER, "not_known": of.NUMBER, "last_letter_on": of.DAY_OR_NONE}
    return thing(
        {
            "country": of.CODE,
            "n": of.NUMBER,
            "counts": thing(states),
            "opposite": thing({"measures": of.NUMBER, "demands": of.NUMBER}),
            "met": ends,
            "at_least_partly": ends,
            "open": of.NUMBER,
            "open_over_a_year": of.NUMBER,
            "median_age_days": of.NUMBER_OR_NONE,
            "oldest_age_days": of.NUMBER_OR_NONE,
            "since": thing(since),
            "coverage": thing({"with": of.NUMBER, "of": of.NUMBER}),
            "answers": thing(answers),
            "not_counted": {"type": "object", "additionalProperties": of.NUMBER},
            "repeats": of.CODES,
            "apart": {"type": "object", "additionalProperties": of.CODES},
            "demands": listed(thing(demand)),
        }
    )


def demand(_: Says) -> Schema:
    """Describe a demand with its measures and entries."""
    texts = dict.fromkeys(("item", "counting_reason", "title", "summary"), of.TEXT)
    keys = dict.fromkeys(("reference", "document"), of.CODE)
    listed_ones = {"counting": codes.COUNTING, "life": codes.LIFE, "state": codes.STATE}
    marks = dict.fromkeys(("opposite", "needs_reassessment", "stale"), of.YES_NO)
    organs = {"type": "array", "items": of.TEXT}
    addressee = {"type": codes.ADDRESSEE, "country": of.TEXT, "label": of.TEXT, "organs": organs, "in_text": of.YES_NO}
    lists = {"countries": of.CODES, "themes": of.CODES, "conventions": of.CODES}
    measure = {
        "number": of.CODE,
        "act": codes.ACT,
        "object": codes.OBJECT,
        "stands": codes.STOOD,
        "label": of.TEXT,
        "since": of.DAY_OR_NONE,
        **dict.fromkeys(("baseline", "irreversible", "opposite", "unknown", "needs_reassessment"), of.YES_NO),
    }
    entry = {
        "id": of.CODE,
        "kind": codes.KIND,
        "effective": of.DAY,
        "recorded_on": of.DAY,
        "measures": of.CODES,
        "direction": codes.DIRECTION,
        "letter": codes.LETTER,
        "not_known": codes.NOT_KNOWN,
        "not_counted": codes.NOT_COUNTED,
        "text": of.TEXT,
        "baseline": of.YES_NO,
        "irreversible": of.YES_NO,
        "basis": of.CODES,
        "files": _FILES,
    }
    measures = {"type": ["array", "null"], "items": thing(measure)}
    more = {"measures": measures, "files": _FILES, "entries": listed(thing(entry))}
    return thing(keys | listed_ones | texts | marks | lists | {"made_on": of.DAY, "addressee": thing(addressee)} | more)


_FILES: Schema = {"type": "array", "items": {"type": "object"}}


def occasion(_: Says) -> Schema:
    """Describe a date with what became of it."""
    told = {"status": codes.STATUS, "rule": codes.RULE, "body": codes.OCCASION_BODY, "place": of.TEXT}
    lists = {name: listed({"type": "object"}) for name in ("submitted", "lists", "history", "corrections")}
    keys = {"countries": of.CODES, "conventions": of.CODES, "demands": of.CODES}
    open_ones = dict.fromkeys(("on", "moved_from", "every_year_since", "anniversary", "report_on"), of.ANY)
    return thing({"key": of.CODE, "title": of.CODE, **told, **lists, **keys, **open_ones})
