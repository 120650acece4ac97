"""Decisions of the ratings screen: what is read for a year, and what follows a deed."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.record import RecordKind
from app.i18n import _, ngettext
from app.ports.messages import Messages
from app.ports.task_runner import Progress, TaskRunner
from app.read_models.office import Choice
from app.read_models.ratings import EvidenceRow, RatingRow, SchemeRow
from app.services.drafting import DraftingPresenter
from app.services.drafts import Drafts, Payload
from app.services.groups import Groups
from app.services.made_paper import MadePaper
from app.services.office_papers import OfficePapers
from app.services.rating_forms import RatingForm, RatingSheet, SchemeForm, rating_draft
from app.services.ratings import Ratings
from ui.screens.ratings.model import (
    RatingFilter,
    RatingsPage,
    Stage,
    stage_of,
    summary_of,
)

_KINDS = frozenset({RecordKind.TERRITORY_RATING, RecordKind.RATING_EVIDENCE})
_SCHEMES = frozenset({RecordKind.RATING_SCHEME, RecordKind.RATING_LEVEL})

Failed = Callable[[Exception], None]
Draft = tuple[dt.datetime, Payload] | None


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """What the form of a rating opens with."""

    sheet: RatingSheet
    draft: Draft


class RatingsPresenter(DraftingPresenter):
    """See the module."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        ratings: Ratings,
        groups: Groups,
        drafts: Drafts,
        papers: OfficePapers,
    ) -> None:
        super().__init__(runner, messages, announce, drafts)
        self._ratings = ratings
        self._groups = groups
        self._papers = papers

    def groups(self, year: int, answer: Callable[[tuple[Choice, ...]], None]) -> None:
        """Read the groups of the year's end, for the filter."""
        self.ask("groups", lambda: self._groups.choices(dt.date(year, 12, 31)), answer)

    def page(self, chosen: RatingFilter, answer: Callable[[RatingsPage], None]) -> None:
        """Read the rows of a year; the counts are of all stages."""

        def read() -> RatingsPage:
            rows = self._ratings.rows(chosen.year, chosen.group_id, chosen.district)
            shown = tuple(row for row in rows if chosen.stage in (None, stage_of(row)))
            summary = summary_of(rows, self._ratings.schemes()) if rows else ""
            return RatingsPage(shown, summary, self._ratings.scheme_of(chosen.year))

        self.ask("page", read, answer)

    def evidence(
        self, territory_id: uuid.UUID, year: int, answer: Callable[[tuple[EvidenceRow, ...]], None]
    ) -> None:
        """Read what a rating rests on."""
        self.ask("evidence", lambda: self._ratings.sheet(territory_id, year).evidence, answer)

    def place_of(self, rating_id: uuid.UUID, answer: Callable[[uuid.UUID, int], None]) -> None:
        """Read territory and year of a rating that is to be shown."""
        self.ask("place", lambda: self._ratings.place_of(rating_id), lambda found: answer(*found))

    def open_form(
        self, territory_id: uuid.UUID, year: int, answer: Callable[[OpenedForm], None]
    ) -> None:
        """Read what the form opens with."""

        def read() -> OpenedForm:
            draft = self._drafts.load(rating_draft(territory_id, year))
            return OpenedForm(self._ratings.sheet(territory_id, year), draft)

        self.ask("form", read, answer)

    def save(self, form: RatingForm, done: Callable[[], None], failed: Failed) -> None:
        """Write a draft."""

        def saved(_result: object) -> None:
            self._messages.done(_("Đã lưu đề xuất xếp loại."))
            done()

        self.act(lambda _p: self._ratings.save(form), saved, kinds=_KINDS, failed=failed)

    def propose(self, rows: Sequence[RatingRow]) -> None:
        """Put the chosen drafts forward, after asking."""
        ids = [row.rating_id for row in rows if row.rating_id and stage_of(row) is Stage.DRAFT]
        if not ids:
            self._messages.inform(
                _("Chưa có dự thảo nào được chọn."),
                _("Chọn các dòng “dự thảo” trong bảng (giữ Ctrl hoặc Shift để chọn nhiều)."),
            )
            return
        question = ngettext(
            "Trình đề xuất của {count} địa bàn?", "Trình đề xuất của {count} địa bàn?", len(ids)
        ).format(count=len(ids))
        detail = _("Trình rồi thì không sửa được, trừ khi đưa về dự thảo.")
        if self._messages.confirm(question, _("Trình"), detail):
            self.act(
                lambda _p: self._ratings.propose(*ids),
                lambda _k: self._messages.done(_("Đã trình đề xuất.")),
                kinds=_KINDS,
            )

    def take_back(self, rows: Sequence[RatingRow]) -> None:
        """Make the chosen proposals drafts again, after asking."""
        ids = [row.rating_id for row in rows if row.rating_id and stage_of(row) is Stage.PROPOSED]
        if ids and self._messages.confirm(
            ngettext(
                "Đưa đề xuất của {count} địa bàn về dự thảo?",
                "Đưa đề xuất của {count} địa bàn về dự thảo?",
                len(ids),
            ).format(count=len(ids)),
            _("Đưa về dự thảo"),
            _("Ngày trình bị xóa; lịch sử vẫn ghi đã trình ngày nào. Sửa xong thì trình lại."),
        ):
            self.act(
                lambda _p: self._ratings.take_back(*ids),
                lambda _k: self._messages.done(_("Đã đưa về dự thảo.")),
                kinds=_KINDS,
            )

    def print_list(self, chosen: RatingFilter, show: Callable[[MadePaper], None]) -> None:
        """Make the paper of a year, a group and an abolished district."""

        def made(_progress: Progress) -> MadePaper:
            districts = {one.id: one for one in self._ratings.former_districts()}
            district = districts.get(chosen.district) if chosen.district else None
            return self._papers.ratings_list(chosen.year, chosen.group_id, district)

        self.act(made, show)

    def schemes(self, answer: Callable[[tuple[SchemeRow, ...]], None]) -> None:
        """Read the schemes."""
        self.ask("schemes", self._ratings.schemes, answer)

    def add_scheme(self, form: SchemeForm, done: Callable[[], None], failed: Failed) -> None:
        """Add a scheme."""
        self.act(
            lambda _p: self._ratings.add_scheme(form),
            lambda _r: done(),
            kinds=_SCHEMES,
            failed=failed,
        )

    def end_scheme(
        self, scheme_id: uuid.UUID, last_day: dt.date, done: Callable[[], None], failed: Failed
    ) -> None:
        """End a scheme."""
        self.act(
            lambda _p: self._ratings.end_scheme(scheme_id, last_day),
            lambda _k: done(),
            kinds=_SCHEMES,
            failed=failed,
        )
