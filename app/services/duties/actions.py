"""Which form does what a duty asks, and what it begins with."""

import uuid
from collections.abc import Iterable
from dataclasses import replace

from app.domain.engagement import EngagementKind, Planning
from app.i18n import _
from app.read_models.facts import Key
from app.read_models.obligations import DutyState, Obligation, OwnerKind
from app.regulations.engine.world import World
from app.regulations.regulation import Rule, Step
from app.regulations.vocabulary.choices import Act, Nature, PaperAct
from app.regulations.vocabulary.counts import (
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
from app.regulations.vocabulary.names import BUILT_IN
from app.regulations.vocabulary.terms import Names
from app.services.duties.forms import FulfilmentForm
from app.services.duties.rows import ActionKind, DutyAction

_ENGAGEMENTS = frozenset(EngagementKind)
_SETTLED = frozenset({DutyState.DONE, DutyState.DONE_LATE, DutyState.ENDED, DutyState.EXEMPT})
_AFTER = frozenset({Act.OUTCOME, Act.MINUTES})


def action_of(duty: Obligation, rule: Rule, step: Step | None, world: World) -> DutyAction | None:
    """Return the form that fulfils a duty; None where nothing is to be written."""
    count = rule.count
    if rule.nature is Nature.BAN or duty.state in _SETTLED:
        return None
    if step is not None and step.act not in (PaperAct.WRITE, PaperAct.HAND_IN):
        paper = _paper_of_chain(duty, rule, world)
        return None if paper is None else DutyAction(ActionKind.CORRECT_FULFILMENT, paper)
    match count:
        case ActOfEvent():
            return _of_engagement(duty, count, world)
        case Consent():
            return DutyAction(ActionKind.ENGAGEMENT, _id(duty.event)) if _id(duty.event) else None
        case Tenure() | MayNotFollow() | Headcount():
            return DutyAction(
                ActionKind.ASSIGNMENT,
                territory_id=_id(duty.territory),
                group_id=_group(duty),
                person_id=_id(duty.owner) if duty.owner_kind is OwnerKind.PERSON else None,
            )
        case Events() | Recorded() | Papers() | Unquantified():
            kinds = step.kinds if step is not None and step.kinds else count.kinds
            return _new(duty, _first(kinds))


def fulfilment_of(
    duty: Obligation, rule: Rule, word: str, world: World, regulation_id: uuid.UUID
) -> FulfilmentForm:
    """Return what the form of a fulfilment begins with; the days are the person's to give."""
    owner, kind, partner = _id(duty.owner), duty.owner_kind, _id(duty.partner)
    count = rule.count
    papers = count if isinstance(count, Papers) and word in count.kinds else None
    return FulfilmentForm(
        kind=word,
        author_person_id=owner if kind is OwnerKind.PERSON else None,
        author_group_id=owner if kind is OwnerKind.GROUP else None,
        author_division_id=owner if kind is OwnerKind.DIVISION else None,
        author_territory_id=owner if kind is OwnerKind.TERRITORY else None,
        author_body=world.name_of(duty.owner) if kind is OwnerKind.BODY else "",
        territory_id=_id(duty.territory),
        about_person_id=partner if partner in world.people else None,
        about_group_id=partner if partner in world.groups else None,
        period_from=duty.period_from if duty.event is None else None,
        period_to=duty.period_to if duty.event is None else None,
        event_id=_id(duty.event),
        addressee=papers.to if papers else "",
        through=papers.through if papers else "",
        channel=str(papers.channels[0]) if papers and len(papers.channels) == 1 else "",
        form=duty.form,
        regulation_id=regulation_id,
        rule_key=rule.id,
    )


def to_do_in_words(action: DutyAction | None, duty: Obligation) -> str:
    """Say what to do next."""
    if action is None:
        if duty.state in _SETTLED:
            return _("Không cần ghi gì thêm.")
        return _("Chờ văn bản của bước trước.") if duty.step else ""
    return {
        ActionKind.NOTICE: _("Báo việc cho chuyến đi, cuộc họp; về thì báo kết quả."),
        ActionKind.EXCHANGE: _("Ghi buổi trao đổi, liên hệ vào sổ công tác."),
        ActionKind.OUTCOME: _("Báo kết quả của việc này trong sổ công tác."),
        ActionKind.ENGAGEMENT: _("Mở việc này trong sổ công tác và ghi bổ sung."),
        ActionKind.CONSENT: _("Lãnh đạo có thẩm quyền cho ý kiến về việc đã đi khẩn này."),
        ActionKind.PLAN: _("Lập và báo cáo kế hoạch công tác tháng."),
        ActionKind.SESSION: _("Ghi buổi Lãnh đạo Ban làm việc với địa bàn."),
        ActionKind.REPORT: _("Soạn và nộp báo cáo tháng của nhóm.")
        if action.group_id
        else _("Soạn và nộp báo cáo kết quả theo dõi địa bàn."),
        ActionKind.RATING: _("Ghi và trình đề xuất mức xếp loại của địa bàn."),
        ActionKind.FULFILMENT: _("Ghi nhận ngày đã làm, đã gửi, nơi nhận đã nhận."),
        ActionKind.CORRECT_FULFILMENT: _("Ghi ngày của bước này vào văn bản đã ghi nhận."),
        ActionKind.EVENT: _("Ghi nhận sự kiện đã diễn ra."),
        ActionKind.ASSIGNMENT: _("Xem phân công của địa bàn và phân công lại."),
    }[action.kind]


def action_in_words(action: DutyAction) -> str:
    """Return the text of its button, with a mnemonic."""
    return {
        ActionKind.NOTICE: _("&Báo việc mới…"),
        ActionKind.EXCHANGE: _("&Ghi trao đổi…"),
        ActionKind.OUTCOME: _("&Báo kết quả…"),
        ActionKind.ENGAGEMENT: _("Mở sổ côn&g tác"),
        ActionKind.CONSENT: _("Mở việc, ghi ý &kiến…"),
        ActionKind.PLAN: _("&Kế hoạch tháng…"),
        ActionKind.SESSION: _("&Ghi buổi làm việc…"),
        ActionKind.REPORT: _("&Báo cáo tháng…") if action.group_id else _("&Báo cáo…"),
        ActionKind.RATING: _("Xếp &loại địa bàn…"),
        ActionKind.FULFILMENT: _("&Ghi nhận thực hiện…"),
        ActionKind.CORRECT_FULFILMENT: _("&Ghi nhận thực hiện…"),
        ActionKind.EVENT: _("&Ghi sự kiện…"),
        ActionKind.ASSIGNMENT: _("Xem &phân công"),
    }[action.kind]


def _of_engagement(duty: Obligation, count: ActOfEvent, world: World) -> DutyAction | None:
    """A consent given afterwards confirms an urgent entry; of others it is written down apart."""
    engagement = _id(duty.event)
    if engagement is None:
        return None
    if count.act is Act.CONFIRMATION:
        known = world.engagements.get(engagement)
        if known is not None and known.planning == Planning.URGENT:
            return DutyAction(ActionKind.CONSENT, engagement)
        return DutyAction(ActionKind.FULFILMENT, None, "confirmation", _id(duty.territory))
    kind = ActionKind.OUTCOME if count.act in _AFTER else ActionKind.ENGAGEMENT
    return DutyAction(kind, engagement)


def _new(duty: Obligation, word: str) -> DutyAction | None:
    """Return the form for a new engagement, event or paper of this kind."""
    if not word:
        return None
    begun = DutyAction(
        ActionKind.FULFILMENT,
        word=word,
        territory_id=_id(duty.territory),
        group_id=_group(duty),
        person_id=_id(duty.owner) if duty.owner_kind is OwnerKind.PERSON else None,
    )
    if word == EngagementKind.EXCHANGE:
        return replace(begun, kind=ActionKind.EXCHANGE)
    if word in _ENGAGEMENTS:
        return replace(begun, kind=ActionKind.NOTICE)
    if word == "month_plan" and (begun.group_id or begun.person_id):
        return replace(begun, kind=ActionKind.PLAN, day=duty.period_from)
    if word == "working_session":
        return replace(begun, kind=ActionKind.SESSION)
    if word == "monthly" and begun.group_id is not None:
        return replace(begun, kind=ActionKind.REPORT, day=duty.period_from)
    if word == "rating" and begun.territory_id is not None:
        return replace(begun, kind=ActionKind.RATING, day=duty.period_to)
    if word in BUILT_IN[Names.RECORDED]:
        return replace(begun, kind=ActionKind.EVENT)
    return begun


def _paper_of_chain(duty: Obligation, rule: Rule, world: World) -> uuid.UUID | None:
    """Return the paper that the other steps of the chain are about, if it is there."""
    kinds = set(_papers(rule))
    found = [
        paper
        for side in (duty.territory, duty.owner)
        if side is not None
        for paper in world.papers_of(side)
        if paper.kind in kinds
        and (duty.event is None or paper.event in (None, duty.event))
        and (duty.period_from is None or (paper.period_to or duty.period_from) >= duty.period_from)
        and (duty.period_to is None or (paper.period_from or duty.period_to) <= duty.period_to)
    ]
    return _id(found[-1].key) if found else None


def _papers(rule: Rule) -> tuple[str, ...]:
    return rule.count.kinds if isinstance(rule.count, Papers) else ()


def _group(duty: Obligation) -> uuid.UUID | None:
    return _id(duty.owner) if duty.owner_kind is OwnerKind.GROUP else None


def _first(kinds: Iterable[str]) -> str:
    return next(iter(kinds), "")


def _id(key: Key | None) -> uuid.UUID | None:
    return key if isinstance(key, uuid.UUID) else None
