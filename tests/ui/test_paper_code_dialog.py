"""The code at the foot of a paper: typed in, found, compared with what the book has now."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.record import RecordKind
from app.services.outgoing.forms import IssueForm, NumberForm
from tests.support.issuing_office import IssuingOffice
from tests.support.journal_books import TODAY
from tests.support.keyboard import CTRL, PLAIN, press
from tests.support.outgoing_screen import Shown
from ui.dialogs.paper_code_dialog import PaperCodeDialog


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    office = IssuingOffice(tmp_path / "book")
    yield Shown(office, qtbot)
    office.book.store.close()


def test_the_code_of_a_paper_is_typed_in_and_judged(shown: Shown) -> None:
    shown.services.outgoing.take_first_desk()
    shown.prepare()
    (row,) = shown.rows()
    note = shown.services.outgoing.print_for_signature(row.id).document.footer_note
    assert note is not None
    code = note.rpartition(" ")[2]
    press(shown.screen, Qt.Key.Key_M, CTRL)
    dialog = shown.open(PaperCodeDialog)
    for sign in code.lower()[:6]:
        QTest.keyClicks(dialog.code, sign)
    assert not dialog.problem.isVisible()
    QTest.keyClicks(dialog.code, "u")
    assert dialog.problem.isVisible(), "the alphabet of codes has no U"
    dialog.code.clear()
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    QTest.keyClicks(dialog.code, wrong)
    assert dialog.problem.isVisible(), "the check sign is wrong"
    dialog.code.clear()
    QTest.keyClicks(dialog.code, code.replace("-", " ").lower())
    press(dialog.code, Qt.Key.Key_Return, PLAIN)
    assert dialog.verdict.text().startswith("✓")
    assert "Danh sách cấp ủy viên" in dialog.told.toPlainText()
    # The book goes on: the number is given, the words stay.
    shown.services.outgoing.number(row.id, NumberForm(1, TODAY))
    press(dialog.code, Qt.Key.Key_Return, PLAIN)
    assert dialog.verdict.text().startswith("✓")
    press(dialog.open_button, Qt.Key.Key_Space)
    assert shown.visits.records == [(RecordKind.OUTGOING_DOCUMENT, row.id)]


def test_a_paper_that_was_changed_after_its_print_is_told_of(shown: Shown) -> None:
    paper = shown.office.letter()
    outgoing = shown.services.outgoing
    proposal = outgoing.proposal(paper)
    form = IssueForm(proposal.type_id, proposal.subject, proposal.signer)
    document_id, _kinds, _made = outgoing.prepare(paper, form)
    note = outgoing.print_for_signature(document_id).document.footer_note
    assert note is not None
    outgoing.prepare(paper, replace(form, addressees=("Xã khác",)))
    dialog = PaperCodeDialog(shown.context, shown.screen)
    dialog.open()
    QTest.keyClicks(dialog.code, note.rpartition(" ")[2])
    dialog.ask()
    assert dialog.verdict.text().startswith("!")
    assert "hiện nay: Kính gửi: Xã khác" in dialog.told.toPlainText()
    unknown = "0000-0000-0000-0000-0"
    dialog.code.setText(unknown)
    dialog.ask()
    assert dialog.verdict.text().startswith("✗")
    dialog.reject()
