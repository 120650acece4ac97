"""Consents over a real book: asked by the rule in force, given by whom it names."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.engagement import ConsentState, EngagementKind, Planning, PrivateContact
from app.domain.errors import DomainError
from app.domain.flow import Channel, Step, Word
from app.domain.group import Group
from app.domain.invitation import Invitation
from app.domain.month_plan import MonthPlan, PlanEntry
from app.domain.people import CommissionLeader, LeaderPost, Person
from app.domain.personnel import PermissionState
from app.domain.record import RecordKind
from app.domain.standing import Absence
from app.domain.territory import Territory
from app.read_models.consents import ConsentAsked
from app.read_models.journal import EngagementDetail, EngagementGrounds, JournalFilter
from app.read_models.obligations import DutyState
from app.services.consent_rules import need_in_words
from app.services.journal_forms import ExchangeNote
from app.services.wording import texts
from tests.support.duty_books import FIRST, LAST, DutyBook
from tests.support.journal_books import TODAY, awaiting, day


class Office(DutyBook):
    """QC applies; the leader in charge of the group, a Head, another deputy."""

    def __init__(self, folder: Path, on: tuple[str, ...] = ("qc",)) -> None:
        super().__init__(folder, on)
        self.head = Person(full_name="Đỗ Thị Hương")
        self.deputy = Person(full_name="Bùi Văn Nam")
        with self.book.store.unit_of_work() as uow:
            uow.add(self.head)
            uow.add(self.deputy)
            uow.add(CommissionLeader(person_id=self.head.id, post=LeaderPost.HEAD))
            uow.add(CommissionLeader(person_id=self.deputy.id, post=LeaderPost.DEPUTY))
            uow.get(Group, self.group.id).leader_in_charge_id = self.leader.id
            uow.commit()

    def meeting(self, **changed: Any) -> uuid.UUID:
        values = {"kind": EngagementKind.MEETING, "starts_on": day(25), "ends_on": day(25)}
        made, _kinds = self.journal.announce(self.told(**(values | changed)))
        return made

    def said(self, person: Person, remark: str = "", on: dt.date = TODAY) -> Word:
        return Word(person.id, on, remark, Channel.PHONE)

    def detail(self, entry: uuid.UUID) -> EngagementDetail:
        return self.journal.engagement(entry)

    def asked(self, **changed: Any) -> ConsentAsked:
        values: dict[str, Any] = {
            "kind": EngagementKind.MEETING,
            "starts_on": day(25),
            "ends_on": day(25),
            "territory_id": self.followed.id,
            "group_id": self.group.id,
            "participant_ids": (self.book.person_id,),
        }
        return ConsentAsked(**(values | changed))

    def steps(self, entry: uuid.UUID) -> list[Step]:
        notice = self.detail(entry).notice
        assert notice is not None
        with self.book.store.unit_of_work() as uow:
            return [replace(one) for one in uow.find(Step, record_id=notice.id)]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    one = Office(tmp_path / "sổ")
    yield one
    one.book.store.close()


def refused(code: str, field: str | None = None) -> Any:
    assert code in texts(), code

    def fits(error: BaseException) -> bool:
        return (
            isinstance(error, DomainError)
            and error.code == code
            and (field is None or error.values.get("field") == field)
        )

    return pytest.RaisesExc(DomainError, check=fits)


def test_the_rule_in_force_says_whether_and_whose(office: Office) -> None:
    (need,) = office.services.consents.needed(office.asked())
    assert need_in_words(need) == "QC Đ5.2: cần đồng chí Võ Văn Đức (lãnh đạo phụ trách) đồng ý."
    assert office.services.consents.needed(office.asked(kind=EngagementKind.TRIP)) == ()
    before = office.asked(starts_on=dt.date(2025, 12, 31), ends_on=dt.date(2025, 12, 31))
    assert office.services.consents.needed(before) == (), "it applied from January on"
    elsewhere = office.asked(territory_id=office.other.id)
    assert office.services.consents.needed(elsewhere) == (), "the group does not follow it"


def test_where_no_regulation_is_on_only_the_office_asks(tmp_path: Path) -> None:
    office = Office(tmp_path / "sổ", on=())
    assert office.services.consents.needed(office.asked()) == ()
    assert office.detail(office.meeting()).row.consent is ConsentState.NOT_NEEDED
    own = office.meeting(ask_consent=True)
    assert office.detail(own).row.consent is ConsentState.AWAITED
    office.book.store.close()


def test_the_territorys_leader_goes_before_the_groups(office: Office) -> None:
    with office.book.store.unit_of_work() as uow:
        uow.get(Territory, office.followed.id).leader_in_charge_id = office.deputy.id
        uow.commit()
    (need,) = office.services.consents.needed(office.asked())
    assert [one.name for one in need.acting] == ["Bùi Văn Nam"]
    entry = office.meeting()
    with refused("step_not_yours"):
        office.services.consents.answer(entry, "consent", office.said(office.leader))
    office.services.consents.answer(entry, "consent", office.said(office.deputy))
    assert office.detail(entry).row.consent is ConsentState.GIVEN


def test_a_consent_by_the_wrong_person_is_refused_and_leaves_nothing(office: Office) -> None:
    entry = office.meeting()
    for wrong in (office.companion, office.deputy):
        with refused("step_not_yours"):
            office.services.consents.answer(entry, "consent", office.said(wrong))
    with refused("step_not_yours"):
        office.services.consents.answer(entry, "consent", Word(office.book.person_id, TODAY))
    assert office.detail(entry).row.consent is ConsentState.AWAITED
    assert office.steps(entry) == []
    office.services.consents.answer(entry, "consent", office.said(office.head, "nhất trí"))
    notice = office.detail(entry).notice
    assert notice is not None
    assert (notice.consent_by_name, notice.consent_note) == ("Đỗ Thị Hương", "nhất trí")


def test_a_substitute_by_dates_is_the_right_one_on_his_days(office: Office) -> None:
    entry = office.meeting()
    with refused("step_not_yours"):
        office.services.consents.answer(entry, "consent", office.said(office.deputy))
    office.add(
        Absence(
            person_id=office.leader.id,
            substitute_id=office.deputy.id,
            valid_from=day(20),
            valid_to=day(24),
        )
    )
    (need,) = office.services.consents.needed(office.asked())
    assert need_in_words(need) == (
        "QC Đ5.2: cần đồng chí Bùi Văn Nam đồng ý, "
        "thay đồng chí Võ Văn Đức (lãnh đạo phụ trách) đang vắng."
    )
    with refused("step_not_yours"):
        office.services.consents.answer(entry, "consent", office.said(office.deputy, on=day(19)))
    office.services.consents.answer(entry, "consent", office.said(office.deputy))
    duty = next(
        one
        for one in office.ledger.obligations(TODAY, FIRST, LAST)
        if one.rule == "qc-5.2-dong-y-du-hop" and one.event == entry
    )
    assert duty.state is DutyState.DONE, "his word is that of the leader in charge"
    (step,) = office.steps(entry)
    assert (step.by_id, step.in_place_of_id) == (office.deputy.id, office.leader.id)
    assert (step.written_by_id, step.channel) == (office.book.person_id, Channel.PHONE)


def test_limits_are_kept_with_the_consent_alone(office: Office) -> None:
    entry = office.meeting()
    with refused("days_too_few", "consent_days"):
        office.services.consents.answer(entry, "consent", office.said(office.leader), days=0)
    assert office.detail(entry).row.consent is ConsentState.AWAITED, "one commit or none"
    office.services.consents.answer(
        entry, "consent", office.said(office.leader), days=1, place="Trụ sở Đảng ủy"
    )
    grounds = office.detail(entry).grounds
    assert (grounds.consent_days, grounds.consent_place) == (1, "Trụ sở Đảng ủy")
    office.services.grounds.save(entry, EngagementGrounds(category="committee"))
    assert office.detail(entry).grounds.consent_days == 1, "they are the leader's word"


def test_a_refusal_says_why_and_does_not_hide_what_was_done(office: Office) -> None:
    entry = office.meeting(starts_on=day(20), ends_on=day(20))
    with refused("remark_missing", "remark"):
        office.services.consents.answer(entry, "refuse", office.said(office.leader))
    office.services.consents.answer(entry, "refuse", office.said(office.leader, "trùng lịch"))
    row = office.detail(entry).row
    assert row.consent is ConsentState.REFUSED
    page = office.journal.page(JournalFilter(consent=ConsentState.REFUSED))
    assert [one.id for one in page.rows] == [entry]
    assert office.journal.page(JournalFilter(consent=ConsentState.AWAITED)).rows == ()


def test_an_urgent_trip_is_confirmed_afterwards(office: Office) -> None:
    entry = office.meeting(starts_on=day(20), ends_on=day(20), planning=Planning.URGENT)
    waiting = office.journal.page(JournalFilter(consent=ConsentState.AWAITED))
    assert [one.planning for one in waiting.rows] == [Planning.URGENT]
    with refused("day_in_future", "on"):
        office.services.consents.answer(entry, "consent", office.said(office.leader, on=day(23)))
    office.services.consents.answer(entry, "consent", office.said(office.leader))
    notice = office.detail(entry).notice
    assert notice is not None
    assert notice.consent_on == TODAY > day(20)


def test_another_day_is_another_trip_and_is_asked_for_again(office: Office) -> None:
    entry = office.meeting()
    office.services.consents.answer(entry, "consent", office.said(office.leader), days=1)
    same = office.told(
        kind=EngagementKind.MEETING, starts_on=day(25), ends_on=day(25), subject="Thêm nội dung"
    )
    office.journal.amend(entry, same)
    assert office.detail(entry).row.consent is ConsentState.GIVEN
    office.journal.amend(entry, replace(same, starts_on=day(26), ends_on=day(26)))
    detail = office.detail(entry)
    assert detail.row.consent is ConsentState.AWAITED
    assert detail.grounds.consent_days is None
    assert [one.step for one in office.steps(entry)] == ["consent", "ask_again"]
    office.journal.amend(entry, office.told(starts_on=day(26), ends_on=day(26)))
    assert office.detail(entry).row.consent is ConsentState.NOT_NEEDED, "a trip asks for none"


def test_a_cancelled_entry_takes_no_word(office: Office) -> None:
    entry = office.meeting()
    office.journal.cancel(entry, "Xã hoãn họp")
    with refused("engagement_cancelled"):
        office.services.consents.answer(entry, "consent", office.said(office.leader))
    noted, _kinds = office.journal.note_exchange(
        ExchangeNote(TODAY, office.followed.id, "Hỏi tiến độ", (office.book.person_id,))
    )
    with refused("notice_missing"):
        office.services.consents.answer(noted, "consent", office.said(office.leader))


def test_every_notice_asks_about_private_contact(office: Office) -> None:
    with refused("private_contact_missing", "private_contact"):
        office.journal.announce(office.told(private_contact=None))
    with refused("contact_purpose_missing", "contact_purpose"):
        office.journal.announce(office.told(private_contact=PrivateContact.YES))
    assert office.journal.page(JournalFilter()).rows == ()


def test_a_yes_asks_a_leader_for_leave_in_the_same_commit(office: Office) -> None:
    told = office.told(private_contact=PrivateContact.YES, contact_purpose="Xác minh thông tin")
    entry, kinds = office.journal.announce(told)
    assert RecordKind.CONTACT_PERMISSION in kinds
    (asked,) = office.detail(entry).permissions
    assert (asked.state, asked.purpose) == (PermissionState.ASKED, "Xác minh thông tin")
    (waits,) = awaiting(office.services, RecordKind.CONTACT_PERMISSION)
    assert (waits.record_id, waits.text) == (asked.id, "Xác minh thông tin")
    with refused("step_not_yours"):
        office.services.consents.answer_permission(
            asked.id, "grant", Word(office.book.person_id, TODAY)
        )
    office.services.consents.answer_permission(
        asked.id, "grant", office.said(office.deputy, "có Trưởng ban Tổ chức cùng dự")
    )
    (given,) = office.detail(entry).permissions
    assert (given.state, given.answered_by_name) == (PermissionState.GRANTED, "Bùi Văn Nam")
    office.journal.amend(entry, replace(told, contact_purpose="Việc khác"))
    states = [one.state for one in office.detail(entry).permissions]
    assert states == [PermissionState.GRANTED, PermissionState.ASKED], "leave for that alone"
    office.journal.amend(entry, replace(told, private_contact=PrivateContact.NO))
    states = [one.state for one in office.detail(entry).permissions]
    assert states == [PermissionState.GRANTED, PermissionState.WITHDRAWN]


def test_a_notice_is_tied_to_its_plan_and_its_invitation(office: Office) -> None:
    plan = MonthPlan(group_id=office.group.id, month=day(1))
    planned = PlanEntry(
        plan_id=plan.id,
        starts_on=day(25),
        ends_on=day(25),
        territory_id=office.followed.id,
        subject="Nắm tình hình",
    )
    invitation = Invitation(
        territory_id=office.followed.id,
        reference="15-GM/ĐU",
        received_on=day(18),
        subject="Họp Ban Chấp hành",
        meets_on=day(25),
    )
    office.add(plan, planned, invitation)
    told = office.told(plan_entry_id=planned.id, starts_on=day(25), ends_on=day(25))
    trip, _kinds = office.journal.announce(told)
    assert office.detail(trip).row.planning is Planning.PLANNED
    with refused("already_announced"):
        office.journal.announce(told)
    meeting = office.meeting(invitation_id=invitation.id)
    grounds = office.detail(meeting).grounds
    assert (grounds.invitation_reference, grounds.invited_on) == ("15-GM/ĐU", day(18))
    with office.book.store.unit_of_work() as uow:
        assert uow.get(PlanEntry, planned.id).engagement_id == trip
        assert uow.get(Invitation, invitation.id).engagement_id == meeting
    office.journal.cancel(trip, "Xã hoãn")
    again, _kinds = office.journal.announce(told)
    with office.book.store.unit_of_work() as uow:
        assert uow.get(PlanEntry, planned.id).engagement_id == again


def test_an_exchange_names_with_whom_and_needs_no_territory_then(office: Office) -> None:
    noted = ExchangeNote(
        TODAY,
        None,
        "Trao đổi về quy hoạch",
        (office.book.person_id,),
        partner_ids=(office.leader.id, office.group.id),
        partner_body="Sở Nội vụ",
        mutual=True,
    )
    with refused("territory_missing", "territory"):
        office.journal.note_exchange(replace(noted, partner_ids=(), partner_body=""))
    entry, _kinds = office.journal.note_exchange(noted)
    detail = office.detail(entry)
    assert detail.partners == ("Võ Văn Đức", "Nhóm 2")
    assert (detail.partner_body, detail.grounds.mutual) == ("Sở Nội vụ", True)
