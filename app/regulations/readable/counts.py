"""What is counted and how many, in words: the verb of a rule's sentence."""

from collections.abc import Callable
from typing import Any

from app.regulations.readable.words import SILENT, UNKNOWN, NameBook, either, together
from app.regulations.vocabulary.choices import (
    Act,
    Channel,
    Distinct,
    Headcounted,
    Outside,
    PlacedOn,
    Planning,
    Unit,
)
from app.regulations.vocabulary.counts import (
    ONE,
    ActOfEvent,
    Consent,
    Events,
    Headcount,
    MayNotFollow,
    Papers,
    Recorded,
    Tenure,
    Unquantified,
)
from app.regulations.vocabulary.quantities import KindLimit, Part, Quota
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Names, Word

_VERBS = {
    "trip": "đi công tác",
    "meeting": "dự họp",
    "branch_meeting": "dự sinh hoạt chi bộ",
    "group_session": "sinh hoạt nhóm",
    "exchange": "trao đổi, liên hệ",
}
_ACTS = {
    Act.NOTICE: "báo việc trước khi đi",
    Act.CONTACT: "liên hệ trước với địa bàn",
    Act.OUTCOME: "báo công sau khi về",
    Act.MINUTES: "ghi chép đầy đủ nội dung làm việc",
    Act.CONFIRMATION: "có xác nhận",
    Act.PLAN: "có trong kế hoạch",
    Act.ORDER: "có văn bản cử đi",
    Act.INVITATION: "có giấy mời",
    Act.CONSENT: "được đồng ý",
}
#: Why an assignment ends early, as a rule on rotation may name it.
GROUNDS = {
    "periodic": "đến định kỳ",
    "duty": "theo yêu cầu nhiệm vụ",
    "verified_opinion": "dư luận phản ánh không tốt đã xác minh có cơ sở",
    "not_fulfilled": "không hoàn thành nhiệm vụ",
}
_HEADS = {
    Headcounted.MEMBERS: "công chức trong mỗi nhóm",
    Headcounted.FOLLOWED: "địa bàn được phân công theo dõi",
    Headcounted.FOLLOWERS: "người theo dõi mỗi địa bàn",
}


def quota_in_words(quota: Quota | Silent | Unknown, names: NameBook, unit: str = "lần") -> str:
    """Return how many: ``ít nhất 1 lần``."""
    if isinstance(quota, Silent):
        return f"(số {unit}: {SILENT})"
    if isinstance(quota, Unknown):
        return f"(số {unit}: {UNKNOWN})"
    parts = []
    least, most = quota.at_least, quota.at_most
    if most is not None and least == most:
        parts.append(f"đúng {least} {unit}")
    elif most is not None and least:
        parts.append(f"từ {least} đến {most} {unit}")
    else:
        if least:
            parts.append(f"ít nhất {least} {unit}")
        if most is not None:
            parts.append(f"nhiều nhất {most} {unit}")
    if quota.share:
        of = names.name(quota.of, Names.NUMBER) if quota.of else "tổng số"
        parts.append(f"ít nhất {quota.share} {of} (làm tròn lên)")
    elif quota.of:
        parts.append(f"so với {names.name(quota.of, Names.NUMBER)}")
    text = " và ".join(parts) or "(không định mức)"
    return f"{text} (ngoài mức chỉ cảnh báo)" if quota.outside is Outside.WARNING else text


def limits_in_words(
    names: NameBook,
    levels: tuple[str, ...] = (),
    categories: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
) -> str:
    """Return what a kind of event or paper is narrowed to."""
    parts = [
        names.any_of(levels, Names.LEVEL),
        f"loại {names.any_of(categories, Names.CATEGORY)}" if categories else "",
        f"về {names.any_of(fields, Names.FIELD)}" if fields else "",
    ]
    return " ".join(filter(None, parts))


def part_of_total(part: Part, names: NameBook) -> str:
    """Return a sub-quota beside the total."""
    sorts = (Names.EVENT, Names.PAPER, Names.RECORDED)
    limits = [
        names.any_of(part.kinds, *sorts),
        limits_in_words(names, part.levels, part.categories, part.subject_fields),
        f"tại {names.any_of(part.territory_kinds, Names.TERRITORY_KIND)}"
        if part.territory_kinds
        else "",
    ]
    text = f"{part.label}: {quota_in_words(part.quota, names, part.unit.label)}"
    told = " ".join(filter(None, limits))
    return f"{text} ({told})" if told else text


