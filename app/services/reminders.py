"""Công văn đôn đốc: one letter to each who is late, over duties, commitments and requests."""

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass

from app.documents.kinds import reminder_letter
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.i18n.text import sort_key
from app.read_models.commitments import CommitmentFilter
from app.read_models.facts import Key
from app.read_models.letter_papers import LateMatter, ReminderPaper
from app.read_models.obligations import OwnerKind
from app.read_models.requests import AskedOf, RequestRow
from app.services.compliance.board import Board, Entry, Standing
from app.services.compliance.forms import BoardFilter, BoardPage
from app.services.compliance.papers import paper_name
from app.services.duties.ledger import DutyLedger
from app.services.letter_frames import LetterService, named
from app.services.made_paper import MadePaper, PaperOrder
from app.services.printing import Printing
from app.services.printing import named as file_named
from app.services.session import Session

_ASKED = {
    AskedOf.TERRITORY: OwnerKind.TERRITORY,
    AskedOf.DIVISION: OwnerKind.DIVISION,
    AskedOf.BODY: OwnerKind.BODY,
}
_ORDER = tuple(OwnerKind(one) for one in ("group", "person", "division", "territory", "body"))
_ALL = 10_000

_Debtor = tuple[OwnerKind, Key]


@dataclass(frozen=True, slots=True)
class ReminderWish:
    """What else the letters list beside the duties, and until when all is to be settled."""

    settle_by: dt.date | None = None
    commitments: bool = True
    requests: bool = True


@dataclass(frozen=True, slots=True)
class _Heap:
    debtor: _Debtor
    name: str
    matters: tuple[LateMatter, ...]
    regulations: tuple[str, ...]


