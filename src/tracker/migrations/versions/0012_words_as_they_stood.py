"""Our words for a demand are kept as they stood. Demands are read anew: a migration never runs a fold."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the tables, so that each rewording and translation is read as a change."""
    _read_demands_anew()


def downgrade() -> None:
    """Empty the tables; nothing is lost."""
    _read_demands_anew()


def _read_demands_anew() -> None:
    """Empty the tables; where anything was recorded, park their read model before the beginning."""
    for table in ("demand", "demand_change", "proposed_change"):
        op.execute(sa.delete(sa.table(table)))
    parked = sa.table(
        "parked",
        sa.column("name", sa.Text()),
        sa.column("position", sa.BigInteger()),
        sa.column("error", sa.Text()),
        sa.column("tries", sa.Integer()),
        sa.column("next_try_at", sa.BigInteger()),
    )
    op.execute(sa.delete(parked).where(parked.c.name == "demands"))
    log_head = sa.table("log_head", sa.column("position", sa.BigInteger()))
    first = sa.select(sa.literal("demands"), sa.literal(1), sa.literal("migrated"), sa.literal(0), sa.literal(0)).where(
        sa.select(log_head.c.position).scalar_subquery() > 0
    )
    op.execute(sa.insert(parked).from_select(["name", "position", "error", "tries", "next_try_at"], first))
