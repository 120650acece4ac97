"""A list of directives held against the book: known by number and day, or by kind and title.

Progress comes in rows (one a territory) or in columns that bear territories' names; what the book
says otherwise is replaced only where a person chooses the row.
"""

import datetime as dt
import uuid
from collections.abc import Sequence

from app.domain.directive import Directive, DirectiveProgress, ProgressState
from app.domain.errors import DomainError
from app.domain.territory import Territory
from app.i18n import _, mark
from app.i18n.formats import short_date
from app.i18n.text import exact_key, fold, in_short, name_key
from app.ports.workbooks import WorkbookTables
from app.read_models.directives import DirectiveRow as KnownDirective
from app.read_models.directives import ProgressRow
from app.read_models.imports import Candidate, KnownTerritory, RowState
from app.read_models.sheet_rows import DirectiveRow
from app.read_models.sheets import Severity
from app.services.directives.forms import FORMS
from app.services.directives.words import state_word
from app.services.importing.book import KnownBook
from app.services.importing.directive_words import directive_form, is_everywhere, progress_state
from app.services.importing.kinds import TerritoryKinds
from app.services.importing.named import NamedTerritories, stopped
from app.services.importing.planning import LEAVE, Place, Plan

FORM, TITLE, ISSUED = mark("Loại văn bản"), mark("Trích yếu"), mark("Ngày ban hành")
SCOPE, STATE, AS_OF = mark("Phạm vi"), mark("Tình trạng triển khai"), mark("Tính đến ngày")


