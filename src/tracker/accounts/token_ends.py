"""Ends of tokens: whatever ends the sign-ins of an account ends its tokens, in the same transaction."""

from sqlalchemy import Connection, true, update

from tracker.accounts.tables import token


def end_all(connection: Connection, account_id: str | None, now: int) -> None:
    """End all tokens of an account, or of everybody (None), at a UTC moment in microseconds."""
    its = true() if account_id is None else token.c.account == account_id
    connection.execute(update(token).where(its, token.c.ended_at.is_(None)).values(ended_at=now))
