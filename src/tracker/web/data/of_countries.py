"""The tables of countries: the figures of each card, counts by what demands are about, what was raised again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.domain.judgement import State
from tracker.web.data.columns import PRECISION, Column, Row, Table, Value, code, day, number, text
from tracker.web.data.source import Cut, Source
from tracker.web.labels import N_
from tracker.web.views import counts as counting
from tracker.web.views import raised as raising
from tracker.web.views.country_json import country_json
from tracker.web.wording import Wording

_COUNTRY = code(
    "country", N_("Country"), N_("The country, by its code (ISO 3166-1)."), refers_to="countries", is_always=True
)
_N = number(
    "n",
    N_("Counted demands"),
    N_("How many demands count: met, partly met, not met and not known add up to it."),
    is_always=True,
)
_STATES = (
    number("met", N_("Met"), N_("How many of them are met: every measure is met."), is_always=True),
    number(
        "partly_met",
        N_("Partly met"),
        N_("How many are partly met: at least one measure is met or partly met, but not all are met."),
        is_always=True,
    ),
    number("not_met", N_("Not met"), N_("How many are not met: measures are graded, and none is met."), is_always=True),
    number(
        "not_known",
        N_("Not known"),
        N_("How many are not known: no measure is graded. What is not known is never taken as zero."),
        is_always=True,
    ),
)
_PLACES: Mapping[str, tuple[str, ...]] = {
    "n": ("n",),
    "met": ("counts", "met"),
    "partly_met": ("counts", "partly_met"),
    "not_met": ("counts", "not_met"),
    "not_known": ("counts", "not_known"),
    "opposite_measures": ("opposite", "measures"),
    "opposite_demands": ("opposite", "demands"),
    "open": ("open",),
    "open_over_a_year": ("open_over_a_year",),
    "median_age_days": ("median_age_days",),
    "oldest_age_days": ("oldest_age_days",),
    "since_from": ("since", "from"),
    "acts_worse": ("since", "acts_worse"),
    "measures_worse": ("since", "measures_worse"),
    "acts_better": ("since", "acts_better"),
    "measures_better": ("since", "measures_better"),
    "looked_at": ("coverage", "with"),
    "letters": ("answers", "letters"),
    "letters_answered": ("answers", "answered"),
    "letters_not_known": ("answers", "not_known"),
    "last_letter_on": ("answers", "last_letter_on"),
    "already_met": ("not_counted", "already_met_when_made"),
    "ran_out": ("not_counted", "ran_out"),
    "lost_object": ("not_counted", "lost_object"),
    "no_longer_possible": ("not_counted", "no_longer_possible"),
}
"""Where each figure of a country stands in the object of its card: it is computed in one place."""


def _countries(source: Source, cut: Cut, wording: Wording) -> Iterator[Row]:
    listed = source.countries(cut)
    source.open([source.shelf.countries[one]["name"] for one in listed])
    for one in listed:
        card = country_json(source.card(one), source.sight, sample=source.sight.viewer.sample)
        ends = {
            "met_least": card["met"][0],
            "met_most": card["met"][1],
            "partly_least": card["at_least_partly"][0],
            "partly_most": card["at_least_partly"][1],
        }
        figures = {name: _at(card, place) for name, place in _PLACES.items()}
        name = wording.say(source.shelf.countries[one]["name"])
        yield {"country": one, "name": name, **figures, **ends, "repeats": len(card["repeats"])}


def _at(card: Mapping[str, Any], place: Iterable[str]) -> Value:
    found: Any = card
    for part in place:
        found = found[part]
    figure: Value = found
    return figure


COUNTRIES = Table(
    "countries",
    N_("Countries"),
    N_("The figures of each country's card, one country a row. They are no index, and countries are not ranked."),
    ("country",),
    (
        code("country", N_("Country"), N_("The country, by its code (ISO 3166-1)."), is_always=True),
        text("name", N_("Name"), N_("How the country is called.")),
        _N,
        *_STATES,
        number(
            "opposite_measures",
            N_("Measures with the opposite done"),
            N_("In how many measures a State organ did the opposite of what was asked."),
            is_always=True,
        ),
        number("opposite_demands", N_("Demands with the opposite done"), N_("In how many demands."), is_always=True),
        number("met_least", N_("Met, at least"), N_("Met, if every measure that is not known were not met.")),
        number("met_most", N_("Met, at most"), N_("Met, if every measure that is not known were met.")),
        number(
            "partly_least",
            N_("At least partly met, at least"),
            N_("Met or partly met, if every measure that is not known were not met."),
        ),
        number(
            "partly_most",
            N_("At least partly met, at most"),
            N_("Met or partly met, if every measure that is not known were met."),
        ),
        number("open", N_("Open"), N_("How many counted demands are not met, so far as is known.")),
        number("open_over_a_year", N_("Open for more than a year"), N_("Open ones first raised over a year ago.")),
        number(
            "median_age_days", N_("Median age, days"), N_("Of the open ones, since their own document; lower median.")
        ),
        number("oldest_age_days", N_("Greatest age, days"), N_("Of the open ones, since their own document.")),
        day("since_from", N_("Changes since"), N_("The day after the last session of the Conference that is over.")),
        number("acts_worse", N_("Acts that made it worse"), N_("Acts since then by which a letter became worse.")),
        number("measures_worse", N_("Measures that got worse"), N_("The measures that these acts touched.")),
        number("acts_better", N_("Acts that made it better"), N_("Acts since then by which a letter became better.")),
        number("measures_better", N_("Measures that improved"), N_("The measures that these acts touched.")),
        number(
            "looked_at",
            N_("Looked at within twelve months"),
            N_("Counted demands with an entry, or a check at a source, younger than twelve months."),
        ),
        number("letters", N_("Letters"), N_("Letters to this government that are on record.")),
        number("letters_answered", N_("Letters answered"), N_("Those that were answered.")),
        number("letters_not_known", N_("Letters, not known"), N_("Those of which nobody knows whether they were.")),
        day("last_letter_on", N_("Last letter"), N_("The day of the last letter.")),
        number("already_met", N_("Already met when asked"), N_("Measures not counted, as they had been met before.")),
        number("ran_out", N_("Ran out, never lifted"), N_("Bans whose term ended and that nobody lifted.")),
        number("lost_object", N_("Lost their object"), N_("Measures not counted, as what they were about is gone.")),
        number("no_longer_possible", N_("Can no longer be done"), N_("Measures that became impossible.")),
        number("repeats", N_("Repeats"), N_("Demands without a measure of their own, shown and not counted.")),
    ),
    _countries,
)


def _counts(source: Source, cut: Cut, wording: Wording) -> Iterator[Row]:
    shelf = source.shelf
    source.open([one["label"] for one in shelf.themes.values()], [one["name"] for one in shelf.instruments.values()])
    for country in source.countries(cut):
        judged = source.card(country).judged
        sorted_by = {
            "theme": counting.by_theme(judged, shelf.themes, wording),
            "convention": counting.by_convention(judged, shelf.instruments, wording),
            "object": counting.by_object(judged),
        }
        for by, its in sorted_by.items():
            for one in its:
                states = {state: len(listed) for state, listed in one.states}
                yield {
                    "country": country,
                    "by": by,
                    "code": one.code,
                    "label": one.label,
                    "n": one.n,
                    **{state.value: states[state.value] for state in State},
                    "opposite": len(one.opposite),
                }


COUNTS = Table(
    "counts",
    N_("Counts by theme, convention and object"),
    N_("How the counted demands of a country stand, by what they are about. A demand may stand in several rows."),
    ("country", "by", "code"),
    (
        _COUNTRY,
        code(
            "by",
            N_("Sorted by"),
            N_("By what the demands are sorted in this row."),
            values={"theme": N_("Theme"), "convention": N_("Convention"), "object": N_("What it is about")},
            is_always=True,
        ),
        code("code", N_("Code"), N_("The theme or convention by its code, or the kind of object."), is_always=True),
        text("label", N_("Called"), N_("How the theme or the convention is called; empty for objects.")),
        _N,
        *_STATES,
        number("opposite", N_("Demands with the opposite done"), N_("In how many demands."), is_always=True),
    ),
    _counts,
)


def _raised(source: Source, cut: Cut, wording: Wording) -> Iterator[Row]:
    again, shown = source.look.around(source.sight).raised_again(), source.entries(cut)
    for reference, demand in source.demands(cut).items():
        if source.judged(reference) is None:
            continue
        one = raising.raised(demand, shown[reference], again, source.shelf.demands, wording)
        yield {
            "reference": reference,
            "country": demand.country,
            "title": one.title,
            "times": one.times,
            "first_on": one.first_on,
            "first_precision": one.first["precision"],
            "last_on": one.last_on,
            "last_precision": one.last["precision"],
            "letters": one.letters,
            "answered": one.answered,
            "not_known": one.not_known,
        }


REFERENCE: Column = code(
    "reference",
    N_("Demand"),
    N_("The demand's public number, which stays and is never used twice."),
    refers_to="demands",
    is_always=True,
)

RAISED = Table(
    "raised",
    N_("Raised again"),
    N_("How often each counted demand was raised, and what became of the letters. A document counts once."),
    ("reference",),
    (
        REFERENCE,
        _COUNTRY,
        text("title", N_("Title"), N_("The demand in one line.")),
        number("times", N_("Times raised"), N_("By how many documents, its own as the first."), is_always=True),
        day(
            "first_on",
            N_("First raised"),
            N_("The day of the first of them; its last possible day where no more is known."),
            is_always=True,
        ),
        code("first_precision", N_("How exact"), N_("How exactly it is known."), values=PRECISION, is_always=True),
        day(
            "last_on",
            N_("Last raised"),
            N_("The day of the last of them; its last possible day where no more is known."),
            is_always=True,
        ),
        code("last_precision", N_("How exact"), N_("How exactly it is known."), values=PRECISION, is_always=True),
        number("letters", N_("Letters"), N_("Letters on it that are on record."), is_always=True),
        number("answered", N_("Letters answered"), N_("Those that were answered."), is_always=True),
        number(
            "not_known", N_("Letters, not known"), N_("Those of which nobody knows whether they were."), is_always=True
        ),
    ),
    _raised,
)
