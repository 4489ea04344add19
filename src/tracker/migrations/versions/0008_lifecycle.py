"""Changes of demands: proposed, taken back; kept texts and quotations. A migration never runs a fold: demands anew."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the tables of demands, add the columns, and make the tables that are new."""
    _read_demands_anew()
    with op.batch_alter_table("demand_change") as change:
        change.add_column(sa.Column("version", sa.Integer(), nullable=False))
        change.add_column(sa.Column("recorded_on", sa.Text(), nullable=False))
        change.add_column(sa.Column("known_to", sa.BigInteger(), nullable=True))
        change.add_column(sa.Column("taken_back", sa.Text(), nullable=True))
    op.create_table(
        "proposed_change",
        sa.Column("change_id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("proposed_on", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_proposed_change")),
    )
    op.create_index("proposed_change_of_demand", "proposed_change", ["demand"])
    op.create_table(
        "document_text",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("kept_on", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_document_text")),
    )
    op.create_index("document_text_of_document", "document_text", ["document"])
    op.create_table(
        "quotation",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_quotation")),
    )
    op.create_index("quotation_of_demand", "quotation", ["demand"])


def downgrade() -> None:
    """Empty the tables of demands and drop what is new; nothing is lost."""
    _read_demands_anew()
    for table in ("quotation", "document_text", "proposed_change"):
        op.drop_table(table)
    with op.batch_alter_table("demand_change") as change:
        for column in ("version", "recorded_on", "known_to", "taken_back"):
            change.drop_column(column)


def _read_demands_anew() -> None:
    """Empty the tables; where anything was recorded, park their read model before the beginning."""
    for table in ("demand_change", "demand"):
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
