"""Seen: the record open before one caller, as the pages open it: for everybody as released, with a token live."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.application.reader import Look, Sight
from tracker.domain.record import MeasureFacts
from tracker.projections.shelves import Shelf
from tracker.web.address import Address, Dating
from tracker.web.api.caller import Caller
from tracker.web.api.problems import Problem
from tracker.web.data.columns import Table
from tracker.web.data.source import Cut, Source
from tracker.web.data.taking import source_of
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.site import Ask
from tracker.web.views.country_json import known
from tracker.web.views.standings import is_withheld
from tracker.web.wording import Wording
from tracker.web.workspace.desk import Live


class TeamSource(Source):
    """The record for a signed-in reader, of whom rows are shown as their pages show them."""

    def __init__(self, live: Live) -> None:
        super().__init__(live.look, live.sight, live.shelf, [live.wording])
        self._live = live

    def open(self, *facts: object) -> None:
        """Open the words that these facts point to."""
        self._live.open(*facts)

    def _is_of_a_person(self, measure: MeasureFacts) -> bool:
        return is_withheld([measure], self._live.wording, ANYWHERE_ELSE)


@dataclass(frozen=True)
class Seen:
    """The record open before a caller. `plain` prints the texts of tables: of the public with nobody's name.

    `live` is there for whoever reads with a token.
    """

    caller: Caller
    look: Look
    sight: Sight
    shelf: Shelf
    wording: Wording
    plain: Wording
    source: Source
    sample: bool
    live: Live | None = None

    def rows(self, table: Table, cut: Cut) -> Iterator[Any]:
        """Give the rows of a table."""
        return iter(table.rows(self.source, cut, self.plain))

    def open(self, *facts: object) -> None:
        """Open the words that these facts point to."""
        self.wording.open(self.look.words, *facts)
        self.wording.mark(self.look.around(self.sight).erased_texts, *facts)

    def head(self) -> dict[str, Any]:
        """Say what every answer begins with: of which day and release it is, and in which language."""
        return {**known(self.sight, sample=self.sample), "language": self.caller.language}

    def references(self) -> set[str]:
        """Name the demands that were made and known by the day asked for."""
        day, through = self.sight.on.isoformat(), self.sight.viewer.through
        demands = self.shelf.demands.values()
        return {one["reference"] for one in demands if one["made_on"] <= day and one["known_from"] <= through}


@contextmanager
def seen_by(caller: Caller, dating: Dating) -> Iterator[Seen]:
    """Open the record before a caller, on a day as known by a moment; raises Problem, NothingReleased, InTheFuture."""
    if caller.reader is not None:
        if dating.known is not None:
            raise Problem("token_reads_today")
        with _live(caller, dating.on) as seen:
            yield seen
        return
    site = caller.office.site
    with Ask(site, Address(caller.language, dating=dating), {}).view() as view:
        source, wordings = source_of(view)
        plain, sample = wordings[caller.language], view.sample
        yield Seen(caller, view.look, view.sight, view.shelf, view.wording, plain, source, sample)


@contextmanager
def _live(caller: Caller, on: date | None) -> Iterator[Seen]:
    with caller.desk().view(on) as live:
        sample = caller.office.site.sample or live.look.is_sample()
        source = TeamSource(live)
        yield Seen(caller, live.look, live.sight, live.shelf, live.wording, live.wording, source, sample, live)
