"""Which fields obligations are computed from, and which of them bind a row to a territory.

One list for both sources of facts: the tables as they stand and the change log up to a day.
A row is a tuple ``(id, *COLUMNS[kind])`` of raw values: ids and days as the database or the log
holds them (text on SQLite and in the log, values on PostgreSQL), lists as JSON text or tuples.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.record import RecordKind as Kind

RawRow = Sequence[Any]
Rows = Mapping[Kind, Sequence[RawRow]]

_DATED = ("valid_from", "valid_to")

COLUMNS: Mapping[Kind, tuple[str, ...]] = {
    Kind.CONGRESS_TERM: (*_DATED, "name"),
    Kind.DIVISION: (*_DATED, "name", "is_overseer"),
    Kind.PERSON: ("full_name", "merged_into_id"),
    Kind.OFFICER: (*_DATED, "person_id", "division_id", "title"),
    Kind.COMMISSION_LEADER: (*_DATED, "person_id", "post"),
    Kind.COMMUNE_FOLLOWER: (*_DATED, "person_id", "post_title", "home_agency"),
    Kind.STANDING_MEMBER: (*_DATED, "person_id", "post_title"),
    Kind.TERRITORY_KIND: ("code", "category"),
    Kind.TERRITORY: (
        *_DATED,
        "kind_id",
        "name",
        "former_district",
        "organisation_kind",
        "leader_in_charge_id",
        "standing_member_id",
        "decided_on",
        "merged_into_id",
    ),
    Kind.TERRITORY_SUCCESSION: ("predecessor_id", "successor_id", "on", "is_part"),
    Kind.TERRITORY_NUMBER: ("territory_id", "name", "value", "valid_from"),
    Kind.GROUP: (*_DATED, "name", "leader_in_charge_id"),
    Kind.GROUP_MEMBERSHIP: (*_DATED, "group_id", "person_id", "role"),
    Kind.ASSIGNMENT_DECISION: ("number", "signed_on", "signer", "issuer"),
    Kind.ASSIGNMENT: (
        *_DATED,
        "territory_id",
        "group_id",
        "follower_id",
        "decision_id",
        "end_reason",
        "end_note",
    ),
    Kind.SUBJECT_FIELD: ("code",),
    Kind.ENGAGEMENT: (
        "kind",
        "starts_on",
        "ends_on",
        "territory_id",
        "group_id",
        "participant_ids",
        "subject_field_ids",
        "place",
        "planning",
        "order_reference",
        "order_on",
        "invitation_reference",
        "invited_on",
        "level",
        "category",
        "serves",
        "mutual",
        "partner_ids",
        "partner_body",
        "cancelled_on",
    ),
    Kind.PLAN_ENTRY: ("engagement_id", "withdrawn_on"),
    Kind.INVITATION: ("engagement_id", "received_on"),
    Kind.NOTICE: (
        "engagement_id",
        "given_on",
        "contacted_on",
        "consent_by_id",
        "consent_in_place_of_id",
        "consent_on",
        "consent_days",
        "consent_place",
    ),
    Kind.OUTCOME: ("engagement_id", "reported_on", "minutes"),
    Kind.FINDING: (
        "kind",
        "territory_id",
        "raised_on",
        "raised_by_id",
        "group_id",
        "engagement_id",
        "withdrawn_on",
    ),
    Kind.REPORT: (
        "kind",
        "group_id",
        "follower_id",
        "territory_id",
        "period_from",
        "period_to",
        "state",
        "handed_in_on",
        "answered_on",
    ),
    Kind.MONTH_PLAN: (
        "group_id",
        "person_id",
        "month",
        "state",
        "first_reported_on",
        "answered_on",
    ),
    Kind.ORAL_REPORT: (
        "group_id",
        "reported_by_id",
        "to_id",
        "reported_on",
        "channel",
        "territory_id",
        "stands_for",
        "period_from",
        "period_to",
        "state",
        "answered_on",
    ),
    Kind.LEADERS_SESSION: ("territory_id", "meets_on", "subject", "state"),
    Kind.RATING_SCHEME: ("name",),
    Kind.RATING_LEVEL: ("name",),
    Kind.TERRITORY_RATING: (
        "territory_id",
        "year",
        "scheme_id",
        "level_id",
        "group_id",
        "state",
        "proposed_on",
    ),
    Kind.REGULATION: ("key",),
    Kind.DUTY_EXEMPTION: (
        *_DATED,
        "person_id",
        "group_id",
        "territory_id",
        "regulation_id",
        "rule_key",
        "reason",
        "suspends",
    ),
    Kind.HOLIDAY: ("day", "name", "is_working"),
    Kind.FULFILMENT: (
        "kind",
        "regulation_id",
        "author_person_id",
        "author_group_id",
        "author_division_id",
        "author_territory_id",
        "author_body",
        "territory_id",
        "about_person_id",
        "about_group_id",
        "period_from",
        "period_to",
        "event_id",
        "done_on",
        "handed_in_on",
        "received_on",
        "returned_on",
        "confirmed_on",
        "confirmed_by_id",
        "passed_on_on",
        "passed_on_by_id",
        "addressee",
        "through",
        "channel",
        "form",
        "scheme",
        "level",
        "category",
        "cancelled_on",
    ),
    Kind.RECORDED_EVENT: (
        "kind",
        "name",
        "territory_id",
        "person_id",
        "group_id",
        "happened_on",
        "until_on",
        "cancelled_on",
    ),
    Kind.FOLLOWING_BAR: (*_DATED, "person_id", "territory_id", "kind"),
    Kind.PEER_PAIR: (
        *_DATED,
        "first_group_id",
        "first_person_id",
        "second_group_id",
        "second_person_id",
    ),
    Kind.ROTATION_CLOCK: ("person_id", "territory_id", "counted_from", "reason", "set_on"),
}

#: What is told of an engagement: it goes with it, by ``engagement_id``.
TOLD = (Kind.NOTICE, Kind.OUTCOME, Kind.PLAN_ENTRY, Kind.INVITATION)

#: Read in a window of days; all other kinds are read whole.
WINDOWED = frozenset(
    {
        Kind.ENGAGEMENT,
        Kind.NOTICE,
        Kind.OUTCOME,
        Kind.PLAN_ENTRY,
        Kind.INVITATION,
        Kind.FINDING,
        Kind.REPORT,
        Kind.MONTH_PLAN,
        Kind.ORAL_REPORT,
        Kind.TERRITORY_RATING,
        Kind.FULFILMENT,
    }
)

#: The field that binds a row to a territory, under a narrower scope.
BOUND_BY: Mapping[Kind, str] = {
    Kind.TERRITORY: "id",
    Kind.TERRITORY_SUCCESSION: "successor_id",
    Kind.TERRITORY_NUMBER: "territory_id",
    Kind.ASSIGNMENT: "territory_id",
    Kind.ENGAGEMENT: "territory_id",
    Kind.FINDING: "territory_id",
    Kind.REPORT: "territory_id",
    Kind.TERRITORY_RATING: "territory_id",
    Kind.DUTY_EXEMPTION: "territory_id",
    Kind.FULFILMENT: "territory_id",
    Kind.RECORDED_EVENT: "territory_id",
    Kind.ORAL_REPORT: "territory_id",
    Kind.LEADERS_SESSION: "territory_id",
    Kind.FOLLOWING_BAR: "territory_id",
    Kind.ROTATION_CLOCK: "territory_id",
}
#: A fulfilment of this kind on an engagement confirms it afterwards (an urgent one).
CONFIRMATION = "confirmation"

#: What does not make a text written.
BLANKS = " \t\r\n"
