"""What narrows a rule, in words: conditions, days, evidence, validity, steps, the office's own."""

from app.regulations.readable.counts import act_in_words, limits_in_words, quota_in_words
from app.regulations.readable.deadlines import deadline_in_words
from app.regulations.readable.periods import part_in_words, period_in_words
from app.regulations.readable.who import who_in_words
from app.regulations.readable.words import NameBook, date, either, together
from app.regulations.regulation import OfficeOwn, Step, Validity
from app.regulations.vocabulary.choices import Begins, PaperAct
from app.regulations.vocabulary.deadlines import UnclearDeadline
from app.regulations.vocabulary.quantities import CalendarLimit, Condition, Evidence
from app.regulations.vocabulary.silence import Silent, Unknown
from app.regulations.vocabulary.terms import Names


def condition_in_words(when: Condition, names: NameBook) -> str:
    """Return ``khi địa bàn là xã hoặc phường; …``."""
    kinds = Names.TERRITORY_KIND
    parts = [
        f"địa bàn là {names.any_of(when.territory_kinds, kinds)}" if when.territory_kinds else "",
        f"địa bàn thuộc nhóm {names.any_of(when.territory_categories, kinds)}"
        if when.territory_categories
        else "",
        f"địa bàn thuộc {either(when.old_districts)} cũ" if when.old_districts else "",
        f"tổ chức đảng là {names.any_of(when.organisations, Names.ORGANISATION)}"
        if when.organisations
        else "",
        _number(when, names),
        f"sự kiện là {names.any_of(when.event_kinds, Names.EVENT, Names.RECORDED)}"
        if when.event_kinds
        else "",
        f"nội dung {limits_in_words(names, fields=when.subject_fields)}"
        if when.subject_fields
        else "",
        f"thuộc {limits_in_words(names, when.levels, when.categories)}"
        if when.levels or when.categories
        else "",
        f"việc {either(one.label for one in when.planning)}" if when.planning else "",
    ]
    told = "; ".join(filter(None, parts))
    return f"khi {told}" if told else ""


def _number(when: Condition, names: NameBook) -> str:
    bounds = []
    if when.number_at_least is not None:
        bounds.append(f"từ {when.number_at_least} trở lên")
    if when.number_below is not None:
        bounds.append(f"dưới {when.number_below}")
    if not (when.number or bounds):
        return ""
    name = names.name(when.number, Names.NUMBER) if when.number else "số liệu của địa bàn"
    return f"{name} {together(bounds)}".strip()


def calendar_in_words(limit: CalendarLimit) -> str:
    """Return on which days what is done counts."""
    parts = []
    days = either(one.label for one in limit.weekdays)
    if limit.weeks_of_month:
        weeks = either("cuối" if one == -1 else f"thứ {one}" for one in limit.weeks_of_month)
        parts.append(f"{days or 'ngày trong tuần'} lần {weeks} của tháng")
    elif days:
        parts.append(days)
    if limit.days_of_month:
        told = either("cuối tháng" if one == -1 else f"{one:02d}" for one in limit.days_of_month)
        parts.append(f"ngày {told}")
    if limit.months:
        parts.append(f"tháng {either(str(one) for one in limit.months)}")
    if limit.working_days is not None:
        parts.append("ngày làm việc" if limit.working_days else "ngày nghỉ")
    return f"chỉ tính vào {', '.join(parts)}" if parts else ""


def evidence_in_words(evidence: Evidence) -> str:
    """Return what an event must carry to count."""
    parts = [
        together(act_in_words(one) for one in evidence.all_of),
        either(act_in_words(one) for one in evidence.any_of),
    ]
    told = ", đồng thời ".join(filter(None, parts))
    if not told:
        return ""
    return f"chỉ được tính khi {told}{' trước ngày đi' if evidence.before else ''}"


def validity_in_words(validity: Validity, names: NameBook) -> str:
    """Return from when to when the rule binds; empty where it is as usual."""
    parts = []
    if validity.begins is not Begins.ASSIGNMENT:
        parts.append(f"tính từ {validity.begins.label}")
    if validity.days_before_territory:
        parts.append(
            f"có hiệu lực trước khi địa bàn thành lập {validity.days_before_territory} ngày"
        )
    if validity.days_after_territory:
        parts.append(f"còn hiệu lực sau khi địa bàn kết thúc {validity.days_after_territory} ngày")
    if validity.from_event:
        parts.append(f"chỉ từ khi có {names.name(validity.from_event, Names.RECORDED)}")
    if validity.until_event:
        parts.append(f"cho đến khi có {names.name(validity.until_event, Names.RECORDED)}")
    if validity.first:
        parts.append(f"áp dụng từ {date(validity.first)}")
    if validity.last:
        parts.append(f"áp dụng đến {date(validity.last)}")
    return "; ".join(parts)


_DEEDS = {
    PaperAct.WRITE: "viết",
    PaperAct.HAND_IN: "gửi",
    PaperAct.RECEIVE: "tiếp nhận",
    PaperAct.CONFIRM: "xác nhận",
    PaperAct.PASS_ON: "chuyển",
}


def step_in_words(step: Step, steps: tuple[Step, ...], names: NameBook) -> str:
    """Return one step: who does what by when, after which other."""
    deed = _DEEDS[step.act]
    if step.kinds:
        deed += f" {names.any_of(step.kinds, Names.PAPER)}"
    if step.to:
        deed += f" đến {names.name(step.to, Names.ROLE)}"
    if step.channels:
        deed += f" bằng {either(one.label for one in step.channels)}"
    text = f"{step.title}: {who_in_words(step.who, names)} {deed}"
    if step.after:
        before = next((one.title for one in steps if one.id == step.after), step.after)
        text += f", sau bước “{before}”"
    until = deadline_in_words(step.deadline)
    unsaid = isinstance(step.deadline, UnclearDeadline | Silent | Unknown)
    return f"{text}, thời hạn: {until}" if unsaid else f"{text}, {until}"


def office_in_words(own: OfficeOwn, names: NameBook) -> str:
    """Return what the office has set itself; never to be shown as the text's."""
    parts = [
        period_in_words(own.period, names) if own.period is not None else "",
        quota_in_words(own.quota, names) if own.quota is not None else "",
        deadline_in_words(own.deadline) if own.deadline is not None else "",
        part_in_words(own.part_of_period) if own.part_of_period is not None else "",
    ]
    told = ", ".join(filter(None, parts))
    if own.decided_on is not None:
        told = f"{told} (quyết định {date(own.decided_on)})".strip()
    if own.note:
        told = f"{told}. {own.note}" if told else own.note
    return told
