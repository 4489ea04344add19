"""A draft of a letter to a government, or of a reminder, from the demands that are open before a session."""

from collections.abc import Iterable, Sequence

from tracker.domain.preparing import Silence, silences
from tracker.domain.record import DemandFacts
from tracker.web.sessions.asked import Asked, asked
from tracker.web.sessions.brief import Brief, Item, Said, Section
from tracker.web.sessions.matter import Matter, Prepared
from tracker.web.sessions.notes import Notes
from tracker.web.sessions.sentences import Sentences
from tracker.web.site import View

_DONE = {"A", "already_met_when_made", "lost_object"}
"""Where a measure stands of which a letter need not speak any more."""


def draft_letter(matter: Prepared, view: View, origin: str) -> Brief:
    """Write the draft, of what everybody may read; what was asked in a letter that had no answer is recalled first."""
    title = view.wording.plain(matter.occasion.about["title"]) or matter.occasion.key
    return _Letter(matter, view, origin, title).written()


def draft_reminder(matter: Matter, letter: str, view: View, origin: str) -> Brief | None:
    """Write the draft of a reminder of one letter; None where that is answered, or nobody may know of it."""
    silent = next((one for one in silences(matter.shown) if one.letter.entry_id == letter), None)
    return _Reminder(matter, silent, view, origin).written() if silent else None


def spoken_of(found: Iterable[Asked]) -> Sequence[str]:
    """List the demands that a letter before a session speaks of: those that count and are not met."""
    return [one.row.reference for one in found if is_open(one)]


def is_open(one: Asked) -> bool:
    """Say whether a letter speaks of a demand."""
    return one.is_counted and one.row.state != "met"


class _Letter:
    def __init__(self, matter: Matter, view: View, origin: str, session: str = "") -> None:
        self._matter, self._view, self._origin, self._session = matter, view, origin, session
        self._says = Sentences(view.says, view.wording.language)
        self._notes = Notes(view, origin)
        self._demands = {one.demand.reference: one.demand for one in matter.before}

    def written(self) -> Brief:
        """Put the letter together."""
        says, view, matter = self._says, self._view, self._matter
        documents = {key: about["title"] for key, about in view.shelf.documents.items()}
        view.open(view.edition.name, view.edition.contact, list(documents.values()))
        country = self._country()
        coalition = view.wording.plain(view.edition.name) or ""
        contact = view.wording.plain(view.edition.contact) or ""
        return Brief(
            language=says.language,
            country=country,
            coalition=coalition,
            title=self._title() % {"country": country},
            session=says.gettext("To the competent authority"),
            as_of=says.gettext("As of %(day)s. Check every line before you send it.")
            % {"day": says.day(view.sight.on)},
            sample=view.sample_said,
            headline=[Said(self._opening(coalition))],
            sections=self._sections(),
            annex=(),
            notes=self._notes.all,
            closing=[
                says.gettext("Please tell us what was done about each of these points, by which act and on which day."),
                f"{coalition}, {contact}",
            ],
            permanent=self._notes.at(f"countries/{matter.code.lower()}" if matter.code else "addressees"),
            made_on=view.sight.known_by,
            names=says.names(self._origin),
        )

    def _country(self) -> str:
        known = self._view.shelf.countries.get(self._matter.code)
        return (self._view.wording.plain(known["name"]) if known else None) or self._matter.code

    def _title(self) -> str:
        return self._says.gettext("Draft of a letter to the Government: %(country)s")

    def _sections(self) -> Sequence[Section]:
        """Sort what is open by whether a letter about it had no answer."""
        says, matter = self._says, self._matter
        found = asked(matter, self._view.wording, self._view.shelf.demands)
        open_ = [one for one in found if is_open(one)]
        silent = {one.row.reference: its[0] for one in open_ if (its := self._silences(one))}
        recalled = [self._recalled(one, silent[one.row.reference]) for one in open_ if one.row.reference in silent]
        first = [self._asked(one) for one in open_ if one.row.reference not in silent]
        sections = [
            Section(says.gettext("What we wrote about before, and had no answer to"), recalled),
            Section(says.gettext("What we ask for"), first),
        ]
        return [one for one in sections if one.items]

    def _opening(self, coalition: str) -> str:
        values = {"coalition": coalition, "session": self._session}
        said = self._says.gettext(
            "%(coalition)s put the demands below. We write before this session: %(session)s. We ask you to tell us how"
            " far they have been carried out."
        )
        return said % values

    def _silences(self, one: Asked) -> Sequence[Silence]:
        return silences(self._matter.entries.get(one.row.reference, ()))

    def _recalled(self, one: Asked, silence: Silence) -> Item:
        says = self._says
        values = {"first": says.day(silence.letter.effective), "last": says.day(silence.last_on)}
        said = says.gettext("We wrote to you on %(first)s, last on %(last)s, and know of no answer.") % values
        notes = self._notes.of(one.row.reference, silence.letter.entry_id)
        plain = self._asked(one)
        return Item(plain.title, plain.number, [Said(said, notes=notes), *plain.lines])

    def _asked(self, one: Asked) -> Item:
        """Say what is asked, by which document, and of which measures nothing is known to be done."""
        says, demand = self._says, self._demands[one.row.reference]
        lines = [Said(self._source(demand))]
        lines += [
            Said(says.text(measure.label), notes=self._notes.of(one.row.reference, measure.entry_id))
            for measure in one.measures or ()
            if measure.where not in _DONE and measure.label is not None
        ]
        return Item(Said(says.text(one.row.title)), one.row.reference, lines)

    def _source(self, demand: DemandFacts) -> str:
        about = self._view.shelf.documents.get(demand.about["document"])
        title = self._view.wording.plain(about["title"]) if about else demand.about["document"]
        values = {"document": title or demand.about["document"], "day": self._says.day(demand.made_on)}
        return self._says.gettext("Asked in: %(document)s, %(day)s") % values


class _Reminder(_Letter):
    """Reminds of one letter: it recalls that letter's day and number, and asks again for what it asked."""

    def __init__(self, matter: Matter, silent: Silence, view: View, origin: str) -> None:
        super().__init__(matter, view, origin)
        self._silent = silent

    def _title(self) -> str:
        return self._says.gettext("Draft of a reminder to the Government: %(country)s")

    def _opening(self, coalition: str) -> str:
        says, about = self._says, self._silent.letter.about
        number = self._view.wording.plain(about["reference"])
        values = {"coalition": coalition, "first": says.day(self._silent.letter.effective), "number": number}
        values["last"] = says.day(self._silent.last_on)
        opening = says.gettext("%(coalition)s wrote to you on %(first)s. We know of no answer, and ask you again.")
        if self._silent.last_on != self._silent.letter.effective:
            opening = says.gettext(
                "%(coalition)s wrote to you on %(first)s, and reminded you last on %(last)s. We know of no answer, and"
                " ask you again."
            )
        named = says.gettext("The number of our letter was %(number)s.") % values if number else ""
        return " ".join(filter(None, [opening % values, named]))

    def _sections(self) -> Sequence[Section]:
        """Ask again for what the letter asked and is not met; where all of it is, for nothing."""
        key = self._silent.letter.entry_id
        found = asked(self._matter, self._view.wording, self._view.shelf.demands)
        its = [one for one in found if is_open(one) and key in self._entries(one)]
        section = Section(self._says.gettext("What that letter asked for"), [self._asked(one) for one in its])
        return [section] if its else []

    def _entries(self, one: Asked) -> set[str]:
        return {entry.entry_id for entry in self._matter.entries.get(one.row.reference, ())}
