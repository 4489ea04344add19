"""The tables of the read side; all that they hold can be folded again from the log."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty: `tracker rebuild` fills them."""
    op.create_table(
        "alias",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_alias")),
    )
    op.create_index("alias_of_party", "alias", ["party"], unique=False)
    op.create_table(
        "demand",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("known_from", sa.BigInteger(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("counting", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_demand")),
    )
    op.create_index("demand_by_stream", "demand", ["stream_id"], unique=False)
    op.create_index("demand_of_country", "demand", ["country"], unique=False)
    op.create_index("demand_of_document", "demand", ["document"], unique=False)
    op.create_table(
        "demand_change",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("effective", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_demand_change")),
    )
    op.create_index("demand_change_by_other", "demand_change", ["other"], unique=False)
    op.create_index("demand_change_of_demand", "demand_change", ["demand"], unique=False)
    op.create_table(
        "document",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("known_from", sa.BigInteger(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_document")),
    )
    op.create_table(
        "entry",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        sa.Column("known_from", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("known_to", sa.BigInteger(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective", sa.Text(), nullable=False),
        sa.Column("first_on", sa.Text(), nullable=False),
        sa.Column("last_on", sa.Text(), nullable=False),
        sa.Column("recorded_on", sa.Text(), nullable=False),
        sa.Column("looked_on", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("not_before", sa.Text(), nullable=True),
        sa.Column("opening_confirmed_on", sa.Text(), nullable=True),
        sa.Column("now_audience", sa.Text(), nullable=False),
        sa.Column("now_not_before", sa.Text(), nullable=True),
        sa.Column("now_opening_confirmed_on", sa.Text(), nullable=True),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("corrects", sa.Text(), nullable=True),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("bears_on", sa.Text(), nullable=False),
        sa.Column("says", sa.Text(), nullable=True),
        sa.Column("flags", sa.Integer(), nullable=False),
        sa.Column("scale", sa.Integer(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("letter_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("entry_id", "stream_id", "demand", "known_from", name=op.f("pk_entry")),
    )
    op.create_index("entry_by_stream", "entry", ["stream_id", "entry_id"], unique=False)
    op.create_index(
        "entry_of_card",
        "entry",
        [
            "country",
            "alone",
            "demand",
            "kind",
            "bears_on",
            "direction",
            "flags",
            "effective",
            "looked_on",
            "known_from",
            "known_to",
            "audience",
            "now_audience",
            "state",
        ],
        unique=False,
    )
    op.create_index("entry_of_demand", "entry", ["demand", "known_from"], unique=False)
    op.create_table(
        "entry_facts",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", "stream_id", name=op.f("pk_entry_facts")),
    )
    op.create_table(
        "entry_stream",
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("stream_id", name=op.f("pk_entry_stream")),
    )
    op.create_table(
        "listed",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("known_from", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "code", name=op.f("pk_listed")),
    )
    op.create_table(
        "loaded_row",
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("register", "row", name=op.f("pk_loaded_row")),
    )
    op.create_table(
        "occasion",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("known_from", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("known_to", sa.BigInteger(), nullable=True),
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("session", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("first_on", sa.Text(), nullable=False),
        sa.Column("last_on", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "known_from", name=op.f("pk_occasion")),
    )
    op.create_index("occasion_by_kind", "occasion", ["kind"], unique=False)
    op.create_index("occasion_by_stream", "occasion", ["stream_id"], unique=False)
    op.create_table(
        "parked",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_parked")),
    )
    op.create_table(
        "party",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("stream_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("known_from", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("naming", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_party")),
    )
    op.create_index("party_by_stream", "party", ["stream_id"], unique=False)
    op.create_table(
        "release",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("through", sa.BigInteger(), nullable=False),
        sa.Column("released_on", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_release")),
    )


def downgrade() -> None:
    """Drop the tables; nothing is lost."""
    for table in (
        "release",
        "party",
        "parked",
        "occasion",
        "loaded_row",
        "listed",
        "entry_stream",
        "entry_facts",
        "entry",
        "document",
        "demand_change",
        "demand",
        "alias",
    ):
        op.drop_table(table)
