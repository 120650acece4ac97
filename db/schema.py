"""The tables of a book. A change here needs a version in ``db/migrations/versions``.

``record_tables`` hold the present state of what the change log says; ``engagement_participant``
and ``search_row`` are derived from them by ``db.projections``; ``draft``, ``attachment_content``
and ``boundary_shape`` lie outside the log (their hashes lie in it).
"""

# fmt: off
# One table a paragraph reads better than one argument a line.

import sqlalchemy as sa
from sqlalchemy import Boolean, Column, Date, Float, Integer, LargeBinary, Text, Uuid
from sqlalchemy.ext.mutable import MutableList

from app.domain.commitment import CommitmentState
from app.domain.directive import ProgressState
from app.domain.engagement import EngagementKind, Planning, PrivateContact, ProcedureFollowed
from app.domain.finding import (
    Authority,
    Direction,
    FindingKind,
    FindingState,
    HandoverState,
    HandoverTo,
)
from app.domain.flow import Channel
from app.domain.group import EndReason, GroupRole
from app.domain.group_session import SessionItemState
from app.domain.information_request import RequestState
from app.domain.invitation import InvitationState
from app.domain.leaders_session import LeadersSessionState
from app.domain.month_plan import PlanState
from app.domain.oral_report import OralReportState
from app.domain.people import LeaderPost
from app.domain.personnel import PermissionState
from app.domain.rating import RatingState
from app.domain.record import RecordKind
from app.domain.regulation import ObstacleState
from app.domain.report import Reception, ReportKind, ReportState
from app.domain.task import TaskState
from app.domain.territory import TerritoryCategory
from db.types import Choice, UtcDateTime, UuidList

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> "Column[object]":
    return Column("id", Uuid, primary_key=True)


def _ref(name: str, target: str, *, optional: bool = False) -> "Column[object]":
    # Deferred: the unit of work writes its records in no particular order.
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Uuid, key, nullable=optional)


def _text(name: str) -> "Column[object]":
    return Column(name, Text, nullable=False, server_default="")


def _dated() -> tuple["Column[object]", "Column[object]"]:
    return Column("valid_from", Date), Column("valid_to", Date)


def _flag(name: str) -> "Column[object]":
    return Column(name, Boolean, nullable=False, server_default=sa.false())


def _ids(name: str) -> "Column[object]":
    kind = MutableList.as_mutable(UuidList)
    return Column(name, kind, nullable=False, server_default="[]")


def _days(*names: str) -> list["Column[object]"]:
    return [Column(name, Date) for name in names]


def _position() -> "Column[object]":
    return Column("position", Integer, nullable=False, server_default="0")


