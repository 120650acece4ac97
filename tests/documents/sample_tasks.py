"""A fictional table of tasks."""

from datetime import date

from app.read_models.compliance_papers import PaperFrame
from app.read_models.task_papers import TaskEntry, TaskListPaper
from tests.documents.sample_papers import AUTHORITY

FRAME = PaperFrame(
    authority=AUTHORITY,
    division="",
    place="Minh Sơn",
    signed_on=date(2026, 11, 22),
    signer_name="Trần Minh Khoa",
    is_sample=True,
)


def task_list() -> TaskListPaper:
    return TaskListPaper(
        FRAME,
        date(2026, 11, 22),
        "Việc của nhóm tôi",
        (
            TaskEntry(
                text="Rà soát tiến độ chuyển hồ sơ đảng viên về đảng bộ mới.",
                assignee="Nhóm 3",
                given_by="Võ Văn Đức",
                given_on=date(2026, 10, 5),
                territory="Xã Thanh Bình",
                due_on=date(2026, 10, 20),
                state="Quá hạn 33 ngày, đã nhận, đang làm",
                is_overdue=True,
                result="",
            ),
            TaskEntry(
                text="Dự sinh hoạt một chi bộ thôn và báo cáo kết quả.",
                assignee="Lê Thị Bình",
                given_by="Nguyễn Văn An",
                given_on=date(2026, 11, 2),
                territory="",
                due_on=None,
                state="Đã hoàn thành",
                is_overdue=False,
                result="Đã dự, có báo cáo bằng văn bản kèm theo.",
            ),
        ),
    )
