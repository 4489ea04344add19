"""The readings of one thing: a card, a demand, an entry, a date, an organisation, a person who agreed to be named."""

from typing import Any

from tracker.domain.scorecard import score
from tracker.projections.versions import Version
from tracker.web.api import things_described as described
from tracker.web.api.answer_codes import REPLACED
from tracker.web.api.described import thing
from tracker.web.api.of_tables import rows_of, team_of
from tracker.web.api.reading import Asked, Reading, Row
from tracker.web.api.seen import Seen
from tracker.web.data.of_entries import ASSESSMENTS, ENTRIES
from tracker.web.data.of_findings import FINDINGS
from tracker.web.labels import N_
from tracker.web.pages.demands import material_of
from tracker.web.pages.occasions import occasion_of
from tracker.web.pages.organisations import organisation_of, person_of
from tracker.web.site import NoSuchThing
from tracker.web.views.country_json import shown_json, shown_words
from tracker.web.views.demand import words_wanted
from tracker.web.views.demand_json import demand_json
from tracker.web.views.occasions_json import occasion_json
from tracker.web.views.spoken_of import Asked as Spoken
from tracker.web.workspace.views.parts import parts_of


def _coalition(seen: Seen, _: Asked) -> Row:
    edition = seen.look.edition()
    seen.open(edition.name, edition.publisher, edition.contact)
    say = seen.wording.plain
    return {
        "name": say(edition.name),
        "publisher": say(edition.publisher),
        "contact": say(edition.contact),
        "begins_on": edition.begins_on.isoformat(),
        "newest_release": edition.number,
        "released_on": edition.released_on.isoformat(),
        "zone": edition.zone,
    }


def _scorecard(seen: Seen, asked: Asked) -> Row:
    code = asked["country"]
    if code not in seen.shelf.countries:
        raise NoSuchThing
    card = score(seen.look.record(seen.sight, code), code)
    seen.open(shown_words(card))
    return shown_json(card, seen.sight, seen.wording, sample=seen.sample)


def _demand(seen: Seen, asked: Asked) -> Row:
    material = material_of(seen.look, seen.sight, asked["reference"])
    seen.open(words_wanted(material, seen.shelf))
    return demand_json(material, seen.sight, seen.wording, sample=seen.sample)


def _occasion(seen: Seen, asked: Asked) -> Row:
    page = occasion_of(seen, asked["key"])
    return occasion_json(page, seen.wording, seen.sight, sample=seen.sample)


def _organisation(seen: Seen, asked: Asked) -> Row:
    page = organisation_of(seen, asked["key"])
    return {
        "key": page.key,
        "name": page.name,
        "kind": page.kind,
        "country": page.country,
        "also": list(page.aliases),
        "part_of": page.parent[0] if page.parent else None,
        "parts": [key for key, _ in page.parts],
        "leadership": [
            {
                "office": one.office.text if one.office else None,
                "person": one.person,
                "name": one.name,
                "start": one.start,
                "until": one.until,
            }
            for one in page.periods
        ],
        "demands": [_spoken(one) for one in page.asked],
    }


def _person(seen: Seen, asked: Asked) -> Row:
    page = person_of(seen, asked["key"])
    also = [page.other_script] if page.other_script else []
    demands = [_spoken(one) for one in page.asked]
    return {"key": page.key, "name": page.name, "also": also, "country": page.country, "demands": demands}


def _spoken(one: Spoken) -> Row:
    return {"reference": one.row.reference, "title": one.row.title.text, "state": one.row.state}


def _entry(seen: Seen, asked: Asked) -> Row:
    if seen.live is not None:
        return entry_of(seen, asked["entry"])
    for table in (ENTRIES, ASSESSMENTS, FINDINGS):
        for one in rows_of(table, seen, {}):
            if one["entry"] == asked["entry"]:
                measures = (
                    [row["number"] for row in _all_of(seen, one)] if table is ASSESSMENTS else one.get("measures")
                )
                return _public_entry(one, table.name, measures or [])
    raise NoSuchThing


def _all_of(seen: Seen, one: Row) -> list[Row]:
    return [row for row in rows_of(ASSESSMENTS, seen, {}) if row["entry"] == one["entry"]]


def _public_entry(one: Row, table: str, measures: list[str]) -> Row:
    kind = {"assessments": "assessment", "findings": "finding"}.get(table) or one["kind"]
    demands = one["demands"] if table == "findings" else [one["reference"]]
    return {
        "entry": one["entry"],
        "kind": kind,
        "demands": demands,
        "country": one.get("country"),
        "measures": measures,
        "says": one.get("stands") or one.get("says"),
        "effective": one["effective"],
        "recorded_on": one["recorded_on"],
        "text": one.get("text"),
    }


def entry_of(seen: Seen, entry_id: str) -> Row:
    """Tell a signed-in reader of an entry, with all that it says to that reader; raises NoSuchThing."""
    line = seen.look.versions(seen.sight, entry_id)
    if seen.live is None or not line:
        raise NoSuchThing
    here = next(one for one in line if one.entry.entry_id == entry_id)
    seen.open(here.entry.about)
    said = [{"label": one.label, "text": one.text.text} for one in parts_of(here.entry, seen.live)]
    return {**_live_entry(here, seen), **team_of(here.entry, seen), "parts": said}


def _live_entry(here: Version, seen: Seen) -> dict[str, Any]:
    entry = here.entry
    said = entry.letter or entry.not_known or entry.not_counted
    return {
        "entry": entry.entry_id,
        "kind": entry.kind.value,
        "demands": list(here.demands),
        "country": here.country,
        "measures": list(here.measures),
        "says": said.value if said else entry.direction,
        "effective": entry.effective.isoformat(),
        "recorded_on": entry.recorded_on.isoformat(),
        "text": seen.wording.plain(entry.about.get("wording")),
        "state": REPLACED if here.is_replaced else here.state,
        "corrects": here.corrects,
        "opening_confirmed_on": here.opening_confirmed_on.isoformat() if here.opening_confirmed_on else None,
    }


THINGS = (
    Reading("coalition", N_("Whose record this is"), _coalition, lambda _: thing(described.COALITION)),
    Reading(
        "countries/{country}/scorecard",
        N_("What was asked of a country, and what was done"),
        _scorecard,
        described.scorecard,
    ),
    Reading("demands/{reference}", N_("A demand"), _demand, described.demand),
    Reading("entries/{entry}", N_("An entry"), _entry, lambda _: thing(described.ENTRY, described.ENTRY_LIVE)),
    Reading("occasions/{key}", N_("An important date"), _occasion, described.occasion),
    Reading("organisations/{key}", N_("An organisation"), _organisation, lambda _: thing(described.ORGANISATION)),
    Reading("persons/{key}", N_("A person who agreed to be named"), _person, lambda _: thing(described.PERSON)),
)
