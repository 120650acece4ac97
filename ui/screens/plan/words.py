"""How an item of the calendar is told: sign and word, short for a cell, in full for a reader.

Where an item comes from is told by sign and word; the ground's colour only helps.
"""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.i18n.formats import clock_time, short_date
from app.services.plans.calendar import CalendarItem, Lane
from ui.journal_words import kind_word, state_word
from ui.theme import is_dark

#: A trip of the plan of which no notice was given yet.
PLANNED = "◇"
UNPLANNED = "!"
AMENDED = "*"
#: Somebody who goes has another trip at the same time.
CLASHING = "#"

_LIGHT = {
    Lane.PLAN: "#d8e6fb",
    Lane.JOURNAL: "#fde3c4",
    Lane.COMMISSION: "#f5d5da",
    Lane.TERRITORY: "#d6ecd6",
}
_DARK = {
    Lane.PLAN: "#23405f",
    Lane.JOURNAL: "#5b3d14",
    Lane.COMMISSION: "#5c2831",
    Lane.TERRITORY: "#25492b",
}


def weekday_word(day: dt.date) -> str:
    """Return the day of the week as headings say it."""
    names = (
        _("Thứ Hai"),
        _("Thứ Ba"),
        _("Thứ Tư"),
        _("Thứ Năm"),
        _("Thứ Sáu"),
        _("Thứ Bảy"),
        _("Chủ nhật"),
    )
    return names[day.weekday()]


def day_word(day: dt.date) -> str:
    """Return a day with its day of the week."""
    return f"{weekday_word(day)}, {short_date(day)}"


def short_weekday(day: dt.date) -> str:
    """Return the day of the week where there is little room."""
    return _("CN") if day.weekday() == 6 else _("T{number}").format(number=day.weekday() + 2)


def short_days(item: CalendarItem) -> str:
    """Return the day, or the first and the last, as a list of one month says it."""
    first, last = item.starts_on, item.ends_on
    told = f"{short_weekday(first)} {first.day:02d}/{first.month:02d}"
    if first == last:
        return told
    return f"{told} – {last.day:02d}/{last.month:02d}"


def ground(lane: Lane, on: QWidget) -> QColor:
    """Return the ground of an item; the palette's text can be read on it."""
    return QColor((_DARK if is_dark(on) else _LIGHT)[lane])


def lane_word(lane: Lane) -> str:
    """Return where an item comes from."""
    words = {
        Lane.PLAN: _("Kế hoạch"),
        Lane.JOURNAL: _("Đã báo việc"),
        Lane.COMMISSION: _("Chương trình của Ban"),
        Lane.TERRITORY: _("Chương trình của địa bàn"),
    }
    return words[lane]


def sign(item: CalendarItem) -> str:
    """Return the sign or short word that a cell begins with."""
    if item.lane is Lane.COMMISSION:
        return _("Ban")
    if item.lane is Lane.TERRITORY:
        return _("ĐB")
    told = PLANNED if item.state is None else state_word(item.state).split(" ", 1)[0]
    if item.clashes:
        told = CLASHING + told
    if item.is_unplanned:
        told = UNPLANNED + told
    return told + AMENDED if item.amend_reason else told


def time_word(item: CalendarItem) -> str:
    """Return from when to when, empty where no time is known."""
    if item.starts_at is None:
        return ""
    begin = clock_time(item.starts_at)
    return begin if item.ends_at is None else f"{begin}–{clock_time(item.ends_at)}"


def short_text(item: CalendarItem) -> str:
    """Return what stands in a cell; as much of it as fits is seen."""
    begin = "" if item.starts_at is None else clock_time(item.starts_at)
    programme = item.lane in (Lane.COMMISSION, Lane.TERRITORY)
    told = item.subject if programme else item.where or item.subject
    return " ".join(filter(None, (sign(item), begin, told)))


def state_text(item: CalendarItem) -> str:
    """Return in words where an item stands."""
    parts = [lane_word(item.lane)]
    if item.lane is Lane.PLAN:
        parts.append(_("chưa báo việc") if item.state is None else state_word(item.state))
    elif item.state is not None:
        parts = [state_word(item.state)]
    if item.is_unplanned:
        parts.append(_("đột xuất"))
    if item.amend_reason:
        parts.append(_("đã điều chỉnh"))
    if item.clashes:
        parts.append(_("trùng giờ: {names}").format(names=", ".join(item.clashes)))
    return " · ".join(parts)


def list_state(item: CalendarItem) -> str:
    """Return sign and words for a line of the list."""
    if item.lane in (Lane.COMMISSION, Lane.TERRITORY):
        return lane_word(item.lane)
    word = _("chưa báo việc") if item.state is None else state_word(item.state).split(" ", 1)[1]
    parts = [f"{sign(item)} {word}"]
    if item.is_unplanned:
        parts.append(_("đột xuất"))
    if item.amend_reason:
        parts.append(_("đã điều chỉnh"))
    if item.clashes:
        parts.append(_("trùng giờ"))
    return ", ".join(parts)


def days_word(item: CalendarItem) -> str:
    """Return the day, or the first and the last."""
    if item.starts_on == item.ends_on:
        return short_date(item.starts_on)
    return f"{short_date(item.starts_on)} – {short_date(item.ends_on)}"


def who_word(item: CalendarItem) -> str:
    """Return who goes; for a programme who chairs and attends."""
    people = ", ".join(item.people)
    return "; ".join(filter(None, (people, item.attendees)))


def full_lines(item: CalendarItem) -> list[str]:
    """Return all that is known of an item, a line each."""
    kind = "" if item.kind is None else kind_word(item.kind)
    where = ", ".join(dict.fromkeys(filter(None, (item.territory_name, item.place))))
    lines = [
        item.subject,
        " · ".join(filter(None, (kind, where))),
        " · ".join(filter(None, (days_word(item), time_word(item)))),
        who_word(item),
        state_text(item),
    ]
    if item.amend_reason:
        lines.append(_("Lý do điều chỉnh: {reason}").format(reason=item.amend_reason))
    return [one for one in lines if one]


def spoken_item(item: CalendarItem) -> str:
    """Return an item as a screen reader says it."""
    return ", ".join(filter(None, (time_word(item), item.where, item.subject, state_text(item))))


def spoken_day(day: dt.date, items: Iterable[CalendarItem]) -> str:
    """Return a day with all that lies on it as a screen reader says it."""
    listed = list(items)
    if not listed:
        return _("{day}: chưa có việc").format(day=day_word(day))
    count = ngettext("{count} việc", "{count} việc", len(listed)).format(count=len(listed))
    told = ". ".join(spoken_item(one) for one in listed)
    return f"{day_word(day)}: {count}. {told}"


def legend() -> str:
    """Return what the signs mean, in one line."""
    return _(
        "◇ chưa báo việc · ○ đã báo việc · ► đang đi · ▲ chưa báo kết quả · ✓ đã về báo công · "
        "! đột xuất · * đã điều chỉnh · # trùng giờ · "
        "Ban, ĐB: chương trình của Ban, của địa bàn"
    )
