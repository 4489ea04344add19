"""Has read models fold all events again after a migration, which never runs a fold itself."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from alembic import op

_PARKED = sa.table(
    "parked",
    sa.column("name", sa.Text()),
    sa.column("position", sa.BigInteger()),
    sa.column("error", sa.Text()),
    sa.column("tries", sa.Integer()),
    sa.column("next_try_at", sa.BigInteger()),
)
_LOG_HEAD = sa.table("log_head", sa.column("position", sa.BigInteger()))


def read_anew(emptied: Mapping[str, Sequence[str]]) -> None:
    """Empty the tables of these read models; where anything was recorded, park each model before the beginning."""
    for tables in emptied.values():
        for table in tables:
            op.execute(sa.delete(sa.table(table)))
    op.execute(sa.delete(_PARKED).where(_PARKED.c.name.in_(emptied)))
    for name in emptied:
        first = sa.select(sa.literal(name), sa.literal(1), sa.literal("migrated"), sa.literal(0), sa.literal(0)).where(
            sa.select(_LOG_HEAD.c.position).scalar_subquery() > 0
        )
        op.execute(sa.insert(_PARKED).from_select(["name", "position", "error", "tries", "next_try_at"], first))
