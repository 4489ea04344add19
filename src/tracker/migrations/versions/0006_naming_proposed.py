"""An agreement to be named waits for a second person. Persons are read anew: a migration never runs a fold."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the tables and add the column."""
    _read_parties_anew()
    with op.batch_alter_table("party") as party:
        party.add_column(sa.Column("proposed", sa.Text(), nullable=True))


def downgrade() -> None:
    """Empty the tables and drop the column; nothing is lost."""
    _read_parties_anew()
    with op.batch_alter_table("party") as party:
        party.drop_column("proposed")


def _read_parties_anew() -> None:
    """Empty the tables; where anything was recorded, park their read model before the beginning."""
    for table in ("party", "alias"):
        op.execute(sa.delete(sa.table(table)))
    parked = sa.table(
        "parked",
        sa.column("name", sa.Text()),
        sa.column("position", sa.BigInteger()),
        sa.column("error", sa.Text()),
        sa.column("tries", sa.Integer()),
        sa.column("next_try_at", sa.BigInteger()),
    )
    op.execute(sa.delete(parked).where(parked.c.name == "parties"))
    log_head = sa.table("log_head", sa.column("position", sa.BigInteger()))
    first = sa.select(sa.literal("parties"), sa.literal(1), sa.literal("migrated"), sa.literal(0), sa.literal(0)).where(
        sa.select(log_head.c.position).scalar_subquery() > 0
    )
    op.execute(sa.insert(parked).from_select(["name", "position", "error", "tries", "next_try_at"], first))
