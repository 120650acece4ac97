"""Vietnamese words for the reasons and states that the engine gives; the one table of them."""

import datetime as dt
import string
from collections.abc import Mapping

from app.i18n import _
from app.i18n import mark as _m
from app.i18n.formats import short_date
from app.read_models.obligations import DutyState, Why
from app.regulations.vocabulary.choices import Act, Channel, Headcounted, Unit
from app.regulations.vocabulary.names import BUILT_IN

#: Parts of a sentence by code; a part is left out where a value that it names is not given.
REASONS: dict[str, tuple[str, ...]] = {
    # What the text, or a fact, leaves open.
    "quota_silent": (_m("quy chế không quy định mức"),),
    "quota_unknown": (_m("mức chưa quy định"),),
    "deadline_silent": (_m("quy chế không quy định thời hạn"),),
    "due_before_bound": (_m("hạn rơi vào trước ngày bị ràng buộc"), _m(" ({since})")),
    "done_afterwards": (_m("làm sau khi đã đi"), _m(" {amount} ngày")),
    "deadline_unknown": (_m("thời hạn chưa quy định"),),
    "deadline_unclear": (_m("quy chế không nói rõ thời hạn"),),
    "bound_unclear": (_m("quy chế không nói rõ có tính ngày cuối hay không"),),
    "no_deadline": (_m("không có thời hạn"),),
    "period_silent": (_m("quy chế không quy định kỳ"),),
    "period_unknown": (_m("kỳ chưa quy định"),),
    "period_unclear": (_m("quy chế không nói rõ kỳ"),),
    "part_silent": (_m("quy chế không quy định mức cho kỳ không trọn"),),
    "part_unknown": (_m("mức cho kỳ không trọn chưa quy định"),),
    "condition_unknown": (_m("chưa đủ số liệu để biết quy định có áp dụng không"),),
    "number_unknown": (_m("chưa có số liệu"), _m(": {text}")),
    "planning_unknown": (_m("chưa ghi là theo kế hoạch, đột xuất hay khẩn"),),
    "term_unknown": (_m("chưa ghi nhận nhiệm kỳ"),),
    "owner_unknown": (_m("chưa biết ai thực hiện"), _m(": {text}")),
    # Why nothing is owed, or no longer.
    "exempt": (_m("được miễn"), _m(": {text}"), _m(", từ ngày {since}"), _m(" đến ngày {until}")),
    "territory_ended": (_m("địa bàn kết thúc"), _m(" sau ngày {until}"), ": {text}"),
    "assignment_ended": (_m("hết phân công"), _m(" sau ngày {until}"), ": {text}"),
    "ended_early": (_m("hết phân công trước hạn"), _m(" sau ngày {until}"), ": {text}"),
    "regulation_ended": (_m("quy định hết hiệu lực"), _m(" sau ngày {until}")),
    "event": (_m("sự kiện kết thúc nghĩa vụ đã diễn ra"), _m(" ngày {until}")),
    "step_waits": (_m("chờ bước trước làm xong"),),
    # Why something does not count.
    "evidence_missing": (_m("thiếu căn cứ"), ": {text}"),
    "wrong_day": (_m("không vào ngày được tính"),),
    "serves_other": (_m("được tính cho văn bản khác"), ": {text}"),
    "counted_already": (_m("ngày, địa bàn hoặc nơi ấy đã được tính"),),
    "event_unknown": (_m("chưa ghi đủ để biết có thuộc loại được tính không"),),
    "too_early": (_m("làm trước khi được tính"), _m(", chỉ tính từ ngày {since}")),
    "not_yet": (_m("chưa đủ căn cứ để tính"), _m(" trước ngày {since}")),
    "other": (_m("không thuộc loại việc được tính"),),
    "place_unknown": (_m("chưa ghi nơi đến"),),
    "pair_ended": (_m("hai bên thôi kết nghĩa"), _m(" sau ngày {until}")),
    "level_unknown": (_m("chưa ghi cấp"),),
    "category_unknown": (_m("chưa ghi loại"),),
    "field_unknown": (_m("chưa ghi lĩnh vực"),),
    "not_confirmed": (_m("chưa được xác nhận"), _m(" bởi {text}")),
    "returned": (_m("bị trả lại"), _m(" ngày {since}")),
    "not_done": (_m("chưa làm xong"),),
    "not_handed_in": (_m("chưa gửi"),),
    "not_received": (_m("nơi nhận chưa nhận được"),),
    "wrong_addressee": (_m("gửi không đúng nơi nhận"), _m(", phải gửi {text}")),
    "wrong_way": (_m("gửi không đúng đường"), _m(", phải gửi qua {text}")),
    "wrong_channel": (_m("không đúng hình thức báo cáo"), ": {text}"),
    "wrong_form": (_m("không đúng mẫu"), _m(", phải theo mẫu {text}")),
    # Consent and its limits.
    "wrong_consenter": (_m("người đồng ý không đúng thẩm quyền"),),
    "beyond_consent_days": (_m("đi quá số ngày được đồng ý"), _m(" ({amount} ngày)")),
    "beyond_consent_place": (_m("đi khác nơi được đồng ý"), " ({text})"),
    "beyond_days": (_m("quá giới hạn số ngày"), _m(" ({amount} ngày), phải do cấp trên đồng ý")),
    "beyond_place": (_m("ngoài nơi được đi"), _m(" ({text}), phải do cấp trên đồng ý")),
    # Ranges, ties, rotation, ratings.
    "over_maximum": (_m("vượt mức nhiều nhất"), " ({amount})"),
    "under_minimum": (_m("dưới mức ít nhất"), " ({amount})"),
    "tie": (_m("không được theo dõi địa bàn này"), ": {text}"),
    "notice": (_m("sắp đến kỳ"), _m(", từ ngày {since}")),
    "by_another": (_m("do người khác làm"), ": {text}"),
    "rotation_notice": (_m("sắp đến kỳ phân công lại"), _m(", từ ngày {since}")),
    "before_territory": (_m("tính cả thời gian trước khi địa bàn thành lập"), _m(" ({since})")),
    "clock_unknown": (_m("chưa ghi ngày bắt đầu theo dõi địa bàn"),),
    "clock_set": (
        _m("thời gian theo dõi do cơ quan định"),
        _m(", tính từ ngày {since}"),
        ": {text}",
    ),
    "ground_not_listed": (_m("lý do kết thúc không có trong quy định"), ": {text}"),
    "other_scheme": (_m("xếp loại không theo cách đang có hiệu lực"), ": {text}"),
    "points_over": (_m("tổng điểm vượt điểm tối đa"), _m(" ({amount} điểm)")),
    "points_short": (_m("chưa đủ điểm cho mức đã ghi"), " “{text}”", _m(" ({amount} điểm)")),
    "condition_not_met": (_m("chưa đạt điều kiện"), ": {text}"),
}

