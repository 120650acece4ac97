"""What the groups screen reads and writes; no Qt here."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.people import LeaderPost
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.text import matches
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.office import Choice, DivisionRow
from app.read_models.people import GroupDetail, GroupRow, PersonRow
from app.read_models.roster import (
    DecisionRow,
    FollowerRow,
    PersonDetail,
    PostRow,
    StandingMemberRow,
)
from app.services.container import Services
from app.services.decision_forms import DecisionForm
from app.services.drafts import Payload
from app.services.made_paper import MadePaper
from app.services.presenting import Presenter
from app.services.roster import Who
from ui.screens.groups.words import listed, word

Kinds = frozenset[RecordKind]
Deed = Callable[[], Kinds | tuple[uuid.UUID, Kinds]]
Draft = tuple[dt.datetime, Payload] | None


@dataclass(frozen=True, slots=True)
class Leadership:
    """What the third page shows."""

    posts: tuple[PostRow, ...]
    followers: tuple[FollowerRow, ...]
    standing_members: tuple[StandingMemberRow, ...]


@dataclass(frozen=True, slots=True)
class FormLists:
    """What the dialogs of this screen choose from."""

    leaders: tuple[Choice, ...]
    officers: tuple[Choice, ...]
    divisions: tuple[Choice, ...]
    division_rows: tuple[DivisionRow, ...]
    territories: tuple[Choice, ...]
    decisions: tuple[DecisionRow, ...]
    commission: str
    """The Commission as issuer: ``Ban Tổ chức Tỉnh ủy``."""
    committee_body: str
    """The Standing Committee as issuer: ``Ban Thường vụ Tỉnh ủy``."""
    head: str


class FormKeeper:
    """Keeps and wipes the draft of one form on the store's thread."""

    def __init__(self, presenter: "GroupsPresenter", form: str) -> None:
        self._presenter = presenter
        self._form = form

    def save(self, payload: Payload) -> None:
        """Keep what stands in the form."""
        self._presenter.save_draft(self._form, payload)

    def wipe(self) -> None:
        """Throw it away."""
        self._presenter.wipe_draft(self._form)


