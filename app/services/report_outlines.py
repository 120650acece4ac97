"""Outlines of reports, read from ``resources/report_outlines``: what a report is written by.

An outline is data: another order, heading or sentence is a change of its file and no code.
"""

import string
import tomllib
import uuid
from collections.abc import Callable, Collection, Iterable
from dataclasses import MISSING, dataclass, fields
from typing import Any

from app import resources
from app.domain.engagement import EngagementKind
from app.domain.errors import CodedError
from app.domain.finding import FindingKind
from app.domain.report import ReportFamily
from app.read_models.office import Choice
from app.services.printed_numbers import roman

MONTHLY = "monthly_qc"
AD_HOC = "ad_hoc_qc"
CONSOLIDATED = "consolidated"
FOLDER = "report_outlines"

_COUNTS = ("engagements", "territories", "awaiting_outcome")
_GATHERS = ("happened", "planned")
_SAYS = ("text", "proposal")


class OutlineError(CodedError):
    """An outline cannot be used; values ``outline``, ``key``, ``reason``.

    Codes: ``outline_unknown``, ``outline_damaged``. ``str()`` tells all: it holds no record.
    """

    def __str__(self) -> str:
        return f"{self.code}: {', '.join(str(value) for value in self.values.values())}"


@dataclass(frozen=True, slots=True)
class FigureRule:
    """A number and its sentence; ``counts`` is engagements, territories or awaiting_outcome.

    With ``short`` it is a column of the table of groups too, under this word.
    """

    name: str
    title: str
    counts: str
    kinds: tuple[EngagementKind, ...]
    sentence: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class EngagementRule:
    """How an engagement is told; ``gathers`` is happened or planned."""

    gathers: str
    sentence: str
    at: str
    results: str = ""
    awaiting: str = ""


