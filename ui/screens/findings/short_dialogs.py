"""The short forms: grouping, naming and settling a cluster, uptake of a model, what is printed."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.errors import DomainError
from app.domain.flow import Word
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.findings import ClusterRow, FindingFilter, FindingRow, Progress
from app.read_models.office import Choice
from app.services.finding_forms import FindingLists, NewCluster
from app.services.finding_papers import FindingListChoice, progress_word
from ui.dialogs.field_values import chosen_in, day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.findings.model import one_line
from ui.screens.findings.presenter import FindingsPresenter
from ui.screens.findings.step_forms import about
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label

_SHOWN = 6
_PROGRESS = (None, Progress.OPEN, Progress.ENDED)


class ClusterDialog(FormDialog):
    """Groups the chosen findings: under a name of their own, or with a group that there is."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: FindingsPresenter,
        messages: Messages,
        rows: Sequence[FindingRow],
        known: Sequence[ClusterRow],
    ) -> None:
        super().__init__(parent, _("Gộp nội dung giống nhau"), _("&Gộp"), messages)
        self._presenter = presenter
        self._rows = tuple(rows)
        for row in self._rows[:_SHOWN]:
            self.head.addWidget(label(about(row), "hint", wrap=True))
        if len(self._rows) > _SHOWN:
            more = _("… và {count} nội dung nữa").format(count=len(self._rows) - _SHOWN)
            self.head.addWidget(label(more, "hint"))
        self.cluster = ChoiceField(_("Thêm vào nhóm đã có"), _("để trống: lập nhóm mới"))
        self.cluster.set_choices([Choice(one.id, one.title) for one in known])
        self.title = QLineEdit()
        self.note = TextArea(_("Ghi chú"), 2)
        self.add("cluster", _("&Thêm vào nhóm đã có"), self.cluster)
        self.add(
            "title",
            _("Tê&n nội dung chung"),
            self.title,
            _("Ghi ngắn điều mà các địa bàn cùng vướng, cùng đề nghị."),
        )
        self.add("note", _("G&hi chú"), self.note)
        self.error_row("findings", "title")
        self.cluster.chosen.connect(self._follow)
        self.form.set_row_visible("cluster", bool(known))
        self.start()
        self.resize(640, 380)
        self.title.setFocus()

    def gather_and_send(self) -> None:
        """Hand the group over; see ``FindingClusters.make`` and ``add``."""
        ids = tuple(one.id for one in self._rows)
        known = chosen_in(self.cluster, "cluster")
        if known is not None:
            self._presenter.add_to_cluster(known, ids, self.accepted_by_store, self.refused)
            return
        new = NewCluster(self.title.text(), ids, self.note.toPlainText())
        self._presenter.make_cluster(new, lambda _id: self.accepted_by_store(), self.refused)

    def _follow(self) -> None:
        new = self.cluster.current() is None
        self.error_row("findings", "title" if new else "cluster")
        for name in ("title", "note"):
            self.form.set_row_visible(name, new)


class ClusterNameDialog(FormDialog):
    """What a group is called."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: FindingsPresenter,
        messages: Messages,
        row: ClusterRow,
    ) -> None:
        super().__init__(parent, _("Sửa tên nội dung chung"), _("Gh&i"), messages)
        self._presenter = presenter
        self._row = row
        self.title = QLineEdit(row.title)
        self.note = TextArea(_("Ghi chú"), 3)
        self.note.setPlainText(row.note)
        self.add("title", _("Tê&n nội dung chung"), self.title)
        self.add("note", _("G&hi chú"), self.note)
        self.start()
        self.resize(560, 260)

    def gather_and_send(self) -> None:
        """Hand the name over."""
        self._presenter.rename_cluster(
            self._row.id,
            self.title.text(),
            self.note.toPlainText(),
            self.accepted_by_store,
            self.refused,
        )


class ClusterSettleDialog(FormDialog):
    """Settles several at once, each with a settlement of its own; an empty line stays open."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: FindingsPresenter,
        messages: Messages,
        lists: FindingLists,
        rows: Sequence[FindingRow],
    ) -> None:
        super().__init__(parent, _("Giải quyết các nội dung cùng nhóm"), _("Gh&i"), messages)
        self._presenter = presenter
        self._me = lists.me
        hint = _("Ghi kết quả ở từng địa bàn; ô để trống vẫn được theo dõi tiếp.")
        self.head.addWidget(label(hint, "hint", wrap=True))
        self.on = DateField(_("Ngày giải quyết"), today=lists.today)
        self.on.set_date(lists.today)
        self.common = QLineEdit()
        self.add("common", _("&Kết quả chung"), self.common, _("Enter: chép vào các ô còn trống"))
        self.common.returnPressed.connect(self._spread)
        self.lines: dict[uuid.UUID, QLineEdit] = {}
        for row in rows:
            if row.is_open:
                field = QLineEdit()
                field.setPlaceholderText(one_line(row.text))
                field.setToolTip(row.text.replace("<", "‹"))
                self.lines[row.id] = field
                self.add(f"line{len(self.lines)}", row.territory_name, field)
        self.add("on", _("N&gày giải quyết"), self.on)
        if self.lines:
            self.error_row("settlements", "line1")
            self.error_row("remark", "line1")
        self.start()
        self.resize(680, 480)
        self.common.setFocus()

    def gather_and_send(self) -> None:
        """Hand the settlements over; see ``FindingClusters.settle``."""
        settlements = {key: field.text() for key, field in self.lines.items()}
        word = Word(self._me, required_day(self.on, "on"))
        self._presenter.settle_cluster(settlements, word, self.accepted_by_store, self.refused)

    def _spread(self) -> None:
        for field in self.lines.values():
            if not field.text().strip():
                field.setText(self.common.text())


