"""What the plan screen shows over a small book, and the forms that it opens."""

from collections.abc import Callable, Iterator

from app.domain.flow import Word
from app.domain.record import RecordKind
from app.services.container import Services
from app.services.plans.forms import EntryForm, Owner, ProgrammeForm
from tests.support.journal_books import TODAY, JournalBook, day
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, opened
from ui.screens.plan.screen import PlanScreen


def plan(office: SmallOffice) -> Iterator[Surface]:
    screen = office.window.show_screen("plan")
    assert isinstance(screen, PlanScreen)
    _begin(office.services, office.made, screen)
    for view in (1, 2, 0):
        screen.show_view(view)
        yield Surface(f"plan view {view}", screen, office.window)
    for name, deed in _forms(screen):
        yield from opened(name, deed)
    _report(office.services, office.made, screen)
    yield Surface("plan reported", screen, office.window)
    yield from opened("amend a plan", screen.plan_bar.buttons["amend"].click)


def _begin(services: Services, made: JournalBook, screen: PlanScreen) -> None:
    """Write a trip and a line of the Commission's programme, and show their day."""
    owner = Owner(group_id=made.group.id)
    trip = EntryForm(owner, day(25), day(25), "Dự sinh hoạt chi bộ", territory_id=made.followed.id)
    entry, _kinds = services.plans.save_entry(trip)
    services.plans.save_item(ProgrammeForm(day(25), day(25), "Giao ban Lãnh đạo Ban"))
    screen.open_record(RecordKind.PLAN_ENTRY, entry)


def _forms(screen: PlanScreen) -> tuple[tuple[str, Callable[[], object]], ...]:
    """Return what opens each form, by name."""

    def propose() -> None:
        screen.show_day(day(15, 12))
        screen.deeds.propose.trigger()

    return (
        ("new trip of a plan", screen.deeds.add.trigger),
        ("trip of a plan", screen.deeds.edit.trigger),
        ("line of a programme", screen.deeds.programme.trigger),
        ("preview of a plan", screen.deeds.print_plan.trigger),
        ("preview of a week", screen.deeds.print_week.trigger),
        ("report a plan", screen.plan_bar.buttons["report"].click),
        ("trips proposed", propose),
    )


def _report(services: Services, made: JournalBook, screen: PlanScreen) -> None:
    """Report the plan and show it."""
    owner = Owner(group_id=made.group.id)
    plan = services.plans.month(owner, day(1)).plan
    assert plan is not None
    services.plans.take(plan.id, "report", Word(made.book.person_id, TODAY))
    screen.look_at(owner, day(25))
