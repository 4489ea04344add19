"""Puts a brief together from what the public may read: got worse first, three voices apart, notes for every entry."""

from base64 import b64encode
from collections.abc import Iterable, Sequence

from tracker.domain.scorecard import METHODOLOGY
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.web.labels import BODY
from tracker.web.sessions.asked import Asked, Concluded, PointAsked, asked, by_convention, changed, concluded
from tracker.web.sessions.brief import Brief, Item, Said, Section
from tracker.web.sessions.matter import Matter, Prepared
from tracker.web.sessions.notes import Notes
from tracker.web.sessions.sentences import BODY_SAID, COALITION, GOVERNMENT, Sentences
from tracker.web.site import View
from tracker.web.views.country import ChangeLine
from tracker.web.views.headline import headline
from tracker.web.views.measure_lines import MeasureLine, measure_line
from tracker.web.views.occasions import period
from tracker.web.views.occasions import status as known_of

_CLAIMS = 2
"""Statements of a government that the brief prints of a demand, the newest; all of them stand on its page."""


def compose(matter: Matter, view: View, origin: str, checkpoint: Checkpoint | None) -> Brief:
    """Make the brief of a country, for a session where it was read for one; `origin` begins every address."""
    return Composer(matter, view, origin).brief(checkpoint)


class Composer:
    """Puts the parts of a paper together; each part may be asked for once, as its notes are numbered as they come."""

    def __init__(self, matter: Matter, view: View, origin: str) -> None:
        self._matter, self._view, self._origin = matter, view, origin
        self._says = Sentences(view.says, view.wording.language)
        self._notes = Notes(view, origin)
        self._asked = asked(matter, view.wording, view.shelf.demands)

    def brief(self, checkpoint: Checkpoint | None) -> Brief:
        """Put the parts together, in the order of reading, so that notes are numbered as they come."""
        says, matter, view = self._says, self._matter, self._view
        view.open(view.edition.name)
        country = view.wording.plain(view.shelf.countries[matter.code]["name"]) or matter.code
        coalition = view.wording.plain(view.edition.name) or ""
        permanent = self._notes.at(f"countries/{matter.code.lower()}")
        worse, demands = self._worse(), [self._demands(code, its) for code, its in self._groups()]
        annex = [self._concluded(one) for one in concluded(matter, view.wording)]
        annex += [self._measures(), self._apart()]
        return Brief(
            language=says.language,
            country=country,
            coalition=coalition,
            title=says.gettext("%(country)s: what was asked, and what was done") % {"country": country},
            session=self._session(),
            as_of=self._as_of(),
            sample=view.sample_said,
            headline=self._headline(),
            sections=[one for one in [worse, *demands] if one.items or one.note],
            annex=[one for one in annex if one.items],
            notes=self._notes.all,
            closing=self._closing(coalition, country, permanent, checkpoint),
            permanent=permanent,
            made_on=view.sight.known_by,
            names=says.names(self._origin),
        )

    def _session(self) -> str:
        """Name the session; empty for the card of a country, which is for none."""
        if not isinstance(self._matter, Prepared):
            return ""
        occasion = self._matter.occasion
        title = self._view.wording.plain(occasion.about["title"]) or occasion.key
        days = self._says.period(period(occasion.on))
        mark = f" ({self._says.gettext('provisional')})" if known_of(occasion) in {"ruled", "provisional"} else ""
        return f"{title}, {days}{mark}"

    def _as_of(self) -> str:
        sight, says = self._view.sight, self._says
        values = {"day": says.day(sight.on), "number": sight.release, "released": says.day(sight.known_by)}
        return says.gettext("As of %(day)s, by release %(number)s of %(released)s.") % values

    def _headline(self) -> Sequence[Said]:
        says, figures = self._says, headline(self._matter.card)
        return [
            Said(says.counts(figures)),
            Said(says.opposite(figures), is_bad=figures.opposite_measures > 0),
            Said(says.since(figures), is_bad=figures.worse_acts > 0),
            Said(says.ran_out(figures)),
        ]

    def _worse(self) -> Section:
        """Tell what got worse since the last session, then where the opposite was done, then what improved."""
        says, matter, wording = self._says, self._matter, self._view.wording
        lines = changed(matter, wording)
        items = [self._change(one) for one in lines if one.is_worse]
        opposite = [
            measure_line(one.demand, measure, standing, wording)
            for one in matter.card.judged
            for measure, standing in one.measures
            if standing.opposite
        ]
        items += [self._measure_item(one, says.gettext("The opposite was done")) for one in _once(opposite)]
        items += [self._change(one) for one in lines if not one.is_worse]
        note = "" if items else self._nowhere()
        return Section(says.gettext("Where it got worse, and where the opposite was done"), items, note)

    def _nowhere(self) -> str:
        """Say, of the period and the day that are meant, that nothing is on record: what nobody saw may be so."""
        says, matter = self._says, self._matter
        opposite = says.gettext("The opposite of what was asked is on record nowhere, as of %(day)s.")
        nothing = says.gettext("Nothing on record got worse or improved since %(day)s.")
        said = [nothing % {"day": says.day(matter.since)}] if matter.since else []
        return " ".join([*said, opposite % {"day": says.day(matter.on)}])

    def _change(self, one: ChangeLine) -> Item:
        mark = self._says.gettext("Got worse") if one.is_worse else self._says.gettext("Improved")
        notes = [number for key in [one.line.entry_id, *one.acts] for number in self._notes.of(one.line.reference, key)]
        title = Said(self._says.change(one), mark, notes, is_bad=one.is_worse)
        return Item(title, one.line.number or one.line.reference)

    def _measure_item(self, one: MeasureLine, voice: str) -> Item:
        notes = self._notes.of(one.reference, one.entry_id)
        text = self._says.measure(one) if one.label else self._says.text(one.title)
        return Item(Said(text, voice, notes, is_bad=True), one.number or one.reference)

    def _groups(self) -> Sequence[tuple[str | None, Sequence[Asked]]]:
        return by_convention([one for one in self._asked if one.is_counted])

    def _demands(self, code: str | None, demands: Sequence[Asked]) -> Section:
        says = self._says
        name = self._view.shelf.instruments.get(code or "", {}).get("name")
        titled = self._view.wording.plain(name)
        heading = says.gettext("Named by what the bodies said") if code is None else says.convention(code)
        return Section(f"{heading}: {titled}" if titled else heading, [self._demand(one) for one in demands])

    def _demand(self, one: Asked) -> Item:
        says = self._says
        also = says.conventions(one.conventions[1:])
        figures = f"{says.stands(one.row)}; {says.raised(one.raised)}"
        lines = [Said(figures, says.gettext(COALITION), is_bad=one.row.opposite > 0)]
        for told in one.claims[:_CLAIMS]:
            text = says.claim(told, is_new=self._notes.is_new(told.entry_id))
            lines.append(self._voice(GOVERNMENT, text, one, told.entry_id))
        for found in one.findings[:1]:
            text = says.found(found, is_new=self._notes.is_new(found.entry_id))
            lines.append(self._voice(BODY_SAID, text, one, found.entry_id))
        title = says.text(one.row.title)
        return Item(Said(f"{title} ({also})" if also else title), one.row.reference, lines)

    def _voice(self, voice: str, text: str, one: Asked, entry_id: str) -> Said:
        return Said(text, self._says.gettext(voice), self._notes.of(one.row.reference, entry_id))

    def _concluded(self, one: Concluded) -> Section:
        says, told = self._says, one.finding
        heading = says.text(told.document) if told.document else says.gettext(BODY.get(told.body, told.body))
        items = [self._point(at + 1, point, one) for at, point in enumerate(one.points)]
        if not items and told.text:
            items = [Item(Said(says.text(told.text), says.gettext(BODY_SAID), language=told.text.language))]
        return Section(
            f"{says.gettext('What Geneva asked, what was done')}: {heading}, {says.period(told.when)}", items
        )

    def _point(self, number: int, point: PointAsked, one: Concluded) -> Item:
        says = self._says
        notes = self._notes.of(one.finding.demands[0], one.finding.entry_id) if one.finding.demands else ()
        lines = self._stand(point.measures, "→")
        empty = [] if lines else [Said(says.gettext("No measure of ours is about it."), "→")]
        said = Said(says.text(point.text), notes=notes if number == 1 else (), language=point.text.language)
        return Item(said, f"{number}", lines or empty)

    def _stand(self, measures: Sequence[MeasureLine], voice: str = "") -> Sequence[Said]:
        """Say where measures stand; those that read the same, as of people who are not named, stand as one line."""
        alike: dict[tuple[str, str], list[MeasureLine]] = {}
        for one in measures:
            alike.setdefault((one.label.text if one.label else one.reference, one.where), []).append(one)
        return [self._said(its, voice) for its in alike.values()]

    def _said(self, alike: Sequence[MeasureLine], voice: str) -> Said:
        says, first = self._says, alike[0]
        notes = [number for one in alike for number in self._notes.of(one.reference, one.entry_id)]
        if first.label is None:
            return Said(says.text(first.title), voice, notes)
        text = says.measure(first) if len(alike) == 1 else says.measures(first, len(alike))
        return Said(text, voice, notes, is_bad=first.where == "E")

    def _measures(self) -> Section:
        says = self._says
        items = [self._measures_of(one) for one in self._asked if one.is_counted]
        return Section(says.gettext("Where each measure stands"), items, says.gettext("The coalition's assessment."))

    def _measures_of(self, one: Asked) -> Item:
        says = self._says
        title = Said(says.text(one.row.title))
        if one.measures is not None:
            return Item(title, one.row.reference, self._stand(one.measures))
        figures = [Said(f"{says.tally(one.row)}.")] if one.row.has_figures else []
        kept = says.gettext("Single rows are not shown, because they speak of people who may not be named.")
        return Item(title, one.row.reference, [*figures, Said(kept)])

    def _apart(self) -> Section:
        says = self._says
        items = [
            Item(Said(f"{says.text(one.row.title)} – {says.stands(one.row)}"), one.row.reference)
            for one in self._asked
            if not one.is_counted
        ]
        return Section(says.gettext("Apart, never in the figures"), items)

    def _closing(self, coalition: str, country: str, permanent: str, checkpoint: Checkpoint | None) -> Sequence[str]:
        says, sight = self._says, self._view.sight
        values = {"coalition": coalition, "country": country, "day": says.day(sight.on)}
        values |= {"number": str(sight.release), "released": says.day(sight.known_by), "address": permanent}
        head = says.gettext("Cite this:")
        cite = says.gettext(
            "%(coalition)s, %(country)s: what was asked, and what was done, as of %(day)s, release %(number)s of"
            " %(released)s. %(address)s"
        )
        method = says.gettext("Computed by version %(version)s of the methodology.") % {"version": METHODOLOGY}
        return [f"{head} {cite % values}", method, self._checked(checkpoint)]

    def _checked(self, checkpoint: Checkpoint | None) -> str:
        if checkpoint is None:
            return self._says.gettext("The log of this record has not been signed yet.")
        root = b64encode(checkpoint.root).decode()
        values = {"origin": checkpoint.origin, "size": checkpoint.size, "root": root}
        return self._says.gettext("Checkpoint of the log: %(origin)s, %(size)s entries, root %(root)s.") % values


def _once(lines: Iterable[MeasureLine]) -> Sequence[MeasureLine]:
    """Leave one line of each demand whose rows are not shown."""
    kept: dict[tuple[str, object], MeasureLine] = {}
    for at, one in enumerate(lines):
        kept.setdefault((one.reference, at if one.label else None), one)
    return list(kept.values())
