"""What the sample's notices say of private contact, and the leaders' words that came otherwise.

By a die of its own, so that nothing else of the sample depends on it. Fictional, no persons.
"""

import datetime as dt
import random
import uuid

from app.domain.engagement import Engagement, Notice, Planning, PrivateContact
from app.domain.flow import Word
from app.domain.personnel import ContactPermission
from app.ports.store import UnitOfWork
from app.services.sample.texts import die, pick
from app.services.steps import replay

_PURPOSES = (
    "Trao đổi riêng theo yêu cầu của Ban về kết quả thực hiện nhiệm vụ được giao",
    "Nghe phản ánh về công tác quản lý, sử dụng cán bộ theo đề nghị của cấp ủy",
    "Làm rõ nội dung báo cáo của đơn vị trước khi trình Lãnh đạo Ban",
)
_CONDITIONS = (
    "",
    "Làm việc tại trụ sở, có Trưởng nhóm cùng dự.",
    "Báo lại ngay sau buổi làm việc.",
)
_RECENT = dt.timedelta(days=9)
_BODIES = ("Văn phòng Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy", "Sở Nội vụ")
_REFUSALS = (
    "Trùng lịch họp chung của Ban, đề nghị bố trí buổi khác.",
    "Nội dung chưa chuẩn bị xong, dự phiên sau.",
)


class Words:
    """Completes notices; ``leader_id`` is always who is in charge there."""

    def __init__(self) -> None:
        self._rng: random.Random = die("consents")

    def complete(self, notice: Notice, entry: Engagement, today: dt.date) -> bool:
        """Answer the question on private contact; True where leave is to be asked for."""
        ahead = entry.starts_on > today
        asks = self._rng.random() < (0.12 if ahead else 0.02)
        notice.private_contact = PrivateContact.YES if asks else PrivateContact.NO
        return asks

    def meet(self, entry: Engagement, leader_id: uuid.UUID) -> None:
        """Say with whom some of the exchanges were: the leader in charge, a body outside."""
        throw = self._rng.random()
        if throw < 0.15:
            entry.partner_ids = [leader_id]
        elif throw < 0.25:
            entry.partner_body = pick(self._rng, _BODIES)

    def agreed_on(
        self, notice: Notice, entry: Engagement, agreed: dt.date | None, today: dt.date
    ) -> dt.date | None:
        """Return when the leader agreed: to an urgent one afterwards, to the newest not yet."""
        gone = notice.consent_needed and entry.starts_on <= today
        if gone and entry.starts_on > today - _RECENT and self._rng.random() < 0.3:
            entry.planning = Planning.URGENT
        if entry.planning is not Planning.URGENT or not gone:
            return agreed
        later = entry.starts_on + dt.timedelta(days=1)
        return later if later + dt.timedelta(days=4) < today else None

    def refuse(
        self, uow: UnitOfWork, notice: Notice, entry: Engagement, leader_id: uuid.UUID,
        today: dt.date,
    ) -> bool:  # fmt: skip
        """Refuse a few of those that are not urgent; True where this one was refused."""
        share = 0.25 if entry.starts_on > today else 0.02
        if entry.planning is Planning.URGENT or self._rng.random() >= share:
            return False
        word = Word(leader_id, notice.given_on, pick(self._rng, _REFUSALS))
        replay(uow, notice, "refuse", word)
        return True

    def ask(
        self, uow: UnitOfWork, notice: Notice, entry: Engagement, leader_id: uuid.UUID,
        today: dt.date,
    ) -> None:  # fmt: skip
        """Ask a leader's leave for private contact; what was asked long ago is answered."""
        rng = self._rng
        asked = ContactPermission(
            engagement_id=entry.id,
            asked_by_id=entry.participant_ids[0],
            asked_on=notice.given_on,
            purpose=pick(rng, _PURPOSES),
        )
        asked.check()
        uow.add(asked)
        day = notice.given_on + dt.timedelta(days=1)
        if day + dt.timedelta(days=2) > today:
            return
        if rng.random() < 0.85:
            replay(uow, asked, "grant", Word(leader_id, day, pick(rng, _CONDITIONS)))
        else:
            reason = "Không cần thiết; làm việc chung với tập thể cấp ủy."
            replay(uow, asked, "refuse", Word(leader_id, day, reason))
