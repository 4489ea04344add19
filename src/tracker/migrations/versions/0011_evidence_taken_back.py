"""Files are taken back and detached; no event did so yet, so nothing is read anew."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_COLUMNS = ("error_from", "safety_from")


def upgrade() -> None:
    """Add where a file was taken back."""
    with op.batch_alter_table("evidence") as evidence:
        for column in _COLUMNS:
            evidence.add_column(sa.Column(column, sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Drop it; what was taken back can be read anew from the log."""
    with op.batch_alter_table("evidence") as evidence:
        for column in _COLUMNS:
            evidence.drop_column(column)