office = sa.Table(
    "office", metadata, _id(), _text("province_code"), _text("province_name"),
    _text("committee_name"), _text("commission_name"), _text("body_symbol"), _text("place_name"),
    _flag("old_tone_marks"), _flag("is_sample"), Column("gazetteer_as_of", Date),
    _flag("plans_approved"),
)
congress_term = sa.Table(
    "congress_term", metadata, _id(), *_dated(), _text("organisation"), _text("name"),
    _text("opening_event"), _text("closing_event"),
)
division = sa.Table(
    "division", metadata, _id(), *_dated(), _text("name"), _text("short_name"),
    _flag("is_overseer"), _position(),
)
person = sa.Table(
    "person", metadata, _id(), _text("full_name"), _text("phone"), _text("distinction"),
    _text("origin"),
)
officer = sa.Table(
    "officer", metadata, _id(), *_dated(), _ref("person_id", "person"),
    _ref("division_id", "division", optional=True), _text("title"),
    sa.Index(None, "person_id"),
)
commission_leader = sa.Table(
    "commission_leader", metadata, _id(), *_dated(), _ref("person_id", "person"),
    Column("post", Choice(LeaderPost), nullable=False), _position(),
)
commune_follower = sa.Table(
    "commune_follower", metadata, _id(), *_dated(), _ref("person_id", "person"),
    _text("home_agency"), _text("post_title"), _text("home_agency_head"),
    sa.Index(None, "person_id"),
)
standing_member = sa.Table(
    "standing_member", metadata, _id(), *_dated(), _ref("person_id", "person"),
    _text("post_title"),
)
account = sa.Table(
    "account", metadata, _id(), *_dated(), _ref("person_id", "person"), _text("slot_id"),
    _flag("is_administrator"),
)
person_key = sa.Table(
    "person_key", metadata, _id(), _ref("person_id", "person"),
    Column("signing_key", LargeBinary, nullable=False),
    Column("encryption_key", LargeBinary, nullable=False),
    Column("since", UtcDateTime, nullable=False), Column("ended", UtcDateTime), _text("reason"),
)
device = sa.Table(
    "device", metadata, _id(), _text("name"), Column("signing_key", LargeBinary, nullable=False),
    Column("registered", UtcDateTime, nullable=False), Column("revoked", UtcDateTime),
)
territory_kind = sa.Table(
    "territory_kind", metadata, _id(), _text("code"), _text("name"),
    Column("category", Choice(TerritoryCategory), nullable=False), _position(),
)
territory = sa.Table(
    "territory", metadata, _id(), *_dated(), _ref("kind_id", "territory_kind"), _text("name"),
    _text("code"), _ref("parent_id", "territory", optional=True), _text("former_district"),
    _text("party_organisation"), _ref("leader_in_charge_id", "person", optional=True),
    _ref("standing_member_id", "person", optional=True), Column("latitude", Float),
    Column("longitude", Float), Column("area_km2", Float), _position(), _text("note"),
    _text("origin"), _text("organisation_kind"), Column("decided_on", Date),
    sa.Index(None, "code"), sa.Index(None, "parent_id"),
)
territory_succession = sa.Table(
    "territory_succession", metadata, _id(), _ref("predecessor_id", "territory"),
    _ref("successor_id", "territory"), Column("on", Date, nullable=False), _flag("is_part"),
    _text("decree"), sa.Index(None, "predecessor_id"), sa.Index(None, "successor_id"),
)
party_contact = sa.Table(
    "party_contact", metadata, _id(), *_dated(), _ref("territory_id", "territory"),
    _text("full_name"), _text("post_title"), _text("phone"), sa.Index(None, "territory_id"),
)
boundary = sa.Table(
    "boundary", metadata, _id(), _ref("territory_id", "territory"), _text("source"),
    Column("sha256", LargeBinary, nullable=False), Column("imported", UtcDateTime, nullable=False),
    sa.Index(None, "territory_id"),
)
assignment_decision = sa.Table(
    "assignment_decision", metadata, _id(), _text("number"), Column("signed_on", Date),
    _text("signer"), _text("issuer"), _text("subject"), sa.Index(None, "number"),
)
group = sa.Table(
    "officer_group", metadata, _id(), *_dated(), _text("name"),
    _ref("leader_in_charge_id", "person", optional=True),
    _ref("decision_id", "assignment_decision", optional=True), _text("note"),
)
group_membership = sa.Table(
    "group_membership", metadata, _id(), *_dated(), _ref("group_id", "officer_group"),
    _ref("person_id", "person"), Column("role", Choice(GroupRole), nullable=False),
    sa.Index(None, "group_id"), sa.Index(None, "person_id"),
)
assignment = sa.Table(
    "assignment", metadata, _id(), *_dated(), _ref("territory_id", "territory"),
    _ref("group_id", "officer_group", optional=True), _ref("follower_id", "person", optional=True),
    _ref("decision_id", "assignment_decision", optional=True),
    Column("end_reason", Choice(EndReason)), _text("end_note"), _text("verified_by"),
    Column("verified_on", Date), sa.Index(None, "territory_id"), sa.Index(None, "group_id"),
    sa.Index(None, "follower_id"),
)
subject_field = sa.Table(
    "subject_field", metadata, _id(), *_dated(), _text("code"), _text("name"), _text("source"),
    _position(),
)
engagement = sa.Table(
    "engagement", metadata, _id(), Column("kind", Choice(EngagementKind), nullable=False),
    Column("starts_on", Date, nullable=False), Column("ends_on", Date, nullable=False),
    _ref("territory_id", "territory", optional=True),
    _ref("group_id", "officer_group", optional=True), _text("subject"), _text("place"),
    Column("starts_at", sa.Time), Column("ends_at", sa.Time),
    Column("subject_field_ids", MutableList.as_mutable(UuidList), nullable=False),
    Column("participant_ids", MutableList.as_mutable(UuidList), nullable=False),
    Column("closed_on", Date), Column("cancelled_on", Date), _text("cancel_reason"),
    _flag("named_as_today"), _text("origin"), Column("planning", Choice(Planning)),
    _text("order_reference"), Column("order_on", Date), _text("invitation_reference"),
    Column("invited_on", Date), _text("level"), _text("category"), _ids("serves"),
    _flag("mutual"), _ids("partner_ids"), _text("partner_body"),
    sa.Index(None, "starts_on", "id"), sa.Index(None, "territory_id", "starts_on", "id"),
    sa.Index(None, "group_id", "starts_on", "id"), sa.Index(None, "origin"),
    sa.Index(None, "ends_on", "starts_on"),
)
sa.Index(
    "ix_engagement_open", engagement.c.ends_on, engagement.c.id,
    sqlite_where=engagement.c.closed_on.is_(None) & engagement.c.cancelled_on.is_(None),
    postgresql_where=engagement.c.closed_on.is_(None) & engagement.c.cancelled_on.is_(None),
)
sa.Index(
    "ix_engagement_named_as_today", engagement.c.territory_id, engagement.c.id,
    # As SQLite's own queries say it: a partial index serves a condition in its own words alone.
    sqlite_where=sa.text("named_as_today = 1"), postgresql_where=engagement.c.named_as_today,
)
sa.Index(
    "ix_engagement_last", engagement.c.territory_id, engagement.c.kind, engagement.c.starts_on,
    engagement.c.id, engagement.c.group_id, sqlite_where=engagement.c.cancelled_on.is_(None),
    postgresql_where=engagement.c.cancelled_on.is_(None),
)
engagement_participant = sa.Table(
    "engagement_participant", metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("starts_on", Date, primary_key=True),
    Column("engagement_id", Uuid, primary_key=True), sa.Index(None, "engagement_id"),
    sqlite_with_rowid=False,
)
notice = sa.Table(
    "notice", metadata, _id(), _ref("engagement_id", "engagement"),
    Column("given_on", Date, nullable=False), _ref("given_by_id", "person", optional=True),
    _text("contacted"), Column("contacted_on", Date), _flag("consent_needed"),
    _ref("consent_by_id", "person", optional=True), Column("consent_on", Date),
    _text("consent_note"), Column("consent_days", Integer), _text("consent_place"),
    # Added to a table that stands: SQLite takes no foreign key there.
    Column("consent_refused_by_id", Uuid), Column("consent_refused_on", Date),
    _text("programme"), Column("private_contact", Choice(PrivateContact)),
    _text("prepared_statement"), sa.Index(None, "engagement_id"),
)
outcome = sa.Table(
    "outcome", metadata, _id(), _ref("engagement_id", "engagement"),
    Column("reported_on", Date, nullable=False), _ref("reported_by_id", "person", optional=True),
    _text("minutes"), _text("statements"), _text("results"),
    Column("procedure_followed", Choice(ProcedureFollowed)), _text("procedure_remarks"),
    _text("deviations"), _text("deviation_reason"), sa.Index(None, "engagement_id"),
)
finding_cluster = sa.Table(
    "finding_cluster", metadata, _id(), _text("title"),
    Column("kind", Choice(FindingKind), nullable=False), _text("note"),
    Column("opened_on", Date, nullable=False),
)
finding = sa.Table(
    "finding", metadata, _id(), Column("kind", Choice(FindingKind), nullable=False),
    _ref("territory_id", "territory"), _text("text"), Column("raised_on", Date, nullable=False),
    _ref("raised_by_id", "person", optional=True), _ref("group_id", "officer_group", optional=True),
    _ref("subject_field_id", "subject_field", optional=True),
    _ref("engagement_id", "engagement", optional=True), Column("direction", Choice(Direction)),
    Column("authority", Choice(Authority)), Column("stage", Choice(FindingState)),
    *_days("put_to_unit_on", "unit_answered_on"), _text("unit_answer"),
    Column("put_forward_on", Date), _text("put_forward_to"),
    Column("cluster_id", Uuid), Column("settled_on", Date),
    _text("settlement"), Column("withdrawn_on", Date), _text("withdraw_reason"),
    _text("origin"), sa.Index(None, "territory_id", "raised_on", "id"),
    sa.Index(None, "group_id", "raised_on", "id"), sa.Index(None, "engagement_id"),
    sa.Index(None, "raised_on", "id"), sa.Index(None, "cluster_id"),
)
sa.Index(
    "ix_finding_open", finding.c.territory_id,
    sqlite_where=finding.c.settled_on.is_(None), postgresql_where=finding.c.settled_on.is_(None),
)
report = sa.Table(
    "report", metadata, _id(), Column("kind", Choice(ReportKind), nullable=False),
    _ref("group_id", "officer_group"), Column("period_from", Date, nullable=False),
    Column("period_to", Date, nullable=False), _text("outline"),
    Column("state", Choice(ReportState), nullable=False),
    _ref("author_id", "person", optional=True), Column("handed_in_on", Date),
    _ref("handed_in_by_id", "person", optional=True),
    Column("answered_on", Date), _ref("answered_by_id", "person", optional=True),
    Column("reception", Choice(Reception)), _text("remark"),
    sa.Index(None, "group_id", "period_from"), sa.Index(None, "period_from", "id"),
    sa.Index(None, "period_to", "period_from"), sa.Index(None, "handed_in_on"),
    sa.Index(None, "answered_on"),
)
report_paragraph = sa.Table(
    "report_paragraph", metadata, _id(), _ref("report_id", "report"), _text("section"),
    _position(), _text("text"), _text("drafted_text"), _text("source_key"), _flag("is_removed"),
    sa.Index(None, "report_id"),
)
rating_scheme = sa.Table(
    "rating_scheme", metadata, _id(), *_dated(), _text("name"), _text("citation"),
)
rating_level = sa.Table(
    "rating_level", metadata, _id(), *_dated(), _ref("scheme_id", "rating_scheme"), _text("name"),
    _position(),
)
territory_rating = sa.Table(
    "territory_rating", metadata, _id(), _ref("territory_id", "territory"),
    Column("year", Integer, nullable=False), _ref("scheme_id", "rating_scheme"),
    _text("collective"), _ref("level_id", "rating_level", optional=True),
    _ref("group_id", "officer_group", optional=True), _text("reasons"),
    Column("state", Choice(RatingState), nullable=False),
    _ref("proposed_by_id", "person", optional=True), Column("proposed_on", Date),
    sa.Index(None, "year", "territory_id"), sa.Index(None, "territory_id"),
)
rating_evidence = sa.Table(
    "rating_evidence", metadata, _id(), _ref("rating_id", "territory_rating"),
    _text("source_kind"), Column("source_id", Uuid, nullable=False), _text("note"),
    _flag("is_withdrawn"), sa.Index(None, "rating_id"),
)
attachment = sa.Table(
    "attachment", metadata, _id(), _text("record_kind"), Column("record_id", Uuid, nullable=False),
    _text("file_name"), _text("media_type"), Column("size", Integer, nullable=False),
    Column("sha256", LargeBinary, nullable=False), Column("added_on", Date, nullable=False),
    _ref("added_by_id", "person", optional=True), _text("note"), Column("withdrawn_on", Date),
    sa.Index(None, "record_id"),
)

