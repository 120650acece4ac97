"""Writes the blocks of one paper, one after the other."""

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from app.documents.house_style import Layout
from app.documents.model import (
    Addressees,
    Appendix,
    Block,
    Bullet,
    CentredHeading,
    Closing,
    CodeLines,
    Document,
    Heading,
    LegalBases,
    Letterhead,
    MapFigure,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Title,
)
from app.documents.plain_text import (
    SEPARATOR,
    addressee_lines,
    addressee_word,
    attached_line,
    foot_circulation,
    heading_text,
)
from app.printing.docx.closing import write_closing
from app.printing.docx.figure import write_figure
from app.printing.docx.head import HeadTable
from app.printing.docx.names import HEADINGS, StyleName
from app.printing.docx.parts import ABOVE_BASELINE, at_foot, element, gap_before, line_height
from app.printing.docx.sections import begin_section
from app.printing.docx.tables import write_table
from app.printing.docx.texts import invisible, write, write_runs
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet

_FRONT = (Letterhead, Title, Addressees, Appendix)


class PaperWriter:
    """See the module; ``section`` is the one that the paper begins in."""

    def __init__(self, file: WordFile, paper: Document, layout: Layout, section: Section) -> None:
        self._file = file
        self._paper = paper
        self._layout = layout
        self._section = section
        self._area = Area.of(layout, paper.page.orientation)
        self._fonts = FontSet(layout.font, layout.shipped_font)
        self._break_before = False
        self._previous: Block | None = None
        self._last: WordParagraph | None = None
        self._is_note_written = False
        # The block before left the room above this one.
        self._gap_taken = False

    def write(self) -> None:
        """Write all blocks, then what stands at the foot of the last page."""
        blocks = self._paper.blocks
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, PageBreak):
                self._break_before = True
                continue
            self._write(block, following)
            self._previous = block
        self._foot()

    def _write(self, block: Block, following: Block | None) -> None:
        match block:
            case Letterhead():
                self._head(block, following)
            case Title():
                self._title(block, following)
            case Addressees():
                self._addressees(block)
            case Appendix():
                self._appendix(block)
            case CentredHeading():
                gap = self._layout.body.centred_heading_gap / MM
                for index, (text, name) in enumerate(
                    ((block.label, StyleName.CENTRED_LABEL), (block.text, StyleName.CENTRED_TEXT))
                ):
                    if text:
                        made = self._text(text, name, gap if index == 0 else 0.0)
                        made.paragraph_format.keep_with_next = True
            case Heading():
                made = self._text(heading_text(block), HEADINGS[min(block.level, 4) - 1])
                made.paragraph_format.keep_with_next = True
            case Paragraph():
                name = StyleName.BODY_CENTRED if block.centred else StyleName.BODY
                self._runs(block.runs, name)
            case Bullet():
                self._runs((Run("- "), *block.runs), StyleName.BULLET)
            case LegalBases():
                for text in self._layout.lists.legal_bases.marked(block.items):
                    self._text(text, StyleName.LEGAL_BASIS)
            case Table():
                self._keep_last()
                write_table(
                    self._file,
                    block,
                    self._layout,
                    self._area,
                    self._fonts,
                    begins_page=self._begun(),
                    gap_above=not self._gap_taken,
                )
                self._gap_taken = False
                self._last = None
            case MapFigure():
                write_figure(self._file, block, self._layout, self._area, self._begun)
            case CodeLines():
                self._code(block)
            case Closing():
                self._keep_last()
                write_closing(self._file, block, self._layout, self._area)
                self._last = None
            case PageBreak():
                return

    def _head(self, head: Letterhead, following: Block | None) -> None:
        place = self._layout.addressees if isinstance(following, Addressees) else None
        table = HeadTable(self._file, self._layout, self._area, self._fonts)
        if place is not None:
            pitch = self._layout.styles.addressees.pitch / MM
            table.write(head, place.baseline, place.least_step, pitch)
        else:
            title = self._layout.title_block
            pitch = self._layout.styles.kind_name.pitch / MM
            table.write(head, title.kind_baseline, title.kind_least_step, pitch)

    def _title(self, title: Title, following: Block | None) -> None:
        place, styles = self._layout.title_block, self._layout.styles
        pitch = styles.kind_name.pitch / MM
        self._centred(title.kind_name, StyleName.KIND_NAME, 0.0, pitch)
        # From one baseline to the next: what the line before has below its own, and the gap.
        below = (1 - ABOVE_BASELINE) * styles.kind_name.pitch / MM
        steps: list[tuple[str, StyleName, float, float]] = []
        if title.author:
            steps.append(
                (title.author, StyleName.AUTHOR, place.author_step, place.subject_line_step)
            )
        if title.subject:
            steps.append(
                (title.subject, StyleName.SUBJECT, place.subject_step, place.subject_line_step)
            )
        if title.separator:
            steps.append(
                (SEPARATOR, StyleName.SEPARATOR, place.separator_step, place.separator_step)
            )
        for text, name, step, height in steps:
            gap = step - below - ABOVE_BASELINE * height
            below = (1 - ABOVE_BASELINE) * height
            self._centred(text, name, gap, height)
        if not isinstance(following, Addressees):
            self._room_below(place.body_step, below)

    def _room_below(self, step: float, below: float) -> None:
        """Leave room so that the first line of the body stands ``step`` below the last one."""
        body = self._layout.styles.body.pitch / MM
        gap = step - below - ABOVE_BASELINE * body
        if self._last is not None:
            self._last.paragraph_format.space_after = Mm(max(0.0, gap))
            self._gap_taken = True

    def _addressees(self, block: Addressees) -> None:
        place = self._layout.addressees
        pitch = self._layout.styles.addressees.pitch / MM
        word = addressee_word(block, self._layout)
        first, *others = addressee_lines(block, self._layout)
        after_title = isinstance(self._previous, Title)
        gap = place.title_step - pitch if after_title else 0.0
        room = self._area.text_width / MM
        style = self._layout.styles.addressee_word
        hang = self._fonts.width(f"{word} ", style) / MM
        longest = max(
            self._fonts.width(line, self._layout.styles.addressees) / MM
            for line in (first, *others)
        )
        left = max(0.0, (room - min(place.width, hang + longest)) / 2)
        for index, line in enumerate((first, *others)):
            made = self._paragraph(StyleName.ADDRESSEE)
            gap_before(made, gap if index == 0 else 0.0)
            if others:
                made.paragraph_format.left_indent = Mm(left + (hang if index else 0.0))
                made.paragraph_format.right_indent = Mm(max(0.0, left - 1))
            else:
                made.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if index == 0:
                made.add_run(f"{word} ").italic = style.italic
            write(made, line)
        self._room_below(place.body_step, (1 - ABOVE_BASELINE) * pitch)

    def _appendix(self, block: Appendix) -> None:
        """Begin an appendix in a section of its own, its pages numbered apart."""
        self._foot_circulation_under_signature()
        self._section = begin_section(
            self._file, self._paper, self._layout, is_first=False, appendix=True
        )
        place = self._layout.appendix
        line = place.line_step
        self._centred(block.label, StyleName.APPENDIX_LABEL, 0.0, line, outline=True)
        self._centred(block.title, StyleName.APPENDIX_TITLE, 0.0, line)
        attached = attached_line(block, self._layout)
        below = (1 - ABOVE_BASELINE) * line
        if attached:
            self._centred(attached, StyleName.APPENDIX_ATTACHED, 0.0, line)
        if place.separator:
            step = place.separator_step
            self._centred(SEPARATOR, StyleName.SEPARATOR, 0.0, step)
            below = (1 - ABOVE_BASELINE) * step
        self._room_below(place.body_step, below)

    def _code(self, block: CodeLines) -> None:
        """Write the lines of a code, label and groups parted by tabs."""
        place = self._layout.code
        room = self._area.text_width / MM - place.label_width
        for line in block.lines:
            made = self._paragraph(StyleName.CODE_LABEL)
            line_height(made, place.row_step)
            made.paragraph_format.keep_with_next = True
            write(made, line.label)
            for index, group in enumerate(line.groups):
                at = place.label_width + index * room / max(len(line.groups), 1)
                made.paragraph_format.tab_stops.add_tab_stop(Mm(at))
                run = made.add_run(f"\t{group}")
                style = self._layout.styles.code
                run.bold, run.font.size = style.bold, Mm(style.size / MM)
        if block.checksum:
            self._text(block.checksum, StyleName.CODE_CHECKSUM)

    def _foot(self) -> None:
        """Write the note on circulation and the small type at the foot of the last page."""
        self._foot_circulation_under_signature()
        note = foot_circulation(self._paper, self._layout)
        layout = self._layout
        if note and not layout.circulation.under_signature:
            self._at_foot(note, StyleName.CIRCULATION, layout.circulation.foot_baseline_from_bottom)
        if self._paper.footer_note:
            self._at_foot(
                self._paper.footer_note,
                StyleName.FOOTER_NOTE,
                layout.footer_note.baseline_from_bottom,
            )
        if self._last is None:
            # Word asks for a paragraph behind a table.
            invisible(self._file.add_paragraph())

    def _at_foot(self, text: str, name: StyleName, from_bottom: float) -> None:
        style = (
            self._layout.styles.footer_note
            if name is StyleName.FOOTER_NOTE
            else self._layout.styles.circulation
        )
        pitch = style.pitch / MM
        width = self._area.text_width / MM
        made = self._text(text, name)
        top = self._area.height / MM - from_bottom - ABOVE_BASELINE * pitch
        at_foot(made, self._area.left / MM, top, width)

    def _foot_circulation_under_signature(self) -> None:
        """Write the note once: below the paper's own signature, before its appendices."""
        note = foot_circulation(self._paper, self._layout)
        if note and self._layout.circulation.under_signature and not self._is_note_written:
            self._is_note_written = True
            pitch = self._layout.styles.circulation.pitch / MM
            self._centred(
                note, StyleName.CIRCULATION, self._layout.circulation.signature_step - pitch, pitch
            )

    def _keep_last(self) -> None:
        if self._last is not None:
            self._last.paragraph_format.keep_with_next = True

    def _centred(
        self,
        text: str,
        name: StyleName,
        gap: float,
        height: float,
        *,
        outline: bool = False,
    ) -> None:
        made = self._text(text, name)
        gap_before(made, gap)
        line_height(made, height)
        made.paragraph_format.keep_with_next = True
        if outline:
            # The level of a heading, for Word's outline.
            made._p.get_or_add_pPr().append(element("outlineLvl", val=0))

    def _text(self, text: str, name: StyleName, gap: float | None = None) -> WordParagraph:
        made = self._paragraph(name)
        write(made, text)
        if gap is not None:
            gap_before(made, gap)
        return made

    def _runs(self, runs: tuple[Run, ...], name: StyleName) -> None:
        write_runs(self._paragraph(name), runs)

    def _paragraph(self, name: StyleName) -> WordParagraph:
        made = self._file.add_paragraph(style=name)
        if self._begun():
            made.paragraph_format.page_break_before = True
        if self._gap_taken:
            gap_before(made, 0.0)
            self._gap_taken = False
        self._last = made
        return made

    def _begun(self) -> bool:
        """Tell whether what comes now begins a page, once."""
        wanted, self._break_before = self._break_before, False
        return wanted
