"""Many at once: templates of tables to take away, and a table to bring."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

import msgspec
from babel.support import Translations
from fastapi import APIRouter

from tracker.application.intake.reading.asking_tables import read_table
from tracker.application.intake.reading.tabular import MOST_ROWS
from tracker.domain.rights import Right
from tracker.languages import COMPLETE
from tracker.store.held_files import Incoming
from tracker.web import answers
from tracker.web.answers import NOT_KEPT, XLSX, Page
from tracker.web.data.taking import CSV
from tracker.web.downloads import POLICY
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.options import options
from tracker.web.workspace.rows import templates
from tracker.web.workspace.rows.cells import Cells
from tracker.web.workspace.rows.kinds import KINDS
from tracker.web.workspace.rows.weighing import RowsGiven
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.upload_screens import put_up_upload
from tracker.web.workspace.uploading import NAME

router = APIRouter()

_LONGEST_NAME = 100
_ONCE_MORE = re.compile(r"\s*\(\d+\)$")
_SEPARATORS = {"ru": ";"}
"""What parts the cells where spreadsheets of a language take the comma for the point of a number."""


def show(desk: Desk, form: Form) -> Page:
    """Show the templates, the form for a table, and the tables that were brought before."""
    with desk.view() as live:
        labels = {one.name: one.label for one in KINDS.values()}
        kept = [
            (str(one.file_id), msgspec.json.decode(one.content, type=RowsGiven))
            for one in desk.office.accounts.row_files.list(desk.account.account_id)
        ]
        return live.page(
            "rows.html",
            form,
            kinds=options(labels, live.catalogue),
            languages=COMPLETE,
            kept=[(file_id, labels[one.kind], one.name) for file_id, one in kept if one.kind in labels],
            most=MOST_ROWS,
        )


def act(desk: Desk, form: Form, incoming: Incoming) -> str:
    """Read a table, keep it, and go on to what would become of its rows."""
    kind = form.one_of("kind", KINDS)
    name = form.text("name", longest=_LONGEST_NAME) or _named(form.value(NAME))
    form.check()
    content = incoming.read().read() if incoming.size else b""
    given = RowsGiven(kind or "", name, read_table(content))
    file_id = desk.office.accounts.row_files.keep(desk.account.account_id, msgspec.json.encode(given))
    return f"/intake/sheet/rows?sheet={file_id}"


def template(desk: Desk, _form: Form) -> Page:
    """Give a template; its name says of which kind, in which language, and as what."""
    name = PurePosixPath(desk.route["name"])
    kind, _, language = name.stem.partition("-")
    if kind not in KINDS or language not in COMPLETE or name.suffix not in {".csv", ".xlsx"}:
        raise NoSuchThing
    catalogue = catalogues(desk)[list(COMPLETE).index(language)]
    if name.suffix == ".csv":
        body, media = templates.as_csv(KINDS[kind], catalogue, _SEPARATORS.get(language, ",")), CSV
    else:
        with desk.view() as live:
            body, media = templates.as_xlsx(KINDS[kind], catalogue, Cells(live, catalogues(desk))), XLSX
    attached = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": POLICY}
    return answers.page(body, media, keep=NOT_KEPT, headers={**desk.headers, **attached})


def catalogues(desk: Desk) -> Sequence[Translations]:
    """Give the messages of every complete language."""
    return [desk.office.site.renderers[one].catalogue for one in COMPLETE]


def _named(file_name: str) -> str:
    """Give the name that a table is known by where nobody gave it one: its file's, whatever it was saved as again."""
    stem = file_name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or file_name
    return _ONCE_MORE.sub("", stem)[:_LONGEST_NAME].strip()


put_up_upload(router, Screen("/intake/sheet", Right.RECORD, show), act)
put_up(router, Screen("/intake/sheet/template/{name}", Right.RECORD, template))
