"""The notice's other ways by keyboard: leaders' words, private contact, exchanges, plan, slip."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.domain.engagement import ConsentState, EngagementKind, Planning, PrivateContact
from app.domain.group import Group
from app.domain.month_plan import MonthPlan, PlanEntry
from app.domain.office import Office
from app.domain.personnel import PermissionState
from app.domain.record import RecordKind
from app.printing import PaperRenderer
from app.read_models.journal import JournalFilter
from app.services.made_paper import MadePaper
from tests.support.duty_books import DutyBook
from tests.support.journal_books import day
from tests.support.keyboard import CTRL, error_at, press, wait_for_front
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.step_dialog import StepDialog
from ui.screens.journal.exchange_dialog import ExchangeDialog
from ui.screens.journal.notice_dialog import NoticeDialog
from ui.screens.journal.screen import JournalScreen

K = Qt.Key


@pytest.fixture
def made(tmp_path: Path) -> Iterator[DutyBook]:
    one = DutyBook(tmp_path / "sổ", on=("qc",))
    with one.book.store.unit_of_work() as uow:
        uow.get(Group, one.group.id).leader_in_charge_id = one.leader.id
        uow.commit()
    yield one
    one.book.store.close()


@pytest.fixture
def messages() -> KeptMessages:
    return KeptMessages()


@pytest.fixture
def screen(made: DutyBook, messages: KeptMessages, qtbot: QtBot) -> JournalScreen:
    services = services_of(made.book, renderer=PaperRenderer())
    context = Context(services, ImmediateRunner(), messages, Changes(), Visits())
    one = JournalScreen(context)
    qtbot.addWidget(one)
    one.resize(1160, 640)
    with qtbot.waitActive(one):
        one.show()
    one.entered()
    one.entries.table.setFocus()
    return one


def form(screen: JournalScreen, kind: type[Any]) -> Any:
    dialog = screen.actions_of_entries.dialog
    assert isinstance(dialog, kind)
    wait_for_front(dialog)
    return dialog


def meeting(made: DutyBook, screen: JournalScreen, **changed: Any) -> Any:
    values = {"kind": EngagementKind.MEETING, "starts_on": day(25), "ends_on": day(25)}
    entry, _kinds = made.journal.announce(made.told(**(values | changed)))
    screen.refresh()
    screen.open_record(RecordKind.ENGAGEMENT, entry)
    return entry


def test_the_form_says_whose_consent_the_rule_wants(screen: JournalScreen, made: DutyBook) -> None:
    press(screen, K.Key_N, CTRL)
    fields = cast(NoticeDialog, form(screen, NoticeDialog)).fields
    fields.territory.set_current(made.followed.id)
    assert fields.ask_consent.isVisible() and not fields.needs.isVisible(), "a trip needs none"
    press(fields.kind, K.Key_Down)
    assert fields.needs.text() == "QC Đ5.2: cần đồng chí Võ Văn Đức (lãnh đạo phụ trách) đồng ý."
    assert not fields.ask_consent.isVisible()
    fields.starts_on.day.set_date(dt.date(2025, 12, 30))
    assert not fields.needs.isVisible(), "no rule was in force then"


def test_a_consent_by_the_wrong_person_is_refused_at_the_field(
    screen: JournalScreen, made: DutyBook
) -> None:
    entry = meeting(made, screen)
    actions = screen.actions_of_entries
    assert screen.entries.model.rows[0].consent is ConsentState.AWAITED
    press(screen.entries.table, K.Key_Y, CTRL)
    menu = screen.findChild(QMenu)
    assert menu is not None
    assert [one.text().replace("&", "") for one in menu.actions()] == [
        "Đồng ý cho đi…",
        "Không đồng ý cho đi…",
    ]
    QTest.keyClick(menu, K.Key_Return)
    dialog = form(screen, StepDialog)
    assert dialog.by.current() == made.leader.id, "whom the rule names is offered"
    dialog.by.set_current(made.book.person_id)
    press(dialog.remark, K.Key_Return, CTRL)
    assert "lãnh đạo phụ trách" in error_at(dialog, "by")
    dialog.by.set_current(made.leader.id)
    press(dialog.remark, K.Key_Return, CTRL)
    assert "trực tiếp" in error_at(dialog, "channel"), "it is written down for another"
    dialog.channel.setCurrentIndex(2)
    days = dialog.findChild(QLineEdit, "consent_days")
    QTest.keyClicks(days, "0")
    press(dialog.remark, K.Key_Return, CTRL)
    assert error_at(dialog, "consent_days")
    days.setText("1")
    press(dialog.remark, K.Key_Return, CTRL)
    assert actions.dialog is None
    assert made.journal.engagement(entry).row.consent is ConsentState.GIVEN
    assert "Võ Văn Đức, ngày 22/11/2026" in screen.entries.pane.text.toPlainText()
    assert not actions.word.isEnabled()


def test_a_refusal_needs_its_reason_and_stays_in_sight(
    screen: JournalScreen, made: DutyBook
) -> None:
    meeting(made, screen, starts_on=day(20), ends_on=day(20))
    screen.actions_of_entries.refuse.trigger()
    dialog = form(screen, StepDialog)
    dialog.channel.setCurrentIndex(1)
    press(dialog.remark, K.Key_Return, CTRL)
    assert error_at(dialog, "remark")
    QTest.keyClicks(dialog.remark, "Trung lich")
    press(dialog.remark, K.Key_Return, CTRL)
    assert screen.actions_of_entries.dialog is None
    assert "Đi khi không được đồng ý" in screen.entries.pane.text.toPlainText()
    assert screen.actions_of_entries.report.isEnabled(), "what happened is told all the same"
    state = screen.entries.model.columns[2].text(screen.entries.model.rows[0])
    assert state == "✕ đã đi, không đồng ý"


def test_urgent_trips_wait_in_the_list_of_what_is_confirmed_afterwards(
    screen: JournalScreen, made: DutyBook
) -> None:
    meeting(made, screen, starts_on=day(20), ends_on=day(20), planning=Planning.URGENT)
    made.journal.announce(made.told())
    screen.refresh()
    assert len(screen.entries.model.rows) == 2
    box = screen.entries.filter_bar.awaiting_consent
    press(box, K.Key_Space)
    (row,) = screen.entries.model.rows
    assert screen.entries.model.columns[2].text(row) == "◔ gấp, chờ xác nhận"


def test_the_question_is_the_same_for_every_notice_and_wants_an_answer(
    screen: JournalScreen, made: DutyBook
) -> None:
    press(screen, K.Key_N, CTRL)
    dialog = form(screen, NoticeDialog)
    fields = dialog.fields
    asked = fields.private_contact.accessibleName()
    assert asked == "Chuyến đi này có tiếp xúc, trao đổi riêng với cá nhân nào không? (QC Đ4.1)"
    assert fields.private_contact.answer() is None
    fields.territory.set_current(made.followed.id)
    fields.subject.setPlainText("Nắm tình hình")
    press(fields.subject, K.Key_Return, CTRL)
    assert "QC Đ4.1" in error_at(dialog, "private_contact")
    assert not fields.contact_purpose.isVisible()
    press(fields.private_contact.buttons[0], K.Key_C)
    assert fields.private_contact.answer() is PrivateContact.YES
    assert fields.contact_purpose.isVisible()
    press(fields.subject, K.Key_Return, CTRL)
    assert "để làm gì" in error_at(dialog, "contact_purpose")
    QTest.keyClicks(fields.contact_purpose, "Xac minh")
    press(fields.subject, K.Key_Return, CTRL)
    actions = screen.actions_of_entries
    assert actions.dialog is None
    assert "Xac minh: chờ cho phép" in screen.entries.pane.text.toPlainText()
    actions.permit.trigger()
    leave = form(screen, StepDialog)
    leave.by.set_current(made.companion.id)
    leave.channel.setCurrentIndex(1)
    press(leave.remark, K.Key_Return, CTRL)
    assert "Lãnh đạo Ban" in error_at(leave, "by")
    leave.by.set_current(made.leader.id)
    press(leave.remark, K.Key_Return, CTRL)
    (row,) = made.journal.page(JournalFilter()).rows
    (permission,) = made.journal.engagement(row.id).permissions
    assert permission.state is PermissionState.GRANTED
    assert "đã cho phép" in screen.entries.pane.text.toPlainText()


def test_the_last_companions_hours_and_place_come_by_one_key(
    screen: JournalScreen, made: DutyBook
) -> None:
    me = made.book.person_id
    told = made.told(
        participant_ids=(me, made.companion.id), starts_at=dt.time(7, 30), place="Trụ sở Đảng ủy"
    )
    made.journal.announce(told)
    press(screen, K.Key_N, CTRL)
    dialog = form(screen, NoticeDialog)
    assert dialog.fields.participants.ids() == [me]
    assert dialog.fields.starts_on.time.time() == dt.time(7, 30)
    press(dialog.fields.subject, K.Key_L, CTRL)
    assert dialog.fields.participants.ids() == [me, made.companion.id]
    assert dialog.fields.place_line.text() == "Trụ sở Đảng ủy"


def test_a_branch_meeting_asks_for_the_branch_and_is_never_missing(
    screen: JournalScreen, made: DutyBook
) -> None:
    press(screen, K.Key_N, CTRL)
    fields = form(screen, NoticeDialog).fields
    fields.kind.setCurrentIndex(2)
    assert fields.chosen_kind() is EngagementKind.BRANCH_MEETING
    assert "không tính là thiếu" in fields.place_line.placeholderText()


def test_a_trip_of_the_plan_becomes_its_notice(screen: JournalScreen, made: DutyBook) -> None:
    plan = MonthPlan(group_id=made.group.id, month=day(1))
    planned = PlanEntry(
        plan_id=plan.id,
        starts_on=day(26),
        ends_on=day(27),
        territory_id=made.followed.id,
        subject="Dự đại hội chi bộ",
    )
    made.add(plan, planned)
    screen.new_record(
        RecordKind.ENGAGEMENT,
        {
            "plan_entry": planned.id,
            "territory": made.followed.id,
            "subject": planned.subject,
            "place": "Thôn 2",
            "starts_on": planned.starts_on,
            "ends_on": planned.ends_on,
            "starts_at": dt.time(14),
            "participants": [made.book.person_id, made.companion.id],
        },
    )
    dialog = form(screen, NoticeDialog)
    assert dialog.fields.chosen_planning() is Planning.PLANNED
    dialog.fields.private_contact.set_answer(PrivateContact.NO)
    press(dialog.fields.subject, K.Key_Return, CTRL)
    (row,) = screen.entries.model.rows
    assert (row.starts_on, row.ends_on, row.planning) == (day(26), day(27), Planning.PLANNED)
    with made.book.store.unit_of_work() as uow:
        assert uow.get(PlanEntry, planned.id).engagement_id == row.id


def test_an_exchange_is_one_line_with_a_leader(screen: JournalScreen, made: DutyBook) -> None:
    press(screen, K.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = form(screen, ExchangeDialog)
    press(dialog.territory, K.Key_Tab)
    partners = dialog.partners.field
    QTest.keyClicks(partners, "duc")
    QTest.keyClick(partners, K.Key_Return)
    assert dialog.partners.ids() == [made.leader.id]
    assert dialog.mutual.isVisible()
    QTest.keyClicks(dialog.subject, "Bao cao nhanh")
    press(dialog.subject, K.Key_Return, CTRL)
    (row,) = made.journal.page(JournalFilter()).rows
    detail = made.journal.engagement(row.id)
    assert (row.territory_id, detail.partners) == (None, ("Võ Văn Đức",))


def test_the_slip_is_made_for_paper(screen: JournalScreen, made: DutyBook) -> None:
    made.add(
        Office(
            province_code="51",
            province_name="Tỉnh Quảng Ngãi",
            committee_name="Tỉnh ủy Quảng Ngãi",
            commission_name="Ban Tổ chức",
            body_symbol="BTCTU",
            place_name="Quảng Ngãi",
        )
    )
    meeting(made, screen)
    papers: list[MadePaper] = []
    slip_made = screen.actions_of_entries.slip_made
    slip_made.disconnect()
    slip_made.connect(papers.append)
    press(screen.entries.table, K.Key_P, CTRL)
    (paper,) = papers
    assert paper.pdf.startswith(b"%PDF")
