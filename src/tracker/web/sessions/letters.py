"""A draft of a letter to a government, or of a reminder, from the demands that are open before a session."""

from collections.abc import Collection, Iterable, Sequence

from tracker.domain.preparing import Silence, silences
from tracker.domain.record import DemandFacts, Entry, Kind
from tracker.web.labels import N_
from tracker.web.sessions.asked import Asked, asked
from tracker.web.sessions.brief import Brief, Item, Said, Section
from tracker.web.sessions.matter import Matter, Prepared
from tracker.web.sessions.notes import Notes
from tracker.web.sessions.senders import is_own, named_sender, sender_words
from tracker.web.sessions.sentences import Sentences
from tracker.web.site import View
from tracker.web.views.measure_lines import MeasureLine

_DONE = {"A", "already_met_when_made", "lost_object"}
"""Where a measure stands of which a letter need not speak any more."""


def draft_letter(matter: Prepared, view: View, origin: str, waiting: Collection[str]) -> Brief:
    """Write the draft, of what everybody may read; what was asked in a letter that had no answer is recalled first.

    `waiting` are the letters of which the team knows no answer, whoever may read one: of no other is it said that it
    had none.
    """
    title = view.wording.plain(matter.occasion.about["title"]) or matter.occasion.key
    return _Letter(matter, view, origin, title, waiting).written()


def draft_reminder(matter: Matter, letter: str, view: View, origin: str) -> Brief | None:
    """Write the draft of a reminder of one letter of the coalition's own.

    None where it is answered, where another organisation sent it, or where nobody may know of it.
    """
    known = [one for one in silences(matter.shown) if is_own(one.letter, view.shelf)]
    silent = next((one for one in known if one.letter.entry_id == letter), None)
    return _Reminder(matter, silent, view, origin).written() if silent else None


def spoken_of(found: Iterable[Asked]) -> Sequence[str]:
    """List the demands that a letter before a session speaks of: those that count and are not met."""
    return [one.row.reference for one in found if is_open(one)]


def is_open(one: Asked) -> bool:
    """Say whether a letter speaks of a demand."""
    return one.is_counted and one.row.state != "met"


