"""What is wrong with a form, in the reader's language: one sentence for each refusal, and what to do about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.refusals_of_changes import NotInTheText
from tracker.web import dates
from tracker.web.html import Renderer
from tracker.web.labels import N_
from tracker.web.workspace import (
    refused_accounts,
    refused_erasing,
    refused_evidence,
    refused_intake,
    refused_submissions,
    row_labels,
)
from tracker.web.workspace.form import Complaint
from tracker.web.workspace.refused import REFUSED

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

SENTENCES: Mapping[str, str] = {
    **REFUSED,
    **refused_accounts.REFUSED,
    **refused_evidence.REFUSED,
    **refused_erasing.REFUSED,
    **refused_submissions.REFUSED,
    **refused_intake.REFUSED,
    **row_labels.REFUSED,
    **row_labels.ROWS,
    "form.missing": N_("Write something here."),
    "form.not_an_address": N_("Copy the address of the page as your browser shows it: it begins with https://"),
    "form.missing_day": N_("Write when it was: a day, a month or a year, such as 3 May 2024 or May 2024."),
    "form.not_a_day": N_("This is no day we can read. Write it as 3 May 2024, 03.05.2024, May 2024 or 2024."),
    "form.not_one_day": N_("Write one exact day, such as 3 May 2024."),
    "form.out_of_reach": N_("Write days between %(earliest)s and %(latest)s: is the year right?"),
    "form.future_day": N_("This day has not come yet. Write a day up to today."),
    "form.nothing_in_the_sheet": N_("Nothing is filled in: say of one measure at least where it stands."),
    "form.choose": N_("Choose one of these."),
    "form.choose_some": N_("Choose at least one of these."),
    "form.no_own_country": N_("Tick a country that you coordinate, or none where it concerns all countries."),
    "form.number_of_danger": N_(
        "Choose a number: a case of urgency stands under one. Take the nearest where none fits; colleagues see it at "
        "once."
    ),
    "form.too_long": N_(
        "This is too long: %(now)s characters, %(most)s at most. Shorten it, or part it in two entries."
    ),
    "form.names": N_("The record knows who bears this name. Choose what is to stand in the text."),
    "form.name_in_address": N_(
        "This address spells out a name, and others will read it. Leave it out and name the publication alone, keep "
        "the address in the notes; or say that somebody else is meant."
    ),
    "form.names_on_record": N_(
        "Texts of this entry name people whom the record knows. Correct the entry first and write keys instead of "
        "the names, or say here that somebody else is meant."
    ),
    "form.text_or_file": N_("Bring in one of the two: the text that you pasted, or a file."),
    "form.choose_states": N_("Choose at least two States, or put it to one above."),
    "form.others_countries": N_(
        "You do not coordinate %(countries)s. Leave out what is not yours, or ask who coordinates all of these "
        "countries to put the document on record: %(who)s."
    ),
    "form.others_countries_nobody": N_(
        "You do not coordinate %(countries)s, and nobody here coordinates all of these countries. Leave out what is "
        "not yours; each team accepts the demands on its own country."
    ),
    "form.others_document": N_(
        "That document is about %(countries)s, which you do not coordinate. Who does can bring in its text: %(who)s."
    ),
    "form.others_document_nobody": N_(
        "That document is about %(countries)s, which nobody here coordinates. Ask an admin of accounts."
    ),
    "form.object_not_on_record": N_(
        "Whoever this is about is not on record: choose above to register them, or choose another here."
    ),
    "refused.not_in_the_text.nowhere": N_(
        "The document's text does not say this. Copy the passage from it, word by word."
    ),
    "form.key_unknown": N_("Nobody and nothing on record has this key. Copy it from its page."),
    "form.unavailable": N_(
        "Nothing was recorded: the record cannot be written to just now. "
        "Your text is still here; send it again in a few minutes."
    ),
    "form.clock_stopped": N_(
        "Nothing was recorded: the clock of the machine jumped, and what is recorded now would bear a wrong day. Your "
        "text is still here. Tell whoever runs the machine: once the clock is right or accepted, send it again."
    ),
    "form.sent_already": N_(
        "This form was sent already, with other text. What was sent first is recorded. "
        "Keep your text as a new entry, or as a correction."
    ),
}
"""Every message, by its key. A test holds that no refusal lacks one."""


@dataclass(frozen=True)
class Said:
    """A complaint as it is printed, the field that it leads to, and what the page calls that."""

    field: str
    text: str
    label: str = ""


def said(complaint: Complaint, renderer: Renderer) -> Said:
    """Put a complaint into words; days are written as people write them."""
    is_nowhere = complaint.message == NotInTheText.message and complaint.values.get("after") == 0
    message = "refused.not_in_the_text.nowhere" if is_nowhere else complaint.message
    sentence = renderer.catalogue.gettext(SENTENCES[message])
    values = {name: _written(value, renderer.language) for name, value in complaint.values.items()}
    return Said(complaint.field, sentence % values if values else sentence)


def _written(value: str | int, language: str) -> str | int:
    if isinstance(value, str) and _DAY.fullmatch(value):
        return dates.day(date.fromisoformat(value), language)
    return value
