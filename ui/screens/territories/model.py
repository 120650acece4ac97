"""Columns of the tables, and the tree's items."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from app.domain.directive import ProgressState
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.former_districts import former_district_words
from app.i18n.text import name_sort_key, sort_key
from app.read_models.commitments import CommitmentRow
from app.read_models.findings import FindingRow
from app.read_models.journal import JournalRow
from app.read_models.ratings import RatingYearRow
from app.read_models.territories import AssignmentRow, ContactRow, TerritoryRow
from app.services.directives.matrix import Cell
from app.services.directives.words import OVERDUE, cell_words, long_name, state_word
from app.services.directives.words import SIGNS as STATE_SIGNS
from app.services.duties.rows import DutyRow, Heap
from app.services.duties.words import SIGNS
from app.services.territory_tree import TreeNode
from ui import commitment_words, finding_words, journal_words
from ui.models.rows import Column
from ui.screens.territories import words
from ui.theme import attention, settled
from ui.widgets.label import tip

NODE_ROLE = Qt.ItemDataRole.UserRole


class TreeModel(QStandardItemModel):
    """Items over tree nodes; ``NODE_ROLE`` gives the node, None for the line of all."""

    def set_tree(self, tree: Sequence[TreeNode], total: int) -> None:
        """Show these branches instead, below a line for all of them."""
        self.clear()
        whole = QStandardItem(_("Tất cả · {count}").format(count=total))
        whole.setEditable(False)
        self.invisibleRootItem().appendRow(whole)
        for node in tree:
            self.invisibleRootItem().appendRow(_item(node))

    def items(self) -> list[QStandardItem]:
        """Return all items, parents before children."""
        found: list[QStandardItem] = []
        waiting = [self.invisibleRootItem()]
        while waiting:
            above = waiting.pop()
            children = [above.child(row) for row in range(above.rowCount())]
            found += children
            waiting += children
        return found


def _item(node: TreeNode) -> QStandardItem:
    if node.territory is None:
        count = sum(1 for _row in node.territories())
        item = QStandardItem(f"{node.title} · {count}")
        font = item.font()
        font.setBold(not node.title.startswith("("))
        item.setFont(font)
    else:
        item = QStandardItem(node.title)
        item.setToolTip(tip(words.full_name(node.territory)))
    item.setEditable(False)
    item.setData(node, NODE_ROLE)
    for child in node.children:
        item.appendRow(_item(child))
    return item


def territory_columns(on: QWidget, today: dt.date) -> tuple[Column[TerritoryRow], ...]:
    """Columns of the list; a territory never visited and open findings stand out by words too."""

    def name(row: TerritoryRow) -> str:
        if words.is_over(row.valid_to, today):
            return _("{name} (kết thúc {day})").format(name=row.name, day=short_date(row.valid_to))
        return row.name

    return (
        Column(
            _("Tên"),
            name,
            tip=words.full_name,
            sort_key=lambda row: sort_key(row.name),
            sheet=((_("Tên địa bàn"), lambda row: row.name),),
        ),
        Column(_("Loại"), lambda row: row.kind_name, sort_key=lambda row: sort_key(row.kind_name)),
        Column(
            _("Nhóm"),
            lambda row: row.group_name or "–",
            sort_key=lambda row: (not row.group_name, sort_key(row.group_name)),
        ),
        Column(
            _("Lãnh đạo"),
            lambda row: row.leader_name or "–",
            sort_key=lambda row: (not row.leader_name, name_sort_key(row.leader_name)),
            sheet=((_("Lãnh đạo phụ trách"), lambda row: row.leader_name or None),),
        ),
        Column(
            _("Lần đi cuối"),
            lambda row: words.last_visit_words(row.last_visit),
            colour=lambda row: None if row.last_visit else attention(on),
            sort_key=lambda row: row.last_visit or dt.date.min,
            sheet=((_("Lần đi gần nhất"), lambda row: row.last_visit),),
        ),
        Column(
            _("Tồn đọng"),
            lambda row: str(row.open_findings),
            tip=lambda row: _("{count} vướng mắc, kiến nghị chưa giải quyết").format(
                count=row.open_findings
            ),
            right=True,
            sort_key=lambda row: row.open_findings,
        ),
        Column(
            _("Huyện cũ"),
            lambda row: former_district_words(row.former_district),
            sort_key=lambda row: sort_key(row.former_district),
        ),
        Column(_("Mã"), lambda row: row.code, hidden=True),
        Column(_("Tổ chức đảng"), lambda row: row.party_organisation, hidden=True),
        Column(
            _("Từ ngày"),
            lambda row: short_date(row.valid_from),
            sort_key=lambda row: row.valid_from or dt.date.min,
            hidden=True,
        ),
        Column(
            _("Đến ngày"),
            lambda row: short_date(row.valid_to),
            sort_key=lambda row: row.valid_to or dt.date.max,
            hidden=True,
        ),
    )


def contact_columns(today: dt.date) -> tuple[Column[ContactRow], ...]:
    """Columns of the contacts, present and past."""
    return (
        Column(
            _("Họ và tên"),
            lambda row: row.full_name,
            bold=lambda row: not words.is_over(row.valid_to, today),
            sort_key=lambda row: name_sort_key(row.full_name),
        ),
        Column(_("Chức vụ"), lambda row: row.post_title),
        Column(_("Điện thoại"), lambda row: row.phone),
        Column(
            _("Thời gian"),
            lambda row: span_or_dash(row.valid_from, row.valid_to),
            sort_key=lambda row: row.valid_from or dt.date.min,
        ),
    )


def span_or_dash(since: dt.date | None, until: dt.date | None) -> str:
    """Return a span; nothing where neither day is known."""
    return words.span(since, until) if since or until else "–"


def assignment_columns(today: dt.date) -> tuple[Column[AssignmentRow], ...]:
    """Columns of who follows it and who did, by decision (QC Đ2.3, Đ4.2)."""
    return (
        Column(
            _("Nhóm, cán bộ theo dõi"),
            words.follower,
            bold=lambda row: not words.is_over(row.valid_to, today),
        ),
        Column(
            _("Thời gian"),
            lambda row: words.span(row.valid_from, row.valid_to),
            sort_key=lambda row: row.valid_from or dt.date.min,
        ),
        Column(_("Văn bản phân công"), words.decision),
        Column(_("Lý do kết thúc"), words.end_words),
    )


def journal_columns(on: QWidget) -> tuple[Column[JournalRow], ...]:
    """Columns of the territory's journal."""
    return (
        Column(
            _("Ngày"),
            lambda row: short_date(row.starts_on),
            sheet=(
                (_("Ngày đi"), lambda row: row.starts_on),
                (_("Ngày về"), lambda row: row.ends_on),
            ),
        ),
        Column(_("Loại việc"), lambda row: journal_words.kind_word(row.kind)),
        Column(_("Nội dung"), lambda row: row.subject),
        Column(_("Người đi"), lambda row: ", ".join(row.participants)),
        Column(
            _("Tình trạng"),
            lambda row: journal_words.closed_word(row.kind, row.state),
            colour=lambda row: journal_words.state_colour(row.state, on),
        ),
    )