class _Letter:
    def __init__(
        self, matter: Matter, view: View, origin: str, session: str = "", waiting: Collection[str] = ()
    ) -> None:
        self._matter, self._view, self._origin = matter, view, origin
        self._session, self._waiting = session, waiting
        self._says = Sentences(view.says, view.wording.language)
        self._notes = Notes(view, origin)
        self._demands = {one.demand.reference: one.demand for one in matter.before}

    def written(self) -> Brief:
        """Put the letter together."""
        says, view, matter = self._says, self._view, self._matter
        documents = {key: about["title"] for key, about in view.shelf.documents.items()}
        view.open(view.edition.name, view.edition.contact, list(documents.values()))
        view.open(sender_words(matter.shown, view.shelf))
        country = self._country()
        coalition = view.wording.plain(view.edition.name) or ""
        contact = view.wording.plain(view.edition.contact) or ""
        return Brief(
            language=says.language,
            country=country,
            coalition=coalition,
            title=self._title() % {"country": country},
            session=self._to(),
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

    def _to(self) -> str:
        """Say to whom: as the letters on record did, where all that is open was put to the same in our letters."""
        found = [self._written_to(one) for one in self._open()]
        return self._addressed(found[0] if found and all(one == found[0] for one in found) else ())

    def _addressed(self, whom: Collection[str]) -> str:
        says = self._says
        return f"{says.gettext('To:')} {next(iter(whom))}" if len(whom) == 1 else says.gettext(_TO_WHOEVER)

    def _written_to(self, one: Asked) -> frozenset[str]:
        """List to whom the coalition's own letters about a demand went."""
        entries = self._matter.entries.get(one.row.reference, ())
        return frozenset(self._whom(each) for each in entries if each.kind is Kind.LETTER and self._is_own(each))

    def _whom(self, letter: Entry) -> str:
        said = self._view.wording.say(letter.about["to"])
        return self._says.text(said) if said else ""

    def _is_own(self, letter: Entry) -> bool:
        return is_own(letter, self._view.shelf)

    def _open(self) -> Sequence[Asked]:
        found = asked(self._matter, self._view.wording, self._view.shelf.demands)
        return [one for one in found if is_open(one)]

    def _sections(self) -> Sequence[Section]:
        """Sort what is open by whether a letter about it had no answer."""
        says, open_ = self._says, self._open()
        silent = {one.row.reference: its[0] for one in open_ if (its := self._silences(one))}
        recalled = [self._recalled(one, silent[one.row.reference]) for one in open_ if one.row.reference in silent]
        first = [self._asked(one) for one in open_ if one.row.reference not in silent]
        sections = [
            Section(says.gettext("What was asked in letters of which we know no answer"), recalled),
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
        """List the letters on a demand of which the team knows no answer, the coalition's own first."""
        known = silences(self._matter.entries.get(one.row.reference, ()))
        found = [each for each in known if each.letter.entry_id in self._waiting]
        return sorted(found, key=lambda each: not self._is_own(each.letter))

    def _recalled(self, one: Asked, silence: Silence) -> Item:
        notes = self._notes.of(one.row.reference, silence.letter.entry_id)
        plain = self._asked(one)
        return Item(plain.title, plain.number, [Said(self._recalling(silence), notes=notes), *plain.lines])

    def _recalling(self, silence: Silence) -> str:
        """Say who wrote and when, and that we know of no answer."""
        says, letter = self._says, silence.letter
        is_ours, is_recalled = self._is_own(letter), silence.last_on != letter.effective
        sender = named_sender(letter, self._view.shelf, self._view.wording)
        values = {"first": says.day(letter.effective), "last": says.day(silence.last_on)}
        values["sender"] = sender or says.gettext("Another organisation")
        return says.gettext(_RECALLED[is_ours, is_recalled]) % values

    def _asked(self, one: Asked) -> Item:
        """Say what is asked, by which document, and of which measures nothing is known to be done."""
        says, demand = self._says, self._demands[one.row.reference]
        lines = [Said(self._source(demand)), *self._measures(one)]
        return Item(Said(says.text(one.row.title)), one.row.reference, lines)

    def _measures(self, one: Asked) -> Sequence[Said]:
        """List what is not done; measures that read the same, as of people who are not named, stand as one line."""
        alike: dict[str, list[MeasureLine]] = {}
        for measure in one.measures or ():
            if measure.where not in _DONE and measure.label is not None:
                alike.setdefault(self._says.text(measure.label), []).append(measure)
        return [self._said(text, its) for text, its in alike.items()]

    def _said(self, text: str, alike: Sequence[MeasureLine]) -> Said:
        notes = [number for one in alike for number in self._notes.of(one.reference, one.entry_id)]
        counted = self._says.ngettext("%(num)s measure", "%(num)s measures", len(alike))
        return Said(f"{text} ({counted})" if len(alike) > 1 else text, notes=notes)

    def _source(self, demand: DemandFacts) -> str:
        about = self._view.shelf.documents.get(demand.about["document"])
        title = self._view.wording.plain(about["title"]) if about else demand.about["document"]
        values = {"document": title or demand.about["document"], "day": self._says.day(demand.made_on)}
        return self._says.gettext("Asked in: %(document)s, %(day)s") % values


_TO_WHOEVER = N_("To the competent authority")

_RECALLED = {
    (True, False): N_("We wrote to you on %(first)s, and know of no answer."),
    (True, True): N_("We wrote to you on %(first)s, last on %(last)s, and know of no answer."),
    (False, False): N_("%(sender)s wrote to you on %(first)s, and we know of no answer."),
    (False, True): N_("%(sender)s wrote to you on %(first)s, last on %(last)s, and we know of no answer."),
}
"""How a letter is recalled, by whether it is the coalition's own, and by whether it was recalled before."""


class _Reminder(_Letter):
    """Reminds of one letter: it recalls that letter's day and number, and asks again for what it asked."""

    def __init__(self, matter: Matter, silent: Silence, view: View, origin: str) -> None:
        super().__init__(matter, view, origin)
        self._silent = silent

    def _title(self) -> str:
        return self._says.gettext("Draft of a reminder to the Government: %(country)s")

    def _to(self) -> str:
        return self._addressed(frozenset(filter(None, [self._whom(self._silent.letter)])))

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
        its = [one for one in self._open() if key in self._entries(one)]
        section = Section(self._says.gettext("What that letter asked for"), [self._asked(one) for one in its])
        return [section] if its else []

    def _entries(self, one: Asked) -> set[str]:
        return {entry.entry_id for entry in self._matter.entries.get(one.row.reference, ())}
