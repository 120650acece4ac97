"""Drafting a report: from what happened in the period to sentences with one source each.

Pure: no store, no clock. Putting the sentences into a report that somebody has already worked on
is ``report_merging``.
"""

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.documents.clause_words import citation_words, clause_heading
from app.documents.phrases import month_number, written_day
from app.domain.engagement import EngagementKind
from app.domain.finding import FindingState
from app.domain.record import RecordKind
from app.read_models.office import Choice
from app.read_models.reports import DutyFact, EngagementFact, FindingFact, ReportMaterial
from app.services.printed_numbers import counted
from app.services.report_outlines import (
    NO_FIELD,
    DutyRule,
    EngagementRule,
    FigureRule,
    FindingRule,
    ObstacleRule,
    Outline,
    OutlineSection,
    ReportsRule,
    field_key,
    fields_in,
)

FIGURE = "figure:"
#: A figure too: how often a duty of a regulation was fulfilled.
DUTY = "figure:duty:"
#: In a rule over reports: all sections of subject fields.
FIELD = "field"
SILENCE = "silence"

#: How far a finding is; one that was only recorded needs no word.
_PROGRESS = {
    FindingState.WITH_UNIT: "đã góp ý với đơn vị",
    FindingState.UNIT_ANSWERED: "đã góp ý, đơn vị đã trả lời",
    FindingState.HANDED_OVER: "đã chuyển xử lý",
    FindingState.ACCEPTED: "đã chuyển, nơi nhận đang xử lý",
    FindingState.ANSWERED: "đã chuyển, nơi nhận đã trả lời",
    FindingState.RETURNED: "đã chuyển, nơi nhận trả lại",
    FindingState.PUT_FORWARD: "đã đề nghị nhân rộng",
    FindingState.SETTLED: "đã giải quyết",
}

_OPENED = frozenset(
    {
        RecordKind.ENGAGEMENT,
        RecordKind.FINDING,
        RecordKind.REPORT,
        RecordKind.REGULATION_OBSTACLE,
    }
)
_BULLET = re.compile(r"^[-+*•–]\s+")
_END = re.compile(r"[\s.;,]+$")
_DOUBLE_END = re.compile(r"([!?…:])\.")


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence, its section, and the one record or figure that it says something about."""

    section: str
    source_key: str
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that a figure counts."""

    kind: RecordKind
    id: uuid.UUID
    day: dt.date | None
    text: str


def draft(
    outline: Outline, material: ReportMaterial, subject_fields: Iterable[Choice], today: dt.date
) -> tuple[Drafted, ...]:
    """Return all sentences in the order of the outline; what begins after today has not happened.

    A figure of zero has no sentence. Silence is no sentence of a draft: ``report_merging`` puts it
    where a section holds nothing.
    """
    known = [one.id for one in fields_in(outline, subject_fields)]
    return tuple(
        sentence
        for section in outline.sections
        for sentence in _of_section(outline, section, material, known, today)
    )


def missed_items(duty: DutyFact) -> tuple[Counted, ...]:
    """Return the times that a duty was not fulfilled, each with whose it was."""
    return tuple(Counted(one.owner_kind, one.owner_id, one.day, one.text) for one in duty.missed)


def figure_items(rule: FigureRule, material: ReportMaterial, today: dt.date) -> tuple[Counted, ...]:
    """Return what a figure counts; the figure is the length of this list, nothing else."""
    facts = [one for one in _happened(material, today) if one.kind in rule.kinds]
    if rule.counts == "territories":
        seen = {one.territory_id: one for one in facts if one.territory_id is not None}
        return tuple(
            Counted(RecordKind.TERRITORY, key, None, one.territory_name)
            for key, one in seen.items()
        )
    if rule.counts == "awaiting_outcome":
        facts = [one for one in facts if not one.is_closed and one.ends_on <= today]
    return tuple(
        Counted(
            RecordKind.ENGAGEMENT,
            one.id,
            one.starts_on,
            f"{one.territory_name}: {one.subject}" if one.territory_name else one.subject,
        )
        for one in facts
    )


