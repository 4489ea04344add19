"""Sentences for tables that are not read, and for rows that cannot be recorded, by their message keys."""

from collections.abc import Mapping

from tracker.web.labels import N_

REFUSED: Mapping[str, str] = {
    "refused.table_unknown": N_("This is no table that we read. Save it as XLSX or CSV."),
    "refused.table_is_document": N_(
        "This is a document (%(kind)s) and not a table. Documents are brought in under “Intake”, with “Bring in a "
        "document”. If there is a table in it, copy that into a template."
    ),
    "refused.table_of_old_kind": N_(
        "We do not read %(kind)s. Open the table where it was made, and save it as XLSX or CSV."
    ),
    "refused.table_locked": N_("This table opens with a password. Open it, and save it without one."),
    "refused.table_broken": N_("No cells come out of this table: it is damaged. Save it anew, or as CSV."),
    "refused.table_empty": N_("There is nothing in this table, or its sheets are hidden. Fill in a template."),
    "refused.table_too_long": N_("This table is too long: %(most)s rows at most. Part it in two."),
    "refused.quotation_open": N_(
        "A quotation mark of row %(number)s is never closed, so we cannot tell where its cells end. Close it, or save "
        "the table as XLSX."
    ),
    "refused.table_reader_missing": N_(
        "What reads XLSX is not installed on this server. Save the table as CSV, or ask whoever runs the server."
    ),
    "refused.row_taken": N_("Somebody recorded this row meanwhile."),
    "refused.row_fixed": N_(
        "Of a demand only title, summary and our words for its measures can be changed by a table. Change the rest on "
        "the demand's own page."
    ),
    "refused.row_erased": N_("What this row became was erased since. It is not brought back."),
    "refused.row_unchanged": N_("The record says this already."),
}

ROWS: Mapping[str, str] = {
    "row.formula": N_("Column %(head)s holds a formula. Write the value itself."),
    "row.merged": N_("Column %(head)s is merged with other cells. Part them, and fill in each row."),
    "row.hidden": N_("Column %(head)s is hidden here, or the whole row is. Show it, or delete it."),
    "row.error": N_("Column %(head)s holds an error of the spreadsheet. Write the value itself."),
    "row.beyond": N_("Column %(head)s has no heading. Give it one of the template's, or empty it."),
    "row.unknown_head": N_("No column is called “%(head)s”. Take the headings of the template."),
    "row.near_head": N_("No column is called “%(head)s”. Is “%(nearest)s” meant?"),
    "row.repeated_head": N_("“%(head)s” stands twice. Leave one of the two columns."),
    "row.missing_head": N_("The column “%(head)s” is missing."),
    "row.twice": N_("It says the same as row %(number)s. Delete one of the two."),
    "row.key_twice": N_("It has the key of row %(number)s. Give it one of its own."),
    "row.moved": N_(
        "Rows moved since this table was recorded, and this one has no key: nobody can say whether it is new. "
        "Give it a key."
    ),
    "row.not_allowed": N_("You may not record this: you do not coordinate the country that it is about."),
    "row.left": N_(
        "Somebody changed on its page what this row became, or took it back. It is left as it is; correct it there."
    ),
    "row.unseen": N_("It was recorded before, and what it became was taken back or is not shown to you."),
    "row.names": N_(
        "The record knows who bears this name: %(names)s. Write %(keys)s instead, or say in the column of known names "
        "who is meant."
    ),
    "row.yes_or_no": N_("Write yes or no."),
    "row.not_on_record": N_("“%(value)s” is not on record. The template's second sheet lists what is."),
    "row.unknown_value": N_("“%(value)s” cannot stand here. One of these can: %(values)s."),
    "row.either_day": N_("%(day)s may be one of two days. Write it as 2026-04-03 or 3 April 2026."),
    "row.number_as_day": N_("This is a number. Let the cell be a day, or write it as 2026-04-03 or 3 April 2026."),
    "row.no_letter": N_("No letter of that day about this demand is on record. Record the letter first."),
    "rows.broken_off": N_(
        "Rows recorded just now: %(recorded)s. They stay. Then the record could not be written to any more: press "
        "again in a few minutes for the rest."
    ),
    "row.several_letters": N_("Several letters were sent on that day. Write the address of the letter's page."),
}
