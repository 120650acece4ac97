"""Words for the journal: engagements, findings and the files on them."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain import attachment, engagement, finding
from app.domain.record import Record, RecordKind
from app.i18n import mark
from app.services.field_words.shared import DATED, POSITION, UNSPOKEN

CLASSES: Mapping[RecordKind, type[Record]] = {
    RecordKind.SUBJECT_FIELD: engagement.SubjectField,
    RecordKind.ENGAGEMENT: engagement.Engagement,
    RecordKind.NOTICE: engagement.Notice,
    RecordKind.OUTCOME: engagement.Outcome,
    RecordKind.FINDING: finding.Finding,
    RecordKind.ATTACHMENT: attachment.Attachment,
}

KINDS: Mapping[RecordKind, str] = {
    RecordKind.SUBJECT_FIELD: mark("lĩnh vực"),
    RecordKind.ENGAGEMENT: mark("việc trong sổ công tác"),
    RecordKind.NOTICE: mark("báo việc"),
    RecordKind.OUTCOME: mark("báo công"),
    RecordKind.FINDING: mark("nội dung ghi nhận"),
    RecordKind.ATTACHMENT: mark("tệp đính kèm"),
}

FIELDS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.SUBJECT_FIELD: {
        **DATED,
        **POSITION,
        "code": mark("Mã"),
        "name": mark("Tên lĩnh vực"),
        "source": mark("Căn cứ"),
    },
    RecordKind.ENGAGEMENT: {
        "kind": mark("Loại việc"),
        "starts_on": mark("Ngày đi"),
        "ends_on": mark("Ngày về"),
        "territory_id": mark("Địa bàn"),
        "group_id": mark("Nhóm"),
        "subject": mark("Nội dung, mục đích"),
        "place": mark("Địa điểm"),
        "starts_at": mark("Giờ đi"),
        "ends_at": mark("Giờ về"),
        "subject_field_ids": mark("Lĩnh vực"),
        "participant_ids": mark("Người tham gia"),
        "closed_on": mark("Ngày báo kết quả"),
        "cancelled_on": mark("Ngày hủy"),
        "cancel_reason": mark("Lý do hủy"),
        "named_as_today": mark("Ghi theo tên hiện nay"),
        "origin": UNSPOKEN,
        "planning": mark("Theo kế hoạch hay đột xuất"),
        "order_reference": mark("Văn bản cử đi"),
        "order_on": mark("Ngày văn bản cử đi"),
        "invitation_reference": mark("Giấy mời"),
        "invited_on": mark("Ngày giấy mời"),
        "level": mark("Cấp"),
        "category": mark("Loại cuộc họp, chuyến đi"),
        "serves": mark("Tính cho quy chế, quy định"),
        "mutual": mark("Tính cho cả hai bên"),
    },
    RecordKind.NOTICE: {
        "engagement_id": mark("Việc"),
        "given_on": mark("Ngày báo việc"),
        "given_by_id": mark("Người báo"),
        "contacted": mark("Đã liên hệ với"),
        "contacted_on": mark("Ngày liên hệ"),
        "consent_needed": mark("Cần lãnh đạo đồng ý"),
        "consent_by_id": mark("Người đồng ý"),
        "consent_on": mark("Ngày đồng ý"),
        "consent_note": mark("Ý kiến khi đồng ý"),
        "consent_days": mark("Đồng ý cho đi (số ngày)"),
        "consent_place": mark("Đồng ý cho đến (nơi)"),
        "programme": mark("Chương trình"),
    },
    RecordKind.OUTCOME: {
        "engagement_id": mark("Việc"),
        "reported_on": mark("Ngày báo công"),
        "reported_by_id": mark("Người báo"),
        "minutes": mark("Nội dung làm việc"),
        "statements": mark("Ý kiến đã phát biểu"),
        "results": mark("Kết quả"),
        "procedure_followed": mark("Quy trình, thủ tục"),
        "procedure_remarks": mark("Nhận xét về quy trình"),
    },
    RecordKind.FINDING: {
        "kind": mark("Loại"),
        "territory_id": mark("Địa bàn"),
        "text": mark("Nội dung"),
        "raised_on": mark("Ngày nêu"),
        "raised_by_id": mark("Người ghi"),
        "group_id": mark("Nhóm"),
        "subject_field_id": mark("Lĩnh vực"),
        "engagement_id": mark("Ghi từ việc"),
        "settled_on": mark("Ngày giải quyết"),
        "settlement": mark("Kết quả giải quyết"),
        "origin": UNSPOKEN,
    },
    RecordKind.ATTACHMENT: {
        "record_kind": UNSPOKEN,
        "record_id": mark("Đính kèm vào"),
        "file_name": mark("Tên tệp"),
        "media_type": UNSPOKEN,
        "size": mark("Dung lượng (byte)"),
        "sha256": mark("Mã kiểm tra (SHA-256)"),
        "added_on": mark("Ngày thêm"),
        "added_by_id": mark("Người thêm"),
        "note": mark("Ghi chú"),
        "withdrawn_on": mark("Ngày gỡ"),
    },
}

VALUES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    engagement.EngagementKind: {
        engagement.EngagementKind.TRIP: mark("Chuyến công tác"),
        engagement.EngagementKind.MEETING: mark("Dự họp"),
        engagement.EngagementKind.BRANCH_MEETING: mark("Sinh hoạt chi bộ"),
        engagement.EngagementKind.GROUP_SESSION: mark("Sinh hoạt nhóm"),
        engagement.EngagementKind.EXCHANGE: mark("Trao đổi, liên hệ"),
    },
    engagement.EngagementState: {
        engagement.EngagementState.ANNOUNCED: mark("đã báo việc"),
        engagement.EngagementState.UNDER_WAY: mark("đang đi"),
        engagement.EngagementState.AWAITING_OUTCOME: mark("chưa báo kết quả"),
        engagement.EngagementState.CLOSED: mark("đã báo kết quả"),
        engagement.EngagementState.CANCELLED: mark("đã hủy"),
    },
    engagement.Planning: {
        engagement.Planning.PLANNED: mark("theo kế hoạch"),
        engagement.Planning.UNPLANNED: mark("đột xuất"),
        engagement.Planning.URGENT: mark("khẩn, xác nhận sau"),
    },
    engagement.ProcedureFollowed: {
        engagement.ProcedureFollowed.YES: mark("công khai, dân chủ, đúng quy định"),
        engagement.ProcedureFollowed.NO: mark("chưa đúng quy trình, thủ tục"),
        engagement.ProcedureFollowed.NOT_OBSERVED: mark("không theo dõi được"),
    },
    finding.FindingKind: {
        finding.FindingKind.DIFFICULTY: mark("Khó khăn, vướng mắc"),
        finding.FindingKind.PROPOSAL: mark("Đề xuất, kiến nghị"),
        finding.FindingKind.NEW_MODEL: mark("Mô hình mới, cách làm sáng tạo"),
        finding.FindingKind.SHORTCOMING: mark("Thiếu sót"),
        finding.FindingKind.PROMINENT_MATTER: mark("Vấn đề nổi cộm"),
    },
}