#: Grounds of an end, as records keep them.
_GROUNDS = {
    "rotation": _m("phân công lại theo định kỳ"),
    "duty": _m("yêu cầu nhiệm vụ"),
    "verified_opinion": _m("dư luận không tốt đã xác minh"),
    "not_fulfilled": _m("không hoàn thành nhiệm vụ"),
    "term_ended": _m("hết nhiệm kỳ"),
    "territory_ended": _m("địa bàn kết thúc"),
    "group_changed": _m("thay đổi nhóm"),
}

STATES: dict[DutyState, str] = {
    DutyState.COMING: _m("sắp đến"),
    DutyState.DUE: _m("đến hạn"),
    DutyState.OVERDUE: _m("quá hạn"),
    DutyState.DONE: _m("đã làm, đúng hạn"),
    DutyState.DONE_LATE: _m("đã làm, chậm {days} ngày"),
    DutyState.EXEMPT: _m("được miễn"),
    DutyState.ENDED: _m("chấm dứt"),
    DutyState.WAITING: _m("chờ bước trước"),
    DutyState.WARNING: _m("ngoài mức, cảnh báo"),
    DutyState.UNDETERMINED: _m("chưa xác định"),
    DutyState.ENCOURAGED: _m("khuyến khích"),
    DutyState.UNQUANTIFIED: _m("không định lượng"),
    DutyState.RIGHT: _m("quyền"),
    DutyState.KEPT: _m("tuân thủ"),
    DutyState.BREACHED: _m("vi phạm"),
}


def why_in_words(why: Why, labels: Mapping[str, str] | None = None) -> str:
    """Return the words of a reason; ``labels`` name what a regulation declares by its ids.

    A code without words is told as such, so that a person can ask about it.
    """
    parts = REASONS.get(why.code)
    if parts is None:
        return _("lý do khác ({code})").format(code=why.code)
    values: dict[str, str] = {}
    if why.text:
        values["text"] = ", ".join(_label(one, labels or {}) for one in why.text.split(", "))
    for name, day in (("since", why.since), ("until", why.until)):
        if day is not None and day != dt.date.max and day != dt.date.min:
            values[name] = short_date(day)
    if why.amount is not None:
        values["amount"] = str(why.amount)
    return "".join(
        (_(part) if any(char.isalpha() for char in _literal(part)) else part).format_map(values)
        for part in parts
        if _fields(part) <= values.keys()
    )


def state_in_words(state: DutyState, days_late: int = 0, *, has_deadline: bool = True) -> str:
    """Return the words of a state; what has no last day is done, but not "in time"."""
    if state is DutyState.DONE and not has_deadline:
        return _("đã làm")
    words = _(STATES[state]).format(days=days_late)
    if state is DutyState.OVERDUE and days_late:
        return _("{state} {days} ngày").format(state=words, days=days_late)
    return words


def unit_in_words(unit: str) -> str:
    """Return the words of what a figure counts: times, days, months, or members and territories."""
    for choices in (Unit, Headcounted):
        if unit in {one.value for one in choices}:
            return _(choices(unit).label)
    return _("tháng") if unit == "months" else unit


def _label(text: str, labels: Mapping[str, str]) -> str:
    if text in labels:
        return labels[text]
    if text in _GROUNDS:
        return _(_GROUNDS[text])
    for choices in (Act, Channel):
        if text in {one.value for one in choices}:
            return _(choices(text).label)
    for sort in BUILT_IN.values():
        if text in sort:
            return _(sort[text])
    return text


def _fields(part: str) -> set[str]:
    return {name for _lead, name, *_rest in string.Formatter().parse(part) if name}


def _literal(part: str) -> str:
    return "".join(lead for lead, *_rest in string.Formatter().parse(part))
