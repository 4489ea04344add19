"""Who recorded an entry, what the team may read of it, when it falls due; and who is shown nowhere.

The tables that change are emptied, and their read models are told to begin again: a migration never runs a fold.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_EMPTIED = {"entries": ("entry", "entry_facts", "entry_stream"), "parties": ("party", "alias")}
"""The tables that are emptied, by the read models that fill them."""


def upgrade() -> None:
    """Empty the tables and add the columns."""
    _empty()
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
    _empty()
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


def _empty() -> None:
    """Empty the tables; where anything was recorded, park their read models before its beginning."""
    for tables in _EMPTIED.values():
        for table in tables:
            op.execute(sa.delete(sa.table(table)))
    parked = sa.table(
        "parked",
        sa.column("name", sa.Text()),
        sa.column("position", sa.BigInteger()),
        sa.column("error", sa.Text()),
        sa.column("tries", sa.Integer()),
        sa.column("next_try_at", sa.BigInteger()),
    )
    op.execute(sa.delete(parked).where(parked.c.name.in_(_EMPTIED)))
    log_head = sa.table("log_head", sa.column("position", sa.BigInteger()))
    for name in _EMPTIED:
        first = sa.select(sa.literal(name), sa.literal(1), sa.literal("migrated"), sa.literal(0), sa.literal(0)).where(
            sa.select(log_head.c.position).scalar_subquery() > 0
        )
        op.execute(sa.insert(parked).from_select(["name", "position", "error", "tries", "next_try_at"], first))
