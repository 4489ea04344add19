"""The tables of the log. Everything but them can be dropped and rebuilt.

Moments are UTC microseconds since 1970 in a BIGINT: SQLite has no type for moments, and an integer compares
and hashes alike everywhere. Ids are `Uuid`: 16 bytes on PostgreSQL, 32 hexadecimal digits on SQLite; with
hyphens they would be larger in the index that every write touches. JSON is kept as bytes, because its bytes
are what is hashed.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints are named, so that migrations can speak of them on both databases."""

log_metadata = MetaData(naming_convention=NAMES)

Position = BigInteger().with_variant(Integer(), "sqlite")
"""A place in the log, from 1. On SQLite only a key spelled INTEGER is the table's own order."""


class Blob(LargeBinary):
    """Bytes, handed to the driver as they are; the stock type wraps each value, which costs a lot."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> None:
        """Change nothing on the way in."""

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Change nothing on the way out."""


event = Table(
    "event",
    log_metadata,
    Column("position", Position, primary_key=True, autoincrement=False),
    Column("stream_id", Uuid, nullable=False),
    Column("version", Integer, nullable=False),
    Column("topic", String(128), nullable=False),
    Column("class_version", SmallInteger, nullable=False),
    Column("state", Blob, nullable=False, comment="facts' data, canonical JSON"),
    Column("staff", Blob, nullable=False, comment="the staff part, canonical JSON"),
    Column("salt1", Blob, nullable=False),
    Column("salt2", Blob, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    UniqueConstraint("stream_id", "version"),
)

words = Table(
    "words",
    log_metadata,
    Column("ref", String(43), primary_key=True),
    Column("key_no", SmallInteger, nullable=False),
    Column("sealed", Blob, nullable=False),
)

words_about = Table(
    "words_about",
    log_metadata,
    Column("ref", String(43), ForeignKey("words.ref", ondelete="CASCADE"), primary_key=True),
    Column("person", String(10), primary_key=True),
    Index(None, "person"),
)

erased_word = Table(
    "erased_word",
    log_metadata,
    Column("ref", String(43), primary_key=True),
    Column("position", BigInteger, nullable=False, comment="of the event that says so"),
    Column("replaced_by", String(43), comment="what is read in its place, if anything is"),
    Column("erased_on", Text, nullable=False, comment="the UTC day"),
    Column("basis", Text, comment="why by law, where that was said"),
    Index(None, "position"),
)
"""Which words were erased: what the log says of it, to be looked up."""

erasure = Table(
    "erasure",
    log_metadata,
    Column("erasure_id", Text, primary_key=True),
    Column("position", BigInteger, nullable=False, comment="of its proposal"),
    Column("stream_id", Text, nullable=False),
    Column("account", Text, nullable=False, comment="who proposed it"),
    Column("state", Text, nullable=False, comment="waits, returned, done"),
    Column("done_at", BigInteger, comment="the position of what says that it is done"),
)
"""What was proposed to be erased, and what became of that: what the log says of it, to be looked up."""

log_head = Table(
    "log_head",
    log_metadata,
    Column("id", SmallInteger, CheckConstraint("id = 1", name="one_row"), primary_key=True, autoincrement=False),
    Column("position", BigInteger, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("frontier", Blob, nullable=False),
)

log_commit = Table(
    "log_commit",
    log_metadata,
    Column("position", Position, primary_key=True, autoincrement=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("root", Blob, nullable=False),
    Index(None, "recorded_at"),
)

tracking = Table(
    "tracking",
    log_metadata,
    Column("name", String(128), primary_key=True),
    Column("position", BigInteger, nullable=False),
)

command = Table(
    "command",
    log_metadata,
    Column("account", String(128), primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("body_hash", String(128), nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("answer", Text, nullable=False),
)

unique_key = Table(
    "unique_key",
    log_metadata,
    Column("scope", String(64), primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("stream_id", Uuid, nullable=False),
)
