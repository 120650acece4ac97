"""What findings and their states are called on paper, whatever the language of the program."""

from app.domain.finding import FindingKind, FindingState

FINDING_KINDS = {
    FindingKind.DIFFICULTY: "Khó khăn, vướng mắc",
    FindingKind.PROPOSAL: "Đề xuất, kiến nghị",
    FindingKind.NEW_MODEL: "Mô hình mới, cách làm sáng tạo",
    FindingKind.SHORTCOMING: "Thiếu sót",
    FindingKind.PROMINENT_MATTER: "Vấn đề nổi cộm",
}
FINDING_STATES = {
    FindingState.OPEN: "mới ghi nhận",
    FindingState.WITH_UNIT: "đã góp ý với đơn vị",
    FindingState.UNIT_ANSWERED: "đơn vị đã trả lời",
    FindingState.HANDED_OVER: "đã chuyển, chờ tiếp nhận",
    FindingState.ACCEPTED: "đã tiếp nhận, đang xử lý",
    FindingState.ANSWERED: "đã có trả lời",
    FindingState.RETURNED: "bị trả lại",
    FindingState.PUT_FORWARD: "đã đề nghị nhân rộng",
    FindingState.SETTLED: "đã giải quyết",
    FindingState.WITHDRAWN: "đã rút",
}
