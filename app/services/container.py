"""All services over one open book; made by the composition root, dropped when it is locked."""

from dataclasses import dataclass

from app.domain.record import RecordKind
from app.ports.renderer import PageImages, Renderer
from app.ports.workbooks import WorkbookTables, WorkbookWriter
from app.services.absences import Absences
from app.services.assignments import Assignments
from app.services.awaiting import Awaiting, Take
from app.services.commitments import Commitments
from app.services.compliance.service import Compliance
from app.services.consent_rules import ConsentRules
from app.services.consents import Consents
from app.services.decision_papers import DecisionPapers
from app.services.directives.service import Directives
from app.services.doubles.service import Doubles
from app.services.drafts import Drafts
from app.services.duties.grounds import Grounds
from app.services.duties.ledger import DutyLedger
from app.services.duties.records import DutyRecords
from app.services.duties.rotation import Rotation
from app.services.duties.service import Duties
from app.services.entry_story import EntryStories
from app.services.finding_clusters import FindingClusters
from app.services.finding_papers import FindingPapers
from app.services.findings import Findings
from app.services.group_sessions import GroupSessions
from app.services.groups import Groups
from app.services.home import Home
from app.services.imports import Imports
from app.services.information_requests import InformationRequests
from app.services.instructions import Instructions
from app.services.invitations import Invitations
from app.services.journal import Journal
from app.services.journal_extracts import JournalExtracts
from app.services.kind_catalogue import KindCatalogue
from app.services.leaders_sessions import LeadersSessions
from app.services.letter_papers import LetterPapers
from app.services.lineage.former_units import FormerUnits
from app.services.lineage.named_today import NamedAsToday
from app.services.lineage.reform import Reform
from app.services.lineage.service import Lineage
from app.services.lineage.taking_back import ChangesWritten
from app.services.list_sheets import ListSheets
from app.services.map_papers import MapPapers
from app.services.minutes_papers import MinutesPapers
from app.services.notice_slips import NoticeSlips
from app.services.office import OfficeService
from app.services.office_papers import OfficePapers
from app.services.oral_reports import OralReports
from app.services.outcomes import Outcomes
from app.services.outgoing.codes import PaperCodes
from app.services.outgoing.service import Outgoing
from app.services.outgoing.settings import PaperSettingsService
from app.services.plans.service import Plans
from app.services.printing import Printing
from app.services.procedures import Procedures
from app.services.ratings import Ratings
from app.services.records import Records
from app.services.regulations.dry_run import DryRun
from app.services.regulations.register import Regulations
from app.services.reminders import Reminders
from app.services.report_papers import ReportPapers
from app.services.reports import Reports
from app.services.reserved_opinions import ReservedOpinions
from app.services.roster import Roster
from app.services.roster_lists import RosterLists
from app.services.session import Session
from app.services.tasks import Tasks
from app.services.territories import Territories
from app.services.territory_briefing import TerritoryBriefings
from app.services.territory_themes import TerritoryThemes
from app.services.traces import Traces
from app.services.trip_papers import TripPapers
from app.services.undo import Undo


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases that screens may call."""

    session: Session
    office: OfficeService
    territories: Territories
    lineage: Lineage
    changes_written: ChangesWritten
    reform: Reform
    named_as_today: NamedAsToday
    former_units: FormerUnits
    kinds: KindCatalogue
    list_sheets: ListSheets
    groups: Groups
    assignments: Assignments
    decision_papers: DecisionPapers
    roster: Roster
    journal: Journal
    consents: Consents
    notice_slips: NoticeSlips
    findings: Findings
    finding_clusters: FindingClusters
    finding_papers: FindingPapers
    outcomes: Outcomes
    commitments: Commitments
    entry_stories: EntryStories
    group_sessions: GroupSessions
    invitations: Invitations
    leaders_sessions: LeadersSessions
    minutes_papers: MinutesPapers
    procedures: Procedures
    reports: Reports
    report_papers: ReportPapers
    ratings: Ratings
    records: Records
    drafts: Drafts
    doubles: Doubles
    imports: Imports
    printing: Printing
    office_papers: OfficePapers
    letter_papers: LetterPapers
    trip_papers: TripPapers
    reminders: Reminders
    briefings: TerritoryBriefings
    themes: TerritoryThemes
    map_papers: MapPapers
    roster_lists: RosterLists
    journal_extracts: JournalExtracts
    home: Home
    duty_ledger: DutyLedger
    duties: Duties
    duty_records: DutyRecords
    rotation: Rotation
    grounds: Grounds
    compliance: Compliance
    directives: Directives
    regulations: Regulations
    dry_run: DryRun
    tasks: Tasks
    information_requests: InformationRequests
    instructions: Instructions
    reserved_opinions: ReservedOpinions
    traces: Traces
    undo: Undo
    absences: Absences
    oral_reports: OralReports
    awaiting: Awaiting
    plans: Plans
    outgoing: Outgoing
    paper_codes: PaperCodes
    paper_settings: PaperSettingsService

    @classmethod
    def of(
        cls,
        session: Session,
        renderer: Renderer,
        images: PageImages,
        tables: WorkbookTables,
        workbooks: WorkbookWriter,
    ) -> "Services":
        """Build all services over one session."""
        printing = Printing(session, renderer, images)
        ledger = DutyLedger(session)
        duties = Duties(session, ledger)
        consent_rules = ConsentRules(session, ledger)
        consents = Consents(session, consent_rules)
        findings, plans, reports = Findings(session), Plans(session), Reports(session, ledger)
        group_sessions, invitations = GroupSessions(session), Invitations(session)
        tasks, oral_reports = Tasks(session), OralReports(session)
        territories, directives = Territories(session), Directives(session, workbooks)
        themes = TerritoryThemes(session, ledger, directives)
        answered_by: dict[RecordKind, Take] = {
            RecordKind.NOTICE: consents.answer,
            RecordKind.CONTACT_PERMISSION: consents.answer_permission,
            RecordKind.SESSION_ITEM: group_sessions.take,
            RecordKind.MONTH_PLAN: plans.take,
            RecordKind.REPORT: reports.answer,
            RecordKind.INVITATION: invitations.take,
            RecordKind.FINDING_HANDOVER: findings.answer_handover,
            RecordKind.ORAL_REPORT: oral_reports.answer,
            RecordKind.TASK: tasks.take,
        }
        return cls(
            session=session,
            office=OfficeService(session),
            territories=territories,
            lineage=Lineage(session, territories, duties),
            changes_written=ChangesWritten(session),
            reform=Reform(session),
            named_as_today=NamedAsToday(session),
            former_units=FormerUnits(session),
            kinds=KindCatalogue(session),
            list_sheets=ListSheets(session, workbooks),
            groups=Groups(session),
            assignments=Assignments(session),
            decision_papers=DecisionPapers(session, printing),
            roster=Roster(session),
            journal=Journal(session, consent_rules),
            consents=consents,
            notice_slips=NoticeSlips(session, printing, consent_rules),
            findings=findings,
            finding_clusters=FindingClusters(session),
            finding_papers=FindingPapers(session, workbooks),
            outcomes=Outcomes(session),
            commitments=Commitments(session),
            entry_stories=EntryStories(session, consent_rules),
            group_sessions=group_sessions,
            invitations=invitations,
            leaders_sessions=LeadersSessions(session, ledger),
            minutes_papers=MinutesPapers(session, printing),
            procedures=Procedures(session),
            reports=reports,
            report_papers=ReportPapers(session, printing, reports),
            ratings=Ratings(session),
            records=Records(session),
            drafts=Drafts(session),
            doubles=Doubles(session),
            imports=Imports(session, tables),
            printing=printing,
            office_papers=OfficePapers(session, printing),
            letter_papers=LetterPapers(session, printing),
            trip_papers=TripPapers(session, printing),
            reminders=Reminders(session, printing, ledger),
            themes=themes,
            map_papers=MapPapers(session, printing, territories, themes),
            briefings=TerritoryBriefings(session, printing, territories, directives),
            roster_lists=RosterLists(session, printing),
            journal_extracts=JournalExtracts(session, printing, workbooks),
            home=Home(session),
            duty_ledger=ledger,
            duties=duties,
            duty_records=DutyRecords(session, ledger),
            rotation=Rotation(session, ledger),
            grounds=Grounds(session, ledger, consent_rules),
            compliance=Compliance(session, ledger, workbooks),
            directives=directives,
            regulations=Regulations(session),
            dry_run=DryRun(session),
            tasks=tasks,
            information_requests=InformationRequests(session),
            instructions=Instructions(session),
            reserved_opinions=ReservedOpinions(session),
            traces=Traces(session),
            undo=Undo(session),
            absences=Absences(session),
            oral_reports=oral_reports,
            awaiting=Awaiting(session, answered_by),
            plans=plans,
            outgoing=Outgoing(session, printing),
            paper_codes=PaperCodes(session, printing),
            paper_settings=PaperSettingsService(session),
        )
