"""The sentences of a brief, in the language of one catalogue."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from babel.support import Translations

from tracker.web import dates
from tracker.web.labels import BODY, COUNTING, INSTRUMENT, N_, POSITION, STANDS, STATE, TALLY, WRITTEN_IN
from tracker.web.life_labels import TRANSLATION
from tracker.web.sessions.brief import Names
from tracker.web.views.country import ChangeLine
from tracker.web.views.entries import Line
from tracker.web.views.findings import Finding
from tracker.web.views.headline import Headline
from tracker.web.views.measure_lines import MeasureLine
from tracker.web.views.raised import Raised
from tracker.web.views.standings import Row
from tracker.web.wording import Text

_SHORT = 240
"""Letters of a statement that the brief prints; the whole stands at its permanent address."""


class Sentences:
    """Says what a brief says."""

    def __init__(self, says: Translations, language: str) -> None:
        self._says, self.language = says, language
        self.gettext: Callable[[str], str] = says.gettext
        self.day: Callable[[date], str] = partial(dates.day, language=language)
        self.period: Callable[[Mapping[str, Any]], str] = partial(dates.period, language=language)

    def ngettext(self, one: str, several: str, number: int, **values: object) -> str:
        """Say a number of things."""
        return str(self._says.ngettext(one, several, number)) % {"num": number, **values}

    def names(self, origin: str) -> Names:
        """Say what the parts of a paper are called, and with what its addresses begin."""
        return Names(
            annex=self.gettext("Annex"),
            notes=self.gettext("Notes: where each entry stands"),
            begins=self.gettext("Each address begins with %(origin)s") % {"origin": origin},
            scan=self.gettext("The page of this state"),
        )

    def text(self, text: Text) -> str:
        """Print a text of the record with the language it is in, where that is another, and how it was translated."""
        written = [self.gettext(WRITTEN_IN.get(text.language, text.language))] if text.language else []
        written += [self.gettext(TRANSLATION[text.translation])] if text.translation else []
        return f"{text.text} ({', '.join(written)})" if written else text.text

    def short(self, text: Text) -> str:
        """Print the beginning of a text, cut between words."""
        if len(text.text) <= _SHORT:
            return self.text(text)
        kept = text.text[:_SHORT].rsplit(" ", 1)[0].rstrip(",;:.– ")
        return self.text(Text(f"{kept}…", text.language, translation=text.translation))

    def counts(self, figures: Headline) -> str:
        """Say the counts of the headline: one unit, adds up, zeros printed."""
        parts = [
            self.gettext("%(number)s met") % {"number": figures.met},
            self.gettext("%(number)s partly met") % {"number": figures.partly_met},
            self.gettext("%(number)s not met") % {"number": figures.not_met},
            self.gettext("%(number)s not known") % {"number": figures.not_known},
        ]
        return f"{self.ngettext('%(num)s demand', '%(num)s demands', figures.n)}: {', '.join(parts)}."

    def opposite(self, figures: Headline) -> str:
        """Say in how many measures the opposite was done."""
        return self.ngettext(
            "In %(num)s measure State organs did the opposite of what was asked.",
            "In %(num)s measures State organs did the opposite of what was asked.",
            figures.opposite_measures,
        )

    def since(self, figures: Headline) -> str:
        """Say what got worse and what improved since the last session."""
        if figures.since is None:
            return self.gettext("Since the last session: no figure, as no earlier session that was over is on record.")
        worse, better = self.gettext("nothing got worse"), self.gettext("nothing improved")
        if figures.worse_acts:
            acts = self.ngettext("%(num)s act made things worse", "%(num)s acts made things worse", figures.worse_acts)
            worse = f"{acts} {self.ngettext('(in %(num)s measure)', '(in %(num)s measures)', figures.worse_measures)}"
        if figures.better_acts:
            acts = self.ngettext("%(num)s act improved things", "%(num)s acts improved things", figures.better_acts)
            better = f"{acts} {self.ngettext('(in %(num)s measure)', '(in %(num)s measures)', figures.better_measures)}"
        return f"{self.gettext('Since %(day)s:') % {'day': self.day(figures.since)}} {worse}, {better}."

    def ran_out(self, figures: Headline) -> str:
        """Say how many bans ran out."""
        return self.ngettext(
            "%(num)s ban ran out and was never lifted.", "%(num)s bans ran out and were never lifted.", figures.ran_out
        )

    def stands(self, row: Row) -> str:
        """Say where a demand stands, with its tally where figures speak of nobody."""
        said = self.gettext(STATE[row.state]) if row.state else self.gettext(COUNTING[row.counting])
        return f"{said} · {self.tally(row)}" if row.has_figures and row.state else said

    def tally(self, row: Row) -> str:
        """Count the measures of a demand by where they stand."""
        met = self.ngettext(
            "%(met)s of %(num)s measure met", "%(met)s of %(num)s measures met", row.measures, met=row.met
        )
        return ", ".join([met, *(f"{number} {self.gettext(TALLY[name])}" for name, number in row.tally)])

    def raised(self, one: Raised) -> str:
        """Say how often something was asked, since when, and what came back."""
        times = self.ngettext("raised %(num)s time", "raised %(num)s times", one.times)
        first = self.gettext("first on %(day)s") % {"day": self.day(one.first_on)}
        if not one.has_exact_first:
            first = self.gettext("first: %(period)s") % {"period": self.period(one.first)}
        if not one.letters:
            return f"{times}, {first}; {self.gettext('no letter is on record')}"
        answered = self.ngettext(
            "%(answered)s of %(num)s letter answered",
            "%(answered)s of %(num)s letters answered",
            one.letters,
            answered=one.answered,
        )
        unknown = self.gettext("of %(number)s it is not known") % {"number": one.not_known}
        return f"{times}, {first}; {answered}{f', {unknown}' if one.not_known else ''}"

    def measure(self, one: MeasureLine) -> str:
        """Say where a measure stands."""
        where = self.gettext(_stands(one))
        since = f", {self._counted(one.since, one.when)}" if one.since else ""
        mark = f", {self.gettext('irreversible')}" if one.irreversible else ""
        return f"{self._asked(one)} – {where}{since}{mark}"

    def measures(self, one: MeasureLine, number: int) -> str:
        """Say where several measures stand that read the same."""
        where = self.gettext(_stands(one))
        counted = self.ngettext("%(num)s measure", "%(num)s measures", number)
        return f"{self._asked(one)} – {where} ({counted})"

    def change(self, one: ChangeLine) -> str:
        """Say from where to where a letter went; of a demand whose rows are not shown its title alone."""
        if one.line.label is None:
            return self.text(one.line.title)
        on = f", {self.day(one.on)}" if one.on else ""
        way = f"{self.gettext(STANDS[one.before])} → {self.gettext(STANDS[one.after])}"
        return f"{self._asked(one.line)} – {way}{on}"

    def _counted(self, since: date, when: Mapping[str, Any] | None) -> str:
        """Say from when a measure stands so, as exactly as it is known; else from which day it counts."""
        return self.period(when) if when else self.gettext("counted from %(day)s") % {"day": self.day(since)}

    def _asked(self, one: MeasureLine) -> str:
        """Name a measure as what is asked: its own words say what is to be true, and would read as if it were."""
        return f"{self.gettext('Asked:')} {self.text(one.label)}" if one.label else self.text(one.title)

    def claim(self, one: Line, *, is_new: bool) -> str:
        """Say what a government said; what the brief quoted already is only named."""
        when = self.period(one.when) if one.when else self.day(one.effective)
        position = POSITION[one.code or "no_reply"]
        if not is_new:
            return f"{self.gettext(position)}, {when}"
        due = f" {self.gettext('Fell or falls due:')} {self.period(one.due)}." if one.due else ""
        said = f": {self.short(one.text)}" if one.text else ""
        return f"{self.gettext(position)}, {when}{said}{due}"

    def found(self, one: Finding, *, is_new: bool) -> str:
        """Say what a body said, in its words; what the brief quoted already is only named."""
        head = self.text(one.document) if one.document else self.gettext(BODY.get(one.body, one.body))
        said = f": {self.short(one.text)}" if one.text and is_new else ""
        return f"{head}, {self.period(one.when)}{said}"

    def conventions(self, codes: Sequence[str]) -> str:
        """Name conventions by their numbers."""
        return ", ".join(self.convention(code) for code in codes)

    def convention(self, code: str) -> str:
        """Name a convention by its number."""
        known = INSTRUMENT.get(code[:1])
        return self.gettext(known) % {"number": code[1:].lstrip("0")} if known else code


GOVERNMENT = N_("The government says")
COALITION = N_("The coalition's assessment")
BODY_SAID = N_("The supervisory body said")
"""The three voices of a brief."""


def _stands(one: MeasureLine) -> str:
    return STANDS[one.where or "not_yet"]
