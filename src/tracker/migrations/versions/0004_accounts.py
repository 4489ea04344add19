"""Accounts, their sign-ins and drafts, and the log of who was granted what, which only grows."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_SAYS = "the log of accounts only grows"


def upgrade() -> None:
    """Make the tables, and guard the log."""
    op.create_table(
        "account",
        sa.Column("id", sa.String(14), nullable=False),
        sa.Column("nickname", sa.String(32), nullable=False),
        sa.Column("folded", sa.String(128), nullable=False),
        sa.Column("password", sa.LargeBinary(), nullable=False, comment="argon2id hash, sealed"),
        sa.Column("totp", sa.LargeBinary(), nullable=False, comment="secret, sealed"),
        sa.Column("totp_step", sa.BigInteger(), nullable=False, comment="the last step whose code was used"),
        sa.Column("email", sa.LargeBinary(), nullable=True, comment="sealed"),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("at_risk", sa.Boolean(), nullable=False),
        *_roles(),
        sa.Column("frozen_at", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("folded", name=op.f("uq_account_folded")),
    )
    op.create_table(
        "account_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.String(14), nullable=True, comment="null where there is none yet"),
        sa.Column("by", sa.String(128), nullable=False, comment="an account, or the host"),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("detail", sa.String(500), nullable=False, comment="codes alone, joined by spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_log")),
    )
    op.create_index(op.f("ix_account_log_account_at"), "account_log", ["account", "at"])
    op.create_table(
        "invite",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token", sa.String(64), nullable=False, comment="SHA-256"),
        sa.Column("account", sa.String(14), nullable=True, comment="whose access it renews; null: a new account"),
        *_roles(),
        sa.Column("made_by", sa.String(128), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_invite_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite")),
        sa.UniqueConstraint("token", name=op.f("uq_invite_token")),
    )
    op.create_table(
        "sign_in",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("token", sa.String(64), nullable=False, comment="SHA-256"),
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("device", sa.String(16), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_sign_in_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token", name=op.f("uq_sign_in_token")),
    )
    op.create_index(op.f("ix_sign_in_account"), "sign_in", ["account"])
    op.create_table(
        "recovery_code",
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False, comment="HMAC-SHA-256 under the working key"),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_recovery_code_account")),
        sa.PrimaryKeyConstraint("account", "hash", name=op.f("pk_recovery_code")),
    )
    op.create_table(
        "attempt",
        sa.Column("key", sa.String(80), nullable=False, comment="what is limited: HMAC of a nickname or of an address"),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("free_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_last_at"), "attempt", ["last_at"])
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("form", sa.String(200), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_draft_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_index(op.f("ix_draft_account"), "draft", ["account"])
    op.create_table(
        "snooze",
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("thing", sa.String(128), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_snooze_account")),
        sa.PrimaryKeyConstraint("account", "thing", name=op.f("pk_snooze")),
    )
    op.create_table(
        "opened",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(14), nullable=False),
        sa.Column("by", sa.String(128), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_opened_account")),
        sa.PrimaryKeyConstraint("entry_id", "account", name=op.f("pk_opened")),
    )
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Drop the tables with all accounts; a table's triggers go with it."""
    for table in (
        "opened",
        "snooze",
        "draft",
        "attempt",
        "recovery_code",
        "sign_in",
        "invite",
        "account_log",
        "account",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION account_log_only_grows()")


def _roles() -> list[sa.Column[object]]:
    return [
        sa.Column("countries", sa.String(400), nullable=False, comment="codes, joined by spaces"),
        sa.Column("may_confirm", sa.Boolean(), nullable=False),
        sa.Column("is_editor", sa.Boolean(), nullable=False),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
    ]


_GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER account_log_no_{act} BEFORE {act} ON account_log BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
        for act in ("update", "delete")
    ],
    "postgresql": [
        f"""
        CREATE FUNCTION account_log_only_grows() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION '{_SAYS}'; END $$
        """,
        """
        CREATE TRIGGER account_log_no_change BEFORE UPDATE OR DELETE ON account_log
        FOR EACH ROW EXECUTE FUNCTION account_log_only_grows()
        """,
        """
        CREATE TRIGGER account_log_no_truncate BEFORE TRUNCATE ON account_log
        FOR EACH STATEMENT EXECUTE FUNCTION account_log_only_grows()
        """,
    ],
}
