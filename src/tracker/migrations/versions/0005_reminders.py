"""What people are reminded of, the mails that say so, and how each wants them; occasions are read anew.

The table of occasions keeps its shape but says more of what moved: it is emptied, and its read model begins again.
"""

import sqlalchemy as sa
from alembic import op

from tracker.migrations.reading_anew import read_anew

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, and empty that of occasions."""
    read_anew({"occasions": ["occasion"]})
    op.create_table(
        "mailing",
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("mode", sa.String(8), nullable=False),
        sa.Column("digest_day", sa.Integer(), nullable=False, comment="1 Monday to 7 Sunday"),
        sa.Column("from_hour", sa.Integer(), nullable=False),
        sa.Column("to_hour", sa.Integer(), nullable=False),
        sa.Column("muted_until", sa.Text()),
        sa.Column("bounced_on", sa.Text()),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_mailing_account")),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_mailing")),
    )
    op.create_table(
        "own_reminder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("thing", sa.String(128), nullable=False, comment="what it is about, empty where the note says all"),
        sa.Column("note", sa.LargeBinary(), comment="sealed"),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_own_reminder_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_reminder")),
    )
    op.create_index(op.f("ix_own_reminder_account"), "own_reminder", ["account"])
    op.create_table(
        "muted",
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("what", sa.String(128), nullable=False, comment="a thing, or kind:... or country:..."),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_muted_account")),
        sa.PrimaryKeyConstraint("account", "what", name=op.f("pk_muted")),
    )
    op.create_table(
        "secret_address",
        sa.Column("token", sa.String(64), nullable=False, comment="HMAC"),
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("purpose", sa.String(8), nullable=False, comment="ics, stop or go"),
        sa.Column("target", sa.String(256), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_secret_address_account")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_secret_address")),
    )
    op.create_index(op.f("ix_secret_address_account_purpose"), "secret_address", ["account", "purpose"])
    op.create_table(
        "mail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("slot", sa.String(64), nullable=False, comment="what makes it the only one of its kind"),
        sa.Column("message_id", sa.String(128), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("unclear", sa.Integer(), nullable=False, comment="how often nobody knows whether it was taken"),
        sa.Column("lease", sa.Uuid(), comment="who is sending it"),
        sa.Column("lease_until", sa.BigInteger()),
        sa.Column("code", sa.String(64), nullable=False, comment="the last answer, as a code"),
        sa.Column("settled_at", sa.BigInteger()),
        sa.Column("sealed", sa.LargeBinary(), comment="what it says, from its first try until it is forgotten"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("account", "kind", "slot", name=op.f("uq_mail_account_kind_slot")),
    )
    op.create_index(op.f("ix_mail_state_next_at"), "mail", ["state", "next_at"])
    op.create_table(
        "reminder",
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("thing", sa.String(128), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("rung", sa.String(64), nullable=False),
        sa.Column("rung_on", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text()),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False, comment="due, told, or needless"),
        sa.Column("mail", sa.Uuid()),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["mail"], ["mail.id"], name=op.f("fk_reminder_mail")),
        sa.PrimaryKeyConstraint("account", "thing", "kind", "rung", name=op.f("pk_reminder")),
    )
    op.create_index(op.f("ix_reminder_state_account"), "reminder", ["state", "account"])
    op.create_index(op.f("ix_reminder_mail"), "reminder", ["mail"])


def downgrade() -> None:
    """Drop the tables; what was sent is forgotten, and would be sent again."""
    for table in ("reminder", "mail", "secret_address", "muted", "own_reminder", "mailing"):
        op.drop_table(table)
    read_anew({"occasions": ["occasion"]})
