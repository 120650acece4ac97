"""The office that keeps the book: its names on paper, its congress terms, its divisions."""

import datetime as dt
from dataclasses import dataclass

from app.domain.record import DatedRecord, Record


@dataclass(eq=False, kw_only=True)
class Office(Record):
    """The Commission that keeps this book (one record a book)."""

    province_code: str
    province_name: str
    committee_name: str
    """The superior body on paper, e.g. ``Tỉnh ủy Quảng Ngãi``."""
    commission_name: str
    """The issuing body on paper, e.g. ``Ban Tổ chức``: without "Tỉnh ủy" (HD05 A II.I.2.1.3)."""
    body_symbol: str
    """Symbol of the body in document numbers, e.g. ``BTCTU``."""
    place_name: str
    """Place in "<Địa danh>, ngày …" (HD05 A II.I.4.1)."""
    old_tone_marks: bool = False
    """Print ``uỷ, hoà`` in place of ``ủy, hòa``."""
    is_sample: bool = False
    """The sample book: every paper and window says DỮ LIỆU MẪU."""
    gazetteer_as_of: dt.date | None = None
    plans_approved: bool = False
    """The office's own rule: month plans are approved, not only reported (QC Đ8.1 asks no more)."""


@dataclass(eq=False, kw_only=True)
class CongressTerm(DatedRecord):
    """A term between two congresses of a Party organisation (nhiệm kỳ).

    Opened and closed by events, not by the calendar: ``valid_from`` is the day of the opening
    event; the number series of documents run within it (HD05 A II.I.3.1.1.b).
    """

    organisation: str
    name: str
    """As spoken of, e.g. ``2025 - 2030``."""
    opening_event: str = ""
    closing_event: str = ""


@dataclass(eq=False, kw_only=True)
class Division(DatedRecord):
    """A division of the Commission (phòng thuộc Ban, QC Đ11)."""

    name: str
    short_name: str = ""
    is_overseer: bool = False
    """Watches over how the regulation is kept (QC Đ13.3)."""
    position: int = 0
