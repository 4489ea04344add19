"""Changes of demands: proposed, taken back; kept texts and quotations. A migration never runs a fold: demands anew."""

import sqlalchemy as sa
from alembic import op

from tracker.migrations.reading_anew import read_anew

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the tables of demands, add the columns, and make the tables that are new."""
    read_anew({"demands": ["demand_change", "demand"]})
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
    read_anew({"demands": ["demand_change", "demand"]})
    for table in ("quotation", "document_text", "proposed_change"):
        op.drop_table(table)
    with op.batch_alter_table("demand_change") as change:
        for column in ("version", "recorded_on", "known_to", "taken_back"):
            change.drop_column(column)
