"""The journal: forms of an entry, promises and sessions of groups."""

from collections.abc import Iterator

from app.domain.record import RecordKind
from app.services.group_sessions import AgendaItem, SessionPlan
from app.services.outcome_forms import NewCommitment
from tests.support.journal_books import day
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, opened
from ui.screens.journal.screen import JournalScreen


def journal(office: SmallOffice) -> Iterator[Surface]:
    screen = office.window.show_screen("journal")
    assert isinstance(screen, JournalScreen)
    screen.open_record(RecordKind.ENGAGEMENT, office.trip)
    actions = screen.actions_of_entries
    forms = (*actions.of_entry, *actions.words)
    for action in (actions.new_notice, actions.note_exchange, *forms):
        if action.isEnabled() and action not in (actions.cancel, actions.word):
            yield from opened(f"journal {action.text()}", action.trigger)
    done = next(one for one in screen.entries.model.rows if one.id != office.trip)
    screen.open_record(RecordKind.ENGAGEMENT, done.id)
    yield from opened("minutes of an entry", screen.entries.papers.minutes.trigger)
    yield from _after(office, screen)


def _after(office: SmallOffice, screen: JournalScreen) -> Iterator[Surface]:
    """Promises to territories and sessions of a group; only shown, nothing is written."""
    sessions, promises = screen.actions_of_sessions, screen.commitments
    me, place = office.made.book.person_id, office.made.followed.id
    made, _kinds = office.services.commitments.add(
        NewCommitment("Trả lời về biên chế của Đảng ủy xã.", me, day(30), place)
    )
    session, _kinds = office.services.group_sessions.plan(
        SessionPlan(
            group_id=office.made.group.id,
            day=day(20),
            subject="Sinh hoạt nhóm tháng 11",
            participant_ids=(me,),
            items=(AgendaItem("Rà soát kiến nghị chưa giải quyết"),),
        )
    )
    yield from opened("session", sessions.new_session.trigger)
    yield from opened("change session", lambda: sessions.change(session))
    yield from opened("session minutes", lambda: sessions.write_minutes(session))
    screen.open_record(RecordKind.COMMITMENT, made)
    yield Surface("commitments", screen, office.window)
    yield from opened("new commitment", promises.add)
    yield from opened("edit commitment", promises.edit)
    yield from opened("keep commitment", lambda: promises.step("keep"))
    screen.tabs.setCurrentWidget(screen.entries)
