"""The regulations screen by keyboard: switch on, edit, exact text, files, dry run."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.record import RecordKind
from app.regulations.vocabulary.deadlines import DayOfPeriod
from app.services.regulations.built_in import built_in
from app.services.regulations.entries import RegisterState, SwitchOn
from app.services.regulations.register import Regulations
from tests.support.journal_books import JournalBook, journal_book
from tests.support.rule_entry import enter
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.screens.regulations.file_dialog import FileDialog
from ui.screens.regulations.form.editor import Combo
from ui.screens.regulations.form.name_dialog import NameDialog
from ui.screens.regulations.form.scalars import NameEditor
from ui.screens.regulations.header_dialog import HeaderDialog, OfficeDialog
from ui.screens.regulations.rule_dialog import RuleDialog
from ui.screens.regulations.screen import RegulationsScreen
from ui.screens.regulations.switch_dialogs import CopyDialog, EndDialog, SwitchOnDialog

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
D = TypeVar("D", bound=QDialog)
REPORT = "qc-8.2-bao-cao-thang"
ON = SwitchOn("12", "QC/BTCTU", dt.date(2026, 1, 5), dt.date(2026, 2, 1))


class Shown:
    def __init__(self, made: JournalBook, qtbot: QtBot) -> None:
        self.made = made
        self.messages = KeptMessages()
        self.screen = RegulationsScreen(
            Context(made.services, ImmediateRunner(), self.messages, Changes(), Visits())
        )
        qtbot.addWidget(self.screen)
        self.screen.resize(1180, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()

    @property
    def register(self) -> Regulations:
        return self.made.services.regulations

    def dialog(self, kind: type[D]) -> D:
        found = [one for one in self.screen.findChildren(kind) if one.isVisible()]
        assert found, f"no {kind.__name__} came up"
        return found[-1]

    def edit(self, rule_id: str) -> RuleDialog:
        self.screen.content.tree.choose(rule_id)
        press(self.screen.content.tree, Qt.Key.Key_Return)
        return self.dialog(RuleDialog)

    def states(self) -> list[str]:
        return [self.screen.list.item(row).text() for row in range(self.screen.list.count())]


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    made = journal_book(tmp_path / "book")
    yield Shown(made, qtbot)
    made.book.store.close()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    for _ in range(200):
        if QApplication.activeWindow() is widget.window():
            break
        widget.window().activateWindow()
        QTest.qWait(10)
    QTest.keyClick(widget, key, modifiers)


def errors_in(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel, "fieldError") if one.isVisible()]


def test_both_templates_stand_there_switched_off(shown: Shown) -> None:
    assert shown.states() == [
        "QC\n○ chưa áp dụng (mẫu có sẵn)",
        "QĐ\n○ chưa áp dụng (mẫu có sẵn)",
    ]
    tree = shown.screen.content.tree
    assert tree.topLevelItemCount() > 5
    assert not shown.screen.end_action.isEnabled()
    shown.screen.content.tree.choose(REPORT)
    detail = shown.screen.content.detail
    assert detail.title.text() == "QC Đ8.2: Báo cáo hằng tháng"
    assert "quy chế không quy định" in detail.sentence.text()
    assert shown.screen.coverage.model.rowCount() > 50


def test_switching_on_is_refused_at_the_field_and_then_done(shown: Shown) -> None:
    shown.screen.on_action.trigger()
    dialog = shown.dialog(SwitchOnDialog)
    press(dialog.number, Qt.Key.Key_S, CONTROL)
    assert any("Chưa ghi số" in text for text in errors_in(dialog))
    QTest.keyClicks(dialog.number, "12")
    press(dialog.number, Qt.Key.Key_S, CONTROL)
    assert any("ngày ký" in text for text in errors_in(dialog))
    dialog.signed_on.set_date(dt.date(2026, 1, 5))
    press(dialog.number, Qt.Key.Key_S, CONTROL)
    assert any("áp dụng từ ngày" in text for text in errors_in(dialog))
    assert shown.register.applying() == ()
    QTest.keyClicks(dialog.applies_from.edit, "01/02/2026")
    press(dialog.number, Qt.Key.Key_Return, CONTROL)
    assert shown.states()[0] == "QC số 12\n● đang áp dụng từ 01/02/2026"
    assert shown.screen.off_action.isEnabled()


def test_ending_copying_and_switching_off(shown: Shown) -> None:
    shown.register.switch_on("qc", ON)
    shown.screen.refresh()
    shown.screen.end_action.trigger()
    ending = shown.dialog(EndDialog)
    press(ending.last_day.edit, Qt.Key.Key_S, CONTROL)
    assert errors_in(ending)
    QTest.keyClicks(ending.last_day.edit, "30/06/2026")
    press(ending.last_day.edit, Qt.Key.Key_S, CONTROL)
    assert shown.states()[0].endswith("✕ hết hiệu lực sau ngày 30/06/2026")
    shown.screen.copy_action.trigger()
    copying = shown.dialog(CopyDialog)
    assert copying.key.text() == "qc-2"
    press(copying.key, Qt.Key.Key_Return, CONTROL)
    entry = shown.screen.current_entry()
    assert entry is not None
    assert (entry.key, entry.replaces_key) == ("qc-2", "qc")
    shown.screen.choose("qc")
    shown.screen.off_action.trigger()
    assert shown.messages.asked[-1].startswith("Ngừng áp dụng")


def test_rule_is_edited_and_read_as_it_is_written(shown: Shown) -> None:
    dialog = shown.edit(REPORT)
    assert dialog.sentence.text.text().endswith("thời hạn: quy chế không quy định.")
    enter(dialog.form, {"deadline": {"kind": "day", "day": 5, "months_after": 1}})
    dialog.tell()
    assert "chậm nhất ngày 05 tháng liền sau kỳ" in dialog.sentence.text.text()
    press(dialog.form.list, Qt.Key.Key_Return, CONTROL)
    kept = shown.register.entry("qc").regulation.rule(REPORT)
    assert kept.deadline == DayOfPeriod(day=5, months_after=1)
    assert shown.messages.said[-1] == "Đã lưu quy định Đ8.2."


def test_mistakes_stand_at_their_fields_and_the_draft_is_kept(shown: Shown) -> None:
    dialog = shown.edit(REPORT)
    enter(dialog.form, {"clause": "", "count": {"kind": "papers", "kinds": []}})
    press(dialog.form.list, Qt.Key.Key_S, CONTROL)
    assert dialog.form.list.item(0).text() == "⚠ Điều khoản (1)"
    assert dialog.form.list.item(2).text() == "⚠ Việc gì, bao nhiêu (1)"
    assert errors_in(dialog.form) == ["Chưa ghi hoặc chưa chọn."]
    press(dialog, Qt.Key.Key_PageDown, CONTROL)
    assert dialog.form.list.currentRow() == 1
    press(dialog, Qt.Key.Key_Escape)
    again = shown.edit(REPORT)
    assert again.form.editor("clause").plain() == ""
    enter(again.form, {"clause": "Đ8.2", "count": {"kind": "papers", "kinds": ["monthly"]}})
    press(again.form.list, Qt.Key.Key_S, CONTROL)
    assert not again.isVisible()
    third = shown.edit(REPORT)
    assert not third.is_changed(), "a draft goes with what is saved"
    third.reject()


def test_mistake_about_several_fields_names_them_as_the_form_does(shown: Shown) -> None:
    dialog = shown.edit(REPORT)
    enter(dialog.form, {"period": {"kind": "sliding"}})
    press(dialog.form.list, Qt.Key.Key_S, CONTROL)
    (told,) = errors_in(dialog.form)
    assert "“Số tháng”" in told
    assert "months" not in told
    dialog.reject()


def test_what_was_chosen_and_not_taken_over_counts(shown: Shown) -> None:
    dialog = shown.edit(REPORT)
    enter(dialog.form, {"count": {"kind": "papers", "kinds": []}})
    part = dialog.form.editor("count").part  # type: ignore[attr-defined]
    kinds = part.editors["kinds"]
    kinds.box.setCurrentIndex(kinds.box.findData("ad_hoc"))
    press(dialog.form.list, Qt.Key.Key_S, CONTROL)
    kept = shown.register.entry("qc").regulation.rule(REPORT).count
    assert kept.kinds == ("ad_hoc",)  # type: ignore[union-attr]


def test_editing_what_applies_asks_first(shown: Shown) -> None:
    shown.register.switch_on("qc", ON)
    shown.screen.refresh()
    shown.messages.confirms = False
    shown.screen.content.tree.choose(REPORT)
    press(shown.screen.content.tree, Qt.Key.Key_Return)
    assert shown.messages.asked[-1] == "Sửa quy định của văn bản đang áp dụng?"
    assert not [one for one in shown.screen.findChildren(RuleDialog) if one.isVisible()]


def test_rule_is_withdrawn_and_moved(shown: Shown) -> None:
    tree = shown.screen.content.tree
    tree.choose(REPORT)
    before = [one.id for one in shown.register.entry("qc").regulation.rules]
    shown.screen.content.buttons["up"].click()
    now = [one.id for one in shown.register.entry("qc").regulation.rules]
    assert now.index(REPORT) == before.index(REPORT) - 1
    press(tree, Qt.Key.Key_Delete)
    entry = shown.register.entry("qc")
    assert [one.rule.id for one in entry.withdrawn] == [REPORT]
    heading = tree.topLevelItem(tree.topLevelItemCount() - 1)
    assert heading is not None
    assert heading.text(0) == "Đã bỏ"
    restore = shown.screen.content.buttons["restore"]
    assert restore.isHidden()
    item = heading.child(0)
    assert item is not None
    tree.setCurrentItem(item)
    assert restore.isVisible()
    assert not shown.screen.content.buttons["edit"].isEnabled()
    restore.click()
    assert shown.register.entry("qc").withdrawn == ()
    assert shown.register.entry("qc").regulation.rules[-1].id == REPORT


def test_new_name_is_added_while_a_rule_is_written(shown: Shown) -> None:
    dialog = shown.edit(REPORT)
    enter(dialog.form, {"who": {"kind": "role", "role": "leader"}})
    part = dialog.form.editor("who").part  # type: ignore[attr-defined]
    role = part.editors["role"]
    assert isinstance(role, NameEditor)
    role.add_button.click()
    adding = dialog.findChildren(NameDialog)[-1]
    press(adding.words, Qt.Key.Key_Return, CONTROL)
    assert errors_in(adding)
    adding.words.insert("Chánh Văn phòng")
    press(adding.words, Qt.Key.Key_Return, CONTROL)
    assert role.plain() == "chanh_van_phong"
    press(dialog.form.list, Qt.Key.Key_Return, CONTROL)
    regulation = shown.register.entry("qc").regulation
    assert ("chanh_van_phong", "Chánh Văn phòng") in {
        (one.id, one.name) for one in regulation.names
    }
    assert "Chánh Văn phòng" in shown.screen.content.detail.sentence.text()


def test_exact_text_is_kept_even_when_another_rule_is_chosen(shown: Shown) -> None:
    content = shown.screen.content
    content.tree.choose(REPORT)
    assert not content.detail.keep_button.isEnabled()
    content.detail.exact.insertPlainText("Định kỳ hằng tháng…")
    assert content.detail.keep_button.isEnabled()
    press(content.tree, Qt.Key.Key_Down)
    kept = shown.register.entry("qc").regulation.rule(REPORT)
    assert kept.exact_text == "Định kỳ hằng tháng…"
    content.tree.choose(REPORT)
    assert content.detail.exact.toPlainText() == "Định kỳ hằng tháng…"


def test_the_office_s_own_stands_apart(shown: Shown) -> None:
    shown.screen.content.tree.choose(REPORT)
    shown.screen.content.detail.office_button.click()
    dialog = shown.dialog(OfficeDialog)
    enter(dialog.form, {"deadline": {"kind": "day", "day": 25}, "decided_on": dt.date(2026, 1, 9)})
    press(dialog.form, Qt.Key.Key_S, CONTROL)
    detail = shown.screen.content.detail
    assert detail.own.text().startswith("Cơ quan tự quy định: chậm nhất ngày 25")
    assert "ngày 25" not in detail.sentence.text()


def test_head_is_edited(shown: Shown) -> None:
    shown.screen.tabs.setCurrentWidget(shown.screen.document)
    shown.screen.document.edit_button.click()
    dialog = shown.dialog(HeaderDialog)
    enter(dialog.form, {"title": ""})
    press(dialog.form.list, Qt.Key.Key_S, CONTROL)
    assert errors_in(dialog)
    enter(dialog.form, {"title": "Quy chế sửa đổi"})
    press(dialog.form.list, Qt.Key.Key_S, CONTROL)
    assert shown.screen.title.text().startswith("Quy chế sửa đổi")
    assert shown.register.entry("qc").regulation.rules == built_in()[0].rules


def test_broken_file_is_told_by_line_rule_and_what_is_allowed(shown: Shown, tmp_path: Path) -> None:
    broken = tmp_path / "hong.toml"
    text = shown.register.as_file("qd").decode()
    broken.write_text(text.replace('kind = "follower"', 'kind = "folower"', 1).replace(
        'who = "follower"', 'who = "folower"', 1
    ))  # fmt: skip
    shown.screen.load_action.trigger()
    dialog = shown.dialog(FileDialog)
    dialog.read(broken)
    told = [dialog.mistakes.item(row).text() for row in range(dialog.mistakes.count())]
    assert told
    assert told[0].startswith("hong.toml, dòng ")
    assert "quy định “" in told[0]
    assert "follower" in told[0]
    assert not dialog.save_button.isEnabled()
    assert shown.register.entry("qd").state is RegisterState.TEMPLATE
    dialog.read(tmp_path / "không-có.toml")
    assert "Không đọc được tệp" in dialog.summary.text()


def test_file_is_saved_and_loaded(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "qd.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    shown.screen.choose("qd")
    press(shown.screen.content.tree, Qt.Key.Key_E, CONTROL)
    assert shown.messages.said[-1] == "Đã lưu ra tệp qd.toml."
    text = target.read_text(encoding="utf-8").replace('id = "qd"', 'id = "qd-moi"', 1)
    target.write_text(text, encoding="utf-8")
    shown.screen.load_action.trigger()
    dialog = shown.dialog(FileDialog)
    dialog.read(target)
    assert dialog.rules.topLevelItemCount() == len(built_in()[1].rules)
    press(dialog.rules, Qt.Key.Key_S, CONTROL)
    entry = shown.screen.current_entry()
    assert entry is not None
    assert entry.key == "qd-moi"
    wanted = dataclasses.replace(built_in()[1], id="qd-moi")
    assert shown.register.entry("qd-moi").regulation == wanted


def test_dry_run_shows_a_year_and_what_changes(shown: Shown) -> None:
    shown.screen.choose("qc")
    press(shown.screen.content.tree, Qt.Key.Key_R, CONTROL)
    page = shown.screen.dry_run
    assert shown.screen.tabs.currentWidget() is page
    assert page.first.text() == "01/12/2026"
    page.first.set_text("ngày mai")
    page.run_button.click()
    assert page.problem.isVisible()
    page.first.set_date(dt.date(2026, 12, 1))
    page.against.setCurrentIndex(page.against.findData("qd"))
    page.run_button.click()
    assert page.problem.isHidden()
    assert page.months.rows[0].owner_name == "Nhóm 2"
    assert page.duties.rowCount() > 20
    assert page.changes.rowCount() > 0
    assert "Văn bản chạy thử:" in page.told.text()
    assert page.loose.rowCount() > 0
    page.owner.setCurrentIndex(page.owner.findText("Nhóm 2"))
    assert {row.owner_name for row in page.duties.rows} == {"Nhóm 2"}
    assert shown.register.applying() == ()


def test_record_is_opened(shown: Shown) -> None:
    shown.register.switch_on("qd", ON)
    shown.screen.refresh()
    record = shown.register.entry("qd").id
    assert record is not None
    shown.screen.choose("qc")
    shown.screen.open_record(RecordKind.REGULATION, record)
    entry = shown.screen.current_entry()
    assert entry is not None
    assert entry.key == "qd"


def test_tab_follows_the_sight_through_fields_made_late(shown: Shown) -> None:
    shown.screen.choose("qc")
    shown.screen.content.tree.choose(REPORT)
    shown.screen.content.detail.office_button.click()
    dialog = shown.dialog(OfficeDialog)
    boxes = {one.accessibleName(): one for one in dialog.findChildren(Combo)}
    boxes["Mức"].setCurrentIndex(1)
    boxes["Mức"].setFocus()
    heights = []
    for _press in range(6):
        focused = dialog.focusWidget()
        assert focused is not None
        heights.append(focused.mapTo(dialog, QPoint(0, 0)).y())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert len(heights) == 6 and heights == sorted(heights)
