"""Outgoing documents: types, number series, register, recipients, prints and paper settings."""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Column, Integer, Uuid

from app.domain.outgoing import IssuingBody, OutgoingState, SignatureForm, Urgency
from db.schema.parts import RECORD_KIND, dated, day, days, flag, key, metadata, position, ref, text
from db.types import Choice, UtcDateTime

document_type = sa.Table(
    "document_type", metadata, key(), *dated(), text("name"), text("symbol"), text("series"),
    flag("is_issued"), position(),
)
number_series = sa.Table(
    "number_series", metadata, key(), Column("issuer", Choice(IssuingBody), nullable=False),
    text("series"), ref("term_id", "congress_term"),
    Column("opening_number", Integer, nullable=False, server_default="0"), text("note"),
    sa.UniqueConstraint("issuer", "series", "term_id"),
)
numbering_desk = sa.Table(
    "numbering_desk", metadata, key(), ref("device_id", "device"),
    Column("since", UtcDateTime, nullable=False), ref("given_by_id", "person"), text("reason"),
)
recipient_list = sa.Table(
    "recipient_list", metadata, key(), *dated(), text("name"), text("items"),
)
paper_habit = sa.Table(
    "paper_habit", metadata, key(), text("document_kind"),
    Column("signature_form", Choice(SignatureForm), nullable=False),
    ref("signer_id", "person", optional=True), text("signer_post"), text("recipients"),
    text("addressees"), sa.UniqueConstraint("document_kind"),
)
paper_setting = sa.Table(
    "paper_setting", metadata, key(), text("name"), text("value"), sa.UniqueConstraint("name"),
)
outgoing_document = sa.Table(
    "outgoing_document", metadata, key(), Column("issuer", Choice(IssuingBody), nullable=False),
    ref("type_id", "document_type"), text("document_kind"), text("subject"),
    Column("record_kind", RECORD_KIND), Column("record_id", Uuid),
    Column("state", Choice(OutgoingState), nullable=False), text("content"),
    day("prepared_on"), ref("prepared_by_id", "person"), text("series"),
    ref("term_id", "congress_term", optional=True), Column("number", Integer), text("symbol"),
    flag("from_paper_book"), *days("signed_on"), text("signer_name"),
    Column("signature_form", Choice(SignatureForm), nullable=False),
    Column("urgency", Choice(Urgency), nullable=False), text("recipients"), text("note"),
    *days("voided_on"), text("void_reason"),
    # A number stands once in its series, whoever writes it.
    sa.UniqueConstraint("issuer", "series", "term_id", "number"),
    sa.Index(None, "prepared_on", "id"), sa.Index(None, "signed_on"), sa.Index(None, "record_id"),
)
paper_print = sa.Table(
    "paper_print", metadata, key(), text("document_kind"), text("title"), text("text"),
    Column("printed_at", UtcDateTime, nullable=False), ref("printed_by_id", "person"),
    ref("document_id", "outgoing_document", optional=True), Column("record_kind", RECORD_KIND),
    Column("record_id", Uuid), sa.Index(None, "document_id"),
)
