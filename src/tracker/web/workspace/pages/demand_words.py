"""Our words for a demand: put better, or put in another language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter

from tracker.application.workspace.demand_inputs import Rewording, Translation
from tracker.domain.lifecycle_events import Translator
from tracker.domain.record import DemandFacts
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.labels import N_
from tracker.web.naming import Place
from tracker.web.site import NoSuchThing
from tracker.web.wording import Text
from tracker.web.workspace.change_labels import LANGUAGE, TEXT, TRANSLATOR
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import begun, demand_crumbs, demand_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.names import namesakes
from tracker.web.workspace.options import options
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()

_PARTS = ("title", "summary")


@dataclass(frozen=True)
class TextHere:
    """One text of ours: the part that it is, what that is called, in which languages it stands, and what it says."""

    of: str
    label: str
    languages: str
    text: Text | None
    words: Mapping[str, str]


def show_translate(desk: Desk, form: Form) -> Page:
    """Show what can be translated."""
    with desk.view() as live:
        reference = desk.route["reference"]
        demand_of(live, reference)
        return live.page(
            "translate.html",
            form,
            crumbs=demand_crumbs(live, reference),
            texts_here=_texts(live, reference),
            languages=options(LANGUAGE, live.catalogue),
            translators=options(TRANSLATOR, live.catalogue),
        )


def translate(desk: Desk, form: Form) -> str:
    """Record a translation."""
    reference = desk.route["reference"]
    language, of = form.one_of("language", LANGUAGE), form.value("of")
    if not of:
        form.complain("of", "form.choose")
    by, said = form.choice("by", Translator), read_texts(desk, form, {"text": True}).get("text", {})
    form.check()
    given = Translation(
        demand=reference,
        of=of,
        language=language or "",
        text=next(iter(said.values())),
        by=by,  # type: ignore[arg-type]  # checked
        reviewed=form.is_ticked("reviewed"),
        namesakes=namesakes(form),
    )
    desk.workspace.translate(desk.who, desk.by(form), given)
    return f"/desk/demands/{reference}?done=translated"


def show_reword(desk: Desk, form: Form) -> Page:
    """Show our words, to be put better."""
    with desk.view() as live:
        reference = desk.route["reference"]
        demand_of(live, reference)
        here = _texts(live, reference)
        values = {name: [text] for one in here for name, text in _typed(live, one).items()}
        return live.page(
            "reword.html", begun(form, values, live), crumbs=demand_crumbs(live, reference), texts_here=here
        )


def reword(desk: Desk, form: Form) -> str:
    """Record the parts that differ from what stands."""
    reference = desk.route["reference"]
    with desk.view() as live:
        here = {f"text_{one.of}": _typed(live, one) for one in _texts(live, reference)}
    said = read_texts(desk, form, {**dict.fromkeys(here, True), "reason": True})
    parts = {name.removeprefix("text_"): said.get(name, {}) for name, was in here.items() if _differs(form, was)}
    if not parts:
        form.complain("", "refused.no_change")
    form.check()
    given = Rewording(
        demand=reference,
        parts=parts,
        reason=said.get("reason", {}),
        hides_old=form.is_ticked("hides_old"),
        namesakes=namesakes(form),
    )
    desk.workspace.reword(desk.who, desk.by(form), given)
    return f"/desk/demands/{reference}?done=reworded"


def _differs(form: Form, was: Mapping[str, str]) -> bool:
    return any((form.text(name) or "") != text.strip() for name, text in was.items())


def _typed(live: Live, one: TextHere) -> dict[str, str]:
    """Give what the fields of a text hold, by their names: with keys, as texts are written."""
    opened, own = live.look.words(one.words.values()), live.desk.account.language  # type: ignore[arg-type]  # references
    names = {language: f"text_{one.of}" if language == own else f"text_{one.of}-{language}" for language in one.words}
    return {names[language]: opened.get(ref, "") for language, ref in one.words.items()}  # type: ignore[call-overload]


def _texts(live: Live, reference: str) -> Sequence[TextHere]:
    found = live.look.demands_named(live.sight, [reference])
    if not found:
        raise NoSuchThing
    return [_text(live, found[0], of, label, words) for of, label, words in _parts(live, found[0])]


def _parts(live: Live, demand: DemandFacts) -> Sequence[tuple[str, str, Mapping[str, str]]]:
    says = live.catalogue.gettext
    own = [(of, says(TEXT[of]), demand.about[of]) for of in _PARTS]
    measure = says(N_("Measure %(number)s"))
    numbers = [(one.number.rpartition(".")[2], one.about["label"]) for one in demand.measures]
    return [*own, *((number, measure % {"number": number}, label) for number, label in numbers)]


def _text(live: Live, demand: DemandFacts, of: str, label: str, words: Mapping[str, str]) -> TextHere:
    live.open(words)
    said = live.wording.say(words, Place(demand=demand.reference))
    return TextHere(of, label, ", ".join(sorted(words)), said, words)


put_up(router, Screen("/desk/demands/{reference}/translate", Right.RECORD, show_translate, translate))
put_up(router, Screen("/desk/demands/{reference}/words", Right.RECORD, show_reword, reword))
