"""Asks which report is to be drafted: of which kind, by whom, over which days, about what."""

import datetime as dt
import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from app.domain.errors import DomainError
from app.domain.report import FAMILY_KINDS, OF_GROUPS, ON_A_SUBJECT, ReportFamily, ReportKind
from app.i18n import _
from app.ports.messages import Messages
from app.services.report_forms import BeginReport, OutlineChoice, ReportLists
from app.services.report_periods import months_of, period_of, periods_back
from app.services.report_words import family_word, kind_word, period_word
from ui.dialogs.field_values import chosen_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.screens.reports.presenter import ReportsPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.label import label

#: How far back a period can be chosen.
MONTHS_BACK = 36


class StartDialog(FormDialog):
    """``started`` gives the id of the report that was drafted."""

    started = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: ReportsPresenter,
        messages: Messages,
        lists: ReportLists,
        group_id: uuid.UUID | None,
        family: ReportFamily | None = None,
    ) -> None:
        super().__init__(parent, _("Báo cáo mới"), _("&Soạn báo cáo"), messages)
        self._presenter = presenter
        self._lists = lists
        self._families = tuple(one for one in ReportFamily if lists.outlines_of(one))
        self._kinds: tuple[ReportKind, ...] = ()
        self._periods: tuple[tuple[dt.date, dt.date], ...] = ()
        self._outlines: tuple[OutlineChoice, ...] = ()
        self._proposed = ""
        self.hint: QLabel = label("", "hint", wrap=True)
        self.head.addWidget(self.hint)
        self._make_fields(group_id or lists.my_group)
        self.family.setCurrentIndex(self._families.index(family or ReportFamily.GROUP_MONTHLY))
        self._follow_family()
        self.family.currentIndexChanged.connect(self._follow_family)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.outline.currentIndexChanged.connect(self._follow_outline)
        self.start()
        self.resize(620, 420)
        self.family.setFocus()

    def _make_fields(self, group_id: uuid.UUID | None) -> None:
        lists = self._lists
        self.family = QComboBox()
        for one in self._families:
            self.family.addItem(family_word(one))
        self.outline = QComboBox()
        self.kind = QComboBox()
        self.group = ChoiceField(_("Nhóm"))
        self.group.set_choices(lists.groups)
        self.group.set_current(group_id)
        self.follower = ChoiceField(_("Cán bộ theo dõi"))
        self.follower.set_choices(lists.followers)
        if lists.me in {one.id for one in lists.followers}:
            self.follower.set_current(lists.me)
        self.period = QComboBox()
        self.first = DateField(_("Từ ngày"), today=lists.today)
        self.last = DateField(_("Đến ngày"), today=lists.today)
        self.subject = QLineEdit()
        self.territory = ChoiceField(_("Địa bàn"), _("không của riêng địa bàn nào"))
        self.territory.set_choices(lists.territories)
        self.add("family", _("&Loại báo cáo"), self.family)
        self.add("outline", _("Đề &cương"), self.outline)
        self.add("kind", _("Kỳ, l&oại"), self.kind)
        self.add("group", _("&Nhóm"), self.group)
        self.add("follower", _("Cán &bộ theo dõi"), self.follower)
        self.add("period", _("&Kỳ báo cáo"), self.period)
        self.add(
            "subject",
            _("&Về việc"),
            self.subject,
            _("Ghi như trên trích yếu của báo cáo, ví dụ: việc kiện toàn cấp ủy."),
        )
        self.add("territory", _("Đị&a bàn"), self.territory)
        self.add("period_from", _("&Từ ngày"), self.first)
        self.add("period_to", _("Đến n&gày"), self.last)
        self.error_row("month", "period")

    def choose(self, group_id: uuid.UUID, year: int, month: int) -> None:
        """Ask for the monthly report of a group; a month not offered leaves the proposed one."""
        self.choose_period(ReportFamily.GROUP_MONTHLY, dt.date(year, month, 1))
        self.group.set_current(group_id)

    def choose_period(
        self, family: ReportFamily, day: dt.date, kind: ReportKind | None = None
    ) -> None:
        """Ask for a report of a family over the period in which a day lies, where it is offered."""
        self.family.setCurrentIndex(self._families.index(family))
        if kind in self._kinds:
            self.kind.setCurrentIndex(self._kinds.index(kind))
        for place, (first, last) in enumerate(self._periods):
            if first <= day <= last:
                self.period.setCurrentIndex(place)

    def choose_follower(self, person_id: uuid.UUID, kind: ReportKind, day: dt.date) -> None:
        """Ask for a follower's report over the period in which a day lies."""
        self.choose_period(ReportFamily.FOLLOWER, day, kind)
        self.follower.set_current(person_id)

    def gather_and_send(self) -> None:
        """Hand over what to draft; see ``Reports.begin``."""
        family = self._family
        group = chosen_in(self.group, "group") if family in OF_GROUPS else None
        follower = chosen_in(self.follower, "follower") if family is ReportFamily.FOLLOWER else None
        if family in OF_GROUPS and group is None:
            raise DomainError("group_missing", field="group")
        if family is ReportFamily.FOLLOWER and follower is None:
            raise DomainError("follower_missing", field="follower")
        on_a_subject = family in ON_A_SUBJECT
        if on_a_subject:
            days = required_day(self.first, "period_from"), required_day(self.last, "period_to")
        else:
            days = self._periods[self.period.currentIndex()]
        of_place = family is ReportFamily.GROUP_AD_HOC
        command = BeginReport(
            kind=self._kinds[self.kind.currentIndex()],
            period_from=days[0],
            period_to=days[1],
            outline=self._outlines[self.outline.currentIndex()].id,
            group_id=group,
            follower_id=follower,
            subject=self.subject.text() if on_a_subject else "",
            territory_id=chosen_in(self.territory, "territory") if of_place else None,
        )
        self._presenter.begin(command, self._started, self.refused)

    @property
    def _family(self) -> ReportFamily:
        return self._families[self.family.currentIndex()]

    def _started(self, report_id: uuid.UUID) -> None:
        self.started.emit(report_id)
        self.accepted_by_store()

    def _follow_family(self) -> None:
        """Ask only what a report of this family needs."""
        family = self._family
        self._outlines = self._lists.outlines_of(family)
        self._kinds = FAMILY_KINDS[family]
        for box, words in (
            (self.outline, [one.title for one in self._outlines]),
            (self.kind, [kind_word(one) for one in self._kinds]),
        ):
            box.blockSignals(True)
            box.clear()
            box.addItems(words)
            box.blockSignals(False)
        on_a_subject = family in ON_A_SUBJECT
        for name, wanted in {
            "outline": len(self._outlines) > 1,
            "kind": len(self._kinds) > 1,
            "group": family in OF_GROUPS,
            "follower": family is ReportFamily.FOLLOWER,
            "period": not on_a_subject,
            "subject": on_a_subject,
            "territory": family is ReportFamily.GROUP_AD_HOC,
            "period_from": on_a_subject,
            "period_to": on_a_subject,
        }.items():
            self.form.set_row_visible(name, wanted)
        today = self._lists.today
        if on_a_subject:
            begins = today if family is ReportFamily.GROUP_AD_HOC else today.replace(month=1, day=1)
            self.first.set_date(begins)
            self.last.set_date(today)
        self._follow_kind()
        self._follow_outline()

    def _follow_kind(self) -> None:
        """Offer the periods of the kind; the last one that is over is proposed."""
        kind = self._kinds[self.kind.currentIndex()]
        self.period.clear()
        self._periods = ()
        if self._family in ON_A_SUBJECT:
            return
        firsts = periods_back(kind, self._lists.today, MONTHS_BACK // months_of(kind))
        self._periods = tuple(period_of(kind, one) for one in firsts)
        for first, last in self._periods:
            words = period_word(kind, first, last)
            self.period.addItem(
                _("Tháng {month}").format(month=words)
                if kind is ReportKind.MONTHLY
                else words[:1].upper() + words[1:]
            )
        over = [place for place, days in enumerate(self._periods) if days[1] < self._lists.today]
        self.period.setCurrentIndex(over[0] if over else 0)

    def _follow_outline(self) -> None:
        """Propose what a review is about, unless something was typed."""
        outline = self._outlines[self.outline.currentIndex()]
        if self.subject.text().strip() in ("", self._proposed):
            self.subject.setText(outline.subject)
            self.subject.setCursorPosition(0)
            self._proposed = outline.subject
        self.hint.setText(_hint(self._family, outline.source))


def _hint(family: ReportFamily, source: str) -> str:
    """Say what the report is drafted from and where it is asked for."""
    told = {
        ReportFamily.GROUP_MONTHLY: _(
            "Soạn từ sổ công tác và các nội dung đã ghi trong tháng; mỗi câu mở được nguồn của "
            "nó. Quy chế không quy định ngày nộp."
        ),
        ReportFamily.GROUP_AD_HOC: _(
            "Soạn từ sổ công tác và các nội dung đã ghi trong những ngày này, của địa bàn đã "
            "chọn nếu có; phần còn lại do nhóm viết."
        ),
        ReportFamily.CONSOLIDATED: _(
            "Soạn từ báo cáo tháng mà các nhóm đã nộp trong kỳ; mỗi đoạn mở được báo cáo nguồn. "
            "Nhóm chưa nộp được nêu tên trong bảng số liệu khi in."
        ),
        ReportFamily.FOLLOWER: _(
            "Soạn từ sổ công tác của cán bộ theo dõi; gửi Ban Thường vụ Tỉnh ủy qua Văn phòng "
            "Tỉnh ủy."
        ),
        ReportFamily.REVIEW: _(
            "Soạn từ kết quả thực hiện từng việc phải làm, khó khăn, vướng mắc theo điều và đề "
            "xuất đã ghi trong kỳ."
        ),
    }[family]
    return _("{told} Căn cứ: {source}.").format(told=told, source=source)
