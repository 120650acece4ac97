"""What every stored record shares: an id, and a kind named for the change log."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.ids import new_id


class RecordKind(StrEnum):
    """Kinds of records; the values stand in the change log for ever and are never renamed."""

    OFFICE = "office"
    CONGRESS_TERM = "congress_term"
    DIVISION = "division"
    PERSON = "person"
    OFFICER = "officer"
    COMMISSION_LEADER = "commission_leader"
    COMMUNE_FOLLOWER = "commune_follower"
    STANDING_MEMBER = "standing_member"
    ACCOUNT = "account"
    PERSON_KEY = "person_key"
    DEVICE = "device"
    TERRITORY_KIND = "territory_kind"
    TERRITORY = "territory"
    TERRITORY_SUCCESSION = "territory_succession"
    PARTY_CONTACT = "party_contact"
    BOUNDARY = "boundary"
    GROUP = "group"
    GROUP_MEMBERSHIP = "group_membership"
    ASSIGNMENT_DECISION = "assignment_decision"
    ASSIGNMENT = "assignment"
    SUBJECT_FIELD = "subject_field"
    ENGAGEMENT = "engagement"
    NOTICE = "notice"
    OUTCOME = "outcome"
    FINDING = "finding"
    REPORT = "report"
    REPORT_PARAGRAPH = "report_paragraph"
    RATING_SCHEME = "rating_scheme"
    RATING_LEVEL = "rating_level"
    TERRITORY_RATING = "territory_rating"
    RATING_EVIDENCE = "rating_evidence"
    ATTACHMENT = "attachment"
    REGULATION = "regulation"
    REGULATION_RULE = "regulation_rule"
    REGULATION_CHECK = "regulation_check"
    REGULATION_OBSTACLE = "regulation_obstacle"
    DUTY_EXEMPTION = "duty_exemption"
    HOLIDAY = "holiday"
    FULFILMENT = "fulfilment"
    RECORDED_EVENT = "recorded_event"
    TERRITORY_NUMBER = "territory_number"
    FOLLOWING_BAR = "following_bar"
    PEER_PAIR = "peer_pair"
    ROTATION_CLOCK = "rotation_clock"
    MONTH_PLAN = "month_plan"
    PLAN_ENTRY = "plan_entry"
    PROGRAMME_ITEM = "programme_item"
    COMMITMENT = "commitment"
    INVITATION = "invitation"
    SESSION_ITEM = "session_item"
    PERSONNEL_PROCEDURE = "personnel_procedure"
    CONTACT_PERMISSION = "contact_permission"
    FINDING_HANDOVER = "finding_handover"
    FINDING_CLUSTER = "finding_cluster"
    MODEL_UPTAKE = "model_uptake"
    DIRECTIVE = "directive"
    DIRECTIVE_PROGRESS = "directive_progress"
    DIRECTIVE_STUDY = "directive_study"
    INFORMATION_REQUEST = "information_request"
    RESERVED_OPINION = "reserved_opinion"
    TASK = "task"
    INSTRUCTION = "instruction"
    LEADERS_SESSION = "leaders_session"
    ORAL_REPORT = "oral_report"
    ABSENCE = "absence"
    STEP = "step"
    DOCUMENT_TYPE = "document_type"
    NUMBER_SERIES = "number_series"
    NUMBERING_DESK = "numbering_desk"
    RECIPIENT_LIST = "recipient_list"
    PAPER_HABIT = "paper_habit"
    PAPER_SETTING = "paper_setting"
    OUTGOING_DOCUMENT = "outgoing_document"
    PAPER_PRINT = "paper_print"
    TERRITORY_CHANGE = "territory_change"
    REFERENCE_MOVE = "reference_move"
    DOUBLE_MERGE = "double_merge"
    SUB_UNIT = "sub_unit"
    OFFICE_HOLDER = "office_holder"
    IMPORT_MAPPING = "import_mapping"


@dataclass(eq=False, kw_only=True)
class Record:
    """Base of all records; two records are the same one only if they are the same object."""

    id: uuid.UUID = field(default_factory=new_id)


@dataclass(eq=False, kw_only=True)
class DatedRecord(Record):
    """A record that holds from a day to a day, both included; ``None`` leaves that side open."""

    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether the record holds on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
