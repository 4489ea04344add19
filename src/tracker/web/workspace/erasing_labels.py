"""Our words for what is erased: where a text stands, what it is, why it goes, and what it means to keep it."""

from tracker.web.labels import N_

BASIS = {
    "consent_withdrawn": (
        N_("Consent withdrawn"),
        N_("The person agreed to be on record, and does so no more."),
    ),
    "objection": (
        N_("The person or the family objects"),
        N_("Somebody who was never asked, or who cannot be asked, or the family for them."),
    ),
    "danger": (
        N_("Danger to life, health or freedom"),
        N_("What is written here could be used against the person or those near them."),
    ),
    "never_to_be_recorded": (
        N_("It should never have been recorded"),
        N_("It was not needed, came from somebody who was not free to tell it, or is about somebody else."),
    ),
    "law": (
        N_("A law, a court or a data protection authority"),
        N_("Write below which one; keep its letter outside the record."),
    ),
}
"""The legal bases, each with what it means."""

OF = {
    "person": N_("What the record holds about a person"),
    "entry": N_("The texts of an entry"),
    "evidence": N_("A file with its texts"),
}
"""What an erasure is about."""

THING = {
    "entry": N_("Entry"),
    "demand": N_("Demand"),
    "document": N_("Document"),
    "person": N_("Person"),
    "organisation": N_("Organisation"),
    "occasion": N_("Important date"),
    "evidence": N_("File"),
    "country": N_("Country"),
    "finding": N_("Finding"),
    "coalition": N_("The record itself"),
}
"""Where a text stands."""

NAME = N_("Name of the person")

FIELD = {
    "name": N_("What it is called"),
    "native": N_("Name in its own script"),
    "roles": N_("Role"),
    "office": N_("Office"),
    "reason": N_("Reason, for the team"),
    "who_agreed": N_("Who agreed"),
    "how": N_("How it became known"),
    "wording": N_("Public wording"),
    "notes": N_("Notes for the country team"),
    "title": N_("Title"),
    "summary": N_("Summary"),
    "item": N_("What the document says"),
    "measures": N_("Measures"),
    "measure": N_("Measures"),
    "label": N_("Measures"),
    "text": N_("Text"),
    "quotation": N_("Quotation"),
    "what": N_("What it is"),
    "who": N_("Who sees to it"),
    "told": N_("Who was told"),
    "source": N_("Source"),
    "custody": N_("Who keeps the material"),
    "citation": N_("Citation"),
    "organ": N_("Who acted"),
    "other": N_("Text"),
}
"""What a text is, by the field of its event."""

STAYS = {
    "own": N_("Keep it"),
    "key": N_("Keep it; the name is gone from it"),
    "typed": N_("Leave it: somebody else of that name is meant"),
}
"""What it means to keep a text, by how it tells of the person."""