class PlannedDirectives:
    """Plans the rows of a sheet."""

    def __init__(
        self,
        book: KnownBook,
        tables: WorkbookTables,
        plan: Plan,
        known: Sequence[KnownDirective],
        progress: Sequence[ProgressRow],
    ) -> None:
        self._book = book
        self._plan = plan
        self._kinds = TerritoryKinds(book.kinds)
        self._territories = NamedTerritories(book, tables, plan)
        self._known = known
        self._progress = {(one.directive_id, one.territory_id): one for one in progress}
        self._added: dict[tuple[object, ...], Directive] = {}
        self._cells: dict[tuple[uuid.UUID, uuid.UUID], int] = {}

    def take(self, row: DirectiveRow) -> None:
        """Add to the plan what becomes of a row."""
        place, text = (row.sheet, row.row), _text(row)
        if row.issued_on is not None and row.issued_on > self._book.today:
            self._plan.refuse(place, text, ISSUED, "day_to_come", short_date(row.issued_on))
            return
        progress = self._told_progress(row, place, text)
        if progress is None:
            return
        done: list[str] = []
        state = RowState.COMPLETES
        known = self._find(row)
        if known is not None:
            done += self._hold_against(row, known, place)
            directive = _as_record(known)
        else:
            made = self._make(row, place, text)
            if made is None:
                return
            directive, is_new = made
            if is_new:
                state = RowState.NEW
                done.append(_("thêm văn bản"))
        for territory, told in progress:
            if self._cell(row, directive, territory, told, place):
                done.append(_("tiến độ ở {name}").format(name=territory.name))
        if not done:
            self._plan.row(place, RowState.SAME, text, _("Đã có trong sổ, không thay đổi"))
            return
        shown = (
            done if len(done) < 4 else [*done[:3], _("… (tất cả {count})").format(count=len(done))]
        )
        detail = "; ".join(shown)
        self._plan.row(place, state, text, detail[:1].upper() + detail[1:])

    # The directive -----------------------------------------------------------------------------
    def _find(self, row: DirectiveRow) -> KnownDirective | None:
        if row.number:
            key = exact_key(row.number)
            named = [one for one in self._known if one.number and exact_key(one.number) == key]
            days = (None, row.issued_on)
            fitting = [one for one in named if row.issued_on is None or one.issued_on in days]
            return fitting[0] if fitting else None
        named = [
            one
            for one in self._known
            if one.title
            and name_key(one.title) == name_key(row.title)
            and (row.issued_on is None or one.issued_on in (None, row.issued_on))
        ]
        return named[0] if len(named) == 1 else None

    def _make(self, row: DirectiveRow, place: Place, text: str) -> tuple[Directive, bool] | None:
        """Return a new directive, or that of a row before; None where the row stops."""
        key = (exact_key(row.number), row.issued_on) if row.number else (name_key(row.title),)
        if key in self._added:
            found = self._added[key]
            self._plan.needs(place, found.id)
            return found, False
        form = self._form(row, place, text)
        if form is None:
            return None
        scope = self._scope(row, place, text)
        if scope is None:
            return None
        made = Directive(
            form=form,
            number=row.number,
            issued_on=row.issued_on,
            issuer=row.issuer,
            title=row.title,
            due_on=row.due_on,
            kind_ids=scope[0],
            territory_ids=scope[1],
            note="" if row.territory else row.note,
            origin="excel",
        )
        made.check(self._book.today)
        self._added[key] = made
        self._plan.add(made, place)
        return made, True

    def _form(self, row: DirectiveRow, place: Place, text: str) -> str | None:
        found = directive_form(row.form, row.number, row.title)
        if found:
            return found
        chosen = self._plan.questions.ask(
            f"form:{row.sheet}:{row.row}",
            _("Hàng {row}: “{text}” là loại văn bản nào?").format(row=row.row, text=text),
            place,
            tuple(Candidate(one, one) for one in FORMS),
        )
        if chosen == LEAVE:
            self._plan.refuse(place, text, FORM, "left_out_by_choice")
            return None
        if chosen is None:
            self._plan.wait(place, text)
        return chosen

    def _scope(
        self, row: DirectiveRow, place: Place, text: str
    ) -> tuple[list[uuid.UUID], list[uuid.UUID]] | None:
        """Return the kinds and territories that it concerns; both empty: every territory."""
        kinds: list[uuid.UUID] = []
        names: list[str] = []
        for said in row.scope:
            if is_everywhere(said):
                return [], []
            bare = said[4:].strip() if fold(said).startswith("cac ") else said
            kind = self._kinds.named(bare)
            if kind is not None:
                kinds.append(kind.id)
            else:
                names.append(said)
        day = row.issued_on or self._book.today
        found = self._territories.find(tuple(names), day, place)
        if stopped(found, place, text, self._plan):
            return None
        return kinds, [one.id for one in found if isinstance(one, KnownTerritory)]

    def _hold_against(self, row: DirectiveRow, known: KnownDirective, place: Place) -> list[str]:
        done: list[str] = []
        for name, value, what in (
            ("form", row.form, _("loại văn bản")),
            ("title", row.title, _("trích yếu")),
            ("issuer", row.issuer, _("cơ quan ban hành")),
            ("issued_on", row.issued_on, _("ngày ban hành")),
            ("due_on", row.due_on, _("hạn triển khai")),
            ("note", "" if row.territory else row.note, _("ghi chú")),
        ):
            present = getattr(known, name)
            if not value or value == present:
                continue
            if isinstance(value, str) and name_key(value) == name_key(present):
                continue
            if not present:
                self._plan.change(Directive, known.id, name, value, place)
                done.append(what)
                continue
            issued = row.issued_on or known.issued_on
            if name == "due_on" and issued is not None and row.due_on and row.due_on < issued:
                self._plan.tell(
                    place, "", "days_reversed", Severity.WARNING, _shown(value),
                    other=short_date(issued),
                )  # fmt: skip
                continue
            self._plan.differ(
                place, what, (_shown(present), _shown(value)), Directive, known.id, name, value
            )
        return done

    # Progress ----------------------------------------------------------------------------------
    def _told_progress(
        self, row: DirectiveRow, place: Place, text: str
    ) -> list[tuple[KnownTerritory, str]] | None:
        """Return territories with what the row says of each; None where the row stops."""
        told: list[tuple[str, str]] = [(row.territory, row.state)] if row.territory else []
        names = self._territories.names
        told += [(title, said) for title, said in row.cells if names.is_known(title)]
        found: list[tuple[KnownTerritory, str]] = []
        for name, said in told:
            if said.strip(" -–—.") == "":
                continue
            (territory,) = self._territories.find((name,), self._book.today, place)[:1]
            if stopped([territory], place, text, self._plan):
                return None
            if isinstance(territory, KnownTerritory):
                found.append((territory, said))
        return found

    def _cell(
        self, row: DirectiveRow, directive: Directive, territory: KnownTerritory, said: str,
        place: Place,
    ) -> bool:  # fmt: skip
        """Plan one cell; True where it is new."""
        state = progress_state(said)
        if state is None:
            self._plan.tell(
                place, STATE, "progress_unclear", Severity.WARNING, said, other=territory.name
            )
            return False
        key = (directive.id, territory.id)
        if key in self._cells:
            self._plan.tell(
                place, STATE, "row_twice", Severity.WARNING, territory.name, other=self._cells[key]
            )
            return False
        self._cells[key] = row.row
        known = self._progress.get(key)
        if known is not None:
            self._hold_cell(row, known, territory, state, place)
            return False
        as_of = row.as_of or self._book.today
        if not self._may_be(directive, territory, as_of, place):
            return False
        made = DirectiveProgress(
            directive_id=directive.id,
            territory_id=territory.id,
            state=state,
            as_of=as_of,
            note=row.note if row.territory else "",
            evidence=row.evidence if row.territory else "",
            noted_by_id=self._book.me,
        )
        self._plan.add(made, place)
        self._plan.needs(place, directive.id)
        return True

    def _may_be(
        self, directive: Directive, territory: KnownTerritory, as_of: dt.date, place: Place
    ) -> bool:
        if as_of > self._book.today:
            self._plan.tell(place, AS_OF, "day_to_come", Severity.WARNING, short_date(as_of))
            return False
        stands = Territory(
            id=territory.id,
            kind_id=territory.kind_id,
            name=territory.name,
            valid_from=territory.valid_from,
            valid_to=territory.valid_to,
        )
        try:
            directive.check_followed(stands, as_of)
        except DomainError as error:
            code = "directive_ended" if error.code == "directive_over" else "not_concerned"
            self._plan.tell(place, STATE, code, Severity.WARNING, territory.name)
            return False
        return True

    def _hold_cell(
        self, row: DirectiveRow, known: ProgressRow, territory: KnownTerritory,
        state: ProgressState, place: Place,
    ) -> None:  # fmt: skip
        if state is known.state:
            return
        as_of = row.as_of or self._book.today
        if as_of > self._book.today:
            self._plan.tell(place, AS_OF, "day_to_come", Severity.WARNING, short_date(as_of))
            return
        if as_of < known.as_of:
            self._plan.tell(
                place, STATE, "progress_older", Severity.WARNING, state_word(state),
                other=f"{state_word(known.state)}, {short_date(known.as_of)}",
            )  # fmt: skip
            return

        def apply(found: DirectiveProgress) -> None:
            found.state, found.as_of, found.noted_by_id = state, as_of, self._book.me
            found.check(self._book.today)

        told = (state_word(known.state), state_word(state))
        self._plan.differ_by(place, territory.name, told, DirectiveProgress, known.id, apply)


def _as_record(known: KnownDirective) -> Directive:
    """Return it as what its rules are asked of; it is not written."""
    return Directive(
        id=known.id,
        form=known.form,
        number=known.number,
        issued_on=known.issued_on,
        title=known.title,
        in_matrix=known.in_matrix,
        to_study=known.to_study,
        territory_ids=list(known.territory_ids),
        kind_ids=list(known.kind_ids),
        ended_on=known.ended_on,
    )


def _shown(value: object) -> str:
    return short_date(value) if isinstance(value, dt.date) else str(value)


def _text(row: DirectiveRow) -> str:
    name = " ".join(part for part in (row.form, row.number) if part)
    said = in_short(row.title, 80)
    return ": ".join(part for part in (name, said) if part) + (
        f" – {row.territory}" if row.territory else ""
    )
