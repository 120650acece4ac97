"""Minutes over a real book: a group's session, the leaders' session, work in a territory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.documents.model import Closing, Letterhead, Title
from app.documents.plain_text import plain_text
from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.office import CongressTerm, Office
from app.domain.outgoing import SignatureForm
from app.domain.record import RecordKind
from app.domain.standing import Absence
from app.printing import PaperRenderer
from app.read_models.minutes_papers import AbsentPerson
from app.services.container import Services
from app.services.group_sessions import AgendaItem, Conclusion, SessionMinutes, SessionPlan
from app.services.minutes_papers import MinutesTold
from app.services.outcome_forms import OutcomeReport
from app.services.outgoing.forms import IssueForm
from app.services.wording import texts
from tests.support.journal_books import TODAY, day
from tests.support.meeting_books import MeetingBook
from tests.support.sessions import services_of


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MeetingBook]:
    one = MeetingBook(tmp_path / "sổ")
    with one.book.store.unit_of_work() as uow:
        uow.add(
            Office(
                province_code="14",
                province_name="Minh Sơn",
                committee_name="Tỉnh ủy Minh Sơn",
                commission_name="Ban Tổ chức",
                body_symbol="BTCTU",
                place_name="Minh Sơn",
            )
        )
        uow.commit()
    yield one
    one.book.store.close()


@pytest.fixture
def services(made: MeetingBook) -> Services:
    return services_of(made.book, PaperRenderer())


def refused(code: str) -> pytest.RaisesExc[DomainError]:
    assert code in texts(), code
    return pytest.RaisesExc(DomainError, check=lambda error: error.code == code)


def test_minutes_of_a_group_session(made: MeetingBook, services: Services) -> None:
    with made.book.store.unit_of_work() as uow:
        uow.add(
            Absence(person_id=made.third, valid_from=day(18), valid_to=day(21), reason="nghỉ phép")
        )
        uow.commit()
    sessions, papers = services.group_sessions, services.minutes_papers
    items = (AgendaItem("Việc chung"), AgendaItem("Thiếu phòng họp"), AgendaItem("Để sau"))
    who = (made.me, made.member)
    session, _ = sessions.plan(SessionPlan(made.group, day(20), "Sinh hoạt tháng 11", who,
                                           items=items))  # fmt: skip
    with refused("outcome_missing"):
        papers.entry_form(session)
    first, second, _third = sessions.items(session)
    sessions.hold(
        SessionMinutes(
            session, TODAY, who, minutes="Cả nhóm họp.\nTrao đổi.",
            conclusions=(
                Conclusion(first.id, "settle", "Giữ lịch như cũ."),
                Conclusion(second.id, "send_up", "Đề nghị lãnh đạo làm việc với xã"),
            ),
        )
    )  # fmt: skip
    form = papers.entry_form(session)
    assert set(form.present) == {"Trần Minh Khoa", "Lê Thị Bình"}
    assert form.absent == (AbsentPerson("Đặng Văn Ba", "nghỉ phép"),)
    assert (form.chair, form.chair_post) == ("Trần Minh Khoa", "trưởng nhóm")
    assert not form.with_territory
    told = MinutesTold(form.chair, form.chair_post, "Lê Thị Bình", "16 giờ", absent=form.absent)
    paper = papers.entry(session, told)
    assert paper.record == (RecordKind.ENGAGEMENT, session)
    assert paper.pdf.startswith(b"%PDF")
    text = plain_text(paper.document)
    assert "Vắng mặt 01 đồng chí: đồng chí Đặng Văn Ba (lý do: nghỉ phép)." in text
    assert "Kết luận: Giữ lịch như cũ.\n" in text
    assert "3. Để sau\nChưa kết luận." in text
    raised = text.index("Nội dung báo cáo Lãnh đạo Ban")
    assert "- Thiếu phòng họp: Đề nghị lãnh đạo làm việc với xã." in text[raised:]


def test_minutes_of_the_leaders_session(made: MeetingBook, services: Services) -> None:
    session, _ = services.leaders_sessions.plan(made.session_form())
    papers = services.minutes_papers
    with refused("session_not_held"):
        papers.session_form(session)
    word = Word(made.me, day(20), "1. Kiện toàn chi bộ.\n2. Báo cáo kết quả.")
    services.leaders_sessions.take(session, "hold", word)
    form = papers.session_form(session)
    assert (form.chair, form.chair_post) == ("Võ Văn Đức", "Phó Trưởng ban")
    assert form.with_territory
    assert form.with_course
    told = MinutesTold(
        form.chair, form.chair_post, others=("Đồng chí Hoa, Phó Bí thư",), course=("Trao đổi.",)
    )
    paper = papers.session(session, told)
    head, title = paper.document.blocks[:2]
    assert isinstance(head, Letterhead)
    assert head.issuer == ("BAN TỔ CHỨC",)
    assert isinstance(title, Title)
    assert title.subject == "làm việc của Lãnh đạo Ban Tổ chức Tỉnh ủy với xã Sơn Hà"
    text = plain_text(paper.document)
    assert "1. Kiện toàn chi bộ." in text
    assert "Đại diện địa bàn: Đồng chí Hoa, Phó Bí thư." in text


def test_minutes_of_work_in_a_territory(made: MeetingBook, services: Services) -> None:
    entry, _ = services.journal.announce(made.journal.told())
    services.outcomes.report_back(
        OutcomeReport(
            engagement_id=entry, reported_on=TODAY, minutes="Đảng ủy xã báo cáo.",
            results="Thống nhất lộ trình.",
        )
    )  # fmt: skip
    form = services.minutes_papers.entry_form(entry)
    assert form.absent is None
    assert form.with_territory
    paper = services.minutes_papers.entry(entry, MinutesTold(writer="Trần Minh Khoa"))
    text = plain_text(paper.document)
    assert "làm việc với xã Sơn Hà" in text
    assert "Thống nhất lộ trình." in text
    assert "NHÓM 2" in text


def test_minutes_keep_their_own_signers_when_they_are_numbered(
    made: MeetingBook, services: Services
) -> None:
    with made.book.store.unit_of_work() as uow:
        uow.add(
            CongressTerm(organisation="Tỉnh ủy Minh Sơn", name="2025 - 2030", valid_from=day(1))
        )
        uow.commit()
    session, _ = services.leaders_sessions.plan(made.session_form())
    services.leaders_sessions.take(session, "hold", Word(made.me, day(20), "Kiện toàn chi bộ."))
    paper = services.minutes_papers.session(session, MinutesTold("Võ Văn Đức", writer="Lê Bình"))
    proposal = services.outgoing.proposal(paper)
    assert [one.choice.form for one in proposal.signers] == [SignatureForm.OWN]
    form = IssueForm(proposal.type_id, proposal.subject, proposal.signer)
    document, _kinds, prepared = services.outgoing.prepare(paper, form)
    closing = prepared.document.blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.signature is not None
    assert closing.signature.lines == ("CHỦ TRÌ HỘI NGHỊ",)
    assert closing.signature.name == "Võ Văn Đức"
    assert closing.left_signature is not None
    assert closing.left_signature.name == "Lê Bình"
    offer = services.outgoing.next_number(document)
    assert [one.choice.form for one in offer.signers] == [SignatureForm.OWN]
