"""Outgoing documents over a real book: before the signer, numbered, voided, entered (H2)."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.codec import decode
from app.documents.framing import frame_of
from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.ids import new_id
from app.domain.office import Office
from app.domain.outgoing import IssuingBody, NumberingDesk, OutgoingState, SignatureForm, Urgency
from app.domain.people import CommissionLeader, Device, LeaderPost
from app.domain.record import RecordKind
from app.read_models.outgoing import OutgoingFilter
from app.services.outgoing.forms import (
    EntryForm,
    IssueForm,
    NumberForm,
    PaperCopy,
    SeriesForm,
    SignerChoice,
    TermForm,
    TypeForm,
)
from tests.support.outgoing_books import (
    TODAY,
    OutgoingBook,
    committee_decision,
    decision,
    letter,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OutgoingBook]:
    made = OutgoingBook(tmp_path / "book")
    yield made
    made.book.store.close()


def other_device(office: OutgoingBook, name: str = "máy phòng 2") -> uuid.UUID:
    device = Device(name=name, signing_key=bytes(32), registered=office.book.clock.now())
    with office.book.store.unit_of_work() as uow:
        uow.add(device)
        uow.commit()
    return device.id


def test_a_paper_goes_before_the_signer_with_number_and_day_left_blank(
    office: OutgoingBook,
) -> None:
    paper = office.paper(letter())
    offer = office.outgoing.proposal(paper)
    assert (offer.issuer, offer.subject) == (IssuingBody.COMMISSION, "về việc báo cáo kết quả")
    assert [one.label for one in offer.signers][:2] == [
        "Nguyễn Thị Lan (TRƯỞNG BAN)",
        "Võ Văn Đức (K/T TRƯỞNG BAN / PHÓ TRƯỞNG BAN)",
    ]
    assert str(offer.addressee_word) == "to"
    form = IssueForm(
        type_id=offer.type_id,
        subject=offer.subject,
        signer=offer.signers[1].choice,
        addressees=("Đảng ủy xã Sơn Hà", "Đảng ủy xã An Phú"),
        recipients=("Như trên", "- Thường trực Tỉnh ủy;", "Lưu Ban Tổ chức Tỉnh ủy."),
        urgency=Urgency.URGENT,
        circulation="lưu hành nội bộ",
        draft=2,
    )
    document_id, kinds, made = office.outgoing.prepare(paper, form)
    assert {RecordKind.OUTGOING_DOCUMENT, RecordKind.PAPER_HABIT} <= kinds
    frame = frame_of(made.document)
    assert frame.number_line == "Số \u00a0\u00a0\u00a0\u00a0\u00a0-CV/BTCTU"
    assert frame.place_date is not None
    assert frame.place_date.replace("\u00a0", " ") == "Quảng Ngãi, ngày      tháng 11 năm 2026"
    assert frame.dated is None
    assert (frame.urgency, frame.circulation, frame.draft_note) == (
        "KHẨN",
        "LƯU HÀNH NỘI BỘ",
        "Dự thảo lần 2",
    )
    assert frame.signature_lines == ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    assert frame.recipients == ("Như trên", "Thường trực Tỉnh ủy", "Lưu Ban Tổ chức Tỉnh ủy")
    row = office.outgoing.row(document_id)
    assert (row.state, row.full_number, row.signer_name) == (
        OutgoingState.PREPARED,
        "",
        "Võ Văn Đức",
    )
    assert row.recipients.splitlines()[:2] == ["Đảng ủy xã Sơn Hà", "Đảng ủy xã An Phú"]
    again = office.outgoing.proposal(office.paper(letter()))
    assert again.signer.name == "Võ Văn Đức"
    assert again.recipients == frame.recipients


def test_preparing_again_replaces_what_is_before_the_signer(office: OutgoingBook) -> None:
    record_id = new_id()
    paper = office.paper(letter(), record_id)
    signer = office.signs_head()
    offer = office.outgoing.proposal(paper)
    form = IssueForm(offer.type_id, "về việc A", signer)
    first = office.outgoing.prepare(paper, form)[0]
    assert office.outgoing.proposal(paper).prepared_id == first
    again, _kinds, made = office.outgoing.prepare(paper, replace(form, subject="về việc B"))
    assert again == first
    assert office.outgoing.row(first).subject == "về việc B"
    assert "về việc B" in made.pdf.decode()
    office.outgoing.number(first, NumberForm(1, TODAY))
    anew = office.outgoing.proposal(paper)
    assert (anew.prepared_id, anew.issued) == (None, ("01-CV/BTCTU",))


def test_what_is_before_the_signer_can_be_prepared_from_the_register(
    office: OutgoingBook,
) -> None:
    document_id = office.prepared()
    paper = office.outgoing.paper(document_id)
    offer = office.outgoing.proposal(paper)
    assert offer.prepared_id == document_id
    form = IssueForm(offer.type_id, "về việc B", offer.signers[1].choice)
    again, _kinds, made = office.outgoing.prepare(paper, form)
    assert again == document_id
    assert made.record == (RecordKind.OUTGOING_DOCUMENT, document_id)
    row = office.outgoing.row(document_id)
    assert (row.subject, row.record_id, row.record_kind) == ("về việc B", None, None)


def test_the_number_is_given_at_signing_and_the_pdf_kept_as_issued(office: OutgoingBook) -> None:
    document_id = office.prepared()
    offer = office.outgoing.next_number(document_id)
    assert (offer.full_number, offer.is_desk, offer.opens_series) == ("01-CV/BTCTU", True, True)
    assert offer.term_name == "2025 - 2030"
    signed = dt.date(2026, 11, 20)
    kinds = office.outgoing.number(document_id, NumberForm(1, signed))
    assert {
        RecordKind.OUTGOING_DOCUMENT,
        RecordKind.ATTACHMENT,
        RecordKind.NUMBER_SERIES,
        RecordKind.STEP,
    } <= kinds
    row = office.outgoing.row(document_id)
    assert (row.full_number, row.signed_on, row.state) == (
        "01-CV/BTCTU",
        signed,
        OutgoingState.NUMBERED,
    )
    files = office.services.records.attachments(document_id)
    assert [one.file_name for one in files] == ["01-CV BTCTU Công văn về việc báo cáo kết quả.pdf"]
    made = office.outgoing.paper(document_id)
    assert made.pdf == office.services.records.content(files[0].id)
    text = made.pdf.decode().replace("\u00a0", " ")
    assert "Số 01-CV/BTCTU" in text
    assert "Quảng Ngãi, ngày 20 tháng 11 năm 2026" in text
    kept = decode(office.book.store.queries.outgoing.content(office.services.session.scope, row.id))
    assert kept == made.document
    with pytest.raises(DomainError, match="document_fixed"):
        office.outgoing.number(document_id, NumberForm(2, TODAY))
    assert office.services.undo.offer() is None


def test_what_was_issued_is_printed_again_as_it_was_and_stays(office: OutgoingBook) -> None:
    document_id = office.prepared()
    files = office.services.records
    outgoing = RecordKind.OUTGOING_DOCUMENT
    with pytest.raises(DomainError, match="issued_note_reserved"):
        files.attach(outgoing, document_id, "a.pdf", b"another", " Bản phát hành")
    office.outgoing.number(document_id, NumberForm(1, TODAY))
    files.attach(outgoing, document_id, "scan.pdf", b"scan", "bản quét")
    (issued,) = (one for one in files.attachments(document_id) if one.note == "Bản phát hành")
    with pytest.raises(DomainError, match="issued_paper_stays"):
        files.withdraw(issued.id)
    with office.book.store.unit_of_work() as uow:
        (kept,) = uow.find(Office)
        kept.old_tone_marks = not kept.old_tone_marks
        uow.commit()
    for made in (
        office.outgoing.paper(document_id),
        office.outgoing.print_for_signature(document_id, PaperCopy.ISSUE),
    ):
        assert made.pdf == files.content(issued.id)


def test_another_signer_at_signing_stands_on_what_is_issued(office: OutgoingBook) -> None:
    document_id = office.prepared()
    deputy = office.outgoing.next_number(document_id).signers[1].choice
    office.outgoing.number(document_id, NumberForm(1, TODAY, signer=deputy))
    row = office.outgoing.row(document_id)
    assert (row.signer_name, row.signature_form) == ("Võ Văn Đức", SignatureForm.DEPUTY_FOR_HEAD)
    assert "K/T TRƯỞNG BAN" in office.outgoing.paper(document_id).pdf.decode()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (None, "number_wrong"),
        (0, "number_wrong"),
        (10, "number_opened"),
        (11, "number_taken"),
        (13, "number_leaves_gap"),
    ],
)
def test_no_double_no_gap_nothing_before_the_opening_balance(
    office: OutgoingBook, number: int | None, code: str
) -> None:
    kind = office.type_id("Công văn")
    office.outgoing.open_series(SeriesForm(kind, office.term.id, 10, "theo sổ giấy"))
    office.numbered()
    document_id = office.prepared()
    with pytest.raises(DomainError, match=code):
        office.outgoing.number(document_id, NumberForm(number, TODAY))
    assert office.outgoing.row(document_id).number is None
    assert office.outgoing.next_number(document_id).full_number == "12-CV/BTCTU"


def test_a_day_before_that_of_an_earlier_number_is_told(office: OutgoingBook) -> None:
    office.numbered()  # signed today
    document_id = office.prepared()
    assert office.outgoing.next_number(document_id).later is None
    before = office.outgoing.next_number(document_id, TODAY - dt.timedelta(days=1))
    assert before.later == (1, TODAY)


def test_a_voided_document_keeps_its_number_and_tells_the_reason(office: OutgoingBook) -> None:
    document_id = office.numbered()
    with pytest.raises(DomainError, match="remark_missing"):
        office.outgoing.void(document_id)
    office.outgoing.void(document_id, Word(office.book.person_id, TODAY, "ký nhầm bản"))
    row = office.outgoing.row(document_id)
    assert (row.state, row.full_number, row.void_reason) == (
        OutgoingState.VOIDED,
        "01-CV/BTCTU",
        "ký nhầm bản",
    )
    assert office.outgoing.next_number(office.prepared()).number == 2


def test_what_is_dropped_leaves_no_gap(office: OutgoingBook) -> None:
    first, second = office.prepared(), office.prepared()
    office.outgoing.drop(first)
    assert office.outgoing.row(first).state is OutgoingState.DROPPED
    assert office.outgoing.next_number(second).number == 1
    with pytest.raises(DomainError, match="document_fixed"):
        office.outgoing.number(first, NumberForm(1, TODAY))


def test_each_type_and_term_has_its_own_series(office: OutgoingBook) -> None:
    office.numbered()
    assert office.outgoing.next_number(office.prepared(decision())).full_number == "01-QĐ/BTCTU"
    office.outgoing.save_term(TermForm(None, "2030 - 2035", dt.date(2026, 11, 21)))
    document_id = office.prepared()
    assert office.outgoing.next_number(document_id, dt.date(2026, 11, 20)).number == 2
    offer = office.outgoing.next_number(document_id, TODAY)
    assert (offer.number, offer.term_name) == (1, "2030 - 2035")


def test_decisions_share_a_series_or_not(office: OutgoingBook) -> None:
    rule = office.type_id("Quy định")
    office.numbered(decision())
    assert office.outgoing.entry_offer(rule).number == 2
    office.services.paper_settings.save("decision_series", "two")
    assert office.outgoing.entry_offer(rule).number == 1
    office.services.paper_settings.save("decision_series", "one")
    assert office.outgoing.entry_offer(rule).number == 2


def test_without_a_term_it_says_where_to_enter_it(office: OutgoingBook) -> None:
    document_id = office.prepared()
    with pytest.raises(DomainError, match="term_missing") as refused:
        office.outgoing.next_number(document_id, dt.date(2020, 1, 1))
    assert refused.value.values["day"] == dt.date(2020, 1, 1)


def test_terms_follow_one_another_and_never_overlap(office: OutgoingBook) -> None:
    office.outgoing.save_term(TermForm(None, "2030 - 2035", dt.date(2030, 9, 1)))
    assert office.outgoing.terms()[1].valid_to == dt.date(2030, 8, 31)
    before = TermForm(None, "2020 - 2025", dt.date(2020, 9, 1))
    with pytest.raises(DomainError, match="term_overlaps"):
        office.outgoing.save_term(before)
    office.outgoing.save_term(replace(before, valid_to=dt.date(2025, 8, 31)))
    assert [one.name for one in office.outgoing.terms()] == [
        "2030 - 2035",
        "2025 - 2030",
        "2020 - 2025",
    ]


def test_one_device_numbers_and_hands_over(tmp_path: Path) -> None:
    office = OutgoingBook(tmp_path / "book", with_desk=False)
    document_id = office.prepared()
    assert office.outgoing.next_number(document_id).desk_name == ""
    with pytest.raises(DomainError, match="numbering_desk_missing"):
        office.outgoing.number(document_id, NumberForm(1, TODAY))
    office.outgoing.take_first_desk()
    with pytest.raises(DomainError, match="desk_taken"):
        office.outgoing.take_first_desk()
    other = other_device(office)
    assert {one.id for one in office.outgoing.devices()} == {other, office.book.device_id}
    assert office.outgoing.hand_over(other, "văn thư nghỉ phép") == {RecordKind.NUMBERING_DESK}
    desk = office.outgoing.desk()
    assert desk is not None
    assert (desk.device_name, desk.reason) == ("máy phòng 2", "văn thư nghỉ phép")
    for refused in (
        lambda: office.outgoing.number(document_id, NumberForm(1, TODAY)),
        lambda: office.outgoing.enter(EntryForm(office.type_id("Báo cáo"), "x", 1, TODAY)),
        lambda: office.outgoing.hand_over(office.book.device_id),
    ):
        with pytest.raises(DomainError, match="not_numbering_desk"):
            refused()
    with pytest.raises(DomainError, match="reason_missing"):
        office.outgoing.take_over(" ")
    office.outgoing.take_over("máy văn thư hỏng ổ cứng")
    office.outgoing.number(document_id, NumberForm(1, TODAY))
    office.book.store.close()


def test_the_desk_is_a_record_that_nobody_changes(office: OutgoingBook) -> None:
    with office.book.store.unit_of_work() as uow:
        (desk,) = uow.find(NumberingDesk)
        desk.reason = "khác"
        with pytest.raises(DomainError, match="record_fixed"):
            uow.commit()


def test_the_paper_book_is_entered_singly_and_in_ranges(office: OutgoingBook) -> None:
    form = EntryForm(
        type_id=office.type_id("Báo cáo"),
        subject="các báo cáo đã phát hành theo sổ giấy",
        number=1,
        last_number=3,
        signed_on=dt.date(2026, 10, 2),
        signer_name="Nguyễn Thị Lan",
        recipients="Thường trực Tỉnh ủy\n\n Lưu ",
    )
    made, _kinds = office.outgoing.enter(form)
    rows = [office.outgoing.row(one) for one in made]
    assert [one.full_number for one in rows] == ["01-BC/BTCTU", "02-BC/BTCTU", "03-BC/BTCTU"]
    assert all(one.from_paper_book and not one.has_content for one in rows)
    assert rows[0].recipients == "Thường trực Tỉnh ủy\nLưu"
    single = replace(form, number=4, last_number=None, void_reason="hỏng phôi")
    (voided,), _kinds = office.outgoing.enter(single)
    assert office.outgoing.row(voided).state is OutgoingState.VOIDED
    with pytest.raises(DomainError, match="content_missing"):
        office.outgoing.paper(voided)
    for changed, code in (
        ({"number": 4}, "range_wrong"),
        ({"number": 4, "last_number": 5}, "number_taken"),
        ({"number": 6, "last_number": 7}, "number_leaves_gap"),
        ({"number": 5, "last_number": 1000}, "range_too_long"),
        ({"number": None}, "number_wrong"),
        ({"subject": " "}, "gist_missing"),
        ({"signed_on": None}, "date_missing"),
        ({"signed_on": dt.date(2027, 1, 1)}, "day_in_future"),
        ({"type_id": None}, "type_not_chosen"),
    ):
        with pytest.raises(DomainError, match=code):
            office.outgoing.enter(replace(form, **changed))
    page = office.outgoing.page(OutgoingFilter(text="hong phoi"))
    assert page.rows == ()
    assert len(office.outgoing.page(OutgoingFilter(text="BÁO CÁO so giay")).rows) == 4


def test_the_opening_balance_stands_once_numbers_are_given(office: OutgoingBook) -> None:
    kind, term = office.type_id("Công văn"), office.term.id
    office.outgoing.open_series(SeriesForm(kind, term, 120))
    office.outgoing.open_series(SeriesForm(kind, term, 124, "đọc lại sổ giấy"))
    document_id = office.numbered()
    assert office.outgoing.row(document_id).full_number == "125-CV/BTCTU"
    with pytest.raises(DomainError, match="series_in_use"):
        office.outgoing.open_series(SeriesForm(kind, term, 100))
    office.outgoing.open_series(SeriesForm(kind, term, 124, "ghi chú khác"))
    (series,) = office.outgoing.series_rows()
    assert (series.last_number, series.count, series.note) == (125, 1, "ghi chú khác")
    with pytest.raises(DomainError, match="opening_wrong"):
        office.outgoing.open_series(SeriesForm(office.type_id("Báo cáo"), term, -1))


def test_the_committees_number_is_typed_in_and_only_doubles_are_refused(
    office: OutgoingBook,
) -> None:
    office.outgoing.hand_over(other_device(office))
    first, second = office.prepared(committee_decision()), office.prepared(committee_decision())
    offer = office.outgoing.next_number(first)
    assert (offer.number, offer.symbol, offer.is_desk) == (None, "-QĐ/TU", True)
    office.outgoing.number(first, NumberForm(1417, TODAY))
    row = office.outgoing.row(first)
    assert (row.full_number, row.signer_name) == ("1417-QĐ/TU", "Trần Văn Bí")
    with pytest.raises(DomainError, match="number_taken"):
        office.outgoing.number(second, NumberForm(1417, TODAY))
    office.outgoing.number(second, NumberForm(1500, TODAY))


def test_another_agency_has_a_symbol_of_its_own(office: OutgoingBook) -> None:
    form = EntryForm(
        type_id=office.type_id("Báo cáo"),
        subject="kết quả theo dõi xã",
        number=7,
        signed_on=TODAY,
        issuer=IssuingBody.OTHER,
    )
    with pytest.raises(DomainError, match="agency_symbol_missing"):
        office.outgoing.enter(form)
    form = replace(form, symbol="BC/STC")
    (made,), _kinds = office.outgoing.enter(form)
    assert office.outgoing.row(made).full_number == "07-BC/STC"
    with pytest.raises(DomainError, match="number_taken"):
        office.outgoing.enter(form)
    office.outgoing.enter(replace(form, symbol="-BC/SXD"))
    office.outgoing.enter(replace(form, signed_on=dt.date(2025, 12, 1)))


def test_signers_follow_the_posts_of_the_day(office: OutgoingBook) -> None:
    with office.book.store.unit_of_work() as uow:
        uow.get(CommissionLeader, office.head_post.id).valid_to = dt.date(2026, 10, 31)
        uow.add(
            CommissionLeader(
                person_id=office.book.person_id,
                post=LeaderPost.DEPUTY_IN_CHARGE,
                valid_from=dt.date(2026, 11, 1),
            )
        )
        uow.commit()
    paper = office.paper(letter())
    offers = office.outgoing.proposal(paper).signers
    assert [(one.choice.form, one.lines) for one in offers if not one.asks_name] == [
        (SignatureForm.DEPUTY_IN_CHARGE, ("PHÓ TRƯỞNG BAN",))
    ]
    assert SignatureForm.BY_ORDER_OF_HEAD not in {one.choice.form for one in offers}
    kind = office.type_id("Công văn")
    gone = SignerChoice(SignatureForm.HEAD, office.head.full_name, office.head.id)
    for signer, code in (
        (gone, "signer_not_entitled"),
        (SignerChoice(SignatureForm.BY_ORDER_OF_HEAD, "A", None, "B"), "signer_not_entitled"),
        (SignerChoice(SignatureForm.BY_ORDER_OF_STANDING_COMMITTEE), "signer_missing"),
        (
            SignerChoice(SignatureForm.BY_ORDER_OF_STANDING_COMMITTEE, "Lê Văn An"),
            "signer_post_missing",
        ),
    ):
        with pytest.raises(DomainError, match=code):
            office.outgoing.prepare(paper, IssueForm(kind, "về việc A", signer))
    form = IssueForm(kind, "về việc A", gone, dated=dt.date(2026, 10, 30))
    made = office.outgoing.prepare(paper, form)[2]
    assert frame_of(made.document).signature_lines == ("TRƯỞNG BAN",)


def test_a_post_is_typed_in_with_by_order(office: OutgoingBook) -> None:
    paper = office.paper(letter())
    signer = SignerChoice(SignatureForm.BY_ORDER_OF_HEAD, "Lê Văn An", None, "Chánh Văn phòng")
    form = IssueForm(office.type_id("Công văn"), "về việc A", signer)
    made = office.outgoing.prepare(paper, form)[2]
    assert frame_of(made.document).signature_lines == ("T/L TRƯỞNG BAN", "CHÁNH VĂN PHÒNG")
    again = office.outgoing.proposal(paper).signer
    assert (again.form, again.post) == (SignatureForm.BY_ORDER_OF_HEAD, "Chánh Văn phòng")


def test_what_carries_no_number_or_is_not_issued_is_refused(office: OutgoingBook) -> None:
    inner = replace(letter(), kind="task_list")
    with pytest.raises(DomainError, match="paper_not_numbered"):
        office.outgoing.proposal(office.paper(inner))
    kind = office.type_id("Công văn")
    office.outgoing.save_type(TypeForm(kind, "Công văn", "CV", is_issued=False))
    with pytest.raises(DomainError, match="type_not_issued"):
        office.outgoing.proposal(office.paper(letter()))
    office.outgoing.save_type(TypeForm(kind, "Công văn", "CV", is_ended=True))
    with pytest.raises(DomainError, match="type_unknown"):
        office.outgoing.proposal(office.paper(letter()))


def test_the_list_of_types_is_the_offices(office: OutgoingBook) -> None:
    assert office.outgoing.ensure_types() == frozenset()
    assert {one.name for one in office.outgoing.types() if not one.is_issued} >= {"Nghị quyết"}
    new, _kinds = office.outgoing.save_type(TypeForm(None, "Lịch công tác", "LCT"))
    assert next(one for one in office.outgoing.types() if one.id == new).series == "LCT"
    for form, code in (
        (TypeForm(None, "BÁO CÁO", "BC"), "name_taken"),
        (TypeForm(None, "", "BC"), "name_missing"),
        (TypeForm(None, "Thư công", " "), "symbol_missing"),
    ):
        with pytest.raises(DomainError, match=code):
            office.outgoing.save_type(form)
    office.numbered()
    with pytest.raises(DomainError, match="type_in_use"):
        office.outgoing.save_type(TypeForm(office.type_id("Công văn"), "Công văn", "CVă"))


def test_recipient_lists_are_kept_bare_and_ended(office: OutgoingBook) -> None:
    made, _kinds = office.outgoing.save_recipient_list(
        None, "Các đảng ủy", "- Đảng ủy xã A;\n\n  Đảng ủy xã B.  "
    )
    (row,) = office.outgoing.recipient_lists()
    assert row.items == ("Đảng ủy xã A", "Đảng ủy xã B")
    for name, items, code in (
        ("các đảng ủy", "x", "name_taken"),
        ("Khác", " - ", "recipients_missing"),
        ("", "x", "name_missing"),
    ):
        with pytest.raises(DomainError, match=code):
            office.outgoing.save_recipient_list(None, name, items)
    office.outgoing.end_recipient_list(made)
    assert office.outgoing.recipient_lists() == ()


def test_the_register_is_printed_by_type_with_the_voided_ones(office: OutgoingBook) -> None:
    with pytest.raises(DomainError, match="nothing_to_print"):
        office.outgoing.register_paper(OutgoingFilter())
    first = office.numbered()
    office.numbered(decision())
    office.prepared()
    office.outgoing.void(first, Word(office.book.person_id, TODAY, "ký nhầm bản"))
    text = office.outgoing.register_paper(OutgoingFilter()).pdf.decode()
    assert "Đã hủy ngày 22/11/2026: ký nhầm bản" in text
    assert "01-QĐ/BTCTU" in text
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" not in text
    only = OutgoingFilter(state=OutgoingState.VOIDED)
    assert "01-QĐ/BTCTU" not in office.outgoing.register_paper(only).pdf.decode()


def test_the_search_finds_a_document_by_number_and_by_words(office: OutgoingBook) -> None:
    document_id = office.numbered()
    queries, scope = office.book.store.queries.records, office.services.session.scope
    for text in ("01-CV/BTCTU", "bao cao ket qua", "Nguyễn Thị Lan"):
        assert document_id in {one.record_id for one in queries.search(scope, text)}, text


def test_the_detail_tells_trace_steps_and_prints(office: OutgoingBook) -> None:
    document_id = office.prepared()
    office.outgoing.print_for_signature(document_id)
    detail = office.outgoing.detail(document_id)
    assert [one.step for one in detail.steps] == ["number", "drop"]
    assert len(detail.prints) == 1
    office.outgoing.number(document_id, NumberForm(1, TODAY))
    detail = office.outgoing.detail(document_id)
    assert [one.step for one in detail.trace] == ["number"]
    assert detail.steps[0].step == "void"


def test_a_copy_to_be_issued_carries_no_code_by_default(office: OutgoingBook) -> None:
    document_id = office.prepared()
    outgoing = office.outgoing
    assert "Mã đối chiếu" in outgoing.print_for_signature(document_id).pdf.decode()
    issue = outgoing.print_for_signature(document_id, PaperCopy.ISSUE)
    assert "Mã đối chiếu" not in issue.pdf.decode()
    office.services.paper_settings.save("paper_code", "all")
    issue = outgoing.print_for_signature(document_id, PaperCopy.ISSUE)
    assert "Mã đối chiếu" in issue.pdf.decode()
    office.services.paper_settings.save("paper_code", "none")
    assert "Mã đối chiếu" not in outgoing.print_for_signature(document_id).pdf.decode()
    plain = office.paper(letter())
    assert outgoing.coded(plain) is plain
