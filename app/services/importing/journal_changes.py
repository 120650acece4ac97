"""A row of the journal that is in the book: what it completes, and what it says otherwise."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from app.domain.engagement import Engagement, EngagementKind, Outcome
from app.domain.finding import Finding, FindingKind
from app.i18n import _, mark
from app.i18n.formats import short_date
from app.i18n.text import name_key
from app.read_models.imports import KnownEntry, KnownFinding, RowState
from app.read_models.sheet_rows import JournalRow
from app.read_models.sheets import Severity
from app.services.importing.book import KnownBook
from app.services.importing.finding_rules import edit_finding, fixed_reason
from app.services.importing.planning import Plan

RESULTS, ENDS = mark("Kết quả"), mark("Ngày về")
_COLUMNS = {
    FindingKind.DIFFICULTY: mark("Khó khăn, vướng mắc"),
    FindingKind.PROPOSAL: mark("Đề xuất, kiến nghị"),
    FindingKind.NEW_MODEL: mark("Mô hình mới"),
}


class KnownJournal:
    """The entries of the days that the sheet tells of, each found once at most."""

    def __init__(self, entries: Sequence[KnownEntry], findings: Sequence[KnownFinding]) -> None:
        self._origins = {one.origin for one in entries if one.origin}
        self._named: defaultdict[str, list[KnownEntry]] = defaultdict(list)
        self._days: defaultdict[dt.date, list[KnownEntry]] = defaultdict(list)
        self._findings: defaultdict[uuid.UUID, list[KnownFinding]] = defaultdict(list)
        self._taken: set[uuid.UUID] = set()
        for one in entries:
            self._days[one.starts_on].append(one)
            if one.origin:
                self._named[one.origin.rsplit(":", 1)[0]].append(one)
        for finding in findings:
            if finding.engagement_id is not None:
                self._findings[finding.engagement_id].append(finding)

    def has_origin(self, origin: str) -> bool:
        """Tell whether a row of this very content was taken in before."""
        return origin in self._origins

    def findings_of(self, entry_id: uuid.UUID) -> list[KnownFinding]:
        """Return the findings of an entry."""
        return self._findings[entry_id]

    def entry(
        self,
        named: str,
        row: JournalRow,
        group_id: uuid.UUID | None,
        people: Sequence[uuid.UUID],
        territories: Sequence[uuid.UUID],
    ) -> KnownEntry | None:
        """Return the entry that a row means: of the same origin, or the same in every name."""
        found = [one for one in self._named[named] if one.id not in self._taken]
        if not found:
            found = [
                one
                for one in self._days[row.starts_on]
                if one.id not in self._taken
                and (one.territory_id in territories if territories else one.territory_id is None)
                and one.group_id == group_id
                and set(one.participant_ids) == set(people)
                and name_key(one.subject) == name_key(row.purpose)
            ]
        if not found:
            return None
        # Of several alike, the one whose results are the row's.
        best = max(found, key=lambda one: name_key(one.results or "") == name_key(row.results))
        self._taken.add(best.id)
        return best


def hold_against(
    entry: KnownEntry,
    row: JournalRow,
    reporter: uuid.UUID,
    known: KnownJournal,
    plan: Plan,
    book: KnownBook,
) -> None:
    """Say what becomes of a row whose entry is in the book."""
    place = (row.sheet, row.row)
    done: list[str] = []
    if entry.cancelled_on is not None:
        plan.tell(
            place, "", "entry_cancelled", Severity.WARNING, other=short_date(entry.cancelled_on)
        )
        plan.row(place, RowState.SAME, text_of(row), _("Trong sổ, việc này đã hủy"))
        return
    if row.ends_on is not None and row.ends_on != entry.ends_on:
        _differ_in_return(entry, row, plan)
    if row.results:
        if entry.results is None and entry.kind is not EngagementKind.EXCHANGE:
            done += _add_results(entry, row, reporter, plan, book.today)
        elif entry.results is not None and name_key(entry.results) != name_key(row.results):
            _differ_in_results(entry, row, plan, book)
    done += _findings(entry, row, reporter, known, plan, book)
    if done:
        words = _("Bổ sung {what} cho việc đã có").format(what=", ".join(done))
        plan.row(place, RowState.COMPLETES, text_of(row), words)
    else:
        plan.row(place, RowState.SAME, text_of(row), _("Đã có trong sổ, không thay đổi"))


def _differ_in_return(entry: KnownEntry, row: JournalRow, plan: Plan) -> None:
    place, ends_on = (row.sheet, row.row), cast("dt.date", row.ends_on)
    told = (short_date(entry.ends_on), short_date(ends_on))
    if entry.closed_on is not None and entry.kind is not EngagementKind.EXCHANGE:
        plan.tell(place, ENDS, "return_fixed", Severity.WARNING, told[1], other=told[0])
        return

    def apply(found: Engagement) -> None:
        found.check_open()
        found.ends_on, found.ends_at = ends_on, None
        found.check()

    plan.differ_by(place, _("ngày về"), told, Engagement, entry.id, apply)


def _differ_in_results(entry: KnownEntry, row: JournalRow, plan: Plan, book: KnownBook) -> None:
    """What was reported is put right by who went or reported, and nobody else."""
    place, results = (row.sheet, row.row), entry.results or ""
    if entry.outcome_id is None or book.me not in (entry.reported_by_id, *entry.participant_ids):
        plan.tell(place, RESULTS, "results_differ", Severity.WARNING, results)
        return

    def apply(outcome: Outcome) -> None:
        outcome.results = row.results
        outcome.check()

    plan.differ_by(
        place, _(RESULTS).lower(), (results, row.results), Outcome, entry.outcome_id, apply
    )


def _add_results(
    entry: KnownEntry, row: JournalRow, reporter: uuid.UUID, plan: Plan, today: dt.date
) -> list[str]:
    place = (row.sheet, row.row)
    told_on = min(max(row.ends_on or entry.ends_on, entry.starts_on), today)
    if told_on < entry.starts_on:
        return []
    outcome = Outcome(
        engagement_id=entry.id, reported_on=told_on, reported_by_id=reporter, results=row.results
    )
    outcome.check()
    plan.add(outcome, place)
    # The sheet asked for no notice; what happened is taken in as it tells it.
    plan.do(Engagement, entry.id, lambda found: found.close(told_on, announced=True), place)
    return [_("kết quả")]


def _findings(
    entry: KnownEntry,
    row: JournalRow,
    reporter: uuid.UUID,
    known: KnownJournal,
    plan: Plan,
    book: KnownBook,
) -> list[str]:
    place = (row.sheet, row.row)
    done: list[str] = []
    for kind, text in (
        (FindingKind.DIFFICULTY, row.difficulty),
        (FindingKind.PROPOSAL, row.proposal),
        (FindingKind.NEW_MODEL, row.new_model),
    ):
        present = [one for one in known.findings_of(entry.id) if one.kind is kind]
        if not text or any(name_key(one.text) == name_key(text) for one in present):
            continue
        if not present and entry.territory_id is not None:
            finding = Finding(
                kind=kind,
                territory_id=entry.territory_id,
                text=text,
                raised_on=entry.starts_on,
                raised_by_id=reporter,
                group_id=entry.group_id,
                engagement_id=entry.id,
                origin="excel",
            )
            finding.check()
            plan.add(finding, place)
            done.append(_(_COLUMNS[kind]).lower())
        elif len(present) == 1:
            one = present[0]
            if reason := fixed_reason(one, book):
                plan.tell(place, _COLUMNS[kind], "finding_fixed", Severity.WARNING, one.text,
                          other=reason)  # fmt: skip
            else:
                plan.differ_by(
                    place, _(_COLUMNS[kind]).lower(), (one.text, text), Finding, one.id,
                    edit_finding(text=text),
                )  # fmt: skip
    return done


def text_of(row: JournalRow) -> str:
    """Return a row in a line."""
    return _("{day}, {territory}: {purpose}").format(
        day=short_date(row.starts_on), territory=", ".join(row.territories), purpose=row.purpose
    )
