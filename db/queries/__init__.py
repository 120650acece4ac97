"""Read side: one module per screen or page family, every query asks for a scope."""

import sqlalchemy as sa

from db.queries.awaiting import SqlAwaitingQueries
from db.queries.bodies import SqlBodyQueries
from db.queries.commitments import SqlCommitmentQueries
from db.queries.directives import SqlDirectiveQueries
from db.queries.duties import SqlDutyQueries
from db.queries.findings import SqlFindingQueries
from db.queries.group_sessions import SqlGroupSessionQueries
from db.queries.home import SqlHomeQueries
from db.queries.imports import SqlImportQueries
from db.queries.journal import SqlJournalQueries
from db.queries.lineage import SqlLineageQueries
from db.queries.meetings import SqlInvitationQueries, SqlLeadersSessionQueries
from db.queries.notices import SqlNoticeQueries
from db.queries.office import SqlOfficeQueries
from db.queries.opinions import SqlOpinionQueries
from db.queries.outgoing import SqlOutgoingQueries
from db.queries.paper_codes import SqlPaperCodeQueries
from db.queries.people import SqlPeopleQueries
from db.queries.plans import SqlPlanQueries
from db.queries.procedures import SqlProcedureQueries
from db.queries.ratings import SqlRatingQueries
from db.queries.records import SqlRecordQueries
from db.queries.references import SqlReferenceQueries
from db.queries.reports import SqlReportQueries
from db.queries.requests import SqlRequestQueries
from db.queries.roster import SqlRosterQueries
from db.queries.standing import SqlStandingQueries
from db.queries.steps import SqlStepQueries
from db.queries.tasks import SqlTaskQueries
from db.queries.territories import SqlTerritoryQueries


class SqlQueries:
    """All queries over one connection (see ``app.ports.queries.Queries``)."""

    def __init__(self, engine: sa.Engine) -> None:
        self.office = SqlOfficeQueries(engine)
        self.territories = SqlTerritoryQueries(engine)
        self.bodies = SqlBodyQueries(engine)
        self.people = SqlPeopleQueries(engine)
        self.roster = SqlRosterQueries(engine)
        self.journal = SqlJournalQueries(engine)
        self.notices = SqlNoticeQueries(engine)
        self.findings = SqlFindingQueries(engine)
        self.reports = SqlReportQueries(engine)
        self.ratings = SqlRatingQueries(engine)
        self.records = SqlRecordQueries(engine)
        self.lineage = SqlLineageQueries(engine)
        self.references = SqlReferenceQueries(engine)
        self.home = SqlHomeQueries(engine)
        self.imports = SqlImportQueries(engine)
        self.duties = SqlDutyQueries(engine)
        self.standing = SqlStandingQueries(engine)
        self.steps = SqlStepQueries(engine)
        self.awaiting = SqlAwaitingQueries(engine)
        self.tasks = SqlTaskQueries(engine)
        self.requests = SqlRequestQueries(engine)
        self.opinions = SqlOpinionQueries(engine)
        self.invitations = SqlInvitationQueries(engine)
        self.leaders_sessions = SqlLeadersSessionQueries(engine)
        self.procedures = SqlProcedureQueries(engine)
        self.directives = SqlDirectiveQueries(engine)
        self.commitments = SqlCommitmentQueries(engine)
        self.group_sessions = SqlGroupSessionQueries(engine)
        self.plans = SqlPlanQueries(engine)
        self.outgoing = SqlOutgoingQueries(engine)
        self.paper_codes = SqlPaperCodeQueries(engine)
