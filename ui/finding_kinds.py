"""The kinds of a finding as a form offers them, and what never becomes an ordinary finding.

Internal situation, unity, personnel (domain D6-D8): told on paper, sealed, and kept nowhere here.
"""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox

from app.domain.finding import FindingKind
from app.i18n import _, mark
from ui.journal_words import finding_word

KINDS = tuple(FindingKind)


@dataclass(frozen=True, slots=True)
class Restricted:
    """A matter that is not typed in: its line in the list, and how it is reported."""

    name: str
    guidance: str


RESTRICTED = (
    Restricted(
        mark("Tình hình nội bộ (QC Đ5.3)"),
        mark(
            "Không ghi vào sổ này. Báo cáo trên giấy với Lãnh đạo Ban, kèm đề xuất giải pháp "
            "(QC Đ5.3): để trong phong bì dán kín, niêm phong, ghi tên người được mở; đưa tận tay, "
            "không gửi qua mạng. Bản nháp giữ kín hoặc hủy ngay."
        ),
    ),
    Restricted(
        mark("Tập trung dân chủ, đoàn kết nội bộ, nhân sự thuộc diện BTV quản lý (QC Đ7.A.4)"),
        mark(
            "Không ghi vào sổ này. Báo cáo ngay và chỉ với đồng chí Trưởng ban (QC Đ7.A.4), trên "
            "giấy, niêm phong, đưa tận tay; không nói với người không có trách nhiệm "
            "(QC Đ7.A.6). Bản nháp giữ kín hoặc hủy ngay."
        ),
    ),
    Restricted(
        mark("Nhận xét, đánh giá nhân sự (QC Đ7.A.2, Đ7.A.3)"),
        mark(
            "Không ghi vào sổ này. Chỉ nhận xét khi Lãnh đạo Ban yêu cầu: ghi trên giấy ai yêu "
            "cầu, ngày nào, để làm gì (bổ nhiệm, giới thiệu ứng cử, điều động, luân chuyển, "
            "quy hoạch, đào tạo, bồi dưỡng, chính sách – QC Đ7.A.3); niêm phong, gửi riêng lãnh "
            "đạo đã yêu cầu."
        ),
    ),
)


class KindBox(QComboBox):
    """The kinds, and below a line the matters that are reported on paper only."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Loại"))
        self.addItems([finding_word(one) for one in KINDS])
        self.insertSeparator(len(KINDS))
        self.addItems([_(one.name) for one in RESTRICTED])
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(22)
        # The list shows the long lines in full.
        letters = max(len(_(one.name)) for one in RESTRICTED)
        self.view().setMinimumWidth(self.fontMetrics().averageCharWidth() * (letters + 6))

    def restricted(self) -> Restricted | None:
        """Return the matter that is not typed in, where one is chosen."""
        place = self.currentIndex() - len(KINDS) - 1
        return RESTRICTED[place] if place >= 0 else None

    def kind(self) -> FindingKind | None:
        """Return the kind; None where a restricted matter is chosen."""
        place = self.currentIndex()
        return KINDS[place] if 0 <= place < len(KINDS) else None

    def set_kind(self, kind: FindingKind) -> None:
        """Choose a kind."""
        self.setCurrentIndex(KINDS.index(kind))
