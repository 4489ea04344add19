"""Sentences for refusals about erasing, by their message keys."""

from collections.abc import Mapping

from tracker.web.labels import N_

REFUSED: Mapping[str, str] = {
    "refused.person_erased": N_("This person was erased: nothing more is recorded of the name."),
    "refused.erasure_waits": N_("A colleague proposed this meanwhile. Look at that proposal first."),
    "refused.erasure_not_proposed": N_("This waits no more: somebody decided it, or proposed it anew."),
    "refused.texts_undecided": N_(
        "Nothing was said yet about %(count)s of the texts and files below. Choose for each what becomes of it; what "
        "you chose is kept."
    ),
    "refused.texts_added_since": N_(
        "Since this was proposed %(count)s texts or files were added that tell of the person. Nothing was erased. They "
        "are marked as new below: decide on them, and propose it anew. What you may not read the country's "
        "team decides on."
    ),
    "refused.erasure_outdated": N_("What was to be read in place of a text is gone. Propose it anew."),
    "refused.names_in_replacement": N_(
        "A new text names somebody whom the record knows. Write it without names, so that nothing comes back by it."
    ),
    "refused.names_in_reason": N_("The reason stays when the names are gone. Write it without a name."),
    "refused.file_erased": N_("This file was erased already."),
    "refused.nothing_to_erase": N_("Everything stays as it is: choose at least one text or file to be erased."),
}
