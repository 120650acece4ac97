"""Columns of the tables of this screen."""

import datetime as dt

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.i18n.formats import number, short_date
from app.i18n.text import name_sort_key, sort_key
from app.read_models.people import GroupRow, MemberRow, PersonRow
from app.read_models.roster import FollowerRow, PostRow, StandingMemberRow
from app.read_models.territories import AssignmentRow
from ui.models.rows import Column
from ui.screens.groups.words import (
    decision,
    is_long,
    is_over,
    length,
    listed,
    name_with,
    present_communes,
    span,
    word,
    years,
)
from ui.theme import attention


def group_columns(widget: QWidget, today: dt.date) -> tuple[Column[GroupRow], ...]:
    """Columns of the list of groups; a group without a lead stands out."""

    def lead(row: GroupRow) -> str:
        if is_over(row.valid_to, today):
            return _("(đã kết thúc {day})").format(day=short_date(row.valid_to))
        return row.lead_name or _("chưa có trưởng nhóm")

    def waits(row: GroupRow) -> bool:
        return not row.lead_name and not is_over(row.valid_to, today)

    def colour(row: GroupRow) -> QColor | None:
        return attention(widget) if waits(row) else None

    return (
        Column(_("Nhóm"), lambda row: row.name, sort_key=lambda row: sort_key(row.name)),
        Column(
            _("Trưởng nhóm"),
            lead,
            colour=colour,
            bold=waits,
            sort_key=lambda row: name_sort_key(row.lead_name),
        ),
        Column(
            _("Lãnh đạo phụ trách"),
            lambda row: row.leader_in_charge or "–",
            sort_key=lambda row: name_sort_key(row.leader_in_charge),
        ),
        Column(
            _("Người"),
            lambda row: number(row.members),
            right=True,
            sort_key=lambda row: row.members,
        ),
        Column(
            _("Địa bàn"),
            lambda row: number(row.territories),
            right=True,
            sort_key=lambda row: row.territories,
        ),
    )


def member_columns(today: dt.date) -> tuple[Column[MemberRow], ...]:
    """Columns of a group's members, present and past."""

    def role(row: MemberRow) -> str:
        if is_over(row.valid_to, today):
            return _("{role} (đã thôi)").format(role=word(row.role))
        if row.valid_from is not None and row.valid_from > today:
            return _("{role} (chưa bắt đầu)").format(role=word(row.role))
        return word(row.role)

    return (
        Column(
            _("Họ và tên"),
            lambda row: row.full_name,
            bold=lambda row: row.role.value == "lead" and not is_over(row.valid_to, today),
            sort_key=lambda row: name_sort_key(row.full_name),
        ),
        Column(_("Vai trò"), role),
        Column(_("Phòng"), lambda row: row.division_name),
        Column(
            _("Thời gian"),
            lambda row: span(row.valid_from, row.valid_to),
            sort_key=lambda row: row.valid_from or dt.date.min,
        ),
    )


def territory_columns(widget: QWidget, today: dt.date) -> tuple[Column[AssignmentRow], ...]:
    """Columns of a group's territories, present and past."""

    def why(row: AssignmentRow) -> str:
        if row.end_reason is None:
            return _state(row.valid_from, row.valid_to, today)
        return ": ".join(part for part in (word(row.end_reason), row.end_note) if part)

    return (
        Column(
            _("Địa bàn"),
            lambda row: row.territory_name,
            sort_key=lambda row: sort_key(row.territory_name),
        ),
        Column(
            _("Thời gian"),
            lambda row: span(row.valid_from, row.valid_to),
            sort_key=lambda row: row.valid_from or dt.date.min,
        ),
        Column(
            _("Số năm"),
            lambda row: length(row.valid_from, row.valid_to, today),
            tip=lambda row: (
                _("Đã đến kỳ phân công lại: từ 03 đến 05 năm (QC Đ4.2)")
                if is_long(row, today)
                else length(row.valid_from, row.valid_to, today)
            ),
            colour=lambda row: attention(widget) if is_long(row, today) else None,
            bold=lambda row: is_long(row, today),
            right=True,
            sort_key=lambda row: years(row.valid_from, row.valid_to, today) or 0.0,
        ),
        Column(_("Tình trạng"), why),
        Column(
            _("Văn bản phân công"),
            lambda row: decision(row.decision_number, row.decision_signed_on),
        ),
    )


def person_columns(today: dt.date) -> tuple[Column[PersonRow], ...]:
    """Columns of the roster."""

    def group(row: PersonRow) -> str:
        if row.group_id is None:
            return "–"
        role = "" if row.group_role is None else word(row.group_role).lower()
        return f"{row.group_name} ({role})" if role else row.group_name

    return (
        Column(
            _("Họ và tên"),
            lambda row: name_with(row.full_name, row.distinction),
            sort_key=lambda row: name_sort_key(row.full_name),
            sheet=((_("Họ và tên"), lambda row: row.full_name),),
        ),
        Column(_("Chức vụ, chức danh"), lambda row: row.title),
        Column(
            _("Phòng"),
            lambda row: row.division_name,
            sort_key=lambda row: sort_key(row.division_name),
        ),
        Column(
            _("Nhóm (vai trò)"),
            group,
            sort_key=lambda row: sort_key(row.group_name),
            sheet=(
                (_("Nhóm"), lambda row: row.group_name or None),
                (_("Vai trò"), lambda row: word(row.group_role) if row.group_role else None),
            ),
        ),
        Column(_("Điện thoại"), lambda row: row.phone),
    )


def post_columns(today: dt.date) -> tuple[Column[PostRow], ...]:
    """Columns of the Commission's leaders."""
    return (
        Column(_("Họ và tên"), lambda row: name_with(row.full_name, row.distinction)),
        Column(_("Chức vụ"), lambda row: word(row.post)),
        Column(_("Thời gian"), lambda row: span(row.valid_from, row.valid_to)),
        Column(_("Tình trạng"), lambda row: _state(row.valid_from, row.valid_to, today)),
    )


def follower_columns(today: dt.date) -> tuple[Column[FollowerRow], ...]:
    """Columns of the followers of communes."""
    return (
        Column(
            _("Họ và tên"),
            lambda row: name_with(row.full_name, row.distinction),
            sort_key=lambda row: name_sort_key(row.full_name),
        ),
        Column(_("Chức vụ"), lambda row: row.post_title),
        Column(_("Cơ quan công tác"), lambda row: row.home_agency),
        Column(_("Thủ trưởng cơ quan"), lambda row: row.home_agency_head),
        Column(
            _("Xã, phường theo dõi"),
            lambda row: listed(one.territory_name for one in present_communes(row, today)) or "–",
        ),
        Column(_("Thời gian"), lambda row: span(row.valid_from, row.valid_to)),
    )


def standing_columns(today: dt.date) -> tuple[Column[StandingMemberRow], ...]:
    """Columns of the Standing Committee members."""
    return (
        Column(_("Họ và tên"), lambda row: name_with(row.full_name, row.distinction)),
        Column(_("Chức vụ"), lambda row: row.post_title),
        Column(_("Thời gian"), lambda row: span(row.valid_from, row.valid_to)),
        Column(_("Tình trạng"), lambda row: _state(row.valid_from, row.valid_to, today)),
    )


def _state(since: dt.date | None, until: dt.date | None, today: dt.date) -> str:
    if is_over(until, today):
        return _("đã kết thúc")
    if since is not None and since > today:
        return _("chưa bắt đầu")
    return _("hiện nay")
