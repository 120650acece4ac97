"""Every screen, page and dialog of the program over one small book, opened one after the other."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget, QWizard

from app.domain.directive import ProgressState
from app.domain.engagement import Engagement, EngagementKind, Outcome, PrivateContact
from app.domain.finding import Finding, FindingKind, HandoverTo
from app.domain.flow import Word
from app.domain.group import AssignmentDecision
from app.domain.office import Office
from app.domain.people import CommuneFollower, Person, StandingMember
from app.domain.rating import RatingLevel, RatingScheme
from app.domain.record import RecordKind
from app.ports.task_runner import Progress
from app.printing import PdfRenderer
from app.printing.raster import PdfPageImages
from app.services.absences import AbsenceForm
from app.services.compliance.forms import CheckForm, ObstacleForm
from app.services.directives.forms import DirectiveForm, ProgressForm
from app.services.duties.forms import EventForm, ExemptionForm, FulfilmentForm, HolidayForm
from app.services.duties.rows import DutyFilter, Heap, Whose
from app.services.finding_forms import HandOver, NewCluster, NewFinding
from app.services.group_sessions import AgendaItem, SessionPlan
from app.services.oral_reports import OralReportForm
from app.services.outcome_forms import NewCommitment
from app.services.rating_forms import ChosenEvidence, RatingForm
from app.services.regulations.entries import SwitchOn
from app.services.reports import StartReport
from app.settings.table import LocalSettings
from app.spreadsheets.workbook_tables import ExcelTables
from app.spreadsheets.writer import ExcelWorkbooks
from tests.support import plan_surfaces, task_surfaces
from tests.support.books import Book
from tests.support.journal_books import TODAY, JournalBook, day
from tests.support.meeting_books import fill_meetings
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import services_of
from ui.dialogs.about_dialog import AboutDialog
from ui.dialogs.accounts_dialog import AccountsDialog
from ui.dialogs.attachment_viewer import AttachmentViewer, Viewable
from ui.dialogs.beside_dialog import BesideDialog
from ui.dialogs.boundaries_dialog import BoundariesDialog
from ui.dialogs.flows_dialog import FlowsDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.office_dialog import OfficeDialog
from ui.dialogs.passphrase_dialog import PassphraseDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.recover_dialog import RecoverDialog
from ui.dialogs.recovery_sheet_dialog import RecoverySheetDialog
from ui.dialogs.verify_dialog import VerifyDialog
from ui.main_window import MainWindow
from ui.screens.awaiting.screen import AwaitingScreen
from ui.screens.compliance.screen import ComplianceScreen
from ui.screens.directives.screen import DirectivesScreen
from ui.screens.duties.screen import DutiesScreen
from ui.screens.findings.screen import FindingsScreen
from ui.screens.groups.screen import GroupsScreen
from ui.screens.journal.screen import JournalScreen
from ui.screens.meetings.screen import MeetingsScreen
from ui.screens.plan.screen import PlanScreen
from ui.screens.ratings.evidence_field import EvidenceField
from ui.screens.ratings.scheme_dialog import SchemesDialog
from ui.screens.ratings.screen import RatingsScreen
from ui.screens.regulations.rule_dialog import RuleDialog
from ui.screens.regulations.screen import RegulationsScreen
from ui.screens.reports.figure_dialog import FigureDialog
from ui.screens.reports.offers_dialog import OffersDialog
from ui.screens.reports.screen import ReportsScreen
from ui.screens.tasks.screen import TasksScreen
from ui.screens.territories.screen import TerritoriesScreen
from ui.start_window import StartWindow
from ui.wizard.wizard import NewBookWizard


class SignallingRunner(QObject):
    """A runner that works at once, with the signals that the main window hears."""

    long_work_began = Signal(str)
    progressed = Signal(int, int, str)
    long_work_ended = Signal()

    def submit(
        self,
        job: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str = "",
    ) -> None:
        ImmediateRunner().submit(job, done, failed, title=title)

    def cancel(self) -> None:
        """Nothing ever runs on."""


@dataclass(frozen=True)
class Surface:
    """One thing that fills the screen; ``within`` is the main window where it is a screen."""

    name: str
    widget: QWidget
    within: QWidget | None = None


class SmallOffice:
    """A book in which every list has a row, and the main window over it."""

    def __init__(self, folder: Path) -> None:
        made = JournalBook(Book(folder))
        self.book = made.book
        self.made = made
        scheme = RatingScheme(name="Khung 366", valid_from=dt.date(2025, 8, 30))
        level = RatingLevel(scheme_id=scheme.id, name="Hoàn thành tốt nhiệm vụ", position=0)
        follower = Person(full_name="Hồ Văn Tám")
        standing = Person(full_name="Phạm Thị Chín")
        self.decision = AssignmentDecision(number="400-QĐ/BTCTU", signed_on=day(1))
        done = Engagement(
            kind=EngagementKind.TRIP,
            starts_on=day(2, 10),
            ends_on=day(2, 10),
            territory_id=made.followed.id,
            group_id=made.group.id,
            subject="Nắm tình hình kiện toàn tổ chức",
            subject_field_ids=[made.cadres.id],
            participant_ids=[made.book.person_id],
            closed_on=day(3, 10),
        )
        records = (
            Office(
                province_code="51",
                province_name="Tỉnh Quảng Ngãi",
                committee_name="Tỉnh ủy Quảng Ngãi",
                commission_name="Ban Tổ chức",
                body_symbol="BTCTU",
                place_name="Quảng Ngãi",
            ),
            scheme,
            level,
            follower,
            standing,
            self.decision,
            CommuneFollower(person_id=follower.id, home_agency="Sở Nội vụ"),
            StandingMember(person_id=standing.id, post_title="Trưởng Ban"),
            done,
            Outcome(engagement_id=done.id, reported_on=day(3, 10), results="Thống nhất cách làm."),
            Finding(
                kind=FindingKind.DIFFICULTY,
                territory_id=made.followed.id,
                group_id=made.group.id,
                text="Thiếu cán bộ chuyên trách ở xã mới lập.",
                raised_on=day(3, 10),
                engagement_id=done.id,
            ),
        )
        with self.book.store.unit_of_work() as uow:
            for record in records:
                uow.add(record)
            uow.commit()
        images = PdfPageImages()
        self.services = services_of(
            self.book, PdfRenderer(), images, ExcelTables(), ExcelWorkbooks()
        )
        self.trip, _kinds = self.services.journal.announce(
            replace(
                made.told(),
                ask_consent=True,
                private_contact=PrivateContact.YES,
                contact_purpose="Xác minh thông tin về quy hoạch",
            )
        )
        self.report, _kinds = self.services.reports.start(StartReport(made.group.id, 2026, 10))
        self.services.ratings.save(
            RatingForm(
                rating_id=None,
                territory_id=made.followed.id,
                year=2026,
                scheme_id=scheme.id,
                level_id=level.id,
                collective="Đảng bộ xã Sơn Hà",
                reasons="Hoàn thành các chỉ tiêu.",
                evidence=(ChosenEvidence(str(RecordKind.ENGAGEMENT), done.id),),
            )
        )
        self.messages = KeptMessages()
        self.window = MainWindow(self.services, cast(Any, SignallingRunner()), LocalSettings())
        self.window.messages = cast(Any, self.messages)
        self.window.context = replace(self.window.context, messages=self.messages)

    # -- one after the other -------------------------------------------------------------------

    def surfaces(self) -> Iterator[Surface]:
        """Show each; what is shown is closed before the next comes."""
        yield from self._before_a_book()
        self.window.show()
        for screen_id in self.window.screen_ids:
            yield from self._pages(screen_id)
        yield from self._dialogs_of_screens()
        yield from self._dialogs_of_menus()

    def _before_a_book(self) -> Iterator[Surface]:
        settings = LocalSettings()
        settings.remember_book(str(self.book.folder))
        yield from self._alone("start", StartWindow(settings))
        wizard = NewBookWizard(
            (("51", "Tỉnh Quảng Ngãi", 96),), _strength, str(self.book.folder / "new")
        )
        wizard.show()
        for place, page in enumerate(wizard.pageIds()):
            if place:
                _allow(wizard)
                wizard.next()
            yield Surface(f"wizard {page}", wizard)
        wizard.close()
        runner = cast(Any, SignallingRunner())
        dialog = RecoverDialog(self.book.folder, cast(Any, _Gateway()), runner, None)
        dialog.show()
        yield Surface("recover halves", dialog)
        dialog.steps.setCurrentIndex(1)
        yield Surface("recover account", dialog)
        dialog.close()
        pdf = self._paper()
        sheet = RecoverySheetDialog((pdf, pdf), PdfPageImages(), None)
        sheet.kept.setChecked(True)
        yield from self._alone("recovery sheet", sheet)

    def _pages(self, screen_id: str) -> Iterator[Surface]:
        screen = self.window.show_screen(screen_id)
        yield Surface(screen_id, screen, self.window)
        for place, tabs in enumerate(screen.findChildren(QTabWidget)):
            if not tabs.isVisible():
                continue
            for page in range(1, tabs.count()):
                if tabs.isTabEnabled(page) and tabs.isTabVisible(page):
                    tabs.setCurrentIndex(page)
                    yield Surface(f"{screen_id} {place}.{page}", screen, self.window)
            tabs.setCurrentIndex(0)

    def _dialogs_of_screens(self) -> Iterator[Surface]:
        yield from self._journal()
        yield from self._findings()
        yield from self._groups()
        yield from self._reports()
        yield from self._ratings()
        yield from self._regulations()
        yield from self._compliance()
        yield from self._duties()
        yield from self._meetings()
        yield from self._awaiting()
        yield from self._plan()
        yield from self._tasks()
        yield from self._directives()
        screen = self.window.show_screen("territories")
        assert isinstance(screen, TerritoriesScreen)
        screen.open_record(RecordKind.TERRITORY, self.made.followed.id)
        for page in range(screen.pages.count()) if hasattr(screen, "pages") else ():
            screen.pages.setCurrentIndex(page)
            yield Surface(f"territories page {page}", screen, self.window)
        screen.presenter.choose(self.made.followed.id)
        for name, deed in (
            ("new territory", screen.add_territory),
            ("edit territory", screen.edit_territory),
            ("end territory", screen.end_territory),
            ("new contact", screen.add_contact),
            ("boundaries", screen.import_boundaries),
        ):
            yield from self._opened(name, deed)

    def _journal(self) -> Iterator[Surface]:
        screen = self.window.show_screen("journal")
        assert isinstance(screen, JournalScreen)
        screen.open_record(RecordKind.ENGAGEMENT, self.trip)
        actions = screen.actions_of_entries
        forms = (*actions.of_entry, *actions.words)
        for action in (actions.new_notice, actions.note_exchange, *forms):
            if action.isEnabled() and action not in (actions.cancel, actions.word):
                yield from self._opened(f"journal {action.text()}", action.trigger)
        yield from self._after(screen)

    def _after(self, screen: JournalScreen) -> Iterator[Surface]:
        """Promises to territories and sessions of a group; only shown, nothing is written."""
        sessions, promises = screen.actions_of_sessions, screen.commitments
        me, place = self.made.book.person_id, self.made.followed.id
        made, _kinds = self.services.commitments.add(
            NewCommitment("Trả lời về biên chế của Đảng ủy xã.", me, day(30), place)
        )
        session, _kinds = self.services.group_sessions.plan(
            SessionPlan(
                group_id=self.made.group.id,
                day=day(20),
                subject="Sinh hoạt nhóm tháng 11",
                participant_ids=(me,),
                items=(AgendaItem("Rà soát kiến nghị chưa giải quyết"),),
            )
        )
        yield from self._opened("session", sessions.new_session.trigger)
        yield from self._opened("change session", lambda: sessions.change(session))
        yield from self._opened("session minutes", lambda: sessions.write_minutes(session))
        screen.open_record(RecordKind.COMMITMENT, made)
        yield Surface("commitments", screen, self.window)
        yield from self._opened("new commitment", promises.add)
        yield from self._opened("edit commitment", promises.edit)
        yield from self._opened("keep commitment", lambda: promises.step("keep"))
        screen.tabs.setCurrentWidget(screen.entries)

    def _findings(self) -> Iterator[Surface]:
        findings, me = self.services.findings, self.book.person_id
        places = (self.made.followed.id, self.made.other.id)
        texts = ("Thiếu nhà văn hóa", "Chưa có nhà văn hóa")
        made = [
            findings.add_finding(NewFinding(FindingKind.DIFFICULTY, text, territory_id=place))[0]
            for text, place in zip(texts, places, strict=True)
        ]
        self.services.finding_clusters.make(NewCluster("Nhà văn hóa", tuple(made)))
        new = NewFinding(FindingKind.NEW_MODEL, "Chi bộ số", territory_id=places[0])
        model, _kinds = findings.add_finding(new)
        asked = HandOver(HandoverTo.AGENCY, body="Sở Tài chính", due_on=TODAY)
        findings.hand_over(made[0], asked, Word(me, TODAY, "Bố trí vốn"))
        screen = self.window.show_screen("findings")
        assert isinstance(screen, FindingsScreen)
        actions = screen.actions_of_findings
        yield from self._opened("new finding", actions.add.trigger)
        for finding_id in (*made, model):
            screen.open_record(RecordKind.FINDING, finding_id)
            for place in range(screen.list.pane.tabs.count()):
                screen.list.pane.tabs.setCurrentIndex(place)
                yield Surface(f"finding pane {place}", screen, self.window)
            screen.list.pane.tabs.setCurrentIndex(0)
            for action in (*actions.steps.values(), actions.edit, actions.uptake, actions.group):
                if action.isEnabled():
                    yield from self._opened(f"finding {action.text()}", action.trigger)
        yield from self._opened("list of findings", screen.choose_list)
        for place, name in ((1, "board of findings"), (2, "clusters")):
            screen.tabs.setCurrentIndex(place)
            yield Surface(name, screen, self.window)
        row = screen.clusters.list.current()
        assert row is not None
        members = screen.clusters.members.model.rows
        yield from self._opened("settle cluster", lambda: actions.open_cluster_settle(members))
        yield from self._opened("name cluster", lambda: actions.open_cluster_name(row))
        screen.tabs.setCurrentIndex(0)

    def _groups(self) -> Iterator[Surface]:
        screen = self.window.show_screen("groups")
        assert isinstance(screen, GroupsScreen)
        page = screen.groups
        page.list.select_first()
        panel = page.panel
        panel.members.select_first()
        panel.territories.select_first()
        for name, deed in (
            ("new group", page.new),
            ("edit group", panel.edit),
            ("end group", panel.end),
            ("member", panel.add_member),
            ("lead", panel.change_lead),
            ("member days", panel.correct_member),
            ("end member", panel.end_member),
            ("assign", panel.assign),
            ("end assignment", panel.end_assignments),
        ):
            yield from self._opened(name, deed)
        screen.tabs.setCurrentWidget(screen.officers)
        screen.officers.list.select_first()
        for name, deed in (
            ("new officer", screen.officers.new),
            ("edit officer", screen.officers.edit),
            ("end officer", screen.officers.end),
            ("division", screen.officers.add_division),
        ):
            yield from self._opened(name, deed)
        leaders = screen.leaders
        screen.tabs.setCurrentWidget(leaders)
        for section in (leaders.posts, leaders.followers, leaders.standing):
            section.select_first()
        for name, deed in (
            ("leader", leaders.add_leader),
            ("end leader", leaders.end_leader),
            ("follower", leaders.add_follower),
            ("edit follower", leaders.edit_follower),
            ("end follower", leaders.end_follower),
            ("follower assign", leaders.assign),
            ("standing member", leaders.add_standing),
            ("end standing member", leaders.end_standing),
        ):
            yield from self._opened(name, deed)
        screen.tabs.setCurrentIndex(0)

    def _reports(self) -> Iterator[Surface]:
        screen = self.window.show_screen("reports")
        assert isinstance(screen, ReportsScreen)
        yield from self._opened("start report", screen.start_report)
        screen.open_record(RecordKind.REPORT, self.report)
        yield Surface("report", screen, self.window)
        editor = screen.editor
        yield from self._opened("report preview", editor.preview)
        title, items = self.services.reports.figure(self.report, _figure_key(self))
        yield from self._alone("figure", FigureDialog(screen, title, items))
        offers = self.services.reports.offers(self.report)
        yield from self._alone("offers", OffersDialog(screen, offers, {}))
        self.services.reports.hand_in(self.report)
        editor.load(self.report)
        yield Surface("report handed in", screen, self.window)
        yield from self._opened("answer", editor.receive_action.trigger)
        yield from self._opened("remark", editor.remark_action.trigger)
        yield from self._opened("return", editor.return_action.trigger)
        editor.leave()

    def _ratings(self) -> Iterator[Surface]:
        screen = self.window.show_screen("ratings")
        assert isinstance(screen, RatingsScreen)
        screen.year.setValue(2026)
        screen.refresh()
        screen.table.selectRow(0)
        yield Surface("ratings chosen", screen, self.window)
        for surface in self._opened("rating", screen.edit_chosen):
            yield surface
            field = surface.widget.findChild(EvidenceField)
            if isinstance(field, EvidenceField):
                yield from self._opened("evidence", field.choose)
        for surface in self._opened("schemes", screen.open_schemes):
            yield surface
            if isinstance(surface.widget, SchemesDialog):
                yield from self._opened("new scheme", surface.widget.add_scheme)
                yield from self._opened("end scheme", surface.widget.end_scheme)
        yield from self._opened("ratings preview", screen.print_list)

    def _regulations(self) -> Iterator[Surface]:
        screen = self.window.show_screen("regulations")
        assert isinstance(screen, RegulationsScreen)
        screen.choose("qc")
        for name, deed in (
            ("switch on", screen.on_action.trigger),
            ("new regulation", screen.add_action.trigger),
            ("copy regulation", screen.copy_action.trigger),
            ("regulation file", screen.load_action.trigger),
            ("edit head", screen.document.edit_button.click),
            ("coverage line", screen.coverage.add_button.click),
            ("new rule", screen.content.buttons["add"].click),
            ("office's own", screen.content.detail.office_button.click),
        ):
            yield from self._opened(name, deed)
        screen.content.tree.choose(self._rule_with_steps(screen))
        for surface in self._opened("rule", screen.content.buttons["edit"].click):
            yield surface
            if isinstance(surface.widget, RuleDialog):
                form = surface.widget.form
                for row, section in enumerate(form.sections):
                    form.list.setCurrentRow(row)
                    yield Surface(f"rule: {section.title}", surface.widget)
        screen.tabs.setCurrentWidget(screen.dry_run)
        screen.dry_run.run_button.click()
        for page in range(screen.dry_run.tabs.count()):
            screen.dry_run.tabs.setCurrentIndex(page)
            yield Surface(f"dry run {page}", screen, self.window)
        screen.tabs.setCurrentIndex(0)

    def _rule_with_steps(self, screen: RegulationsScreen) -> str:
        screen.choose("qd")
        rules = self.services.regulations.entry("qd").regulation.rules
        return next(one.id for one in rules if one.steps)

    def _compliance(self) -> Iterator[Surface]:
        since = dt.date(2026, 1, 1)
        if not self.services.compliance.applying():
            self.services.regulations.switch_on("qc", SwitchOn("01", "QC/BTCTU", since, since))
        regulation = self.services.compliance.regulation_choices()[0].id
        group = self.made.group.id
        self.services.compliance.save_check(
            CheckForm(None, day(2, 10), regulation, group, None, "Đ8.2", "Báo cáo tháng chậm.")
        )
        self.services.compliance.save_obstacle(
            ObstacleForm(None, regulation, "Đ8.2", "Không quy định ngày.", "", day(2, 10), group)
        )
        screen = self.window.show_screen("compliance")
        assert isinstance(screen, ComplianceScreen)
        screen.tabs.setCurrentWidget(screen.board)
        screen.refresh()
        yield Surface("board of figures", screen, self.window)
        for side in range(1, screen.board.side.count()):
            screen.board.side.setCurrentIndex(side)
            yield Surface(f"board by {side}", screen, self.window)
        yield from self._opened("board preview", screen.print_page)
        screen.tabs.setCurrentWidget(screen.checks)
        screen.checks.list.select_first()
        yield Surface("checks", screen, self.window)
        yield from self._opened("new check", screen.checks.new)
        yield from self._opened("edit check", screen.checks.edit)
        yield from self._opened("checks preview", screen.print_page)
        screen.tabs.setCurrentWidget(screen.obstacles)
        screen.obstacles.list.select_first()
        yield Surface("obstacles", screen, self.window)
        yield from self._opened("new obstacle", screen.obstacles.new)
        yield from self._opened("edit obstacle", screen.obstacles.edit)
        yield from self._opened("answer obstacle", screen.obstacles.answer)
        yield from self._opened("proposal preview", screen.print_page)
        screen.tabs.setCurrentIndex(0)

    def _duties(self) -> Iterator[Surface]:
        records = self.services.duty_records
        plan = FulfilmentForm("month_plan", author_group_id=self.made.group.id, done_on=day(2))
        records.fulfil(plan)
        records.record_event(EventForm("working_session", day(3), name="Làm việc quý IV"))
        records.exempt(ExemptionForm("đi học", day(1), group_id=self.made.group.id))
        records.save_holidays([HolidayForm(day(20), "Nghỉ bù")])
        screen = self.window.show_screen("duties")
        assert isinstance(screen, DutiesScreen)
        screen.refresh()
        for whose in Whose:
            key = self.made.followed.id if whose is Whose.TERRITORY else None
            screen.show_list(DutyFilter(whose, key, heaps=frozenset(Heap)))
            yield Surface(f"duties {whose}", screen, self.window)
        yield from self._opened("exempt from a duty", screen.list.free.trigger)
        screen.tabs.setCurrentWidget(screen.rotation)
        yield Surface("clocks", screen, self.window)
        yield from self._opened("set a clock", screen.rotation.set_clock)
        for name, page in (
            ("fulfilment", screen.fulfilments),
            ("exemption", screen.exemptions),
            ("event", screen.events),
            ("holiday", screen.holidays),
        ):
            screen.tabs.setCurrentWidget(page)
            page.section.select_first()
            yield Surface(f"{name} list", screen, self.window)
            yield from self._opened(f"new {name}", page.add)
            yield from self._opened(f"edit {name}", page.edit)
        screen.tabs.setCurrentIndex(0)

    def _tasks(self) -> Iterator[Surface]:
        task_surfaces.fill(self.services, self.made, self.report)
        screen = self.window.show_screen("tasks")
        assert isinstance(screen, TasksScreen)
        screen.refresh()
        yield from self._pages("tasks")
        for name, deed in task_surfaces.forms(screen):
            yield from self._opened(name, deed)
        screen.tabs.setCurrentIndex(0)
        reports = self.window.show_screen("reports")
        reports.open_record(RecordKind.REPORT, self.report)
        yield Surface("report with what stands beside it", reports, self.window)
        told = BesideDialog(
            self.window, self.window.context, RecordKind.REPORT, self.report, "Báo cáo"
        )
        yield from self._alone("beside dialog", told)

    def _plan(self) -> Iterator[Surface]:
        screen = self.window.show_screen("plan")
        assert isinstance(screen, PlanScreen)
        plan_surfaces.begin(self.services, self.made, screen)
        for view in (1, 2, 0):
            screen.show_view(view)
            yield Surface(f"plan view {view}", screen, self.window)
        for name, deed in plan_surfaces.forms(screen):
            yield from self._opened(name, deed)
        plan_surfaces.report(self.services, self.made, screen)
        yield Surface("plan reported", screen, self.window)
        yield from self._opened("amend a plan", screen.plan_bar.buttons["amend"].click)

    def _directives(self) -> Iterator[Surface]:
        service = self.services.directives
        text, _kinds = service.save(
            DirectiveForm(None, "Chỉ thị", "02-CT/TU", day(2), title="Về kỷ luật", to_study=True)
        )
        service.save_progress(
            ProgressForm((text, self.made.followed.id), ProgressState.PLANNED, day(3), "ghi chú")
        )
        screen = self.window.show_screen("directives")
        assert isinstance(screen, DirectivesScreen)
        screen.tabs.setCurrentWidget(screen.matrix)
        screen.refresh()
        for place in range(screen.matrix.pane.count()):
            screen.matrix.pane.setCurrentIndex(place)
            yield Surface(f"matrix pane {place}", screen, self.window)
        yield from self._opened("cell of the matrix", screen.matrix.edit)
        yield from self._opened("matrix preview", screen.print_page)
        screen.tabs.setCurrentWidget(screen.register)
        for name, deed in (
            ("new directive", screen.register.new),
            ("edit directive", screen.register.edit),
            ("end directive", screen.register.end),
        ):
            yield from self._opened(name, deed)
        screen.tabs.setCurrentWidget(screen.studies)
        for view in (1, 0):
            screen.studies.view.setCurrentIndex(view)
            screen.studies.pairs.select_first()
            yield Surface(f"studies {view}", screen, self.window)
        yield from self._opened("study", screen.studies.edit)
        yield from self._opened("studies preview", screen.print_page)
        screen.tabs.setCurrentIndex(0)

    def _dialogs_of_menus(self) -> Iterator[Surface]:
        context, window = self.window.context, self.window
        yield from self._alone("import", ImportDialog(context, parent=window))
        yield from self._alone("import boundaries", BoundariesDialog(context, parent=window))
        yield from self._alone("verify", VerifyDialog(context, parent=window))
        accounts = AccountsDialog(
            context,
            add_account=lambda *_a: None,
            end_account=lambda _a: None,
            strength=_strength,
            parent=window,
        )
        accounts.show()
        yield Surface("accounts", accounts)
        yield from self._opened("new account", accounts.add)
        accounts.close()
        yield from self._alone(
            "passphrase",
            PassphraseDialog(context, change=lambda *_a: None, strength=_strength, parent=window),
        )
        yield from self._alone("office", OfficeDialog(context, parent=window))
        yield from self._alone("about", AboutDialog(parent=window))
        pdf = self._paper()
        yield from self._alone("preview", PreviewDialog(context, "Bản in", pdf, "a.pdf", window))
        picture = QImage(600, 400, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFF)
        for name, file in (
            ("viewer of a picture", Viewable("anh.png", picture=picture)),
            ("viewer of a PDF", Viewable("a.pdf", pdf=pdf)),
            ("viewer of text", Viewable("a.txt", text="chữ")),
        ):
            yield from self._alone(name, AttachmentViewer(file, PdfPageImages(), window))

    def _paper(self) -> bytes:
        return self.services.printing.group_report(self.report)

    def _alone(self, name: str, widget: QWidget) -> Iterator[Surface]:
        widget.show()
        yield Surface(name, widget)
        widget.close()
        widget.deleteLater()

    def _meetings(self) -> Iterator[Surface]:
        asked, held = fill_meetings(self.made, self.services)
        screen = self.window.show_screen("meetings")
        assert isinstance(screen, MeetingsScreen)
        screen.open_record(RecordKind.INVITATION, asked)
        yield Surface("invitation chosen", screen, self.window)
        invitations, sessions = screen.invitations, screen.sessions
        yield from self._opened("new invitation", invitations.new)
        yield from self._opened("edit invitation", invitations.edit)
        for step in ("send_member", "ask_more", "decline"):
            yield from self._opened(f"invitation {step}", partial(invitations.take, step))
        screen.open_record(RecordKind.LEADERS_SESSION, held)
        yield Surface("leaders' session chosen", screen, self.window)
        yield from self._opened("new leaders' session", sessions.new)
        yield from self._opened("tasks of a session", sessions.give_tasks)
        screen.tabs.setCurrentWidget(screen.procedures)
        screen.procedures.list.select_first()
        yield Surface("procedure chosen", screen, self.window)
        yield from self._opened("new procedure", screen.procedures.new)
        yield from self._opened("edit procedure", screen.procedures.edit)
        screen.tabs.setCurrentIndex(0)

    def _awaiting(self) -> Iterator[Surface]:
        me = self.services.session.person_id
        today = self.services.session.clock.today()
        told = OralReportForm(
            reported_on=today, reported_by_id=me, to_id=me, gist="Tình hình ổn định"
        )
        self.services.oral_reports.record(told)
        away = AbsenceForm(person_id=me, valid_from=today, valid_to=today, reason="Đi công tác")
        self.services.absences.save(away)
        screen = self.window.show_screen("awaiting")
        assert isinstance(screen, AwaitingScreen)
        screen.waiting.everybody()
        screen.waiting.list.select_first()
        yield Surface("what awaits a word", screen, self.window)
        yield from self._opened("remark", screen.waiting.remark)
        screen.tabs.setCurrentWidget(screen.oral)
        yield from self._opened("oral report", screen.oral.new)
        screen.tabs.setCurrentWidget(screen.absences)
        screen.absences.list.select_first()
        yield from self._opened("absence", screen.absences.edit)
        screen.tabs.setCurrentIndex(0)
        yield from self._alone("steps of records", FlowsDialog(self.window))

    def _opened(self, name: str, deed: Callable[[], object]) -> Iterator[Surface]:
        before = set(_dialogs())
        deed()
        found = [one for one in _dialogs() if one not in before]
        assert found, f"{name}: no dialog came up"
        yield Surface(name, found[-1])
        found[-1].done(QDialog.DialogCode.Rejected)


class _Gateway:
    def strength(self, passphrase: str, login: str) -> tuple[bool, str]:
        return _strength(passphrase, login)


def _strength(passphrase: str, login: str) -> tuple[bool, str]:
    del passphrase, login
    return True, "Khá mạnh"


def _dialogs() -> list[QDialog]:
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
    return [one for one in shown if one.isVisible()]


def _allow(wizard: QWizard) -> None:
    """Let the wizard go on with what stands in its fields."""
    page = wizard.currentPage()
    page.validatePage = lambda: True  # type: ignore[method-assign]  # the page's own check is tested elsewhere


def _figure_key(office: SmallOffice) -> str:
    sheet = office.services.reports.sheet(office.report)
    return next(one.source_key for one in sheet.paragraphs if one.source_key)
