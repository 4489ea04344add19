"""Righting: an entry is corrected, taken back, shown to fewer or more, or opened; and who did what to it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from tracker.application.workspace import inputs
from tracker.application.workspace.audiences import (
    hide,
    is_narrower,
    is_wider,
    narrow,
    require_fit_for,
    require_later,
    require_opens_soon,
    require_wording_for,
    with_earlier,
)
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.history import HistoryRow, history_of
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import NotByItsRecorder
from tracker.application.workspace.replacing import replaced
from tracker.application.workspace.taken_back import TakenBack, taken_back
from tracker.application.workspace.work import Work, countries_of, speaks_of
from tracker.domain.dossier import Dossier
from tracker.domain.entry_events import Retraction
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.store.values import By


class Righting(Commands):
    """Commands about an entry that is there; each acts on every demand that it stands on, and answers with an id."""

    def correct(  # noqa: PLR0913 - what is judged, named
        self,
        who: Who,
        by: By,
        entry_id: UUID,
        entry: inputs.Entry,
        *,
        reason: inputs.Texts,
        seen: int,
        hides_old: bool = False,
    ) -> Outcome:
        """Replace an entry by a new one of its kind, whose id is the outcome; an assessment once it is confirmed.

        With `hides_old` what is replaced is hidden for safety at once, also from earlier releases.
        """

        def decide(work: Work) -> str:
            touched(work, entry_id, seen)
            by_entry = replaced(work, entry_id, entry, reason)
            if hides_old:
                _hide(work, entry_id, reason)
            return str(by_entry)

        return self._carry_out(who, by, "correct", decide)

    def retract(  # noqa: PLR0913 - what is judged, named
        self, who: Who, by: By, entry_id: UUID, cause: Retraction, *, reason: inputs.Texts, seen: int
    ) -> Outcome:
        """Take an entry back: for an error, which stays visible, or for safety, which hides it at once everywhere.

        For safety all that the entry replaced is hidden, too, and nothing that others recorded since stands in the way.
        """

        def decide(work: Work) -> str:
            if cause is Retraction.SAFETY:
                _hide(work, entry_id, reason)
            else:
                found, why = touched(work, entry_id, seen), work.reason(reason)
                for dossier in found:
                    dossier.retract(entry_id, cause, reason=why)
            return str(entry_id)

        return self._carry_out(who, by, "retract", decide)

    def set_audience(  # noqa: PLR0913 - what is judged, named
        self,
        who: Who,
        by: By,
        entry_id: UUID,
        audience: Audience,
        *,
        not_before: date | None = None,
        reason: inputs.Texts,
        seen: int,
        namesakes: Collection[str] = (),
    ) -> Outcome:
        """Show an entry to more, or to fewer: that acts at once and backwards, on all that it replaced as well."""

        def decide(work: Work) -> str:
            require_later(not_before, work)
            places = work.places(entry_id)
            if is_narrower(audience, not_before, places[0]):
                _narrow(work, entry_id, audience, not_before, reason)
                return str(entry_id)
            found, why = touched(work, entry_id, seen), work.reason(reason)
            require_fit_for(audience, entry_id, namesakes, work)
            require_wording_for(audience, entry_id, work)
            for dossier in found:
                dossier.set_audience(entry_id, audience, not_before=not_before, reason=why)
            return str(entry_id)

        return self._carry_out(who, by, "set_audience", decide)

    def confirm_opening(self, who: Who, by: By, entry_id: UUID, *, reason: inputs.Texts, seen: int) -> Outcome:
        """Confirm, within a week before its day, that an entry may open then; without that it stays shut."""

        def decide(work: Work) -> str:
            found, why = touched(work, entry_id, seen), work.reason(reason)
            require_opens_soon(work.places(entry_id), work)
            for dossier in found:
                dossier.confirm_opening(entry_id, reason=why)
            return str(entry_id)

        return self._carry_out(who, by, "confirm_opening", decide)

    def history(self, who: Who, entry_id: UUID) -> Sequence[HistoryRow]:
        """Tell an entry's team what was done to it, oldest first; raises EntryUnknown."""
        return self.histories(who, [entry_id])[entry_id]

    def histories(self, who: Who, entries: Iterable[UUID]) -> Mapping[UUID, Sequence[HistoryRow]]:
        """Tell the same of several entries at once; raises EntryUnknown."""
        return self._ask(who, lambda work: {one: history_of(work, one) for one in entries})

    def taken_back(self, who: Who) -> TakenBack:
        """List what was taken out of sight in the countries whose team the account is of, the newest first."""
        return self._ask(who, taken_back)


def touched(work: Work, entry_id: UUID, seen: int) -> list[Dossier]:
    """Give what holds an entry, if the account may change it and nobody did since; raises NotAllowed, Outdated."""
    work.allow(countries_of(work.places(entry_id)))
    found = work.dossiers_of(entry_id)
    work.require_unmoved([one.id for one in found], seen, lambda event: speaks_of(event, entry_id))
    return found


def _hide(work: Work, entry_id: UUID, reason: inputs.Texts) -> None:
    work.allow(countries_of(work.places(entry_id)), "retract_for_safety")
    hide(entry_id, work, reason=work.reason(reason))


def _narrow(work: Work, entry_id: UUID, audience: Audience, not_before: date | None, reason: inputs.Texts) -> None:
    work.allow(countries_of(work.places(entry_id)), "narrow_audience")
    if audience is Audience.CONFIDENTIAL and work.who.account != work.recorder_of(entry_id):
        raise NotByItsRecorder
    why = work.reason(reason)
    for one in with_earlier(entry_id, work):
        if one == entry_id or any(is_wider(audience, place) for place in work.all_places(one)):
            narrow(one, audience, work, not_before=not_before, reason=why)
