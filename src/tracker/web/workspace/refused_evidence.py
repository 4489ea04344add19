"""Sentences for refusals about files, by their message keys."""

from collections.abc import Mapping

from tracker.web.labels import N_

REFUSED: Mapping[str, str] = {
    "refused.file_missing": N_("Choose a file. An empty one cannot be kept."),
    "refused.file_too_large": N_(
        "The file is too large: %(most)s MB at most. Nothing of it was kept. Make it smaller, or part it; "
        "your text is still here."
    ),
    "refused.file_unknown": N_(
        "We do not take files of this kind. We take PDF, JPEG, PNG, WebP, HEIC, DOCX, XLSX, ODT, ODS, plain text "
        "in Unicode, saved mails and web pages, MP3, M4A, OGG and MP4. Save it as one of these."
    ),
    "refused.file_is_a_program": N_(
        "This is a program or a document with macros, whatever it is called. It was not kept. "
        "Save the document without macros, or as PDF."
    ),
    "refused.file_unsafe": N_(
        "The file would unpack to far more than it is, or something hangs on behind its end. It was not kept. "
        "Save it anew, or as PDF."
    ),
    "refused.file_fetches": N_(
        "Whoever opens this document fetches something from elsewhere, and a stranger learns of it. It was not kept. "
        "Go offline, open it, and save it as PDF."
    ),
    "refused.picture_broken": N_(
        "The picture does not follow its own format, so nobody can tell what is in it. "
        "Save it anew and add it as a copy."
    ),
    "refused.picture_too_large": N_(
        "Opened, the picture would have more than %(most)s million pixels, which breaks a phone. Make it smaller first."
    ),
    "refused.not_cleaned": N_(
        "Hidden data can be taken out of JPEG, PNG and WebP here. Of this file make a copy by hand, and choose it."
    ),
    "refused.public_copy_missing": N_("Others see a copy, never the original. Make a copy first."),
    "refused.copy_not_looked_at": N_("Open the newest copy, look at it, and then say here that you did."),
    "refused.attached_already": N_("It is attached there already. Name another demand or entry."),
    "refused.not_attached": N_("It is not attached there any more. Tick what it is attached to."),
    "refused.attached_nowhere_else": N_(
        "It would be about nothing any more. Attach it first to what it does show something about, or take it back."
    ),
    "refused.evidence_gone": N_("The file was taken back: nothing more can be done with it."),
    "refused.evidence_unknown": N_("There is no such file here."),
    "refused.nothing_attached": N_("Say what the file is about: an entry, a demand or a country."),
}
