"""Sentences for documents that are not read, and for what cannot be done with one on its way in, by message keys."""

from collections.abc import Mapping

from tracker.web.labels import N_

REFUSED: Mapping[str, str] = {
    "refused.no_text": N_(
        "There is no text in this document, only pictures of pages. Read it with a program for scanned pages (OCR), "
        "or ask for the file that it was printed from."
    ),
    "refused.text_locked": N_("This document opens with a password. Open it, and save it without one."),
    "refused.text_broken": N_("No text comes out of this document: it is damaged. Save it anew, or as plain text."),
    "refused.text_too_long": N_(
        "This document is too long: a million characters and 400 pages at most. Part it in two."
    ),
    "refused.too_much_proposed": N_(
        "More than %(most)s passages of this document look like demands or events, more than anybody can review. Part "
        "it, and bring in the parts that matter."
    ),
    "refused.reading_too_long": N_(
        "Reading this document took too long, so it was ended. Save the document anew, or as plain text."
    ),
    "refused.not_readable": N_(
        "We read the text of PDF, DOCX, HTML and plain text alone. Save the document as one of these."
    ),
    "refused.reader_missing": N_(
        "What reads PDF is not installed on this server. Save the document as DOCX or plain text, or ask whoever runs "
        "the server."
    ),
    "refused.intake_unknown": N_(
        "This document is not here any more, or another team works on it. What was accepted of it stays on record."
    ),
    "refused.proposal_unknown": N_("This document has no proposal of that number. Go back to the list."),
    "refused.proposal_moved": N_(
        "Somebody changed this since you opened the page, so nothing was done. Look at how it stands now, then decide."
    ),
    "refused.not_read_yet": N_(
        "This document was not read yet, or cannot be read. Look at its page for how far it is."
    ),
    "refused.not_settled": N_("Say first which document this is, so that it can be quoted."),
    "refused.another_text_kept": N_(
        "The text of this document is on record already, and it is another one than was read from this file. Register "
        "this file as a document of its own, or bring in the text that is on record."
    ),
    "refused.no_country": N_("Choose at least one country whose team is to work on this document."),
    "refused.too_many_intakes": N_(
        "%(most)s documents that you brought still wait to be read. Wait until some of them were, or take some away."
    ),
    "refused.not_beside": N_("These two cannot be joined: they are of two kinds, or too far apart to be one passage."),
    "refused.not_within": N_("Choose a place within the passage, with at least %(least)s letters on either side."),
    "refused.object_missing": N_(
        "Measure %(number)s is about somebody or something that is not on record yet. Register them first, or choose "
        "who is meant."
    ),
    "refused.convention_missing": N_(
        "The list of conventions of this record lacks %(code)s. Take it off this demand, and ask whoever runs the "
        "server to load it with the register."
    ),
    "refused.newcomer": N_("Somebody new in this passage cannot be registered so, and nothing was recorded."),
    "refused.file_gone": N_("The file is not here any more. Bring the document in again."),
}
