"""The tables of important dates, releases and corrections."""

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.web.data.columns import Row, Table, Value, code, day, listed, number, period, period_values, text, yes_no
from tracker.web.data.of_entries import CITED, cited
from tracker.web.data.source import ALL, Cut, Source
from tracker.web.labels import BODY, KIND, N_, OCCASION, RULE, STANDS
from tracker.web.views.citations import citation
from tracker.web.views.corrected import corrected
from tracker.web.views.occasions import line as occasion_line
from tracker.web.wording import Wording


def _occasions(source: Source, _cut: Cut, wording: Wording) -> Iterator[Row]:
    histories = source.look.occasion_histories(source.sight)
    known = sorted((its[-1].occasion for its in histories.values()), key=lambda one: (one.on.first, one.key))
    source.open([(one.about["title"], one.about["place"], one.about["citation"]) for one in known])
    for one in known:
        if not one.is_dropped:
            told = occasion_line((one.on, one), histories[one.key], source.sight.on, wording)
            yield {
                "key": one.key,
                "title": told.title,
                **period_values("on", told.when),
                "status": told.status or None,
                "rule": one.rule,
                "every_year": one.recurs_annually,
                "body": one.body,
                "countries": one.countries,
                "conventions": one.instruments,
                "demands": [key for key in one.demands if key in source.demands(ALL)],
                "place": wording.say(one.about["place"]),
                **cited(citation(one.about["citation"], wording)),
                "path": f"occasions/{one.key}",
            }


OCCASIONS = Table(
    "occasions",
    N_("Important dates"),
    N_("Sessions, meetings, due days and anniversaries, and how sure their days are."),
    ("key",),
    (
        code("key", N_("Key"), N_("The date's key, which stays."), is_always=True),
        text("title", N_("Title"), N_("What it is.")),
        *period("on", N_("When"), N_("Its first day; of what comes back each year the first time.")),
        code(
            "status",
            N_("How sure"),
            N_("What is known of its days; empty where nothing need be said."),
            values=OCCASION,
        ),
        code("rule", N_("Rule"), N_("The rule that computed the day, where nobody announced it."), values=RULE),
        yes_no("every_year", N_("Every year"), N_("Whether it comes back each year.")),
        code("body", N_("Body"), N_("Whose meeting it is."), values=BODY),
        listed("countries", N_("Countries"), N_("The countries that it concerns; none where it concerns all.")),
        listed("conventions", N_("Conventions"), N_("The conventions that it concerns.")),
        listed("demands", N_("Demands"), N_("The demands that it concerns."), "demands"),
        text("place", N_("Place"), N_("Where it is.")),
        *CITED,
        code(
            "path",
            N_("Page"),
            N_("The path of its page, below the address of the site and the language."),
            is_always=True,
        ),
    ),
    _occasions,
)


def _releases(source: Source, _cut: Cut, _wording: Wording) -> Iterator[Row]:
    for number_, on in sorted(source.look.releases()):
        if source.sight.release is not None and number_ <= source.sight.release:
            yield {"number": number_, "released_on": on}


RELEASES = Table(
    "releases",
    N_("Releases"),
    N_("The dated editions that the public sees; whoever cites a figure names the last one that it is of."),
    ("number",),
    (
        number("number", N_("Release"), N_("The number of the release."), is_always=True),
        day("released_on", N_("Released on"), N_("The day of the release."), is_always=True),
    ),
    _releases,
)


def _corrections(source: Source, _cut: Cut, wording: Wording) -> Iterator[Row]:
    about: Mapping[str, Any] = source.shelf.demands
    found = source.look.corrections(source.sight)
    source.open([about[one.demand]["title"] for one in found if one.demand and one.demand in about])
    for one in found:
        told = corrected(one, about.get(one.demand or ""), wording)
        tells = one.demand is not None and _has_rows(source, one.demand)
        rows: dict[str, Value] = {"measures": told.measures, "said": told.said, "says": told.says} if tells else {}
        yield {
            "on": told.day,
            "what": "retracted" if told.retracted else "corrected",
            "kind": told.kind,
            "effective": told.effective,
            "reference": told.demand,
            "country": one.country,
            **rows,
        }


def _has_rows(source: Source, reference: str) -> bool:
    demand = source.demands(ALL).get(reference)
    return demand is not None and source.has_rows(demand)


CORRECTIONS = Table(
    "corrections",
    N_("Corrections"),
    N_(
        "Entries that no longer count, since they were corrected or taken back as errors. What was taken "
        "back for somebody's safety is not listed."
    ),
    (),
    (
        day("on", N_("Corrected on"), N_("The day of the correction."), is_always=True),
        code(
            "what",
            N_("What was done"),
            N_("Whether another entry stands in its place."),
            values={"corrected": N_("Corrected"), "retracted": N_("Taken back")},
            is_always=True,
        ),
        code("kind", N_("Kind"), N_("The kind of entry."), values=KIND, is_always=True),
        day("effective", N_("Counted from"), N_("The day from which it counted."), is_always=True),
        code("reference", N_("Demand"), N_("The demand that it was on."), refers_to="demands"),
        code("country", N_("Country"), N_("The country that it was on."), refers_to="countries"),
        listed("measures", N_("Measures"), N_("The measures that it listed."), "measures"),
        code("said", N_("Said"), N_("Where the measures stood by it."), values=STANDS),
        code("says", N_("Says"), N_("Where they stand by what replaced it."), values=STANDS),
    ),
    _corrections,
)
