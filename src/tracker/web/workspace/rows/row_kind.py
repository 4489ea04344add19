"""RowKind: one kind of row that a table may hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.application.workspace.demand_inputs import Demand
from tracker.application.workspace.inputs import Entry
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.rows.columns import Column


@dataclass(frozen=True)
class RowKind:
    """One kind of row: our word for it, its columns, what reads a row; `fixed` are columns that stay as they are."""

    name: str
    label: str
    columns: Sequence[Column]
    read: Callable[[Live, Form], Entry | Demand]
    fixed: Sequence[str] = ()
