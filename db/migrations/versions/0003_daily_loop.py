"""The daily loop: month plans, commitments, invitations, hand-overs, tasks, steps and the rest."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables, add columns with their defaults to the old ones."""
    op.create_table('directive',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('form', sa.Text(), server_default='', nullable=False),
    sa.Column('number', sa.Text(), server_default='', nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=True),
    sa.Column('issuer', sa.Text(), server_default='', nullable=False),
    sa.Column('title', sa.Text(), server_default='', nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('in_matrix', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('to_study', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('territory_ids', sa.Text(), server_default='[]', nullable=False),
    sa.Column('kind_ids', sa.Text(), server_default='[]', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_directive'))
    )
    op.create_table('finding_cluster',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.Text(), server_default='', nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finding_cluster'))
    )
    op.create_table('directive_study',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('directive_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('studied_on', sa.Date(), nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('is_withdrawn', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['directive_id'], ['directive.id'], name=op.f('fk_directive_study_directive_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_directive_study_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_directive_study'))
    )
    op.create_index(op.f('ix_directive_study_directive_id'), 'directive_study', ['directive_id'], unique=False)
    op.create_index(op.f('ix_directive_study_person_id'), 'directive_study', ['person_id'], unique=False)
    op.create_table('instruction',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('subject_kind', sa.String(40), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_instruction_by_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_instruction'))
    )
    op.create_index(op.f('ix_instruction_subject_id'), 'instruction', ['subject_id'], unique=False)
    op.create_table('reserved_opinion',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('subject_kind', sa.String(40), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('against', sa.Text(), server_default='', nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_reserved_opinion_by_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reserved_opinion'))
    )
    op.create_index(op.f('ix_reserved_opinion_subject_id'), 'reserved_opinion', ['subject_id'], unique=False)
    op.create_table('step',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('record_kind', sa.String(40), nullable=False),
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('step', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.Text(), server_default='', nullable=False),
    sa.Column('taken_on', sa.Date(), nullable=False),
    sa.Column('by_id', sa.Uuid(), nullable=False),
    sa.Column('in_place_of_id', sa.Uuid(), nullable=True),
    sa.Column('remark', sa.Text(), server_default='', nullable=False),
    sa.Column('written_by_id', sa.Uuid(), nullable=True),
    sa.Column('channel', sa.String(40), nullable=True),
    sa.Column('countersigned_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_step_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['in_place_of_id'], ['person.id'], name=op.f('fk_step_in_place_of_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['written_by_id'], ['person.id'], name=op.f('fk_step_written_by_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_step'))
    )
    op.create_index(op.f('ix_step_by_id'), 'step', ['by_id'], unique=False)
    op.create_index(op.f('ix_step_record_id'), 'step', ['record_id'], unique=False)
    op.create_table('absence',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('substitute_id', sa.Uuid(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.Text(), server_default='', nullable=False),
    sa.Column('ground', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_absence_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_absence_person_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['substitute_id'], ['person.id'], name=op.f('fk_absence_substitute_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absence'))
    )
    op.create_index(op.f('ix_absence_person_id'), 'absence', ['person_id'], unique=False)
    op.create_table('directive_progress',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('directive_id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('evidence', sa.Text(), server_default='', nullable=False),
    sa.Column('noted_by_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['directive_id'], ['directive.id'], name=op.f('fk_directive_progress_directive_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['noted_by_id'], ['person.id'], name=op.f('fk_directive_progress_noted_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_directive_progress_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_directive_progress'))
    )
    op.create_index(op.f('ix_directive_progress_directive_id_territory_id'), 'directive_progress', ['directive_id', 'territory_id'], unique=False)
    op.create_index(op.f('ix_directive_progress_territory_id'), 'directive_progress', ['territory_id'], unique=False)
    op.create_table('information_request',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('to_territory_id', sa.Uuid(), nullable=True),
    sa.Column('to_division_id', sa.Uuid(), nullable=True),
    sa.Column('to_body', sa.Text(), server_default='', nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('asked_by_id', sa.Uuid(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.Column('purpose', sa.Text(), server_default='', nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answer', sa.Text(), server_default='', nullable=False),
    sa.Column('papers_lent', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('papers_due_on', sa.Date(), nullable=True),
    sa.Column('papers_returned_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['asked_by_id'], ['person.id'], name=op.f('fk_information_request_asked_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_information_request_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['to_division_id'], ['division.id'], name=op.f('fk_information_request_to_division_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['to_territory_id'], ['territory.id'], name=op.f('fk_information_request_to_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_information_request'))
    )
    op.create_index(op.f('ix_information_request_asked_on_id'), 'information_request', ['asked_on', 'id'], unique=False)
    op.create_table('leaders_session',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('meets_on', sa.Date(), nullable=False),
    sa.Column('starts_at', sa.Time(), nullable=True),
    sa.Column('place', sa.Text(), server_default='', nullable=False),
    sa.Column('chaired_by_id', sa.Uuid(), nullable=False),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.Column('participant_ids', sa.Text(), server_default='[]', nullable=False),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('conclusions', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['chaired_by_id'], ['person.id'], name=op.f('fk_leaders_session_chaired_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_leaders_session_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_leaders_session'))
    )
    op.create_index(op.f('ix_leaders_session_meets_on_id'), 'leaders_session', ['meets_on', 'id'], unique=False)
    op.create_index(op.f('ix_leaders_session_territory_id'), 'leaders_session', ['territory_id'], unique=False)
    op.create_table('month_plan',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('author_id', sa.Uuid(), nullable=True),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('reported_on', sa.Date(), nullable=True),
    sa.Column('first_reported_on', sa.Date(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answered_by_id', sa.Uuid(), nullable=True),
    sa.Column('remark', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['person.id'], name=op.f('fk_month_plan_answered_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_month_plan_author_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_month_plan_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_month_plan_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_month_plan'))
    )
    op.create_index(op.f('ix_month_plan_month_id'), 'month_plan', ['month', 'id'], unique=False)
    op.create_index(op.f('ix_month_plan_reported_on'), 'month_plan', ['reported_on'], unique=False)
    op.create_table('oral_report',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('reported_by_id', sa.Uuid(), nullable=False),
    sa.Column('to_id', sa.Uuid(), nullable=False),
    sa.Column('reported_on', sa.Date(), nullable=False),
    sa.Column('channel', sa.String(40), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('gist', sa.Text(), server_default='', nullable=False),
    sa.Column('stands_for', sa.String(40), nullable=True),
    sa.Column('period_from', sa.Date(), nullable=True),
    sa.Column('period_to', sa.Date(), nullable=True),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('remark', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_oral_report_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['reported_by_id'], ['person.id'], name=op.f('fk_oral_report_reported_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_oral_report_territory_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['to_id'], ['person.id'], name=op.f('fk_oral_report_to_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_oral_report'))
    )
    op.create_index(op.f('ix_oral_report_reported_on_id'), 'oral_report', ['reported_on', 'id'], unique=False)
    op.create_table('personnel_procedure',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.Text(), server_default='', nullable=False),
    sa.Column('reader_ids', sa.Text(), server_default='[]', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_personnel_procedure_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_personnel_procedure'))
    )
    op.create_index(op.f('ix_personnel_procedure_territory_id'), 'personnel_procedure', ['territory_id'], unique=False)
    op.create_table('programme_item',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('starts_at', sa.Time(), nullable=True),
    sa.Column('ends_at', sa.Time(), nullable=True),
    sa.Column('content', sa.Text(), server_default='', nullable=False),
    sa.Column('place', sa.Text(), server_default='', nullable=False),
    sa.Column('chaired_by_id', sa.Uuid(), nullable=True),
    sa.Column('attendees', sa.Text(), server_default='', nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['chaired_by_id'], ['person.id'], name=op.f('fk_programme_item_chaired_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_programme_item_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_programme_item'))
    )
    op.create_index(op.f('ix_programme_item_starts_on_id'), 'programme_item', ['starts_on', 'id'], unique=False)
    op.create_table('task',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('given_by_id', sa.Uuid(), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('assignee_person_id', sa.Uuid(), nullable=True),
    sa.Column('assignee_group_id', sa.Uuid(), nullable=True),
    sa.Column('assignee_division_id', sa.Uuid(), nullable=True),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('source_kind', sa.String(40), nullable=True),
    sa.Column('source_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('result', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['assignee_division_id'], ['division.id'], name=op.f('fk_task_assignee_division_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['assignee_group_id'], ['officer_group.id'], name=op.f('fk_task_assignee_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['assignee_person_id'], ['person.id'], name=op.f('fk_task_assignee_person_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['given_by_id'], ['person.id'], name=op.f('fk_task_given_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_task_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_task'))
    )
    op.create_index(op.f('ix_task_source_id'), 'task', ['source_id'], unique=False)
    op.create_index(op.f('ix_task_state_due_on'), 'task', ['state', 'due_on'], unique=False)
    op.create_table('commitment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('engagement_id', sa.Uuid(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('keeper_id', sa.Uuid(), nullable=False),
    sa.Column('made_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('kept_on', sa.Date(), nullable=True),
    sa.Column('result', sa.Text(), server_default='', nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answer', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_commitment_engagement_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_commitment_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['keeper_id'], ['person.id'], name=op.f('fk_commitment_keeper_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_commitment_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_commitment'))
    )
    op.create_index(op.f('ix_commitment_engagement_id'), 'commitment', ['engagement_id'], unique=False)
    op.create_index(op.f('ix_commitment_state_due_on'), 'commitment', ['state', 'due_on'], unique=False)
    op.create_index(op.f('ix_commitment_territory_id'), 'commitment', ['territory_id'], unique=False)
    op.create_table('contact_permission',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('engagement_id', sa.Uuid(), nullable=False),
    sa.Column('asked_by_id', sa.Uuid(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('purpose', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answered_by_id', sa.Uuid(), nullable=True),
    sa.Column('conditions', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['person.id'], name=op.f('fk_contact_permission_answered_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['asked_by_id'], ['person.id'], name=op.f('fk_contact_permission_asked_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_contact_permission_engagement_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_permission'))
    )
    op.create_index(op.f('ix_contact_permission_engagement_id'), 'contact_permission', ['engagement_id'], unique=False)
    op.create_index(op.f('ix_contact_permission_state'), 'contact_permission', ['state'], unique=False)
    op.create_table('invitation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('inviter', sa.Text(), server_default='', nullable=False),
    sa.Column('reference', sa.Text(), server_default='', nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.Column('place', sa.Text(), server_default='', nullable=False),
    sa.Column('meets_on', sa.Date(), nullable=False),
    sa.Column('meets_at', sa.Time(), nullable=True),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('attendee_ids', sa.Text(), server_default='[]', nullable=False),
    sa.Column('wanted_ids', sa.Text(), server_default='[]', nullable=False),
    sa.Column('leader_told_on', sa.Date(), nullable=True),
    sa.Column('leader_told_how', sa.Text(), server_default='', nullable=False),
    sa.Column('shared_on', sa.Date(), nullable=True),
    sa.Column('learnt', sa.Text(), server_default='', nullable=False),
    sa.Column('engagement_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_invitation_engagement_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_invitation_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_invitation_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation'))
    )
    op.create_index(op.f('ix_invitation_engagement_id'), 'invitation', ['engagement_id'], unique=False)
    op.create_index(op.f('ix_invitation_meets_on_id'), 'invitation', ['meets_on', 'id'], unique=False)
    op.create_table('plan_entry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('starts_at', sa.Time(), nullable=True),
    sa.Column('ends_at', sa.Time(), nullable=True),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
    sa.Column('place', sa.Text(), server_default='', nullable=False),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.Column('participant_ids', sa.Text(), server_default='[]', nullable=False),
    sa.Column('engagement_id', sa.Uuid(), nullable=True),
    sa.Column('amended_on', sa.Date(), nullable=True),
    sa.Column('amend_reason', sa.Text(), server_default='', nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.Column('withdraw_reason', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_plan_entry_engagement_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['plan_id'], ['month_plan.id'], name=op.f('fk_plan_entry_plan_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_plan_entry_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_entry'))
    )
    op.create_index(op.f('ix_plan_entry_engagement_id'), 'plan_entry', ['engagement_id'], unique=False)
    op.create_index(op.f('ix_plan_entry_plan_id'), 'plan_entry', ['plan_id'], unique=False)
    op.create_index(op.f('ix_plan_entry_starts_on_id'), 'plan_entry', ['starts_on', 'id'], unique=False)
    op.create_table('session_item',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('engagement_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('subject_kind', sa.String(40), nullable=True),
    sa.Column('subject_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('conclusion', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['engagement_id'], ['engagement.id'], name=op.f('fk_session_item_engagement_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_item'))
    )
    op.create_index(op.f('ix_session_item_engagement_id'), 'session_item', ['engagement_id'], unique=False)
    op.create_index(op.f('ix_session_item_state'), 'session_item', ['state'], unique=False)
    op.create_table('finding_handover',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('finding_id', sa.Uuid(), nullable=False),
    sa.Column('to_kind', sa.String(40), nullable=False),
    sa.Column('division_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('body', sa.Text(), server_default='', nullable=False),
    sa.Column('request', sa.Text(), server_default='', nullable=False),
    sa.Column('handed_on', sa.Date(), nullable=False),
    sa.Column('handed_by_id', sa.Uuid(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answer', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['division_id'], ['division.id'], name=op.f('fk_finding_handover_division_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['finding_id'], ['finding.id'], name=op.f('fk_finding_handover_finding_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['handed_by_id'], ['person.id'], name=op.f('fk_finding_handover_handed_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_finding_handover_person_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finding_handover'))
    )
    op.create_index(op.f('ix_finding_handover_finding_id'), 'finding_handover', ['finding_id'], unique=False)
    op.create_index(op.f('ix_finding_handover_state'), 'finding_handover', ['state'], unique=False)
    op.create_table('model_uptake',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('finding_id', sa.Uuid(), nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('taken_up_on', sa.Date(), nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['finding_id'], ['finding.id'], name=op.f('fk_model_uptake_finding_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_model_uptake_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_model_uptake'))
    )
    op.create_index(op.f('ix_model_uptake_finding_id'), 'model_uptake', ['finding_id'], unique=False)
    op.add_column('engagement', sa.Column('partner_ids', sa.Text(), server_default='[]', nullable=False))
    op.add_column('engagement', sa.Column('partner_body', sa.Text(), server_default='', nullable=False))
    op.add_column('finding', sa.Column('direction', sa.String(40), nullable=True))
    op.add_column('finding', sa.Column('authority', sa.String(40), nullable=True))
    op.add_column('finding', sa.Column('stage', sa.String(40), nullable=True))
    op.add_column('finding', sa.Column('put_to_unit_on', sa.Date(), nullable=True))
    op.add_column('finding', sa.Column('unit_answered_on', sa.Date(), nullable=True))
    op.add_column('finding', sa.Column('unit_answer', sa.Text(), server_default='', nullable=False))
    op.add_column('finding', sa.Column('put_forward_on', sa.Date(), nullable=True))
    op.add_column('finding', sa.Column('put_forward_to', sa.Text(), server_default='', nullable=False))
    op.add_column('finding', sa.Column('cluster_id', sa.Uuid(), nullable=True))
    op.add_column('finding', sa.Column('withdrawn_on', sa.Date(), nullable=True))
    op.add_column('finding', sa.Column('withdraw_reason', sa.Text(), server_default='', nullable=False))
    op.create_index(op.f('ix_finding_cluster_id'), 'finding', ['cluster_id'], unique=False)
    op.add_column('notice', sa.Column('consent_refused_by_id', sa.Uuid(), nullable=True))
    op.add_column('notice', sa.Column('consent_in_place_of_id', sa.Uuid(), nullable=True))
    op.add_column('notice', sa.Column('consent_refused_on', sa.Date(), nullable=True))
    op.add_column('notice', sa.Column('private_contact', sa.String(40), nullable=True))
    op.add_column('notice', sa.Column('prepared_statement', sa.Text(), server_default='', nullable=False))
    awaited = "consent_needed = 1 AND consent_by_id IS NULL AND consent_refused_on IS NULL"
    op.create_index('ix_notice_consent_awaited', 'notice', ['engagement_id'], unique=False, sqlite_where=sa.text(awaited), postgresql_where=sa.text(awaited.replace("consent_needed = 1", "consent_needed")))
    op.create_index('ix_notice_consent_refused', 'notice', ['engagement_id'], unique=False, sqlite_where=sa.text('consent_refused_on IS NOT NULL'), postgresql_where=sa.text('consent_refused_on IS NOT NULL'))
    op.add_column('office', sa.Column('plans_approved', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('outcome', sa.Column('deviations', sa.Text(), server_default='', nullable=False))
    op.add_column('outcome', sa.Column('deviation_reason', sa.Text(), server_default='', nullable=False))
