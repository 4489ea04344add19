"""The data package: every table, with what its columns mean, a licence, and what the log's last checkpoint says."""

from collections.abc import Mapping
from datetime import date
from html import unescape
from io import BytesIO
from json import dumps
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml

from tracker.domain.scorecard import METHODOLOGY
from tracker.store.public_log.folder import LogFolder
from tracker.web.address import Address, Dating
from tracker.web.cells import table
from tracker.web.data.descriptor import About, cite_file, descriptor, path_of
from tracker.web.data.forms import fields, records
from tracker.web.data.source import ALL
from tracker.web.data.tables import TABLES
from tracker.web.data.taking import nameless, source_of
from tracker.web.html import renderers
from tracker.web.languages import DEFAULT, LANGUAGES
from tracker.web.markdown import CONTENT
from tracker.web.site import View

_READABLE = 0o644 << 16
_UNIX = 3
_CLOSELY = 9


def package(view: View) -> bytes:
    """Make the package; the same release, day and checkpoint give the same bytes, in whichever language one asks."""
    about = about_of(view)
    tables = _tables(view, about)
    says = renderers()[DEFAULT].catalogue
    told = dumps(descriptor(about, tables, says), ensure_ascii=False, indent=1)
    cited = yaml.safe_dump(dict(cite_file(about, permanent(view))), allow_unicode=True, sort_keys=False)
    files = {
        "datapackage.json": f"{told}\n".encode(),
        "CITATION.cff": cited.encode(),
        "LICENSE.txt": (CONTENT / "CC-BY-4.0.txt").read_bytes(),
        **_texts(view, about),
        **{path_of(TABLES[name]): written for name, written in tables.items()},
        **_of_the_log(view),
    }
    return _packed(files, about.known_by)


def about_of(view: View) -> About:
    """Say what a package is of; whose record it is, in English, as programs read it."""
    wording = nameless(view, DEFAULT)
    wording.open(view.look.words, view.edition.name)
    return About(
        name=wording.plain(view.edition.name) or view.edition.origin,
        on=view.sight.on,
        known_by=view.sight.known_by,
        release=view.sight.release,
        methodology=METHODOLOGY,
        sample=view.ask.site.sample_said(DEFAULT) if view.sample else "",
        address=view.ask.site.address,
    )


def permanent(view: View, language: str = DEFAULT) -> str:
    """Give the address of what a package was made of: the data of that day and release; empty if unknown."""
    site, dating = view.ask.site, Dating(view.sight.on, view.sight.release)
    return (
        f"{site.address}{Address(language, 'data', dating).path}" if site.address and not site.copied else site.address
    )


def _tables(view: View, about: About) -> Mapping[str, bytes]:
    source, wordings = source_of(view)
    said = [[about.sample]] if about.sample else []
    made = {}
    for name, one in TABLES.items():
        rows = records(one, [one.rows(source, ALL, wordings[language]) for language in LANGUAGES])
        made[name] = table([*said, [field for _, field in fields(one)], *rows], marked=False)
    return made


def _texts(view: View, about: About) -> Mapping[str, bytes]:
    """Write what people read first, what each column means, and how a card is computed, in each language."""
    made = {}
    for language in LANGUAGES:
        renderer, house = renderers()[language], nameless(view, language)
        house.open(view.look.words, view.edition.name)
        given = {
            "about": about,
            "name": house.plain(view.edition.name) or about.name,
            "sample_said": view.ask.site.sample_said(language) if about.sample else "",
            "permanent": permanent(view, language),
            "tables": [*TABLES.values()],
        }
        opening = unescape(renderer.render("data_readme.html", **given))
        body = (CONTENT / f"data.{language}.md").read_text(encoding="utf-8")
        made[f"README.{language}.md"] = f"{opening.strip()}\n\n{body}".encode()
        made[f"CODEBOOK.{language}.md"] = (
            f"{unescape(renderer.render('data_codebook.html', **given)).strip()}\n".encode()
        )
        made[f"METHODOLOGY.{language}.md"] = (CONTENT / f"methodology.{language}.md").read_bytes()
    return made


def _of_the_log(view: View) -> Mapping[str, bytes]:
    """Give what was published of the log: what was signed last, with which key, and whether a log went before it."""
    known = view.ask.site.public_log
    if known is None:
        return {}
    folder: LogFolder = known.folder
    found = {"log/checkpoint": folder.signed(), "log/key": folder.keys(), "log/loss": folder.loss()}
    return {path: written for path, written in found.items() if written is not None}


def _packed(files: Mapping[str, bytes], on: date) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w") as file:
        for path, content in files.items():
            entry = ZipInfo(path, (on.year, on.month, on.day, 0, 0, 0))
            entry.external_attr, entry.create_system = _READABLE, _UNIX
            file.writestr(entry, content, ZIP_DEFLATED, _CLOSELY)
    return kept.getvalue()
