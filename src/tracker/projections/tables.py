"""Every read table. They hold references to words, never words; days are ISO text, which sorts as days do."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, Table, Text

from tracker.store.tables import NAMES

read_metadata = MetaData(naming_convention=NAMES)

entry = Table(
    "entry",
    read_metadata,
    Column("entry_id", Text, primary_key=True),
    Column("stream_id", Text, primary_key=True),
    Column("demand", Text, primary_key=True),  # empty where it is put to a country alone
    Column("known_from", BigInteger, primary_key=True, autoincrement=False),  # the position of this version
    Column("known_to", BigInteger),  # the position that replaced this version, null while it stands
    Column("country", Text),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("effective", Text, nullable=False),
    Column("first_on", Text, nullable=False),
    Column("last_on", Text, nullable=False),
    Column("recorded_on", Text, nullable=False),
    Column("looked_on", Text),
    Column("audience", Text, nullable=False),
    Column("not_before", Text),
    Column("opening_confirmed_on", Text),
    Column("now_audience", Text, nullable=False),  # as of the head: narrowing acts backwards
    Column("now_not_before", Text),
    Column("now_opening_confirmed_on", Text),
    Column("alone", Boolean, nullable=False),  # a card reads it one by one: named there, or with a day to open on
    Column("hidden", Boolean, nullable=False),
    Column("corrects", Text),
    Column("measures", Text, nullable=False),  # public numbers, joined by spaces
    Column("bears_on", Text, nullable=False),  # the same, or its hash where it is too long for an index
    Column("says", Text),  # a letter, `not_known:why` or `not_counted:why`
    Column("flags", Integer, nullable=False),
    Column("scale", Integer, nullable=False),
    Column("direction", Text),
    Column("basis", Text, nullable=False),  # entry ids, joined by spaces
    Column("of_entry", Text),  # the entry that this one belongs to
    Column("account", Text, nullable=False),  # who recorded it
    Column("due_on", Text),  # the last day by which it falls due, as moved
    Column("moved_to", Text),  # the whole day, JSON, where it was moved
    Index("entry_of_demand", "demand", "known_from"),
    Index(  # all that the digest of a country asks, so that it never visits the table
        "entry_of_card",
        "country",
        "alone",
        "demand",
        "kind",
        "bears_on",
        "direction",
        "flags",
        "effective",
        "looked_on",
        "known_from",
        "known_to",
        "audience",
        "now_audience",
        "state",
    ),
    Index("entry_by_stream", "stream_id", "entry_id"),
    Index("entry_by_kind", "kind", "state"),
)

entry_facts = Table(
    "entry_facts",
    read_metadata,
    Column("entry_id", Text, primary_key=True),
    Column("stream_id", Text, primary_key=True),
    Column("facts", Text, nullable=False),  # the event's facts, JSON: apart, as a card never reads them
    Column("staff", Text, nullable=False),  # what the team alone may read of it, JSON
)

entry_stream = Table(
    "entry_stream",
    read_metadata,
    Column("stream_id", Text, primary_key=True),
    Column("demand", Text, nullable=False),  # empty for a country's, a finding's or the coalition's stream
    Column("country", Text),
    Column("entry_id", Text),  # the finding that a finding's stream begins with
)

demand = Table(
    "demand",
    read_metadata,
    Column("reference", Text, primary_key=True),
    Column("stream_id", Text, nullable=False),
    Column("known_from", BigInteger, nullable=False),
    Column("made_on", Text, nullable=False),
    Column("counting", Text, nullable=False),
    Column("country", Text),
    Column("countries", Text, nullable=False),  # ISO codes, joined by spaces
    Column("document", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Index("demand_of_country", "country"),
    Index("demand_by_stream", "stream_id"),
    Index("demand_of_document", "document"),
)

demand_change = Table(
    "demand_change",
    read_metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("demand", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("effective", Text, nullable=False),
    Column("other", Text),
    Column("facts", Text, nullable=False),
    Column("version", Integer, nullable=False),  # its place in the demand's stream
    Column("recorded_on", Text, nullable=False),
    Column("known_to", BigInteger),  # the position that took it back, null while it stands
    Column("taken_back", Text),  # what took it back, JSON with the day of recording
    Index("demand_change_of_demand", "demand"),
    Index("demand_change_by_other", "other"),
)

proposed_change = Table(
    "proposed_change",
    read_metadata,
    Column("change_id", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("demand", Text, nullable=False),
    Column("country", Text),
    Column("proposed_on", Text, nullable=False),
    Column("account", Text, nullable=False),  # who proposed it
    Column("facts", Text, nullable=False),
    Column("settled_at", BigInteger),  # the position that confirmed or returned it, null while it waits
    Index("proposed_change_of_demand", "demand"),
)

document = Table(
    "document",
    read_metadata,
    Column("key", Text, primary_key=True),
    Column("stream_id", Text, nullable=False),
    Column("known_from", BigInteger, nullable=False),
    Column("issued_on", Text, nullable=False),
    Column("facts", Text, nullable=False),
)

document_text = Table(
    "document_text",
    read_metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("kept_on", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Index("document_text_of_document", "document"),
)

quotation = Table(
    "quotation",
    read_metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
    Column("demand", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Index("quotation_of_demand", "demand"),
)

party = Table(
    "party",
    read_metadata,
    Column("key", Text, primary_key=True),
    Column("stream_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("known_from", BigInteger, nullable=False),
    Column("facts", Text, nullable=False),
    Column("naming", Text),  # the latest naming_set, JSON; null for organisations
    Column("proposed", Text),  # a naming that waits for a second person, JSON
    Column("withheld", Boolean, nullable=False),
    Index("party_by_stream", "stream_id"),
)

alias = Table(
    "alias",
    read_metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("party", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Index("alias_of_party", "party"),
)

leadership = Table(
    "leadership",
    read_metadata,
    Column("stream_id", Text, primary_key=True),  # the organisation's
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("known_from", BigInteger, primary_key=True, autoincrement=False),
    Column("known_to", BigInteger),
    Column("effective", Text, nullable=False),
    Column("taken_back", Boolean, nullable=False),
    Column("facts", Text, nullable=False),
)

listed = Table(
    "listed",
    read_metadata,
    Column("kind", Text, primary_key=True),  # coalition, country, theme, instrument, calendar
    Column("code", Text, primary_key=True),
    Column("stream_id", Text, nullable=False),
    Column("known_from", BigInteger, nullable=False),
    Column("facts", Text, nullable=False),
)

occasion = Table(
    "occasion",
    read_metadata,
    Column("key", Text, primary_key=True),
    Column("known_from", BigInteger, primary_key=True, autoincrement=False),
    Column("known_to", BigInteger),
    Column("stream_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("session", Text),
    Column("state", Text, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("first_on", Text, nullable=False),
    Column("last_on", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Index("occasion_by_kind", "kind"),
    Index("occasion_by_stream", "stream_id"),
)

release = Table(
    "release",
    read_metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("position", BigInteger, nullable=False),
    Column("through", BigInteger, nullable=False),
    Column("released_on", Text, nullable=False),
)

loaded_row = Table(
    "loaded_row",
    read_metadata,
    Column("register", Text, primary_key=True),
    Column("row", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("stream_id", Text, nullable=False),
    Column("entry_id", Text),
)

evidence = Table(
    "evidence",
    read_metadata,
    Column("evidence_id", Text, primary_key=True),
    Column("known_from", BigInteger, nullable=False),
    Column("recorded_on", Text, nullable=False),
    Column("country", Text),
    Column("audience", Text, nullable=False),  # as of the head: narrowing acts backwards
    Column("account", Text, nullable=False),  # who recorded it
    Column("facts", Text, nullable=False),
    Column("staff", Text, nullable=False),  # what the team alone may read of it, JSON
    Column("shown", Text),  # the SHA-256 of the copy that others may have
    Column("shown_from", BigInteger),  # the position from which they may
    Column("shown_on", Text),
    Column("error_from", BigInteger),  # the position from which it was taken back for an error
    Column("safety_from", BigInteger),  # and for safety
    Column("erased_on", Text),
)

evidence_copy = Table(
    "evidence_copy",
    read_metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("evidence_id", Text, nullable=False),
    Column("made_on", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Index("evidence_copy_of_evidence", "evidence_id"),
)

evidence_link = Table(
    "evidence_link",
    read_metadata,
    Column("evidence_id", Text, primary_key=True),
    Column("kind", Text, primary_key=True),  # entry, demand, document
    Column("key", Text, primary_key=True),
    Column("known_from", BigInteger, nullable=False),
    Index("evidence_link_by_key", "kind", "key"),
)

parked = Table(
    "parked",
    read_metadata,
    Column("name", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("error", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_try_at", BigInteger, nullable=False),  # UTC microseconds
)
