"""Reports, ratings and directives."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from app.domain.directive import ProgressState
from app.domain.flow import Channel, Word
from app.domain.record import RecordKind
from app.domain.report import ReportKind
from app.services.directives.forms import DirectiveForm, ProgressForm
from app.services.report_forms import BeginReport
from tests.support.journal_books import day
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, alone, opened
from ui.screens.directives.screen import DirectivesScreen
from ui.screens.ratings.evidence_field import EvidenceField
from ui.screens.ratings.scheme_dialog import SchemesDialog
from ui.screens.ratings.screen import RatingsScreen
from ui.screens.reports.figure_dialog import FigureDialog
from ui.screens.reports.offers_dialog import OffersDialog
from ui.screens.reports.screen import ReportsScreen
from ui.screens.reports.start_dialog import StartDialog


def reports(office: SmallOffice) -> Iterator[Surface]:
    screen = office.window.show_screen("reports")
    assert isinstance(screen, ReportsScreen)
    for surface in opened("start report", screen.start_report):
        yield surface
        if isinstance(surface.widget, StartDialog):
            for place in range(1, surface.widget.family.count()):
                surface.widget.family.setCurrentIndex(place)
                yield replace(surface, name=f"start report {place}")
    screen.table.selectRow(0)
    yield from opened("many reports", screen.print_many)
    screen.open_record(RecordKind.REPORT, office.report)
    yield Surface("report", screen, office.window)
    editor = screen.editor
    yield from opened("report preview", editor.preview)
    title, items = office.services.reports.figure(office.report, _figure_key(office))
    yield from alone("figure", FigureDialog(screen, title, items))
    offers = office.services.reports.offers(office.report)
    yield from alone("offers", OffersDialog(screen, offers, {}))
    office.services.reports.hand_in(office.report)
    editor.load(office.report)
    yield Surface("report handed in", screen, office.window)
    yield from opened("answer", editor.receive_action.trigger)
    yield from opened("remark", editor.remark_action.trigger)
    yield from opened("return", editor.return_action.trigger)
    follower = office.services.reports.lists().followers[0].id
    his, _kinds = office.services.reports.begin(
        BeginReport(
            ReportKind.HALF_YEAR,
            dt.date(2026, 1, 1),
            dt.date(2026, 6, 30),
            "follower_qd",
            follower_id=follower,
        )
    )
    screen.open_record(RecordKind.REPORT, his)
    yield Surface("follower's report", screen, office.window)
    yield from opened("hand in for a follower", editor.hand_in_action.trigger)
    handed_in = Word(follower, office.services.session.clock.today(), "", Channel.PAPER)
    office.services.reports.hand_in(his, handed_in)
    editor.load(his)
    yield from opened("answer from outside", editor.receive_action.trigger)
    editor.leave()


def ratings(office: SmallOffice) -> Iterator[Surface]:
    screen = office.window.show_screen("ratings")
    assert isinstance(screen, RatingsScreen)
    screen.year.setValue(2026)
    screen.refresh()
    screen.table.selectRow(0)
    yield Surface("ratings chosen", screen, office.window)
    for surface in opened("rating", screen.edit_chosen):
        yield surface
        field = surface.widget.findChild(EvidenceField)
        if isinstance(field, EvidenceField):
            yield from opened("evidence", field.choose)
    for surface in opened("schemes", screen.open_schemes):
        yield surface
        if isinstance(surface.widget, SchemesDialog):
            yield from opened("new scheme", surface.widget.add_scheme)
            yield from opened("end scheme", surface.widget.end_scheme)
    yield from opened("ratings preview", screen.print_list)


def directives(office: SmallOffice) -> Iterator[Surface]:
    service = office.services.directives
    text, _kinds = service.save(
        DirectiveForm(None, "Chỉ thị", "02-CT/TU", day(2), title="Về kỷ luật", to_study=True)
    )
    service.save_progress(
        ProgressForm((text, office.made.followed.id), ProgressState.PLANNED, day(3), "ghi chú")
    )
    screen = office.window.show_screen("directives")
    assert isinstance(screen, DirectivesScreen)
    screen.tabs.setCurrentWidget(screen.matrix)
    screen.refresh()
    for place in range(screen.matrix.pane.count()):
        screen.matrix.pane.setCurrentIndex(place)
        yield Surface(f"matrix pane {place}", screen, office.window)
    yield from opened("cell of the matrix", screen.matrix.edit)
    yield from opened("matrix preview", screen.print_page)
    screen.tabs.setCurrentWidget(screen.register)
    for name, deed in (
        ("new directive", screen.register.new),
        ("edit directive", screen.register.edit),
        ("end directive", screen.register.end),
    ):
        yield from opened(name, deed)
    screen.tabs.setCurrentWidget(screen.studies)
    for view in (1, 0):
        screen.studies.view.setCurrentIndex(view)
        screen.studies.pairs.select_first()
        yield Surface(f"studies {view}", screen, office.window)
    yield from opened("study", screen.studies.edit)
    yield from opened("studies preview", screen.print_page)
    screen.tabs.setCurrentIndex(0)


def _figure_key(office: SmallOffice) -> str:
    sheet = office.services.reports.sheet(office.report)
    return next(one.source_key for one in sheet.paragraphs if one.source_key)
