"""Regulations, what obligations are computed from, and indexes for reading a window of it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables, add columns with their defaults to the old ones."""
    op.create_table('holiday',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('is_working', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_holiday'))
    )
    op.create_table('regulation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('short', sa.Text(), server_default='', nullable=False),
    sa.Column('title', sa.Text(), server_default='', nullable=False),
    sa.Column('number', sa.Text(), server_default='', nullable=False),
    sa.Column('symbol', sa.Text(), server_default='', nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('issuer', sa.Text(), server_default='', nullable=False),
    sa.Column('signer', sa.Text(), server_default='', nullable=False),
    sa.Column('in_force_from', sa.Date(), nullable=True),
    sa.Column('in_force_to', sa.Date(), nullable=True),
    sa.Column('applies_from', sa.Date(), nullable=True),
    sa.Column('switched_on_on', sa.Date(), nullable=True),
    sa.Column('switched_on_by_id', sa.Uuid(), nullable=True),
    sa.Column('origin', sa.Text(), server_default='', nullable=False),
    sa.Column('replaces_id', sa.Uuid(), nullable=True),
    sa.Column('header', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['replaces_id'], ['regulation.id'], name=op.f('fk_regulation_replaces_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['switched_on_by_id'], ['person.id'], name=op.f('fk_regulation_switched_on_by_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regulation'))
    )
    op.create_table('duty_exemption',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('regulation_id', sa.Uuid(), nullable=True),
    sa.Column('rule_key', sa.Text(), server_default='', nullable=False),
    sa.Column('reason', sa.Text(), server_default='', nullable=False),
    sa.Column('suspends', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('ground', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_duty_exemption_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_duty_exemption_person_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['regulation_id'], ['regulation.id'], name=op.f('fk_duty_exemption_regulation_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_duty_exemption_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duty_exemption'))
    )
    op.create_table('following_bar',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_following_bar_person_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_following_bar_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_following_bar'))
    )
    op.create_table('fulfilment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('regulation_id', sa.Uuid(), nullable=True),
    sa.Column('rule_key', sa.Text(), server_default='', nullable=False),
    sa.Column('author_person_id', sa.Uuid(), nullable=True),
    sa.Column('author_group_id', sa.Uuid(), nullable=True),
    sa.Column('author_division_id', sa.Uuid(), nullable=True),
    sa.Column('author_territory_id', sa.Uuid(), nullable=True),
    sa.Column('author_body', sa.Text(), server_default='', nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('about_person_id', sa.Uuid(), nullable=True),
    sa.Column('about_group_id', sa.Uuid(), nullable=True),
    sa.Column('period_from', sa.Date(), nullable=True),
    sa.Column('period_to', sa.Date(), nullable=True),
    sa.Column('event_id', sa.Uuid(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('handed_in_on', sa.Date(), nullable=True),
    sa.Column('received_on', sa.Date(), nullable=True),
    sa.Column('returned_on', sa.Date(), nullable=True),
    sa.Column('confirmed_on', sa.Date(), nullable=True),
    sa.Column('confirmed_by_id', sa.Uuid(), nullable=True),
    sa.Column('passed_on_on', sa.Date(), nullable=True),
    sa.Column('passed_on_by_id', sa.Uuid(), nullable=True),
    sa.Column('addressee', sa.Text(), server_default='', nullable=False),
    sa.Column('through', sa.Text(), server_default='', nullable=False),
    sa.Column('channel', sa.Text(), server_default='', nullable=False),
    sa.Column('form', sa.Text(), server_default='', nullable=False),
    sa.Column('scheme', sa.Text(), server_default='', nullable=False),
    sa.Column('level', sa.Text(), server_default='', nullable=False),
    sa.Column('category', sa.Text(), server_default='', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('cancelled_on', sa.Date(), nullable=True),
    sa.Column('cancel_reason', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['about_group_id'], ['officer_group.id'], name=op.f('fk_fulfilment_about_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['about_person_id'], ['person.id'], name=op.f('fk_fulfilment_about_person_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['author_division_id'], ['division.id'], name=op.f('fk_fulfilment_author_division_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['author_group_id'], ['officer_group.id'], name=op.f('fk_fulfilment_author_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['author_person_id'], ['person.id'], name=op.f('fk_fulfilment_author_person_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['author_territory_id'], ['territory.id'], name=op.f('fk_fulfilment_author_territory_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['confirmed_by_id'], ['person.id'], name=op.f('fk_fulfilment_confirmed_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['passed_on_by_id'], ['person.id'], name=op.f('fk_fulfilment_passed_on_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['regulation_id'], ['regulation.id'], name=op.f('fk_fulfilment_regulation_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_fulfilment_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fulfilment'))
    )
    op.create_index(op.f('ix_fulfilment_confirmed_on'), 'fulfilment', ['confirmed_on'], unique=False)
    op.create_index(op.f('ix_fulfilment_done_on'), 'fulfilment', ['done_on'], unique=False)
    op.create_index(op.f('ix_fulfilment_handed_in_on'), 'fulfilment', ['handed_in_on'], unique=False)
    op.create_index(op.f('ix_fulfilment_kind_event_id'), 'fulfilment', ['kind', 'event_id'], unique=False)
    op.create_index(op.f('ix_fulfilment_period_to_period_from'), 'fulfilment', ['period_to', 'period_from'], unique=False)
    op.create_index(op.f('ix_fulfilment_received_on'), 'fulfilment', ['received_on'], unique=False)
    op.create_index(op.f('ix_fulfilment_territory_id'), 'fulfilment', ['territory_id'], unique=False)
    op.create_table('peer_pair',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('first_group_id', sa.Uuid(), nullable=True),
    sa.Column('first_person_id', sa.Uuid(), nullable=True),
    sa.Column('second_group_id', sa.Uuid(), nullable=True),
    sa.Column('second_person_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['first_group_id'], ['officer_group.id'], name=op.f('fk_peer_pair_first_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['first_person_id'], ['person.id'], name=op.f('fk_peer_pair_first_person_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['second_group_id'], ['officer_group.id'], name=op.f('fk_peer_pair_second_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['second_person_id'], ['person.id'], name=op.f('fk_peer_pair_second_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_peer_pair'))
    )
    op.create_table('recorded_event',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('until_on', sa.Date(), nullable=True),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('cancelled_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_recorded_event_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_recorded_event_person_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_recorded_event_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recorded_event'))
    )
    op.create_index(op.f('ix_recorded_event_happened_on_id'), 'recorded_event', ['happened_on', 'id'], unique=False)
    op.create_table('regulation_check',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('checked_on', sa.Date(), nullable=False),
    sa.Column('regulation_id', sa.Uuid(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('checked_by_id', sa.Uuid(), nullable=True),
    sa.Column('articles', sa.Text(), server_default='', nullable=False),
    sa.Column('conclusion', sa.Text(), server_default='', nullable=False),
    sa.Column('correction', sa.Text(), server_default='', nullable=False),
    sa.Column('correction_due_on', sa.Date(), nullable=True),
    sa.Column('corrected_on', sa.Date(), nullable=True),
    sa.Column('corrected_note', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['checked_by_id'], ['person.id'], name=op.f('fk_regulation_check_checked_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_regulation_check_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['regulation_id'], ['regulation.id'], name=op.f('fk_regulation_check_regulation_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_regulation_check_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regulation_check'))
    )
    op.create_index(op.f('ix_regulation_check_checked_on_id'), 'regulation_check', ['checked_on', 'id'], unique=False)
    op.create_table('regulation_obstacle',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('regulation_id', sa.Uuid(), nullable=False),
    sa.Column('article', sa.Text(), server_default='', nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('proposal', sa.Text(), server_default='', nullable=False),
    sa.Column('raised_on', sa.Date(), nullable=False),
    sa.Column('raised_by_id', sa.Uuid(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answer', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_regulation_obstacle_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['raised_by_id'], ['person.id'], name=op.f('fk_regulation_obstacle_raised_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['regulation_id'], ['regulation.id'], name=op.f('fk_regulation_obstacle_regulation_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regulation_obstacle'))
    )
    op.create_index(op.f('ix_regulation_obstacle_regulation_id'), 'regulation_obstacle', ['regulation_id'], unique=False)
    op.create_table('regulation_rule',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('regulation_id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('clause', sa.Text(), server_default='', nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.Column('definition', sa.Text(), server_default='', nullable=False),
    sa.Column('exact_text', sa.Text(), server_default='', nullable=False),
    sa.Column('office', sa.Text(), server_default='', nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['regulation_id'], ['regulation.id'], name=op.f('fk_regulation_rule_regulation_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regulation_rule'))
    )
    op.create_index(op.f('ix_regulation_rule_regulation_id'), 'regulation_rule', ['regulation_id'], unique=False)
    op.create_table('rotation_clock',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('counted_from', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), server_default='', nullable=False),
    sa.Column('set_on', sa.Date(), nullable=False),
    sa.Column('set_by_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_rotation_clock_person_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['set_by_id'], ['person.id'], name=op.f('fk_rotation_clock_set_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_rotation_clock_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rotation_clock'))
    )
    op.create_table('territory_number',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_territory_number_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_territory_number'))
    )
    op.create_index(op.f('ix_territory_number_territory_id'), 'territory_number', ['territory_id'], unique=False)
    op.add_column('engagement', sa.Column('planning', sa.String(40), nullable=True))
    op.add_column('engagement', sa.Column('order_reference', sa.Text(), server_default='', nullable=False))
    op.add_column('engagement', sa.Column('order_on', sa.Date(), nullable=True))
    op.add_column('engagement', sa.Column('invitation_reference', sa.Text(), server_default='', nullable=False))
    op.add_column('engagement', sa.Column('invited_on', sa.Date(), nullable=True))
    op.add_column('engagement', sa.Column('level', sa.Text(), server_default='', nullable=False))
    op.add_column('engagement', sa.Column('category', sa.Text(), server_default='', nullable=False))
    op.add_column('engagement', sa.Column('serves', sa.Text(), server_default='[]', nullable=False))
    op.add_column('engagement', sa.Column('mutual', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index(op.f('ix_engagement_ends_on_starts_on'), 'engagement', ['ends_on', 'starts_on'], unique=False)
    op.create_index('ix_engagement_last', 'engagement', ['territory_id', 'kind', 'starts_on', 'id', 'group_id'], unique=False, sqlite_where=sa.text('cancelled_on IS NULL'), postgresql_where=sa.text('cancelled_on IS NULL'))
    op.add_column('notice', sa.Column('consent_days', sa.Integer(), nullable=True))
    op.add_column('notice', sa.Column('consent_place', sa.Text(), server_default='', nullable=False))
    op.create_index(op.f('ix_report_answered_on'), 'report', ['answered_on'], unique=False)
    op.create_index(op.f('ix_report_handed_in_on'), 'report', ['handed_in_on'], unique=False)
    op.create_index(op.f('ix_report_period_to_period_from'), 'report', ['period_to', 'period_from'], unique=False)
    op.add_column('territory', sa.Column('organisation_kind', sa.Text(), server_default='', nullable=False))
    op.add_column('territory', sa.Column('decided_on', sa.Date(), nullable=True))
