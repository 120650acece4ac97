"""Another's entry in the real window: refused as one's own word, written down for him."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.engagement import EngagementState
from app.domain.flow import Channel, Word
from tests.support.journal_books import TODAY, JournalBook, day, journal_book
from tests.support.keyboard import error_at
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.journal.notice_dialog import NoticeDialog
from ui.screens.journal.outcome_dialog import OutcomeDialog
from ui.screens.journal.screen import JournalScreen


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    one = journal_book(tmp_path / "so")
    yield one
    one.book.store.close()


@pytest.fixture
def screen(made: JournalBook, qtbot: QtBot) -> JournalScreen:
    context = Context(made.services, ImmediateRunner(), KeptMessages(), Changes(), Visits())
    one = JournalScreen(context)
    qtbot.addWidget(one)
    one.resize(1160, 640)
    with qtbot.waitActive(one):
        one.show()
    one.entered()
    return one


def theirs(made: JournalBook) -> Any:
    return made.told(
        territory_id=made.other.id, group_id=None, participant_ids=(made.companion.id,)
    )


def announced(made: JournalBook, screen: JournalScreen) -> Any:
    word = Word(made.companion.id, TODAY, channel=Channel.PHONE)
    entry_id, _kinds = made.journal.announce(theirs(made), word)
    screen.refresh()
    screen.entries.table.setFocus()
    return entry_id


def form(screen: JournalScreen) -> FormDialog:
    dialog = screen.actions_of_entries.dialog
    assert dialog is not None
    return dialog


def test_anothers_trip_is_cancelled_for_him_alone(screen: JournalScreen, made: JournalBook) -> None:
    entry_id = announced(made, screen)
    screen.actions_of_entries.cancel.trigger()
    dialog = form(screen)
    assert isinstance(dialog, StepDialog)
    assert dialog.by.current() == made.companion.id
    assert dialog.channel.isVisible()
    dialog.remark.setPlainText("Xã hoãn họp")
    dialog.by.set_current(made.book.person_id)
    dialog.submit()
    assert "không phải của người này" in error_at(dialog, "by")
    dialog.by.set_current(made.companion.id)
    dialog.submit()
    assert error_at(dialog, "channel")
    dialog.channel.setCurrentIndex(2)
    dialog.submit()
    detail = made.journal.engagement(entry_id)
    assert detail.row.state is EngagementState.CANCELLED
    shown = screen.entries.pane.text.toPlainText()
    assert "Hủy việc" in shown
    assert "Lê Thị Bình" in shown


def test_anothers_outcome_is_written_down_for_him(screen: JournalScreen, made: JournalBook) -> None:
    entry_id = announced(made, screen)
    screen.actions_of_entries.report.trigger()
    dialog = form(screen)
    assert isinstance(dialog, OutcomeDialog)
    assert dialog.said.by.current() == made.companion.id
    dialog.results.setPlainText("Thống nhất")
    dialog.said.by.set_current(made.book.person_id)
    dialog.submit()
    assert "không phải của người này" in error_at(dialog, "by")
    dialog.said.by.set_current(made.companion.id)
    dialog.said.channel.setCurrentIndex(2)
    dialog.submit()
    outcome = made.journal.engagement(entry_id).outcome
    assert outcome is not None
    assert outcome.reported_by_id == made.companion.id


def test_a_notice_for_others_asks_whose_word_it_is(
    screen: JournalScreen, made: JournalBook
) -> None:
    screen.actions_of_entries.new_notice.trigger()
    dialog = form(screen)
    assert isinstance(dialog, NoticeDialog)
    assert dialog.said.by.current() == made.book.person_id
    assert not dialog.said.channel.isVisible()
    assert not dialog.said.on.isVisible()
    fields = dialog.fields
    fields.group.set_current(None)
    fields.territory.set_current(made.other.id)
    fields.participants.set_ids([made.companion.id])
    assert dialog.said.by.current() == made.companion.id
    assert dialog.said.channel.isVisible()
    fields.participants.set_ids([made.companion.id, made.book.person_id])
    assert dialog.said.by.current() == made.book.person_id


def test_back_before_the_announced_day_is_a_deviation_with_its_reason(
    screen: JournalScreen, made: JournalBook
) -> None:
    entry_id, _kinds = made.journal.announce(made.told(starts_on=day(21), ends_on=day(24)))
    screen.refresh()
    screen.actions_of_entries.report.trigger()
    dialog = form(screen)
    assert isinstance(dialog, OutcomeDialog)
    assert not dialog.as_told.isChecked()
    assert dialog.went_to.date() == TODAY
    assert "thực tế về ngày 22/11/2026" in dialog.deviations.toPlainText()
    dialog.results.setPlainText("Xong sớm")
    dialog.submit()
    assert error_at(dialog, "deviation_reason")
    dialog.as_told.setChecked(True)
    dialog.submit()
    assert "24/11/2026" in error_at(dialog, "as_told")
    dialog.as_told.setChecked(False)
    dialog.deviation_reason.setText("Xã họp gọn trong một buổi")
    dialog.submit()
    detail = made.journal.engagement(entry_id)
    assert detail.row.state is EngagementState.CLOSED
    assert detail.row.ends_on == TODAY
