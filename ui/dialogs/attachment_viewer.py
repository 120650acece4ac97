"""Shows an attached file inside the program (pictures, PDF, text), never by another program."""

from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.text import nfc
from app.ports.renderer import PageImages
from ui.theme import GAP, MARGIN
from ui.widgets.label import label, plain_label
from ui.widgets.pdf_preview import PdfPreview

#: By content, not by name; SVG is left out, for it can point to other files.
_PICTURES = frozenset({b"png", b"jpeg", b"jpg", b"bmp", b"gif", b"webp", b"tiff", b"tif"})
_TEXTS = frozenset({".txt", ".csv", ".md", ".log"})
#: A scan of A3 at 600 dpi has some 70 million pixels; more is shown reduced.
_MOST_PIXELS = 40_000_000
_LONGEST_TEXT = 2_000_000


@dataclass(frozen=True, slots=True)
class Viewable:
    """A file made ready for showing; with all three empty it can only be exported."""

    file_name: str
    picture: QImage | None = None
    pdf: bytes = b""
    text: str | None = None


def viewable(file_name: str, content: bytes, images: PageImages) -> Viewable:
    """Make a file ready; for any thread. What is damaged or of another kind stays unshown."""
    if b"%PDF-" in content[:1024]:
        return Viewable(file_name, pdf=content if _is_readable(content, images) else b"")
    picture = _picture(content)
    if picture is not None:
        return Viewable(file_name, picture=picture)
    if PurePath(file_name).suffix.lower() in _TEXTS:
        return Viewable(file_name, text=_text(content))
    return Viewable(file_name)


def _is_readable(pdf: bytes, images: PageImages) -> bool:
    try:
        return bool(images.page_sizes(pdf))
    except (RuntimeError, ValueError):  # damaged, or locked by a password of its own
        return False


def _picture(content: bytes) -> QImage | None:
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _PICTURES:
        return None
    size = reader.size()
    pixels = size.width() * size.height()
    if pixels > _MOST_PIXELS:
        share = (_MOST_PIXELS / pixels) ** 0.5
        reader.setScaledSize(QSize(int(size.width() * share), int(size.height() * share)))
    picture = reader.read()
    return None if picture.isNull() else picture


def _text(content: bytes) -> str | None:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = nfc(content.decode(encoding))
    except UnicodeDecodeError:
        return None
    if len(text) > _LONGEST_TEXT:
        text = text[:_LONGEST_TEXT] + "\n\n" + _("(còn tiếp; xuất ra tệp để đọc toàn bộ)")
    return text


class AttachmentViewer(QDialog):
    """A window over the program with one file; Esc closes, and the file is forgotten."""

    export_asked = Signal()

    def __init__(self, content: Viewable, images: PageImages, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(content.file_name)
        self.body = self._body(content, images)
        self.export_button = QPushButton(_("X&uất ra tệp…"))
        self.export_button.setAutoDefault(False)
        self.export_button.clicked.connect(self.export_asked)
        close = QPushButton(_("Đó&ng"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.export_button)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.body, 1)
        column.addLayout(buttons)
        if isinstance(self.body, QLabel):
            self.resize(520, 160)
        else:
            self.resize(900, 700)
        self.body.setFocus()

    def _body(self, content: Viewable, images: PageImages) -> QWidget:
        if content.pdf:
            preview = PdfPreview(images)
            preview.set_pdf(content.pdf)
            return preview
        if content.picture is not None:
            return _PictureView(content.picture, content.file_name)
        if content.text is not None:
            text = QPlainTextEdit(content.text)
            text.setReadOnly(True)
            text.setAccessibleName(content.file_name)
            return text
        return label(
            _(
                "Chương trình không xem được loại tệp này (chỉ xem được ảnh, PDF và văn bản "
                "thuần), hoặc tệp bị hỏng, có mật khẩu riêng. Bấm “Xuất ra tệp…” để mở bằng "
                "chương trình khác; tệp xuất ra không còn được mã hóa."
            ),
            "unviewable",
            wrap=True,
        )


class _PictureView(QScrollArea):
    """A picture as wide as the window, never larger than it is."""

    def __init__(self, picture: QImage, name: str) -> None:
        super().__init__()
        self._pixmap = QPixmap.fromImage(picture)
        self._picture = plain_label()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(name)
        self.setAccessibleName(name)
        self.setWidget(self._picture)
        self.setWidgetResizable(True)
        # Always there: coming and going it would change the width that the picture follows.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = min(self.viewport().width(), self._pixmap.width())
        self._picture.setPixmap(
            self._pixmap.scaledToWidth(max(width, 1), Qt.TransformationMode.SmoothTransformation)
        )
