"""The tables of demands and of their measures."""

from collections.abc import Iterator, Mapping

from tracker.domain.judgement import Judged
from tracker.domain.record import DemandFacts, MeasureFacts
from tracker.domain.scorecard import judge
from tracker.domain.standing import Standing
from tracker.web.data.columns import Row, Table, Value, code, day, listed, number, text, yes_no
from tracker.web.data.of_countries import REFERENCE
from tracker.web.data.source import Cut, Source, public_key
from tracker.web.labels import COUNTING, N_, NOT_KNOWN_WHY, STANDS, STATE
from tracker.web.thing_labels import ACT, OBJECT
from tracker.web.views.standings import LEAST_FOR_FIGURES, where
from tracker.web.wording import Wording

_TALLY = ("met", "partly", "not_met", "no_answer", "opposite", "unknown", "not_counted")
_LIFE = {
    "open": N_("Worked on"),
    "closed": N_("Closed"),
    "withdrawn": N_("Withdrawn"),
    "superseded": N_("Superseded"),
}


def _demands(source: Source, cut: Cut, wording: Wording) -> Iterator[Row]:
    for reference, demand in source.demands(cut).items():
        about, judged = demand.about, source.judged(reference)
        yield {
            "reference": reference,
            "document": about["document"],
            "item": wording.say(about["item"]),
            "made_on": demand.made_on,
            "counting": demand.counting.value,
            "country": demand.country,
            "addressee": wording.say(about["addressee"]["label"]),
            "title": wording.say(about["title"]),
            "summary": wording.say(about["summary"]),
            "themes": about["themes"],
            "conventions": about["instruments"],
            "life": demand.life.value,
            **_standing(demand, judged, source),
            "path": f"demands/{reference}",
        }


def _standing(demand: DemandFacts, judged: Judged | None, source: Source) -> dict[str, Value]:
    if judged is None:
        return {}
    has_figures = len(judged.measures) >= LEAST_FOR_FIGURES or source.has_rows(demand)
    tally: Mapping[str, int | None] = judged.tally() if has_figures else {}
    return {
        "state": judged.state.value,
        "measures": len(judged.measures) if has_figures else None,
        **{f"measures_{name}": tally.get(name) for name in _TALLY},
        "opposite_done": judged.opposite > 0 if has_figures else None,
        "needs_reassessment": judged.needs_reassessment,
        "stale": judged.stale,
        "looked_on": judged.looked_on,
    }


DEMANDS = Table(
    "demands",
    N_("Demands"),
    N_("Every demand, with where it stands if it counts on a country's card. Others stand here without figures."),
    ("reference",),
    (
        code(
            "reference",
            N_("Demand"),
            N_("The demand's public number, which stays and is never used twice."),
            is_always=True,
        ),
        code("document", N_("Document"), N_("The document that puts it, by its key."), refers_to="documents"),
        text("item", N_("Item"), N_("Where in the document it stands.")),
        day("made_on", N_("Made on"), N_("The day of the document."), is_always=True),
        code("counting", N_("How it counts"), N_("Whether it counts, and why not."), values=COUNTING, is_always=True),
        code("country", N_("Country"), N_("Whose government it is put to; empty for others."), refers_to="countries"),
        text("addressee", N_("Addressee"), N_("Whom it is put to, as the document says.")),
        text("title", N_("Title"), N_("The demand in one line.")),
        text("summary", N_("Summary"), N_("What is asked, in the coalition's words.")),
        listed("themes", N_("Themes"), N_("The themes, by their codes."), "themes"),
        listed("conventions", N_("Conventions"), N_("The conventions that it names, by the ILO's codes.")),
        code("life", N_("Worked on"), N_("Whether it is worked on."), values=_LIFE, is_always=True),
        code(
            "state",
            N_("Where it stands"),
            N_("How far it is met; empty where it does not count."),
            values={name: STATE[name] for name in ("met", "partly_met", "not_met", "not_known")},
        ),
        number(
            "measures",
            N_("Measures"),
            N_(
                "How many measures it is judged by. Empty, as are the next eight, where figures would tell of a person."
            ),
        ),
        number("measures_met", N_("of them met"), N_("Measures with the letter A.")),
        number("measures_partly", N_("of them partly met"), N_("Measures with the letter B.")),
        number("measures_not_met", N_("of them not met"), N_("Measures with the letter C.")),
        number("measures_no_answer", N_("of them without an answer"), N_("Measures with the letter D.")),
        number("measures_opposite", N_("of them opposite"), N_("Measures with the letter E.")),
        number("measures_unknown", N_("of them unknown"), N_("Measures without a letter: unknown is not zero.")),
        number(
            "measures_not_counted", N_("of them not counted"), N_("Measures that take no letter, for a named reason.")
        ),
        yes_no("opposite_done", N_("The opposite was done"), N_("Whether that is so of at least one of its measures.")),
        yes_no("needs_reassessment", N_("Needs re-assessment"), N_("Whether news came after a letter was given.")),
        yes_no("stale", N_("Stale"), N_("Whether nobody has looked for longer than the demand's period.")),
        day("looked_on", N_("Looked at last on"), N_("When somebody looked last.")),
        code(
            "path",
            N_("Page"),
            N_("The path of its page, below the address of the site and the language."),
            is_always=True,
        ),
    ),
    _demands,
)


