"""All tables, in the order in which they are listed."""

from collections.abc import Mapping

from tracker.web.data.columns import Table
from tracker.web.data.of_countries import COUNTRIES, COUNTS, RAISED
from tracker.web.data.of_dates import CORRECTIONS, OCCASIONS, RELEASES
from tracker.web.data.of_demands import DEMANDS, MEASURES
from tracker.web.data.of_entries import ASSESSMENTS, ENTRIES
from tracker.web.data.of_findings import FINDINGS, POINTS
from tracker.web.data.of_lists import CONVENTIONS, DOCUMENTS, ORGANISATIONS, RATIFICATIONS, THEMES

TABLES: Mapping[str, Table] = {
    one.name: one
    for one in (
        *(COUNTRIES, COUNTS, DEMANDS, MEASURES, RAISED, ENTRIES, ASSESSMENTS, FINDINGS, POINTS),
        *(RATIFICATIONS, DOCUMENTS, CONVENTIONS, ORGANISATIONS, THEMES, OCCASIONS, RELEASES, CORRECTIONS),
    )
}
"""By their names, which addresses and files carry."""
