"""Tables of rows are uploaded and looked through; the rows that were taken are known again."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "row_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column(
            "sealed", sa.LargeBinary(), nullable=False, comment="the cells of a table that waits to be looked through"
        ),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_row_file_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_row_file")),
    )
    op.create_index(op.f("ix_row_file_account"), "row_file", ["account"])
    op.create_table(
        "known_row",
        sa.Column(
            "key", sa.String(64), nullable=False, comment="HMAC of the table's name and the row's own key or place"
        ),
        sa.Column("content", sa.String(64), nullable=False, comment="HMAC of all that the row says"),
        sa.Column(
            "fixed", sa.String(64), nullable=False, comment="HMAC of what no later version of the row may change"
        ),
        sa.Column("became", sa.String(64), nullable=False, comment="the entry's id, or the demand's reference"),
        sa.Column("position", sa.BigInteger(), nullable=False, comment="the log's, when the row was taken last"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_known_row")),
    )
    op.create_index(op.f("ix_known_row_content"), "known_row", ["content"])


def downgrade() -> None:
    """Drop them: uploaded tables are with their owners, and what was recorded stays; rows are known no more."""
    op.drop_index(op.f("ix_known_row_content"), "known_row")
    op.drop_table("known_row")
    op.drop_index(op.f("ix_row_file_account"), "row_file")
    op.drop_table("row_file")
