"""Decision, tờ trình and draft decision over a real book; what is typed changes no record."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.model import Appendix, Closing, Letterhead, Table
from app.documents.plain_text import plain_text
from app.domain.errors import DomainError
from app.domain.group import Assignment, AssignmentDecision
from app.domain.office import Office
from app.domain.outgoing import (
    DocumentType,
    IssuingBody,
    OutgoingDocument,
    OutgoingState,
)
from app.domain.people import CommissionLeader, CommuneFollower, LeaderPost, Person, StandingMember
from app.domain.record import RecordKind
from app.domain.territory import Territory
from app.printing import PaperRenderer
from app.read_models.regulations import RegulationRow
from app.services.assignments import Assign
from app.services.container import Services
from app.services.decision_forms import AssignmentOrder, FollowersOrder, Holder
from app.services.decision_papers import cited, named_short
from app.services.decisions import DecisionData
from app.services.made_paper import MadePaper
from app.services.wording import texts
from tests.support.journal_books import TODAY, JournalBook, journal_book
from tests.support.sessions import services_of


class Papers:
    """Nhóm 2 with Xã Sơn Hà; Đỗ Quang Minh follows Xã An Phú; Phạm Văn Nhất is the Head."""

    def __init__(self, folder: Path) -> None:
        self.made: JournalBook = journal_book(folder)
        self.services: Services = services_of(self.made.book, PaperRenderer())
        head, follower = Person(full_name="Phạm Văn Nhất"), Person(full_name="Đỗ Quang Minh")
        member = Person(full_name="Lý Thị Mai")
        self.decision = AssignmentDecision(number="400-QĐ/BTCTU", signed_on=dt.date(2025, 7, 10))
        self.follower = follower.id
        with self.made.book.store.unit_of_work() as uow:
            for record in (
                head,
                follower,
                member,
                self.decision,
                Office(
                    province_code="14",
                    province_name="Minh Sơn",
                    committee_name="Tỉnh ủy Minh Sơn",
                    commission_name="Ban Tổ chức",
                    body_symbol="BTCTU",
                    place_name="Minh Sơn",
                ),
                CommissionLeader(person_id=head.id, post=LeaderPost.HEAD),
                CommuneFollower(
                    person_id=follower.id, home_agency="Sở Nội vụ", post_title="Phó Giám đốc"
                ),
                StandingMember(person_id=member.id, post_title="Ủy viên Ban Thường vụ"),
                Assignment(territory_id=self.made.other.id, follower_id=follower.id),
            ):
                uow.add(record)
            uow.get(Territory, self.made.other.id).standing_member_id = member.id
            (own,) = uow.find(Assignment, group_id=self.made.group.id)
            own.decision_id, own.valid_from = self.decision.id, dt.date(2025, 7, 15)
            uow.commit()

    def order(self, **changes: tuple[uuid.UUID, ...]) -> AssignmentOrder:
        territories = changes.get("territories", (self.made.followed.id,))
        return AssignmentOrder(
            (Holder(self.made.group.id, "Nhóm 2", territories),), TODAY, ("Căn cứ Quy chế",), "QC"
        )


@pytest.fixture
def papers(tmp_path: Path) -> Iterator[Papers]:
    one = Papers(tmp_path / "sổ")
    yield one
    one.made.book.store.close()


def refused(code: str) -> pytest.RaisesExc[DomainError]:
    assert code in texts(), code
    return pytest.RaisesExc(DomainError, check=lambda error: error.code == code)


def rows_of(paper: MadePaper) -> tuple[tuple[str, ...], ...]:
    (table,) = (one for one in paper.document.blocks if isinstance(one, Table))
    return table.rows


def test_the_form_offers_every_group_with_what_it_has(papers: Papers) -> None:
    form = papers.services.decision_papers.groups_form()
    (holder,) = form.holders
    assert (holder.name, holder.territory_ids) == ("Nhóm 2", (papers.made.followed.id,))
    assert form.legal_bases == ()
    assert {one.name for one in form.territories} == {"Xã Sơn Hà", "Xã An Phú"}


def test_the_decision_names_groups_and_signer_and_leaves_the_number_open(papers: Papers) -> None:
    other = papers.made.other.id
    order = papers.order(territories=(papers.made.followed.id, other))
    paper = papers.services.decision_papers.assignment_decision(order)
    assert paper.pdf.startswith(b"%PDF")
    head = paper.document.blocks[0]
    assert isinstance(head, Letterhead)
    assert " ".join((head.number_line or "").split()) == "Số -QĐ/BTCTU"
    (row,) = rows_of(paper)
    assert row[1] == "Nhóm 2"
    assert row[2] == "- Trần Minh Khoa, trưởng nhóm"
    assert row[3] == "- Xã Sơn Hà;\n- Xã An Phú"
    (closing,) = (one for one in paper.document.blocks if isinstance(one, Closing))
    assert closing.signature is not None
    assert closing.signature.lines == ("TRƯỞNG BAN",)
    assert closing.signature.name == "Phạm Văn Nhất"
    assert "có hiệu lực kể từ ngày ký" in plain_text(paper.document)


def test_what_contradicts_the_regulation_is_refused(papers: Papers) -> None:
    service = papers.services.decision_papers
    with refused("group_missing"):
        service.assignment_decision(replace(papers.order(), holders=()))
    with refused("holder_without_territory"):
        service.assignment_decision(papers.order(territories=()))
    (one,) = papers.order().holders
    twice = (one, replace(one, id=uuid.UUID(int=5), name="Nhóm 9"))
    with refused("territory_of_two_groups"):
        service.assignment_decision(replace(papers.order(), holders=twice))
    with refused("follower_missing"):
        service.follower_proposal(FollowersOrder(()))


def test_a_recorded_decision_is_printed_with_its_number(papers: Papers) -> None:
    service = papers.services.decision_papers
    paper = service.recorded(papers.decision.id)
    assert paper.record == (RecordKind.ASSIGNMENT_DECISION, papers.decision.id)
    head = paper.document.blocks[0]
    assert isinstance(head, Letterhead)
    assert head.number_line == "Số 400-QĐ/BTCTU"
    (appendix,) = (one for one in paper.document.blocks if isinstance(one, Appendix))
    told = " ".join(appendix.attached_to.split())
    assert told == (
        "Kèm theo Quyết định số 400-QĐ/BTCTU, ngày 10 tháng 7 năm 2025 của Ban Tổ chức Tỉnh ủy"
    )
    assert rows_of(paper)[0][3] == "- Xã Sơn Hà"
    assert paper.document.footer_note is not None
    signed = AssignmentDecision(
        number="401-QĐ/BTCTU", signed_on=TODAY, signer="Võ Văn Đức", subject="Về việc điều chỉnh"
    )
    with papers.made.book.store.unit_of_work() as uow:
        uow.add(signed)
        (own,) = uow.find(Assignment, group_id=papers.made.group.id)
        own.decision_id = signed.id
        uow.commit()
    text = plain_text(service.recorded(signed.id).document)
    assert "về việc điều chỉnh" in text
    assert "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nVõ Văn Đức" in text
    with papers.made.book.store.unit_of_work() as uow:
        uow.get(AssignmentDecision, signed.id).signer = "Người Ngoài Sổ"
        uow.commit()
    stranger = service.recorded(signed.id)
    assert stranger.pdf.startswith(b"%PDF")
    assert "TRƯỞNG BAN" not in plain_text(stranger.document)
    empty = AssignmentDecision(number="500-QĐ/BTCTU")
    with papers.made.book.store.unit_of_work() as uow:
        uow.add(empty)
        uow.commit()
    with refused("decision_without_list"):
        service.recorded(empty.id)
    with refused("record_missing"):
        service.recorded(uuid.UUID(int=3))


def test_tờ_trình_and_draft_name_the_followers(papers: Papers) -> None:
    service = papers.services.decision_papers
    form = service.followers_form()
    (holder,) = form.holders
    assert (holder.name, holder.territory_ids) == (
        "Đỗ Quang Minh, Sở Nội vụ",
        (papers.made.other.id,),
    )
    assert form.signers == ("Lý Thị Mai",)
    order = FollowersOrder(form.holders, "2025 - 2030", post="Phó Bí thư", signer="Lý Thị Mai")
    proposal = service.follower_proposal(order)
    assert rows_of(proposal) == (
        ("1", "Đỗ Quang Minh", "Phó Giám đốc Sở Nội vụ", "Xã An Phú", "Lý Thị Mai"),
    )
    assert "Kính trình: Ban Thường vụ Tỉnh ủy" in " ".join(
        plain_text(proposal.document).replace("\n", " ").split()
    )
    draft = service.follower_decision(order)
    head = draft.document.blocks[0]
    assert isinstance(head, Letterhead)
    assert (head.superior, head.issuer) == ((), ("TỈNH ỦY MINH SƠN",))
    assert head.draft_note == "Dự thảo"
    assert " ".join((head.place_date or "").split()) == "Minh Sơn, ngày tháng năm 2026"
    (closing,) = (one for one in draft.document.blocks if isinstance(one, Closing))
    assert closing.signature is not None
    assert closing.signature.lines == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")


def test_a_decision_that_got_its_number_is_offered_until_something_rests_on_it(
    papers: Papers,
) -> None:
    kind = DocumentType(name="Quyết định", symbol="QĐ", series="QĐ")
    issued = OutgoingDocument(
        issuer=IssuingBody.COMMISSION,
        type_id=kind.id,
        document_kind="assignment_decision",
        subject="về việc phân công nhóm",
        state=OutgoingState.NUMBERED,
        prepared_on=TODAY,
        prepared_by_id=papers.made.book.person_id,
        series="QĐ",
        number=45,
        symbol="-QĐ/BTCTU",
        signed_on=TODAY,
        signer_name="Phạm Văn Nhất",
    )
    with papers.made.book.store.unit_of_work() as uow:
        uow.add(kind)
        uow.add(issued)
        uow.commit()
    groups = papers.services.groups
    first, second = groups.offered_decisions()
    assert (first.number, first.signed_on) == ("45-QĐ/BTCTU", TODAY)
    assert (first.signer, first.issuer) == ("Phạm Văn Nhất", "Ban Tổ chức Tỉnh ủy")
    assert second.number == "400-QĐ/BTCTU"
    papers.services.assignments.assign(
        Assign(
            (papers.made.other.id,),
            TODAY,
            DecisionData(first.number, first.signed_on, first.signer, first.issuer, first.subject),
            group_id=papers.made.group.id,
        )
    )
    offered = groups.offered_decisions()
    assert sorted(one.number for one in offered) == ["400-QĐ/BTCTU", "45-QĐ/BTCTU"]
    assert offered == groups.decisions()


def test_a_regulation_is_cited_with_number_day_and_issuer() -> None:
    row = RegulationRow(
        id=uuid.UUID(int=1), key="qd", short="QĐ",
        title="Quy định về cán bộ theo dõi các xã", number="05", symbol="QĐ/TU",
        signed_on=dt.date(2026, 2, 5), issuer="Ban Thường vụ Tỉnh ủy", signer="",
        in_force_from=None, in_force_to=None, applies_from=None, switched_on_on=None,
        switched_on_by_name="", origin="", replaces_id=None, replaces_key="", header="",
    )  # fmt: skip
    assert cited(row) == (
        "Quy định số 05-QĐ/TU, ngày 05/02/2026 của Ban Thường vụ Tỉnh ủy về cán bộ theo dõi các xã"
    )
    assert named_short(row) == "Quy định số 05-QĐ/TU"
    assert cited(replace(row, number="", symbol="")) == "Quy định về cán bộ theo dõi các xã"