def finding_columns(today: dt.date, on: QWidget) -> tuple[Column[FindingRow], ...]:
    """Columns of the territory's findings; what is open says so in words."""
    return (
        Column(_("Ngày nêu"), lambda row: short_date(row.raised_on)),
        Column(_("Loại"), lambda row: journal_words.finding_word(row.kind)),
        Column(_("Nội dung"), lambda row: row.text),
        Column(_("Lĩnh vực"), lambda row: row.subject_field_name),
        Column(
            _("Tình trạng"),
            finding_words.row_state,
            colour=lambda row: finding_words.row_colour(row, on, today),
            tip=lambda row: row.settlement or finding_words.row_state(row),
        ),
    )


def commitment_columns(today: dt.date, on: QWidget) -> tuple[Column[CommitmentRow], ...]:
    """Columns of what was promised to the territory, and whether it has its answer."""
    return (
        Column(_("Hẹn ngày"), lambda row: short_date(row.due_on), sort_key=lambda row: row.due_on),
        Column(
            _("Tình trạng"),
            lambda row: commitment_words.commitment_state(row, today),
            colour=lambda row: commitment_words.commitment_colour(row, today, on),
        ),
        Column(_("Nội dung hẹn trả lời"), lambda row: row.text),
        Column(_("Người thực hiện"), lambda row: row.keeper_name),
        Column(_("Đã trả lời"), lambda row: row.answer),
    )


def duty_columns(widget: QWidget) -> tuple[Column[DutyRow], ...]:
    """Columns of what the regulations ask for here."""

    def colour(row: DutyRow) -> QColor | None:
        return attention(widget) if row.heap in (Heap.OVERDUE, Heap.BREACHED) else None

    return (
        Column(
            _("Trạng thái"),
            lambda row: f"{SIGNS[row.heap]} {row.state}",
            tip=lambda row: row.reason or row.state,
            colour=colour,
        ),
        Column(_("Việc"), lambda row: row.title),
        Column(_("Ai thực hiện"), lambda row: row.owner),
        Column(_("Kỳ, sự kiện"), lambda row: row.period),
        Column(
            _("Thời hạn"),
            lambda row: short_date(row.duty.due_on) or row.due,
            tip=lambda row: row.due,
        ),
        Column(_("Theo"), lambda row: row.clause),
    )


def directive_columns(widget: QWidget) -> tuple[Column[Cell], ...]:
    """Columns of what the territory has to carry out, and how far it is."""

    def state(cell: Cell) -> str:
        late = f"{OVERDUE} " if cell.is_overdue else ""
        found = cell.progress
        if found is None:
            return late + (_("quá hạn, chưa ghi") if cell.is_overdue else _("chưa ghi"))
        return f"{late}{STATE_SIGNS[found.state]} {state_word(found.state)}"

    def colour(cell: Cell) -> QColor | None:
        if cell.is_overdue:
            return attention(widget)
        is_done = cell.progress is not None and cell.progress.state is ProgressState.DONE
        return settled(widget) if is_done else None

    return (
        Column(_("Mức độ"), state, tip=cell_words, colour=colour),
        Column(_("Số, ký hiệu"), lambda one: one.directive.number or one.directive.form),
        Column(
            _("Trích yếu"),
            lambda one: one.directive.title or _("(chỉ ghi số, ngày)"),
            tip=lambda one: long_name(one.directive),
        ),
        Column(_("Hạn"), lambda one: short_date(one.directive.due_on)),
        Column(_("Minh chứng"), lambda one: one.progress.evidence if one.progress else ""),
    )


def rating_columns() -> tuple[Column[RatingYearRow], ...]:
    """Columns of what was proposed, a year a row."""
    return (
        Column(
            _("Năm"),
            lambda row: str(row.year),
            sort_key=lambda row: row.year,
            sheet=((_("Năm"), lambda row: row.year),),
        ),
        Column(_("Tập thể"), lambda row: row.collective),
        Column(_("Mức đề xuất"), lambda row: row.level_name or "–"),
        Column(
            _("Tình trạng"),
            lambda row: ", ".join(
                part
                for part in (words.rating_state(row.state), short_date(row.proposed_on))
                if part
            ),
        ),
        Column(_("Nhóm đề xuất"), lambda row: row.group_name),
        Column(_("Căn cứ, lý do"), lambda row: row.reasons),
    )
