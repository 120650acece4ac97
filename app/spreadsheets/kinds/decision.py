"""The columns of the written decision that an assignment rests on, the same in every table."""

from app.i18n import mark
from app.spreadsheets.header import Column

DECISION_COLUMNS = (
    Column(
        "decision_number",
        mark("Số văn bản phân công"),
        (
            "so van ban phan cong",
            "van ban phan cong",
            "so van ban",
            "so quyet dinh",
            "quyet dinh",
            "so ky hieu",
            "so qd",
            "so vb",
            "qd so",
            "quyet dinh so",
            "van ban so",
        ),
    ),
    Column(
        "decision_date",
        mark("Ngày văn bản"),
        (
            "ngay van ban",
            "ngay quyet dinh",
            "ngay ban hanh",
            "ngay ky",
            "ngay phan cong",
            "ngay qd",
        ),
    ),
)
