"""Paper to be signed: outgoing documents, number series, prints; reports of any author."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_KEPT = """
    kind, group_id, period_from, period_to, outline, state, author_id, handed_in_on,
    handed_in_by_id, answered_on, answered_by_id, reception, remark
"""


def upgrade() -> None:
    """Make the new tables; let a report be a follower's or the Commission's too."""
    op.create_table('document_type',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('symbol', sa.Text(), server_default='', nullable=False),
    sa.Column('series', sa.Text(), server_default='', nullable=False),
    sa.Column('is_issued', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('position', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_type'))
    )
    op.create_table('paper_setting',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('value', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_setting')),
    sa.UniqueConstraint('name', name=op.f('uq_paper_setting_name'))
    )
    op.create_table('recipient_list',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('items', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recipient_list'))
    )
    op.create_table('number_series',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('issuer', sa.String(40), nullable=False),
    sa.Column('series', sa.Text(), server_default='', nullable=False),
    sa.Column('term_id', sa.Uuid(), nullable=False),
    sa.Column('opening_number', sa.Integer(), server_default='0', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['term_id'], ['congress_term.id'], name=op.f('fk_number_series_term_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_number_series')),
    sa.UniqueConstraint('issuer', 'series', 'term_id', name=op.f('uq_number_series_issuer_series_term_id'))
    )
    op.create_table('numbering_desk',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('device_id', sa.Uuid(), nullable=False),
    sa.Column('since', sa.String(32), nullable=False),
    sa.Column('given_by_id', sa.Uuid(), nullable=False),
    sa.Column('reason', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['device_id'], ['device.id'], name=op.f('fk_numbering_desk_device_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['given_by_id'], ['person.id'], name=op.f('fk_numbering_desk_given_by_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_numbering_desk'))
    )
    op.create_table('outgoing_document',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('issuer', sa.String(40), nullable=False),
    sa.Column('type_id', sa.Uuid(), nullable=False),
    sa.Column('document_kind', sa.Text(), server_default='', nullable=False),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.Column('record_kind', sa.String(40), nullable=True),
    sa.Column('record_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('content', sa.Text(), server_default='', nullable=False),
    sa.Column('prepared_on', sa.Date(), nullable=False),
    sa.Column('prepared_by_id', sa.Uuid(), nullable=False),
    sa.Column('series', sa.Text(), server_default='', nullable=False),
    sa.Column('term_id', sa.Uuid(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('symbol', sa.Text(), server_default='', nullable=False),
    sa.Column('from_paper_book', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('signer_name', sa.Text(), server_default='', nullable=False),
    sa.Column('signature_form', sa.String(40), nullable=False),
    sa.Column('urgency', sa.String(40), nullable=False),
    sa.Column('recipients', sa.Text(), server_default='', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('voided_on', sa.Date(), nullable=True),
    sa.Column('void_reason', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['prepared_by_id'], ['person.id'], name=op.f('fk_outgoing_document_prepared_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['term_id'], ['congress_term.id'], name=op.f('fk_outgoing_document_term_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['type_id'], ['document_type.id'], name=op.f('fk_outgoing_document_type_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outgoing_document')),
    sa.UniqueConstraint('issuer', 'series', 'term_id', 'number', name=op.f('uq_outgoing_document_issuer_series_term_id_number'))
    )
    op.create_index(op.f('ix_outgoing_document_prepared_on_id'), 'outgoing_document', ['prepared_on', 'id'], unique=False)
    op.create_index(op.f('ix_outgoing_document_record_id'), 'outgoing_document', ['record_id'], unique=False)
    op.create_index(op.f('ix_outgoing_document_signed_on'), 'outgoing_document', ['signed_on'], unique=False)
    op.create_table('paper_habit',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('document_kind', sa.Text(), server_default='', nullable=False),
    sa.Column('signature_form', sa.String(40), nullable=False),
    sa.Column('signer_id', sa.Uuid(), nullable=True),
    sa.Column('signer_post', sa.Text(), server_default='', nullable=False),
    sa.Column('recipients', sa.Text(), server_default='', nullable=False),
    sa.Column('addressees', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['signer_id'], ['person.id'], name=op.f('fk_paper_habit_signer_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_habit')),
    sa.UniqueConstraint('document_kind', name=op.f('uq_paper_habit_document_kind'))
    )
    op.create_table('paper_print',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('document_kind', sa.Text(), server_default='', nullable=False),
    sa.Column('title', sa.Text(), server_default='', nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('printed_at', sa.String(32), nullable=False),
    sa.Column('printed_by_id', sa.Uuid(), nullable=False),
    sa.Column('document_id', sa.Uuid(), nullable=True),
    sa.Column('record_kind', sa.String(40), nullable=True),
    sa.Column('record_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['document_id'], ['outgoing_document.id'], name=op.f('fk_paper_print_document_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['printed_by_id'], ['person.id'], name=op.f('fk_paper_print_printed_by_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_print'))
    )
    op.create_index(op.f('ix_paper_print_document_id'), 'paper_print', ['document_id'], unique=False)
    if op.get_context().dialect.name == "sqlite":
        _make_report_anew()
    else:
        op.add_column('report', sa.Column('follower_id', sa.Uuid(), nullable=True))
        op.add_column('report', sa.Column('subject', sa.Text(), server_default='', nullable=False))
        op.add_column('report', sa.Column('territory_id', sa.Uuid(), nullable=True))
        op.alter_column('report', 'group_id', existing_type=sa.Uuid(), nullable=True)
        op.create_foreign_key(op.f('fk_report_territory_id'), 'report', 'territory', ['territory_id'], ['id'], initially='DEFERRED', deferrable=True)
        op.create_foreign_key(op.f('fk_report_follower_id'), 'report', 'person', ['follower_id'], ['id'], initially='DEFERRED', deferrable=True)


def _make_report_anew() -> None:
    """Make the table again with its rows: SQLite cannot let a column be empty afterwards.

    The rows are put in again before the commit, so what points at them holds (deferred keys).
    """
    op.execute("CREATE TABLE report_before AS SELECT * FROM report")
    op.drop_table('report')
    op.create_table('report',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('follower_id', sa.Uuid(), nullable=True),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.Column('territory_id', sa.Uuid(), nullable=True),
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
    sa.ForeignKeyConstraint(['follower_id'], ['person.id'], name=op.f('fk_report_follower_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['group_id'], ['officer_group.id'], name=op.f('fk_report_group_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['handed_in_by_id'], ['person.id'], name=op.f('fk_report_handed_in_by_id'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_report_territory_id'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report'))
    )
    for columns in (("group_id", "period_from"), ("period_from", "id"), ("period_to", "period_from"), ("handed_in_on",), ("answered_on",)):
        op.create_index(op.f("ix_report_" + "_".join(columns)), 'report', list(columns), unique=False)
    op.execute(f"INSERT INTO report (id, {_KEPT}) SELECT id, {_KEPT} FROM report_before")  # noqa: S608 # no value in it
    op.drop_table('report_before')
