"""Vietnamese words for the state machines: states, steps (as a button says them), who may."""

from app.domain.flow import Actor, Channel
from app.domain.record import RecordKind
from app.i18n import _, mark

K = RecordKind

#: What a record is called where its steps are told of.
SUBJECTS: dict[RecordKind, str] = {
    K.MONTH_PLAN: mark("Kế hoạch công tác tháng"),
    K.ENGAGEMENT: mark("Việc đã báo"),
    K.NOTICE: mark("Xin ý kiến trước khi đi"),
    K.CONTACT_PERMISSION: mark("Xin phép tiếp xúc riêng"),
    K.INVITATION: mark("Giấy mời"),
    K.COMMITMENT: mark("Nội dung hẹn trả lời địa bàn"),
    K.SESSION_ITEM: mark("Nội dung sinh hoạt nhóm"),
    K.FINDING: mark("Vướng mắc, kiến nghị"),
    K.FINDING_HANDOVER: mark("Chuyển xử lý"),
    K.INFORMATION_REQUEST: mark("Đề nghị cung cấp thông tin, tài liệu"),
    K.TASK: mark("Nhiệm vụ được giao"),
    K.LEADERS_SESSION: mark("Lãnh đạo Ban làm việc với địa bàn"),
    K.REPORT: mark("Báo cáo"),
    K.ORAL_REPORT: mark("Báo cáo miệng"),
    K.OUTGOING_DOCUMENT: mark("Văn bản đi"),
    K.ABSENCE: mark("Vắng mặt, người thay"),
    K.INSTRUCTION: mark("Bút phê"),
    K.RESERVED_OPINION: mark("Ý kiến bảo lưu"),
}

STATES: dict[RecordKind, dict[str, str]] = {
    K.MONTH_PLAN: {
        "draft": mark("đang lập"),
        "reported": mark("đã báo cáo, chờ ý kiến"),
        "seen": mark("lãnh đạo đã xem"),
        "remarked": mark("lãnh đạo có ý kiến"),
        "approved": mark("đã duyệt"),
        "returned": mark("trả lại"),
        "amended": mark("đang điều chỉnh"),
    },
    K.ENGAGEMENT: {
        "announced": mark("đã báo việc"),
        "under_way": mark("đang đi"),
        "awaiting_outcome": mark("chờ báo kết quả"),
        "closed": mark("đã báo kết quả"),
        "cancelled": mark("đã hủy"),
    },
    K.NOTICE: {
        "not_needed": mark("không phải xin ý kiến"),
        "awaited": mark("chờ ý kiến"),
        "given": mark("đồng ý"),
        "refused": mark("không đồng ý"),
    },
    K.CONTACT_PERMISSION: {
        "asked": mark("chờ cho phép"),
        "granted": mark("đã cho phép"),
        "refused": mark("không cho phép"),
        "withdrawn": mark("đã rút"),
    },
    K.INVITATION: {
        "received": mark("mới nhận"),
        "lead_goes": mark("trưởng nhóm dự"),
        "member_sent": mark("cử thành viên dự"),
        "more_asked": mark("xin cử thêm người"),
        "more_granted": mark("được cử thêm người"),
        "declined": mark("không dự"),
        "shared": mark("đã chia sẻ lại với nhóm"),
    },
    K.COMMITMENT: {
        "open": mark("chưa thực hiện"),
        "kept": mark("đã làm, chưa trả lời địa bàn"),
        "answered": mark("đã trả lời địa bàn"),
        "withdrawn": mark("thôi không thực hiện"),
    },
    K.SESSION_ITEM: {
        "open": mark("chưa kết luận"),
        "settled": mark("đã thống nhất"),
        "goes_up": mark("báo cáo lãnh đạo"),
        "acknowledged": mark("lãnh đạo đã cho ý kiến"),
        "left_out": mark("bỏ khỏi chương trình"),
    },
    K.FINDING: {
        "open": mark("mới ghi nhận"),
        "with_unit": mark("đã góp ý với đơn vị"),
        "unit_answered": mark("đơn vị đã trả lời"),
        "handed_over": mark("đã chuyển, chờ tiếp nhận"),
        "accepted": mark("đã tiếp nhận, đang xử lý"),
        "answered": mark("đã có trả lời"),
        "returned": mark("bị trả lại"),
        "put_forward": mark("đã đề nghị nhân rộng"),
        "settled": mark("đã giải quyết"),
        "withdrawn": mark("đã rút (ghi nhầm)"),
    },
    K.FINDING_HANDOVER: {
        "sent": mark("đã chuyển"),
        "accepted": mark("đã tiếp nhận"),
        "returned": mark("trả lại"),
        "answered": mark("đã trả lời"),
    },
    K.INFORMATION_REQUEST: {
        "draft": mark("đang soạn"),
        "asked": mark("đã gửi, chờ trả lời"),
        "answered": mark("đã có trả lời"),
        "sent_back": mark("đề nghị bổ sung"),
        "closed": mark("kết thúc"),
        "withdrawn": mark("đã rút"),
    },
    K.TASK: {
        "given": mark("mới giao"),
        "accepted": mark("đã nhận, đang làm"),
        "done": mark("đã làm xong, chờ xác nhận"),
        "returned": mark("phải làm tiếp"),
        "confirmed": mark("đã hoàn thành"),
        "withdrawn": mark("thôi giao"),
    },
    K.LEADERS_SESSION: {
        "planned": mark("sắp làm việc"),
        "held": mark("đã làm việc"),
        "cancelled": mark("đã hoãn, hủy"),
    },
    K.REPORT: {
        "draft": mark("đang soạn"),
        "handed_in": mark("đã nộp, chờ ý kiến"),
        "received": mark("đã nhận"),
        "returned": mark("trả lại"),
    },
    K.ORAL_REPORT: {
        "told": mark("đã báo cáo"),
        "heard": mark("người nghe đã xác nhận"),
        "remarked": mark("người nghe có ý kiến"),
    },
    K.OUTGOING_DOCUMENT: {
        "prepared": mark("đang trình ký, chưa có số"),
        "numbered": mark("đã có số, đã ban hành"),
        "voided": mark("đã hủy, giữ số"),
        "dropped": mark("thôi trình"),
    },
    # Fixed once entered (``app.domain.flow.ENTERED``): they stand in the trace alone.
    K.ABSENCE: {"entered": mark("đã ghi")},
    K.INSTRUCTION: {"entered": mark("đã ghi")},
    K.RESERVED_OPINION: {"entered": mark("đã ghi")},
}