def _measures(source: Source, cut: Cut, wording: Wording) -> Iterator[Row]:
    shown = source.entries(cut)
    for reference, demand in source.demands(cut).items():
        if source.has_rows(demand):
            judged = judge(demand, demand.measures, shown[reference], source.sight.on)
            for measure, standing in judged.measures:
                yield _measure(measure, standing, demand, source, wording)


def _measure(measure: MeasureFacts, standing: Standing, demand: DemandFacts, source: Source, wording: Wording) -> Row:
    about = measure.about
    return {
        "number": measure.number,
        "reference": demand.reference,
        "country": measure.country or demand.country,
        "listed_from": measure.since,
        "act": about["act"],
        "object": about["object"]["kind"],
        "object_key": _object(about["object"]["key"], source),
        "label": wording.say(about["label"]),
        "same_as": next((one.of for one in demand.repeated if one.number == measure.number), None),
        "stands": where(standing),
        "why": standing.not_known.value if standing.not_known else None,
        "stands_since": standing.since,
        "baseline": standing.baseline,
        "irreversible": standing.irreversible,
        "opposite": standing.opposite,
        "needs_reassessment": standing.needs_reassessment,
    }


def _object(key: str, source: Source) -> str | None:
    """Give the key of an object that has a page; of a person never."""
    shelf = source.shelf
    return public_key(key, shelf) if key in shelf.organisations or key in shelf.instruments else None


MEASURES = Table(
    "measures",
    N_("Measures"),
    N_(
        "What exactly is asked: one act for one object, with where it stands. Demands of which a measure is"
        " about a person have no rows here, only counts."
    ),
    ("number",),
    (
        code("number", N_("Measure"), N_("The measure's public number."), is_always=True),
        REFERENCE,
        code("country", N_("Country"), N_("The country that it concerns."), refers_to="countries"),
        day("listed_from", N_("Asked since"), N_("From which day the demand's list holds it."), is_always=True),
        code("act", N_("What is to be done"), N_("The act that is asked for."), values=ACT, is_always=True),
        code("object", N_("What it is about"), N_("The kind of object."), values=OBJECT, is_always=True),
        code("object_key", N_("Key of the object"), N_("The organisation or convention, where it has a page.")),
        text("label", N_("What is asked"), N_("The measure in one line.")),
        code("same_as", N_("The same as"), N_("The earlier measure that it raises again.")),
        code(
            "stands",
            N_("Where it stands"),
            N_("A letter, or why there is none; the methodology defines each."),
            values=STANDS,
            is_always=True,
        ),
        code("why", N_("Why not known"), N_("Why not enough is known."), values=NOT_KNOWN_WHY),
        day("stands_since", N_("Stands so since"), N_("The day of the letter that counts.")),
        yes_no("baseline", N_("When the demand was made"), N_("Whether the letter is of the day of the demand.")),
        yes_no("irreversible", N_("Irreversible"), N_("Whether the State's own act made it impossible for good.")),
        yes_no("opposite", N_("The opposite was done"), N_("Whether it was, also where another letter followed.")),
        yes_no("needs_reassessment", N_("Needs re-assessment"), N_("Whether news came after a letter was given.")),
    ),
    _measures,
)
