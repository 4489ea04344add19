"""A proposal as its page shows it: each part on a line, with the words of the text that it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.application.workspace.intake.model import Asked, IntakeText, ProposedDemand, Span
from tracker.application.workspace.making import GOVERNMENTS, SELF
from tracker.domain.demand_events import Act
from tracker.web.labels import N_
from tracker.web.naming import Place
from tracker.web.workspace.change_labels import ACT
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.mentioned import spelled
from tracker.web.workspace.forms.proposed_measure import UNLISTED, places
from tracker.web.workspace.intake_labels import SHARED
from tracker.web.workspace.options import Option
from tracker.web.workspace.views.intakes import OURSELVES, named, short

_MOST_CUTS, _SHOWN_OF_A_CUT = 8, 60


@dataclass(frozen=True)
class MeasureLine:
    """One measure on a line; `asks`: its act or its object has to be chosen first."""

    place: str
    number: int
    says: str
    rests: Sequence[str]
    asks: bool


@dataclass(frozen=True)
class Repeat:
    """An earlier demand that may be raised again; `points` up to 100, and what both have in words."""

    reference: str
    title: str
    points: int
    shared: str


@dataclass(frozen=True)
class Cut:
    """A place where a passage may be parted in two, and the words that the second would begin with."""

    at: int
    words: str


def measure_lines(
    live: Live, form: Form, content: ProposedDemand, text: IntakeText, options: Sequence[Option]
) -> list[MeasureLine]:
    """Show the measures as the form has them now."""
    found, called = [], {one.value: one.label.partition(": ")[2] or one.label for one in options}
    says = live.catalogue.gettext
    for number, place in enumerate(places(form), 1):
        one = content.measures[number - 1] if number <= len(content.measures) else None
        act, chosen = form.value(f"act{place}"), form.value(f"object{place}")
        label = _label(live, form, place)
        is_in_words = act == Act.OTHER.value or chosen in UNLISTED or not chosen
        about = short(text.words(one.object)) if one and one.object and is_in_words else called.get(chosen, "")
        said = f"{says(ACT[act])}: {about}" if act in ACT and not is_in_words else label or says(N_("A measure"))
        rests = _rests(text, (one.words, one.object)) if one else []
        asks = act not in ACT or not chosen
        found.append(MeasureLine(place, number, said, rests, asks))
    return found


def _label(live: Live, form: Form, place: str) -> str:
    """Give our words for a measure, in whichever language they are, with names in place of keys."""
    fields = (name for name in form.values if name.partition("-")[0] == f"label{place}")
    return short(spelled(live, next(filter(None, map(form.value, fields)), "")))


def called_line(live: Live, content: ProposedDemand) -> str:
    """Say who is called upon."""
    language = live.desk.account.language
    label = _first(content.addressee, language)
    organs = ", ".join(filter(None, (_first(one, language) for one in content.organs)))
    if content.addressee_type == SELF:
        return live.catalogue.gettext(OURSELVES)
    several = content.countries if content.addressee_type == GOVERNMENTS else ()
    states = [content.country] if content.country else list(several)
    who = ", ".join(named(live, code) for code in states) or label or live.catalogue.gettext(N_("Nobody is named"))
    return f"{who}: {organs}" if organs and states else who


def rests_on(content: Asked, text: IntakeText) -> Mapping[str, Sequence[str]]:
    """Give the words that a proposal rests on, by the part that they speak for."""
    found: dict[str, Sequence[str]] = dict.fromkeys(("because", "called", "theme", "due"), ())
    if content.rests is not None:
        found["because"] = _rests(text, content.rests.because)
    if isinstance(content, ProposedDemand) and content.rests is not None:
        its = content.rests
        found["called"] = _rests(text, [*its.called.spans, *([its.place.under] if its.place.under else [])])
        found["theme"] = _rests(text, [span for theme in its.themes for span in theme.spans])
        found["due"] = _rests(text, [its.deadline.span] if its.deadline else [])
    return found


def lacking(live: Live, content: Asked) -> list[str]:
    """List the conventions that the passage names and the record does not know, by their codes."""
    if not isinstance(content, ProposedDemand) or content.rests is None:
        return []
    return sorted({one.code for one in content.rests.conventions} - live.shelf.instruments.keys())


def repeats_of(live: Live, content: Asked) -> list[Repeat]:
    """Show the earlier demands that a proposal may raise again, the likeliest first."""
    if not isinstance(content, ProposedDemand):
        return []
    known = [one for one in content.repeats if one.reference in live.shelf.demands]
    live.open([live.shelf.demands[one.reference]["title"] for one in known])
    says = live.catalogue.gettext
    return [
        Repeat(
            reference=one.reference,
            title=_title(live, one.reference),
            points=one.points,
            shared=", ".join(says(SHARED[kind]) for kind in one.shared if kind in SHARED),
        )
        for one in known
    ]


def cuts(text: IntakeText, span: Span) -> list[Cut]:
    """List where a passage may be parted: behind its commas, semicolons and full stops, and before joining words."""
    words, found = text.words(span), []
    for place in range(1, len(words)):
        ahead = words[place:].split(maxsplit=1)[:1]
        is_word = words[place - 1].isspace() and not words[place].isspace()
        is_behind = words[: place - 1].rstrip()[-1:] in {",", ";", ".", ":"}
        if is_word and (is_behind or ahead in (["and"], ["и"], ["а"])):
            found.append(Cut(span.start + place, _beginning(words[place:])))
    return found[:_MOST_CUTS]


def _beginning(words: str) -> str:
    """Give the beginning of some words, with no word cut in two."""
    said = " ".join(words.split())
    return said if len(said) <= _SHOWN_OF_A_CUT else f"{said[:_SHOWN_OF_A_CUT].rsplit(' ', 1)[0]} …"


def _rests(text: IntakeText, spans: Iterable[Span | None]) -> list[str]:
    return list(dict.fromkeys(short(text.words(one)) for one in spans if one is not None))


def _first(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or next((text for text in words.values() if text), "")


def _title(live: Live, reference: str) -> str:
    return live.wording.plain(live.shelf.demands[reference]["title"], Place(demand=reference)) or reference
