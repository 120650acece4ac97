"""Words for territories, groups and assignments."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain import group, territory
from app.domain.record import Record, RecordKind
from app.i18n import mark
from app.services.field_words.shared import DATED, POSITION, UNSPOKEN

CLASSES: Mapping[RecordKind, type[Record]] = {
    RecordKind.TERRITORY_KIND: territory.TerritoryKind,
    RecordKind.TERRITORY: territory.Territory,
    RecordKind.TERRITORY_SUCCESSION: territory.TerritorySuccession,
    RecordKind.PARTY_CONTACT: territory.PartyContact,
    RecordKind.BOUNDARY: territory.Boundary,
    RecordKind.GROUP: group.Group,
    RecordKind.GROUP_MEMBERSHIP: group.GroupMembership,
    RecordKind.ASSIGNMENT_DECISION: group.AssignmentDecision,
    RecordKind.ASSIGNMENT: group.Assignment,
}

KINDS: Mapping[RecordKind, str] = {
    RecordKind.TERRITORY_KIND: mark("loại địa bàn"),
    RecordKind.TERRITORY: mark("địa bàn"),
    RecordKind.TERRITORY_SUCCESSION: mark("liên kết đơn vị cũ - mới"),
    RecordKind.PARTY_CONTACT: mark("đầu mối cấp ủy"),
    RecordKind.BOUNDARY: mark("ranh giới"),
    RecordKind.GROUP: mark("nhóm"),
    RecordKind.GROUP_MEMBERSHIP: mark("thành viên nhóm"),
    RecordKind.ASSIGNMENT_DECISION: mark("văn bản phân công"),
    RecordKind.ASSIGNMENT: mark("phân công"),
}

FIELDS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.TERRITORY_KIND: {
        **POSITION,
        "code": mark("Mã"),
        "name": mark("Tên loại"),
        "category": mark("Nhóm loại"),
    },
    RecordKind.TERRITORY: {
        **DATED,
        **POSITION,
        "kind_id": mark("Loại địa bàn"),
        "name": mark("Tên địa bàn"),
        "code": mark("Mã đơn vị"),
        "parent_id": mark("Thuộc"),
        "former_district": mark("Huyện cũ"),
        "party_organisation": mark("Tổ chức đảng"),
        "leader_in_charge_id": mark("Lãnh đạo phụ trách"),
        "standing_member_id": mark("Ủy viên Ban Thường vụ phụ trách"),
        "latitude": mark("Vĩ độ"),
        "longitude": mark("Kinh độ"),
        "area_km2": mark("Diện tích (km²)"),
        "note": mark("Ghi chú"),
        "origin": UNSPOKEN,
        "organisation_kind": mark("Loại tổ chức đảng"),
        "decided_on": mark("Ngày quyết định thành lập"),
    },
    RecordKind.TERRITORY_SUCCESSION: {
        "predecessor_id": mark("Đơn vị cũ"),
        "successor_id": mark("Đơn vị mới"),
        "on": mark("Từ ngày"),
        "is_part": mark("Chỉ một phần"),
        "decree": mark("Nghị quyết"),
    },
    RecordKind.PARTY_CONTACT: {
        **DATED,
        "territory_id": mark("Địa bàn"),
        "full_name": mark("Họ và tên"),
        "post_title": mark("Chức vụ"),
        "phone": mark("Điện thoại"),
    },
    RecordKind.BOUNDARY: {
        "territory_id": mark("Địa bàn"),
        "source": mark("Nguồn ranh giới"),
        "sha256": mark("Mã kiểm tra (SHA-256)"),
        "imported": mark("Nhập lúc"),
    },
    RecordKind.GROUP: {
        **DATED,
        "name": mark("Tên nhóm"),
        "leader_in_charge_id": mark("Lãnh đạo phụ trách"),
        "decision_id": mark("Văn bản phân công"),
        "note": mark("Ghi chú"),
    },
    RecordKind.GROUP_MEMBERSHIP: {
        **DATED,
        "group_id": mark("Nhóm"),
        "person_id": mark("Người"),
        "role": mark("Vai trò"),
    },
    RecordKind.ASSIGNMENT_DECISION: {
        "number": mark("Số, ký hiệu"),
        "signed_on": mark("Ngày ký"),
        "signer": mark("Người ký"),
        "issuer": mark("Cơ quan ban hành"),
        "subject": mark("Trích yếu"),
    },
    RecordKind.ASSIGNMENT: {
        **DATED,
        "territory_id": mark("Địa bàn"),
        "group_id": mark("Nhóm"),
        "follower_id": mark("Cán bộ theo dõi"),
        "decision_id": mark("Văn bản phân công"),
        "end_reason": mark("Lý do kết thúc"),
        "end_note": mark("Ghi chú khi kết thúc"),
        "verified_by": mark("Người xác minh"),
        "verified_on": mark("Ngày xác minh"),
    },
}

VALUES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    group.GroupRole: {
        group.GroupRole.LEAD: mark("Trưởng nhóm"),
        group.GroupRole.MEMBER: mark("Thành viên"),
    },
    group.EndReason: {
        group.EndReason.ROTATION: mark("luân chuyển định kỳ"),
        group.EndReason.DUTY: mark("yêu cầu nhiệm vụ"),
        group.EndReason.VERIFIED_OPINION: mark("dư luận không tốt đã xác minh"),
        group.EndReason.NOT_FULFILLED: mark("không hoàn thành nhiệm vụ"),
        group.EndReason.TERM_ENDED: mark("hết nhiệm kỳ"),
        group.EndReason.TERRITORY_ENDED: mark("địa bàn không còn"),
        group.EndReason.GROUP_CHANGED: mark("thay đổi nhóm"),
    },
    territory.TerritoryCategory: {
        territory.TerritoryCategory.COMMUNE: mark("Xã, phường, đặc khu"),
        territory.TerritoryCategory.DISTRICT: mark("Huyện, thị xã, thành phố (trước 01/7/2025)"),
        territory.TerritoryCategory.DEPARTMENT: mark("Sở, ban, ngành"),
        territory.TerritoryCategory.FRONT_AND_MASS: mark("Mặt trận, đoàn thể"),
        territory.TerritoryCategory.PARTY_COMMITTEE: mark("Đảng ủy trực thuộc Tỉnh ủy"),
        territory.TerritoryCategory.CENTRAL_AGENCY: mark("Cơ quan Trung ương trên địa bàn"),
    },
}
