"""Every table of accounts. They are not rebuilt from the log: a backup carries them, but for TIED_TO_NOW.

Moments are UTC microseconds since 1970, days ISO text. What is `sealed` opens under the working key and at its own
place alone; a token or code is kept as a hash, so nobody who reads a table can use it.
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
    Uuid,
    false,
)

from tracker.store.tables import NAMES, Blob

accounts_metadata = MetaData(naming_convention=NAMES)


def _roles() -> list[Column[object]]:
    """Give the columns of what an account may do; a member has none of it."""
    return [
        Column("countries", String(400), nullable=False, comment="codes, joined by spaces"),
        Column("may_confirm", Boolean, nullable=False),
        Column("is_editor", Boolean, nullable=False),
        Column("is_admin", Boolean, nullable=False),
    ]


account = Table(
    "account",
    accounts_metadata,
    Column("id", String(14), primary_key=True),
    Column("nickname", String(32), nullable=False),
    Column("folded", String(128), nullable=False, unique=True),
    Column("password", Blob, nullable=False, comment="argon2id hash, sealed"),
    Column("totp", Blob, nullable=False, comment="secret, sealed"),
    Column("totp_step", BigInteger, nullable=False, comment="the last step whose code was used"),
    Column("email", Blob, comment="sealed"),
    Column("language", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("at_risk", Boolean, nullable=False),
    *_roles(),
    Column("frozen_at", BigInteger),
    Column("made_at", BigInteger, nullable=False),
    Column("travels_since", BigInteger),
)

account_log = Table(
    "account_log",
    accounts_metadata,
    Column("id", Uuid, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("account", String(14), comment="null where there is none yet"),
    Column("by", String(128), nullable=False, comment="an account, or the host"),
    Column("what", String(32), nullable=False),
    Column("detail", String(500), nullable=False, comment="codes alone, joined by spaces"),
    Index(None, "account", "at"),
)

invite = Table(
    "invite",
    accounts_metadata,
    Column("id", Uuid, primary_key=True),
    Column("token", String(64), nullable=False, unique=True, comment="SHA-256"),
    Column("account", String(14), ForeignKey("account.id"), comment="whose access it renews; null: a new account"),
    *_roles(),
    Column("made_by", String(128), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
)

sign_in = Table(
    "sign_in",
    accounts_metadata,
    Column("id", String(12), primary_key=True),
    Column("token", String(64), nullable=False, unique=True, comment="SHA-256"),
    Column("account", String(14), ForeignKey("account.id"), nullable=False),
    Column("device", String(16), nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("sends_only", Boolean, nullable=False, server_default=false()),
    Column("sent_at", BigInteger, comment="when something was sent last, by who only sends"),
    Index(None, "account"),
)

passkey = Table(
    "passkey",
    accounts_metadata,
    Column("id", String(12), primary_key=True),
    Column("account", String(14), ForeignKey("account.id"), nullable=False),
    Column("credential", String(64), nullable=False, unique=True, comment="HMAC of the id that the device gave it"),
    Column("sealed", Blob, nullable=False, comment="that id, the public key, the holder's name for it"),
    Column("sign_count", BigInteger, nullable=False),
    Column("sends_only", Boolean, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
    Index(None, "account"),
)

challenge = Table(
    "challenge",
    accounts_metadata,
    Column("id", String(32), primary_key=True),
    Column("purpose", String(16), nullable=False),
    Column("sign_in", String(12), nullable=False, comment="whose page it was drawn for, empty at the door"),
    Column("content", Blob, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Index(None, "expires_at"),
)

send_code = Table(
    "send_code",
    accounts_metadata,
    Column("account", String(14), ForeignKey("account.id"), primary_key=True),
    Column("hash", String(64), nullable=False, unique=True, comment="HMAC-SHA-256 under the working key"),
    Column("made_at", BigInteger, nullable=False),
)

recovery_code = Table(
    "recovery_code",
    accounts_metadata,
    Column("account", String(14), ForeignKey("account.id"), primary_key=True),
    Column("hash", String(64), primary_key=True, comment="HMAC-SHA-256 under the working key"),
    Column("used_at", BigInteger),
)

attempt = Table(
    "attempt",
    accounts_metadata,
    Column("key", String(80), primary_key=True, comment="what is limited: HMAC of a nickname or of an address"),
    Column("tries", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("free_at", BigInteger, nullable=False),
    Index(None, "last_at"),
)

draft = Table(
    "draft",
    accounts_metadata,
    Column("id", Uuid, primary_key=True),
    Column("account", String(14), ForeignKey("account.id"), nullable=False),
    Column("form", String(200), nullable=False),
    Column("sealed", Blob, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Index(None, "account"),
)

snooze = Table(
    "snooze",
    accounts_metadata,
    Column("account", String(14), ForeignKey("account.id"), primary_key=True),
    Column("thing", String(128), primary_key=True),
    Column("until", Text, nullable=False),
)

opened = Table(
    "opened",
    accounts_metadata,
    Column("entry_id", Uuid, primary_key=True),
    Column("account", String(14), ForeignKey("account.id"), primary_key=True),
    Column("by", String(128), nullable=False),
    Column("at", BigInteger, nullable=False),
)

mailing = Table(
    "mailing",
    accounts_metadata,
    Column("account", String(14), ForeignKey("account.id"), primary_key=True),
    Column("mode", String(8), nullable=False),
    Column("digest_day", Integer, nullable=False, comment="1 Monday to 7 Sunday"),
    Column("from_hour", Integer, nullable=False),
    Column("to_hour", Integer, nullable=False),
    Column("muted_until", Text),
    Column("bounced_on", Text),
)

own_reminder = Table(
    "own_reminder",
    accounts_metadata,
    Column("id", Uuid, primary_key=True),
    Column("account", String(14), ForeignKey("account.id"), nullable=False),
    Column("on_day", Text, nullable=False),
    Column("thing", String(128), nullable=False, comment="what it is about, empty where the note says all"),
    Column("note", Blob, comment="sealed"),
    Column("made_at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    Index(None, "account"),
)

muted = Table(
    "muted",
    accounts_metadata,
    Column("account", String(14), ForeignKey("account.id"), primary_key=True),
    Column("what", String(128), primary_key=True, comment="a thing, or kind:... or country:..."),
    Column("at", BigInteger, nullable=False),
)

secret_address = Table(
    "secret_address",
    accounts_metadata,
    Column("token", String(64), primary_key=True, comment="HMAC"),
    Column("account", String(14), ForeignKey("account.id"), nullable=False),
    Column("purpose", String(8), nullable=False, comment="ics, stop or go"),
    Column("target", String(256), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Index(None, "account", "purpose"),
)

intake = Table(
    "intake",
    accounts_metadata,
    Column("id", Uuid, primary_key=True),
    Column("account", String(14), ForeignKey("account.id"), nullable=False, comment="who brought it"),
    Column("countries", String(400), nullable=False, comment="codes, joined by spaces"),
    Column("state", String(8), nullable=False),
    Column("version", Integer, nullable=False),
    Column("about", Blob, nullable=False, comment="its file and what was read of it, sealed"),
    Column("content", Blob, comment="the text with its blocks, packed and sealed"),
    Column("document", String(64), comment="its key on record, once it is settled"),
    Column("evidence", Uuid, comment="the id of its file on record"),
    Column("tries", Integer, nullable=False, comment="how often it was begun to be read"),
    Column("leased_until", BigInteger, comment="till when somebody reads it"),
    Column("brought_at", BigInteger, nullable=False),
    Column("touched_at", BigInteger, nullable=False),
    Index(None, "state"),
)

proposal = Table(
    "proposal",
    accounts_metadata,
    Column("intake", Uuid, ForeignKey("intake.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("state", String(8), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", Blob, nullable=False, comment="sealed"),
    Column("outcome", String(64), comment="a demand's reference, or an entry's id"),
    Column("account", String(14), ForeignKey("account.id"), comment="who decided last"),
)

row_file = Table(
    "row_file",
    accounts_metadata,
    Column("id", Uuid, primary_key=True),
    Column("account", String(14), ForeignKey("account.id"), nullable=False),
    Column("sealed", Blob, nullable=False, comment="the cells of a table that waits to be looked through"),
    Column("made_at", BigInteger, nullable=False),
    Index(None, "account"),
)

known_row = Table(
    "known_row",
    accounts_metadata,
    Column("key", String(64), primary_key=True, comment="HMAC of the table's name and the row's own key or place"),
    Column("content", String(64), nullable=False, comment="HMAC of all that the row says"),
    Column("fixed", String(64), nullable=False, comment="HMAC of what no later version of the row may change"),
    Column("became", String(64), nullable=False, comment="the entry's id, or the demand's reference"),
    Column("position", BigInteger, nullable=False, comment="the log's, when the row was taken last"),
    Index(None, "content"),
)

token = Table(
    "token",
    accounts_metadata,
    Column("id", String(12), primary_key=True),
    Column("hash", String(64), nullable=False, unique=True, comment="SHA-256"),
    Column("account", String(14), ForeignKey("account.id"), nullable=False),
    Column("scopes", String(100), nullable=False, comment="codes, joined by spaces"),
    Column("name", Blob, nullable=False, comment="sealed: what its holder calls it"),
    Column("made_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_on", Text, comment="the last day of use"),
    Column("ended_at", BigInteger),
    Index(None, "account"),
)

TIED_TO_NOW = (sign_in, attempt, challenge, token)
"""What no backup carries: whoever is signed in, or about to be, is so to this database, at this time; and so is a
program that holds a token."""
