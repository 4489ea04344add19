"""Who recorded an entry, what the team may read of it, when it falls due; and who is shown nowhere.

The tables that change are emptied, and their read models are told to begin again: a migration never runs a fold.
"""

import sqlalchemy as sa
from alembic import op

from tracker.migrations.reading_anew import read_anew

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_EMPTIED = {"entries": ("entry", "entry_facts", "entry_stream"), "parties": ("party", "alias")}
"""The tables that are emptied, by the read models that fill them."""


def upgrade() -> None:
    """Empty the tables and add the columns."""
    read_anew(_EMPTIED)
    with op.batch_alter_table("entry") as entry:
        entry.drop_column("letter_id")
        entry.add_column(sa.Column("of_entry", sa.Text(), nullable=True))
        entry.add_column(sa.Column("account", sa.Text(), nullable=False))
        entry.add_column(sa.Column("due_on", sa.Text(), nullable=True))
        entry.add_column(sa.Column("moved_to", sa.Text(), nullable=True))
        entry.create_index("entry_by_kind", ["kind", "state"])
    with op.batch_alter_table("entry_facts") as facts:
        facts.add_column(sa.Column("staff", sa.Text(), nullable=False))
    with op.batch_alter_table("entry_stream") as stream:
        stream.add_column(sa.Column("entry_id", sa.Text(), nullable=True))
    with op.batch_alter_table("party") as party:
        party.add_column(sa.Column("withheld", sa.Boolean(), nullable=False))


def downgrade() -> None:
    """Empty the tables and drop the columns; nothing is lost."""
    read_anew(_EMPTIED)
    with op.batch_alter_table("party") as party:
        party.drop_column("withheld")
    with op.batch_alter_table("entry_stream") as stream:
        stream.drop_column("entry_id")
    with op.batch_alter_table("entry_facts") as facts:
        facts.drop_column("staff")
    with op.batch_alter_table("entry") as entry:
        entry.drop_index("entry_by_kind")
        for column in ("moved_to", "due_on", "account", "of_entry"):
            entry.drop_column(column)
        entry.add_column(sa.Column("letter_id", sa.Text(), nullable=True))
