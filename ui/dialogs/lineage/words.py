"""Words of a change of units: its kinds, what moves, and the summary read before writing."""

import datetime as dt
from collections.abc import Sequence

from app.domain.lineage import ChangeKind
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number, short_date
from app.read_models.lineage import Held, UnitCounts
from app.services.field_words import capital
from app.services.lineage.forms import ChangeForm, ChangePreview, UnitView

#: In the order in which they are offered.
KINDS = (
    ChangeKind.MERGER,
    ChangeKind.SPLIT,
    ChangeKind.PART_MOVED,
    ChangeKind.RENAME,
    ChangeKind.KIND_CHANGE,
    ChangeKind.TRANSFER,
    ChangeKind.DISSOLUTION,
)


def kind_name(kind: ChangeKind) -> str:
    """Return what a kind of change is called."""
    return {
        ChangeKind.MERGER: _("Sáp nhập, hợp nhất"),
        ChangeKind.SPLIT: _("Chia tách"),
        ChangeKind.PART_MOVED: _("Điều chỉnh một phần"),
        ChangeKind.RENAME: _("Đổi tên"),
        ChangeKind.KIND_CHANGE: _("Chuyển loại đơn vị"),
        ChangeKind.TRANSFER: _("Chuyển về cấp trên khác"),
        ChangeKind.DISSOLUTION: _("Giải thể, kết thúc hoạt động"),
        ChangeKind.REFORM: _("Sắp xếp toàn tỉnh"),
    }[kind]


def kind_hint(kind: ChangeKind) -> str:
    """Return what a kind of change does to the units."""
    return {
        ChangeKind.MERGER: _(
            "Nhiều đơn vị (toàn bộ hoặc một phần) thành một đơn vị mới, hoặc nhập vào một đơn vị "
            "đang có. Đơn vị nhập toàn bộ thì kết thúc vào ngày liền trước."
        ),
        ChangeKind.SPLIT: _(
            "Một đơn vị chia thành hai hoặc nhiều đơn vị và kết thúc. Nếu đơn vị cũ vẫn còn, chọn "
            "“Điều chỉnh một phần”."
        ),
        ChangeKind.PART_MOVED: _(
            "Một phần của đơn vị chuyển sang đơn vị khác; đơn vị cũ vẫn còn, vẫn giữ phân công."
        ),
        ChangeKind.RENAME: _(
            "Đơn vị mang tên mới. Tên cũ giữ nguyên ở sổ và văn bản của những ngày trước."
        ),
        ChangeKind.KIND_CHANGE: _("Ví dụ xã thành phường; tên có thể đổi theo."),
        ChangeKind.TRANSFER: _("Đơn vị chuyển sang trực thuộc cơ quan, đơn vị khác."),
        ChangeKind.DISSOLUTION: _(
            "Đơn vị giải thể, không đơn vị nào tiếp nhận. Nếu có đơn vị tiếp nhận, chọn loại khác."
        ),
        ChangeKind.REFORM: "",
    }[kind]


def count_words(kind: RecordKind, count: int) -> str:
    """Return ``Vướng mắc, kiến nghị: 4``."""
    return _("{what}: {count}").format(what=capital(kind), count=number(count))


def unit_words(unit: UnitView) -> str:
    """Return what hangs on a unit, in lines."""
    mark = _("một phần, đơn vị vẫn còn") if unit.goes_on else ""
    mark = mark or (_("một phần") if unit.is_part else _("toàn bộ"))
    lines = [_("{name} ({mark})").format(name=unit.row.name, mark=mark)]
    for held, title in (
        (Held.OPEN, _("Đang mở")),
        (Held.COMING, _("Từ ngày có hiệu lực trở đi")),
        (Held.DATED, _("Đang giữ")),
        (Held.BELOW, _("Đơn vị cấp dưới")),
    ):
        kinds: dict[RecordKind, int] = {}
        for item in unit.items:
            if item.held is held:
                kinds[item.kind] = kinds.get(item.kind, 0) + 1
        if kinds:
            told = "; ".join(count_words(kind, count) for kind, count in kinds.items())
            lines.append(_("{title}: {what}").format(title=title, what=told))
    people = [
        _("{role}: {name}").format(role=role, name=name)
        for role, name in (
            (_("Lãnh đạo phụ trách"), unit.leader_name),
            (_("Ủy viên BTV phụ trách"), unit.standing_member_name),
        )
        if name
    ]
    if people:
        lines.append("; ".join(people))
    if unit.duties:
        told = "; ".join(
            _("{what}: {count}").format(what=name, count=number(count))
            for name, count in unit.duties
        )
        lines.append(_("Việc phải làm đang chờ: {what}").format(what=told))
    return "\n".join(lines)


