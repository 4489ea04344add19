"""Accounts: who may come in, what each may do, and what each keeps here; rows that change, not events."""
