"""The pages of the reform's dialog: what was found, doubts, who follows, what moves, the sum."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from app.gazetteer import Unit
from app.i18n import _
from app.i18n.formats import number, short_date
from app.i18n.former_districts import former_district_words
from app.services.field_words import capital
from app.services.lineage.old_units import Doubt
from app.services.lineage.reform_plan import (
    STAYS,
    Ground,
    HolderQuestion,
    ItemQuestion,
    OldUnit,
    ReformPlan,
)
from ui.dialogs.lineage.answer_table import AnswerTable
from ui.dialogs.lineage.reform_presenter import ReformPresenter
from ui.models.rows import Column, RowsModel
from ui.theme import GAP
from ui.widgets.filter_box import FilterBox
from ui.widgets.flow import captioned
from ui.widgets.label import label
from ui.widgets.table import RecordTable

_NOBODY = "nobody"


class ReformPage(QWidget):
    """Base: a line of explanation, then the page's own."""

    title = ""

    def __init__(self, presenter: ReformPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        self.hint = label("", "hint", wrap=True)
        self.first: QWidget = self.hint
        """Where one begins."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.column.addWidget(self.hint)

    def show_plan(self, plan: ReformPlan) -> None:
        """Show what of the plan this page is about."""
        raise NotImplementedError


class FoundPage(ReformPage):
    """The old units of the book and what they became."""

    def __init__(self, presenter: ReformPresenter) -> None:
        super().__init__(presenter)
        self.title = _("Đơn vị cũ trong sổ")
        self._names: dict[str, str] = {}
        self.all_units = QCheckBox(_("Đưa &cả các xã, phường khác của tỉnh vào sổ"))
        self.all_units.setChecked(True)
        self.all_units.setToolTip(
            _("Bỏ đánh dấu thì chỉ lập những đơn vị kế tục của địa bàn sổ đang theo dõi")
        )
        self.all_units.toggled.connect(lambda on: presenter.take_all_units(wanted=on))
        self.model: RowsModel[OldUnit] = RowsModel(
            (
                Column(_("Đơn vị cũ"), lambda one: one.unit.name),
                Column(_("Huyện cũ"), lambda one: one.unit.former_district),
                Column(_("Trở thành"), self._becomes),
            )
        )
        self.table = RecordTable(_("Đơn vị cũ trong sổ"))
        self.table.setModel(self.model)
        self.table.set_widths(24, 20, 40)
        self.column.addWidget(self.all_units)
        self.column.addWidget(self.table, 1)
        self.first = self.table

    def show_plan(self, plan: ReformPlan) -> None:
        self._names = {one.unit.id: one.unit.name for one in plan.new}
        unknown = ", ".join(one.name for one in plan.matched.unknown[:8])
        lines = [
            _(
                "{decree}, áp dụng từ 01/07/2025: sổ có {old} đơn vị cũ; sẽ lập {new} đơn vị mới "
                "({known} đơn vị đã có), {links} liên kết cũ – mới."
            ).format(
                decree=plan.province.decree,
                old=number(len(plan.old)),
                new=number(len(plan.coming)),
                known=number(len(plan.new) - len(plan.coming)),
                links=number(len(plan.new_links)),
            )
        ]
        if plan.is_done and not plan.doubts:
            lines = [_("Không có gì phải sắp xếp: sổ không còn đơn vị cũ nào đang theo dõi.")]
            if plan.old:
                lines = [_("Sổ đã được sắp xếp theo {decree}; không còn gì phải ghi.").format(
                    decree=plan.province.decree
                )]  # fmt: skip
        if plan.doubts:
            lines.append(
                _("{count} địa bàn chưa rõ là đơn vị nào, hỏi ở bước sau.").format(
                    count=number(len(plan.doubts))
                )
            )
        if plan.later:
            lines.append(
                _("Kèm {count} thay đổi sau đó, đến ngày {day}.").format(
                    count=len(plan.later), day=short_date(max(one.on for one in plan.later))
                )
            )
        if unknown:
            lines.append(
                _("Không tìm thấy trong danh mục của tỉnh, để nguyên: {names}.").format(
                    names=unknown
                )
            )
        self.hint.setText(" ".join(lines))
        self.model.set_rows(plan.old)
        self.all_units.setVisible(bool(plan.old))

    def _becomes(self, one: OldUnit) -> str:
        return ", ".join(
            _("{name} (một phần)").format(name=self._names.get(key, key))
            if part and not self._is_district(one)
            else self._names.get(key, key)
            for key, part in one.successors
        )

    @staticmethod
    def _is_district(one: OldUnit) -> bool:
        return not one.unit.former_district


class DoubtsPage(ReformPage):
    """Territories that may be one of several units."""

    def __init__(self, presenter: ReformPresenter) -> None:
        super().__init__(presenter)
        self.title = _("Địa bàn chưa rõ là đơn vị nào")
        self.hint.setText(
            _("Trùng tên hoặc mã không khớp tên. Không chọn thì địa bàn được để nguyên.")
        )
        self.answers: AnswerTable[Doubt] = AnswerTable(
            _("Địa bàn chưa rõ"),
            (
                Column(_("Địa bàn trong sổ"), lambda one: one.place.name),
                Column(_("Mã"), lambda one: one.place.code),
                Column(_("Huyện cũ"), lambda one: one.place.former_district),
                Column(
                    _("Có thể là"),
                    lambda one: "; ".join(_unit_words(unit) for unit in one.candidates),
                ),
            ),
            _("&Là đơn vị"),
            self._offer,
            self._answered,
            _("Không có địa bàn nào chưa rõ. Sang bước sau."),
        )
        self.answers.table.set_widths(24, 8, 18, 40)
        self.column.addWidget(self.answers, 1)
        self.first = self.answers.table

    def show_plan(self, plan: ReformPlan) -> None:
        self.hint.setVisible(bool(plan.doubts))
        self.answers.show_rows(plan.doubts)

    def _offer(self, rows: Sequence[Doubt]) -> Sequence[tuple[str, str]]:
        if len(rows) != 1:
            return [(_("Không phải đơn vị nào, để nguyên"), STAYS)]
        offered = [(_unit_words(unit), unit.id) for unit in rows[0].candidates]
        return [*offered, (_("Không phải đơn vị nào, để nguyên"), STAYS)]

    def _answered(self, rows: Sequence[Doubt], value: str) -> None:
        for one in rows:
            self.presenter.match(one.place.id, value)


class HoldersPage(ReformPage):
    """Which group follows each new unit."""

    def __init__(self, presenter: ReformPresenter) -> None:
        super().__init__(presenter)
        self.title = _("Ai theo dõi đơn vị mới")
        self.answers: AnswerTable[HolderQuestion] = AnswerTable(
            _("Đơn vị mới và nhóm theo dõi"),
            (
                Column(_("Đơn vị mới"), lambda one: one.unit.name),
                Column(_("Huyện cũ"), lambda one: former_district_words(one.unit.former_district)),
                Column(
                    _("Trước đây theo dõi"),
                    lambda one: ", ".join(choice.name for choice in one.candidates),
                ),
                Column(_("Từ 01/07/2025"), self._holder),
            ),
            _("&Nhóm theo dõi"),
            self._offer,
            self._answered,
            _("Các đơn vị mới đều đã có phân công trong sổ."),
        )
        self.answers.table.set_widths(24, 28, 22, 20)
        self.column.addWidget(self.answers, 1)
        self.first = self.answers.table

    def show_plan(self, plan: ReformPlan) -> None:
        self.hint.setText(
            _(
                "Nhóm đã theo dõi đơn vị cũ tiếp tục theo dõi, theo văn bản phân công cũ. {count} "
                "đơn vị chưa có ai theo dõi: chọn nhóm, hoặc để lại và phân công sau."
            ).format(count=number(plan.unfollowed))
        )
        self.hint.setVisible(bool(plan.holders))
        # What is to be decided comes first.
        self.answers.show_rows(sorted(plan.holders, key=lambda one: one.agreed))

    def _holder(self, one: HolderQuestion) -> str:
        plan = self.presenter.plan
        group = None if plan is None else plan.holder(one)
        if plan is None or group is None:
            return _("chưa có")
        names = {choice.id: choice.name for choice in (*one.candidates, *plan.facts.groups)}
        return names.get(group, "")

    def _offer(self, rows: Sequence[HolderQuestion]) -> Sequence[tuple[str, str]]:
        plan = self.presenter.plan
        if plan is None:
            return []
        groups = [*rows[0].candidates, *plan.facts.groups]
        named = dict.fromkeys((choice.name, choice.id.hex) for choice in groups)
        return [*named, (_("chưa có, phân công sau"), _NOBODY)]

    def _answered(self, rows: Sequence[HolderQuestion], value: str) -> None:
        plan = self.presenter.plan
        groups = {} if plan is None else {one.id.hex: one.id for one in plan.facts.groups}
        for row in rows:
            groups |= {one.id.hex: one.id for one in row.candidates}
        self.presenter.follow([one.unit.id for one in rows], groups.get(value))


class ItemsPage(ReformPage):
    """Where what is open or coming at the old units goes."""

    def __init__(self, presenter: ReformPresenter) -> None:
        super().__init__(presenter)
        self.title = _("Việc còn mở chuyển về đâu")
        self._names: dict[str, str] = {}
        self.district = FilterBox(_("Đơn vị cũ"), 18)
        self.district.currentIndexChanged.connect(self._show)
        self.by_text = QPushButton(_("Lấy theo nội &dung"))
        self.by_text.setAutoDefault(False)
        self.by_text.setToolTip(
            _("Việc có nội dung nêu tên một xã thì chuyển về xã đó; việc khác giữ nguyên")
        )
        self.by_text.clicked.connect(presenter.send_by_text)
        self.answers: AnswerTable[ItemQuestion] = AnswerTable(
            _("Việc còn mở ở đơn vị cũ"),
            (
                Column(_("Đơn vị cũ"), lambda one: one.old.unit.name),
                Column(_("Nội dung"), lambda one: one.item.title),
                Column(_("Chuyển về"), self._goal),
                Column(_("Gợi ý"), self._proposal),
                Column(_("Loại"), lambda one: capital(one.item.kind)),
                Column(_("Ngày"), lambda one: short_date(one.item.day) if one.item.day else ""),
            ),
            _("Chu&yển về"),
            self._offer,
            self._answered,
            _("Không có việc nào còn mở ở đơn vị cũ."),
        )
        self.answers.table.set_widths(22, 24, 16, 24, 24, 10)
        self.answers.table.set_fill(1, 24)
        self.answers.row.addWidget(captioned(_("Chỉ đơn &vị cũ"), self.district))
        self.answers.row.addWidget(self.by_text)
        self.column.addWidget(self.answers, 1)
        self.first = self.answers.table

    def show_plan(self, plan: ReformPlan) -> None:
        self._names = {one.unit.id: one.unit.name for one in plan.new}
        self.hint.setText(
            _(
                "{count} việc; {staying} việc để lại ở đơn vị cũ, sẽ nằm trong “Việc còn mở ở đơn "
                "vị đã kết thúc” và chuyển sau cũng được. Chọn một đơn vị cũ, Ctrl+A, rồi chọn "
                "nơi chuyển cho tất cả."
            ).format(count=number(len(plan.items)), staying=number(plan.staying))
        )
        self.hint.setVisible(bool(plan.items))
        olds = {one.old.territory_id: one.old.unit.name for one in plan.items}
        self.district.offer((name, key.hex) for key, name in olds.items())
        self._show()

    def _show(self) -> None:
        plan, wanted = self.presenter.plan, self.district.currentData()
        items = () if plan is None else plan.items
        self.answers.show_rows(
            one for one in items if wanted is None or one.old.territory_id.hex == wanted
        )

    def _goal(self, one: ItemQuestion) -> str:
        plan = self.presenter.plan
        goal = None if plan is None else plan.goes_to(one)
        return _("để lại") if goal is None else self._names.get(goal, goal)

    def _proposal(self, one: ItemQuestion) -> str:
        if one.proposed is None:
            return ""
        name = self._names.get(one.proposed, one.proposed)
        if one.ground is Ground.ONLY_ONE:
            return _("{name}: đơn vị kế tục duy nhất").format(name=name)
        return _("{name}: nội dung nêu “{words}”").format(name=name, words=one.words)

    def _offer(self, rows: Sequence[ItemQuestion]) -> Sequence[tuple[str, str]]:
        common = [key for key, _part in rows[0].old.successors]
        for one in rows[1:]:
            there = {key for key, _part in one.old.successors}
            common = [key for key in common if key in there]
        offered = [(self._names.get(key, key), key) for key in common]
        return [(_("để lại ở đơn vị cũ"), STAYS), *offered]

    def _answered(self, rows: Sequence[ItemQuestion], value: str) -> None:
        self.presenter.send({one.key: value for one in rows})


class SummaryPage(ReformPage):
    """What will be written, in words."""

    def __init__(self, presenter: ReformPresenter) -> None:
        super().__init__(presenter)
        self.title = _("Xem lại trước khi ghi")
        self.hint.setFocusPolicy(self.hint.focusPolicy().StrongFocus)
        self.column.addStretch(1)
        self.first = self.hint

    def show_plan(self, plan: ReformPlan) -> None:
        moving = len(plan.items) - plan.staying
        followed = len(plan.holders) - plan.unfollowed
        lines = [
            _("Căn cứ: Nghị quyết số {decree}, áp dụng từ ngày 01/07/2025.").format(
                decree=plan.province.decree
            ),
            _("{count} đơn vị cũ kết thúc ngày 30/06/2025; sổ, báo cáo, xếp loại cũ giữ nguyên tên "
              "lúc đó.").format(count=number(len(plan.ending))),
            _("{count} đơn vị mới được lập; {links} liên kết cũ – mới.").format(
                count=number(len(plan.coming)), links=number(len(plan.new_links))
            ),
            _("{count} đơn vị mới có nhóm theo dõi ngay; {none} đơn vị phân công sau.").format(
                count=number(followed), none=number(plan.unfollowed)
            ),
            _(
                "{count} việc còn mở có đơn vị mới để chuyển sang; {staying} việc để lại. Nhiều "
                "đơn vị cũ nhập vào một nơi cùng có tình hình triển khai một văn bản thì chuyển "
                "một bản, các bản kia xem ở đơn vị cũ."
            ).format(count=number(moving), staying=number(plan.staying)),
        ]  # fmt: skip
        if plan.doubts:
            lines.append(
                _("{count} địa bàn chưa rõ được để nguyên.").format(count=number(len(plan.doubts)))
            )
        if plan.later:
            lines.append(
                _("{count} đơn vị đổi tên hoặc đổi loại sau 01/07/2025 được ghi kèm.").format(
                    count=number(len(plan.later))
                )
            )
        if plan.is_done:
            lines = [_("Không có gì phải ghi.")]
        self.hint.setText("\n".join(lines))


def _unit_words(unit: Unit) -> str:
    if unit.is_older:
        where = former_district_words(unit.former_district) or _("đơn vị cấp huyện")
        return _("{name} (đến 30/06/2025, {where})").format(name=unit.name, where=where)
    return _("{name} (từ 01/07/2025)").format(name=unit.name)
