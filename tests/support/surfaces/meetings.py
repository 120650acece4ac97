"""Meetings of the leaders, and what awaits a word."""

from collections.abc import Iterator
from functools import partial

from app.domain.record import RecordKind
from app.services.absences import AbsenceForm
from app.services.oral_reports import OralReportForm
from tests.support.meeting_books import fill_meetings
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, alone, opened
from ui.dialogs.flows_dialog import FlowsDialog
from ui.screens.awaiting.screen import AwaitingScreen
from ui.screens.meetings.invitation_paper_dialog import InvitationPaperDialog
from ui.screens.meetings.screen import MeetingsScreen


def meetings(office: SmallOffice) -> Iterator[Surface]:
    asked, held = fill_meetings(office.made, office.services)
    screen = office.window.show_screen("meetings")
    assert isinstance(screen, MeetingsScreen)
    screen.open_record(RecordKind.INVITATION, asked)
    yield Surface("invitation chosen", screen, office.window)
    invitations, sessions = screen.invitations, screen.sessions
    yield from opened("new invitation", invitations.new)
    yield from opened("edit invitation", invitations.edit)
    for step in ("send_member", "ask_more", "decline"):
        yield from opened(f"invitation {step}", partial(invitations.take, step))
    screen.open_record(RecordKind.LEADERS_SESSION, held)
    yield Surface("leaders' session chosen", screen, office.window)
    yield from opened("new leaders' session", sessions.new)
    yield from opened("tasks of a session", sessions.give_tasks)
    yield from opened("minutes of a leaders' session", sessions.write_minutes)
    typed = office.services.letter_papers.leaders_session_guests(held)
    yield from alone(
        "invitation on paper", InvitationPaperDialog(screen, screen.context, held, typed)
    )
    screen.tabs.setCurrentWidget(screen.procedures)
    screen.procedures.list.select_first()
    yield Surface("procedure chosen", screen, office.window)
    yield from opened("new procedure", screen.procedures.new)
    yield from opened("edit procedure", screen.procedures.edit)
    screen.tabs.setCurrentIndex(0)


def awaiting(office: SmallOffice) -> Iterator[Surface]:
    me = office.services.session.person_id
    today = office.services.session.clock.today()
    told = OralReportForm(reported_on=today, reported_by_id=me, to_id=me, gist="Tình hình ổn định")
    office.services.oral_reports.record(told)
    away = AbsenceForm(person_id=me, valid_from=today, valid_to=today, reason="Đi công tác")
    office.services.absences.save(away)
    screen = office.window.show_screen("awaiting")
    assert isinstance(screen, AwaitingScreen)
    screen.waiting.everybody()
    screen.waiting.list.select_first()
    yield Surface("what awaits a word", screen, office.window)
    yield from opened("remark", screen.waiting.remark)
    screen.tabs.setCurrentWidget(screen.oral)
    yield from opened("oral report", screen.oral.new)
    screen.tabs.setCurrentWidget(screen.absences)
    screen.absences.list.select_first()
    yield from opened("absence", screen.absences.edit)
    screen.tabs.setCurrentIndex(0)
    yield from alone("steps of records", FlowsDialog(office.window))