class Reminders(LetterService):
    """See the module."""

    def __init__(self, session: Session, printing: Printing, ledger: DutyLedger) -> None:
        super().__init__(session, printing)
        self._ledger = ledger

    def orders(
        self, page: BoardPage, board: Board, chosen: BoardFilter, wish: ReminderWish
    ) -> tuple[PaperOrder, ...]:
        """Return a letter for each who is late on what a board shows, groups first.

        ``board`` is what the filter left of the page's. Raises ``nothing_late``, ``too_early``
        (field ``settle_by``) where the day set does not lie ahead.
        """
        today = self._today()
        if wish.settle_by is not None and wish.settle_by <= today:
            raise DomainError("too_early", field="settle_by", day=today)
        found: dict[_Debtor, list[LateMatter]] = defaultdict(list)
        names: dict[_Debtor, str] = {}
        rules: dict[_Debtor, dict[Key, None]] = defaultdict(dict)
        for entry in board.entries:
            if entry.standing is not Standing.OVERDUE:
                continue
            owed = entry.obligation
            debtor = (owed.owner_kind, owed.owner)
            names[debtor] = board.name(owed.owner)
            rules[debtor][owed.regulation] = None
            found[debtor].append(_duty(board, entry, page.question.day))
        if wish.commitments:
            self._add_commitments(found, names, chosen)
        if wish.requests:
            self._add_requests(found, names, chosen)
        if not found:
            raise DomainError("nothing_late")
        titles = {
            one.id: f"{paper_name(one)}, sau đây gọi tắt là {one.short}"
            for one in self._ledger.regulations()
        }
        heaps = [
            _Heap(
                debtor,
                names[debtor],
                tuple(sorted(matters, key=lambda one: one.due_on or dt.date.max)),
                tuple(titles[str(key)] for key in rules[debtor] if str(key) in titles),
            )
            for debtor, matters in found.items()
        ]
        heaps.sort(key=lambda one: (_ORDER.index(one.debtor[0]), sort_key(one.name)))
        return tuple(self._order(one, wish, page.overseer) for one in heaps)

    def _order(self, heap: _Heap, wish: ReminderWish, overseer: str) -> PaperOrder:
        return PaperOrder(
            file_named(f"Công văn đôn đốc - {heap.name}"),
            lambda: self._letter(heap, wish, overseer),
        )

    def _letter(self, heap: _Heap, wish: ReminderWish, overseer: str) -> MadePaper:
        today = self._today()
        kind, key = heap.debtor
        debtor = addressee = heap.name
        if kind is OwnerKind.GROUP and isinstance(key, uuid.UUID):
            lead = self._queries.people.group(self._scope, key, today).row.lead_name
            if lead:
                addressee = f"{debtor} (qua đồng chí {lead}, Trưởng nhóm)"
        elif kind is OwnerKind.PERSON and isinstance(key, uuid.UUID):
            debtor = f"đồng chí {heap.name}"
            post = self._posts(today).get(key)
            addressee = f"Đ{(named(post) if post else debtor)[1:]}"
        elif kind is OwnerKind.TERRITORY and isinstance(key, uuid.UUID):
            debtor = addressee = self._committee_of(key, today)
        context = ReminderPaper(
            frame=self._commission_frame(today),
            addressee=addressee,
            debtor=debtor,
            matters=heap.matters,
            regulations=heap.regulations,
            settle_by=wish.settle_by,
            answer_to=overseer,
        )
        return self._printing.made(reminder_letter.build(context), record=_record(heap.debtor))

    def _add_commitments(
        self,
        found: dict[_Debtor, list[LateMatter]],
        names: dict[_Debtor, str],
        chosen: BoardFilter,
    ) -> None:
        """Add the answers promised to territories that are late, to the group that keeps them."""
        today = self._today()
        wanted = CommitmentFilter(
            group_id=_uuid(chosen.group),
            territory_id=_uuid(chosen.territory),
            due_before=today,
        )
        for row in self._queries.commitments.rows(self._scope, wanted, limit=_ALL):
            debtor: _Debtor = (OwnerKind.PERSON, row.keeper_id)
            name = row.keeper_name
            if row.group_id is not None:
                debtor, name = (OwnerKind.GROUP, row.group_id), row.group_name
            names.setdefault(debtor, name)
            what = f"Trả lời địa bàn: {row.text} (đồng chí {row.keeper_name})"
            found[debtor].append(
                LateMatter(what, "", row.territory_name, row.due_on, (today - row.due_on).days)
            )

    def _add_requests(
        self,
        found: dict[_Debtor, list[LateMatter]],
        names: dict[_Debtor, str],
        chosen: BoardFilter,
    ) -> None:
        """Add the information asked for that did not come, to the body that was asked."""
        today = self._today()
        rows = self._queries.requests.rows(
            self._scope,
            group_id=_uuid(chosen.group),
            territory_id=_uuid(chosen.territory),
            only_open=True,
        )
        for row in rows:
            if not row.is_overdue(today) or row.due_on is None:
                continue
            debtor = (_ASKED[row.asked_of], row.asked_of_id or row.asked_of_name)
            names.setdefault(debtor, row.asked_of_name)
            found[debtor].append(_request(row, row.due_on, today))


def _duty(board: Board, entry: Entry, day: dt.date) -> LateMatter:
    owed = entry.obligation
    late = owed.days_late or ((day - owed.due_on).days if owed.due_on else 0)
    return LateMatter(
        what=entry.duty.title,
        clause=entry.duty.citation,
        territory=board.name(owed.territory),
        due_on=owed.due_on,
        days_late=late,
        period_from=owed.period_from,
        period_to=owed.period_to,
    )


def _request(row: RequestRow, due_on: dt.date, today: dt.date) -> LateMatter:
    subject = "; ".join(line.strip() for line in row.subject.splitlines() if line.strip())
    what = f"Cung cấp thông tin, tài liệu theo đề nghị ngày {row.asked_on:%d/%m/%Y}: {subject}"
    return LateMatter(what, "", "", due_on, (today - due_on).days)


def _record(debtor: _Debtor) -> tuple[RecordKind, uuid.UUID] | None:
    kind, key = debtor
    kinds = {
        OwnerKind.GROUP: RecordKind.GROUP,
        OwnerKind.PERSON: RecordKind.PERSON,
        OwnerKind.DIVISION: RecordKind.DIVISION,
        OwnerKind.TERRITORY: RecordKind.TERRITORY,
    }
    return (kinds[kind], key) if kind in kinds and isinstance(key, uuid.UUID) else None


def _uuid(key: Key | None) -> uuid.UUID | None:
    return key if isinstance(key, uuid.UUID) else None
