"""Long tables of the board are cut to what is amiss; what was late keeps its names."""

from datetime import date

from app.documents.board_rows import late_rows, shortened
from app.read_models.compliance_papers import BoardLine, CellFigures, NamedObligation


def _line(name: str, figures: CellFigures) -> BoardLine:
    return BoardLine(name, (figures,), CellFigures(), figures)


def _late(owner: str, title: str, territory: str, days: int) -> NamedObligation:
    return NamedObligation(
        owner=owner,
        people="",
        territory=territory,
        citation="QC Đ7.A.5",
        title=title,
        period_from=None,
        period_to=None,
        due_on=date(2026, 2, 5),
        done_on=date(2026, 2, 5 + days),
        days_late=days,
        state="late",
    )


def test_a_short_table_keeps_every_row() -> None:
    lines = [_line(f"Xã {n}", CellFigures(in_time=1)) for n in range(40)]
    assert shortened(lines) == lines


def test_a_long_table_keeps_what_is_amiss_and_the_sum_of_the_rest() -> None:
    lines = [_line(f"Xã {n}", CellFigures(in_time=1)) for n in range(50)]
    lines[7] = _line("Xã chậm", CellFigures(late=1))
    late, rest = shortened(lines)
    assert late.name == "Xã chậm"
    assert "(49)" in rest.name and rest.total == CellFigures(in_time=49) == rest.months[0]


def test_what_was_late_stands_by_owner_and_duty_in_the_given_order() -> None:
    rows = list(
        late_rows(
            [
                _late("Nhóm 2", "Về báo công", "Xã An Phú", 4),
                _late("Nhóm 2", "Đi báo việc", "", 1),
                _late("Nhóm 2", "Về báo công", "Xã Ba Vì", 2),
                _late("Nhóm 10", "Về báo công", "Xã Trà Bồng", 3),
            ]
        )
    )
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("Nhóm 2", "Về báo công (khoản\u00a05, mục\u00a0A, Điều\u00a07 Quy chế)", "2"),
        ("Nhóm 2", "Đi báo việc (khoản\u00a05, mục\u00a0A, Điều\u00a07 Quy chế)", "1"),
        ("Nhóm 10", "Về báo công (khoản\u00a05, mục\u00a0A, Điều\u00a07 Quy chế)", "1"),
    ]
    assert rows[0][3] == (
        "Xã An Phú (hạn 05/02/2026, làm ngày 09/02/2026, chậm 4 ngày); "
        "Xã Ba Vì (hạn 05/02/2026, làm ngày 07/02/2026, chậm 2 ngày)"
    )
