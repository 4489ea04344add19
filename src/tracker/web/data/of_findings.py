"""The tables of what supervisory bodies said, and of the points of it."""

from collections.abc import Iterator, Sequence

from tracker.domain.record import Entry
from tracker.web.data.columns import Row, Table, code, listed, period, period_values, text, yes_no
from tracker.web.data.of_entries import CITED, COUNTS_FROM, ENTRY, RECORDED, cited
from tracker.web.data.source import ALL, Cut, Source
from tracker.web.labels import BODY, N_
from tracker.web.views.findings import demands_heard, finding, shown_findings
from tracker.web.wording import Wording


def _said(source: Source, cut: Cut) -> Iterator[tuple[str, Entry]]:
    for country in source.countries(cut):
        heard = source.look.findings(source.sight, country)
        found = shown_findings(heard, source.closed_on(demands_heard(heard)))
        source.open([one.about for one in found])
        yield from ((country, one) for one in found)


def _findings(source: Source, cut: Cut, wording: Wording) -> Iterator[Row]:
    for country, entry in _said(source, cut):
        told = finding(entry, wording)
        yield {
            "entry": entry.entry_id,
            "country": country,
            "body": told.body,
            "document": told.document,
            "term": told.term,
            **period_values("on", told.when),
            "effective": told.effective,
            "recorded_on": told.recorded_on,
            "text": told.text,
            "points_complete": told.points_complete,
            "demands": _made(told.demands, source),
            **cited(told.citation),
        }


_BY = code("country", N_("Country"), N_("The country that it is about."), refers_to="countries", is_always=True)

FINDINGS = Table(
    "findings",
    N_("What bodies said"),
    N_("What supervisory bodies of the ILO and the UN said about a country: their words, never the coalition's."),
    ("entry", "country"),
    (
        ENTRY,
        _BY,
        code("body", N_("Body"), N_("Which body said it."), values=BODY, is_always=True),
        text("document", N_("Document"), N_("In which document.")),
        text("term", N_("In its terms"), N_("How the body itself calls what it found.")),
        *period("on", N_("Said"), N_("The first day of when it was said.")),
        COUNTS_FROM,
        RECORDED,
        text("text", N_("Text"), N_("What it said.")),
        yes_no("points_complete", N_("All points"), N_("Whether all of its points are on record.")),
        listed("demands", N_("Demands"), N_("The demands that it bears on."), "demands"),
        *CITED,
    ),
    _findings,
)


def _points(source: Source, cut: Cut, wording: Wording) -> Iterator[Row]:
    for country, entry in _said(source, cut):
        for point in finding(entry, wording).points:
            yield {
                "entry": entry.entry_id,
                "country": country,
                "point": point.number,
                "text": point.text,
                "demands": _made(point.demands, source),
            }


def _made(references: Sequence[str], source: Source) -> list[str]:
    known = source.demands(ALL)
    return [one for one in references if one in known]


POINTS = Table(
    "finding_points",
    N_("Points of what bodies said"),
    N_("What supervisory bodies asked for, point by point."),
    ("entry", "country", "point"),
    (
        code("entry", N_("Entry"), N_("What the point belongs to, by its id."), refers_to="findings", is_always=True),
        _BY,
        code("point", N_("Point"), N_("The number of the point."), is_always=True),
        text("text", N_("Text"), N_("What it asks for.")),
        listed("demands", N_("Demands"), N_("The demands that it bears on."), "demands"),
    ),
    _points,
)
