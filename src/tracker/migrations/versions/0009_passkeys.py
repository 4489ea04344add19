"""Passkeys with their challenges, codes that open the form for sending alone, and accounts that travel."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the columns."""
    _passkey()
    _challenge()
    _send_code()
    op.add_column("account", sa.Column("travels_since", sa.BigInteger(), nullable=True))
    sends_only: sa.Column[bool] = sa.Column("sends_only", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("sign_in", sends_only)
    sent_at = "when something was sent last, by who only sends"
    op.add_column("sign_in", sa.Column("sent_at", sa.BigInteger(), nullable=True, comment=sent_at))


def downgrade() -> None:
    """Drop them; what could only send is shut, as the tables before have no way to say so."""
    account = sa.table("account", sa.column("frozen_at", sa.BigInteger()), sa.column("travels_since", sa.BigInteger()))
    travels = account.c.travels_since.is_not(None) & account.c.frozen_at.is_(None)
    op.execute(sa.update(account).where(travels).values(frozen_at=account.c.travels_since))
    sign_in = sa.table("sign_in", sa.column("sends_only", sa.Boolean()))
    op.execute(sa.delete(sign_in).where(sign_in.c.sends_only))
    op.drop_column("sign_in", "sent_at")
    op.drop_column("sign_in", "sends_only")
    op.drop_column("account", "travels_since")
    for name in ("send_code", "challenge", "passkey"):
        op.drop_table(name)


def _passkey() -> None:
    op.create_table(
        "passkey",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("credential", sa.String(64), nullable=False, comment="HMAC of the id that the device gave it"),
        sa.Column(
            "sealed", sa.LargeBinary(), nullable=False, comment="that id, the public key, the holder's name for it"
        ),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("sends_only", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_passkey_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkey")),
        sa.UniqueConstraint("credential", name=op.f("uq_passkey_credential")),
    )
    op.create_index(op.f("ix_passkey_account"), "passkey", ["account"])


def _challenge() -> None:
    op.create_table(
        "challenge",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("sign_in", sa.String(12), nullable=False, comment="whose page it was drawn for, empty at the door"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenge")),
    )
    op.create_index(op.f("ix_challenge_expires_at"), "challenge", ["expires_at"])


def _send_code() -> None:
    op.create_table(
        "send_code",
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False, comment="HMAC-SHA-256 under the working key"),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_send_code_account")),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_send_code")),
        sa.UniqueConstraint("hash", name=op.f("uq_send_code_hash")),
    )