#: As a button says them, without mnemonic: the dialogs give their own.
STEPS: dict[RecordKind, dict[str, str]] = {
    K.MONTH_PLAN: {
        "report": mark("Báo cáo lãnh đạo phụ trách"),
        "see": mark("Đã xem"),
        "remark": mark("Có ý kiến"),
        "approve": mark("Duyệt"),
        "return": mark("Trả lại"),
        "amend": mark("Điều chỉnh"),
    },
    K.ENGAGEMENT: {
        "enter": mark("Báo việc"),
        "amend": mark("Sửa nội dung báo việc"),
        "cancel": mark("Hủy việc"),
        "report_back": mark("Báo kết quả"),
        "correct": mark("Sửa kết quả đã báo"),
    },
    K.NOTICE: {
        "consent": mark("Đồng ý"),
        "refuse": mark("Không đồng ý"),
        "ask_again": mark("Xin ý kiến lại"),
    },
    K.CONTACT_PERMISSION: {
        "grant": mark("Cho phép"),
        "refuse": mark("Không cho phép"),
        "withdraw": mark("Rút đề nghị"),
    },
    K.INVITATION: {
        "lead_goes": mark("Trưởng nhóm dự"),
        "send_member": mark("Cử thành viên dự"),
        "ask_more": mark("Xin cử thêm người"),
        "grant_more": mark("Đồng ý cử thêm"),
        "refuse_more": mark("Không cử thêm"),
        "decline": mark("Không dự"),
        "share": mark("Chia sẻ lại với nhóm"),
    },
    K.COMMITMENT: {
        "enter": mark("Ghi nội dung hẹn"),
        "keep": mark("Đã thực hiện"),
        "answer": mark("Đã trả lời địa bàn"),
        "reopen": mark("Mở lại"),
        "withdraw": mark("Thôi thực hiện"),
    },
    K.SESSION_ITEM: {
        "settle": mark("Thống nhất"),
        "send_up": mark("Báo cáo lãnh đạo"),
        "acknowledge": mark("Cho ý kiến"),
        "reopen": mark("Mở lại"),
        "leave_out": mark("Bỏ khỏi chương trình"),
    },
    K.FINDING: {
        "put_to_unit": mark("Góp ý với đơn vị"),
        "take_unit_answer": mark("Ghi trả lời của đơn vị"),
        "put_forward": mark("Đề nghị nhân rộng"),
        "hand_over": mark("Chuyển xử lý"),
        "accept": mark("Tiếp nhận"),
        "return": mark("Trả lại"),
        "answer": mark("Trả lời"),
        "settle": mark("Giải quyết xong"),
        "reopen": mark("Mở lại"),
        "withdraw": mark("Rút (ghi nhầm)"),
    },
    K.FINDING_HANDOVER: {
        "accept": mark("Tiếp nhận"),
        "return": mark("Trả lại"),
        "answer": mark("Trả lời"),
    },
    K.INFORMATION_REQUEST: {
        "ask": mark("Gửi đề nghị"),
        "take_answer": mark("Ghi trả lời"),
        "send_back": mark("Đề nghị bổ sung"),
        "close": mark("Kết thúc"),
        "withdraw": mark("Rút đề nghị"),
    },
    K.TASK: {
        "accept": mark("Nhận việc"),
        "finish": mark("Báo đã xong"),
        "confirm": mark("Xác nhận hoàn thành"),
        "return": mark("Yêu cầu làm tiếp"),
        "withdraw": mark("Thôi giao"),
        "enter": mark("Giao việc"),
    },
    K.LEADERS_SESSION: {"hold": mark("Ghi kết luận"), "cancel": mark("Hoãn, hủy")},
    K.REPORT: {
        "hand_in": mark("Nộp báo cáo"),
        "receive": mark("Đã xem"),
        "remark": mark("Có ý kiến"),
        "return": mark("Trả lại"),
    },
    K.ORAL_REPORT: {"hear": mark("Xác nhận đã nghe"), "remark": mark("Có ý kiến")},
    K.OUTGOING_DOCUMENT: {
        "number": mark("Cấp số"),
        "void": mark("Hủy văn bản, giữ số"),
        "drop": mark("Thôi trình"),
    },
    K.ABSENCE: {"enter": mark("Báo vắng mặt")},
    K.INSTRUCTION: {"enter": mark("Ghi bút phê")},
    K.RESERVED_OPINION: {"enter": mark("Ghi ý kiến bảo lưu")},
}

