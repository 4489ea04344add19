"""Bringing: documents come in, are looked at, and go away again."""

from collections.abc import Sequence
from uuid import UUID, uuid4, uuid5

from tracker.application import permissions
from tracker.application.intake.reading.asking import PASTED, kind_of
from tracker.application.workspace import texts
from tracker.application.workspace.filing import file_name
from tracker.application.workspace.homes import country
from tracker.application.workspace.intake.brought import Brought
from tracker.application.workspace.intake.keeping import intake_in
from tracker.application.workspace.intake.model import Intake
from tracker.application.workspace.intake.refusals import IntakeUnknown, NoCountry, ProposalMoved
from tracker.application.workspace.making import LONGEST_DOCUMENT
from tracker.application.workspace.work import Work
from tracker.domain.rights import Who
from tracker.store.held_files import Incoming
from tracker.store.values import By


class Bringing(Brought):
    """Commands that bring documents in and take them away, and the list of them."""

    def bring_in(  # noqa: PLR0913 - what is brought, named
        self, who: Who, by: By, incoming: Incoming, *, name: str, countries: Sequence[str], is_pasted: bool = False
    ) -> UUID:
        """Keep a document that came in whole, to be read in the background; the same command sent again is one intake.

        Raises NotAllowed where the account does not coordinate all of the countries, CountryUnknown, NoCountry,
        NotReadable, TooManyIntakes, and what telling its type raises.
        """
        codes = list(dict.fromkeys(texts.code(one) for one in countries))
        if not codes:
            raise NoCountry
        permissions.require_over(who, "bring_in", codes)
        self._ask(who, lambda work: _require_followed(work, codes))
        kind, content = PASTED if is_pasted else kind_of(incoming.read()), incoming.sha256
        intake_id = uuid5(by.command or uuid4(), f"{who.account} {content}")
        about = {
            "name": file_name(name) or "",
            "size": incoming.size,
            "sha256": content,
            "type": kind,
            "is_pasted": is_pasted,
        }
        if self.rows.open(intake_id) is None:
            self.files.keep(incoming)
            self.rows.add(intake_id, who.account, codes, about)
        return intake_id

    def bring_in_text(self, who: Who, by: By, text: str, *, countries: Sequence[str]) -> UUID:
        """Keep a text that was pasted, as a document of plain text; raises NothingWritten, and what `bring_in` does."""
        said = texts.required({"und": text}, LONGEST_DOCUMENT)["und"]
        with self.files.take_in() as incoming:
            incoming.add(said.encode())
            incoming.end()
            return self.bring_in(who, by, incoming, name="", countries=countries, is_pasted=True)

    def intakes(self, who: Who) -> Sequence[Intake]:
        """List the intakes that an account may work on, the newest first."""
        if who.sends_only:
            return []
        rows = self.rows.list(who.countries)
        counts = self.rows.proposals.counts([one.intake_id for one in rows])
        return [intake_in(one, counts[one.intake_id]) for one in rows]

    def intake(self, who: Who, intake_id: UUID) -> Intake:
        """Give one; raises IntakeUnknown."""
        row = self._row(who, intake_id)
        return intake_in(row, self.rows.proposals.counts([intake_id])[intake_id])

    def let_go(self, who: Who, intake_id: UUID, *, seen: int) -> None:
        """Take an intake away with its proposals, and its file unless that is on record; what was recorded stays.

        Raises IntakeUnknown, ProposalMoved.
        """
        row = self._row(who, intake_id)
        if not self.rows.let_go(intake_id, seen):
            now = self.rows.open(intake_id)
            if now is None:
                raise IntakeUnknown
            raise ProposalMoved(state=now.state)
        if row.evidence is None:
            self.sweep()

    def forget_old(self) -> int:
        """Take away what nobody touched for 90 days, with the files; give how many intakes went."""
        gone = self.rows.forget_old()
        if gone:
            self.sweep()
        return gone


def _require_followed(work: Work, codes: Sequence[str]) -> None:
    for code in codes:
        country(work, code)
