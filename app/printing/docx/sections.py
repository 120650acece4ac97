"""Sections: sheet, margins, and what stands above the text area on the first and later pages."""

from docx.document import Document as WordFile
from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from app.documents.house_style import Layout
from app.documents.model import Document, Letterhead, Orientation
from app.documents.plain_text import goes_to_the_foot
from app.printing.docx.names import StyleName
from app.printing.docx.parts import ABOVE_BASELINE, element, line_height
from app.printing.docx.texts import invisible, words_of
from app.printing.pdf.area import MM, Area


def begin_section(
    file: WordFile,
    paper: Document,
    layout: Layout,
    *,
    is_first: bool,
    appendix: bool = False,
) -> Section:
    """Begin a section on a new page with page numbers of its own."""
    if is_first:
        section = file.sections[0]
    else:
        section = file.add_section(WD_SECTION.NEW_PAGE)
        # The paragraph that ends the section before must not need a page for itself.
        invisible(Paragraph(file.element.body[-2], file))
    # The first one begins the file whatever its type; only so LibreOffice lets a table stand at a
    # place of the page where other sections follow.
    section.start_type = WD_SECTION.CONTINUOUS if is_first else WD_SECTION.NEW_PAGE
    area = Area.of(layout, paper.page.orientation)
    turned = paper.page.orientation is Orientation.LANDSCAPE
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(area.width / MM), Mm(area.height / MM)
    section.left_margin = Mm(area.left / MM)
    section.right_margin = Mm((area.width - area.right) / MM)
    section.top_margin = Mm(area.top / MM)
    section.bottom_margin = Mm((area.height - area.bottom) / MM)
    section.gutter = Mm(0)
    pitch = layout.styles.page_number.pitch / MM
    section.header_distance = Mm(layout.page_number.baseline - ABOVE_BASELINE * pitch)
    section.footer_distance = Mm(layout.footer_note.baseline_from_bottom)
    section.different_first_page_header_footer = True
    numbers = section._sectPr.find(qn("w:pgNumType"))
    if numbers is not None:
        section._sectPr.remove(numbers)
    if not appendix or layout.appendix.numbered_apart:
        _number_from_one(section)
    first_numbered = appendix and layout.appendix.first_page_numbered
    for header, is_numbered in (
        (section.first_page_header, paper.page.numbered and first_numbered),
        (section.header, paper.page.numbered),
    ):
        header.is_linked_to_previous = False
        on_first = header._hdrftr_index is WD_HEADER_FOOTER.FIRST_PAGE
        circulation = _circulation(paper, layout) if on_first and not appendix else ""
        _header(header, paper, layout, area, circulation, is_numbered=is_numbered)
    for footer in (section.first_page_footer, section.footer):
        footer.is_linked_to_previous = False
    return section


def _number_from_one(section: Section) -> None:
    """Restart the page numbers; Word asks for this property right behind the margins."""
    section._sectPr.find(qn("w:pgMar")).addnext(element("pgNumType", start=1))


def _circulation(paper: Document, layout: Layout) -> str:
    for block in paper.blocks:
        if isinstance(block, Letterhead) and not goes_to_the_foot(block.circulation, layout):
            return block.circulation
    return ""


def _header(
    header: _Header | _Footer,
    paper: Document,
    layout: Layout,
    area: Area,
    circulation: str,
    *,
    is_numbered: bool,
) -> None:
    """Write sample mark, page number and note on circulation on one line with two stops."""
    line = header.paragraphs[0]
    line.style = StyleName.PAGE_NUMBER
    stops = line.paragraph_format
    stops.alignment = WD_ALIGN_PARAGRAPH.LEFT  # where the style centres
    line_height(line, layout.styles.page_number.pitch / MM)
    width = area.text_width / MM
    stops.tab_stops.add_tab_stop(Mm(width / 2), WD_TAB_ALIGNMENT.CENTER)
    stops.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)
    if paper.mark:
        mark = line.add_run(words_of(paper.mark))
        mark.bold, mark.font.size = layout.styles.mark.bold, Mm(layout.styles.mark.size / MM)
    if is_numbered or circulation:
        line.add_run("\t")
    if is_numbered:
        _page_field(line)
    if circulation:
        look = layout.styles.circulation
        note = line.add_run(f"\t{words_of(circulation)}")
        note.bold, note.font.size = look.bold, Mm(look.size / MM)


def _page_field(paragraph: Paragraph) -> None:
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind is None:
            text = element("instrText")
            text.text = "PAGE"
            run._r.append(text)
        else:
            run._r.append(element("fldChar", fldCharType=kind))