def _of_section(
    outline: Outline,
    section: OutlineSection,
    material: ReportMaterial,
    known: list[uuid.UUID],
    today: dt.date,
) -> Iterator[Drafted]:
    for rule in section.figures:
        count = len(figure_items(rule, material, today))
        if count:
            text = rule.sentence.format(count=counted(count))
            yield Drafted(section.key, f"{FIGURE}{rule.name}", text)
    if (told := section.engagements) is not None:
        happened = told.gathers == "happened"
        facts = _happened(material, today) if happened else _planned(material)
        made = [
            Drafted(
                _field_section(one, known) if section.each_field else section.key,
                f"engagement:{one.id}",
                _engagement(outline, told, one),
            )
            for one in facts
        ]
        if section.each_field:
            order = [*(field_key(one) for one in known), NO_FIELD]
            made.sort(key=lambda one: order.index(one.section))
        yield from made
    if section.findings is not None:
        for finding in _findings(section.findings, material, known):
            text = section.findings.sentence.format(
                territory=finding.territory_name, text=_with_progress(finding)
            )
            yield Drafted(section.key, f"finding:{finding.id}", _tidy(text))
    if section.reports is not None:
        yield from _of_reports(section, section.reports, material, known)
    if section.obstacles is not None:
        yield from _of_obstacles(section, section.obstacles, material)
    if section.duties is not None:
        for duty in material.duties:
            yield Drafted(section.key, f"{DUTY}{duty.key}", _duty(section.duties, duty))


def _of_reports(
    section: OutlineSection, rule: ReportsRule, material: ReportMaterial, known: list[uuid.UUID]
) -> Iterator[Drafted]:
    """Take over the groups' reports; a paragraph for each report and section of it."""
    months = {one.period_from for one in material.reports}
    chosen = [one for one in material.reports if not rule.newest or one.period_from == max(months)]
    keys = [*(field_key(one) for one in known), NO_FIELD]
    found: dict[tuple[str, uuid.UUID], Drafted] = {}
    for place in keys if section.each_field else [section.key]:
        for report in chosen:
            texts = [
                one.text
                for one in report.said
                if (one.is_own or not rule.own_words)
                and (_place_of(one.section, rule, keys) or section.key) == place
                and _is_meant(one.section, rule)
            ]
            if texts:
                month = rule.month.format(month=_month(report.period_from))
                text = rule.sentence.format(
                    group=report.group_name,
                    month=month if material.several_months else "",
                    text=sentence_of("\n".join(texts)),
                )
                key = f"report:{report.id}:{place}"
                found[place, report.id] = Drafted(place, key, _tidy(text))
    yield from found.values()


def _is_meant(section: str, rule: ReportsRule) -> bool:
    return section in rule.sections or (FIELD in rule.sections and section.startswith(f"{FIELD}:"))


def _place_of(section: str, rule: ReportsRule, keys: list[str]) -> str:
    """Return the section of a subject field that a paragraph goes to, empty if it is of none."""
    if FIELD not in rule.sections or not section.startswith(f"{FIELD}:"):
        return ""
    return section if section in keys else NO_FIELD


def _month(day: dt.date) -> str:
    return f"{month_number(day.month)}/{day.year}"


def _of_obstacles(
    section: OutlineSection, rule: ObstacleRule, material: ReportMaterial
) -> Iterator[Drafted]:
    for one in material.obstacles:
        said = one.text if rule.says == "text" else one.proposal
        if said.strip():
            text = rule.sentence.format(article=clause_heading(one.article), text=sentence_of(said))
            source = f"{RecordKind.REGULATION_OBSTACLE}:{one.id}:{rule.says}"
            yield Drafted(section.key, source, _tidy(text))


