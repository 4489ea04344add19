"""The tables of documents, of conventions and who ratified them, of organisations, and of themes."""

from collections.abc import Iterator

from tracker.domain.ratification import fundamental, in_order
from tracker.web.data.columns import Row, Table, code, day, listed, period, period_values, text, yes_no
from tracker.web.data.of_entries import CITED, cited
from tracker.web.data.source import Cut, Source
from tracker.web.labels import DOCUMENT_KIND, N_, RELATION
from tracker.web.thing_labels import ORGANISATION_KIND, RATIFICATION
from tracker.web.views.organisation_names import has_a_page
from tracker.web.views.ratifications import Material, cells_of, words_wanted
from tracker.web.wording import Wording


def _documents(source: Source, _cut: Cut, wording: Wording) -> Iterator[Row]:
    known = [one for one in source.shelf.documents.values() if one["known_from"] <= source.sight.viewer.through]
    source.open(known)
    for about in sorted(known, key=lambda one: (str(one["issued"]["first"]), str(one["key"]))):
        address = wording.plain(about["address"])
        yield {
            "key": about["key"],
            "kind": about["kind"],
            "title": wording.say(about["title"]),
            **period_values("issued", about["issued"]),
            "issuer": wording.say(about["issuer_name"]),
            "relation": about["relation"],
            "reference": wording.plain(about["reference"]),
            "languages": about["languages"],
            "address": address,
            "path": f"documents/{about['key']}",
        }


DOCUMENTS = Table(
    "documents",
    N_("Documents"),
    N_("Resolutions, declarations, letters and articles from which demands come."),
    ("key",),
    (
        code("key", N_("Key"), N_("The document's key, which stays."), is_always=True),
        code("kind", N_("Kind"), N_("The kind of document."), values=DOCUMENT_KIND, is_always=True),
        text("title", N_("Title"), N_("The title of the document.")),
        *period("issued", N_("Dated"), N_("The first day of its date.")),
        text("issuer", N_("Issued by"), N_("Who issued it.")),
        code("relation", N_("Whose it is"), N_("Who issued it is to the coalition."), values=RELATION, is_always=True),
        code("reference", N_("Reference"), N_("The number that it bears.")),
        listed("languages", N_("Languages"), N_("The languages that it exists in, by their codes (ISO 639).")),
        code("address", N_("Where it can be read"), N_("Some are an offence to share somewhere: look before you do.")),
        code(
            "path",
            N_("Page"),
            N_("The path of its page, below the address of the site and the language."),
            is_always=True,
        ),
    ),
    _documents,
)


def _conventions(source: Source, _cut: Cut, wording: Wording) -> Iterator[Row]:
    listed_ones, basic = source.shelf.instruments, set(fundamental(source.sight.on))
    source.open([one["name"] for one in listed_ones.values()])
    for one in sorted(listed_ones, key=in_order):
        yield {"code": one, "name": wording.say(listed_ones[one]["name"]), "fundamental": one in basic}


CONVENTIONS = Table(
    "conventions",
    N_("Conventions"),
    N_("The ILO conventions that the record lists."),
    ("code",),
    (
        code("code", N_("Convention"), N_("The ILO's code, such as C087."), is_always=True),
        text("name", N_("Name"), N_("The title of the convention.")),
        yes_no("fundamental", N_("Fundamental"), N_("Whether it is one of the fundamental conventions on the day.")),
    ),
    _conventions,
)


def _ratifications(source: Source, cut: Cut, wording: Wording) -> Iterator[Row]:
    for country in source.countries(cut):
        entries = source.look.around(source.sight).ratifications(country)
        of_country = source.look.digest(source.sight, country).demands
        material = Material(source.sight.on, entries, of_country, source.shelf.instruments)
        source.open(words_wanted(material))
        for one, cell in cells_of(material, wording).items():
            if cut.convention in {"", one}:
                yield {
                    "country": country,
                    "convention": one,
                    "name": cell.name,
                    "stands": cell.stands,
                    **period_values("registered", cell.registered),
                    "day_verified": cell.is_day_verified if cell.registered else None,
                    "holds_until": cell.holds_until,
                    "recorded_on": cell.recorded_on,
                    "asked_by": cell.asked_by,
                    "named_by": cell.named_by,
                    **cited(cell.citation),
                }


RATIFICATIONS = Table(
    "ratifications",
    N_("Ratifications"),
    N_(
        "What is known of each convention that demands name, of the fundamental ones, and of others on "
        "record. Only what the ILO registered is a ratification. What nobody saw in a source is neither."
    ),
    ("country", "convention"),
    (
        code("country", N_("Country"), N_("The country."), refers_to="countries", is_always=True),
        code("convention", N_("Convention"), N_("The ILO's code, such as C087."), is_always=True),
        text("name", N_("Name"), N_("The title of the convention.")),
        code("stands", N_("Ratified or not"), N_("What is known of it."), values=RATIFICATION, is_always=True),
        *period("registered", N_("Registered"), N_("The first day of when the ILO registered it.")),
        yes_no("day_verified", N_("Day verified"), N_("Whether the day was seen in a source.")),
        day(
            "holds_until", N_("Not ratified until"), N_("The last day for which a source says that it is not ratified.")
        ),
        day("recorded_on", N_("Recorded on"), N_("The day on which it was recorded.")),
        listed("asked_by", N_("Asked for by"), N_("The demands that ask for the ratification."), "demands"),
        listed("named_by", N_("Named by"), N_("All demands that name the convention."), "demands"),
        *CITED,
    ),
    _ratifications,
)


def _organisations(source: Source, _cut: Cut, wording: Wording) -> Iterator[Row]:
    found = [one for one in source.shelf.organisations.values() if has_a_page(one)]
    released = [one for one in found if one.known_from <= source.sight.viewer.through]
    source.open([one.about["name"] for one in released])
    keys = {one.key for one in released}
    for one in released:
        yield {
            "key": one.key,
            "name": wording.say(one.about["name"]),
            "kind": one.about["kind"],
            "country": one.about["country"],
            "part_of": one.about["parent"] if one.about["parent"] in keys else None,
            "path": f"organisations/{one.key}",
        }


ORGANISATIONS = Table(
    "organisations",
    N_("Organisations"),
    N_(
        "Unions, State organs and international bodies. Those of fewer than ten people are treated as "
        "persons, and left out."
    ),
    ("key",),
    (
        code("key", N_("Key"), N_("The organisation's key, which stays."), is_always=True),
        text("name", N_("Name"), N_("How it is called.")),
        code("kind", N_("Kind"), N_("The kind of organisation."), values=ORGANISATION_KIND, is_always=True),
        code("country", N_("Country"), N_("Where it is, by the country's code (ISO 3166-1).")),
        code("part_of", N_("Part of"), N_("The organisation that it belongs to."), refers_to="organisations"),
        code(
            "path",
            N_("Page"),
            N_("The path of its page, below the address of the site and the language."),
            is_always=True,
        ),
    ),
    _organisations,
)


def _themes(source: Source, _cut: Cut, wording: Wording) -> Iterator[Row]:
    source.open([one["label"] for one in source.shelf.themes.values()])
    for one, about in source.shelf.themes.items():
        yield {"code": one, "label": wording.say(about["label"])}


THEMES = Table(
    "themes",
    N_("Themes"),
    N_("The coalition's own headings for demands of one subject."),
    ("code",),
    (
        code("code", N_("Theme"), N_("The theme's code, which stays."), is_always=True),
        text("label", N_("Called"), N_("How it is called.")),
    ),
    _themes,
)
