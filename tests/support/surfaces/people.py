"""Groups, officers and leaders."""

from collections.abc import Iterator

from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, opened
from ui.screens.groups.screen import GroupsScreen


def groups(office: SmallOffice) -> Iterator[Surface]:
    screen = office.window.show_screen("groups")
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
        ("assignment decision", page.print_decision),
    ):
        yield from opened(name, deed)
    screen.tabs.setCurrentWidget(screen.officers)
    screen.officers.list.select_first()
    for name, deed in (
        ("new officer", screen.officers.new),
        ("edit officer", screen.officers.edit),
        ("end officer", screen.officers.end),
        ("division", screen.officers.add_division),
    ):
        yield from opened(name, deed)
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
        ("tờ trình on followers", leaders.print_papers),
        ("standing member", leaders.add_standing),
        ("end standing member", leaders.end_standing),
    ):
        yield from opened(name, deed)
    screen.tabs.setCurrentIndex(0)
