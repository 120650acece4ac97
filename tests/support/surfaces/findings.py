"""Findings: their panes, steps, board and clusters."""

from collections.abc import Iterator

from app.domain.finding import FindingKind, HandoverTo
from app.domain.flow import Word
from app.domain.record import RecordKind
from app.services.finding_forms import HandOver, NewCluster, NewFinding
from tests.support.journal_books import TODAY
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, opened
from ui.screens.findings.screen import FindingsScreen


def findings(office: SmallOffice) -> Iterator[Surface]:
    findings, me = office.services.findings, office.book.person_id
    places = (office.made.followed.id, office.made.other.id)
    texts = ("Thiếu nhà văn hóa", "Chưa có nhà văn hóa")
    made = [
        findings.add_finding(NewFinding(FindingKind.DIFFICULTY, text, territory_id=place))[0]
        for text, place in zip(texts, places, strict=True)
    ]
    office.services.finding_clusters.make(NewCluster("Nhà văn hóa", tuple(made)))
    new = NewFinding(FindingKind.NEW_MODEL, "Chi bộ số", territory_id=places[0])
    model, _kinds = findings.add_finding(new)
    asked = HandOver(HandoverTo.AGENCY, body="Sở Tài chính", due_on=TODAY)
    findings.hand_over(made[0], asked, Word(me, TODAY, "Bố trí vốn"))
    screen = office.window.show_screen("findings")
    assert isinstance(screen, FindingsScreen)
    actions = screen.actions_of_findings
    yield from opened("new finding", actions.add.trigger)
    for finding_id in (*made, model):
        screen.open_record(RecordKind.FINDING, finding_id)
        for place in range(screen.list.pane.tabs.count()):
            screen.list.pane.tabs.setCurrentIndex(place)
            yield Surface(f"finding pane {place}", screen, office.window)
        screen.list.pane.tabs.setCurrentIndex(0)
        for action in (*actions.steps.values(), actions.edit, actions.uptake, actions.group):
            if action.isEnabled():
                yield from opened(f"finding {action.text()}", action.trigger)
    yield from opened("list of findings", screen.choose_list)
    for place, name in ((1, "board of findings"), (2, "clusters")):
        screen.tabs.setCurrentIndex(place)
        yield Surface(name, screen, office.window)
    row = screen.clusters.list.current()
    assert row is not None
    members = screen.clusters.members.model.rows
    yield from opened("settle cluster", lambda: actions.open_cluster_settle(members))
    yield from opened("name cluster", lambda: actions.open_cluster_name(row))
    screen.tabs.setCurrentIndex(0)
