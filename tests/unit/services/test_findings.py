"""Findings with a real book: recorded, put right, handed over, answered, settled, grouped."""

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.finding import (
    Authority,
    Direction,
    FindingKind,
    FindingState,
    HandoverState,
    HandoverTo,
)
from app.domain.flow import Channel, Word
from app.domain.office import Division
from app.domain.people import Officer, Person, StandingMember
from app.domain.record import RecordKind
from app.read_models.findings import Age, FindingFilter, Progress
from app.services.finding_forms import HandOver, NewCluster, NewFinding
from tests.support.journal_books import TODAY, JournalBook, awaiting, day, journal_book


@pytest.fixture
def made(tmp_path: Path) -> JournalBook:
    return journal_book(tmp_path / "book")


@contextmanager
def refused(code: str, field: str | None = None) -> Iterator[None]:
    with pytest.raises(DomainError) as raised:
        yield
    assert raised.value.code == code
    assert raised.value.values.get("field") == field


def record(made: JournalBook, text: str = "Thiếu kinh phí", **changed: object) -> uuid.UUID:
    values: dict[str, object] = {
        "kind": FindingKind.DIFFICULTY,
        "text": text,
        "territory_id": made.followed.id,
        "group_id": made.group.id,
    } | changed
    return made.findings.add_finding(NewFinding(**values))[0]  # type: ignore[arg-type]  # per case


def mine(made: JournalBook, remark: str = "", on: dt.date = TODAY) -> Word:
    return Word(made.book.person_id, on, remark)


def rows(made: JournalBook, **chosen: object) -> list[str]:
    return [one.text for one in made.findings.page(FindingFilter(**chosen)).rows]  # type: ignore[arg-type]  # per case


def test_one_stands_by_itself_is_put_right_and_settled(made: JournalBook) -> None:
    new = NewFinding(
        FindingKind.PROPOSAL, " Xin thêm biên chế ", territory_id=made.other.id,
        raised_on=day(3), authority=Authority.STANDING_COMMITTEE,
    )  # fmt: skip
    finding_id, kinds = made.findings.add_finding(new)
    assert kinds == {RecordKind.FINDING}
    row = made.findings.finding(finding_id)
    assert (row.text, row.raised_on, row.state) == (
        "Xin thêm biên chế", day(3), FindingState.OPEN,
    )  # fmt: skip
    assert row.direction is Direction.FROM_TERRITORY
    told = NewFinding(FindingKind.DIFFICULTY, "Thiếu biên chế", territory_id=made.followed.id,
                      raised_on=day(4))  # fmt: skip
    made.findings.edit(finding_id, told)
    row = made.findings.finding(finding_id)
    assert (row.territory_name, row.raised_on, row.direction) == ("Xã Sơn Hà", day(4), None)
    with refused("remark_missing", "remark"):
        made.findings.settle(finding_id, TODAY, " ")
    with refused("too_early", "on"):
        made.findings.settle(finding_id, day(1), "xong")
    with refused("day_in_future", "on"):
        made.findings.settle(finding_id, day(30), "xong")
    made.findings.settle(finding_id, TODAY, "Đã giao thêm biên chế")
    assert rows(made, progress=Progress.OPEN) == []
    assert rows(made, progress=Progress.ENDED) == ["Thiếu biên chế"]
    with refused("step_not_now"):
        made.findings.settle(finding_id, TODAY, "lần nữa")
    with refused("finding_fixed"):
        made.findings.edit(finding_id, told)
    made.findings.take(finding_id, "reopen", mine(made, "Chưa giao thực tế"))
    assert made.findings.finding(finding_id).state is FindingState.OPEN


def test_what_is_missing_is_named(made: JournalBook) -> None:
    with refused("territory_missing", "territory"):
        record(made, territory_id=None)
    with refused("text_missing", "text"):
        record(made, text=" ")
    with refused("day_in_future", "raised_on"):
        record(made, raised_on=day(30))
    with refused("direction_needs_proposal", "direction"):
        record(made, direction=Direction.TO_TERRITORY)


