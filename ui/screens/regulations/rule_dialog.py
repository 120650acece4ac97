"""Writing a rule by forms: sections a clerk knows, and the rule in words beside them."""

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import _, mark
from app.ports.messages import Messages
from app.regulations.codec import rule_from_plain, rule_to_plain
from app.regulations.codec_mistakes import MistakesError
from app.regulations.readable import Readable
from app.regulations.regulation import Naming, OfficeOwn, Regulation, Rule
from ui.dialogs.saving_dialog import DraftKeeper
from ui.screens.regulations.form.name_list import NameList, slug
from ui.screens.regulations.form.sectioned import Section, SectionedForm
from ui.screens.regulations.form.sheet_dialog import Draft, SheetDialog
from ui.theme import GAP
from ui.widgets.form import scrolled
from ui.widgets.label import label, plain_label

_SECTIONS = (
    (
        mark("Điều khoản"),
        ("clause", "title", "nature", "wording", "exact_text", "id"),
        mark("Quy định nào, ở điều khoản nào của văn bản."),
    ),
    (mark("Ai thực hiện"), ("who", "per"), ""),
    (mark("Việc gì, bao nhiêu"), ("count", "parts"), ""),
    (mark("Kỳ nào"), ("period", "calendar"), ""),
    (mark("Thời hạn"), ("deadline",), ""),
    (mark("Điều kiện"), ("when", "otherwise"), ""),
    (
        mark("Căn cứ"),
        ("evidence",),
        mark("Chuyến đi, cuộc họp phải có gì thì mới được tính."),
    ),
    (
        mark("Kỳ không trọn"),
        ("part_of_period",),
        mark("Khi chỉ được phân công một phần của kỳ."),
    ),
    (mark("Hiệu lực"), ("validity",), ""),
    (
        mark("Các bước"),
        ("steps",),
        mark(
            "Khi một việc qua nhiều người: ai viết, ai xác nhận, ai chuyển tiếp, mỗi người một hạn."
        ),
    ),
    (mark("Của cơ quan"), ("office",), mark(OfficeOwn.HELP)),
)


def rule_sections() -> tuple[Section, ...]:
    """Return the sections of the form of a rule; together they hold every field."""
    return tuple(Section(_(title), fields, _(help_text)) for title, fields, help_text in _SECTIONS)


Save = Callable[[Rule, tuple[Naming, ...], Callable[[], None], Callable[[Exception], None]], None]


class RuleDialog(SheetDialog):
    """Writes a rule of a regulation; a new one where ``rule`` is None."""

    def __init__(
        self,
        parent: QWidget | None,
        regulation: Regulation,
        rule: Rule | None,
        save: Save,
        messages: Messages,
        keeper: DraftKeeper | None = None,
    ) -> None:
        self._regulation = regulation
        self._rule = rule
        self._save = save
        names = NameList(
            regulation.names,
            rules={
                one.id: f"{one.clause} {one.title}".strip()
                for one in regulation.rules
                if rule is None or one.id != rule.id
            },
            forms={one.id: one.title for one in regulation.forms},
        )
        self.sentence = _Sentence()
        super().__init__(
            parent,
            _("Sửa quy định") if rule else _("Thêm quy định"),
            _("&Lưu quy định"),
            SectionedForm(Rule, rule_sections(), names),
            messages,
            keeper,
            self.sentence,
            f"{regulation.short}: {rule.clause} {rule.title}" if rule else regulation.title,
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(150)
        self._pause.timeout.connect(self.tell)
        self.form.changed.connect(self._pause.start)
        if rule is not None:
            self.form.set_plain(rule_to_plain(rule))
            # Exemptions, fulfilments and the table against the text point to the rule by its id.
            self.form.editor("id").setEnabled(False)

    def start(self, draft: Draft = None) -> None:
        super().start(draft)
        self.tell()

    def tell(self) -> None:
        """Show what the form says, in words."""
        plain = self._plain()
        for name in ("id", "clause", "title"):
            plain[name] = plain.get(name) or "…"
        try:
            rule = rule_from_plain(plain)
        except MistakesError as error:
            self.sentence.show_wanting(len(error.mistakes))
            return
        named = dataclasses.replace(self._regulation, names=tuple(self.form.names.own))
        read = Readable(named)
        self.sentence.show_rule(
            read.summary(rule),
            [(line.caption, line.text) for line in read.lines(rule) if not line.own],
            read.own(rule),
        )

    def gather_and_send(self) -> None:
        own = tuple(self.form.names.own)
        rule = rule_from_plain(self._plain(), own)
        self._save(rule, own, self.accepted_by_store, self.refused)

    def _plain(self) -> dict[str, object]:
        plain = self.form.plain()
        if not plain.get("id"):
            plain["id"] = self._free_id(str(plain.get("clause", "")), str(plain.get("title", "")))
        return plain

    def _free_id(self, clause: str, title: str) -> str:
        """Return an id for a new rule, made from its clause."""
        taken = {one.id for one in self._regulation.rules}
        base = slug(f"{clause} {title}"[:50], "-") if clause or title else ""
        made, number = base, 2
        while made in taken:
            made, number = f"{base}-{number}", number + 1
        return made


class _Sentence(QFrame):
    """The rule in words: one sentence, its aspects, and apart from them the office's own."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.text = plain_label()
        self.aspects = plain_label()
        self.own = plain_label()
        self.own_title = label(_("Của cơ quan, không phải của văn bản"), "hint", wrap=True)
        for one in (self.text, self.aspects, self.own):
            one.setWordWrap(True)
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.aspects.setObjectName("hint")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setSpacing(GAP)
        column.addWidget(label(_("Đọc thành lời"), "section"))
        for widget in (self.text, self.own_title, self.own, self.aspects):
            column.addWidget(widget)
        column.addStretch(1)
        area = scrolled(holder)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 2)
        outer.addWidget(area)
        self.setMinimumSize(180, 80)
        self.show_wanting(0)

    def show_rule(self, text: str, aspects: list[tuple[str, str]], own: str) -> None:
        """Show a rule that can be read."""
        self.text.setText(text)
        self.aspects.setText("\n".join(f"{caption}: {words}" for caption, words in aspects))
        self.own.setText(own)
        self.own.setVisible(bool(own))
        self.own_title.setVisible(bool(own))

    def show_wanting(self, count: int) -> None:
        """Say that something is still wanting."""
        self.text.setText(
            _("Còn {count} chỗ chưa ghi hoặc chưa đúng; ghi xong sẽ hiện thành câu.").format(
                count=count
            )
            if count
            else _("Ghi các phần bên cạnh; quy định sẽ hiện thành câu ở đây.")
        )
        self.aspects.setText("")
        self.own.hide()
        self.own_title.hide()
