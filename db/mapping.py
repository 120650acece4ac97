"""Which plain class of the field lies in which table; the one list of record kinds and classes."""

import functools
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import registry

from app.domain import (
    attachment,
    commitment,
    directive,
    duty_facts,
    engagement,
    finding,
    flow,
    group,
    group_session,
    import_mapping,
    information_request,
    invitation,
    leaders_session,
    lineage,
    month_plan,
    office,
    oral_report,
    outgoing,
    people,
    personnel,
    rating,
    regulation,
    report,
    reserved_opinion,
    standing,
    task,
    territory,
)
from app.domain.change_log import FieldValue
from app.domain.record import Record, RecordKind
from db import schema
from db.types import UuidList

#: Parents before children: rows are written and read in this order.
RECORDS: tuple[tuple[RecordKind, type[Record], sa.Table], ...] = (
    (RecordKind.OFFICE, office.Office, schema.office),
    (RecordKind.CONGRESS_TERM, office.CongressTerm, schema.congress_term),
    (RecordKind.DIVISION, office.Division, schema.division),
    (RecordKind.PERSON, people.Person, schema.person),
    (RecordKind.OFFICER, people.Officer, schema.officer),
    (RecordKind.COMMISSION_LEADER, people.CommissionLeader, schema.commission_leader),
    (RecordKind.COMMUNE_FOLLOWER, people.CommuneFollower, schema.commune_follower),
    (RecordKind.STANDING_MEMBER, people.StandingMember, schema.standing_member),
    (RecordKind.ACCOUNT, people.Account, schema.account),
    (RecordKind.PERSON_KEY, people.PersonKey, schema.person_key),
    (RecordKind.DEVICE, people.Device, schema.device),
    (RecordKind.TERRITORY_KIND, territory.TerritoryKind, schema.territory_kind),
    (RecordKind.TERRITORY, territory.Territory, schema.territory),
    (
        RecordKind.TERRITORY_SUCCESSION,
        territory.TerritorySuccession,
        schema.territory_succession,
    ),
    (RecordKind.TERRITORY_CHANGE, lineage.TerritoryChange, schema.territory_change),
    (RecordKind.DOUBLE_MERGE, lineage.DoubleMerge, schema.double_merge),
    (RecordKind.REFERENCE_MOVE, lineage.ReferenceMove, schema.reference_move),
    (RecordKind.PARTY_CONTACT, territory.PartyContact, schema.party_contact),
    (RecordKind.SUB_UNIT, territory.SubUnit, schema.sub_unit),
    (RecordKind.OFFICE_HOLDER, territory.OfficeHolder, schema.office_holder),
    (RecordKind.IMPORT_MAPPING, import_mapping.ImportMapping, schema.import_mapping),
    (RecordKind.BOUNDARY, territory.Boundary, schema.boundary),
    (RecordKind.ASSIGNMENT_DECISION, group.AssignmentDecision, schema.assignment_decision),
    (RecordKind.GROUP, group.Group, schema.group),
    (RecordKind.GROUP_MEMBERSHIP, group.GroupMembership, schema.group_membership),
    (RecordKind.ASSIGNMENT, group.Assignment, schema.assignment),
    (RecordKind.SUBJECT_FIELD, engagement.SubjectField, schema.subject_field),
    (RecordKind.ENGAGEMENT, engagement.Engagement, schema.engagement),
    (RecordKind.NOTICE, engagement.Notice, schema.notice),
    (RecordKind.OUTCOME, engagement.Outcome, schema.outcome),
    (RecordKind.FINDING_CLUSTER, finding.FindingCluster, schema.finding_cluster),
    (RecordKind.FINDING, finding.Finding, schema.finding),
    (RecordKind.REPORT, report.Report, schema.report),
    (RecordKind.REPORT_PARAGRAPH, report.ReportParagraph, schema.report_paragraph),
    (RecordKind.RATING_SCHEME, rating.RatingScheme, schema.rating_scheme),
    (RecordKind.RATING_LEVEL, rating.RatingLevel, schema.rating_level),
    (RecordKind.TERRITORY_RATING, rating.TerritoryRating, schema.territory_rating),
    (RecordKind.RATING_EVIDENCE, rating.RatingEvidence, schema.rating_evidence),
    (RecordKind.ATTACHMENT, attachment.Attachment, schema.attachment),
    (RecordKind.REGULATION, regulation.Regulation, schema.regulation),
    (RecordKind.REGULATION_RULE, regulation.RegulationRule, schema.regulation_rule),
    (RecordKind.REGULATION_CHECK, regulation.RegulationCheck, schema.regulation_check),
    (RecordKind.REGULATION_OBSTACLE, regulation.RegulationObstacle, schema.regulation_obstacle),
    (RecordKind.DUTY_EXEMPTION, duty_facts.DutyExemption, schema.duty_exemption),
    (RecordKind.HOLIDAY, duty_facts.Holiday, schema.holiday),
    (RecordKind.FULFILMENT, duty_facts.Fulfilment, schema.fulfilment),
    (RecordKind.RECORDED_EVENT, duty_facts.RecordedEvent, schema.recorded_event),
    (RecordKind.TERRITORY_NUMBER, duty_facts.TerritoryNumber, schema.territory_number),
    (RecordKind.FOLLOWING_BAR, duty_facts.FollowingBar, schema.following_bar),
    (RecordKind.PEER_PAIR, duty_facts.PeerPair, schema.peer_pair),
    (RecordKind.ROTATION_CLOCK, duty_facts.RotationClock, schema.rotation_clock),
    (RecordKind.MONTH_PLAN, month_plan.MonthPlan, schema.month_plan),
    (RecordKind.PLAN_ENTRY, month_plan.PlanEntry, schema.plan_entry),
    (RecordKind.PROGRAMME_ITEM, month_plan.ProgrammeItem, schema.programme_item),
    (RecordKind.COMMITMENT, commitment.Commitment, schema.commitment),
    (RecordKind.INVITATION, invitation.Invitation, schema.invitation),
    (RecordKind.SESSION_ITEM, group_session.SessionItem, schema.session_item),
    (RecordKind.PERSONNEL_PROCEDURE, personnel.PersonnelProcedure, schema.personnel_procedure),
    (RecordKind.CONTACT_PERMISSION, personnel.ContactPermission, schema.contact_permission),
    (RecordKind.FINDING_HANDOVER, finding.FindingHandover, schema.finding_handover),
    (RecordKind.MODEL_UPTAKE, finding.ModelUptake, schema.model_uptake),
    (RecordKind.DIRECTIVE, directive.Directive, schema.directive),
    (RecordKind.DIRECTIVE_PROGRESS, directive.DirectiveProgress, schema.directive_progress),
    (RecordKind.DIRECTIVE_STUDY, directive.DirectiveStudy, schema.directive_study),
    (
        RecordKind.INFORMATION_REQUEST,
        information_request.InformationRequest,
        schema.information_request,
    ),
    (RecordKind.RESERVED_OPINION, reserved_opinion.ReservedOpinion, schema.reserved_opinion),
    (RecordKind.TASK, task.Task, schema.task),
    (RecordKind.INSTRUCTION, task.Instruction, schema.instruction),
    (RecordKind.LEADERS_SESSION, leaders_session.LeadersSession, schema.leaders_session),
    (RecordKind.ORAL_REPORT, oral_report.OralReport, schema.oral_report),
    (RecordKind.ABSENCE, standing.Absence, schema.absence),
    (RecordKind.STEP, flow.Step, schema.step),
    (RecordKind.DOCUMENT_TYPE, outgoing.DocumentType, schema.document_type),
    (RecordKind.NUMBER_SERIES, outgoing.NumberSeries, schema.number_series),
    (RecordKind.NUMBERING_DESK, outgoing.NumberingDesk, schema.numbering_desk),
    (RecordKind.RECIPIENT_LIST, outgoing.RecipientList, schema.recipient_list),
    (RecordKind.PAPER_HABIT, outgoing.PaperHabit, schema.paper_habit),
    (RecordKind.PAPER_SETTING, outgoing.PaperSetting, schema.paper_setting),
    (RecordKind.OUTGOING_DOCUMENT, outgoing.OutgoingDocument, schema.outgoing_document),
    (RecordKind.PAPER_PRINT, outgoing.PaperPrint, schema.paper_print),
)

KIND_OF: dict[type[Record], RecordKind] = {cls: kind for kind, cls, _ in RECORDS}
TABLE_OF: dict[RecordKind, sa.Table] = {kind: table for kind, _, table in RECORDS}


@functools.cache
def map_records() -> registry:
    """Map the classes once for this process; safe to call again."""
    mapper_registry = registry(metadata=schema.metadata)
    for _, cls, table in RECORDS:
        mapper_registry.map_imperatively(cls, table)
    mapper_registry.configure()
    return mapper_registry


def fields_of(kind: RecordKind) -> list["sa.Column[Any]"]:
    """Return the columns whose values stand in the change log (all but the id)."""
    return [column for column in TABLE_OF[kind].columns if column.name != "id"]


def unset(column: "sa.Column[Any]") -> FieldValue:
    """Return what a field holds that no item ever set: nothing, or the column's default."""
    if column.nullable:
        return None
    if isinstance(column.type, sa.Boolean):
        return False
    if isinstance(column.type, UuidList):
        return []
    return 0 if isinstance(column.type, sa.Integer) else ""