def summary(form: ChangeForm, preview: ChangePreview) -> str:
    """Return the whole change in words, as it is read before it is written."""
    day = short_date(preview.on)
    lines = [_("{kind}, có hiệu lực từ ngày {day}.").format(kind=kind_name(form.kind), day=day)]
    if form.decree.strip():
        lines.append(_("Theo {decree}.").format(decree=_decree(form)))
    last = short_date(preview.on - dt.timedelta(days=1))
    for unit in preview.units:
        if unit.goes_on:
            lines.append(_("• {name}: một phần chuyển đi, đơn vị vẫn còn.").format(
                name=unit.row.name
            ))  # fmt: skip
        else:
            lines.append(_("• {name} kết thúc ngày {day}.").format(name=unit.row.name, day=last))
    for one in preview.successors:
        if one.is_new:
            lines.append(_("• Lập {name}, từ ngày {day}.").format(name=one.name, day=day))
        else:
            lines.append(_("• {name} tiếp nhận, vẫn là đơn vị đang có.").format(name=one.name))
        names = [side.name for side in preview.sides if side.id in one.sides]
        if names:
            lines.append(
                _("  Theo dõi {name} từ ngày {day}: {sides}.").format(
                    name=one.name, day=day, sides=", ".join(names)
                )
            )
        elif one.is_new:
            lines.append(_("  Chưa có nhóm hay cán bộ nào theo dõi {name}.").format(name=one.name))
    moving = preview.moving()
    if moving:
        told = "; ".join(count_words(kind, count) for kind, count in moving.items())
        lines.append(_("• Chuyển sang đơn vị kế tục: {what}.").format(what=told))
    lines += _later_lines(preview)
    lines.append(
        _(
            "• Sổ công tác, việc đã xong, xếp loại và báo cáo của những ngày trước giữ nguyên ở "
            "đơn vị cũ, xem được từ cả hai phía."
        )
    )
    return "\n".join(lines)


def _later_lines(preview: ChangePreview) -> Sequence[str]:
    staying = len(preview.staying())
    if preview.is_later:
        return (
            _(
                "• Ngày đó chưa đến: việc đang mở còn ở đơn vị cũ cho đến hết ngày {day}, sau đó "
                "nằm ở “Việc còn mở ở đơn vị đã kết thúc” để chuyển một lần."
            ).format(day=short_date(preview.on - dt.timedelta(days=1))),
        )
    if staying:
        return (
            _(
                "• {count} việc để lại ở đơn vị cũ, quyết định sau: xem ở “Việc còn mở ở đơn vị đã "
                "kết thúc”."
            ).format(count=number(staying)),
        )
    return ()


def _decree(form: ChangeForm) -> str:
    parts = [form.decree.strip()]
    if form.decided_on is not None:
        parts.append(_("ngày {day}").format(day=short_date(form.decided_on)))
    if form.issuer.strip():
        parts.append(_("của {issuer}").format(issuer=form.issuer.strip()))
    return " ".join(parts)


def counts_words(counts: UnitCounts) -> str:
    """Return how much is known under a unit."""
    return _(
        "{entries} việc trong sổ; vướng mắc, kiến nghị: {open} đang mở, {ended} đã xong; hẹn trả "
        "lời: {promised}, đang chờ {waiting}; xếp loại: {ratings}"
    ).format(
        entries=number(counts.entries),
        open=number(counts.findings_open),
        ended=number(counts.findings_ended),
        waiting=number(counts.commitments_open),
        promised=number(counts.commitments),
        ratings=number(counts.ratings),
    )
