"""Which numbers were ever given to documents, demands and organisations: none is given twice.

Read by: the commands that enter one by hand.
"""

from collections.abc import Collection

from sqlalchemy import Column, Connection, select

from tracker.projections.tables import demand, document, party


def next_reference(connection: Connection, begins: str) -> str:
    """Give the next reference of a demand that begins so (`kz-2027-`)."""
    return _next(connection, demand.c.reference, begins)


def next_document(connection: Connection, begins: str) -> str:
    """Give the next key of a document that begins so (`letter-2027-`)."""
    return _next(connection, document.c.key, begins)


def next_organisation(connection: Connection, begins: str, besides: Collection[str] = ()) -> str:
    """Give the next key of an organisation that begins so (`ngo-kz-`); `besides` are taken by the same write."""
    return _next(connection, party.c.key, begins, besides)


def _next(connection: Connection, column: Column[str], begins: str, besides: Collection[str] = ()) -> str:
    stored = connection.scalars(select(column).where(column.startswith(begins, autoescape=True)))
    taken = [*stored, *(one for one in besides if one.startswith(begins))]
    numbers = [int(one.removeprefix(begins)) for one in taken if one.removeprefix(begins).isdigit()]
    return f"{begins}{max(numbers, default=0) + 1}"
