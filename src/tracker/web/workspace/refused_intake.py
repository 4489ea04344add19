"""Sentences for documents whose text is not read, by their message keys."""

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
}
