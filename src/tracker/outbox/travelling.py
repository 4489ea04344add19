"""Travelling: mails go into a backup, so that a restored record does not tell everybody everything again."""

from collections.abc import Sequence

from sqlalchemy import Table

from tracker.outbox.tables import outbox_metadata

TRAVELS: Sequence[Table] = outbox_metadata.sorted_tables
"""The tables that a backup carries, in an order in which they can be filled."""
