"""Words for findings, their hand-overs, and models taken up elsewhere."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain import finding
from app.domain.record import Record, RecordKind
from app.i18n import mark
from app.services.field_words.shared import UNSPOKEN

CLASSES: Mapping[RecordKind, type[Record]] = {
    RecordKind.FINDING: finding.Finding,
    RecordKind.FINDING_HANDOVER: finding.FindingHandover,
    RecordKind.FINDING_CLUSTER: finding.FindingCluster,
    RecordKind.MODEL_UPTAKE: finding.ModelUptake,
}

KINDS: Mapping[RecordKind, str] = {
    RecordKind.FINDING: mark("nội dung ghi nhận"),
    RecordKind.FINDING_HANDOVER: mark("việc chuyển xử lý"),
    RecordKind.FINDING_CLUSTER: mark("nhóm nội dung giống nhau"),
    RecordKind.MODEL_UPTAKE: mark("việc áp dụng mô hình"),
}

FIELDS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.FINDING: {
        "kind": mark("Loại"),
        "territory_id": mark("Địa bàn"),
        "text": mark("Nội dung"),
        "raised_on": mark("Ngày nêu"),
        "raised_by_id": mark("Người ghi"),
        "group_id": mark("Nhóm"),
        "subject_field_id": mark("Lĩnh vực"),
        "engagement_id": mark("Ghi từ việc"),
        "direction": mark("Chiều kiến nghị"),
        "authority": mark("Thẩm quyền giải quyết"),
        "stage": mark("Trạng thái"),
        "put_to_unit_on": mark("Ngày góp ý với đơn vị"),
        "unit_answered_on": mark("Ngày đơn vị trả lời"),
        "unit_answer": mark("Trả lời của đơn vị"),
        "put_forward_on": mark("Ngày đề nghị nhân rộng"),
        "put_forward_to": mark("Đề nghị nhân rộng"),
        "cluster_id": mark("Thuộc nhóm nội dung giống nhau"),
        "settled_on": mark("Ngày giải quyết"),
        "settlement": mark("Kết quả giải quyết"),
        "withdrawn_on": mark("Ngày rút"),
        "withdraw_reason": mark("Lý do rút"),
        "origin": UNSPOKEN,
    },
    RecordKind.FINDING_HANDOVER: {
        "finding_id": mark("Nội dung chuyển"),
        "to_kind": mark("Chuyển đến"),
        "division_id": mark("Phòng"),
        "person_id": mark("Người nhận"),
        "body": mark("Cơ quan"),
        "request": mark("Đề nghị"),
        "handed_on": mark("Ngày chuyển"),
        "handed_by_id": mark("Người chuyển"),
        "due_on": mark("Hạn trả lời"),
        "state": mark("Trạng thái"),
        "answered_on": mark("Ngày trả lời"),
        "answer": mark("Trả lời"),
    },
    RecordKind.FINDING_CLUSTER: {
        "title": mark("Tên gọi"),
        "kind": mark("Loại"),
        "note": mark("Ghi chú"),
        "opened_on": mark("Ngày lập"),
    },
    RecordKind.MODEL_UPTAKE: {
        "finding_id": mark("Mô hình"),
        "territory_id": mark("Địa bàn áp dụng"),
        "taken_up_on": mark("Ngày áp dụng"),
        "note": mark("Ghi chú"),
    },
}

VALUES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    finding.FindingKind: {
        finding.FindingKind.DIFFICULTY: mark("Khó khăn, vướng mắc"),
        finding.FindingKind.PROPOSAL: mark("Đề xuất, kiến nghị"),
        finding.FindingKind.NEW_MODEL: mark("Mô hình mới, cách làm sáng tạo"),
        finding.FindingKind.SHORTCOMING: mark("Thiếu sót"),
        finding.FindingKind.PROMINENT_MATTER: mark("Vấn đề nổi cộm"),
    },
    finding.Direction: {
        finding.Direction.FROM_TERRITORY: mark("địa bàn kiến nghị"),
        finding.Direction.TO_TERRITORY: mark("kiến nghị với địa bàn"),
    },
    finding.Authority: {
        finding.Authority.TERRITORY: mark("địa bàn"),
        finding.Authority.DIVISION: mark("phòng của Ban"),
        finding.Authority.COMMISSION: mark("Ban"),
        finding.Authority.AGENCY: mark("cơ quan, đơn vị khác"),
        finding.Authority.STANDING_COMMITTEE: mark("Ban Thường vụ Tỉnh ủy"),
        finding.Authority.PERMANENT_MEMBERS: mark("Thường trực Tỉnh ủy"),
        finding.Authority.CENTRAL: mark("Trung ương"),
    },
    finding.HandoverTo: {
        finding.HandoverTo.DIVISION: mark("phòng của Ban"),
        finding.HandoverTo.AGENCY: mark("cơ quan, đơn vị khác"),
        finding.HandoverTo.LEADER: mark("Lãnh đạo Ban"),
        finding.HandoverTo.STANDING_MEMBER: mark("ủy viên Ban Thường vụ Tỉnh ủy phụ trách"),
        finding.HandoverTo.STANDING_COMMITTEE: mark("Ban Thường vụ Tỉnh ủy"),
        finding.HandoverTo.PERMANENT_MEMBERS: mark("Thường trực Tỉnh ủy"),
        finding.HandoverTo.PROVINCIAL_OFFICE: mark("Văn phòng Tỉnh ủy"),
    },
}
