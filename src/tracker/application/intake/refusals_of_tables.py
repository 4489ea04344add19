"""Every way a table is refused to be read; the sentences stand in the catalogues under `message`."""

from tracker.domain.refusals import Refused


class TableUnknown(Refused):
    """The file is no table that is read here: CSV and XLSX are, whatever a file is called."""

    message = "refused.table_unknown"


class TableIsDocument(Refused):
    """The file is a document, of the kind `kind`, whose text is read elsewhere."""

    message = "refused.table_is_document"


class TableOfOldKind(Refused):
    """The file holds a table in a format that is not read here, `kind`: what made it can save it as one that is."""

    message = "refused.table_of_old_kind"


class TableLocked(Refused):
    """The table is encrypted, and opens with a password alone."""

    message = "refused.table_locked"


class TableBroken(Refused):
    """The table does not follow its own format, so that no cells come out of it."""

    message = "refused.table_broken"


class TableEmpty(Refused):
    """There is nothing in any cell of the table, or none of its sheets is shown."""

    message = "refused.table_empty"


class TableTooLong(Refused):
    """The table has more rows, or more letters, than are taken at once."""

    message = "refused.table_too_long"


class QuotationOpen(Refused):
    """A quotation mark of a CSV file is opened and never closed, so that nobody can tell where its cells end."""

    message = "refused.quotation_open"


class TableReaderMissing(Refused):
    """What reads XLSX is not installed."""

    message = "refused.table_reader_missing"
