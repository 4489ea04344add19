"""Word processor: texts set in type as people set them, in columns with headers and footers, by LibreOffice."""

import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

from tests.drills.needing import program
from tracker.application.intake.reading.marks import mark_of

_WAIT = 180.0
_FILLED = 75
"""Characters that a line of our documents has at least where the paragraph goes on."""
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.25cm" fo:text-align="justify"/>
<style:text-properties fo:font-family="DejaVu Sans" fo:font-size="9pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="page">
<style:page-layout-properties fo:page-width="21cm" fo:page-height="14.8cm" fo:margin="1.5cm">
<style:columns fo:column-count="{columns}" fo:column-gap="0.8cm"/></style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="0.8cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.8cm"/></style:footer-style>
</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:header><text:p>Bakers and Millers · Пекари и мельники</text:p></style:header>
<style:footer><text:p>Page <text:page-number/> of <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
"""
_FOOT = "</office:text></office:body></office:document>"


def written(text: str, columns: int) -> str:
    """Give a text as a document of a word processor, a paragraph for each of its own."""
    return (
        _HEAD.format(columns=columns) + "".join(f"<text:p>{escape(one)}</text:p>" for one in paragraphs(text)) + _FOOT
    )


def paragraphs(text: str) -> Iterator[str]:
    """Give the paragraphs of a text: a line that was not filled ends one, and one with a mark of its own begins one."""
    for part in text.split("\n\n"):
        said, before = "", ""
        for line in map(str.strip, part.splitlines()):
            if said and (len(before) < _FILLED or mark_of(line) is not None):
                yield said
                said = ""
            said, before = f"{said} {line}".strip(), line
        yield said


def printed(folder: Path, texts: dict[str, str], *, columns: int, to: str) -> dict[str, bytes]:
    """Have LibreOffice make files of texts, by their names; raises Missing where it is not there."""
    soffice = program("soffice", "libreoffice", package="libreoffice-writer-nogui")
    sources = []
    for name, text in texts.items():
        source = folder / f"{name}.fodt"
        source.write_text(written(text, columns), "utf-8")
        sources.append(source)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = [soffice, profile, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, sources)]
    subprocess.run(words, check=True, capture_output=True, timeout=_WAIT)
    return {name: (folder / f"{name}.{to}").read_bytes() for name in texts}
