"""Territories in time: changes of units, what moved with them, doubles; places and office holders."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables, add columns to the old ones."""
    op.create_table('double_merge',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('subject', sa.String(40), nullable=False),
    sa.Column('kept_id', sa.Uuid(), nullable=False),
    sa.Column('absorbed_id', sa.Uuid(), nullable=False),
    sa.Column('merged_on', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), server_default='', nullable=False),
    sa.Column('taken_back_on', sa.Date(), nullable=True),
    sa.Column('taken_back_reason', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_double_merge'))
    )
    op.create_index(op.f('ix_double_merge_absorbed_id'), 'double_merge', ['absorbed_id'], unique=False)
    op.create_index(op.f('ix_double_merge_kept_id'), 'double_merge', ['kept_id'], unique=False)
    op.create_table('import_mapping',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('table', sa.Text(), server_default='', nullable=False),
    sa.Column('signature', sa.Text(), server_default='', nullable=False),
    sa.Column('columns', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_mapping'))
    )
    op.create_index(op.f('ix_import_mapping_signature'), 'import_mapping', ['signature'], unique=False)
    op.create_table('reference_move',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('cause_id', sa.Uuid(), nullable=False),
    sa.Column('record_kind', sa.String(40), nullable=False),
    sa.Column('record_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('from_id', sa.Uuid(), nullable=False),
    sa.Column('to_id', sa.Uuid(), nullable=False),
    sa.Column('taken_back', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reference_move'))
    )
    op.create_index(op.f('ix_reference_move_cause_id'), 'reference_move', ['cause_id'], unique=False)
    op.create_index(op.f('ix_reference_move_from_id'), 'reference_move', ['from_id'], unique=False)
    op.create_index(op.f('ix_reference_move_record_id'), 'reference_move', ['record_id'], unique=False)
    op.create_table('territory_change',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('decree', sa.Text(), server_default='', nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('issuer', sa.Text(), server_default='', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_territory_change'))
    )
    op.create_table('office_holder',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('full_name', sa.Text(), server_default='', nullable=False),
    sa.Column('post_title', sa.Text(), server_default='', nullable=False),
    sa.Column('term', sa.Text(), server_default='', nullable=False),
    sa.Column('phone', sa.Text(), server_default='', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_office_holder_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_office_holder'))
    )
    op.create_index(op.f('ix_office_holder_territory_id'), 'office_holder', ['territory_id'], unique=False)
    op.create_table('sub_unit',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('territory_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_sub_unit_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sub_unit'))
    )
    op.create_index(op.f('ix_sub_unit_territory_id'), 'sub_unit', ['territory_id'], unique=False)
    op.add_column('territory', sa.Column('merged_into_id', sa.Uuid(), nullable=True))
    op.add_column('territory_succession', sa.Column('change_id', sa.Uuid(), nullable=True))
    op.add_column('person', sa.Column('merged_into_id', sa.Uuid(), nullable=True))
    op.add_column('engagement', sa.Column('sub_unit_id', sa.Uuid(), nullable=True))
    op.add_column('directive', sa.Column('origin', sa.Text(), server_default='', nullable=False))
    op.add_column('territory_rating', sa.Column('origin', sa.Text(), server_default='', nullable=False))
