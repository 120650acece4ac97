"""Reports, ratings and directives."""

from collections.abc import Iterator

from app.domain.directive import ProgressState
from app.domain.record import RecordKind
from app.services.directives.forms import DirectiveForm, ProgressForm
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


def reports(office: SmallOffice) -> Iterator[Surface]:
    screen = office.window.show_screen("reports")
    assert isinstance(screen, ReportsScreen)
    yield from opened("start report", screen.start_report)
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
