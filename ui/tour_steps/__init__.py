"""The steps of the tour in their order; each part of the program adds its own."""

from ui.tour import Steps
from ui.tour_steps import (
    awaiting,
    books,
    directives,
    duties,
    findings,
    journal,
    meetings,
    promises,
    reports,
    screens,
)

STEPS: Steps = (
    ("mở sổ mẫu / sample book", books.open_sample),
    ("các màn hình / screens", screens.visit_all),
    ("tìm kiếm / search", screens.search),
    ("báo việc / notice", journal.announce),
    ("báo công / outcome", journal.report_back),
    ("hẹn trả lời / promises", promises.keep),
    ("sinh hoạt nhóm / group session", promises.hold_session),
    ("giấy mời / invitations", meetings.invitations),
    ("lãnh đạo làm việc / leaders' sessions", meetings.sessions),
    ("chờ ý kiến / awaiting a word", awaiting.answer),
    ("ghi hộ, vắng mặt / for another, absences", awaiting.keep),
    ("vướng mắc, kiến nghị / findings", findings.follow),
    ("bảng kiến nghị / board of findings", findings.survey),
    ("báo cáo tháng / monthly report", reports.write_and_hand_in),
    ("bản in / papers", reports.save_papers),
    ("việc phải làm / duties", duties.fulfil),
    ("bảng theo dõi / board", duties.board),
    ("ma trận nghị quyết / directives", directives.fill),
    ("văn bản cần nắm / texts to know", directives.know),
    ("chạy thử quy chế / dry run", duties.try_next_version),
    ("nhật ký thay đổi / change log", screens.verify_log),
    ("khóa, mở lại / lock, unlock", books.lock_and_unlock),
    ("tạo sổ mới / new book", books.make_new_book),
)
