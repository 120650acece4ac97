"""Invitations received: who goes, who was told, what was learnt (QC Đ7.B.3, Đ9.3; domain C4)."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping

from app.domain.days import refuse_future
from app.domain.errors import DomainError
from app.domain.flow import Actor, Word
from app.domain.invitation import Invitation
from app.domain.record import RecordKind
from app.domain.standing import Circumstances, Standing
from app.domain.territory import Territory
from app.read_models.meetings import InvitationRow
from app.read_models.steps import OpenStep
from app.services.meeting_forms import (
    InvitationDetail,
    InvitationForm,
    MeetingLists,
    Sent,
    invitation_draft,
    lists_of,
)
from app.services.open_steps import open_steps
from app.services.steps import SteppingService

Kinds = frozenset[RecordKind]


class Invitations(SteppingService):
    """See the module. Writes return the kinds they touched, making ones the new id before them."""

    def pending(self) -> tuple[InvitationRow, ...]:
        """Return the coming ones, then those behind that still wait for something."""
        return self._queries.invitations.pending(self._scope, self._today())

    def between(self, first: dt.date, last: dt.date) -> tuple[InvitationRow, ...]:
        """Return those that meet on these days, the earliest first."""
        return self._queries.invitations.between(self._scope, first, last)

    def one(self, invitation_id: uuid.UUID) -> InvitationRow:
        """Return one; raises DomainError ``record_missing``."""
        return self._queries.invitations.one(self._scope, invitation_id)

    def lists(self) -> MeetingLists:
        """Return what the forms choose from."""
        return lists_of(self._queries, self._scope, self._today(), self._me)

    def detail(self, invitation_id: uuid.UUID) -> InvitationDetail:
        """Return one with its trace and what can be done; raises ``record_missing``."""
        row = self.one(invitation_id)
        today = self._today()
        standing = self._queries.standing.on(self._scope, today)
        leader = _leader(standing, row)
        names = self._queries.records.names(self._scope, [leader] if leader else [])
        return InvitationDetail(
            row=row,
            need=row.need(today),
            trail=self._queries.steps.of(self._scope, [row.id]),
            steps=self._open_steps(row, standing),
            leader_in_charge="" if leader is None or leader not in names else names[leader].name,
        )

    def register(self, form: InvitationForm) -> tuple[uuid.UUID, Kinds]:
        """Enter an invitation, or correct what was entered.

        Raises DomainError ``subject_missing``, ``inviter_missing``, ``invitation_kind``,
        ``too_early``, ``day_in_future``, ``group_missing``, ``invitation_shared``.
        """
        refuse_future(form.received_on, self._today(), "received_on")
        standing = self._queries.standing.on(self._scope, self._today())
        with self._writing() as uow:
            if form.invitation_id is None:
                one = Invitation(
                    received_on=form.received_on, meets_on=form.meets_on, subject=form.subject
                )
                uow.add(one)
            else:
                one = uow.get(Invitation, form.invitation_id)
                one.check_open()
            _fill(one, form, standing)
            if one.territory_id is not None:
                uow.get(Territory, one.territory_id)
            uow.wipe_draft(self._me, invitation_draft(form.invitation_id))
            return one.id, uow.commit().kinds

    def take(self, invitation_id: uuid.UUID, step: str, word: Word | None = None) -> Kinds:
        """Take a step that needs no more than a word: go, grant, refuse, decline, share.

        Raises what ``SteppingService._take`` and ``Invitation.reach`` raise.
        """
        return self._step(invitation_id, step, word, lambda _one, _standing: None)

    def send_member(self, invitation_id: uuid.UUID, sent: Sent, word: Word | None = None) -> Kinds:
        """Send a member in the lead's place; the leader in charge was told (QC Đ7.B.3).

        Raises ``participant_missing``, ``leader_not_told``, ``not_a_group_member``, ``too_early``,
        ``day_in_future`` and those of ``take``.
        """
        if sent.told_on is not None:
            refuse_future(sent.told_on, self._today(), "leader_told_on")

        def prepare(one: Invitation, standing: Standing) -> None:
            members = standing.members_of.get(one.group_id) if one.group_id else None
            if sent.member_id is not None and members is not None:
                if sent.member_id not in members:
                    raise DomainError("not_a_group_member", field="attendees")
                if sent.member_id == standing.lead_of.get(one.group_id or one.id):
                    raise DomainError("lead_goes_himself", field="attendees")
            one.send(sent.member_id, sent.told_on, sent.told_how)

        return self._step(invitation_id, "send_member", word, prepare)

    def ask_more(
        self, invitation_id: uuid.UUID, wanted: tuple[uuid.UUID, ...], word: Word | None = None
    ) -> Kinds:
        """Ask the leader in charge for more members to go with the lead.

        Raises ``participant_missing`` and those of ``take``.
        """

        def prepare(one: Invitation, _standing: Standing) -> None:
            one.wanted_ids = list(dict.fromkeys(wanted))

        return self._step(invitation_id, "ask_more", word, prepare)

    def notice_values(self, row: InvitationRow) -> Mapping[str, object]:
        """Return what the form of the notice begins with (``Context.new_record``)."""
        return {
            "kind": row.kind,
            "territory": row.territory_id,
            "group": row.group_id,
            "subject": row.subject,
            "place": row.place,
            "starts_on": row.meets_on,
            "starts_at": row.meets_at,
            "participants": row.attendee_ids,
            "invitation": row.id,
        }

    def _step(
        self,
        invitation_id: uuid.UUID,
        step: str,
        word: Word | None,
        prepare: Callable[[Invitation, Standing], None],
    ) -> Kinds:
        word = self._own_word() if word is None else word
        standing = self._standing(word)
        with self._writing() as uow:
            one = uow.get(Invitation, invitation_id)
            about = Circumstances(
                territory_id=one.territory_id,
                group_id=one.group_id,
                participant_ids=tuple(one.attendee_ids),
            )
            prepare(one, standing)
            self._take(uow, standing, one, step, word, about)
            return uow.commit().kinds

    def _open_steps(self, row: InvitationRow, standing: Standing) -> tuple[OpenStep, ...]:
        about = Circumstances(
            territory_id=row.territory_id, group_id=row.group_id, participant_ids=row.attendee_ids
        )
        lead = standing.lead_of.get(row.group_id) if row.group_id else None
        acting, leader = standing.acting_for(lead, row.group_id), _leader(standing, row)
        return open_steps(
            Invitation.FLOW,
            row.state,
            standing.actors(self._me, about),
            self._me,
            lambda move: acting if Actor.GROUP_LEAD in move.actors else leader,
        )


def _fill(one: Invitation, form: InvitationForm, standing: Standing) -> None:
    one.territory_id, one.inviter = form.territory_id, form.inviter.strip()
    one.reference, one.received_on = form.reference.strip(), form.received_on
    one.kind, one.subject = form.kind, form.subject.strip()
    one.place, one.meets_on, one.meets_at = form.place.strip(), form.meets_on, form.meets_at
    one.group_id = form.group_id
    one.check()
    if one.group_id is None and one.territory_id is not None:
        one.group_id = standing.group_of_territory.get(one.territory_id)
    if one.group_id is None and not standing.followers_of.get(one.territory_id or one.id):
        raise DomainError("group_missing", field="group")


def _leader(standing: Standing, row: InvitationRow) -> uuid.UUID | None:
    return standing.acting_for(
        standing.leader_in_charge(row.territory_id, row.group_id), row.group_id
    )
