"""An agreement to be named waits for a second person. Persons are read anew: a migration never runs a fold."""

import sqlalchemy as sa
from alembic import op

from tracker.migrations.reading_anew import read_anew

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the tables and add the column."""
    read_anew({"parties": ["party", "alias"]})
    with op.batch_alter_table("party") as party:
        party.add_column(sa.Column("proposed", sa.Text(), nullable=True))


def downgrade() -> None:
    """Empty the tables and drop the column; nothing is lost."""
    read_anew({"parties": ["party", "alias"]})
    with op.batch_alter_table("party") as party:
        party.drop_column("proposed")
