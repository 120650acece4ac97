"""A book for changes of units: four communes with open and settled things, two groups."""

import datetime as dt
import uuid
from pathlib import Path
from typing import TypeVar

from app.domain.commitment import Commitment, CommitmentState
from app.domain.directive import Directive, DirectiveProgress, ProgressState
from app.domain.duty_facts import DutyExemption, FollowingBar, RotationClock, TerritoryNumber
from app.domain.engagement import Engagement, EngagementKind
from app.domain.finding import Finding, FindingKind
from app.domain.group import Assignment, AssignmentDecision, Group
from app.domain.invitation import Invitation
from app.domain.lineage import ChangeKind
from app.domain.office import Office
from app.domain.record import Record
from app.domain.task import Task
from app.domain.territory import OfficeHolder, PartyContact, SubUnit, Territory
from app.services.lineage.forms import ChangeForm, Predecessor, Successor
from app.services.territory_forms import TerritoryData
from tests.support.territory_office import REFORM, TerritoryOffice

R = TypeVar("R", bound=Record)
ON = dt.date(2026, 11, 1)
BEFORE = dt.date(2026, 9, 10)
AFTER = dt.date(2026, 12, 3)


class LineageBook(TerritoryOffice):
    """Ba Gia and Ba Tơ are followed by group 1, Đông Sơn by group 2, Ấp Bắc by nobody."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.lineage = self.services.lineage
        self.gia, self.to = self.places["Xã Ba Gia"], self.places["Xã Ba Tơ"]
        self.dong, self.bac = self.places["Xã Đông Sơn"], self.places["Phường Ấp Bắc"]
        with self.book.store.unit_of_work() as uow:
            uow.add(
                Office(
                    province_code="51",
                    province_name="Tỉnh Quảng Ngãi",
                    committee_name="Tỉnh ủy Quảng Ngãi",
                    commission_name="Ban Tổ chức",
                    body_symbol="BTCTU",
                    place_name="Quảng Ngãi",
                )
            )
            decision = AssignmentDecision(number="401-QĐ/BTCTU", signed_on=REFORM)
            uow.add(decision)
            second = Group(name="Nhóm 2", valid_from=REFORM)
            uow.add(second)
            self.second = second.id
            for place, group in ((self.to, self.group), (self.dong, self.second)):
                uow.add(
                    Assignment(
                        territory_id=place,
                        group_id=group,
                        decision_id=decision.id,
                        valid_from=REFORM,
                    )
                )
            text = Directive(form="Nghị quyết", number="12-NQ/TW", issued_on=BEFORE)
            named = Directive(
                form="Chỉ thị", number="3-CT/TU", issued_on=BEFORE, territory_ids=[self.gia]
            )
            uow.add(text)
            uow.add(named)
            self.text, self.named = text.id, named.id
            for place in (self.gia, self.to, self.dong, self.bac):
                for record in self._things(place):
                    uow.add(record)
            uow.commit()

    def _things(self, place: uuid.UUID) -> list[Record]:
        me = self.book.person_id
        return [
            Finding(
                kind=FindingKind.DIFFICULTY, territory_id=place, text="Thiếu phòng họp",
                raised_on=BEFORE,
            ),
            Finding(
                kind=FindingKind.PROPOSAL, territory_id=place, text="Đã trả lời",
                raised_on=BEFORE, settled_on=BEFORE, settlement="Xong",
            ),
            Commitment(
                territory_id=place, text="Trả lời về biên chế", keeper_id=me, made_on=BEFORE,
                due_on=AFTER,
            ),
            Commitment(
                territory_id=place, text="Đã trả lời", keeper_id=me, made_on=BEFORE,
                due_on=BEFORE, state=CommitmentState.ANSWERED,
            ),
            Task(
                text="Rà soát quy hoạch", given_by_id=self.head, given_on=BEFORE,
                assignee_person_id=me, territory_id=place,
            ),
            DirectiveProgress(
                directive_id=self.text, territory_id=place, state=ProgressState.IN_PROGRESS,
                as_of=BEFORE,
            ),
            Engagement(
                kind=EngagementKind.TRIP, starts_on=BEFORE, ends_on=BEFORE, territory_id=place,
                subject="Đã đi", participant_ids=[me], closed_on=BEFORE,
            ),
            Engagement(
                kind=EngagementKind.TRIP, starts_on=AFTER, ends_on=AFTER, territory_id=place,
                subject="Sẽ đi", participant_ids=[me],
            ),
            Invitation(
                territory_id=place, received_on=BEFORE, subject="Họp Đảng ủy", meets_on=AFTER
            ),
            PartyContact(territory_id=place, full_name="Đinh Thị Hoa", post_title="Phó Bí thư"),
            OfficeHolder(territory_id=place, full_name="Trần Văn Núi", post_title="Bí thư"),
            SubUnit(territory_id=place, kind="Thôn", name="Gò Ren"),
            DutyExemption(
                territory_id=place, reason="Thiên tai", valid_from=BEFORE,
                valid_to=dt.date(2027, 1, 31),
            ),
            FollowingBar(person_id=me, territory_id=place, kind="home_place"),
            TerritoryNumber(territory_id=place, name="branches", value=12),
            RotationClock(
                person_id=me, territory_id=place, counted_from=REFORM, reason="Chuyển ngạch",
                set_on=BEFORE,
            ),
        ]  # fmt: skip

    def data(self, name: str, **more: object) -> TerritoryData:
        """Return a new commune as typed."""
        return TerritoryData(kind_id=self.commune, name=name, **more)  # type: ignore[arg-type]  # any

    def merger(self, name: str, *places: uuid.UUID, **more: object) -> ChangeForm:
        """Return the merger of whole units into a new one."""
        return ChangeForm(
            ChangeKind.MERGER,
            ON,
            tuple(Predecessor(one) for one in places),
            (Successor(data=self.data(name)),),
            decree="1234/NQ-UBTVQH15",
            **more,  # type: ignore[arg-type]  # any field of the form
        )

    def find(self, cls: type[R], **equals: object) -> list[R]:
        """Return the records of a class."""
        with self.book.store.unit_of_work() as uow:
            found = list(uow.find(cls, **equals))
            uow.commit()  # else they forget their values
            return found

    def unit(self, name: str) -> Territory:
        """Return the unit of that name that began last."""
        return max(self.find(Territory, name=name), key=lambda one: one.valid_from or dt.date.min)