class UptakeDialog(FormDialog):
    """Which other territory has taken a model up, and since when."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: FindingsPresenter,
        messages: Messages,
        lists: FindingLists,
        row: FindingRow,
    ) -> None:
        super().__init__(parent, _("Nơi áp dụng mô hình"), _("Gh&i"), messages)
        self._presenter = presenter
        self._row = row
        self.head.addWidget(label(about(row), "hint", wrap=True))
        self.territory = ChoiceField(_("Địa bàn áp dụng"))
        self.territory.set_choices(lists.territories)
        self.taken_up_on = DateField(_("Từ ngày"), today=lists.today)
        self.taken_up_on.set_date(lists.today)
        self.note = TextArea(_("Ghi chú"), 3)
        self.add("territory", _("Đị&a bàn áp dụng"), self.territory)
        self.add("taken_up_on", _("Từ &ngày"), self.taken_up_on)
        self.add("note", _("Áp dụng &thế nào"), self.note)
        self.start()
        self.resize(600, 320)
        self.territory.setFocus()

    def gather_and_send(self) -> None:
        """Hand the uptake over; see ``FindingClusters.take_up``."""
        self._presenter.take_up(
            self._row.id,
            chosen_in(self.territory, "territory"),
            required_day(self.taken_up_on, "taken_up_on"),
            self.note.toPlainText(),
            self.accepted_by_store,
            self.refused,
        )


class ListDialog(FormDialog):
    """How the consolidated list is arranged, over which days; on paper, or to Excel."""

    def __init__(
        self,
        parent: QWidget | None,
        messages: Messages,
        chosen: FindingFilter,
        limits: Callable[[FindingFilter], tuple[str, ...]],
        give: Callable[[FindingListChoice, bool], None],
    ) -> None:
        super().__init__(parent, _("Bảng tổng hợp"), _("&Lập bảng"), messages)
        self._chosen = chosen
        self._limits = limits
        self._give = give
        found = limits(chosen)
        words = found[0] if found else _("tất cả nội dung đã ghi")
        text = _("Theo bộ lọc đang chọn: {limits}").format(limits=words)
        self.head.addWidget(label(text, "hint", wrap=True))
        self.arranged = _box(_("theo địa bàn"), _("theo lĩnh vực"))
        self.progress = _box(_("tất cả"), *(progress_word(one) for one in Progress))
        self.progress.setCurrentIndex(_PROGRESS.index(chosen.progress))
        self.output = _box(_("bản in (xem trước)"), _("tệp Excel"))
        self.first = DateField(_("Nêu từ ngày"))
        self.last = DateField(_("Đến ngày"))
        self.first.set_date(chosen.first_day)
        self.last.set_date(chosen.last_day)
        self.add("arranged", _("&Sắp xếp"), self.arranged)
        self.add("progress", _("T&iến độ"), self.progress)
        self.add("first", _("Nêu &từ ngày"), self.first, _("Để trống: từ đầu."))
        self.add("last", _("Đến &ngày"), self.last, _("Để trống: đến nay."))
        self.add("output", _("Lậ&p thành"), self.output)
        self.start()
        self.resize(520, 360)

    def choice(self) -> FindingListChoice:
        """Return what was chosen; raises ``not_a_date`` or ``ends_before_start``."""
        first, last = day_in(self.first, "first"), day_in(self.last, "last")
        if first is not None and last is not None and last < first:
            raise DomainError("ends_before_start", field="last", day=first)
        chosen = replace(
            self._chosen,
            first_day=first,
            last_day=last,
            progress=_PROGRESS[self.progress.currentIndex()],
        )
        by_territory = self.arranged.currentIndex() == 0
        return FindingListChoice(chosen, by_territory, self._limits(chosen))

    def gather_and_send(self) -> None:
        """Give what was chosen on, with whether it goes to Excel."""
        choice, to_excel = self.choice(), self.output.currentIndex() == 1
        self.accepted_by_store()
        self._give(choice, to_excel)

    def is_changed(self) -> bool:
        """Nothing is lost by closing."""
        return False


def _box(*texts: str) -> QComboBox:
    box = QComboBox()
    box.addItems(list(texts))
    return box
