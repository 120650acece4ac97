"""Facts of what was done, of raw rows: engagements, papers, recorded events."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from app.domain.engagement import Planning
from app.domain.flow import Channel
from app.domain.leaders_session import LeadersSessionState
from app.domain.month_plan import PlanState
from app.domain.oral_report import OralReportState
from app.domain.rating import RatingState
from app.domain.record import RecordKind as Kind
from app.domain.report import ReportState
from app.read_models.facts import ConsentFact, EngagementFact, EventFact, PaperFact
from db.facts.columns import CONFIRMATION, RawRow, Rows
from db.facts.values import Values

#: Day of the notice, day of the contact, consents.
_Given = tuple[dt.date | None, dt.date | None, tuple[ConsentFact, ...]]
_NOT_GIVEN: _Given = (None, None, ())
_WORKING_SESSION = "working_session"
_MONTH_PLAN = "month_plan"
_TAKEN = frozenset({PlanState.SEEN, PlanState.REMARKED, PlanState.APPROVED, PlanState.AMENDED})
#: How an oral report was given, in the words of regulations.
_CHANNELS = {
    Channel.IN_PERSON: "oral",
    Channel.PHONE: "phone",
    Channel.PAPER: "paper",
    Channel.MESSAGE: "form",
}

#: Day of the outcome, whether minutes were written.
_Told = tuple[dt.date | None, bool]
_NOT_TOLD: _Told = (None, False)


class Deeds:
    """Maps the rows of a window; order of rows is kept.

    Besides them it needs the whole of subject fields, regulations, memberships, and schemes and
    levels of ratings.
    """

    def __init__(self, rows: Rows, values: Values) -> None:
        self._rows = rows
        self._values = values
        self._id, self._on = values.ids, values.days
        ids = values.ids
        self._fields = {ids[raw]: code for raw, code in rows[Kind.SUBJECT_FIELD]}
        self._regulations = {ids[raw]: key for raw, key in rows[Kind.REGULATION]}

    def engagements(self) -> tuple[EngagementFact, ...]:
        """Return the engagements with what was told before and after them."""
        ids, on, lists = self._id, self._on, self._values.lists
        fields = self._values.lists_of(self._fields.get)
        regulations = self._values.lists_of(lambda one: self._regulations.get(one, one.hex))
        notices, outcomes = self._notices(), self._outcomes()
        confirmations = self._confirmations()
        planned, invited = self._planned(), self._invited()
        found = []
        for (
            raw,
            kind,
            starts_on,
            ends_on,
            territory,
            group,
            people,
            subject_fields,
            place,
            planning,
            order,
            order_on,
            invitation,
            invited_on,
            level,
            category,
            serves,
            mutual,
            partners,
            partner_body,
            cancelled_on,
        ) in self._rows[Kind.ENGAGEMENT]:
            key = ids[raw]
            notice_on, contacted_on, consents = notices.get(raw, _NOT_GIVEN)
            outcome_on, has_minutes = outcomes.get(raw, _NOT_TOLD)
            confirmed_on, confirmed_by = confirmations.get(key, (None, None))
            if confirmed_on is None and planning == Planning.URGENT:
                confirmed_on, confirmed_by = _agreed_after(consents, on[starts_on])
            invited_since = on[invited_on]
            if not invitation and invited_since is None:
                invited_since = invited.get(raw)
            found.append(
                EngagementFact(
                    key=key,
                    kind=kind,
                    start=on[starts_on],
                    end=on[ends_on],
                    territories=() if territory is None else (ids[territory],),
                    group=ids[group],
                    people=lists[people],
                    level=level,
                    category=category,
                    subject_fields=fields[subject_fields],
                    place=place,
                    planning=planning or "",
                    notice_on=notice_on,
                    contacted_on=contacted_on,
                    order_on=on[order_on],
                    has_order=bool(order or order_on),
                    invited_on=invited_since,
                    has_invitation=bool(invitation or invited_since),
                    consents=consents,
                    outcome_on=outcome_on,
                    has_minutes=has_minutes,
                    in_plan=planning == Planning.PLANNED or raw in planned,
                    confirmed_on=confirmed_on,
                    confirmed_by=confirmed_by,
                    cancelled_on=on[cancelled_on],
                    serves=regulations[serves],
                    mutual=bool(mutual),
                    partners=(*lists[partners], partner_body) if partner_body else lists[partners],
                )
            )
        return tuple(found)

    def _planned(self) -> set[Any]:
        """Return the engagements that a trip of a month plan became."""
        return {entry for _, entry, withdrawn in self._rows[Kind.PLAN_ENTRY] if withdrawn is None}

    def _invited(self) -> dict[Any, dt.date]:
        """Return by engagement when the first of its invitations was received."""
        found: dict[Any, dt.date] = {}
        for _, entry, received_on in self._rows[Kind.INVITATION]:
            day = self._on[received_on]
            found[entry] = min(found.get(entry, day), day)
        return found

    def _notices(self) -> dict[Any, _Given]:
        """Return what was told before, by engagement; of two devices' notices the first days."""
        ids, on = self._id, self._on
        found: dict[Any, _Given] = {}
        for row in self._rows[Kind.NOTICE]:
            _, entry, given_on, contacted_on, given_by, stood_for, agreed_on, days, place = row
            # A substitute by dates agrees as the one whose word it is.
            by = stood_for or given_by
            agreed = by is not None and agreed_on is not None
            consents = (ConsentFact(ids[by], on[agreed_on], days, place),) if agreed else ()
            given = on[given_on], on[contacted_on], consents
            held = found.get(entry)
            found[entry] = (
                given
                if held is None
                else (
                    _earlier(held[0], given[0]),
                    _earlier(held[1], given[1]),
                    held[2] + consents,
                )
            )
        return found

    def _outcomes(self) -> dict[Any, _Told]:
        """Return when it was told afterwards, and whether with minutes, by engagement."""
        found: dict[Any, _Told] = {}
        for _, entry, reported_on, has_minutes in self._rows[Kind.OUTCOME]:
            day, minutes = found.get(entry, _NOT_TOLD)
            found[entry] = _earlier(day, self._on[reported_on]), minutes or bool(has_minutes)
        return found

    def _confirmations(self) -> dict[Any, tuple[dt.date, Any]]:
        """Return by engagement when it was first confirmed afterwards, and by whom."""
        found: dict[Any, tuple[dt.date, Any]] = {}
        for one in self.papers_of(self._rows[Kind.FULFILMENT]):
            day = one.confirmed_on or one.done_on or one.handed_in_on or one.received_on
            if one.kind != CONFIRMATION or one.event is None or day is None:
                continue
            held = found.get(one.event)
            if held is None or day < held[0]:
                found[one.event] = day, one.confirmed_by or one.author
        return found

    def papers(self) -> tuple[PaperFact, ...]:
        """Return reports, fulfilments, proposed ratings and findings as papers."""
        return (
            *self._reports(),
            *self._plans(),
            *self._oral_reports(),
            *self.papers_of(self._rows[Kind.FULFILMENT]),
            *self._ratings(),
            *self._findings(),
        )

    def _reports(self) -> Iterator[PaperFact]:
        """What the Commission itself writes answers no duty of a group or a follower."""
        ids, on = self._id, self._on
        for row in self._rows[Kind.REPORT]:
            raw, kind, group, follower, place, since, until, state, handed_in, answered = row
            author = group or follower
            if handed_in is not None and author is not None:
                yield PaperFact(
                    key=ids[raw],
                    kind=kind,
                    author=ids[author],
                    territory=ids[place],
                    period_from=on[since],
                    period_to=on[until],
                    done_on=on[handed_in],
                    handed_in_on=on[handed_in],
                    received_on=on[answered] if state == ReportState.RECEIVED else None,
                    returned_on=on[answered] if state == ReportState.RETURNED else None,
                )

    def _plans(self) -> Iterator[PaperFact]:
        """A plan is in since it was first reported, though it be amended and reported again."""
        ids, on = self._id, self._on
        for raw, group, person, month, state, reported, answered in self._rows[Kind.MONTH_PLAN]:
            if reported is not None:
                first = on[month]
                yield PaperFact(
                    key=ids[raw],
                    kind=_MONTH_PLAN,
                    author=ids[group or person],
                    period_from=first,
                    period_to=last_of_month(first),
                    done_on=on[reported],
                    handed_in_on=on[reported],
                    received_on=on[answered] if state in _TAKEN else None,
                    returned_on=on[answered] if state == PlanState.RETURNED else None,
                )

    def _oral_reports(self) -> Iterator[PaperFact]:
        """What stands for no report is none; told to no leader of the Commission it says to whom.

        Whom a regulation calls the leaders it does not name one by one.
        """
        ids, on = self._id, self._on
        names = {ids[raw]: name for raw, name, _ in self._rows[Kind.PERSON]}
        posts: dict[Any, list[tuple[dt.date, dt.date]]] = {}
        for _, since, until, person, _ in self._rows[Kind.COMMISSION_LEADER]:
            days = (on[since] or dt.date.min, on[until] or dt.date.max)
            posts.setdefault(ids[person], []).append(days)
        for row in self._rows[Kind.ORAL_REPORT]:
            raw, group, by, to, day, channel, place, kind, since, until, state, answered = row
            if kind is None:
                continue
            told_on, heard = on[day], state != OralReportState.TOLD
            leads = any(first <= told_on <= last for first, last in posts.get(ids[to], ()))
            yield PaperFact(
                key=ids[raw],
                kind=kind,
                author=ids[group or by],
                territory=ids[place],
                period_from=on[since],
                period_to=on[until],
                done_on=told_on,
                handed_in_on=told_on,
                received_on=on[answered] if heard else None,
                to="" if leads else names.get(ids[to], ""),
                channel=_CHANNELS[Channel(channel)],
            )

    def papers_of(self, fulfilments: Iterable[RawRow]) -> Iterator[PaperFact]:
        """Yield the fulfilments that were not cancelled."""
        ids, on = self._id, self._on
        for (
            raw,
            kind,
            regulation,
            person,
            group,
            division,
            territory,
            body,
            for_territory,
            about_person,
            about_group,
            period_from,
            period_to,
            event,
            done_on,
            handed_in_on,
            received_on,
            returned_on,
            confirmed_on,
            confirmed_by,
            passed_on_on,
            passed_on_by,
            addressee,
            through,
            channel,
            form,
            scheme,
            level,
            category,
            cancelled_on,
        ) in fulfilments:
            if cancelled_on is not None:
                continue
            named = self._id[regulation]
            yield PaperFact(
                key=ids[raw],
                kind=kind,
                author=ids[person or group or division or territory] or body or None,
                territory=ids[for_territory or territory],
                about=ids[about_person or about_group],
                period_from=on[period_from],
                period_to=on[period_to],
                event=ids[event],
                done_on=on[done_on],
                handed_in_on=on[handed_in_on],
                received_on=on[received_on],
                returned_on=on[returned_on],
                confirmed_on=on[confirmed_on],
                confirmed_by=ids[confirmed_by],
                passed_on_on=on[passed_on_on],
                passed_on_by=ids[passed_on_by],
                to=addressee,
                through=through,
                channel=channel,
                form=form,
                scheme=scheme,
                level=level,
                category=category,
                serves=() if named is None else (self._regulations.get(named, named.hex),),
            )

    def _ratings(self) -> Iterator[PaperFact]:
        ids, on = self._id, self._on
        schemes = {ids[raw]: name for raw, name in self._rows[Kind.RATING_SCHEME]}
        levels = {ids[raw]: name for raw, name in self._rows[Kind.RATING_LEVEL]}
        for raw, territory, year, scheme, level, group, state, day in self._rows[
            Kind.TERRITORY_RATING
        ]:
            if state == RatingState.PROPOSED and dt.MINYEAR <= year <= dt.MAXYEAR:
                yield PaperFact(
                    key=ids[raw],
                    kind="rating",
                    author=ids[group],
                    territory=ids[territory],
                    period_from=dt.date(year, 1, 1),
                    period_to=dt.date(year, 12, 31),
                    done_on=on[day],
                    handed_in_on=on[day],
                    scheme=schemes.get(ids[scheme], ""),
                    level=levels.get(ids[level], ""),
                )

    def _findings(self) -> Iterator[PaperFact]:
        """A member's finding counts for his group too, another's entry for the group alone."""
        ids, on = self._id, self._on
        members = {
            (ids[group], ids[person])
            for _, _, _, group, person, _ in self._rows[Kind.GROUP_MEMBERSHIP]
        }
        for row in self._rows[Kind.FINDING]:
            raw, kind, territory, raised_on, person, group, engagement, withdrawn_on = row
            if withdrawn_on is not None:
                continue
            of_person = group is None or (ids[group], ids[person]) in members
            yield PaperFact(
                key=ids[raw],
                kind="finding",
                author=ids[person] if of_person else ids[group],
                territory=ids[territory],
                event=ids[engagement],
                done_on=on[raised_on],
                category=kind,
            )

    def events(self) -> tuple[EventFact, ...]:
        """Return the recorded events and sessions of the leaders that were not cancelled."""
        return tuple(sorted((*self._recorded(), *self._sessions()), key=_key))

    def _sessions(self) -> Iterator[EventFact]:
        ids, on = self._id, self._on
        for raw, territory, day, subject, state in self._rows[Kind.LEADERS_SESSION]:
            if state != LeadersSessionState.CANCELLED:
                yield EventFact(
                    key=ids[raw],
                    kind=_WORKING_SESSION,
                    on=on[day],
                    name=subject,
                    territory=ids[territory],
                )

    def _recorded(self) -> Iterator[EventFact]:
        ids, on = self._id, self._on
        return (
            EventFact(
                key=ids[raw],
                kind=kind,
                on=on[day],
                until=on[until],
                name=name,
                territory=ids[territory],
                person=ids[person],
                group=ids[group],
            )
            for raw, kind, name, territory, person, group, day, until, cancelled in self._rows[
                Kind.RECORDED_EVENT
            ]
            if cancelled is None
        )


def _key(one: EventFact) -> Any:
    return str(one.key)


def _agreed_after(consents: tuple[ConsentFact, ...], start: dt.date) -> tuple[dt.date | None, Any]:
    """Return the first consent given once one had left: it confirms what was urgent."""
    later = [one for one in consents if one.on >= start]
    first = min(later, key=lambda one: one.on, default=None)
    return (None, None) if first is None else (first.on, first.by)


def last_of_month(day: dt.date) -> dt.date:
    """Return the last day of the month."""
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def _earlier(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return min(one, other) if one and other else one or other
