"""Small forms about a whole regulation: switched on, ended, copied, a line of its table."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.errors import DomainError
from app.i18n import _
from app.ports.messages import Messages
from app.regulations.codec import from_plain, to_plain
from app.regulations.regulation import Covered, Regulation
from app.regulations.vocabulary.silence import Unknown
from app.services.regulations.entries import Entry, RegisterState, SwitchOn
from ui.dialogs.field_values import day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.regulations.form.editor import Combo
from ui.screens.regulations.form.name_list import NameList, slug
from ui.screens.regulations.form.sectioned import Section, SectionedForm
from ui.screens.regulations.form.sheet_dialog import SheetDialog
from ui.screens.regulations.presenter import RegulationsPresenter
from ui.widgets.date_field import DateField
from ui.widgets.label import label

Done = Callable[[], None]
Failed = Callable[[Exception], None]


class SwitchOnDialog(FormDialog):
    """Asks number, symbol, day of signing and from when it applies (nothing before is computed)."""

    def __init__(
        self,
        parent: QWidget | None,
        entry: Entry,
        others: Sequence[Entry],
        presenter: RegulationsPresenter,
        messages: Messages,
    ) -> None:
        is_on = entry.regulation.applies_from is not None
        title = _("Sửa ngày áp dụng") if is_on else _("Bật áp dụng")
        super().__init__(parent, title, _("&Lưu") if is_on else _("&Bật áp dụng"), messages)
        self._entry = entry
        self._presenter = presenter
        regulation = entry.regulation
        self.head.addWidget(label(regulation.title, "section", wrap=True))
        self.number = QLineEdit(_text(regulation.number))
        self.symbol = QLineEdit(_text(regulation.symbol))
        self.signed_on = DateField(_("Ngày ký"))
        self.in_force_from = DateField(_("Có hiệu lực từ ngày"))
        self.in_force_to = DateField(_("Hết hiệu lực sau ngày"))
        self.applies_from = DateField(_("Áp dụng từ ngày"))
        for field, day in (
            (self.signed_on, regulation.signed_on),
            (self.in_force_from, regulation.in_force_from),
            (self.in_force_to, regulation.in_force_to),
            (self.applies_from, regulation.applies_from),
        ):
            field.set_date(None if isinstance(day, Unknown) else day)
        self.replaces = Combo(_("Thay thế"))
        offered = {"": _("không thay thế văn bản nào trong danh sách")}
        for one in others:
            if one.key != entry.key and one.state is not RegisterState.TEMPLATE:
                offered[one.key] = f"{one.name()} – {one.state_in_words()}"
        self.replaces.fill(offered, entry.replaces_key)
        self.add("number", _("&Số"), self.number)
        self.add("symbol", _("&Ký hiệu"), self.symbol, _("Ví dụ: QC/BTCTU."))
        self.add("signed_on", _("&Ngày ký"), self.signed_on)
        self.add(
            "applies_from",
            _("Á&p dụng từ ngày"),
            self.applies_from,
            _("Trước ngày này không tính việc nào theo văn bản."),
        )
        self.add(
            "in_force_from",
            _("Có &hiệu lực từ ngày"),
            self.in_force_from,
            _("Để trống nếu văn bản không ghi."),
        )
        self.add(
            "in_force_to",
            _("Hết hiệu lực s&au ngày"),
            self.in_force_to,
            _("Để trống nếu còn hiệu lực."),
        )
        self.add(
            "replaces_key",
            _("&Thay thế"),
            self.replaces,
            _("Văn bản bị thay thế hết hiệu lực vào ngày liền trước ngày áp dụng."),
        )
        self.start()
        self.resize(640, 520)

    def gather_and_send(self) -> None:
        form = SwitchOn(
            number=self.number.text(),
            symbol=self.symbol.text(),
            signed_on=day_in(self.signed_on, "signed_on"),
            applies_from=day_in(self.applies_from, "applies_from"),
            in_force_from=day_in(self.in_force_from, "in_force_from"),
            in_force_to=day_in(self.in_force_to, "in_force_to"),
            replaces_key=self.replaces.value(),
        )
        self._presenter.switch_on(self._entry.key, form, self.accepted_by_store, self.refused)


class EndDialog(FormDialog):
    """Asks the last day on which a regulation holds."""

    def __init__(
        self,
        parent: QWidget | None,
        entry: Entry,
        presenter: RegulationsPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Kết thúc hiệu lực"), _("&Kết thúc"), messages)
        self._entry = entry
        self._presenter = presenter
        self.head.addWidget(label(entry.regulation.title, "section", wrap=True))
        self.last_day = DateField(_("Có hiệu lực đến hết ngày"))
        self.last_day.set_date(entry.regulation.in_force_to)
        self.add(
            "in_force_to",
            _("Có hiệu lực đến hết &ngày"),
            self.last_day,
            _("Sau ngày này không tính việc nào theo văn bản."),
        )
        self.error_row("applies_from", "in_force_to")
        self.start()
        self.resize(520, 240)

    def gather_and_send(self) -> None:
        day = day_in(self.last_day, "in_force_to")
        if day is None:
            raise DomainError("date_missing", field="in_force_to")
        self._presenter.end(self._entry.key, day, self.accepted_by_store, self.refused)


class CopyDialog(FormDialog):
    """Asks under which id a copy is kept, which is to become the next version."""

    def __init__(
        self,
        parent: QWidget | None,
        entry: Entry,
        taken: Sequence[str],
        presenter: RegulationsPresenter,
        messages: Messages,
        made: Callable[[str], None],
    ) -> None:
        super().__init__(parent, _("Tạo bản mới"), _("&Tạo bản mới"), messages)
        self._entry = entry
        self._presenter = presenter
        self._made = made
        self.head.addWidget(label(entry.regulation.title, "section", wrap=True))
        self.head.addWidget(
            label(
                _(
                    "Bản mới chép toàn bộ quy định của bản này, chưa áp dụng, ghi là thay thế nó. "
                    "Sửa bản mới, chạy thử để xem thay đổi, rồi bật áp dụng."
                ),
                "hint",
                wrap=True,
            )
        )
        number = 2
        while f"{entry.key}-{number}" in taken:
            number += 1
        self.key = QLineEdit(f"{entry.key}-{number}")
        self.add(
            "id", _("&Mã"), self.key, _("Chữ thường không dấu, chữ số và gạch nối, ví dụ qc-2027.")
        )
        self.error_row("key", "id")
        self.start()
        self.resize(560, 280)

    def gather_and_send(self) -> None:
        written = self.key.text().strip()
        key = written if written == slug(written, "-") else slug(written, "-")

        def done() -> None:
            self.accepted_by_store()
            self._made(key)

        self._presenter.copy(self._entry.key, key, done, self.refused)


class CoverageDialog(SheetDialog):
    """Writes one line of the table that holds the text against its rules."""

    def __init__(
        self,
        parent: QWidget | None,
        regulation: Regulation,
        place: int | None,
        save: Callable[[tuple[Covered, ...], Done, Failed], None],
        messages: Messages,
    ) -> None:
        self._regulation = regulation
        self._place = place
        self._save = save
        section = Section(
            _(Covered.LABEL),
            ("place", "begins", "rules", "reason"),
            _("Mỗi dòng là một khoản, một gạch đầu dòng hoặc một câu của văn bản."),
        )
        rules = {one.id: f"{one.clause} {one.title}" for one in regulation.rules}
        form = SectionedForm(Covered, (section,), NameList(regulation.names, rules=rules))
        super().__init__(
            parent, _("Dòng đối chiếu"), _("&Lưu"), form, messages, head=regulation.title
        )
        form.set_plain(to_plain(regulation.coverage[place]) if place is not None else {})
        self.resize(640, 480)

    def gather_and_send(self) -> None:
        line = from_plain(Covered, self.form.plain())
        lines = list(self._regulation.coverage)
        if self._place is None:
            lines.append(line)
        else:
            lines[self._place] = line
        self._save(tuple(lines), self.accepted_by_store, self.refused)


def _text(value: str | Unknown) -> str:
    return "" if isinstance(value, Unknown) else value
