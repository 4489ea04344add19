"""The tables of the log, and its empty head."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, and the head of a log that holds nothing."""
    op.create_table(
        "event",
        sa.Column("position", _POSITION, autoincrement=False, nullable=False),
        sa.Column("stream_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(128), nullable=False),
        sa.Column("class_version", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False, comment="facts' data, canonical JSON"),
        sa.Column("staff", sa.LargeBinary(), nullable=False, comment="the staff part, canonical JSON"),
        sa.Column("salt1", sa.LargeBinary(), nullable=False),
        sa.Column("salt2", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_event")),
        sa.UniqueConstraint("stream_id", "version", name=op.f("uq_event_stream_id_version")),
    )
    op.create_table(
        "words",
        sa.Column("ref", sa.String(43), nullable=False),
        sa.Column("key_no", sa.SmallInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_words")),
    )
    op.create_table(
        "words_about",
        sa.Column("ref", sa.String(43), nullable=False),
        sa.Column("person", sa.String(10), nullable=False),
        sa.ForeignKeyConstraint(["ref"], ["words.ref"], name=op.f("fk_words_about_ref"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("ref", "person", name=op.f("pk_words_about")),
    )
    op.create_index(op.f("ix_words_about_person"), "words_about", ["person"])
    log_head = op.create_table(
        "log_head",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_log_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_head")),
    )
    op.create_table(
        "log_commit",
        sa.Column("position", _POSITION, autoincrement=False, nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_log_commit")),
    )
    op.create_index(op.f("ix_log_commit_recorded_at"), "log_commit", ["recorded_at"])
    op.create_table(
        "tracking",
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_tracking")),
    )
    op.create_table(
        "command",
        sa.Column("account", sa.String(128), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_hash", sa.String(128), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account", "id", name=op.f("pk_command")),
    )
    op.create_table(
        "unique_key",
        sa.Column("scope", sa.String(64), nullable=False),
        sa.Column("key", sa.String(128), nullable=False),
        sa.Column("stream_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", name=op.f("pk_unique_key")),
    )
    op.bulk_insert(log_head, [{"id": 1, "position": 0, "recorded_at": 0, "frontier": b""}])


def downgrade() -> None:
    """Drop the tables with all that was recorded."""
    for table in (
        "unique_key",
        "command",
        "tracking",
        "log_commit",
        "log_head",
        "words_about",
        "words",
        "event",
    ):
        op.drop_table(table)
