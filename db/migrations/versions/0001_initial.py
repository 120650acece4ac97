"""The first schema of a book."""

import sqlalchemy as sa
from alembic import op

from db.search import create_index

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, then the search index."""
    op.create_table('assignment_decision',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Text(), server_default='', nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('signer', sa.Text(), server_default='', nullable=False),
    sa.Column('issuer', sa.Text(), server_default='', nullable=False),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment_decision'))
    )
    op.create_index(op.f('ix_assignment_decision_number'), 'assignment_decision', ['number'], unique=False)
    op.create_table('attachment_content',
    sa.Column('sha256', sa.LargeBinary(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('sha256', name=op.f('pk_attachment_content'))
    )
    op.create_table('book_meta',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_book_meta'))
    )
    op.create_table('boundary_shape',
    sa.Column('boundary_id', sa.Uuid(), nullable=False),
    sa.Column('level', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('shape', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('boundary_id', 'level', name=op.f('pk_boundary_shape'))
    )
    op.create_table('change_entry',
    sa.Column('device_id', sa.Uuid(), nullable=False),
    sa.Column('sequence', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('clock', sa.BigInteger(), nullable=False),
    sa.Column('header', sa.LargeBinary(), nullable=False),
    sa.Column('signature', sa.LargeBinary(), nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('device_id', 'sequence', name=op.f('pk_change_entry'))
    )
    op.create_index(op.f('ix_change_entry_clock'), 'change_entry', ['clock'], unique=False)
    op.create_table('congress_term',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('organisation', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('opening_event', sa.Text(), server_default='', nullable=False),
    sa.Column('closing_event', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_congress_term'))
    )
    op.create_table('device',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('signing_key', sa.LargeBinary(), nullable=False),
    sa.Column('registered', sa.String(32), nullable=False),
    sa.Column('revoked', sa.String(32), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_device'))
    )
    op.create_table('division',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('short_name', sa.Text(), server_default='', nullable=False),
    sa.Column('is_overseer', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_division'))
    )
    op.create_table('draft',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('form', sa.String(length=120), nullable=False),
    sa.Column('payload', sa.Text(), nullable=False),
    sa.Column('saved', sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint('person_id', 'form', name=op.f('pk_draft'))
    )
    op.create_table('engagement_participant',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('engagement_id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('person_id', 'starts_on', 'engagement_id', name=op.f('pk_engagement_participant')),
    sqlite_with_rowid=False
    )
    op.create_index(op.f('ix_engagement_participant_engagement_id'), 'engagement_participant', ['engagement_id'], unique=False)
    op.create_table('office',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('province_code', sa.Text(), server_default='', nullable=False),
    sa.Column('province_name', sa.Text(), server_default='', nullable=False),
    sa.Column('committee_name', sa.Text(), server_default='', nullable=False),
    sa.Column('commission_name', sa.Text(), server_default='', nullable=False),
    sa.Column('body_symbol', sa.Text(), server_default='', nullable=False),
    sa.Column('place_name', sa.Text(), server_default='', nullable=False),
    sa.Column('old_tone_marks', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('is_sample', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('gazetteer_as_of', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_office'))
    )
    op.create_table('person',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('full_name', sa.Text(), server_default='', nullable=False),
    sa.Column('phone', sa.Text(), server_default='', nullable=False),
    sa.Column('distinction', sa.Text(), server_default='', nullable=False),
    sa.Column('origin', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person'))
    )
    op.create_table('rating_scheme',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('citation', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rating_scheme'))
    )
    op.create_table('record_head',
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('record_kind', sa.String(length=40), nullable=False),
    sa.Column('heads', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('record_id', name=op.f('pk_record_head'))
    )
    op.create_table('search_row',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('record_kind', sa.String(length=40), nullable=False),
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('event_date', sa.Date(), nullable=True),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_row'))
    )
    op.create_index(op.f('ix_search_row_record_id'), 'search_row', ['record_id'], unique=False)
    op.create_table('subject_field',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('code', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('source', sa.Text(), server_default='', nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_subject_field'))
    )
    op.create_table('territory_kind',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('category', sa.String(40), nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_territory_kind'))
    )
    op.create_table('account',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('slot_id', sa.Text(), server_default='', nullable=False),
    sa.Column('is_administrator', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_account_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account'))
    )
    op.create_table('attachment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('record_kind', sa.Text(), server_default='', nullable=False),
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('file_name', sa.Text(), server_default='', nullable=False),
    sa.Column('media_type', sa.Text(), server_default='', nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(), nullable=False),
    sa.Column('added_on', sa.Date(), nullable=False),
    sa.Column('added_by_id', sa.Uuid(), nullable=True),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['added_by_id'], ['person.id'], name=op.f('fk_attachment_added_by_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment'))
    )
    op.create_index(op.f('ix_attachment_record_id'), 'attachment', ['record_id'], unique=False)
    op.create_table('change_item',
    sa.Column('device_id', sa.Uuid(), nullable=False),
    sa.Column('sequence', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('index', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('nonce', sa.LargeBinary(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('signature', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['device_id', 'sequence'], ['change_entry.device_id', 'change_entry.sequence'], name=op.f('fk_change_item_device_id_sequence')),
    sa.PrimaryKeyConstraint('device_id', 'sequence', 'index', name=op.f('pk_change_item'))
    )
    op.create_index(op.f('ix_change_item_record_id'), 'change_item', ['record_id'], unique=False)
    op.create_table('commission_leader',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('post', sa.String(40), nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_commission_leader_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_commission_leader'))
    )
    op.create_table('commune_follower',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('home_agency', sa.Text(), server_default='', nullable=False),
    sa.Column('post_title', sa.Text(), server_default='', nullable=False),
    sa.Column('home_agency_head', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_commune_follower_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_commune_follower'))
    )
    op.create_index(op.f('ix_commune_follower_person_id'), 'commune_follower', ['person_id'], unique=False)
    op.create_table('officer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('division_id', sa.Uuid(), nullable=True),
    sa.Column('title', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['division_id'], ['division.id'], name=op.f('fk_officer_division_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_officer_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officer'))
    )
    op.create_index(op.f('ix_officer_person_id'), 'officer', ['person_id'], unique=False)
    op.create_table('officer_group',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('leader_in_charge_id', sa.Uuid(), nullable=True),
    sa.Column('decision_id', sa.Uuid(), nullable=True),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['decision_id'], ['assignment_decision.id'], name=op.f('fk_officer_group_decision_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['leader_in_charge_id'], ['person.id'], name=op.f('fk_officer_group_leader_in_charge_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officer_group'))
    )
    op.create_table('person_key',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('signing_key', sa.LargeBinary(), nullable=False),
    sa.Column('encryption_key', sa.LargeBinary(), nullable=False),
    sa.Column('since', sa.String(32), nullable=False),
    sa.Column('ended', sa.String(32), nullable=True),
    sa.Column('reason', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_person_key_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_key'))
    )
    op.create_table('rating_level',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('scheme_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['scheme_id'], ['rating_scheme.id'], name=op.f('fk_rating_level_scheme_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rating_level'))
    )
    op.create_table('standing_member',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('post_title', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_standing_member_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_standing_member'))
    )
    op.create_table('territory',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('kind_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('code', sa.Text(), server_default='', nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('former_district', sa.Text(), server_default='', nullable=False),
    sa.Column('party_organisation', sa.Text(), server_default='', nullable=False),
    sa.Column('leader_in_charge_id', sa.Uuid(), nullable=True),
    sa.Column('standing_member_id', sa.Uuid(), nullable=True),
    sa.Column('latitude', sa.Float(), nullable=True),
    sa.Column('longitude', sa.Float(), nullable=True),
    sa.Column('area_km2', sa.Float(), nullable=True),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('origin', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['kind_id'], ['territory_kind.id'], name=op.f('fk_territory_kind_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['leader_in_charge_id'], ['person.id'], name=op.f('fk_territory_leader_in_charge_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['parent_id'], ['territory.id'], name=op.f('fk_territory_parent_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['standing_member_id'], ['person.id'], name=op.f('fk_territory_standing_member_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_territory'))
    )
    op.create_index(op.f('ix_territory_code'), 'territory', ['code'], unique=False)
    op.create_index(op.f('ix_territory_parent_id'), 'territory', ['parent_id'], unique=False)
    op.create_table('assignment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('follower_id', sa.Uuid(), nullable=True),
    sa.Column('decision_id', sa.Uuid(), nullable=True),
    sa.Column('end_reason', sa.String(40), nullable=True),
    sa.Column('end_note', sa.Text(), server_default='', nullable=False),
    sa.Column('verified_by', sa.Text(), server_default='', nullable=False),
    sa.Column('verified_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['decision_id'], ['assignment_decision.id'], name=op.f('fk_assignment_decision_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['follower_id'], ['person.id'], name=op.f('fk_assignment_follower_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_assignment_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_assignment_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment'))
    )
    op.create_index(op.f('ix_assignment_follower_id'), 'assignment', ['follower_id'], unique=False)
    op.create_index(op.f('ix_assignment_group_id'), 'assignment', ['group_id'], unique=False)
    op.create_index(op.f('ix_assignment_territory_id'), 'assignment', ['territory_id'], unique=False)
    op.create_table('boundary',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('source', sa.Text(), server_default='', nullable=False),
    sa.Column('sha256', sa.LargeBinary(), nullable=False),
    sa.Column('imported', sa.String(32), nullable=False),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_boundary_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_boundary'))
    )
    op.create_index(op.f('ix_boundary_territory_id'), 'boundary', ['territory_id'], unique=False)
    op.create_table('engagement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.Column('place', sa.Text(), server_default='', nullable=False),
    sa.Column('starts_at', sa.Time(), nullable=True),
    sa.Column('ends_at', sa.Time(), nullable=True),
    sa.Column('subject_field_ids', sa.Text(), nullable=False),
    sa.Column('participant_ids', sa.Text(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('cancelled_on', sa.Date(), nullable=True),
    sa.Column('cancel_reason', sa.Text(), server_default='', nullable=False),
    sa.Column('named_as_today', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('origin', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_engagement_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_engagement_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_engagement'))
    )
    op.create_index(op.f('ix_engagement_group_id_starts_on_id'), 'engagement', ['group_id', 'starts_on', 'id'], unique=False)
    op.create_index('ix_engagement_named_as_today', 'engagement', ['territory_id', 'id'], unique=False, sqlite_where=sa.text('named_as_today = 1'), postgresql_where=sa.text('named_as_today'))
    op.create_index('ix_engagement_open', 'engagement', ['ends_on', 'id'], unique=False, sqlite_where=sa.text('closed_on IS NULL AND cancelled_on IS NULL'), postgresql_where=sa.text('closed_on IS NULL AND cancelled_on IS NULL'))
    op.create_index(op.f('ix_engagement_origin'), 'engagement', ['origin'], unique=False)
    op.create_index(op.f('ix_engagement_starts_on_id'), 'engagement', ['starts_on', 'id'], unique=False)
    op.create_index(op.f('ix_engagement_territory_id_starts_on_id'), 'engagement', ['territory_id', 'starts_on', 'id'], unique=False)
    op.create_table('group_membership',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.String(40), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_group_membership_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_group_membership_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_membership'))
    )
    op.create_index(op.f('ix_group_membership_group_id'), 'group_membership', ['group_id'], unique=False)
    op.create_index(op.f('ix_group_membership_person_id'), 'group_membership', ['person_id'], unique=False)
    op.create_table('party_contact',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('full_name', sa.Text(), server_default='', nullable=False),
    sa.Column('post_title', sa.Text(), server_default='', nullable=False),
    sa.Column('phone', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_party_contact_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_party_contact'))
    )
    op.create_index(op.f('ix_party_contact_territory_id'), 'party_contact', ['territory_id'], unique=False)
    op.create_table('report',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.Column('period_from', sa.Date(), nullable=False),
    sa.Column('period_to', sa.Date(), nullable=False),
    sa.Column('outline', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('author_id', sa.Uuid(), nullable=True),
    sa.Column('handed_in_on', sa.Date(), nullable=True),
    sa.Column('handed_in_by_id', sa.Uuid(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answered_by_id', sa.Uuid(), nullable=True),
    sa.Column('reception', sa.String(40), nullable=True),
    sa.Column('remark', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['person.id'], name=op.f('fk_report_answered_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_report_author_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_report_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['handed_in_by_id'], ['person.id'], name=op.f('fk_report_handed_in_by_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report'))
    )
    op.create_index(op.f('ix_report_group_id_period_from'), 'report', ['group_id', 'period_from'], unique=False)
    op.create_index(op.f('ix_report_period_from_id'), 'report', ['period_from', 'id'], unique=False)
    op.create_table('territory_rating',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('scheme_id', sa.Uuid(), nullable=False),
    sa.Column('collective', sa.Text(), server_default='', nullable=False),
    sa.Column('level_id', sa.Uuid(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('reasons', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('proposed_by_id', sa.Uuid(), nullable=True),
    sa.Column('proposed_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_territory_rating_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['level_id'], ['rating_level.id'], name=op.f('fk_territory_rating_level_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['person.id'], name=op.f('fk_territory_rating_proposed_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['scheme_id'], ['rating_scheme.id'], name=op.f('fk_territory_rating_scheme_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_territory_rating_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_territory_rating'))
    )
    op.create_index(op.f('ix_territory_rating_territory_id'), 'territory_rating', ['territory_id'], unique=False)
    op.create_index(op.f('ix_territory_rating_year_territory_id'), 'territory_rating', ['year', 'territory_id'], unique=False)
    op.create_table('territory_succession',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('predecessor_id', sa.Uuid(), nullable=False),
    sa.Column('successor_id', sa.Uuid(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('is_part', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('decree', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['predecessor_id'], ['territory.id'], name=op.f('fk_territory_succession_predecessor_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['successor_id'], ['territory.id'], name=op.f('fk_territory_succession_successor_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_territory_succession'))
    )
    op.create_index(op.f('ix_territory_succession_predecessor_id'), 'territory_succession', ['predecessor_id'], unique=False)
    op.create_index(op.f('ix_territory_succession_successor_id'), 'territory_succession', ['successor_id'], unique=False)
    op.create_table('finding',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('raised_on', sa.Date(), nullable=False),
    sa.Column('raised_by_id', sa.Uuid(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('subject_field_id', sa.Uuid(), nullable=True),
    sa.Column('engagement_id', sa.Uuid(), nullable=True),
    sa.Column('settled_on', sa.Date(), nullable=True),
    sa.Column('settlement', sa.Text(), server_default='', nullable=False),
    sa.Column('origin', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_finding_engagement_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_finding_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['raised_by_id'], ['person.id'], name=op.f('fk_finding_raised_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['subject_field_id'], ['subject_field.id'], name=op.f('fk_finding_subject_field_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_finding_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finding'))
    )
    op.create_index(op.f('ix_finding_engagement_id'), 'finding', ['engagement_id'], unique=False)
    op.create_index(op.f('ix_finding_group_id_raised_on_id'), 'finding', ['group_id', 'raised_on', 'id'], unique=False)
    op.create_index(op.f('ix_finding_raised_on_id'), 'finding', ['raised_on', 'id'], unique=False)
    op.create_index(op.f('ix_finding_territory_id_raised_on_id'), 'finding', ['territory_id', 'raised_on', 'id'], unique=False)
    op.create_index('ix_finding_open', 'finding', ['territory_id'], unique=False, sqlite_where=sa.text('settled_on IS NULL'), postgresql_where=sa.text('settled_on IS NULL'))
    op.create_table('notice',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('engagement_id', sa.Uuid(), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('given_by_id', sa.Uuid(), nullable=True),
    sa.Column('contacted', sa.Text(), server_default='', nullable=False),
    sa.Column('contacted_on', sa.Date(), nullable=True),
    sa.Column('consent_needed', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('consent_by_id', sa.Uuid(), nullable=True),
    sa.Column('consent_on', sa.Date(), nullable=True),
    sa.Column('consent_note', sa.Text(), server_default='', nullable=False),
    sa.Column('programme', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['consent_by_id'], ['person.id'], name=op.f('fk_notice_consent_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_notice_engagement_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['given_by_id'], ['person.id'], name=op.f('fk_notice_given_by_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice'))
    )
    op.create_index(op.f('ix_notice_engagement_id'), 'notice', ['engagement_id'], unique=False)
    op.create_table('outcome',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('engagement_id', sa.Uuid(), nullable=False),
    sa.Column('reported_on', sa.Date(), nullable=False),
    sa.Column('reported_by_id', sa.Uuid(), nullable=True),
    sa.Column('minutes', sa.Text(), server_default='', nullable=False),
    sa.Column('statements', sa.Text(), server_default='', nullable=False),
    sa.Column('results', sa.Text(), server_default='', nullable=False),
    sa.Column('procedure_followed', sa.String(40), nullable=True),
    sa.Column('procedure_remarks', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_outcome_engagement_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['reported_by_id'], ['person.id'], name=op.f('fk_outcome_reported_by_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outcome'))
    )
    op.create_index(op.f('ix_outcome_engagement_id'), 'outcome', ['engagement_id'], unique=False)
    op.create_table('rating_evidence',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('rating_id', sa.Uuid(), nullable=False),
    sa.Column('source_kind', sa.Text(), server_default='', nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('is_withdrawn', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['rating_id'], ['territory_rating.id'], name=op.f('fk_rating_evidence_rating_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rating_evidence'))
    )
    op.create_index(op.f('ix_rating_evidence_rating_id'), 'rating_evidence', ['rating_id'], unique=False)
    op.create_table('report_paragraph',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('report_id', sa.Uuid(), nullable=False),
    sa.Column('section', sa.Text(), server_default='', nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('drafted_text', sa.Text(), server_default='', nullable=False),
    sa.Column('source_key', sa.Text(), server_default='', nullable=False),
    sa.Column('is_removed', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_report_paragraph_report_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_paragraph'))
    )
    op.create_index(op.f('ix_report_paragraph_report_id'), 'report_paragraph', ['report_id'], unique=False)
    create_index(op)
