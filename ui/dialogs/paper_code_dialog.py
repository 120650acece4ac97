"""Đối chiếu mã trên văn bản: what the change log knows of the code at the foot of a paper.

Slips in typing are told while one types; the book is asked when the code is whole.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.errors import CodedError, DomainError
from app.domain.paper_code import prefix_of
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import date_time
from app.services.outgoing.forms import CodeFinding, TextDifference
from app.services.wording import describe
from ui.context import Context
from ui.dialogs.outgoing_presenter import OutgoingFormsPresenter
from ui.theme import GAP, MARGIN
from ui.widgets.label import label, plain_label
from ui.widgets.sections_view import SectionsView


class PaperCodeDialog(QDialog):
    """``finding`` is the last answer; Enter asks, Esc closes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Đối chiếu mã trên văn bản"))
        self.finding: CodeFinding | None = None
        self._context = context
        self._presenter = OutgoingFormsPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self.code = QLineEdit()
        self.code.setAccessibleName(_("Mã ở chân trang cuối"))
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-X")
        self.code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.code.textEdited.connect(self._typed)
        self.code.returnPressed.connect(self.ask)
        caption = plain_label(_("&Mã ở chân trang cuối"))
        caption.setBuddy(self.code)
        self.ask_button = QPushButton(_("Đố&i chiếu"))
        self.ask_button.setObjectName("primary")
        self.ask_button.setToolTip(_("Enter"))
        self.ask_button.setAutoDefault(False)
        self.ask_button.clicked.connect(self.ask)
        self.open_button = QPushButton(_("Mở &văn bản"))
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self.open_document)
        self.close_button = QPushButton(_("Đóng"))
        self.close_button.setToolTip(_("Esc"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.problem = label("", "fieldError", wrap=True)
        self.verdict = label("", "section", wrap=True)
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told = SectionsView(_("Kết quả đối chiếu"))
        self._lay_out(caption)
        self._show_nothing()
        self.resize(720, 540)
        self.code.setFocus()

    def _lay_out(self, caption: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(caption)
        row.addWidget(self.code, 1)
        row.addWidget(self.ask_button)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(
            label(
                _(
                    "Gõ hoa hay thường, có hay không có dấu nối đều được; chữ O đọc là số 0, chữ "
                    "I và L đọc là số 1."
                ),
                "hint",
                wrap=True,
            )
        )
        column.addWidget(self.problem)
        column.addWidget(self.verdict)
        column.addWidget(self.told, 1)
        column.addLayout(foot)

    def ask(self) -> None:
        """Look the code up, or say what is wrong with it."""
        self._show_nothing()
        try:
            prefix_of(self.code.text())
        except DomainError as error:
            self._refused(error)
            return
        self.told.setPlainText(_("Đang đối chiếu với nhật ký từ mục đầu tiên…"))
        self.ask_button.setEnabled(False)
        self._presenter.find_code(self.code.text(), self._show, self._refused)

    def open_document(self) -> None:
        """Show the document in the register."""
        if self.finding is not None and self.finding.document is not None:
            document = self.finding.document
            self.accept()
            self._context.go_to(RecordKind.OUTGOING_DOCUMENT, document.id)

    def _typed(self, text: str) -> None:
        """Tell a slip at once; a code that is not whole yet is none."""
        self._show_nothing()
        try:
            prefix_of(text)
        except DomainError as error:
            if error.code != "code_incomplete" or _is_too_long(error):
                self._refused(error)

    def _refused(self, error: Exception) -> None:
        if not isValid(self):
            return
        self.ask_button.setEnabled(True)
        self.told.setPlainText(_("Gõ mã in ở chân trang cuối của văn bản rồi nhấn Enter."))
        if not isinstance(error, CodedError):
            self._context.messages.failed(error)
            return
        words = describe(error)
        self.problem.setText(f"{words.what} {words.advice}")
        self.problem.show()

    def _show_nothing(self) -> None:
        self.finding = None
        self.problem.hide()
        self.verdict.hide()
        self.open_button.setEnabled(False)
        self.told.setPlainText(_("Gõ mã in ở chân trang cuối của văn bản rồi nhấn Enter."))

    def _show(self, finding: CodeFinding) -> None:
        if not isValid(self):
            return
        self.ask_button.setEnabled(True)
        self.finding = finding
        self.verdict.setText(verdict_of(finding))
        self.verdict.show()
        self.told.show_sections(_parts(finding))
        self.open_button.setEnabled(finding.document is not None)
        if finding.is_found:
            self.told.setFocus()


def verdict_of(finding: CodeFinding) -> str:
    """Say in one or two sentences what came of it, with a sign."""
    if not finding.is_found:
        return _("✗ Nhật ký của sổ này không có mã {code}.").format(code=finding.code)
    if not finding.is_whole:
        return _("✗ Nhật ký có mã này nhưng đã bị sửa hoặc thiếu: {fault}.").format(
            fault=finding.fault.rstrip(".")
        )
    if not finding.is_compared:
        return _("✓ Nhật ký có mã này và còn nguyên vẹn đến đó.")
    if any(not one.by_numbering for one in finding.differences):
        return _("! Nhật ký còn nguyên vẹn; nội dung trong sổ nay khác lúc in.")
    if finding.differences:
        return _("✓ Nhật ký còn nguyên vẹn; so với lúc in chỉ thêm số và ngày ký.")
    return _("✓ Nhật ký còn nguyên vẹn; nội dung trong sổ vẫn như lúc in.")


def _parts(finding: CodeFinding) -> list[tuple[str, str]]:
    if not finding.is_found:
        return [
            (
                _("Việc cần làm"),
                _(
                    "Kiểm tra mã có đúng của sổ này không (văn bản có thể in từ sổ khác). Nếu "
                    "đúng, nhật ký đã bị cắt hoặc thay: giữ nguyên thư mục sổ và báo người hỗ trợ."
                ),
            )
        ]
    printed = "" if finding.printed_at is None else date_time(finding.printed_at)
    parts = [
        (_("Văn bản"), finding.title),
        (
            _("Bản in"),
            _("{when}, người in {name}, máy {device}").format(
                when=printed, name=finding.printed_by, device=finding.device_name
            ),
        ),
    ]
    document = finding.document
    if document is not None:
        stands = document.full_number or _("chưa có số")
        parts.append((_("Trong sổ văn bản đi"), f"{stands}: {document.subject}"))
    differing = [one for one in finding.differences if not one.by_numbering]
    numbering = [one for one in finding.differences if one.by_numbering]
    if numbering:
        parts.append((_("Ghi thêm khi cấp số"), "\n".join(map(_difference, numbering))))
    if differing:
        parts.append((_("Khác với lúc in"), "\n".join(map(_difference, differing))))
    if not finding.is_compared:
        parts.append(
            (_("So sánh"), _("Sổ không giữ bản đang dùng của văn bản này để so sánh tự động."))
        )
    parts.append((_("Toàn văn lúc in"), finding.text))
    return parts


def _difference(one: TextDifference) -> str:
    then = [_("lúc in: {text}").format(text=line) for line in one.then] or [_("lúc in: (không có)")]
    now = [_("hiện nay: {text}").format(text=line) for line in one.now] or [
        _("hiện nay: (không có)")
    ]
    return "\n".join((*then, *now))


def _is_too_long(error: DomainError) -> bool:
    wanted, given = error.values.get("wanted"), error.values.get("given")
    return isinstance(wanted, int) and isinstance(given, int) and given > wanted
