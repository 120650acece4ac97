"""Words for month plans, programmes, invitations, sessions and procedures."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain import invitation, leaders_session, month_plan, personnel
from app.domain.record import Record, RecordKind
from app.i18n import mark
from app.services.field_words.shared import DATED

CLASSES: Mapping[RecordKind, type[Record]] = {
    RecordKind.MONTH_PLAN: month_plan.MonthPlan,
    RecordKind.PLAN_ENTRY: month_plan.PlanEntry,
    RecordKind.PROGRAMME_ITEM: month_plan.ProgrammeItem,
    RecordKind.INVITATION: invitation.Invitation,
    RecordKind.LEADERS_SESSION: leaders_session.LeadersSession,
    RecordKind.PERSONNEL_PROCEDURE: personnel.PersonnelProcedure,
}

KINDS: Mapping[RecordKind, str] = {
    RecordKind.MONTH_PLAN: mark("kế hoạch công tác tháng"),
    RecordKind.PLAN_ENTRY: mark("việc trong kế hoạch tháng"),
    RecordKind.PROGRAMME_ITEM: mark("mục của chương trình công tác"),
    RecordKind.INVITATION: mark("giấy mời"),
    RecordKind.LEADERS_SESSION: mark("buổi Lãnh đạo Ban làm việc với địa bàn"),
    RecordKind.PERSONNEL_PROCEDURE: mark("quy trình công tác nhân sự"),
}

FIELDS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.MONTH_PLAN: {
        "group_id": mark("Nhóm"),
        "person_id": mark("Cán bộ theo dõi"),
        "month": mark("Tháng (ngày đầu tháng)"),
        "state": mark("Trạng thái"),
        "author_id": mark("Người lập"),
        "note": mark("Ghi chú"),
        "reported_on": mark("Ngày báo cáo"),
        "first_reported_on": mark("Ngày báo cáo lần đầu"),
        "answered_on": mark("Ngày có ý kiến"),
        "answered_by_id": mark("Người cho ý kiến"),
        "remark": mark("Ý kiến"),
    },
    RecordKind.PLAN_ENTRY: {
        "plan_id": mark("Kế hoạch tháng"),
        "kind": mark("Loại việc"),
        "starts_on": mark("Ngày đi"),
        "ends_on": mark("Ngày về"),
        "starts_at": mark("Giờ đi"),
        "ends_at": mark("Giờ về"),
        "territory_id": mark("Địa bàn"),
        "place": mark("Địa điểm"),
        "subject": mark("Nội dung, mục đích"),
        "participant_ids": mark("Người tham gia"),
        "engagement_id": mark("Đã báo việc"),
        "amended_on": mark("Ngày điều chỉnh"),
        "amend_reason": mark("Lý do điều chỉnh"),
        "withdrawn_on": mark("Ngày rút khỏi kế hoạch"),
        "withdraw_reason": mark("Lý do rút khỏi kế hoạch"),
    },
    RecordKind.PROGRAMME_ITEM: {
        "territory_id": mark("Địa bàn"),
        "starts_on": mark("Từ ngày"),
        "ends_on": mark("Đến ngày"),
        "starts_at": mark("Từ giờ"),
        "ends_at": mark("Đến giờ"),
        "content": mark("Nội dung"),
        "place": mark("Địa điểm"),
        "chaired_by_id": mark("Lãnh đạo chủ trì, dự"),
        "attendees": mark("Chuẩn bị, thành phần dự"),
        "withdrawn_on": mark("Ngày bỏ"),
    },
    RecordKind.INVITATION: {
        "territory_id": mark("Địa bàn mời"),
        "inviter": mark("Nơi mời"),
        "reference": mark("Số, ký hiệu"),
        "received_on": mark("Ngày nhận"),
        "group_id": mark("Nhóm được mời"),
        "kind": mark("Loại việc"),
        "subject": mark("Nội dung"),
        "place": mark("Địa điểm"),
        "meets_on": mark("Ngày họp"),
        "meets_at": mark("Giờ họp"),
        "state": mark("Trạng thái"),
        "attendee_ids": mark("Người đi dự"),
        "wanted_ids": mark("Xin cử thêm"),
        "leader_told_on": mark("Ngày báo lãnh đạo phụ trách"),
        "leader_told_how": mark("Cách báo lãnh đạo phụ trách"),
        "shared_on": mark("Ngày chia sẻ lại với nhóm"),
        "learnt": mark("Nội dung chia sẻ lại"),
        "engagement_id": mark("Đã báo việc"),
    },
    RecordKind.LEADERS_SESSION: {
        "territory_id": mark("Địa bàn"),
        "meets_on": mark("Ngày làm việc"),
        "starts_at": mark("Giờ bắt đầu"),
        "place": mark("Địa điểm"),
        "chaired_by_id": mark("Người chủ trì"),
        "subject": mark("Nội dung"),
        "participant_ids": mark("Người cùng dự"),
        "state": mark("Trạng thái"),
        "conclusions": mark("Kết luận"),
    },
    RecordKind.PERSONNEL_PROCEDURE: {
        **DATED,
        "territory_id": mark("Địa bàn"),
        "title": mark("Tên gọi"),
        "reader_ids": mark("Người được xem"),
        "note": mark("Ghi chú"),
    },
}

VALUES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {}
