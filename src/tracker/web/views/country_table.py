"""A country's demands in n as rows of a table: where each stands, and the counts of its measures."""

from collections.abc import Sequence

from babel.support import Translations

from tracker.domain.judgement import Judged
from tracker.domain.scorecard import Card
from tracker.projections.shelves import Shelf
from tracker.web.cells import Cell
from tracker.web.labels import N_, STATE
from tracker.web.naming import Place
from tracker.web.views.document import natural
from tracker.web.views.standings import row
from tracker.web.wording import Wording

COLUMNS = (
    N_("Number"),
    N_("Demand"),
    N_("Document"),
    N_("Made on"),
    N_("Where it stands"),
    N_("Measures"),
    N_("of them met"),
    N_("of them opposite"),
    N_("Needs re-assessment"),
    N_("Looked at last on"),
    N_("Themes"),
    N_("Conventions"),
)


def words_wanted(card: Card, shelf: Shelf) -> list[object]:
    """List the facts whose words the table prints."""
    demands = [one.demand.about for one in card.judged]
    documents = [shelf.documents[one["document"]]["title"] for one in demands if one["document"] in shelf.documents]
    return [[one["title"] for one in demands], documents, [one["label"] for one in shelf.themes.values()]]


def country_table(card: Card, shelf: Shelf, wording: Wording, says: Translations) -> Sequence[Sequence[Cell]]:
    """Make the rows: the headings, and one for each demand."""
    ordered = sorted(card.judged, key=lambda one: natural(one.demand.reference))
    return [
        [says.gettext(column) for column in COLUMNS],
        *([*_row(one, shelf, wording, says)] for one in ordered),
    ]


def _row(judged: Judged, shelf: Shelf, wording: Wording, says: Translations) -> Sequence[Cell]:
    demand, plain = judged.demand, row(judged.demand.about, wording, judged, Place())
    document = shelf.documents.get(demand.about["document"], {}).get("title")
    themes = [wording.plain(shelf.themes[code]["label"]) or code for code in plain.themes if code in shelf.themes]
    return [
        demand.reference,
        plain.title.text,
        wording.plain(document) or demand.about["document"],
        demand.made_on.isoformat(),
        says.gettext(STATE[judged.state.value]),
        plain.measures if plain.has_figures else None,
        plain.met if plain.has_figures else None,
        plain.opposite if plain.has_figures else None,
        says.gettext("yes") if judged.needs_reassessment else says.gettext("no"),
        judged.looked_on.isoformat() if judged.looked_on else None,
        "; ".join(themes),
        " ".join(plain.conventions),
    ]