def test_a_stranger_neither_changes_nor_settles_it(made: JournalBook) -> None:
    stranger = Person(full_name="Phạm Văn Lạ")
    with made.book.store.unit_of_work() as uow:
        uow.add(stranger)
        uow.add(Officer(person_id=stranger.id))
        uow.commit()
    finding_id = record(made)
    said = Word(stranger.id, TODAY, "xong", Channel.PHONE)
    with refused("step_not_yours"):
        made.findings.take(finding_id, "settle", said)


def test_a_shortcoming_goes_to_the_unit_first(made: JournalBook) -> None:
    finding_id = record(made, kind=FindingKind.SHORTCOMING)
    up = HandOver(HandoverTo.LEADER, person_id=made.leader.id)
    with refused("put_to_unit_first", "to_kind"):
        made.findings.hand_over(finding_id, up, mine(made))
    made.findings.take(finding_id, "put_to_unit", mine(made, "Góp ý về hồ sơ đảng viên"))
    with refused("step_not_now"):
        made.findings.hand_over(finding_id, up, mine(made))
    made.findings.take(finding_id, "take_unit_answer", mine(made, "Sẽ bổ sung hồ sơ"))
    handover_id, kinds = made.findings.hand_over(finding_id, up, mine(made))
    assert kinds >= {RecordKind.FINDING, RecordKind.FINDING_HANDOVER, RecordKind.STEP}
    (waits,) = awaiting(made.services, RecordKind.FINDING_HANDOVER)
    assert (waits.record_id, waits.addressee_id) == (handover_id, made.leader.id)
    detail = made.findings.detail(finding_id)
    assert (detail.unit_answer, detail.put_to_unit_on) == ("Sẽ bổ sung hồ sơ", TODAY)
    said = Word(made.leader.id, TODAY, "", Channel.PAPER)
    made.findings.answer_handover(handover_id, "accept", said)
    assert made.findings.finding(finding_id).state is FindingState.ACCEPTED
    assert not awaiting(made.services, RecordKind.FINDING_HANDOVER)


def test_a_division_returns_and_an_agency_answers(made: JournalBook) -> None:
    division = Division(name="Phòng Cán bộ")
    clerk = Person(full_name="Ngô Thị Nga")
    with made.book.store.unit_of_work() as uow:
        for one in (division, clerk, Officer(person_id=clerk.id, division_id=division.id)):
            uow.add(one)
        uow.commit()
    finding_id = record(made)
    first, _ = made.findings.hand_over(
        finding_id, HandOver(HandoverTo.DIVISION, division_id=division.id), mine(made)
    )
    said = Word(clerk.id, TODAY, "", Channel.IN_PERSON)
    with refused("remark_missing", "remark"):
        made.findings.answer_handover(first, "return", said)
    said = Word(clerk.id, TODAY, "Không thuộc thẩm quyền", Channel.IN_PERSON)
    made.findings.answer_handover(first, "return", said)
    assert made.findings.finding(finding_id).state is FindingState.RETURNED
    asked = HandOver(HandoverTo.AGENCY, body="Sở Tài chính", request="Bố trí vốn", due_on=TODAY)
    second, _ = made.findings.hand_over(finding_id, asked, mine(made))
    with refused("channel_missing", "channel"):
        made.findings.answer_handover(second, "answer", mine(made, "Đã bố trí"))
    said = Word(made.book.person_id, TODAY, "Đã bố trí", Channel.PAPER)
    made.findings.answer_handover(second, "answer", said)
    detail = made.findings.detail(finding_id)
    assert [one.to_name for one in detail.handovers] == ["Phòng Cán bộ", "Sở Tài chính"]
    assert [one.state for one in detail.handovers] == [
        HandoverState.RETURNED,
        HandoverState.ANSWERED,
    ]
    assert detail.row.state is FindingState.ANSWERED
    assert detail.row.handed_to_name == "Sở Tài chính"
    steps = made.services.traces.of(finding_id)
    assert [one.step for one in steps] == ["hand_over", "return", "hand_over", "answer"]
    assert steps[-1].channel is Channel.PAPER
    # Whoever sits at the program says no word of a division's for himself.
    third, _ = made.findings.hand_over(
        finding_id, HandOver(HandoverTo.DIVISION, division_id=division.id), mine(made)
    )
    with refused("own_word_needs_no_channel", "channel"):
        made.findings.answer_handover(third, "accept", said)


