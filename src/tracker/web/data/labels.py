"""Our words for what columns hold, as messages."""

from tracker.web.labels import N_

HOLDS = {
    "code": N_("a code or a key"),
    "number": N_("a whole number"),
    "yes_no": N_("true or false"),
    "day": N_("a day, as year, month and day"),
    "text": N_("a text, a column for each language"),
    "list": N_("codes, parted by semicolons"),
}
"""By the kinds of column."""
