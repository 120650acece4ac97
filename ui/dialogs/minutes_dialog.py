"""What minutes on paper need beyond the book: chair, writer, hour of the end, who was absent why.

It stays open behind the preview, so that what is wrong is mended and the paper made again.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QWidget

from app.i18n import _
from app.read_models.minutes_papers import AbsentPerson
from app.services.made_paper import MadePaper
from app.services.minutes_papers import MinutesForm, MinutesTold
from app.services.presenting import Presenter
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_windows import PaperWindows
from ui.widgets.form import TextArea

_SEPARATOR = ":"


class MinutesDialog(FormDialog):
    """``make`` fills the minutes from what was typed; it runs on the store's thread."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        form: MinutesForm,
        make: Callable[[MinutesTold], MadePaper],
    ) -> None:
        super().__init__(parent, _("Biên bản"), _("&Xem biên bản"), context.messages)
        self._windows = PaperWindows(context, self)
        self._make = make
        self._form = form
        self.chair = _names(_("Chủ trì"), form.present, form.chair)
        self.chair_post = QLineEdit(form.chair_post)
        self.writer = _names(_("Người ghi biên bản"), form.present, "")
        self.ends_at = QLineEdit()
        self.ends_at.setPlaceholderText(_("16 giờ 30"))
        self.others = TextArea(_("Đại diện địa bàn"), 3)
        self.course = TextArea(_("Diễn biến"), 5)
        self.absent = TextArea(_("Vắng mặt"), 4)
        absent = form.absent or ()
        self.absent.setPlainText("\n".join(_absent_line(one) for one in absent))
        self.add("chair", _("&Chủ trì"), self.chair)
        self.add("chair_post", _("Chức &vụ người chủ trì"), self.chair_post)
        self.add("writer", _("&Người ghi biên bản"), self.writer)
        self.add("ends_at", _("&Kết thúc lúc"), self.ends_at)
        if form.absent is not None:
            self.add(
                "absent",
                _("Vắng &mặt"),
                self.absent,
                _("Mỗi đồng chí một dòng, lý do ghi sau dấu hai chấm."),
            )
        if form.with_territory:
            hint = _("Mỗi người, mỗi cơ quan một dòng, kèm chức vụ.")
            self.add("others", _("Đại &diện địa bàn"), self.others, hint)
            if form.holders:
                self.form.add("holders", "", self._holders_button(form.holders))
        if form.with_course:
            hint = _("Sổ chỉ giữ kết luận; ý kiến trao đổi ghi ở đây thì chỉ có trên biên bản.")
            self.add("course", _("Diễn &biến"), self.course, hint)
        self.resize(620, 520)
        self.start()

    def _holders_button(self, holders: tuple[str, ...]) -> QPushButton:
        """Return the button that takes office holders of the territory over, one by one."""
        button = QPushButton(_("&Thêm người giữ chức danh"))
        button.setAccessibleName(button.text().replace("&", ""))
        button.setAutoDefault(False)
        menu = QMenu(button)
        for one in holders:
            menu.addAction(one.replace("&", "&&")).triggered.connect(
                lambda _on=False, line=one: self.add_other(line)
            )
        button.setMenu(menu)
        return button

    def add_other(self, line: str) -> None:
        """Write somebody of the territory down, once."""
        lines = _lines(self.others)
        if line not in lines:
            self.others.setPlainText("\n".join((*lines, line)))

    def told(self) -> MinutesTold:
        """Return what was typed."""
        absent = None
        if self._form.absent is not None:
            absent = tuple(_absent(line) for line in _lines(self.absent))
        return MinutesTold(
            chair=self.chair.currentText(),
            chair_post=self.chair_post.text(),
            writer=self.writer.currentText(),
            ends_at=self.ends_at.text(),
            others=_lines(self.others),
            absent=absent,
            course=_lines(self.course),
        )

    def gather_and_send(self) -> None:
        told, make = self.told(), self._make
        self._windows.show(
            self.windowTitle(),
            lambda: make(told),
            self.refused,
            lambda: self.set_submitting(False),
        )


def open_minutes(
    context: Context,
    parent: QWidget,
    read: Callable[[], MinutesForm],
    make: Callable[[MinutesTold], MadePaper],
) -> None:
    """Read what the form opens with, then open it; what stands against it is told."""
    presenter = Presenter(context.runner, context.messages, context.changes.announce)
    presenter.act(
        lambda _progress: read(), lambda form: MinutesDialog(parent, context, form, make).open()
    )


def _names(name: str, names: tuple[str, ...], chosen: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setEditable(True)
    box.setCompleter(None)  # type: ignore[arg-type]  # None takes it away
    box.addItems(tuple(dict.fromkeys(("", *names, *filter(None, (chosen,))))))
    box.setCurrentText(chosen)
    return box


def _absent_line(one: AbsentPerson) -> str:
    return f"{one.name}{_SEPARATOR} {one.reason}".rstrip()


def _absent(line: str) -> AbsentPerson:
    name, _mark, reason = line.partition(_SEPARATOR)
    return AbsentPerson(name.strip(), reason.strip().rstrip("."))


def _lines(area: TextArea) -> tuple[str, ...]:
    return tuple(line.strip() for line in area.toPlainText().splitlines() if line.strip())