class GroupsPresenter(Presenter):
    """Decisions of the screen; lives on the main thread."""

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
    ) -> None:
        super().__init__(runner, messages, announce)
        self.services = services
        self.messages = messages
        self.today = services.groups.today

    def load_groups(
        self,
        with_ended: bool,
        territory_ids: frozenset[uuid.UUID],
        show: Callable[[tuple[GroupRow, ...]], None],
    ) -> None:
        """Read the list of groups, narrowed to those of ``territory_ids`` where there are any."""
        groups = self.services.groups
        self.ask(
            "groups",
            lambda: groups.groups(with_ended=with_ended, territory_ids=territory_ids),
            show,
        )

    def load_group(
        self, group_id: uuid.UUID, show: Callable[[GroupDetail, tuple[DecisionRow, ...]], None]
    ) -> None:
        """Read one group, and the decisions that it and its assignments rest on."""
        groups = self.services.groups

        def read() -> tuple[GroupDetail, tuple[DecisionRow, ...]]:
            group = groups.group(group_id)
            named = {(one.decision_number, one.decision_signed_on) for one in group.assignments}
            return group, tuple(
                one
                for one in groups.decisions()
                if one.id == group.decision_id or (one.number, one.signed_on) in named
            )

        self.ask("group", read, lambda found: show(*found))

    def load_people(self, with_former: bool, show: Callable[[tuple[PersonRow, ...]], None]) -> None:
        """Read the officers; leaders and followers stand on their own page."""
        roster = self.services.roster

        def read() -> tuple[PersonRow, ...]:
            return tuple(
                row
                for row in roster.people(with_former=with_former)
                if is_officer(row) and (with_former or not row.is_leader)
            )

        self.ask("people", read, show)

    def load_person(self, person_id: uuid.UUID, show: Callable[[PersonDetail], None]) -> None:
        """Read one person with all he was."""
        self.ask("person", lambda: self.services.roster.person(person_id), show)

    def load_leadership(self, with_former: bool, show: Callable[[Leadership], None]) -> None:
        """Read leaders, followers and Standing Committee members."""
        roster, today = self.services.roster, self.today

        def read() -> Leadership:
            return Leadership(
                tuple(
                    one
                    for one in roster.posts()
                    if with_former or one.valid_to is None or one.valid_to >= today
                ),
                roster.followers(with_former=with_former),
                tuple(
                    one
                    for one in roster.standing_members()
                    if with_former or one.valid_to is None or one.valid_to >= today
                ),
            )

        self.ask("leadership", read, show)

    def print_groups(self, show: Callable[[MadePaper], None]) -> None:
        """Make the list of the groups."""
        lists = self.services.roster_lists
        self.act(lambda _progress: lists.groups(), show, title=_("Lập danh sách để in"))

    def print_followers(self, show: Callable[[MadePaper], None]) -> None:
        """Make the list of the followers of communes."""
        lists = self.services.roster_lists
        self.act(lambda _progress: lists.followers(), show, title=_("Lập danh sách để in"))

    def load_form(self, form: str, show: Callable[[FormLists, Draft], None]) -> None:
        """Read what a form chooses from, and what was being typed in it."""
        services = self.services

        def read() -> tuple[FormLists, Draft]:
            office = services.office.office()
            leaders = services.office.leaders()
            body = " ".join(office.committee_name.split()[:2])
            lists = FormLists(
                leaders=tuple(
                    Choice(one.person_id, one.full_name, word(one.post)) for one in leaders
                ),
                officers=services.groups.officers(),
                divisions=services.office.divisions(),
                division_rows=services.office.division_rows(),
                territories=services.assignments.territories(),
                decisions=services.groups.offered_decisions(),
                commission=f"{office.commission_name} {body}".strip(),
                committee_body=f"Ban Thường vụ {body}".strip(),
                head=next(
                    (one.full_name for one in leaders if one.post is not LeaderPost.DEPUTY), ""
                ),
            )
            return lists, services.drafts.load(form)

        self.ask("form", read, lambda found: show(*found))

    def load_paper_form(
        self,
        form: str,
        read: Callable[[], DecisionForm],
        show: Callable[[DecisionForm, Draft], None],
    ) -> None:
        """Read what the form of a paper opens with, and what was being typed in it."""
        drafts = self.services.drafts
        self.ask("paper", lambda: (read(), drafts.load(form)), lambda found: show(*found))

    def load_namesakes(self, name: str, show: Callable[[tuple[PersonRow, ...]], None]) -> None:
        """Read who is in the book by that name."""
        self.ask("namesakes", lambda: self.services.roster.namesakes(name), show)

    def write(
        self,
        deed: Deed,
        said: str,
        done: Callable[[], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        form: str = "",
    ) -> None:
        """Do it, then say so and tell every screen; the draft of ``form`` goes with it."""

        def work() -> Kinds:
            result = deed()
            if form:
                self.services.drafts.wipe(form)
            return result[1] if isinstance(result, tuple) else result

        def deliver(kinds: Kinds) -> None:
            if done is not None:
                done()
            self._messages.done(said)
            self._announce(kinds)

        self._runner.submit(lambda _progress: work(), deliver, failed or self._messages.failed)

    def add_leader(self, who: Who, post: LeaderPost, since: dt.date | None) -> Kinds:
        """Add a leader, on the store's thread; raises DomainError ``namesake`` as the roster."""
        is_new = who.person_id is None and not who.distinction.strip()
        if is_new and self.services.roster.namesakes(who.full_name):
            raise DomainError("namesake", field="full_name", name=who.full_name.strip())
        return self.services.office.add_leader(
            who.full_name, post, since, who.person_id, distinction=who.distinction
        )

    def keeper(self, form: str) -> FormKeeper:
        """Return where the draft of a form is kept."""
        return FormKeeper(self, form)

    def save_draft(self, form: str, payload: Payload) -> None:
        """Keep a draft."""
        self.act(lambda _progress: self.services.drafts.save(form, payload))

    def wipe_draft(self, form: str) -> None:
        """Throw a draft away."""
        self.act(lambda _progress: self.services.drafts.wipe(form))


def is_officer(row: PersonRow) -> bool:
    """Tell whether somebody stands on the roster of officers."""
    return row.division_id is not None or not (row.is_leader or row.is_follower)


def found_by(query: str, row: PersonRow) -> bool:
    """Tell whether what was typed finds this person (with or without accents)."""
    role = "" if row.group_role is None else word(row.group_role)
    text = listed(
        (row.full_name, row.distinction, row.title, row.division_name, row.group_name, role,
         row.phone)
    )  # fmt: skip
    return matches(query, text)