def test_a_late_word_is_kept_but_moves_a_settled_finding_no_more(made: JournalBook) -> None:
    finding_id = record(made)
    to_him = HandOver(HandoverTo.LEADER, person_id=made.leader.id)
    handover_id, _ = made.findings.hand_over(finding_id, to_him, mine(made))
    made.findings.settle(finding_id, TODAY, "Đã bố trí vốn")
    assert not awaiting(made.services, RecordKind.FINDING_HANDOVER)
    said = Word(made.leader.id, TODAY, "Đồng ý", Channel.PHONE)
    made.findings.answer_handover(handover_id, "answer", said)
    detail = made.findings.detail(finding_id)
    assert detail.row.state is FindingState.SETTLED
    assert detail.handovers[0].answer == "Đồng ý"


def test_the_three_provincial_bodies_stay_apart(made: JournalBook) -> None:
    bodies = (
        HandoverTo.STANDING_COMMITTEE,
        HandoverTo.PERMANENT_MEMBERS,
        HandoverTo.PROVINCIAL_OFFICE,
    )
    for body in bodies:
        made.findings.hand_over(record(made, str(body)), HandOver(body), mine(made))
    for body in bodies:
        assert rows(made, addressee=body) == [str(body)]


def test_a_standing_member_accepts_by_the_pen_of_another(made: JournalBook) -> None:
    member = Person(full_name="Lê Quang Vinh")
    with made.book.store.unit_of_work() as uow:
        uow.add(member)
        uow.add(StandingMember(person_id=member.id, post_title="Ủy viên Ban Thường vụ"))
        uow.commit()
    assert [one.name for one in made.findings.form_lists().standing_members] == ["Lê Quang Vinh"]
    finding_id = record(made)
    to_him = HandOver(HandoverTo.STANDING_MEMBER, person_id=member.id)
    handover_id, _ = made.findings.hand_over(finding_id, to_him, mine(made))
    said = Word(member.id, TODAY, "", Channel.PHONE)
    made.findings.answer_handover(handover_id, "accept", said)
    (last,) = made.services.traces.of(handover_id)
    assert (last.by_name, last.awaits_countersignature) == ("Lê Quang Vinh", True)


def test_filters_and_figures_of_the_board(made: JournalBook) -> None:
    record(made, "mới")
    record(made, "một tháng", raised_on=TODAY - dt.timedelta(days=30))
    record(made, "ba tháng", raised_on=TODAY - dt.timedelta(days=90))
    old = record(
        made, "cũ", raised_on=TODAY - dt.timedelta(days=91), authority=Authority.AGENCY,
        subject_field_id=made.cadres.id,
    )  # fmt: skip
    asked = HandOver(HandoverTo.AGENCY, body="Sở Y tế", due_on=day(10))
    made.findings.hand_over(old, asked, mine(made, on=day(1)))
    ended = record(made, "xong")
    made.findings.settle(ended, TODAY, "đã giải quyết")
    record(made, "nơi khác", territory_id=made.other.id, group_id=None)
    figures = {(one.state, one.age): one.count for one in made.findings.board(FindingFilter())}
    assert figures == {
        (FindingState.OPEN, Age.UNDER_30): 2,
        (FindingState.OPEN, Age.TO_90): 2,
        (FindingState.HANDED_OVER, Age.OVER_90): 1,
        (FindingState.HANDED_OVER, Age.LATE_ANSWER): 1,
        (FindingState.SETTLED, None): 1,
    }
    for (state, age), count in figures.items():
        assert len(rows(made, state=state, age=age)) == count
    assert set(rows(made, age=Age.TO_90)) == {"một tháng", "ba tháng"}
    assert rows(made, age=Age.LATE_ANSWER) == ["cũ"]
    assert rows(made, group_id=made.group.id, age=Age.UNDER_30) == ["mới"]
    assert rows(made, authority=Authority.AGENCY) == ["cũ"]
    assert rows(made, subject_field_id=made.cadres.id) == ["cũ"]
    assert rows(made, territory_id=made.other.id) == ["nơi khác"]
    assert len(rows(made, person_id=made.book.person_id)) == 6
    assert rows(made, person_id=made.leader.id) == []
    assert rows(made, last_day=TODAY - dt.timedelta(days=91)) == ["cũ"]
    own = made.findings.board(FindingFilter(territory_id=made.other.id))
    assert sum(one.count for one in own) == 1


