"""Documents on their way in, with what was proposed of them; rows of accounts, nothing is read anew."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of intakes and of their proposals."""
    op.create_table(
        "intake",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(14), nullable=False, comment="who brought it"),
        sa.Column("countries", sa.String(400), nullable=False, comment="codes, joined by spaces"),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False, comment="its file and what was read of it, sealed"),
        sa.Column("content", sa.LargeBinary(), comment="the text with its blocks, packed and sealed"),
        sa.Column("document", sa.String(64), comment="its key on record, once it is settled"),
        sa.Column("evidence", sa.Uuid(), comment="the id of its file on record"),
        sa.Column("tries", sa.Integer(), nullable=False, comment="how often it was begun to be read"),
        sa.Column("leased_until", sa.BigInteger(), comment="till when somebody reads it"),
        sa.Column("brought_at", sa.BigInteger(), nullable=False),
        sa.Column("touched_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_intake_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake")),
    )
    op.create_index(op.f("ix_intake_state"), "intake", ["state"])
    op.create_table(
        "proposal",
        sa.Column("intake", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False, comment="sealed"),
        sa.Column("outcome", sa.String(64), comment="a demand's reference, or an entry's id"),
        sa.Column("account", sa.String(14), comment="who decided last"),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_proposal_account")),
        sa.ForeignKeyConstraint(["intake"], ["intake.id"], name=op.f("fk_proposal_intake")),
        sa.PrimaryKeyConstraint("intake", "number", name=op.f("pk_proposal")),
    )


def downgrade() -> None:
    """Drop them; what was accepted stays in the log."""
    op.drop_table("proposal")
    op.drop_index(op.f("ix_intake_state"), "intake")
    op.drop_table("intake")
