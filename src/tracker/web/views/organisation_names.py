"""Which organisations have a page."""

from tracker.projections.shelves import Party


def has_a_page(party: Party) -> bool:
    """Say whether an organisation has a page: one of fewer than ten people is treated as a person nobody asked."""
    return not party.about["small"] and not party.withheld
