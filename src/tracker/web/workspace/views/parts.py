"""All that an entry says to its reader, part by part, each under a label: for the page of the entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.domain.record import Entry, Kind
from tracker.web import dates, labels, submission_labels
from tracker.web.labels import N_
from tracker.web.views.citations import citation
from tracker.web.views.submissions import organisations_named, submission_words
from tracker.web.wording import Text
from tracker.web.workspace.desk import Live
from tracker.web.workspace.labels import CONFIDENCE, LOOKED, MEANS, POSITION, SOURCE
from tracker.web.workspace.views.choices import names_of_senders

_TEXTS = {
    "notes": N_("Notes for the country team"),
    "what": N_("What it is"),
    "wording": N_("Public wording"),
    "told": N_("Who was told"),
    "who": N_("Who sees to it"),
    "title": N_("Title"),
    "document": N_("Document"),
    "term": N_("Its own word for it"),
    "to": N_("To whom"),
    "subject": N_("Subject"),
    "reference": N_("Its number"),
    "stated_to": N_("Said to whom"),
    "stage": N_("Stage"),
    "outcome": N_("What is known of it"),
    "points_note": N_("What is missing"),
    "source": N_("Source"),
    "custody": N_("Who keeps the material"),
}
"""The texts of entries, by the names of their fields, in the order in which they are shown."""

_ELSEWHERE = {"organ": N_("Who acted"), "citation": N_("Citation"), "points": N_("Point"), "not_counted": N_("Why")}
"""The texts that stand within something else."""

_DAYS = {
    "on": N_("When"),
    "as_of": N_("As of which day it is"),
    "made_on": N_("When it was said or fixed"),
    "filed_on": N_("Filed"),
    "due_on": N_("Falls due"),
    "was_due_on": N_("Fell due before it was moved"),
}

_Codes = Mapping[str, tuple[str, Mapping[str, str]]]

_SAYS: _Codes = {
    "direction": (N_("Which way it points"), labels.DIRECTION),
    "position": (N_("What the government does"), {code: said for code, (said, _) in POSITION.items()}),
    "where": (N_("Where one looked"), LOOKED),
    "kind": (N_("What falls due"), labels.DUE),
    "body": (N_("Which body"), labels.BODY),
    "procedure": (N_("Under which procedure"), submission_labels.PROCEDURE),
    "filed_by": (N_("Who submitted it"), submission_labels.FILED_BY),
    "fate": (N_("What became of it?"), submission_labels.FATE),
    "case_list": (N_("Which list?"), submission_labels.CASE_LIST),
}
"""What an entry says in one word."""

_ABOUT: _Codes = {
    "means": (N_("How it was sent"), MEANS),
    "law": (N_("In law"), labels.STANDS),
    "practice": (N_("In practice"), labels.STANDS),
    "source_kind": (N_("Kind of source"), SOURCE),
    "confidence": (N_("How sure we are"), CONFIDENCE),
}
"""What is said about it."""


@dataclass(frozen=True)
class Part:
    """One part of what an entry says, under its label."""

    label: str
    text: Text


def label_of(field: str) -> str:
    """Give what the text in a field of an entry is called."""
    return _TEXTS.get(field) or _ELSEWHERE.get(field, N_("Text"))


def parts_of(entry: Entry, live: Live) -> list[Part]:
    """Give all that an entry says to this reader."""
    live.open(entry.about)
    says = live.catalogue.gettext
    kinds = (_judged, _said, _sender, _on_the_way, _texts, _points, _days, _actor, _said_about, _cited)
    return [Part(says(label), text) for kind in kinds for label, text in kind(entry, live)]


def _judged(entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    if entry.kind is not Kind.ASSESSMENT:
        return
    said = live.catalogue.gettext(labels.STANDS[where_said(entry)])
    yield N_("Where it stands"), Text(said)
    if entry.not_known:
        yield N_("Why"), Text(live.catalogue.gettext(labels.NOT_KNOWN_WHY[entry.not_known.value]))
    cause = live.wording.say((entry.about["not_counted"] or {}).get("cause"))
    if cause:
        yield N_("Why"), cause


def where_said(entry: Entry) -> str:
    """Give the code of what an assessment says."""
    if entry.letter:
        return entry.letter.value
    return entry.not_counted.value if entry.not_counted else "not_known"


def _days(entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    for name, label in _DAYS.items():
        when = entry.about.get(name)
        if when is not None:
            yield label, Text(written(when, live.desk.account.language))


def written(when: Mapping[str, Any] | str, language: str) -> str:
    """Write a day as it was recorded, exact or not."""
    period = {"first": when, "last": when, "precision": "day"} if isinstance(when, str) else when
    return dates.period(period, language)


def _actor(entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    organ = entry.about.get("organ")
    if organ:
        label = labels.ORGAN[organ["kind"]]
        kind = Text(live.catalogue.gettext(label))
        yield N_("Who acted"), live.wording.say(organ["name"]) or kind


def _said(entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    yield from _coded(_SAYS, entry, live)


def _sender(entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    sender = entry.about.get("sender")
    if sender:
        yield N_("Who sent it"), Text(names_of_senders(live).get(sender, sender))


def _on_the_way(entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    """Say of a submission or a list of cases by whom, for what and about what it is."""
    if entry.kind not in {Kind.SUBMISSION, Kind.LISTING, Kind.HANDOUT}:
        return
    about, says = entry.about, live.catalogue.gettext
    if "is_on" in about:
        yield N_("Is the country on it?"), Text(says(submission_labels.IS_ON["yes" if about["is_on"] else "no"]))
    live.open(submission_words([entry], live.shelf))
    for name in organisations_named(about.get("filers", ()), live.shelf, live.wording):
        yield N_("Which organisations"), Text(name)
    titles = {one.key: one.about["title"] for one in live.look.calendar(live.sight) if one.key == about["occasion"]}
    live.open(list(titles.values()))
    for title in titles.values():
        yield N_("For which session or deadline"), live.wording.say(title) or Text(about["occasion"])
    if about.get("instruments"):
        yield N_("Which conventions"), Text(", ".join(about["instruments"]))
    if about.get("document"):
        yield N_("Document of the record"), Text(about["document"])


def _said_about(entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    yield from _coded(_ABOUT, entry, live)


def _coded(codes: _Codes, entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    for name, (label, words) in codes.items():
        code = entry.about.get(name)
        if isinstance(code, str) and code in words:
            yield label, Text(live.catalogue.gettext(words[code]))


def _texts(entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    for name, label in _TEXTS.items():
        words = entry.about.get(name)
        said = live.wording.say(words) if isinstance(words, Mapping) else None
        if said:
            yield label, said


def _points(entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    for point in entry.about.get("points", ()):
        if isinstance(point, Mapping):
            said = live.wording.say(point["text"])
            yield N_("Point"), Text(f"{point['number']}. {said}", said.language if said else None)


def _cited(entry: Entry, live: Live) -> Iterator[tuple[str, Text]]:
    cited = citation(entry.about.get("citation"), live.wording)
    if cited is None:
        return
    if cited.text:
        yield N_("Citation"), cited.text
    if cited.document:
        yield N_("Document"), Text(cited.document)
    if cited.address:
        yield N_("Its address"), Text(cited.address)
