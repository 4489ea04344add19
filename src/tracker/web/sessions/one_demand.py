"""One demand as a paper: what is asked, where each measure stands, who said what, what happened."""

from collections.abc import Sequence

from tracker.domain.record import Entry, Kind
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.web.labels import DIRECTION
from tracker.web.sessions.asked import changed
from tracker.web.sessions.brief import Brief, Item, Said, Section
from tracker.web.sessions.composing import Composer
from tracker.web.sessions.matter import Matter
from tracker.web.sessions.sentences import BODY_SAID, GOVERNMENT
from tracker.web.site import View
from tracker.web.views.entries import line

_MOST = 40
"""Entries of one kind that the paper prints, the newest; all of them stand on the demand's page."""


def compose_demand(matter: Matter, view: View, origin: str, checkpoint: Checkpoint | None) -> Brief:
    """Make the paper of the one demand that was read; `origin` begins every address."""
    return _OneDemand(matter, view, origin).brief(checkpoint)


class _OneDemand(Composer):
    def __init__(self, matter: Matter, view: View, origin: str) -> None:
        super().__init__(matter, view, origin)
        self._one, self._facts = self._asked[0], matter.before[0].demand

    def brief(self, checkpoint: Checkpoint | None) -> Brief:
        """Put the parts together."""
        says, view, about = self._says, self._view, self._facts.about
        document = view.shelf.documents.get(about["document"])
        view.open(view.edition.name, about["summary"], about["addressee"], document["title"] if document else None)
        coalition = view.wording.plain(view.edition.name) or ""
        permanent = self._notes.at(f"demands/{self._facts.reference}")
        sections = [self._what(), self._measures(), self._changes(), *self._voices(), self._happened()]
        return Brief(
            language=says.language,
            country=self._facts.reference,
            coalition=coalition,
            title=says.text(self._one.row.title),
            session=self._session(),
            as_of=self._as_of(),
            sample=view.sample_said,
            headline=self._headline(),
            sections=[part for part in sections if part.items],
            annex=(),
            notes=self._notes.all,
            closing=self._closing(coalition, self._facts.reference, permanent, checkpoint),
            permanent=permanent,
            made_on=view.sight.known_by,
            names=says.names(self._origin),
        )

    def _session(self) -> str:
        """Say of whom it is asked."""
        said = self._view.wording.say(self._facts.about["addressee"]["label"])
        parts = [self._facts.reference, f"{self._says.gettext('To:')} {self._says.text(said)}" if said else ""]
        return " · ".join(filter(None, parts))

    def _headline(self) -> Sequence[Said]:
        says, row = self._says, self._one.row
        return [Said(f"{says.stands(row)}; {says.raised(self._one.raised)}.", is_bad=row.opposite > 0)]

    def _what(self) -> Section:
        """Say what is asked, by which document, and which conventions it names."""
        says, about, view = self._says, self._facts.about, self._view
        document = view.shelf.documents.get(about["document"])
        title = (view.wording.plain(document["title"]) if document else None) or about["document"]
        values = {"document": title, "day": says.day(self._facts.made_on)}
        lines = [Said(says.gettext("Asked in: %(document)s, %(day)s") % values)]
        named = says.conventions(self._one.conventions)
        lines += [Said(f"{says.gettext('Conventions')}: {named}")] if named else []
        said = view.wording.say(about["summary"]) or self._one.row.title
        return Section(
            says.gettext("What is asked"), [Item(Said(says.text(said), language=said.language), lines=lines)]
        )

    def _measures(self) -> Section:
        """Say where each measure stands, also of a demand outside the figures."""
        says, own = self._says, self._measures_of(self._one)
        return Section(
            says.gettext("Where each measure stands"),
            [own] if own.lines else [],
            says.gettext("The coalition's assessment."),
        )

    def _changes(self) -> Section:
        lines = changed(self._matter, self._view.wording, [self._facts.reference])
        return Section(self._says.gettext("Since the last session"), [self._change(one) for one in lines])

    def _voices(self) -> Sequence[Section]:
        """Give what the government said, then what bodies said, each in its own words."""
        says, one = self._says, self._one
        claims = [self._item(says.claim(told, is_new=True), told.entry_id) for told in one.claims[:_MOST]]
        found = [self._item(says.found(told, is_new=True), told.entry_id) for told in one.findings[:_MOST]]
        return [Section(says.gettext(GOVERNMENT), claims), Section(says.gettext(BODY_SAID), found)]

    def _happened(self) -> Section:
        """List what happened, the newest first, and say how much more there is on the page."""
        says, told = self._says, self._developments()
        items, more = [self._event(one) for one in told[:_MOST]], max(len(told) - _MOST, 0)
        note = says.ngettext(
            "%(num)s earlier entry stands on the page of the demand.",
            "%(num)s earlier entries stand on the page of the demand.",
            more,
        )
        return Section(says.gettext("What happened"), items, note if more else "")

    def _developments(self) -> Sequence[Entry]:
        entries = self._matter.entries.get(self._facts.reference, ())
        return [one for one in reversed(entries) if one.kind is Kind.DEVELOPMENT and not one.hidden]

    def _event(self, entry: Entry) -> Item:
        says, told = self._says, line(entry, self._view.wording)
        when = says.period(told.when) if told.when else says.day(told.effective)
        head = f"{when}, {says.gettext(DIRECTION[told.code or 'context'])}"
        text = f"{head}: {says.short(told.text)}" if told.text else head
        return self._item(text, entry.entry_id, is_bad=told.code == "regression")

    def _item(self, text: str, entry_id: str, *, is_bad: bool = False) -> Item:
        return Item(Said(text, notes=self._notes.of(self._facts.reference, entry_id), is_bad=is_bad))
