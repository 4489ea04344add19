"""Which table belongs to which part of a backup; a test asks it of every table of the schema."""

from collections.abc import Sequence

from sqlalchemy import Table

from tracker.accounts import travelling
from tracker.outbox.travelling import TRAVELS as MAILS
from tracker.projections.runner import READ_MODELS
from tracker.store.tables import command, log_metadata, words, words_about

_BESIDE_THE_LOG = (words, words_about, command)

REBUILT: Sequence[Table] = [table for model in READ_MODELS for table in model.tables]
"""What is computed from the log, and anew after a restore."""

LOG: Sequence[Table] = [
    table for table in log_metadata.sorted_tables if table not in _BESIDE_THE_LOG and table not in REBUILT
]
"""The log by itself, which is kept for years: no text stands in it."""

PRIVATE: Sequence[Table] = [
    *(table for table in log_metadata.sorted_tables if table in _BESIDE_THE_LOG),
    *travelling.TRAVELS,
    *MAILS,
]
"""Texts, accounts, mails, answers to commands: what cannot be computed from the log, in an order to fill it in."""
