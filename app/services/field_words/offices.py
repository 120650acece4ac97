"""Words for the office, its people and their ways into the book."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain import office, people, standing
from app.domain.record import Record, RecordKind
from app.i18n import mark
from app.services.field_words.shared import DATED, POSITION, UNSPOKEN

CLASSES: Mapping[RecordKind, type[Record]] = {
    RecordKind.OFFICE: office.Office,
    RecordKind.CONGRESS_TERM: office.CongressTerm,
    RecordKind.DIVISION: office.Division,
    RecordKind.PERSON: people.Person,
    RecordKind.OFFICER: people.Officer,
    RecordKind.COMMISSION_LEADER: people.CommissionLeader,
    RecordKind.COMMUNE_FOLLOWER: people.CommuneFollower,
    RecordKind.STANDING_MEMBER: people.StandingMember,
    RecordKind.ACCOUNT: people.Account,
    RecordKind.PERSON_KEY: people.PersonKey,
    RecordKind.DEVICE: people.Device,
    RecordKind.ABSENCE: standing.Absence,
}

KINDS: Mapping[RecordKind, str] = {
    RecordKind.OFFICE: mark("thông tin cơ quan"),
    RecordKind.CONGRESS_TERM: mark("nhiệm kỳ"),
    RecordKind.DIVISION: mark("phòng"),
    RecordKind.PERSON: mark("người"),
    RecordKind.OFFICER: mark("công chức của Ban"),
    RecordKind.COMMISSION_LEADER: mark("chức vụ Lãnh đạo Ban"),
    RecordKind.COMMUNE_FOLLOWER: mark("cán bộ theo dõi xã"),
    RecordKind.STANDING_MEMBER: mark("ủy viên Ban Thường vụ phụ trách"),
    RecordKind.ACCOUNT: mark("tài khoản"),
    RecordKind.PERSON_KEY: mark("khóa của người dùng"),
    RecordKind.DEVICE: mark("máy"),
    RecordKind.ABSENCE: mark("thời gian vắng mặt"),
}

FIELDS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.OFFICE: {
        "province_code": mark("Mã tỉnh"),
        "province_name": mark("Tỉnh, thành phố"),
        "committee_name": mark("Cấp ủy cấp trên trực tiếp"),
        "commission_name": mark("Cơ quan ban hành"),
        "body_symbol": mark("Ký hiệu cơ quan"),
        "place_name": mark("Địa danh"),
        "old_tone_marks": mark("Viết dấu theo lối cũ (uỷ, hoà)"),
        "is_sample": mark("Sổ mẫu"),
        "gazetteer_as_of": mark("Danh mục đơn vị đến ngày"),
        "plans_approved": mark("Kế hoạch tháng phải được duyệt"),
    },
    RecordKind.CONGRESS_TERM: {
        **DATED,
        "organisation": mark("Tổ chức đảng"),
        "name": mark("Tên nhiệm kỳ"),
        "opening_event": mark("Mở đầu bằng"),
        "closing_event": mark("Kết thúc bằng"),
    },
    RecordKind.DIVISION: {
        **DATED,
        **POSITION,
        "name": mark("Tên phòng"),
        "short_name": mark("Tên ngắn"),
        "is_overseer": mark("Theo dõi việc thực hiện quy chế"),
    },
    RecordKind.PERSON: {
        "full_name": mark("Họ và tên"),
        "phone": mark("Điện thoại cơ quan"),
        "distinction": mark("Phân biệt với người trùng tên"),
        "merged_into_id": mark("Đã gộp vào"),
        "origin": UNSPOKEN,
    },
    RecordKind.OFFICER: {
        **DATED,
        "person_id": mark("Người"),
        "division_id": mark("Phòng"),
        "title": mark("Chức danh"),
    },
    RecordKind.COMMISSION_LEADER: {
        **DATED,
        **POSITION,
        "person_id": mark("Người"),
        "post": mark("Chức vụ"),
    },
    RecordKind.COMMUNE_FOLLOWER: {
        **DATED,
        "person_id": mark("Người"),
        "home_agency": mark("Cơ quan công tác"),
        "post_title": mark("Chức vụ"),
        "home_agency_head": mark("Thủ trưởng cơ quan"),
    },
    RecordKind.STANDING_MEMBER: {
        **DATED,
        "person_id": mark("Người"),
        "post_title": mark("Chức vụ"),
    },
    RecordKind.ACCOUNT: {
        **DATED,
        "person_id": mark("Người"),
        "slot_id": UNSPOKEN,
        "is_administrator": mark("Quản trị sổ"),
    },
    RecordKind.PERSON_KEY: {
        "person_id": mark("Người"),
        "signing_key": mark("Khóa ký (công khai)"),
        "encryption_key": mark("Khóa mã hóa (công khai)"),
        "since": mark("Dùng từ"),
        "ended": mark("Thôi dùng từ"),
        "reason": mark("Lý do"),
    },
    RecordKind.DEVICE: {
        "name": mark("Tên máy"),
        "signing_key": mark("Khóa ký (công khai)"),
        "registered": mark("Ghi nhận lúc"),
        "revoked": mark("Thôi dùng từ"),
    },
    RecordKind.ABSENCE: {
        **DATED,
        "person_id": mark("Người vắng"),
        "substitute_id": mark("Người thay"),
        "group_id": mark("Chỉ đối với nhóm"),
        "reason": mark("Lý do"),
        "ground": mark("Căn cứ"),
    },
}

VALUES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    people.LeaderPost: {
        people.LeaderPost.HEAD: mark("Trưởng ban"),
        people.LeaderPost.ACTING_HEAD: mark("Quyền Trưởng ban"),
        people.LeaderPost.DEPUTY_IN_CHARGE: mark("Phó Trưởng ban phụ trách"),
        people.LeaderPost.DEPUTY: mark("Phó Trưởng ban"),
    },
}