# Regulations and what obligations are computed from ---------------------------------------------
regulation = sa.Table(
    "regulation", metadata, _id(), _text("key"), _text("short"), _text("title"), _text("number"),
    _text("symbol"), Column("signed_on", Date), _text("issuer"), _text("signer"),
    *_days("in_force_from", "in_force_to", "applies_from", "switched_on_on"),
    _ref("switched_on_by_id", "person", optional=True), _text("origin"),
    _ref("replaces_id", "regulation", optional=True), _text("header"),
)
regulation_rule = sa.Table(
    "regulation_rule", metadata, _id(), _ref("regulation_id", "regulation"), _text("key"),
    _text("clause"), _position(), _text("definition"), _text("exact_text"), _text("office"),
    Column("withdrawn_on", Date), sa.Index(None, "regulation_id"),
)
regulation_check = sa.Table(
    "regulation_check", metadata, _id(), Column("checked_on", Date, nullable=False),
    _ref("regulation_id", "regulation", optional=True),
    _ref("group_id", "officer_group", optional=True),
    _ref("territory_id", "territory", optional=True),
    _ref("checked_by_id", "person", optional=True), _text("articles"), _text("conclusion"),
    _text("correction"), *_days("correction_due_on", "corrected_on"), _text("corrected_note"),
    sa.Index(None, "checked_on", "id"),
)
regulation_obstacle = sa.Table(
    "regulation_obstacle", metadata, _id(), _ref("regulation_id", "regulation"),
    _text("article"), _text("text"), _text("proposal"), Column("raised_on", Date, nullable=False),
    _ref("raised_by_id", "person", optional=True),
    _ref("group_id", "officer_group", optional=True),
    Column("state", Choice(ObstacleState), nullable=False), Column("answered_on", Date),
    _text("answer"), sa.Index(None, "regulation_id"),
)
duty_exemption = sa.Table(
    "duty_exemption", metadata, _id(), *_dated(), _ref("person_id", "person", optional=True),
    _ref("group_id", "officer_group", optional=True),
    _ref("territory_id", "territory", optional=True),
    _ref("regulation_id", "regulation", optional=True), _text("rule_key"), _text("reason"),
    _flag("suspends"), _text("ground"),
)
holiday = sa.Table(
    "holiday", metadata, _id(), Column("day", Date, nullable=False), _text("name"),
    _flag("is_working"),
)
fulfilment = sa.Table(
    "fulfilment", metadata, _id(), _text("kind"),
    _ref("regulation_id", "regulation", optional=True), _text("rule_key"),
    _ref("author_person_id", "person", optional=True),
    _ref("author_group_id", "officer_group", optional=True),
    _ref("author_division_id", "division", optional=True),
    _ref("author_territory_id", "territory", optional=True), _text("author_body"),
    _ref("territory_id", "territory", optional=True),
    _ref("about_person_id", "person", optional=True),
    _ref("about_group_id", "officer_group", optional=True),
    *_days("period_from", "period_to"), Column("event_id", Uuid),
    *_days("done_on", "handed_in_on", "received_on", "returned_on", "confirmed_on"),
    _ref("confirmed_by_id", "person", optional=True), Column("passed_on_on", Date),
    _ref("passed_on_by_id", "person", optional=True), _text("addressee"), _text("through"),
    _text("channel"), _text("form"), _text("scheme"), _text("level"), _text("category"),
    _text("note"), Column("cancelled_on", Date), _text("cancel_reason"),
    sa.Index(None, "period_to", "period_from"), sa.Index(None, "done_on"),
    sa.Index(None, "handed_in_on"), sa.Index(None, "received_on"),
    sa.Index(None, "confirmed_on"), sa.Index(None, "territory_id"),
    sa.Index(None, "kind", "event_id"),
)
recorded_event = sa.Table(
    "recorded_event", metadata, _id(), _text("kind"), _text("name"),
    _ref("territory_id", "territory", optional=True), _ref("person_id", "person", optional=True),
    _ref("group_id", "officer_group", optional=True), Column("happened_on", Date, nullable=False),
    Column("until_on", Date), _text("note"), Column("cancelled_on", Date),
    sa.Index(None, "happened_on", "id"),
)
territory_number = sa.Table(
    "territory_number", metadata, _id(), _ref("territory_id", "territory"), _text("name"),
    Column("value", Integer, nullable=False), Column("valid_from", Date),
    sa.Index(None, "territory_id"),
)
following_bar = sa.Table(
    "following_bar", metadata, _id(), *_dated(), _ref("person_id", "person"),
    _ref("territory_id", "territory"), _text("kind"), _text("note"),
)
peer_pair = sa.Table(
    "peer_pair", metadata, _id(), *_dated(),
    _ref("first_group_id", "officer_group", optional=True),
    _ref("first_person_id", "person", optional=True),
    _ref("second_group_id", "officer_group", optional=True),
    _ref("second_person_id", "person", optional=True),
)
rotation_clock = sa.Table(
    "rotation_clock", metadata, _id(), _ref("person_id", "person"),
    _ref("territory_id", "territory"), Column("counted_from", Date, nullable=False),
    _text("reason"), Column("set_on", Date, nullable=False),
    _ref("set_by_id", "person", optional=True),
)