def _events(word: Events, names: NameBook) -> str:
    verbs = [_VERBS.get(one) or names.name(one, Names.EVENT) for one in word.kinds]
    limits = limits_in_words(names, word.levels, word.categories, word.subject_fields)
    unit = "ngày" if word.unit is Unit.DAYS else "lần"
    text = " ".join(filter(None, (either(verbs), limits, quota_in_words(word.quota, names, unit))))
    notes = [_only(one, names) for one in word.only]
    if word.distinct is not Distinct.NONE:
        notes.append(word.distinct.label)
    if word.placed_on is not PlacedOn.START:
        notes.append(f"tính vào kỳ theo {word.placed_on.label}")
    return f"{text} ({'; '.join(notes)})" if notes else text


def _only(limit: KindLimit, names: NameBook) -> str:
    limits = limits_in_words(names, limit.levels, limit.categories, limit.subject_fields)
    counted = limits.removeprefix("loại ") or "loại này"
    return f"{names.any_of(limit.kinds, Names.EVENT)}: chỉ tính {counted}"


def _papers(word: Papers, names: NameBook) -> str:
    text = f"có {either(names.name(one, Names.PAPER) for one in word.kinds)}"
    limits = limits_in_words(names, word.levels, word.categories)
    quota = "" if word.quota == ONE else quota_in_words(word.quota, names, "văn bản")
    return " ".join(filter(None, (text, limits, quota)))


def way_in_words(word: Papers, names: NameBook) -> str:
    """Return to whom a paper goes, through whom and how."""
    parts = []
    if set(word.channels) == set(Channel):
        parts.append("bằng hình thức phù hợp")
    elif word.channels:
        parts.append(f"bằng {either(one.label for one in word.channels)}")
    if word.form:
        by_event = word.form == "by_event"
        parts.append("theo mẫu của loại sự kiện" if by_event else f"theo {names.form(word.form)}")
    if word.to or word.through:
        to = f"gửi {names.name(word.to, Names.ROLE)}" if word.to else "gửi"
        through = f"qua {names.name(word.through, Names.ROLE)}" if word.through else ""
        parts.append(f"{to} {through}".strip())
    if word.confirmed_by:
        parts.append(f"có xác nhận của {names.name(word.confirmed_by, Names.ROLE)}")
    return ", ".join(parts)


def _consent(word: Consent, names: NameBook) -> str:
    text = f"phải được {names.any_of(word.by, Names.ROLE)} đồng ý"
    if set(word.needed_for) != set(Planning):
        text += f" (việc {either(one.label for one in word.needed_for)})"
    if word.urgent_days is not None:
        unit = "ngày làm việc" if word.urgent_working else "ngày"
        text += f"; việc khẩn được xác nhận sau, không quá {word.urgent_days} {unit}"
    elif word.urgent_working:
        text += "; việc khẩn tính theo ngày làm việc"
    limits = []
    if word.max_days is not None:
        limits.append(f"không quá {word.max_days} ngày")
    if word.places:
        limits.append(f"chỉ đến {either(word.places)}")
    if limits:
        text += f"; giới hạn: {together(limits)}"
    if word.beyond_by:
        text += f"; vượt giới hạn thì do {names.any_of(word.beyond_by, Names.ROLE)} đồng ý"
    return text


def _tenure(word: Tenure, _names: NameBook) -> str:
    text = "được phân công lại địa bàn theo dõi"
    if word.grounds:
        grounds = either(GROUNDS.get(one, one) for one in word.grounds)
        text += f"; kết thúc sớm khi: {grounds}"
    return text


def _unquantified(word: Unquantified, names: NameBook) -> str:
    sorts = (Names.EVENT, Names.PAPER, Names.RECORDED)
    if not word.kinds:
        return "không định lượng"
    listed = "; ".join(names.name(one, *sorts) for one in word.kinds)
    return f"không định lượng; việc đã làm được liệt kê qua: {listed}"


_PHRASES: dict[type[Word], Callable[[Any, NameBook], str]] = {
    Events: _events,
    Papers: _papers,
    Recorded: lambda word, names: (
        f"có {names.any_of(word.kinds, Names.RECORDED)} {quota_in_words(word.quota, names)}"
    ),
    ActOfEvent: lambda word, _names: f"phải {_ACTS[word.act]}",
    Consent: _consent,
    Headcount: lambda word, names: (
        f"số {_HEADS[word.of]}: {quota_in_words(word.quota, names, _head_unit(word))}"
    ),
    Tenure: _tenure,
    MayNotFollow: lambda word, names: (
        f"không được phân công theo dõi địa bàn khi: {names.any_of(word.ties, Names.TIE)}"
    ),
    Unquantified: _unquantified,
}


def _head_unit(word: Headcount) -> str:
    return "địa bàn" if word.of is Headcounted.FOLLOWED else "người"


def count_in_words(word: Word, names: NameBook) -> str:
    """Return what is to be done, as the verb of a sentence."""
    return _PHRASES[type(word)](word, names)


def act_in_words(act: Act) -> str:
    """Return what is done of an engagement, as a verb."""
    return _ACTS[act]
