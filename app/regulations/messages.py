"""Vietnamese words for mistakes in regulations and facts: what is wrong, and what is allowed."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from app.i18n import _
from app.i18n import mark as _m
from app.i18n.formats import short_date
from app.regulations.codec_mistakes import Mistake, Path
from app.regulations.vocabulary.terms import Names

#: Above so many, allowed names are told without their labels.
_FEW = 24


def in_words(mistake: Mistake, path: Path | None = None) -> str:
    """Return the sentence for a mistake; ``path`` tells where in place of its own path."""
    field = path_in_words(mistake.path if path is None else path)
    make = _SENTENCES[mistake.code]
    sentence = make(mistake.values)
    if not field:
        return sentence
    return f"“{field}” {sentence}"


def path_in_words(path: Path) -> str:
    """Return a path as a writer of the file would say it: ``steps[2].deadline.kind``."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def codes() -> frozenset[str]:
    """Return the codes that have words."""
    return frozenset(_SENTENCES)


def names_in_words(sorts: Iterable[Names]) -> str:
    """Return what sorts of name are meant."""
    words = {
        Names.EVENT: _("loại chuyến đi, cuộc họp (event)"),
        Names.PAPER: _("loại văn bản (paper)"),
        Names.RECORDED: _("loại sự kiện (recorded)"),
        Names.ROLE: _("chức danh (role)"),
        Names.LEVEL: _("cấp (level)"),
        Names.CATEGORY: _("loại (category)"),
        Names.NUMBER: _("số liệu (number)"),
        Names.FIELD: _("lĩnh vực (field)"),
        Names.TIE: _("quan hệ với địa bàn (tie)"),
        Names.TERRITORY_KIND: _("loại địa bàn (territory_kind)"),
        Names.ORGANISATION: _("loại tổ chức đảng (organisation)"),
        Names.CAMPAIGN: _("đợt cao điểm (campaign)"),
    }
    return ", ".join(words[one] for one in sorts)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, dt.date):
        return short_date(value)
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _allowed(given: object) -> str:
    if isinstance(given, Mapping):
        if len(given) > _FEW:
            return ", ".join(sorted(given))
        return ", ".join(
            f"{name} ({_(label)})" if label else str(name) for name, label in given.items()
        )
    return ", ".join(str(one) for one in given) if isinstance(given, Iterable) else str(given)


def _perhaps(values: Mapping[str, Any]) -> str:
    meant = values.get("nearest")
    return _(" Có phải “{name}”?").format(name=meant) if meant else ""


def _choice(values: Mapping[str, Any]) -> str:
    return _("không có giá trị “{given}”; được dùng: {allowed}.").format(
        given=_shown(values["given"]), allowed=_allowed(values["allowed"])
    ) + _perhaps(values)


def _unknown_key(values: Mapping[str, Any]) -> str:
    allowed = _allowed(values["allowed"])
    if not allowed:
        return _("là mục không có ở đây; ở đây không ghi thêm mục nào.")
    return _("là mục không có ở đây; được dùng: {allowed}.").format(allowed=allowed) + _perhaps(
        values
    )


def _missing_key(values: Mapping[str, Any]) -> str:
    return _("thiếu mục “{key}”{label}.").format(
        key=values["key"], label=_label_of(values.get("label"))
    )


def _label_of(label: object) -> str:
    return f" ({_(str(label))})" if label else ""


def _wrong_type(values: Mapping[str, Any]) -> str:
    expected = {
        "text": _('một đoạn chữ trong dấu "…"'),
        "integer": _("một số nguyên, không có dấu ngoặc"),
        "number": _("một số, không có dấu ngoặc"),
        "boolean": _("true hoặc false, không có dấu ngoặc"),
        "date": _("một ngày, ghi 2026-03-31"),
        "choice": _('một từ trong dấu "…"'),
        "list": _('một danh sách ["…", "…"]'),
        "table": _("một bảng {tên = giá trị}"),
        "list_of_tables": _("nhiều bảng, mỗi bảng bắt đầu bằng dòng [[…]] hoặc nằm trong [ ]"),
    }
    return _("phải là {expected}; tệp ghi {given}.").format(
        expected=expected[str(values["expected"])], given=_shown(values["given"])
    )


