"""What a roster's rows tell only together: groups with their lead, and where they contradict.

Nothing of the store is known here; unknown territories and namesakes are the import's.
"""

from collections.abc import Iterable, Sequence

from app.domain.group import GroupRole
from app.i18n import _
from app.i18n.text import exact_key
from app.read_models.sheet_rows import ParsedGroup, RosterRow
from app.read_models.sheets import RowProblem, Severity
from app.spreadsheets.wording import describe_row


def groups(rows: Iterable[RosterRow]) -> tuple[ParsedGroup, ...]:
    """Return the groups in the order of the sheet; officers without a group are left out."""
    by_name: dict[str, list[RosterRow]] = {}
    for row in rows:
        if row.group:
            by_name.setdefault(exact_key(row.group), []).append(row)
    return tuple(_group(members) for members in by_name.values())


def check_roster(rows: Sequence[RosterRow]) -> tuple[RowProblem, ...]:
    """Return the problems between the rows: a person twice, two leads or none, and so on."""
    problems = [*_people_twice(rows), *_groups_unlike_rule(rows), *_territories_twice(rows)]
    return tuple(sorted(problems, key=lambda problem: (problem.sheet, problem.row)))


def _group(members: list[RosterRow]) -> ParsedGroup:
    territories: dict[str, str] = {}
    for row in members:
        for name in row.territories:
            territories.setdefault(exact_key(name), name)
    decided = next((row for row in members if row.decision_number), None)
    return ParsedGroup(
        name=members[0].group,
        rows=tuple(members),
        lead=next((row for row in members if row.role is GroupRole.LEAD), None),
        territories=tuple(territories.values()),
        decision_number=decided.decision_number if decided else "",
        decision_date=decided.decision_date if decided else None,
    )


def _people_twice(rows: Iterable[RosterRow]) -> Iterable[RowProblem]:
    first: dict[str, RosterRow] = {}
    for row in rows:
        if "full_name" in row.merged_fields:
            continue
        known = first.setdefault(exact_key(row.full_name), row)
        if known is not row:
            yield _problem(
                "person_twice", Severity.WARNING, row, _("Họ và tên"), row.full_name, known.row
            )


def _groups_unlike_rule(rows: Iterable[RosterRow]) -> Iterable[RowProblem]:
    for group in groups(rows):
        name, first = group.name, group.rows[0]
        leads = [row for row in group.rows if row.role is GroupRole.LEAD]
        for row in leads[1:]:
            if exact_key(row.full_name) != exact_key(leads[0].full_name):
                yield _problem("second_lead", Severity.ERROR, row, _("Vai trò"), name, leads[0].row)
        if not leads:
            yield _problem("group_without_lead", Severity.WARNING, first, _("Nhóm"), name)
        if group.territories and not group.decision_number:
            yield _problem(
                "group_without_decision", Severity.WARNING, first, _("Số văn bản phân công"), name
            )
        decided = [row for row in group.rows if row.decision_number]
        for row in decided[1:]:
            if exact_key(row.decision_number) != exact_key(decided[0].decision_number):
                yield _problem(
                    "decisions_differ",
                    Severity.WARNING,
                    row,
                    _("Số văn bản phân công"),
                    row.decision_number,
                    decided[0].row,
                )


def _territories_twice(rows: Iterable[RosterRow]) -> Iterable[RowProblem]:
    owners: dict[str, ParsedGroup] = {}
    for group in groups(rows):
        for name in group.territories:
            owner = owners.setdefault(exact_key(name), group)
            if owner is not group:
                row = next(row for row in group.rows if name in row.territories)
                yield _problem(
                    "territory_in_two_groups",
                    Severity.WARNING,
                    row,
                    _("Địa bàn theo dõi"),
                    name,
                    owner.name,
                )


def _problem(
    code: str, severity: Severity, row: RosterRow, column: str, value: str, other: object = ""
) -> RowProblem:
    said = describe_row(code, value=value, other=other)
    return RowProblem(row.sheet, row.row, column, value, code, said.reason, said.advice, severity)
