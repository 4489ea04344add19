"""The brief as a text that delegates can edit; the same brief gives the same bytes."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tracker.web.sessions.brief import Brief, Item, Note, Said, Section, printable

_BAD = "8C1024"
_PROPERTY = 255
"""Letters that a property of the file may have."""
_LOCALE = {"en": "en-GB", "ru": "ru-RU"}
_UNSEEN = {RELATIONSHIP_TYPE.CUSTOM_XML, RELATIONSHIP_TYPE.THUMBNAIL}
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def docx(brief: Brief) -> bytes:
    """Write a brief; its day is that of the release."""
    return _Writer(brief.with_texts(printable)).written()


class _Writer:
    def __init__(self, brief: Brief) -> None:
        self._brief, self._document = brief, Document()
        self._bad, self._small = RGBColor.from_string(_BAD), Pt(8)
        self._qr_width = Mm(28)
        self._bullet_style = self._document.styles["List Bullet"].style_id
        for style, size in (("Normal", 10), ("List Bullet", 10), ("List Number", 8)):
            self._document.styles[style].font.size = Pt(size)
        for section in self._document.sections:
            section.page_width, section.page_height = Mm(210), Mm(297)
            section.left_margin = section.right_margin = Mm(18)
            section.top_margin = section.bottom_margin = Mm(16)

    def written(self) -> bytes:
        """Write all parts, in the order of reading."""
        brief, document = self._brief, self._document
        self._tell_of_the_file()
        document.add_paragraph(brief.coalition)
        document.add_heading(brief.title, 1)
        if brief.session:
            document.add_paragraph().add_run(brief.session).bold = True
        document.add_paragraph(brief.as_of)
        if brief.sample:
            document.add_paragraph().add_run(brief.sample).bold = True
        self._line(document.add_paragraph(), brief.headline)
        self._sections(brief.sections)
        for line in brief.closing:
            document.add_paragraph(line)
        picture = document.add_picture(BytesIO(brief.qr_file("png")), width=self._qr_width)
        picture._inline.docPr.set("descr", f"{brief.names.scan}: {brief.permanent}")  # noqa: SLF001 - no other way
        if brief.annex:
            document.add_heading(brief.names.annex, 1).paragraph_format.page_break_before = True
            self._sections(brief.annex)
        self._notes(brief.notes)
        return self._packed()

    def _tell_of_the_file(self) -> None:
        """Say in which language it is, whose, and of which day; under each page stands what sample data says."""
        brief, told = self._brief, self._document.core_properties
        told.title, told.author = brief.title[:_PROPERTY], brief.coalition[:_PROPERTY]
        told.last_modified_by = told.author
        told.created = told.modified = datetime.combine(brief.made_on, time())
        told.language, told.comments = _LOCALE[brief.language], ""
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), _LOCALE[brief.language])
        self._document.styles["Normal"].element.get_or_add_rPr().append(language)
        foot = self._document.sections[0].footer.paragraphs[0]
        foot.add_run(" ".join(filter(None, [brief.sample, brief.as_of]))).font.size = self._small

    def _sections(self, sections: Sequence[Section]) -> None:
        for section in sections:
            self._document.add_heading(section.heading, 2)
            if section.note:
                self._document.add_paragraph(section.note)
            for item in section.items:
                self._item(item)

    def _item(self, item: Item) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = bool(item.lines)
        self._said(paragraph, item.title, is_bold=bool(item.lines))
        if item.number:
            paragraph.add_run(f"  {item.number}").font.size = self._small
        for line in item.lines:
            self._said(self._bullet(), line)

    def _bullet(self) -> Paragraph:
        """Begin a line of a list; to look its style up each time takes longer than all the rest."""
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._bullet_style  # noqa: SLF001 - the library looks it up through all styles
        return paragraph

    def _line(self, paragraph: Paragraph, sentences: Sequence[Said]) -> None:
        for said in sentences:
            self._said(paragraph, said)
            paragraph.add_run(" ")

    def _said(self, paragraph: Paragraph, said: Said, *, is_bold: bool = False) -> None:
        if said.voice:
            mark = said.voice if said.voice == "→" else f"{said.voice}:"
            paragraph.add_run(f"{mark} ").italic = True
        run = paragraph.add_run(said.text)
        run.bold = is_bold
        if said.is_bad:
            run.font.color.rgb = self._bad
        if said.notes:
            paragraph.add_run(f" {', '.join(map(str, said.notes))}").font.superscript = True

    def _notes(self, notes: Sequence[Note]) -> None:
        if not notes:
            return
        self._document.add_heading(self._brief.names.notes, 2)
        self._document.add_paragraph(self._brief.names.begins)
        for note in notes:
            paragraph = self._document.add_paragraph()
            paragraph.add_run(f"{note.number}. ").font.size = self._small
            self._link(paragraph, note)

    def _link(self, paragraph: Paragraph, note: Note) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(note.address, _LINK, is_external=True))
        run = paragraph.add_run(note.path)
        run.font.size, run.font.underline = self._small, True
        link.append(run._r)  # noqa: SLF001 - the library has no way to make a link
        paragraph._p.append(link)  # noqa: SLF001 - the same

    def _packed(self) -> bytes:
        """Pack the file with no moment in it: a zip notes when each part was written."""
        loose, packed = BytesIO(), BytesIO()
        for part in (self._document.part, self._document.part.package):
            _forget_what_nobody_sees(part.rels)
        self._document.save(loose)
        with ZipFile(loose) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as kept:
            for name in parts.namelist():
                kept.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
        return packed.getvalue()


def _forget_what_nobody_sees(relations: Relationships) -> None:
    """Leave out what the library's own sample has beside the text: a picture of its first page, a list of sources."""
    for key in [key for key, one in relations.items() if one.reltype in _UNSEEN]:
        del relations[key]
