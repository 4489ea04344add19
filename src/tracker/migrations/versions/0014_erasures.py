"""Words and files are erased; no event did so yet, so nothing is read anew."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables that say what was erased, and what waits to be."""
    op.create_table(
        "erased_word",
        sa.Column("ref", sa.String(43), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False, comment="of the event that says so"),
        sa.Column("replaced_by", sa.String(43), comment="what is read in its place, if anything is"),
        sa.Column("erased_on", sa.Text(), nullable=False, comment="the UTC day"),
        sa.Column("basis", sa.Text(), comment="why by law, where that was said"),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_erased_word")),
    )
    op.create_index(op.f("ix_erased_word_position"), "erased_word", ["position"])
    op.create_table(
        "erasure",
        sa.Column("erasure_id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False, comment="of its proposal"),
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False, comment="who proposed it"),
        sa.Column("state", sa.Text(), nullable=False, comment="waits, returned, done"),
        sa.Column("done_at", sa.BigInteger(), comment="the position of what says that it is done"),
        sa.PrimaryKeyConstraint("erasure_id", name=op.f("pk_erasure")),
    )
    op.add_column("evidence", sa.Column("erased_on", sa.Text()))


def downgrade() -> None:
    """Drop them; the log itself says what was erased, and the words are gone for good."""
    op.drop_column("evidence", "erased_on")
    op.drop_table("erasure")
    op.drop_index(op.f("ix_erased_word_position"), "erased_word")
    op.drop_table("erased_word")
