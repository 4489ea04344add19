"""Evidence: files of the record, the copies of them that others may have, and what they are attached to."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; no event speaks of evidence yet, so they begin empty."""
    op.create_table(
        "evidence",
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("known_from", sa.BigInteger(), nullable=False),
        sa.Column("recorded_on", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("shown_from", sa.BigInteger(), nullable=True),
        sa.Column("shown_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_evidence")),
    )
    op.create_table(
        "evidence_copy",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_evidence_copy")),
    )
    op.create_index("evidence_copy_of_evidence", "evidence_copy", ["evidence_id"])
    op.create_table(
        "evidence_link",
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("known_from", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("evidence_id", "kind", "key", name=op.f("pk_evidence_link")),
    )
    op.create_index("evidence_link_by_key", "evidence_link", ["kind", "key"])


def downgrade() -> None:
    """Drop the tables; they can be read anew from the log."""
    for table in ("evidence_link", "evidence_copy", "evidence"):
        op.drop_table(table)