# The daily loop: plans, commitments, invitations, tasks and what the leaders say -----------------
_KIND = Choice(RecordKind)


def _day(name: str) -> "Column[object]":
    return Column(name, Date, nullable=False)


def _times() -> tuple["Column[object]", "Column[object]"]:
    return Column("starts_at", sa.Time), Column("ends_at", sa.Time)


month_plan = sa.Table(
    "month_plan", metadata, _id(), _ref("group_id", "officer_group", optional=True),
    _ref("person_id", "person", optional=True), _day("month"),
    Column("state", Choice(PlanState), nullable=False),
    _ref("author_id", "person", optional=True), _text("note"),
    *_days("reported_on", "answered_on"), _ref("answered_by_id", "person", optional=True),
    _text("remark"), sa.Index(None, "month", "id"), sa.Index(None, "reported_on"),
)
plan_entry = sa.Table(
    "plan_entry", metadata, _id(), _ref("plan_id", "month_plan"),
    Column("kind", Choice(EngagementKind), nullable=False), _day("starts_on"), _day("ends_on"),
    *_times(), _ref("territory_id", "territory", optional=True), _text("place"),
    _text("subject"), _ids("participant_ids"), _ref("engagement_id", "engagement", optional=True),
    Column("amended_on", Date), _text("amend_reason"), Column("withdrawn_on", Date),
    _text("withdraw_reason"), sa.Index(None, "plan_id"), sa.Index(None, "starts_on", "id"),
    sa.Index(None, "engagement_id"),
)
programme_item = sa.Table(
    "programme_item", metadata, _id(), _ref("territory_id", "territory", optional=True),
    _day("starts_on"), _day("ends_on"), *_times(), _text("content"), _text("place"),
    _ref("chaired_by_id", "person", optional=True), _text("attendees"),
    Column("withdrawn_on", Date), sa.Index(None, "starts_on", "id"),
)
commitment = sa.Table(
    "commitment", metadata, _id(), _ref("territory_id", "territory"),
    _ref("engagement_id", "engagement", optional=True),
    _ref("group_id", "officer_group", optional=True), _text("text"), _ref("keeper_id", "person"),
    _day("made_on"), _day("due_on"), Column("state", Choice(CommitmentState), nullable=False),
    Column("kept_on", Date), _text("result"), Column("answered_on", Date), _text("answer"),
    sa.Index(None, "territory_id"), sa.Index(None, "engagement_id"),
    sa.Index(None, "state", "due_on"),
)
invitation = sa.Table(
    "invitation", metadata, _id(), _ref("territory_id", "territory", optional=True),
    _text("inviter"), _text("reference"), _day("received_on"),
    _ref("group_id", "officer_group", optional=True),
    Column("kind", Choice(EngagementKind), nullable=False), _text("subject"), _text("place"),
    _day("meets_on"), Column("meets_at", sa.Time),
    Column("state", Choice(InvitationState), nullable=False), _ids("attendee_ids"),
    _ids("wanted_ids"), Column("leader_told_on", Date), _text("leader_told_how"),
    Column("shared_on", Date), _text("learnt"), _ref("engagement_id", "engagement", optional=True),
    sa.Index(None, "meets_on", "id"), sa.Index(None, "engagement_id"),
)
session_item = sa.Table(
    "session_item", metadata, _id(), _ref("engagement_id", "engagement"), _position(),
    _text("text"), Column("subject_kind", _KIND), Column("subject_id", Uuid),
    Column("state", Choice(SessionItemState), nullable=False), _text("conclusion"),
    sa.Index(None, "engagement_id"), sa.Index(None, "state"),
)
personnel_procedure = sa.Table(
    "personnel_procedure", metadata, _id(), *_dated(), _ref("territory_id", "territory"),
    _text("title"), _ids("reader_ids"), _text("note"), sa.Index(None, "territory_id"),
)
contact_permission = sa.Table(
    "contact_permission", metadata, _id(), _ref("engagement_id", "engagement"),
    _ref("asked_by_id", "person"), _day("asked_on"), _text("purpose"),
    Column("state", Choice(PermissionState), nullable=False), Column("answered_on", Date),
    _ref("answered_by_id", "person", optional=True), _text("conditions"),
    sa.Index(None, "engagement_id"), sa.Index(None, "state"),
)
finding_handover = sa.Table(
    "finding_handover", metadata, _id(), _ref("finding_id", "finding"),
    Column("to_kind", Choice(HandoverTo), nullable=False),
    _ref("division_id", "division", optional=True), _ref("person_id", "person", optional=True),
    _text("body"), _text("request"), _day("handed_on"),
    _ref("handed_by_id", "person", optional=True), Column("due_on", Date),
    Column("state", Choice(HandoverState), nullable=False), Column("answered_on", Date),
    _text("answer"), sa.Index(None, "finding_id"), sa.Index(None, "state"),
)
model_uptake = sa.Table(
    "model_uptake", metadata, _id(), _ref("finding_id", "finding"),
    _ref("territory_id", "territory"), _day("taken_up_on"), _text("note"),
    sa.Index(None, "finding_id"),
)
directive = sa.Table(
    "directive", metadata, _id(), _text("form"), _text("number"), Column("issued_on", Date),
    _text("issuer"), _text("title"), Column("due_on", Date), _flag("in_matrix"),
    _flag("to_study"), _ids("territory_ids"), _ids("kind_ids"), _text("note"),
    Column("ended_on", Date),
)
directive_progress = sa.Table(
    "directive_progress", metadata, _id(), _ref("directive_id", "directive"),
    _ref("territory_id", "territory"), Column("state", Choice(ProgressState), nullable=False),
    _day("as_of"), _text("note"), _text("evidence"), _ref("noted_by_id", "person", optional=True),
    sa.Index(None, "directive_id", "territory_id"), sa.Index(None, "territory_id"),
)
directive_study = sa.Table(
    "directive_study", metadata, _id(), _ref("directive_id", "directive"),
    _ref("person_id", "person"), _day("studied_on"), _text("note"), _flag("is_withdrawn"),
    sa.Index(None, "directive_id"), sa.Index(None, "person_id"),
)
information_request = sa.Table(
    "information_request", metadata, _id(), _ref("to_territory_id", "territory", optional=True),
    _ref("to_division_id", "division", optional=True), _text("to_body"),
    _ref("group_id", "officer_group", optional=True), _ref("asked_by_id", "person"),
    _day("asked_on"), _text("subject"), _text("purpose"), Column("due_on", Date),
    Column("state", Choice(RequestState), nullable=False), Column("answered_on", Date),
    _text("answer"), _flag("papers_lent"), Column("papers_returned_on", Date),
    sa.Index(None, "asked_on", "id"),
)
reserved_opinion = sa.Table(
    "reserved_opinion", metadata, _id(), Column("subject_kind", _KIND, nullable=False),
    Column("subject_id", Uuid, nullable=False), _ref("by_id", "person"), _day("given_on"),
    _text("against"), _text("text"), sa.Index(None, "subject_id"),
)
task = sa.Table(
    "task", metadata, _id(), _text("text"), _ref("given_by_id", "person"), _day("given_on"),
    _ref("assignee_person_id", "person", optional=True),
    _ref("assignee_group_id", "officer_group", optional=True),
    _ref("assignee_division_id", "division", optional=True),
    _ref("territory_id", "territory", optional=True), Column("due_on", Date),
    Column("source_kind", _KIND), Column("source_id", Uuid),
    Column("state", Choice(TaskState), nullable=False), Column("done_on", Date), _text("result"),
    sa.Index(None, "state", "due_on"), sa.Index(None, "source_id"),
)
instruction = sa.Table(
    "instruction", metadata, _id(), Column("subject_kind", _KIND, nullable=False),
    Column("subject_id", Uuid, nullable=False), _ref("by_id", "person"), _day("given_on"),
    _text("text"), sa.Index(None, "subject_id"),
)
leaders_session = sa.Table(
    "leaders_session", metadata, _id(), _ref("territory_id", "territory"), _day("meets_on"),
    Column("starts_at", sa.Time), _text("place"), _ref("chaired_by_id", "person"),
    _text("subject"), _ids("participant_ids"),
    Column("state", Choice(LeadersSessionState), nullable=False), _text("conclusions"),
    sa.Index(None, "meets_on", "id"), sa.Index(None, "territory_id"),
)
oral_report = sa.Table(
    "oral_report", metadata, _id(), _ref("group_id", "officer_group", optional=True),
    _ref("reported_by_id", "person"), _ref("to_id", "person"), _day("reported_on"),
    Column("channel", Choice(Channel), nullable=False),
    _ref("territory_id", "territory", optional=True), _text("gist"),
    Column("stands_for", Choice(ReportKind)), *_days("period_from", "period_to"),
    Column("state", Choice(OralReportState), nullable=False), Column("answered_on", Date),
    _text("remark"), sa.Index(None, "reported_on", "id"),
)
absence = sa.Table(
    "absence", metadata, _id(), *_dated(), _ref("person_id", "person"),
    _ref("substitute_id", "person", optional=True),
    _ref("group_id", "officer_group", optional=True), _text("reason"), _text("ground"),
    sa.Index(None, "person_id"),
)
step = sa.Table(
    "step", metadata, _id(), Column("record_kind", _KIND, nullable=False),
    Column("record_id", Uuid, nullable=False), _text("step"), _text("state"), _day("taken_on"),
    _ref("by_id", "person"), _ref("in_place_of_id", "person", optional=True), _text("remark"),
    _ref("written_by_id", "person", optional=True), Column("channel", Choice(Channel)),
    Column("countersigned_on", Date), sa.Index(None, "record_id"), sa.Index(None, "by_id"),
)