def test_the_same_matter_in_several_territories(made: JournalBook) -> None:
    here, there = (
        record(made, "Thiếu nhà văn hóa"),
        record(made, "Chưa có nhà văn hóa", territory_id=made.other.id),
    )
    clusters = made.services.finding_clusters
    with refused("cluster_too_small", "findings"):
        clusters.make(NewCluster("Nhà văn hóa", (here,)))
    with refused("name_missing", "title"):
        clusters.make(NewCluster(" ", (here, there)))
    cluster_id, kinds = clusters.make(NewCluster("Nhà văn hóa", (here, there)))
    assert kinds >= {RecordKind.FINDING_CLUSTER, RecordKind.FINDING}
    third = record(made, "Nhà văn hóa xuống cấp")
    clusters.add(cluster_id, (third,))
    clusters.rename(cluster_id, "Nhà văn hóa thôn", "theo dõi chung")
    detail = made.findings.detail(here)
    assert detail.cluster is not None
    assert (detail.cluster.title, detail.cluster.findings) == ("Nhà văn hóa thôn", 3)
    assert {one.territory_name for one in detail.cluster_rows} == {"Xã Sơn Hà", "Xã An Phú"}
    clusters.take_out(third)
    (cluster,) = made.findings.clusters()
    assert (cluster.findings, cluster.open_findings) == (2, 2)
    with refused("settlements_missing", "settlements"):
        clusters.settle({here: " "}, mine(made))
    clusters.settle({here: "Đã xây", there: "Đã thuê"}, mine(made))
    assert made.findings.finding(there).settlement == "Đã thuê"
    assert made.findings.clusters()[0].open_findings == 0
    assert rows(made, progress=Progress.OPEN) == ["Nhà văn hóa xuống cấp"]


def test_a_model_is_put_forward_and_taken_up(made: JournalBook) -> None:
    model = record(made, "Chi bộ số", kind=FindingKind.NEW_MODEL)
    made.findings.take(model, "put_forward", mine(made, "Lãnh đạo Ban, các đảng ủy xã"))
    clusters = made.services.finding_clusters
    with refused("territory_missing", "territory"):
        clusters.take_up(model, None, TODAY, "")
    with refused("uptake_own_territory", "territory"):
        clusters.take_up(model, made.followed.id, TODAY, "")
    clusters.take_up(model, made.other.id, TODAY, "3 chi bộ")
    with refused("already_taken_up", "territory"):
        clusters.take_up(model, made.other.id, TODAY, "")
    detail = made.findings.detail(model)
    assert detail.put_forward_to == "Lãnh đạo Ban, các đảng ủy xã"
    assert [(one.territory_name, one.note) for one in detail.uptakes] == [("Xã An Phú", "3 chi bộ")]


def test_a_draft_goes_with_the_same_commit(made: JournalBook) -> None:
    made.services.drafts.save("finding:new", {"text": "đang gõ"})
    record(made)
    assert made.services.drafts.load("finding:new") is None
