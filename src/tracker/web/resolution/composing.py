"""Puts the draft of the next resolution together: what the record says, what is proposed, what is left to decide."""

from collections.abc import Sequence

from tracker.domain.demand_events import Counting
from tracker.domain.resolution_choices import CLOSED, Choice, Gap, Why
from tracker.web.labels import COUNTING, N_
from tracker.web.resolution.labels import CHOICE, CHOICE_MEANS, GAP, LOOK_FIRST, WHY
from tracker.web.resolution.reading import OTHERS, OURS, SEVERAL, NextResolution, Open, Part, for_a_draft, read_next
from tracker.web.sessions.brief import Brief, Item, Said, Section
from tracker.web.sessions.notes import Notes
from tracker.web.sessions.sentences import BODY_SAID, COALITION, GOVERNMENT, Sentences
from tracker.web.site import View
from tracker.web.views.measure_lines import MeasureLine, measure_line
from tracker.web.views.occasions import period

PROPOSED, PROPOSED_TEXT = N_("Proposed"), N_("Proposed text")
"""What is no record: each such line begins with one of these."""

_PARTS = {
    SEVERAL: N_("To several States at once"),
    OTHERS: N_("To international bodies and others who are no government"),
    OURS: N_("What the coalition undertook itself"),
}
_BEGINS = {
    Choice.REPEAT: N_("We repeat what was asked on %(day)s (%(document)s): %(title)s."),
    Choice.SHARPEN: N_("We put again what was asked on %(day)s (%(document)s), and say what is left of it: %(title)s."),
    Choice.MAKE_SPECIFIC: N_("We say exactly what was asked on %(day)s (%(document)s): %(title)s."),
}
_AFTER_WHAT_WAS_DONE = N_(
    "We put again what was asked on %(day)s (%(document)s), and answer what was done since: %(title)s."
)
_BEGINS_OURS = {
    Choice.REPEAT: N_("We go on with what was undertaken on %(day)s (%(document)s): %(title)s."),
    Choice.SHARPEN: N_(
        "We take up again what was undertaken on %(day)s (%(document)s), and say what is left of it: %(title)s."
    ),
    Choice.MAKE_SPECIFIC: N_("We say exactly what was undertaken on %(day)s (%(document)s): %(title)s."),
}
_ADOPTED = N_("We make our own what another body asked for, as told on %(day)s (%(document)s): %(title)s.")
_NOTED = N_("We take note that what was asked on %(day)s (%(document)s) is done: %(title)s.")
_NOTED_OF_OURS = N_("We take note that what was undertaken on %(day)s (%(document)s) is done: %(title)s.")
_TAKEN_NOTE = {Why.MET, Why.DONE}


def compose_next(view: View, origin: str, country: str = "") -> Brief:
    """Write the draft, of one country alone if one is given; `origin` begins every address. Raises NoSuchThing."""
    drafting = for_a_draft(view)
    return _Composer(read_next(drafting, country), drafting, origin).brief(country)


