"""Makes the small encrypted store of the present schema version that tests keep for ever.

    python -m build_scripts.make_store_sample

Run it once, when a schema version is released: tests/data/stores/VERSION holds a book as that
version wrote it, and every later program must open it. An existing one is never written over.
"""

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from app.domain.attachment import Attachment
from app.domain.engagement import Engagement, EngagementKind
from app.domain.flow import Word
from app.domain.month_plan import MonthPlan
from app.domain.office import CongressTerm
from app.domain.outgoing import (
    DocumentType,
    IssuingBody,
    NumberingDesk,
    NumberSeries,
    OutgoingDocument,
    PaperPrint,
)
from app.ports.clock import SystemClock
from app.services.session import Session
from app.services.steps import replay
from db.migrations import HEAD
from tests.support.offices import LOGIN, PASSPHRASE, books_in, setup_of

STORES = Path(__file__).parents[1] / "tests" / "data" / "stores"


def main() -> int:
    """Make the store; returns 1 where there is one already."""
    target = STORES / HEAD
    if target.exists():
        print(f"{target} is there already and stays as it is")
        return 1
    with tempfile.TemporaryDirectory() as made:
        books = books_in(Path(made) / "state", clock=SystemClock())
        session = books.create(Path(made) / "book", setup_of(with_territories=True)).session
        _fill(session)
        books.close(session)
        target.mkdir(parents=True)
        for name in ("book.db", "book.keys", "book.keys.bak"):
            shutil.copy(Path(made) / "book" / name, target / name)
    print(f"{target}: login {LOGIN!r}, passphrase {PASSPHRASE!r}")
    return 0


def _fill(session: Session) -> None:
    today = session.clock.today()
    content = b"MAU"
    with session.store.unit_of_work() as uow:
        trip = Engagement(
            kind=EngagementKind.TRIP,
            starts_on=today,
            ends_on=today,
            subject="Nắm tình hình chi bộ",
            participant_ids=[session.person_id],
        )
        uow.add(trip)
        uow.add(
            Attachment(
                record_kind="engagement",
                record_id=trip.id,
                file_name="mẫu.png",
                media_type="image/png",
                size=len(content),
                sha256=hashlib.sha256(content).digest(),
                added_on=today,
            )
        )
        uow.keep_content(hashlib.sha256(content).digest(), content)
        uow.commit()
    with session.store.unit_of_work() as uow:
        uow.get(Engagement, trip.id).place = "Nhà văn hóa"
        uow.commit()
    plan = MonthPlan(person_id=session.person_id, month=today.replace(day=1))
    with session.store.unit_of_work() as uow:
        uow.add(plan)
        replay(uow, plan, "report", Word(session.person_id, today))
        uow.commit()
    _number(session)
    with session.store.unit_of_work() as uow:
        uow.get(MonthPlan, plan.id).note = "Ghi nhầm"
        uow.add(
            Engagement(
                kind=EngagementKind.TRIP,
                starts_on=today,
                ends_on=today,
                subject="Ghi nhầm",
                participant_ids=[session.person_id],
            )
        )
        uow.commit()
    session.store.undo()


def _number(session: Session) -> None:
    """Number a letter, with the desk, the series and a print that it rests on."""
    today, now = session.clock.today(), session.clock.now()
    letter = DocumentType(name="Công văn", symbol="CV", series="CV")
    with session.store.unit_of_work() as uow:
        term = uow.find(CongressTerm)[0]
        document = OutgoingDocument(
            issuer=IssuingBody.COMMISSION,
            type_id=letter.id,
            subject="về việc báo cáo kết quả",
            prepared_on=today,
            prepared_by_id=session.person_id,
            symbol="-CV/BTCTU",
        )
        document.give_number(47, "CV", term.id)
        uow.add(letter)
        uow.add(
            NumberSeries(
                issuer=IssuingBody.COMMISSION, series="CV", term_id=term.id, opening_number=46
            )
        )
        uow.add(
            NumberingDesk(device_id=session.device_id, since=now, given_by_id=session.person_id)
        )
        uow.add(document)
        replay(uow, document, "number", Word(session.person_id, today))
        uow.add(
            PaperPrint(
                document_kind="reminder_letter",
                title="Công văn",
                text="Số 47-CV/BTCTU",
                printed_at=now,
                printed_by_id=session.person_id,
                document_id=document.id,
            )
        )
        uow.commit()


if __name__ == "__main__":
    sys.exit(main())
