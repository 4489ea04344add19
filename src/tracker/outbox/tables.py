"""The tables of mails, and of what each of them tells.

Moments are UTC microseconds since 1970, days ISO text; what is `sealed` opens under the working key alone.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from tracker.store.tables import NAMES, Blob

outbox_metadata = MetaData(naming_convention=NAMES)

mail = Table(
    "mail",
    outbox_metadata,
    Column("id", Uuid, primary_key=True),
    Column("account", String(14), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("slot", String(64), nullable=False, comment="what makes it the only one of its kind"),
    Column("message_id", String(128), nullable=False),
    Column("state", String(8), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("next_at", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("unclear", Integer, nullable=False, comment="how often nobody knows whether it was taken"),
    Column("lease", Uuid, comment="who is sending it"),
    Column("lease_until", BigInteger),
    Column("code", String(64), nullable=False, comment="the last answer, as a code"),
    Column("settled_at", BigInteger),
    Column("sealed", Blob, comment="what it says, from its first try until it is forgotten"),
    UniqueConstraint("account", "kind", "slot"),
    Index(None, "state", "next_at"),
)

reminder = Table(
    "reminder",
    outbox_metadata,
    Column("account", String(14), primary_key=True),
    Column("thing", String(128), primary_key=True),
    Column("kind", String(24), primary_key=True),
    Column("rung", String(64), primary_key=True),
    Column("rung_on", Text, nullable=False),
    Column("due_on", Text),
    Column("is_urgent", Boolean, nullable=False),
    Column("state", String(8), nullable=False, comment="due, told, or needless"),
    Column("mail", Uuid, ForeignKey("mail.id")),
    Column("made_at", BigInteger, nullable=False),
    Index(None, "state", "account"),
    Index(None, "mail"),
)