ACTORS: dict[Actor, str] = {
    Actor.AUTHOR: mark("người lập, người giao"),
    Actor.PARTICIPANT: mark("người tham gia"),
    Actor.GROUP_MEMBER: mark("thành viên nhóm"),
    Actor.GROUP_LEAD: mark("trưởng nhóm"),
    Actor.LEADER_IN_CHARGE: mark("lãnh đạo phụ trách"),
    Actor.COMMISSION_LEADER: mark("Lãnh đạo Ban"),
    Actor.HEAD: mark("Trưởng ban"),
    Actor.KEEPER: mark("người nhận thực hiện"),
    Actor.ASSIGNEE: mark("người được giao"),
    Actor.ADDRESSEE: mark("nơi nhận, người nhận"),
    Actor.OFFICER: mark("cán bộ, công chức của Ban"),
}

CHANNELS: dict[Channel, str] = {
    Channel.IN_PERSON: mark("trực tiếp"),
    Channel.PHONE: mark("qua điện thoại"),
    Channel.PAPER: mark("bằng văn bản, bút phê"),
    Channel.MESSAGE: mark("qua tin nhắn, thư điện tử"),
}


def subject_word(kind: RecordKind) -> str:
    """Return what a record with a state machine is called."""
    return _(SUBJECTS[kind])


def state_word(kind: RecordKind, state: str) -> str:
    """Return the words for a state."""
    return _(STATES[kind][str(state)])


def step_word(kind: RecordKind, step: str) -> str:
    """Return the words for a step, as a button says it."""
    return _(STEPS[kind][step])


def actor_word(actor: Actor) -> str:
    """Return what somebody is to a record."""
    return _(ACTORS[actor])


def channel_word(channel: Channel) -> str:
    """Return how a word came."""
    return _(CHANNELS[channel])
