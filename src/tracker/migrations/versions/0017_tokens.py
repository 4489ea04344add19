"""Tokens, with which programs ask in the name of an account."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "token",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False, comment="SHA-256"),
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("scopes", sa.String(100), nullable=False, comment="codes, joined by spaces"),
        sa.Column("name", sa.LargeBinary(), nullable=False, comment="sealed: what its holder calls it"),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_on", sa.Text(), nullable=True, comment="the last day of use"),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_token_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_token")),
        sa.UniqueConstraint("hash", name=op.f("uq_token_hash")),
    )
    op.create_index(op.f("ix_token_account"), "token", ["account"])


def downgrade() -> None:
    """Drop it: no program of before takes a token."""
    op.drop_table("token")