@dataclass(frozen=True, slots=True)
class FindingRule:
    """Which findings a section gathers, and how one is told."""

    kinds: tuple[FindingKind, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class ReportsRule:
    """What a section takes over of the groups' reports: one paragraph for each report.

    ``sections`` are keys of the groups' outline; ``field`` there stands for all subject fields.
    ``own_words``: only what was typed in. ``newest``: only reports of the last month.
    """

    sections: tuple[str, ...]
    sentence: str
    month: str = ""
    own_words: bool = False
    newest: bool = False


@dataclass(frozen=True, slots=True)
class ObstacleRule:
    """How a section tells the obstacles by article; ``says`` is text or proposal."""

    says: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DutyRule:
    """How a section tells how each duty of the regulation was fulfilled.

    ``late`` and ``missed`` are put in where there were any.
    """

    sentence: str
    late: str
    missed: str


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section; with ``each_field`` it has one below for every subject field."""

    key: str
    heading: str
    optional: bool = False
    silence: str = ""
    """What it says where it gathers nothing, if not what the outline says."""
    each_field: bool = False
    without_field: str = ""
    """Heading of what belongs to no field."""
    figures: tuple[FigureRule, ...] = ()
    engagements: EngagementRule | None = None
    findings: FindingRule | None = None
    reports: ReportsRule | None = None
    obstacles: ObstacleRule | None = None
    duties: DutyRule | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline as its file says it.

    ``family`` is the reports that are written by it. ``regulation`` is the key of the one whose
    duties and obstacles it tells of; ``fields_of`` begins the source of the subject fields that
    it has sections for, all where it is empty. ``subject`` is proposed where a report has one.
    ``to_standing_committee``: a review that goes up to it.
    """

    id: str
    title: str
    family: ReportFamily
    source: str
    silence: str
    one_day: str
    several_days: str
    lower_case: tuple[str, ...]
    sections: tuple[OutlineSection, ...]
    fields_of: str = ""
    regulation: str = ""
    subject: str = ""
    to_standing_committee: bool = False

    def columns(self) -> tuple[FigureRule, ...]:
        """Return the figures of the table of groups."""
        return tuple(rule for section in self.sections for rule in section.figures if rule.short)

    def figure(self, name: str) -> FigureRule | None:
        """Return the rule of a figure, None if this outline has none of that name."""
        rules = (rule for section in self.sections for rule in section.figures)
        return next((rule for rule in rules if rule.name == name), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A section as a report has it: fields spread out, in order; ``level`` 1 or 2.

    ``silence``: what an empty one says; nothing of an optional one, or of a mere heading.
    """

    key: str
    heading: str
    level: int
    silence: str


NO_FIELD = "field:none"


def field_key(field_id: uuid.UUID) -> str:
    """Return the key of the section of a subject field."""
    return f"field:{field_id}"


def places(outline: Outline, subject_fields: Iterable[Choice]) -> tuple[Place, ...]:
    """Return all sections of a report in order."""
    known = fields_in(outline, subject_fields)
    found: list[Place] = []
    for section in outline.sections:
        words = section.silence or outline.silence
        says = not (section.optional or section.each_field)
        found.append(Place(section.key, section.heading, 1, words if says else ""))
        if section.each_field:
            found.extend(Place(field_key(one.id), one.name, 2, words) for one in known)
            found.append(Place(NO_FIELD, section.without_field, 2, ""))
    return tuple(found)


def fields_in(outline: Outline, subject_fields: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the subject fields that the outline has sections for."""
    return tuple(one for one in subject_fields if one.hint.startswith(outline.fields_of))


def numbered(all_places: Iterable[Place], filled: Collection[str]) -> dict[str, str]:
    """Return the numbers of the sections that are printed: ``I-``, and ``1.`` anew below each.

    ``filled`` are keys of sections that hold text; a heading is printed for what stands below it.
    """
    made: dict[str, str] = {}
    first = second = 0
    heading: Place | None = None
    for place in all_places:
        if place.level == 1:
            heading, second = place, 0
            if place.key in filled:
                first += 1
                made[place.key] = f"{roman(first)}-"
        elif place.key in filled:
            if heading is not None and heading.key not in made:
                first += 1
                made[heading.key] = f"{roman(first)}-"
            second += 1
            made[place.key] = f"{second}."
    return made


def available() -> tuple[str, ...]:
    """Return the ids of the outlines that the program ships."""
    names = resources.names(FOLDER, suffix=".toml")
    return tuple(name.removesuffix(".toml") for name in names)


def load(outline_id: str) -> Outline:
    """Read an outline; raises ``OutlineError``."""
    if not outline_id.isidentifier() or not resources.exists(FOLDER, f"{outline_id}.toml"):
        raise OutlineError("outline_unknown", outline=outline_id)
    return parse(outline_id, resources.read_text(FOLDER, f"{outline_id}.toml"))


def parse(outline_id: str, text: str) -> Outline:
    """Make an outline of the text of its file, checking every key; raises ``OutlineError``."""
    reader = _Reader(outline_id)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise reader.fault("", str(error)) from error
    if data.get("id") != outline_id:
        raise reader.fault("id", "must be the name of the file")
    outline = reader.outline(data)
    _check(outline, reader)
    return outline


class _Reader:
    """Builds the dataclasses of TOML tables: no key missing, none unknown, each of its type."""

    def __init__(self, outline_id: str) -> None:
        self._id = outline_id

    def fault(self, key: str, reason: str) -> OutlineError:
        return OutlineError("outline_damaged", outline=self._id, key=key, reason=reason)

    def outline(self, data: dict[str, Any]) -> Outline:
        shape = self._values(Outline, data, "")
        shape["family"] = self._kinds(ReportFamily, [shape["family"]], "family")[0]
        shape["lower_case"] = tuple(self._list(shape["lower_case"], str, "lower_case"))
        sections = self._list(shape["sections"], dict, "sections")
        shape["sections"] = tuple(
            self._section(one, f"sections[{n}]") for n, one in enumerate(sections)
        )
        return Outline(**shape)

    def _section(self, data: dict[str, Any], where: str) -> OutlineSection:
        shape = self._values(OutlineSection, data, where)
        figures = self._list(shape.get("figures", []), dict, f"{where}.figures")
        shape["figures"] = tuple(
            self._figure(one, f"{where}.figures[{n}]") for n, one in enumerate(figures)
        )
        if "engagements" in shape:
            rule = self._values(EngagementRule, shape["engagements"], f"{where}.engagements")
            shape["engagements"] = EngagementRule(**rule)
        if "findings" in shape:
            rule = self._values(FindingRule, shape["findings"], f"{where}.findings")
            rule["kinds"] = self._kinds(FindingKind, rule["kinds"], f"{where}.findings.kinds")
            shape["findings"] = FindingRule(**rule)
        if "reports" in shape:
            rule = self._values(ReportsRule, shape["reports"], f"{where}.reports")
            rule["sections"] = tuple(self._list(rule["sections"], str, f"{where}.reports.sections"))
            shape["reports"] = ReportsRule(**rule)
        if "obstacles" in shape:
            rule = self._values(ObstacleRule, shape["obstacles"], f"{where}.obstacles")
            shape["obstacles"] = ObstacleRule(**rule)
        if "duties" in shape:
            shape["duties"] = DutyRule(**self._values(DutyRule, shape["duties"], f"{where}.duties"))
        return OutlineSection(**shape)

    def _figure(self, data: dict[str, Any], where: str) -> FigureRule:
        shape = self._values(FigureRule, data, where)
        shape["kinds"] = self._kinds(EngagementKind, shape["kinds"], f"{where}.kinds")
        return FigureRule(**shape)

    def _kinds(self, kind: Callable[[str], Any], data: object, where: str) -> tuple[Any, ...]:
        try:
            return tuple(kind(name) for name in self._list(data, str, where))
        except ValueError as error:
            raise self.fault(where, str(error)) from error

    def _list(self, data: object, wanted: type, where: str) -> list[Any]:
        if not isinstance(data, list) or not all(type(one) is wanted for one in data):
            raise self.fault(where, f"a list of {wanted.__name__} is needed")
        return data

    def _values(self, shape: type, data: object, where: str) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise self.fault(where, "a table is needed")
        known = {field.name: field for field in fields(shape)}
        prefix = f"{where}." if where else ""
        for key in data:
            if key not in known:
                raise self.fault(f"{prefix}{key}", "unknown key")
        for name, field in known.items():
            if name not in data:
                if field.default is MISSING:
                    raise self.fault(f"{prefix}{name}", "missing")
            elif field.type in (str, bool) and type(data[name]) is not field.type:
                raise self.fault(f"{prefix}{name}", "text or true/false is needed")
        return dict(data)


def _check(outline: Outline, reader: _Reader) -> None:
    """Check what one key alone cannot show: doubles, words, placeholders."""
    keys = [section.key for section in outline.sections]
    figures = [rule.name for section in outline.sections for rule in section.figures]
    for names in (keys, figures):
        if len(set(names)) != len(names):
            raise reader.fault("sections", "a key or the name of a figure stands twice")
    if any(key.startswith("field:") for key in keys):
        raise reader.fault("sections", "field: is kept for the subject fields")
    patterns: list[tuple[str, str, set[str]]] = [
        ("one_day", outline.one_day, {"day"}),
        ("several_days", outline.several_days, {"first", "last"}),
    ]
    for section in outline.sections:
        if section.optional and section.silence:
            raise reader.fault(f"{section.key}.silence", "an optional section is left out")
        for rule in section.figures:
            if rule.counts not in _COUNTS:
                raise reader.fault(f"{rule.name}.counts", f"one of {', '.join(_COUNTS)} is needed")
            patterns.append((rule.name, rule.sentence, {"count"}))
        if (told := section.engagements) is not None:
            if told.gathers not in _GATHERS:
                raise reader.fault(f"{section.key}.gathers", f"one of {', '.join(_GATHERS)}")
            patterns.append((section.key, told.sentence, {"when", "at", "subject"}))
            patterns.append((section.key, told.at, {"territory"}))
            patterns.append((section.key, told.results, {"results"}))
        if section.findings is not None:
            patterns.append((section.key, section.findings.sentence, {"territory", "text"}))
        if section.reports is not None:
            patterns.append((section.key, section.reports.sentence, {"group", "month", "text"}))
            patterns.append((section.key, section.reports.month, {"month"}))
        if section.obstacles is not None:
            if section.obstacles.says not in _SAYS:
                raise reader.fault(f"{section.key}.says", f"one of {', '.join(_SAYS)} is needed")
            patterns.append((section.key, section.obstacles.sentence, {"article", "text"}))
        if section.duties is not None:
            allowed = {"title", "citation", "needed", "done", "late", "missed"}
            patterns.append((section.key, section.duties.sentence, allowed))
            patterns.append((section.key, section.duties.late, {"count"}))
            patterns.append((section.key, section.duties.missed, {"count"}))
    for where, pattern, known in patterns:
        try:
            used = {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}
        except ValueError as error:
            raise reader.fault(where, str(error)) from error
        if not used <= known:
            raise reader.fault(where, f"placeholders may be {', '.join(sorted(known))}")
