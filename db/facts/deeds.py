"""Facts of what was done, of raw rows: engagements, papers, recorded events."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from app.domain.engagement import Planning
from app.domain.rating import RatingState
from app.domain.record import RecordKind as Kind
from app.domain.report import ReportState
from app.read_models.facts import ConsentFact, EngagementFact, EventFact, PaperFact
from db.facts.columns import CONFIRMATION, RawRow, Rows
from db.facts.values import Values

#: Day of the notice, day of the contact, consents.
_Given = tuple[dt.date | None, dt.date | None, tuple[ConsentFact, ...]]
_NOT_GIVEN: _Given = (None, None, ())
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
            cancelled_on,
        ) in self._rows[Kind.ENGAGEMENT]:
            key = ids[raw]
            notice_on, contacted_on, consents = notices.get(raw, _NOT_GIVEN)
            outcome_on, has_minutes = outcomes.get(raw, _NOT_TOLD)
            confirmed_on, confirmed_by = confirmations.get(key, (None, None))
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
                    invited_on=on[invited_on],
                    has_invitation=bool(invitation or invited_on),
                    consents=consents,
                    outcome_on=outcome_on,
                    has_minutes=has_minutes,
                    in_plan=planning == Planning.PLANNED,
                    confirmed_on=confirmed_on,
                    confirmed_by=confirmed_by,
                    cancelled_on=on[cancelled_on],
                    serves=regulations[serves],
                    mutual=bool(mutual),
                )
            )
        return tuple(found)

    def _notices(self) -> dict[Any, _Given]:
        """Return what was told before, by engagement; of two devices' notices the first days."""
        ids, on = self._id, self._on
        found: dict[Any, _Given] = {}
        for _, entry, given_on, contacted_on, by, agreed_on, days, place in self._rows[Kind.NOTICE]:
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
            *self.papers_of(self._rows[Kind.FULFILMENT]),
            *self._ratings(),
            *self._findings(),
        )

    def _reports(self) -> Iterator[PaperFact]:
        ids, on = self._id, self._on
        for raw, kind, group, since, until, state, handed_in, answered in self._rows[Kind.REPORT]:
            if handed_in is not None:
                yield PaperFact(
                    key=ids[raw],
                    kind=kind,
                    author=ids[group],
                    period_from=on[since],
                    period_to=on[until],
                    done_on=on[handed_in],
                    handed_in_on=on[handed_in],
                    received_on=on[answered] if state == ReportState.RECEIVED else None,
                    returned_on=on[answered] if state == ReportState.RETURNED else None,
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
        for raw, kind, territory, raised_on, person, group, engagement in self._rows[Kind.FINDING]:
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
        """Return the recorded events that were not cancelled."""
        ids, on = self._id, self._on
        return tuple(
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


def _earlier(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return min(one, other) if one and other else one or other
