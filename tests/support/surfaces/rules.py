"""Regulations, duties and how they are kept."""

import datetime as dt
from collections.abc import Iterator

from app.services.compliance.forms import CheckForm, ObstacleForm
from app.services.duties.forms import EventForm, ExemptionForm, FulfilmentForm, HolidayForm
from app.services.duties.rows import DutyFilter, Heap, Whose
from app.services.regulations.entries import SwitchOn
from tests.support.journal_books import day
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, opened
from ui.screens.compliance.screen import ComplianceScreen
from ui.screens.duties.screen import DutiesScreen
from ui.screens.regulations.rule_dialog import RuleDialog
from ui.screens.regulations.screen import RegulationsScreen


def regulations(office: SmallOffice) -> Iterator[Surface]:
    screen = office.window.show_screen("regulations")
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
        yield from opened(name, deed)
    screen.content.tree.choose(_rule_with_steps(office, screen))
    for surface in opened("rule", screen.content.buttons["edit"].click):
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
        yield Surface(f"dry run {page}", screen, office.window)
    screen.tabs.setCurrentIndex(0)


def _rule_with_steps(office: SmallOffice, screen: RegulationsScreen) -> str:
    screen.choose("qd")
    rules = office.services.regulations.entry("qd").regulation.rules
    return next(one.id for one in rules if one.steps)


def compliance(office: SmallOffice) -> Iterator[Surface]:
    since = dt.date(2026, 1, 1)
    if not office.services.compliance.applying():
        office.services.regulations.switch_on("qc", SwitchOn("01", "QC/BTCTU", since, since))
    regulation = office.services.compliance.regulation_choices()[0].id
    group = office.made.group.id
    office.services.compliance.save_check(
        CheckForm(None, day(2, 10), regulation, group, None, "Đ8.2", "Báo cáo tháng chậm.")
    )
    office.services.compliance.save_obstacle(
        ObstacleForm(None, regulation, "Đ8.2", "Không quy định ngày.", "", day(2, 10), group)
    )
    screen = office.window.show_screen("compliance")
    assert isinstance(screen, ComplianceScreen)
    screen.tabs.setCurrentWidget(screen.board)
    screen.refresh()
    yield Surface("board of figures", screen, office.window)
    for side in range(1, screen.board.side.count()):
        screen.board.side.setCurrentIndex(side)
        yield Surface(f"board by {side}", screen, office.window)
    yield from opened("board preview", screen.print_page)
    yield from opened("reminders", screen.board.remind)
    screen.tabs.setCurrentWidget(screen.checks)
    screen.checks.list.select_first()
    yield Surface("checks", screen, office.window)
    yield from opened("new check", screen.checks.new)
    yield from opened("edit check", screen.checks.edit)
    yield from opened("checks preview", screen.print_page)
    screen.tabs.setCurrentWidget(screen.obstacles)
    screen.obstacles.list.select_first()
    yield Surface("obstacles", screen, office.window)
    yield from opened("new obstacle", screen.obstacles.new)
    yield from opened("edit obstacle", screen.obstacles.edit)
    yield from opened("answer obstacle", screen.obstacles.answer)
    yield from opened("proposal preview", screen.print_page)
    screen.tabs.setCurrentIndex(0)


def duties(office: SmallOffice) -> Iterator[Surface]:
    records = office.services.duty_records
    plan = FulfilmentForm("month_plan", author_group_id=office.made.group.id, done_on=day(2))
    records.fulfil(plan)
    records.record_event(EventForm("working_session", day(3), name="Làm việc quý IV"))
    records.exempt(ExemptionForm("đi học", day(1), group_id=office.made.group.id))
    records.save_holidays([HolidayForm(day(20), "Nghỉ bù")])
    screen = office.window.show_screen("duties")
    assert isinstance(screen, DutiesScreen)
    screen.refresh()
    for whose in Whose:
        key = office.made.followed.id if whose is Whose.TERRITORY else None
        screen.show_list(DutyFilter(whose, key, heaps=frozenset(Heap)))
        yield Surface(f"duties {whose}", screen, office.window)
    yield from opened("exempt from a duty", screen.list.free.trigger)
    screen.tabs.setCurrentWidget(screen.rotation)
    yield Surface("clocks", screen, office.window)
    yield from opened("set a clock", screen.rotation.set_clock)
    for name, page in (
        ("fulfilment", screen.fulfilments),
        ("exemption", screen.exemptions),
        ("event", screen.events),
        ("holiday", screen.holidays),
    ):
        screen.tabs.setCurrentWidget(page)
        page.section.select_first()
        yield Surface(f"{name} list", screen, office.window)
        yield from opened(f"new {name}", page.add)
        yield from opened(f"edit {name}", page.edit)
    screen.tabs.setCurrentIndex(0)
