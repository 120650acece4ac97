"""Every row of a file as the wizard lists it: its state in a word, and why."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import _
from app.i18n.formats import number
from app.read_models.imports import ImportPreview, ImportResult, PreviewRow, Question, RowState
from app.read_models.sheets import RowProblem, Severity


class Shown(StrEnum):
    """Which rows are listed."""

    ALL = "all"
    CHOSEN = "chosen"
    NEW = "new"
    COMPLETES = "completes"
    CHANGED = "changed"
    ASKED = "asked"
    REFUSED = "refused"
    SAME = "same"
    DOUBTFUL = "doubtful"
    REMARKED = "remarked"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet; ``row`` is None where it was left out on purpose.

    ``number`` is None where a whole sheet or column was.
    """

    sheet: str
    number: int | None
    row: PreviewRow | None
    text: str
    detail: str
    problems: tuple[RowProblem, ...]
    questions: tuple[Question, ...]

    @property
    def state(self) -> str:
        """The state in a word, with another where somebody should look at the row."""
        if self.row is None:
            return _("Bỏ qua")
        name = state_name(self.row.state)
        return _("{state} – xem lại").format(state=name) if self.is_doubtful else name

    @property
    def is_doubtful(self) -> bool:
        """Tell whether it can be taken in as it is, but should be looked at."""
        if self.row is None or self.row.state in (RowState.ASKED, RowState.REFUSED):
            return False
        return any(one.severity is not Severity.NOTE for one in self.problems)


def state_name(state: RowState) -> str:
    """Name a state of a row."""
    return {
        RowState.NEW: _("Mới"),
        RowState.COMPLETES: _("Bổ sung"),
        RowState.CHANGED: _("Khác với sổ"),
        RowState.SAME: _("Đã có"),
        RowState.ASKED: _("Chờ trả lời"),
        RowState.REFUSED: _("Không nhận được"),
    }[state]


def shown_name(shown: Shown) -> str:
    """Name a choice of rows."""
    return {
        Shown.ALL: _("Mọi hàng"),
        Shown.CHOSEN: _("Đang chọn để nhận"),
        Shown.NEW: _("Mới"),
        Shown.COMPLETES: _("Bổ sung"),
        Shown.CHANGED: _("Khác với sổ"),
        Shown.ASKED: _("Chờ trả lời"),
        Shown.REFUSED: _("Không nhận được"),
        Shown.SAME: _("Đã có"),
        Shown.DOUBTFUL: _("Cần xem lại"),
        Shown.REMARKED: _("Có ghi chú"),
        Shown.LEFT_OUT: _("Bỏ qua (tổng cộng, tiêu đề…)"),
    }[shown]


def lines_of(preview: ImportPreview) -> list[Line]:
    """Return every row of the sheets, in their order; what is left out comes among them."""
    problems: defaultdict[tuple[str, int], list[RowProblem]] = defaultdict(list)
    for problem in preview.problems:
        problems[(problem.sheet, problem.row)].append(problem)
    questions: defaultdict[tuple[str, int], list[Question]] = defaultdict(list)
    for question in preview.questions:
        for place in question.places:
            questions[place].append(question)
    lines = [
        Line(
            row.sheet, row.row, row, row.text, row.detail,
            tuple(problems.get(row.place, ())), tuple(questions.get(row.place, ())),
        )
        for row in preview.rows
    ]  # fmt: skip
    lines += [
        Line(one.sheet, one.row, None, one.text, one.reason, (), ()) for one in preview.left_out
    ]
    order = {sheet: place for place, sheet in enumerate(dict.fromkeys(one.sheet for one in lines))}
    return sorted(lines, key=lambda one: (order[one.sheet], one.number or 0))


def reasons(line: Line) -> str:
    """Return all that is to say of a row, a paragraph a thing."""
    told = [line.detail] if line.detail else []
    for one in line.problems:
        weight = {
            Severity.ERROR: _("Lỗi"),
            Severity.WARNING: _("Cần xem lại"),
            Severity.NOTE: _("Ghi chú"),
        }[one.severity]
        said = f"{one.reason} {one.advice}".strip()
        where = _("{weight}, cột {column}").format(weight=weight, column=one.column)
        told.append(f"{where if one.column else weight}: {said}")
    # The reason of a row that is refused is its detail already.
    if len(told) > 1 and line.problems and told[0] == line.problems[0].reason:
        told.pop(0)
    return "\n".join(told)


def subline(preview: ImportPreview) -> str:
    """Count the rows of a file by state."""
    parts = [
        _("{state} {count}").format(
            state=state_name(state).lower(), count=number(preview.count(state))
        )
        for state in RowState
        if preview.count(state)
    ]
    lines = lines_of(preview)
    total = sum(one.number is not None for one in lines)
    passed_over = total - len(preview.rows)
    if passed_over:
        parts.append(_("bỏ qua {count}").format(count=number(passed_over)))
    told = _("{file} – {total} hàng: {parts}").format(
        file=preview.file_name, total=number(total), parts=", ".join(parts)
    )
    doubtful = sum(one.is_doubtful for one in lines)
    if doubtful:
        told += " · " + _("{count} hàng cần xem lại, vì có chỗ không nhận được").format(
            count=number(doubtful)
        )
    return told


def result_text(result: ImportResult, kind_name: str) -> tuple[str, str]:
    """Tell in words what was taken in, and what was not with all else."""
    taken = result.new + result.completed + result.changed
    counted = [
        (result.new, _("mới {count}")),
        (result.completed, _("bổ sung cho mục đã có {count}")),
        (result.changed, _("ghi theo tệp thay cho sổ {count}")),
    ]
    parts = ", ".join(text.format(count=number(n)) for n, text in counted if n)
    head = (
        _("Đã nhận {count} hàng vào sổ ({kind}): {parts}.").format(
            count=number(taken), kind=kind_name, parts=parts
        )
        if taken
        else _("Không có hàng nào được ghi vào sổ.")
    )
    said = []
    left = [
        (result.same, _("{count} hàng đã có trong sổ từ trước, không thay đổi.")),
        (result.left, _("{count} hàng không được chọn, để lại.")),
        (result.waiting, _("{count} hàng chờ trả lời, để lại.")),
        (result.refused, _("{count} hàng không nhận được: lưu danh sách lỗi, sửa rồi nhập lại.")),
    ]
    said += [text.format(count=number(n)) for n, text in left if n]
    if result.named_as_today:
        said.append(
            _(
                "{count} việc “ghi theo tên hiện nay” (trước ngày lập đơn vị); xem ở Sổ công tác, "
                "lọc “Ghi theo tên hiện nay”."
            ).format(count=number(result.named_as_today))
        )
    said.append(_("Nhập lại chính tệp này không ghi hai lần."))
    return head, "\n".join(said)
