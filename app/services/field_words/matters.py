"""Words for directives, requests, tasks, what the leaders say, and the trace of steps."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain import directive, flow, information_request, reserved_opinion, task
from app.domain.record import Record, RecordKind
from app.i18n import mark
from app.services.field_words.shared import UNSPOKEN
from app.services.flow_words import CHANNELS

CLASSES: Mapping[RecordKind, type[Record]] = {
    RecordKind.DIRECTIVE: directive.Directive,
    RecordKind.DIRECTIVE_PROGRESS: directive.DirectiveProgress,
    RecordKind.DIRECTIVE_STUDY: directive.DirectiveStudy,
    RecordKind.INFORMATION_REQUEST: information_request.InformationRequest,
    RecordKind.RESERVED_OPINION: reserved_opinion.ReservedOpinion,
    RecordKind.TASK: task.Task,
    RecordKind.INSTRUCTION: task.Instruction,
    RecordKind.STEP: flow.Step,
}

KINDS: Mapping[RecordKind, str] = {
    RecordKind.DIRECTIVE: mark("văn bản cần triển khai, nghiên cứu"),
    RecordKind.DIRECTIVE_PROGRESS: mark("tình hình triển khai văn bản"),
    RecordKind.DIRECTIVE_STUDY: mark("việc nghiên cứu văn bản"),
    RecordKind.INFORMATION_REQUEST: mark("đề nghị cung cấp thông tin, tài liệu"),
    RecordKind.RESERVED_OPINION: mark("ý kiến bảo lưu"),
    RecordKind.TASK: mark("nhiệm vụ được giao"),
    RecordKind.INSTRUCTION: mark("bút phê"),
    RecordKind.STEP: mark("bước xử lý"),
}

FIELDS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.DIRECTIVE: {
        "form": mark("Loại văn bản"),
        "number": mark("Số, ký hiệu"),
        "issued_on": mark("Ngày ban hành"),
        "issuer": mark("Cơ quan ban hành"),
        "title": mark("Trích yếu"),
        "due_on": mark("Hạn triển khai"),
        "in_matrix": mark("Theo dõi triển khai tại địa bàn"),
        "to_study": mark("Cán bộ phải nghiên cứu"),
        "territory_ids": mark("Địa bàn phải triển khai"),
        "kind_ids": mark("Loại địa bàn phải triển khai"),
        "note": mark("Ghi chú"),
        "ended_on": mark("Thôi theo dõi từ ngày"),
        "origin": UNSPOKEN,
    },
    RecordKind.DIRECTIVE_PROGRESS: {
        "directive_id": mark("Văn bản"),
        "territory_id": mark("Địa bàn"),
        "state": mark("Tình hình"),
        "as_of": mark("Tính đến ngày"),
        "note": mark("Ghi chú"),
        "evidence": mark("Căn cứ (văn bản của địa bàn)"),
        "noted_by_id": mark("Người ghi"),
    },
    RecordKind.DIRECTIVE_STUDY: {
        "directive_id": mark("Văn bản"),
        "person_id": mark("Người nghiên cứu"),
        "studied_on": mark("Ngày nghiên cứu"),
        "note": mark("Ghi chú"),
        "is_withdrawn": mark("Đã rút (ghi nhầm)"),
    },
    RecordKind.INFORMATION_REQUEST: {
        "to_territory_id": mark("Gửi địa bàn"),
        "to_division_id": mark("Gửi phòng"),
        "to_body": mark("Gửi cơ quan khác"),
        "group_id": mark("Nhóm đề nghị"),
        "asked_by_id": mark("Người đề nghị"),
        "asked_on": mark("Ngày đề nghị"),
        "subject": mark("Thông tin, tài liệu cần cung cấp"),
        "purpose": mark("Mục đích"),
        "due_on": mark("Hạn trả lời"),
        "state": mark("Trạng thái"),
        "answered_on": mark("Ngày trả lời"),
        "answer": mark("Trả lời"),
        "papers_lent": mark("Có tài liệu phải trả lại"),
        "papers_due_on": mark("Hạn trả lại tài liệu"),
        "papers_returned_on": mark("Ngày trả lại tài liệu"),
    },
    RecordKind.RESERVED_OPINION: {
        "subject_kind": mark("Bảo lưu đối với"),
        "subject_id": mark("Nội dung bảo lưu"),
        "by_id": mark("Người bảo lưu"),
        "given_on": mark("Ngày bảo lưu"),
        "against": mark("Khác với ý kiến của"),
        "text": mark("Ý kiến"),
    },
    RecordKind.TASK: {
        "text": mark("Nội dung"),
        "given_by_id": mark("Người giao"),
        "given_on": mark("Ngày giao"),
        "assignee_person_id": mark("Giao cho (người)"),
        "assignee_group_id": mark("Giao cho (nhóm)"),
        "assignee_division_id": mark("Giao cho (phòng)"),
        "territory_id": mark("Địa bàn"),
        "due_on": mark("Hạn hoàn thành"),
        "source_kind": mark("Giao từ (loại)"),
        "source_id": mark("Giao từ"),
        "state": mark("Trạng thái"),
        "done_on": mark("Ngày làm xong"),
        "result": mark("Kết quả"),
    },
    RecordKind.INSTRUCTION: {
        "subject_kind": mark("Bút phê trên"),
        "subject_id": mark("Nội dung được bút phê"),
        "by_id": mark("Người bút phê"),
        "given_on": mark("Ngày bút phê"),
        "text": mark("Ý kiến"),
    },
    RecordKind.STEP: {
        "record_kind": UNSPOKEN,
        "record_id": mark("Nội dung"),
        "step": UNSPOKEN,
        "state": UNSPOKEN,
        "taken_on": mark("Ngày"),
        "by_id": mark("Ý kiến của"),
        "in_place_of_id": mark("Thay mặt"),
        "remark": mark("Ý kiến, lý do"),
        "written_by_id": mark("Người ghi hộ"),
        "channel": mark("Hình thức cho ý kiến"),
        "countersigned_on": mark("Ngày ký xác nhận"),
    },
}

VALUES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    flow.Channel: {one: CHANNELS[one] for one in flow.Channel},
    directive.ProgressState: {
        directive.ProgressState.NOT_STARTED: mark("chưa triển khai"),
        directive.ProgressState.PLANNED: mark("đã có kế hoạch"),
        directive.ProgressState.IN_PROGRESS: mark("đang triển khai"),
        directive.ProgressState.DONE: mark("đã hoàn thành"),
        directive.ProgressState.NOT_APPLICABLE: mark("không thuộc diện"),
    },
}
