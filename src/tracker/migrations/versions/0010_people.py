"""Who led an organisation, and when."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nothing on record before this could fill it."""
    _make_leadership()


def downgrade() -> None:
    """Drop the table; nothing is lost, as it is read from the log."""
    op.drop_table("leadership")


def _make_leadership() -> None:
    op.create_table(
        "leadership",
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("known_from", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("known_to", sa.BigInteger(), nullable=True),
        sa.Column("effective", sa.Text(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream_id", "number", "known_from", name=op.f("pk_leadership")),
    )