def _duty(rule: DutyRule, duty: DutyFact) -> str:
    done = duty.in_time + duty.late
    return rule.sentence.format(
        title=duty.title,
        citation=citation_words(duty.citation),
        needed=counted(done + duty.overdue),
        done=counted(done),
        late=rule.late.format(count=counted(duty.late)) if duty.late else "",
        missed=rule.missed.format(count=counted(duty.overdue)) if duty.overdue else "",
    )


def _happened(material: ReportMaterial, today: dt.date) -> list[EngagementFact]:
    return [one for one in material.engagements if one.starts_on <= today]


def _planned(material: ReportMaterial) -> list[EngagementFact]:
    """Return what is announced; an exchange never is, it is written down once it was had."""
    return [one for one in material.planned if one.kind is not EngagementKind.EXCHANGE]


def _findings(
    rule: FindingRule, material: ReportMaterial, known: list[uuid.UUID]
) -> list[FindingFact]:
    """Return the findings of the kinds, by subject field, then as they were raised."""
    facts = [one for one in material.findings if one.kind in rule.kinds]
    place = {one: number for number, one in enumerate(known)}
    last = len(known)
    # A field that is no longer among the known ones counts as none.
    return sorted(
        facts,
        key=lambda one: place.get(one.subject_field_id, last) if one.subject_field_id else last,
    )


def _with_progress(finding: FindingFact) -> str:
    """Return its text with how far it is, where anything was done with it."""
    text, progress = sentence_of(finding.text), _PROGRESS.get(finding.state)
    return text if progress is None else f"{text} ({progress})"


def _field_section(fact: EngagementFact, known: list[uuid.UUID]) -> str:
    """Return the section of its first field: told once, so that the figures equal the lists."""
    field = next((one for one in fact.subject_field_ids if one in known), None)
    return NO_FIELD if field is None else field_key(field)


def _engagement(outline: Outline, rule: EngagementRule, fact: EngagementFact) -> str:
    subject = _begin_lower(sentence_of(fact.subject), outline)
    name = fact.territory_name
    named = not name or name.casefold() in subject.casefold()
    text = rule.sentence.format(
        when=_when(outline, fact),
        at="" if named else rule.at.format(territory=_begin_lower(name, outline)),
        subject=subject,
    )
    if fact.results.strip() and rule.results:
        results = rule.results.format(results=sentence_of(fact.results))
        text = f"{text} {results}"
    elif rule.awaiting and not fact.is_closed and fact.kind is not EngagementKind.EXCHANGE:
        text = f"{text} {rule.awaiting}"
    return _tidy(text)


def _when(outline: Outline, fact: EngagementFact) -> str:
    if fact.starts_on == fact.ends_on:
        return outline.one_day.format(day=written_day(fact.starts_on))
    return outline.several_days.format(
        first=written_day(fact.starts_on), last=written_day(fact.ends_on)
    )


def _begin_lower(text: str, outline: Outline) -> str:
    for word in outline.lower_case:
        if text.startswith(word) and not text[len(word) : len(word) + 1].isalnum():
            return text[:1].lower() + text[1:]
    return text


def source_of(source_key: str) -> tuple[RecordKind, uuid.UUID] | None:
    """Return the record that a sentence comes from, None for figures, silence and own text."""
    kind, _, rest = source_key.partition(":")
    if kind not in _OPENED:
        return None
    return RecordKind(kind), uuid.UUID(rest.partition(":")[0])


def sentence_of(text: str) -> str:
    """Return a text of several lines as one, without its closing mark; items become a series."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    joined = ""
    for line in lines:
        bare = _BULLET.sub("", line)
        if not joined:
            joined = bare
        elif bare != line and not joined.endswith(":"):
            if bare.startswith(("Ngày ", "Từ ngày ")):
                bare = bare[:1].lower() + bare[1:]
            joined = f"{_END.sub('', joined)}; {bare}"
        else:
            joined = f"{joined} {bare}" if joined[-1] in ".!?…:;," else f"{joined}. {bare}"
    return _END.sub("", joined)


def _tidy(text: str) -> str:
    return _DOUBLE_END.sub(r"\1", text)
