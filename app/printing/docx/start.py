"""An empty Word file with the styles of a layout and what the file says of itself."""

import datetime as dt

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from app.documents.house_style import Layout, TextStyle
from app.printing.docx.names import HEADINGS, STYLES, StyleName
from app.printing.docx.parts import element
from app.printing.pdf.metadata import Metadata

_LANGUAGE = "vi-VN"
#: A file says when it was made; without a day of the paper, always the same.
_EPOCH = dt.date(2000, 1, 1)


def new_file(layout: Layout, metadata: Metadata, dated: dt.date | None) -> WordFile:
    """Give a file without paragraphs, its styles and properties set."""
    file = docx.Document()
    for part in list(file.element.body):
        if part.tag != qn("w:sectPr"):
            file.element.body.remove(part)
    _defaults(file, layout)
    for name, style in STYLES.items():
        _add(file, name, getattr(layout.styles, style), layout)
    for level, heading in enumerate(HEADINGS, start=1):
        _heading(file, level, heading, layout)
    if layout.page.duplex:
        _mirror(file)
    _properties(file, metadata, dated)
    return file


def _defaults(file: WordFile, layout: Layout) -> None:
    """Make every text Times New Roman, Vietnamese and black, without the template's gaps."""
    normal = file.styles["Normal"]
    if not isinstance(normal, ParagraphStyle):
        raise TypeError("the template has no paragraph style Normal")
    _font(normal, layout.styles.body, layout)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.space_before = Pt(0)
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {})
    for key in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{key}"), _LANGUAGE)
    normal.element.get_or_add_rPr().append(language)


def _add(file: WordFile, name: StyleName, look: TextStyle, layout: Layout) -> None:
    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    style.base_style = file.styles["Normal"]
    style.quick_style = True
    _font(style, look, layout)
    _pitch(style, look.pitch)
    form = style.paragraph_format
    form.widow_control = True
    body = layout.body
    if name in (StyleName.BODY, StyleName.BULLET, StyleName.LEGAL_BASIS):
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        form.first_line_indent = Mm(body.first_line_indent)
        form.space_before = Pt(body.paragraph_gap)
    elif name not in _LEFT:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if name is StyleName.BODY_CENTRED:
        form.space_before = Pt(body.paragraph_gap)
    if name is StyleName.RECIPIENT:
        indent = Mm(layout.closing.recipients_indent)
        form.left_indent, form.first_line_indent = indent, -indent


_LEFT = frozenset(
    {
        StyleName.RECIPIENTS_HEADING,
        StyleName.RECIPIENT,
        StyleName.DRAFTER,
        StyleName.CELL,
        StyleName.CODE_LABEL,
        StyleName.FOOTER_NOTE,
        StyleName.ADDRESSEE,
        StyleName.MAP_KEY,
    }
)


def _heading(file: WordFile, level: int, name: StyleName, layout: Layout) -> None:
    """Make a heading that Word's own outline knows, looking as the layout says."""
    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    style.base_style = file.styles[f"Heading {level}"]
    style.quick_style = True
    look = layout.styles.heading(level)
    _font(style, look, layout)
    _pitch(style, look.pitch)
    form = style.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.first_line_indent = Mm(layout.body.first_line_indent)
    form.space_before, form.space_after = Pt(layout.body.heading_gap), Pt(0)
    form.keep_with_next = True


def _font(style: ParagraphStyle, look: TextStyle, layout: Layout) -> None:
    font = style.font
    font.name, font.size = layout.font, Pt(look.size)
    font.bold, font.italic = look.bold, look.italic
    font.color.rgb = RGBColor(0xC0, 0, 0) if look.red else RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), layout.font)


def _pitch(style: ParagraphStyle, pitch: float) -> None:
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = Pt(pitch)


def _mirror(file: WordFile) -> None:
    """Let the margins change sides on the back of a sheet."""
    file.settings.element.find(qn("w:zoom")).addnext(element("mirrorMargins"))


def _properties(file: WordFile, metadata: Metadata, dated: dt.date | None) -> None:
    """Say title, issuer and program; no person's name goes into a file's metadata."""
    when = dt.datetime.combine(dated or _EPOCH, dt.time())
    properties = file.core_properties
    properties.title, properties.author = metadata.title, metadata.author
    properties.subject, properties.language = metadata.subject, _LANGUAGE
    properties.last_modified_by, properties.comments = metadata.creator, ""
    properties.created = properties.modified = when
    properties.revision = 1
