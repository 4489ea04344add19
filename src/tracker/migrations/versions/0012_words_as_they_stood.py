"""Our words for a demand are kept as they stood. Demands are read anew: a migration never runs a fold."""

from tracker.migrations.reading_anew import read_anew

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the tables, so that each rewording and translation is read as a change."""
    read_anew({"demands": ["demand", "demand_change", "proposed_change"]})


def downgrade() -> None:
    """Empty the tables; nothing is lost."""
    read_anew({"demands": ["demand", "demand_change", "proposed_change"]})