# The change log -------------------------------------------------------------------------------
change_entry = sa.Table(
    "change_entry", metadata,
    Column("device_id", Uuid, primary_key=True),
    Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
    Column("clock", sa.BigInteger, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    sa.Index(None, "clock"),
)
change_item = sa.Table(
    "change_item", metadata,
    Column("device_id", Uuid, primary_key=True),
    Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
    Column("index", Integer, primary_key=True, autoincrement=False),
    Column("record_id", Uuid, nullable=False),
    Column("nonce", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    sa.Index(None, "record_id"),
    sa.ForeignKeyConstraint(
        ["device_id", "sequence"], ["change_entry.device_id", "change_entry.sequence"]
    ),
)
record_head = sa.Table(
    "record_head", metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("record_kind", sa.String(40), nullable=False),
    Column("heads", Text, nullable=False),
)

# Outside the log ------------------------------------------------------------------------------
book_meta = sa.Table(
    "book_meta", metadata, Column("name", sa.String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
draft = sa.Table(
    "draft", metadata, Column("person_id", Uuid, primary_key=True),
    Column("form", sa.String(120), primary_key=True), Column("payload", Text, nullable=False),
    Column("saved", UtcDateTime, nullable=False),
)
attachment_content = sa.Table(
    "attachment_content", metadata, Column("sha256", LargeBinary, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
boundary_shape = sa.Table(
    "boundary_shape", metadata, Column("boundary_id", Uuid, primary_key=True),
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("shape", LargeBinary, nullable=False),
)
search_row = sa.Table(
    "search_row", metadata,
    Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    Column("record_kind", sa.String(40), nullable=False), Column("record_id", Uuid, nullable=False),
    Column("territory_id", Uuid), Column("event_date", Date), Column("title", Text, nullable=False),
    Column("body", Text, nullable=False), sa.Index(None, "record_id"),
)
