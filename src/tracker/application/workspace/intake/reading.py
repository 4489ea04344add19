"""Reading: the document that waits longest is read and understood, by one process at a time, apart from any request."""

from dataclasses import replace
from uuid import UUID

from tracker.accounts.intakes import MOST_TRIES, IntakeRow, Lease
from tracker.application.intake.reading.asking import read
from tracker.application.intake.reading.text import Raw, Text, composed
from tracker.application.intake.refusals import ReadingTooLong, TextBroken
from tracker.application.intake.understanding.asking import understood
from tracker.application.workspace import texts
from tracker.application.workspace.intake.brought import Brought
from tracker.application.workspace.intake.keeping import kind_of, packed, packed_text, plain
from tracker.application.workspace.intake.model import Asked
from tracker.application.workspace.making import LONGEST_DOCUMENT
from tracker.domain.refusals import Refused
from tracker.store.refusals import FileDamaged, FileMissing


class Reading(Brought):
    """Reads what waits."""

    def read_next(self) -> UUID | None:
        """Read one document; give its id, None where none waits.

        Whatever is wrong with the document is kept with it. What is wrong here, such as a full disk, is raised, and the
        document waits on.
        """
        lease = self.rows.lease()
        if lease is None:
            return None
        try:
            self._read(lease)
        except BaseException:
            self.rows.put_back(lease)
            raise
        return lease.intake_id

    def _read(self, lease: Lease) -> None:
        row = self.rows.open(lease.intake_id)
        if row is None:
            return
        try:
            if row.tries > MOST_TRIES:  # it ended whoever read it, each time
                raise ReadingTooLong
            about, text, proposed = self._taken_in(row)
        except Refused as refusal:
            told = {"refusal": refusal.message, "refusal_values": refusal.values}
            self.rows.refuse(lease, {**row.about, **told})
            return
        self.rows.finish(lease, about, packed_text(text), [(kind_of(one).value, packed(one)) for one in proposed])

    def _taken_in(self, row: IntakeRow) -> tuple[dict[str, object], Text, list[Asked]]:
        """Read and understand it; raises what reading and understanding raise."""
        text = as_kept(read(self._content(row), is_pasted=bool(row.about.get("is_pasted"))))
        known, today = self._known(row)
        found, repeats = understood(text, known, today)
        prefilling = self._prefilling(text, found.nature.language, row.countries)
        document = prefilling.document(found.nature)
        demands = [
            each for one, its in zip(found.demands, repeats, strict=True) for each in prefilling.demands(one, its)
        ]
        developments = [prefilling.development(one, document.issued) for one in found.developments]
        proposed: list[Asked] = sorted([*demands, *developments], key=lambda one: one.quotation.start)
        told = {"language": found.nature.language, "suggested": plain(document), "doubts": plain(found.doubts)}
        return {**row.about, **told}, text, proposed

    def _content(self, row: IntakeRow) -> bytes:
        try:
            with self.files.read(row.about["sha256"]) as file:
                return b"".join(file.pieces())
        except (FileMissing, FileDamaged):
            raise TextBroken from None


def as_kept(text: Text) -> Text:
    """Give a text letter by letter as the record would keep it, so that places in it are places in what is kept.

    Raises TooLong, TextBroken.
    """
    if texts.text(text.text, LONGEST_DOCUMENT) == text.text:
        return text
    raws = [
        Raw(one.kind, texts.visible(text.body(one)), texts.visible(one.mark), one.depth, one.page)
        for one in text.blocks
    ]
    again = composed([one for one in raws if one.text], text.pages)
    if texts.text(again.text, LONGEST_DOCUMENT) != again.text:
        raise TextBroken
    return replace(again, pages=text.pages)
