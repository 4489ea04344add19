"""Recovery codes: ten of them stand in for the phone, each once."""

import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from tracker.accounts.sealing import Seal
from tracker.accounts.tables import recovery_code

HOW_MANY = 10
_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Without i, l, o and u, which are taken for others."""

_LENGTH = 12
_MEANT = str.maketrans("oilu", "011v")


def draw() -> list[str]:
    """Draw codes of 60 random bits: nobody guesses one, and with the hash alone nobody searches for one."""
    return ["".join(secrets.choice(_SIGNS) for _ in range(_LENGTH)) for _ in range(HOW_MANY)]


def shown(code: str) -> str:
    """Give a code as it is printed: `7kq2-m4xa-93vz`."""
    return "-".join(code[at : at + 4] for at in range(0, _LENGTH, 4))


def read(typed: str) -> str:
    """Give a code as it was drawn, however it was typed."""
    plain = unicodedata.normalize("NFKC", typed[:64]).casefold()
    return re.sub(r"[\s-]", "", plain).translate(_MEANT)


def hash_of(seal: Seal, account_id: str, code: str) -> str:
    """Hash a code of an account, as it is kept."""
    return seal.hash("recovery-code", f"{account_id}\n{code}")


def replace(connection: Connection, seal: Seal, account_id: str, codes: Iterable[str]) -> None:
    """Give an account these codes; all earlier ones are void."""
    connection.execute(delete(recovery_code).where(recovery_code.c.account == account_id))
    rows = [{"account": account_id, "hash": hash_of(seal, account_id, code)} for code in codes]
    connection.execute(insert(recovery_code), rows)


def is_left(connection: Connection, account_id: str, hashed: str) -> bool:
    """Say whether a code of the account may still be used."""
    return connection.execute(_unused(account_id).where(recovery_code.c.hash == hashed)).first() is not None


def spend(connection: Connection, account_id: str, hashed: str, now: int) -> bool:
    """Use a code up; of two who try at once one is told True."""
    its = (recovery_code.c.account == account_id) & (recovery_code.c.hash == hashed)
    spent = update(recovery_code).where(its, recovery_code.c.used_at.is_(None)).values(used_at=now)
    return connection.execute(spent).rowcount == 1


def how_many_left(connection: Connection, account_id: str) -> int:
    """Count the codes that may still be used."""
    left = _unused(account_id).subquery()
    return connection.scalar(select(func.count()).select_from(left)) or 0


def all_shown(codes: Sequence[str]) -> tuple[str, ...]:
    """Give codes as they are printed."""
    return tuple(shown(code) for code in codes)


def _unused(account_id: str) -> Select[str]:
    return select(recovery_code.c.hash).where(recovery_code.c.account == account_id, recovery_code.c.used_at.is_(None))