class _Composer:
    def __init__(self, found: NextResolution, view: View, origin: str) -> None:
        self._found, self._view, self._origin = found, view, origin
        self._says = Sentences(view.says, view.wording.language)
        self._notes = Notes(view, origin)

    def brief(self, country: str) -> Brief:
        """Put the parts together, in the order of reading."""
        says, view = self._says, self._view
        documents = [about["title"] for about in view.shelf.documents.values()]
        addressees = [one.demand.about["addressee"]["label"] for part in self._found.parts for one in part.demands]
        view.open(view.edition.name, documents, addressees, [one["name"] for one in view.shelf.countries.values()])
        coalition = view.wording.plain(view.edition.name) or ""
        permanent = self._notes.at(f"countries/{country.lower()}" if country else "")
        parts = [(self._called(one), one.demands) for one in self._found.parts]
        on_record = says.gettext("On record: %(part)s")
        return Brief(
            language=says.language,
            country=country,
            coalition=coalition,
            title=says.gettext("Draft for the next resolution"),
            session=self._meeting(),
            as_of=self._as_of(),
            sample=view.sample_said,
            headline=self._headline(),
            sections=[
                self._reading(),
                *(Section(heading, [self._proposal(one) for one in demands]) for heading, demands in parts),
            ],
            annex=[
                Section(on_record % {"part": heading}, [self._record(one) for one in demands])
                for heading, demands in parts
            ],
            notes=self._notes.all,
            closing=self._closing(permanent),
            permanent=permanent,
            made_on=view.sight.known_by,
            names=says.names(self._origin),
        )

    def _meeting(self) -> str:
        says, coming = self._says, self._found.coming
        if coming is None:
            return says.gettext("For the coalition's next meeting; no day of it is on record.")
        title = self._view.wording.plain(coming.about["title"]) or coming.key
        return says.gettext("For: %(meeting)s") % {"meeting": f"{title}, {says.period(period(coming.on))}"}

    def _as_of(self) -> str:
        sight, says = self._view.sight, self._says
        values = {"day": says.day(sight.on), "number": sight.release, "released": says.day(sight.known_by)}
        return says.gettext("As of %(day)s, by release %(number)s of %(released)s.") % values

    def _headline(self) -> Sequence[Said]:
        """Count what is proposed; the counts add up to the demands of the draft."""
        says, advice = self._says, [one.advice for part in self._found.parts for one in part.demands]
        counts = [(choice, sum(one.choice is choice for one in advice)) for choice in Choice]
        told = ", ".join(f"{says.gettext(CHOICE[choice]).lower()}: {number}" for choice, number in counts)
        demands = says.ngettext("%(num)s open demand", "%(num)s open demands", len(advice))
        worse = sum(one.is_worse for one in advice)
        said = says.ngettext(
            "In %(num)s of them it got worse, or the opposite was done.",
            "In %(num)s of them it got worse, or the opposite was done.",
            worse,
        )
        return [Said(f"{demands}: {told}."), Said(said, is_bad=worse > 0)]

    def _reading(self) -> Section:
        """Say how to read the draft, and since when it tells that something got worse."""
        says, since = self._says, self._found.since
        note = says.gettext(
            "What stands after Proposed or Proposed text is no record: rules of this program wrote it from the record,"
            " and nobody has agreed to it. [Square brackets] are for the meeting to fill. What is on record of"
            " each demand stands in the annex, under the same number. Nobody is named here who did not agree to it"
            " within the last twelve months."
        )
        told = (
            says.gettext("Got worse: since the coalition's last meeting, from %(day)s on.") % {"day": says.day(since)}
            if since
            else says.gettext("Got worse: since the last session of the Conference, as no meeting is on record.")
        )
        items = [Item(Said(says.gettext(CHOICE_MEANS[choice]))) for choice in Choice]
        return Section(says.gettext("How to read this draft"), [*items, Item(Said(told))], note)

    def _called(self, part: Part) -> str:
        """Give the heading of a part: a country's name, or whom it speaks to."""
        about = self._view.shelf.countries.get(part.code)
        if about is None:
            return self._says.gettext(_PARTS[part.code])
        return self._view.wording.plain(about["name"]) or part.code

    def _proposal(self, one: Open) -> Item:
        """Say what is proposed for a demand, and what the resolution could say."""
        says, advice = self._says, one.advice
        lines = [Said(self._proposed(one), says.gettext(PROPOSED), is_bad=advice.is_worse)]
        written = self._written(one)
        lines += [Said(written, says.gettext(PROPOSED_TEXT))] if written else []
        return Item(Said(says.text(one.asked.row.title)), one.demand.reference, lines)

    def _record(self, one: Open) -> Item:
        """Say what is on record of a demand."""
        says = self._says
        lines = [
            Said(self._source(one)),
            Said(self._stands(one), says.gettext(COALITION), is_bad=one.asked.row.opposite > 0),
            *self._measures(one),
            *self._voices(one),
        ]
        return Item(Said(says.text(one.asked.row.title)), one.demand.reference, lines)

    def _source(self, one: Open) -> str:
        """Name the document and the addressee that the record has, and how often it was asked."""
        says = self._says
        asked = says.gettext("Asked in: %(document)s, %(day)s") % self._origins(one)
        to = says.gettext("To:")
        parts = [asked, f"{to} {self._addressee(one)}", _capital(says.raised(one.asked.raised))]
        parts += [says.conventions(one.asked.conventions)] if one.asked.conventions else []
        return f"{'. '.join(parts)}."

    def _origins(self, one: Open) -> dict[str, str]:
        """Give the document of a demand and its day."""
        key, view = one.demand.about["document"], self._view
        about = view.shelf.documents.get(key)
        title = view.wording.plain(about["title"]) if about else None
        return {"document": title or key, "day": self._says.day(one.demand.made_on)}

    def _begun(self, one: Open, sentence: str) -> str:
        """Say what was asked, when and in which document, in the words that everybody may read."""
        title = self._says.text(one.asked.row.title).rstrip(".")
        return self._says.gettext(sentence) % {**self._origins(one), "title": title}

    def _addressee(self, one: Open) -> str:
        label = self._view.wording.say(one.demand.about["addressee"]["label"])
        return self._says.text(label) if label else ""

    def _stands(self, one: Open) -> str:
        says = self._says
        if one.demand.counting is Counting.OWN_COMMITMENT:
            return says.gettext("Told by entries, not graded by ourselves.")
        stands = says.stands(one.asked.row)
        if one.asked.is_counted or one.asked.row.state is None:
            return stands
        return f"{says.gettext(COUNTING[one.asked.row.counting])} · {stands}"

    def _measures(self, one: Open) -> Sequence[Said]:
        """Say where each measure stands and what is proposed for it; those that read the same stand as one line.

        Of a measure whose person is not named nothing is proposed apart: it would tell these people from each other.
        """
        alike: dict[tuple[str, str, Why | None], list[MeasureLine]] = {}
        for measure, standing in one.judged.measures if one.advice.measures else ():
            told = measure_line(one.demand, measure, standing, self._view.wording)
            why = one.advice.measures[measure.number] if told.number else None
            alike.setdefault((self._label(told), told.where, why), []).append(told)
        return [self._measure(its, why, one) for (_, _, why), its in alike.items()]

    def _label(self, told: MeasureLine) -> str:
        return self._says.text(told.label or told.title)

    def _measure(self, its: Sequence[MeasureLine], why: Why | None, one: Open) -> Said:
        says, first = self._says, its[0]
        notes = [number for line in its for number in self._notes.of(line.reference, line.entry_id)]
        if why is not None and one.demand.counting is Counting.OWN_COMMITMENT:
            return Said(f"{self._label(first)} – {says.gettext(WHY[why])}", "→", notes)
        said = says.measure(first) if len(its) == 1 else says.measures(first, len(its))
        proposed = f". {says.gettext(PROPOSED)}: {says.gettext(CHOICE[why.choice])}." if why is not None else ""
        return Said(f"{said}{proposed}", "→", notes, is_bad=first.where == "E")

    def _voices(self, one: Open) -> Sequence[Said]:
        """Quote what the government and a body said last."""
        says, reference = self._says, one.demand.reference
        found = [
            Said(
                says.claim(told, is_new=self._notes.is_new(told.entry_id)),
                says.gettext(GOVERNMENT),
                self._notes.of(reference, told.entry_id),
            )
            for told in one.asked.claims[:1]
        ]
        for told in one.asked.findings[:1]:
            text = says.found(told, is_new=self._notes.is_new(told.entry_id))
            found.append(Said(text, says.gettext(BODY_SAID), self._notes.of(reference, told.entry_id)))
        return found

    def _proposed(self, one: Open) -> str:
        says, advice = self._says, one.advice
        said = [says.gettext(CHOICE[advice.choice]) + ".", *(says.gettext(WHY[why]) for why in advice.whys)]
        said += [f"{', '.join(one.demand.specific_by)}."] if Why.MADE_SPECIFIC in advice.whys else []
        said += [says.gettext(LOOK_FIRST)] if Gap.LOOK_AGAIN in advice.gaps else []
        return " ".join(said)

    def _written(self, one: Open) -> str:
        """Write what the resolution could say, with brackets where the record has no answer; empty for nothing."""
        says, advice = self._says, one.advice
        is_ours = one.demand.counting is Counting.OWN_COMMITMENT
        if advice.choice is Choice.CLOSE:
            noted = _NOTED_OF_OURS if is_ours else _NOTED
            return self._begun(one, noted) if _TAKEN_NOTE & set(advice.whys) else ""
        parts = [self._begun(one, _begins(one))]
        parts += [] if is_ours else [says.gettext("To:"), self._named(one)]
        parts += self._left(one)
        parts += [self._gap(gap) for gap in (Gap.WHAT, Gap.LEFT, Gap.INSTEAD) if gap in advice.gaps]
        day = f"{says.day(advice.due_on)}." if advice.due_on else self._gap(Gap.DAY)
        return " ".join([*parts, says.gettext("By:"), day])

    def _named(self, one: Open) -> str:
        return self._gap(Gap.ADDRESSEE) if Gap.ADDRESSEE in one.advice.gaps else f"{self._addressee(one)}."

    def _left(self, one: Open) -> Sequence[str]:
        """List what is left of a demand of which something can be closed, as the record calls it."""
        why, wording = one.advice.measures, self._view.wording
        left = [each for each in one.judged.measures if each[0].number in why and why[each[0].number] not in CLOSED]
        if not left or len(left) == len(one.judged.measures):
            return []
        labels = [measure_line(one.demand, *each, wording).label for each in left]
        told = dict.fromkeys(self._says.text(label) for label in labels if label)
        return [self._says.gettext("Left, by the record:"), f"{'; '.join(told)}."]

    def _gap(self, gap: Gap) -> str:
        return f"[{self._says.gettext(GAP[gap])}]."

    def _closing(self, permanent: str) -> Sequence[str]:
        says = self._says
        public = says.gettext(
            "This draft holds nothing but the public record: what goes to a meeting is public from then on. Before a"
            " person is named in a resolution, ask that person."
        )
        behind = says.gettext("The record behind it:")
        return [public, f"{behind} {permanent}"]


def _begins(one: Open) -> str:
    advice = one.advice
    if one.demand.counting is Counting.OWN_COMMITMENT:
        return _BEGINS_OURS[advice.choice]
    if Why.OTHERS_REQUEST in advice.whys:
        return _ADOPTED
    if advice.choice is Choice.SHARPEN and Gap.LEFT not in advice.gaps:
        return _AFTER_WHAT_WAS_DONE
    return _BEGINS[advice.choice]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
