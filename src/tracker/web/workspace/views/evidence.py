"""All that is known of a file and was done with it, part by part, for its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.application.evidence_shelf import FileDeed
from tracker.projections.evidence_reading import Evidence
from tracker.web.labels import N_
from tracker.web.views.evidence import Size, ending_of, size_of
from tracker.web.wording import Text
from tracker.web.workspace.desk import Live
from tracker.web.workspace.evidence_labels import AUDIENCE, CREDIBILITY, DEED, RELIABILITY

_TEXTS = {
    "notes": N_("Notes for the country team"),
    "name": N_("What the file was called"),
    "collected_by": N_("Who collected it"),
    "where": N_("Where it was collected"),
    "address": N_("Address of the page"),
}
_SAID = {
    "holder": N_("Who had it"),
    "from_whom": N_("From whom"),
    "how": N_("How it came to them"),
    "reason": N_("Why"),
}


@dataclass(frozen=True)
class Part:
    """One thing that is known of a file, under its label; `is_ours` where it is a word of ours, to be translated."""

    label: str
    text: Text | str
    is_ours: bool = False


@dataclass(frozen=True)
class Deed:
    """One thing that was done with a file; `on` is the day that it speaks of, `size` that of a copy."""

    label: str
    recorder: str
    recorded_on: date
    parts: Sequence[Part]
    on: date | None = None
    ending: str = ""
    size: Size | None = None
    sha256: str = ""
    is_cleaned: bool = False


def parts(found: Evidence, live: Live) -> Sequence[Part]:
    """Tell what is known of a file, to its team; others are told nothing here."""
    said = [(label, live.wording.say(found.staff.get(name))) for name, label in _TEXTS.items()]
    return [*(Part(label, text) for label, text in said if text is not None), *_grades(found.staff)]


def deeds(done: Sequence[FileDeed], live: Live, nicknames: Mapping[str, str]) -> Sequence[Deed]:
    """Tell what was done with a file, newest first."""
    return [_deed(one, live, nicknames) for one in reversed(done)]


def _deed(one: FileDeed, live: Live, nicknames: Mapping[str, str]) -> Deed:
    about, is_copy = one.about, one.code == "public_copy_made" and "type" in one.about
    texts = [(label, live.wording.say(about.get(name))) for name, label in _SAID.items()]
    told = [Part(label, text) for label, text in texts if text is not None]
    if one.code == "graded":
        told += _grades(about)
    if one.code == "audience_set" and "audience" in about:
        told.append(Part(N_("Who may have a copy"), AUDIENCE[about["audience"].value], is_ours=True))
    return Deed(
        label=DEED[one.code],
        recorder=nicknames.get(one.account, ""),
        recorded_on=one.recorded_on,
        parts=told,
        on=about.get("on") if one.code == "custody_recorded" else None,
        ending=ending_of(about["type"]) if is_copy else "",
        size=size_of(about["size"]) if is_copy else None,
        sha256=about["sha256"] if is_copy else "",
        is_cleaned=is_copy and about["is_cleaned"],
    )


def _grades(about: Mapping[str, object]) -> Sequence[Part]:
    reliability, credibility = about.get("reliability"), about.get("credibility")
    found = []
    if reliability:
        found.append(Part(N_("How reliable the source is"), RELIABILITY[str(reliability)], is_ours=True))
    if credibility:
        found.append(Part(N_("How credible it is"), CREDIBILITY[str(credibility)], is_ours=True))
    return found
