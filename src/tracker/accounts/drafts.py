"""Drafts: what somebody typed and has not sent yet, kept here and never in the browser; sealed, for its writer alone.

A draft belongs to an account and not to a sign-in, so it is there again after the next sign-in.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from tracker.accounts.account import locked
from tracker.accounts.own_texts import OwnTexts
from tracker.accounts.refusals import DraftLarge, DraftUnknown, TooManyDrafts
from tracker.accounts.tables import draft
from tracker.store.engine import reading, writing
from tracker.store.mapper import moment
from tracker.store.prepared import Prepared

MOST_BYTES, MOST_DRAFTS = 200_000, 50
_LONGEST_FORM = 200

_THEIRS = select(draft).where(draft.c.account == bindparam("its"))
_ALL = Prepared(_THEIRS.order_by(draft.c.updated_at.desc(), draft.c.id))
_ONE = Prepared(_THEIRS.where(draft.c.id == bindparam("id")))

Content = Mapping[str, Sequence[str]]
"""The fields of a form, each with what was typed or chosen."""


@dataclass(frozen=True)
class Draft:
    """A draft of a form, by the form's address or code; the moment is UTC."""

    draft_id: UUID
    form: str
    updated_at: datetime
    content: Content = field(repr=False)


class Drafts(OwnTexts):
    """The drafts of one database."""

    table = draft

    def keep(self, account_id: str, form: str, content: Content, draft_id: UUID | None = None) -> UUID:
        """Keep a draft, anew or in place of what it was before; raises DraftLarge, TooManyDrafts, DraftUnknown.

        A new draft may bring its id along, so that the same page sent twice keeps one draft.
        """
        plain = json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
        if len(plain) > MOST_BYTES or len(form) > _LONGEST_FORM:
            raise DraftLarge(most=MOST_BYTES // 1000)
        kept = draft_id or uuid4()
        values = {"form": form, "sealed": self._sealed(kept, account_id, plain), "updated_at": self._kit.now()}
        with writing(self._kit.engine) as connection:
            locked(connection, account_id)  # so that two new drafts at once are counted
            whose = connection.scalar(select(draft.c.account).where(draft.c.id == kept))
            if whose is None:
                self._require_room(connection, account_id)
                connection.execute(insert(draft), {"id": kept, "account": account_id, **values})
            elif whose == account_id:
                connection.execute(update(draft).where(draft.c.id == kept).values(values))
            else:
                raise DraftUnknown
        return kept

    def open(self, account_id: str, draft_id: UUID) -> Draft | None:
        """Give a draft of an account; None where the account has no such one."""
        with reading(self._kit.engine) as connection:
            row = _ONE.first(connection, {"its": account_id, "id": draft_id})
        return None if row is None else self._opened(row)

    def list(self, account_id: str) -> Sequence[Draft]:
        """List the drafts of an account, the newest first."""
        with reading(self._kit.engine) as connection:
            rows = _ALL.rows(connection, {"its": account_id})
        return [self._opened(row) for row in rows]

    def drop(self, account_id: str, draft_id: UUID) -> None:
        """Remove a draft; that it is gone already is no mistake."""
        with writing(self._kit.engine) as connection:
            connection.execute(delete(draft).where(draft.c.id == draft_id, draft.c.account == account_id))

    def _that(self, speaks: Callable[[str], bool], connection: Connection) -> Sequence[UUID]:
        opened = [self._opened(row) for row in connection.execute(select(draft)).all()]
        return [one.draft_id for one in opened if any(map(speaks, _said(one)))]

    def _require_room(self, connection: Connection, account_id: str) -> None:
        there = select(func.count()).select_from(draft).where(draft.c.account == account_id)
        if (connection.scalar(there) or 0) >= MOST_DRAFTS:
            raise TooManyDrafts(most=MOST_DRAFTS)

    def _sealed(self, draft_id: UUID, account_id: str, plain: bytes) -> bytes:
        return self._kit.seal.close(plain, "draft", draft_id.hex, account_id)

    def _opened(self, row: Any) -> Draft:  # noqa: ANN401 - a row
        plain = self._kit.seal.open(row.sealed, "draft", row.id.hex, row.account)
        content = json.loads(plain.decode("utf-8", "surrogatepass"))
        return Draft(row.id, row.form, moment(row.updated_at), content)


def _said(one: Draft) -> Iterator[str]:
    """Give what a draft holds: the address of its form, and everything that was typed or chosen."""
    yield one.form
    for texts in one.content.values():
        yield from texts