def _bounds(values: Mapping[str, Any]) -> str:
    low, high = values.get("minimum"), values.get("maximum")
    if low is not None and high is not None:
        allowed = _("từ {low} đến {high}").format(low=low, high=high)
    elif low is not None:
        allowed = _("từ {low} trở lên").format(low=low)
    elif high is not None:
        allowed = _("không quá {high}").format(high=high)
    else:
        allowed = _("là một số có thật")
    return _("là {given}, ngoài mức; được dùng: {allowed}.").format(
        given=_shown(values["given"]), allowed=allowed
    )


def _unknown_name(values: Mapping[str, Any]) -> str:
    return _(
        "dùng tên “{given}” chưa được khai; có sẵn: {allowed}. Muốn dùng tên khác, khai thêm "
        '[[names]] với id = "{given}", of là một trong: {of}.'
    ).format(
        given=_shown(values["given"]),
        allowed=_allowed(values["allowed"]) or _("không có tên nào"),
        of=names_in_words(values["sorts"]),
    ) + _perhaps(values)


def _not_a_date(values: Mapping[str, Any]) -> str:
    reasons = {
        "does_not_exist": _("là {given}, ngày không có trong lịch. Ghi lại, ví dụ 2026-03-31."),
        "year_out_of_range": _("là {given}, năm không hợp lý. Ghi lại, ví dụ 2026-03-31."),
    }
    words = reasons.get(
        str(values["fault"]), _("là “{given}”, không đọc được ngày. Ghi ví dụ 2026-03-31.")
    )
    return words.format(given=_shown(values["given"]))


def _pointing(words: str) -> Callable[[Mapping[str, Any]], str]:
    def make(values: Mapping[str, Any]) -> str:
        return _(words).format(
            given=_shown(values["given"]),
            allowed=_allowed(values["allowed"]) or _("không có"),
            what=_(str(values.get("what", ""))),
        ) + _perhaps(values)

    return make


def _plain(words: str) -> Callable[[Mapping[str, Any]], str]:
    def make(values: Mapping[str, Any]) -> str:
        return _(words).format(**{name: _shown(value) for name, value in values.items()})

    return make


def _listing(words: str) -> Callable[[Mapping[str, Any]], str]:
    def make(values: Mapping[str, Any]) -> str:
        return _(words).format(allowed=_allowed(values["allowed"]))

    return make


def _bare_word(values: Mapping[str, Any]) -> str:
    return _('ghi “{word}” thì còn thiếu: {needed}. Ghi cả bảng: {{kind = "{word}", …}}.').format(
        word=values["word"], needed=", ".join(values["needed"])
    )


_SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "unknown_kind": _choice,
    "unknown_choice": _choice,
    "kind_missing": _listing(_m("thiếu “kind” để biết là từ nào; được dùng: {allowed}.")),
    "bare_word": _bare_word,
    "unknown_key": _unknown_key,
    "missing_key": _missing_key,
    "wrong_type": _wrong_type,
    "out_of_bounds": _bounds,
    "unknown_name": _unknown_name,
    "not_a_date": _not_a_date,
    "empty_text": _plain(_m("không được để trống.")),
    "empty_list": _plain(_m("phải có ít nhất một mục.")),
    "share_unreadable": _plain(
        _m("là “{given}”, không phải tỷ lệ; ghi “30%” (từ 1% đến 100%) hoặc “1/3”.")
    ),
    "share_incomplete": _plain(
        _m("phải có cả “share” (tỷ lệ, ví dụ “30%”) và “of” (của số nào, ví dụ “branches”).")
    ),
    "quota_empty": _plain(
        _m(
            "không có mức nào; ghi ít nhất một trong: at_least, share cùng of, at_most. "
            "Nếu quy chế không quy định mức, ghi “silent”."
        )
    ),
    "from_after_to": _plain(_m("không đúng thứ tự: {first} đứng sau hoặc lớn hơn {last}.")),
    "number_without_bound": _plain(_m("chưa có mức; ghi thêm number_at_least hoặc number_below.")),
    "bound_without_number": _plain(
        _m("có mức mà chưa ghi là số liệu nào; ghi thêm number, ví dụ “population”.")
    ),
    "nothing_in_it": _listing(_m("không ghi gì; ghi ít nhất một trong: {allowed}.")),
    "week_without_weekday": _plain(_m("cần ghi thêm weekdays: tuần thứ mấy của thứ nào.")),
    "day_zero": _plain(_m("không được là 0; ghi từ 1, hoặc -1 là lần (ngày) cuối.")),
    "impossible_day": _plain(_m("là ngày {day} tháng {month}, không có trong lịch.")),
    "peers_incomplete": _plain(
        _m("phải có cả first và second: hai bên cùng địa bàn là ai với ai.")
    ),
    "needs_event": _plain(
        _m(
            'là “{word}”, tính theo từng sự kiện: quy định phải có period = {{kind = "event", '
            "events = […]}}."
        )
    ),
    "moment_needs_event": _plain(
        _m(
            "tính từ ngày của sự kiện (event_start, event_end): quy định phải có period = "
            '{{kind = "event", events = […]}}; hoặc dùng mốc period_start, period_end.'
        )
    ),
    "step_moment_outside": _plain(
        _m("tính từ bước trước (step): mốc này chỉ dùng trong các bước (steps).")
    ),
    "step_moment_without_after": _plain(
        _m("tính từ bước trước (step) mà không ghi sau bước nào; ghi thêm after.")
    ),
    "step_twice": _plain(_m("có mã bước “{id}” đã dùng ở bước trên; mỗi bước một mã.")),
    "no_such_step": _pointing(
        _m("ghi sau bước “{given}”, nhưng không có bước ấy; các bước: {allowed}.")
    ),
    "no_such_rule": _pointing(
        _m("trỏ đến quy định “{given}”, nhưng không có quy định ấy; có: {allowed}.")
    ),
    "no_such_form": _pointing(_m("dùng mẫu “{given}” chưa khai trong [[forms]]; có: {allowed}.")),
    "circle": _plain(_m("đi vòng: từ “{given}” theo {key} lại trở về chính nó.")),
    "tenure_period": _plain(
        _m(
            "là “{word}”; thời gian theo dõi (count = tenure) chỉ tính được với interval hoặc "
            "term (văn bản không nói rõ thì ghi unclear, silent hoặc unknown)."
        )
    ),
    "steps_need_papers": _plain(
        _m(
            "chỉ dùng với count = papers, vì mỗi bước là một việc với văn bản; ở đây là {word}. "
            "Bỏ các bước, hoặc tách thành quy định riêng."
        )
    ),
    "once_from_last": _plain(
        _m(
            "không dùng được với period = {word}: mỗi lần làm là hết một khoảng, nên mức chỉ là "
            "ít nhất 1. Bỏ mục này, hoặc dùng kỳ khác (month, quarter, year, …)."
        )
    ),
    "ban_at_least": _plain(
        _m(
            "không hợp với điều không được làm (nature = ban): cấm hẳn thì bỏ mức; "
            "chỉ cấm quá một mức thì ghi at_most, không ghi at_least, share."
        )
    ),
    "no_effect": _plain(_m("không có tác dụng với count = {word}. Bỏ mục này.")),
    "office_replaces_nothing": _plain(
        _m(
            "không thay được gì, vì {key} của văn bản đã có giá trị. Giá trị của cơ quan chỉ dùng "
            "khi văn bản ghi silent, unknown hoặc unclear; bỏ mục này, hoặc sửa lại mục của "
            "văn bản."
        )
    ),
    "top_key_below": _plain(
        _m(
            "là mục của đầu tệp, phải đứng trước dòng [[…]] đầu tiên của tệp. "
            "Chuyển dòng này lên đầu tệp."
        )
    ),
    "id_twice": _plain(_m("là “{given}”, mã này đã dùng ở trên; mỗi mục một mã.")),
    "format_newer": _plain(
        _m("là {given}; chương trình này chỉ đọc được format = {allowed}. Dùng bản mới hơn.")
    ),
    # Facts.
    "no_such_row": _pointing(
        _m("trỏ đến “{given}”, nhưng không có {what} nào mang mã ấy; có: {allowed}.")
    ),
    "one_of_two": _plain(_m("phải ghi đúng một trong hai: {first}, {second}.")),
    "fields_reversed": _plain(
        _m(
            "không đúng thứ tự: {first_key} ({first}) đứng sau {last_key} ({last}). "
            "Sửa lại một trong hai ngày."
        )
    ),
    "exempts_nothing": _plain(
        _m(
            "không nói miễn cho ai, việc gì; ghi ít nhất một trong: who, territory, regulation, "
            "rule."
        )
    ),
    "nobody_took_part": _plain(_m("không ghi ai đi, ai dự; ghi people (người) hoặc group (nhóm).")),
    "into_itself": _plain(
        _m("có predecessor và successor cùng là “{given}”: địa bàn không thể tách, nhập vào nó.")
    ),
    "period_unreadable": _plain(
        _m("là “{given}”, không đọc được kỳ; ghi “2026-03”, “2026-Q1”, “2026-H1” hoặc “2026”.")
    ),
}
