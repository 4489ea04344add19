"""Recording: what happened, and where somebody looked and nothing had changed."""

from typing import Any
from uuid import UUID

from tracker.application.workspace import inputs
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.entering import enter, on_each
from tracker.application.workspace.homes import demands, homes
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import NotACode, NothingWritten
from tracker.application.workspace.sheet import Sheet
from tracker.application.workspace.texts import texts
from tracker.application.workspace.work import Work
from tracker.domain import demand_events as events
from tracker.domain.finding import Finding
from tracker.domain.rights import Who
from tracker.domain.values import Code, SourceKind
from tracker.store.values import By

_RELIABILITY, _CREDIBILITY = set("ABCDEF"), range(1, 7)


class Recording(Commands):
    """Commands of coordinators that add an entry: they never meet a conflict."""

    def record_development(self, who: Who, by: By, entry: inputs.Development) -> Outcome:
        """Record that something happened; the outcome is the entry's id. Raises NothingWritten without a word of it."""
        return self._enter(who, by, "record_development", entry)

    def record_check(self, who: Who, by: By, entry: inputs.Check) -> Outcome:
        """Record that somebody looked and nothing had changed; several demands may be ticked at once."""
        return self._enter(who, by, "record_check", entry)


@enter.register
def _(entry: inputs.Development, work: Work) -> UUID:
    found, sheet = homes(work, entry.where), Sheet(work, entry)
    if texts(entry.wording) is None and texts(entry.notes) is None:
        raise NothingWritten
    told = sheet.finished(
        direction=entry.direction,
        on=sheet.past(entry.on),
        organ=sheet.organ(entry.organ),
        wording=sheet.wording(entry.wording),
        citation=sheet.citation(entry.citation),
        confidence=entry.confidence,
        basis_for_public=entry.basis_for_public,
        notes=sheet.notes(entry.notes),
        **_source(entry, sheet),
    )
    for home in found:
        if isinstance(home.dossier, Finding):
            home.dossier.develop(*home.points, **told, country=home.country)
        else:
            home.dossier.enter(home.dossier.development, **told, country=home.country, measures=home.measures)
    return sheet.entry_id


@enter.register
def _(entry: inputs.Check, work: Work) -> UUID:
    found, sheet = demands(work, entry.where), Sheet(work, entry)
    return on_each(found, events.Checked, sheet.finished(on=sheet.past_day(entry.on), where=entry.looked))


def _source(entry: inputs.Development, sheet: Sheet) -> dict[str, Any]:
    """Say where it is known from; raises NotACode where the Admiralty code has no such value."""
    if entry.reliability is not None and entry.reliability not in _RELIABILITY:
        raise NotACode
    if entry.credibility is not None and entry.credibility not in _CREDIBILITY:
        raise NotACode
    cited = SourceKind.PUBLICATION if entry.citation else SourceKind.UNPUBLISHED
    return {
        "source_kind": entry.source_kind or cited,
        "source": sheet.notes(entry.source),
        "custody": sheet.notes(entry.custody),
        "reliability": Code(entry.reliability) if entry.reliability else None,
        "credibility": entry.credibility,
        "conflicts_with": sheet.entries(entry.conflicts_with) or None,
    }
