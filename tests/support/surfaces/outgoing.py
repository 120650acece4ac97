"""What the register of outgoing documents shows over a small book, and the forms around it."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.office import CongressTerm
from app.domain.outgoing import OutgoingState
from app.read_models.requests import AskedOf
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import EntryForm, IssueForm, NumberForm, NumberOffer
from app.services.task_forms import RequestForm
from tests.support.journal_books import day
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, alone, opened, pages
from ui.dialogs.issue_dialog import IssueDialog
from ui.dialogs.number_dialog import NumberDialog
from ui.dialogs.paper_code_dialog import PaperCodeDialog
from ui.dialogs.prepared_dialog import PreparedDialog
from ui.screens.outgoing.screen import OutgoingScreen


def outgoing(office: SmallOffice) -> Iterator[Surface]:
    letter, code, prepared, offer = _fill(office)
    window, context = office.window, office.window.context
    screen = window.show_screen("outgoing")
    assert isinstance(screen, OutgoingScreen)
    screen.refresh()
    yield from pages(window, "outgoing")
    for name, place, deed in _forms(screen):
        screen.tabs.setCurrentIndex(place)
        yield from opened(name, deed)
    screen.tabs.setCurrentIndex(0)
    yield from alone("put before the signer", IssueDialog(context, letter, window, _no_preview))
    yield from alone(
        "after putting it", PreparedDialog(context, prepared, "Công văn", window, _no_preview)
    )
    yield from alone("number", NumberDialog(context, prepared, "Công văn", offer, window))
    comparing = PaperCodeDialog(context, window)
    comparing.code.setText(code)
    comparing.ask()
    yield from alone("code of a paper", comparing)


def _no_preview(_copy: MadePaper, _over: QWidget) -> None:
    """Nothing is printed here."""


def _fill(office: SmallOffice) -> tuple[MadePaper, str, uuid.UUID, NumberOffer]:
    """Write one of each state; return a letter, the code of a print, and a prepared document."""
    services = office.services
    register = services.outgoing
    with office.book.store.unit_of_work() as uow:
        uow.add(
            CongressTerm(
                organisation="Tỉnh ủy Quảng Ngãi",
                name="2025 - 2030",
                valid_from=dt.date(2025, 9, 25),
            )
        )
        uow.commit()
    register.ensure_types()
    register.take_first_desk()
    register.save_recipient_list(None, "Các xã", "Đảng ủy các xã\nLưu Ban Tổ chức Tỉnh ủy")
    report = next(one for one in register.types() if one.symbol == "BC")
    register.enter(EntryForm(report.id, "kết quả công tác tháng 10", 1, day(2), 3))
    form = RequestForm(
        request_id=None,
        asked_of=AskedOf.TERRITORY,
        asked_of_id=office.made.followed.id,
        asked_of_body="",
        group_id=office.made.group.id,
        subject="Danh sách cấp ủy viên",
        purpose="",
        due_on=day(28),
    )
    made = []
    for _time in range(2):
        request, _kinds = services.information_requests.save(form, ask=True)
        letter = services.letter_papers.information_request(request)
        proposal = register.proposal(letter)
        # The small office has no Head: somebody signs by order.
        signer = replace(proposal.signers[0].choice, name="Hồ Văn Tám", post="Chánh Văn phòng")
        issue = IssueForm(proposal.type_id, proposal.subject, signer)
        document_id, _kinds, _paper = register.prepare(letter, issue)
        made.append(document_id)
    note = register.print_for_signature(made[0]).document.footer_note
    assert note is not None
    register.number(made[0], NumberForm(1, day(20)))
    offer = register.next_number(made[1])
    assert register.row(made[1]).state is OutgoingState.PREPARED
    return letter, note.rpartition(" ")[2], made[1], offer


def _forms(screen: OutgoingScreen) -> list[tuple[str, int, Callable[[], None]]]:
    """Return the forms of every page by name, with the place of the page."""
    return [
        ("document of the paper book", 0, screen.register.new),
        ("number from the register", 0, screen.register.number),
        ("register on paper", 0, screen.register.print_register),
        ("new type", 1, screen.types.new),
        ("edit type", 1, screen.types.edit),
        ("opening balance", 2, screen.series.new),
        ("edit series", 2, screen.series.edit),
        ("new term", 2, screen.series.new_term),
        ("new list of recipients", 4, screen.recipients.new),
        ("setting of a number", 5, screen.look.edit),
    ]
