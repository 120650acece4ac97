"""Steps of the tour in the journal: a trip is announced, agreed to, and its outcome is told."""

from typing import TypeVar

from PySide6.QtCore import Qt
from shiboken6 import isValid

from app.domain.engagement import ConsentState, EngagementState, PrivateContact
from app.domain.record import RecordKind
from app.read_models.journal import JournalFilter
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.journal.notice_dialog import NoticeDialog
from ui.screens.journal.outcome_dialog import OutcomeDialog
from ui.screens.journal.screen import JournalScreen
from ui.tour import Tour, TourError
from ui.tour_steps.reports import save_preview
from ui.tour_steps.typing import choose

D = TypeVar("D", bound=FormDialog)

SUBJECT = "Nắm tình hình sinh hoạt chi bộ theo chuyên đề"
RESULT = "Đã trao đổi với Ban Xây dựng Đảng; thống nhất lịch sinh hoạt chuyên đề quý tới."


def announce(tour: Tour) -> None:
    """Announce a trip of today by keyboard."""
    screen = _journal(tour)
    screen.actions_of_entries.new_notice.trigger()
    dialog = _form(tour, screen, NoticeDialog)
    day = tour.window.services.session.clock.today()
    fields = dialog.fields
    choose(tour, fields.territory, "ba gia")
    fields.subject.setFocus()
    tour.keys(fields.subject, SUBJECT)
    fields.starts_on.day.set_date(day)
    fields.ends_on.day.set_date(day)
    if not fields.participants.ids():
        choose(tour, fields.participants.field, "nguyen")
    fields.private_contact.set_answer(PrivateContact.NO)
    tour.settle()
    tour.picture("bao-viec-phieu", dialog)
    tour.key(dialog, Qt.Key.Key_S, "", Qt.KeyboardModifier.ControlModifier)
    _closed(tour, dialog)
    chosen = screen.entries.chosen_id
    tour.require(chosen is not None, "the new entry is not chosen in the list")
    tour.picture("bao-viec-da-ghi")


def agree(tour: Tour) -> None:
    """Look at what awaits a leader's word, write one down, and make the slip of the notice."""
    screen = _journal(tour)
    screen.show_list(JournalFilter(consent=ConsentState.AWAITED))
    tour.settle()
    rows = [row for row in screen.entries.model.rows if row.state is EngagementState.ANNOUNCED]
    tour.require(bool(rows), "no trip ahead awaits a consent")
    screen.open_record(RecordKind.ENGAGEMENT, rows[0].id)
    tour.settle()
    tour.picture("cho-y-kien-so-cong-tac")
    actions = screen.actions_of_entries
    actions.consent.trigger()
    dialog = _form(tour, screen, StepDialog)
    dialog.channel.setCurrentIndex(2)
    tour.keys(dialog.remark, "Đồng ý dự, báo lại ngay sau cuộc họp.")
    tour.picture("y-kien-dong-y", dialog)
    tour.key(dialog, Qt.Key.Key_S, "", Qt.KeyboardModifier.ControlModifier)
    _closed(tour, dialog)
    actions.slip.trigger()
    tour.wait(lambda: screen.findChild(PreviewDialog) is not None, "the slip")
    preview = screen.findChild(PreviewDialog)
    if preview is None:
        raise TourError("no preview")
    save_preview(tour, preview, "phieu-bao-viec")
    screen.show_list(JournalFilter())
    tour.settle()


def report_back(tour: Tour) -> None:
    """Tell the outcome of the trip that was announced, with a finding."""
    screen = _journal(tour)
    tour.require(screen.actions_of_entries.report.isEnabled(), "no outcome can be told")
    screen.actions_of_entries.report.trigger()
    dialog = _form(tour, screen, OutcomeDialog)
    tour.keys(dialog.minutes, "Làm việc tại trụ sở Đảng ủy xã, đúng thành phần.")
    tour.keys(dialog.results, RESULT)
    dialog.findings.add_button.click()
    tour.settle()
    tour.keys(dialog.findings.lines[-1].text, "Tài liệu sinh hoạt chuyên đề về chậm.")
    tour.picture("bao-cong-phieu", dialog)
    tour.key(dialog, Qt.Key.Key_S, "", Qt.KeyboardModifier.ControlModifier)
    _closed(tour, dialog)
    tour.picture("bao-cong-da-ghi")
    found = tour.window.services.home
    hits: list[int] = []
    tour.program.runner.submit(
        lambda _p: found.search("tài liệu sinh hoạt chuyên đề"), lambda got: hits.append(len(got))
    )
    tour.settle()
    tour.require(bool(hits and hits[0]), "what was told is not found again")


def _journal(tour: Tour) -> JournalScreen:
    screen = tour.window.show_screen("journal")
    tour.settle()
    if not isinstance(screen, JournalScreen):
        raise TourError("no journal screen")
    return screen


def _form(tour: Tour, screen: JournalScreen, kind: type[D]) -> D:
    tour.wait(lambda: isinstance(screen.actions_of_entries.dialog, kind), kind.__name__)
    tour.settle()
    dialog = screen.actions_of_entries.dialog
    if not isinstance(dialog, kind):
        raise TourError(f"no {kind.__name__}")
    return dialog


def _closed(tour: Tour, dialog: FormDialog) -> None:
    tour.wait(lambda: not (isValid(dialog) and dialog.isVisible()), "the form to be taken", 30)
    tour.settle()
