"""Base of the services that fill letters: who issues them, who signs, how bodies are called."""

import datetime as dt
import uuid

from app.documents.engagement_terms import LEADER_POSTS
from app.documents.post_words import post_at
from app.read_models.letter_papers import LetterFrame
from app.read_models.people import PersonRow
from app.read_models.trip_papers import Traveller
from app.services.paper_service import PaperService
from app.services.printing import authority_of
from app.services.signing_leader import signing_leader

LEAD = "TRƯỞNG NHÓM"


class LetterService(PaperService):
    """See the module; called on the store's thread."""

    def _commission_frame(self, day: dt.date) -> LetterFrame:
        """Return the frame of a letter of the Commission, signed by its head of that day."""
        office = self._office()
        head = signing_leader(self._queries.office.leaders(self._scope, day))
        return LetterFrame(
            authority=authority_of(office),
            place=office.place_name,
            signed_on=day,
            signer_lines=head.lines,
            signer_name=head.name,
            is_sample=office.is_sample,
        )

    def _group_frame(self, group_id: uuid.UUID, day: dt.date) -> LetterFrame:
        """Return the frame of a paper of a group, signed by its lead of that day."""
        office = self._office()
        group = self._queries.people.group(self._scope, group_id, day).row
        return LetterFrame(
            authority=authority_of(office),
            place=office.place_name,
            signed_on=day,
            signer_lines=(LEAD,),
            signer_name=group.lead_name,
            group_name=group.name,
            is_sample=office.is_sample,
        )

    def _committee_of(self, territory_id: uuid.UUID, day: dt.date) -> str:
        """Return the Party committee that a letter to a territory goes to.

        ``Đảng bộ xã Tân Lập`` is led by ``Đảng ủy xã Tân Lập``; where the book names no Party
        organisation, the territory's own name stands.
        """
        row = self._queries.territories.profile(self._scope, territory_id, day).row
        return committee_name(row.party_organisation) or row.name

    def _posts(self, day: dt.date) -> dict[uuid.UUID, Traveller]:
        """Return everybody of the book with the post that he holds on a day."""
        leaders = {
            one.person_id: LEADER_POSTS[one.post]
            for one in self._queries.office.leaders(self._scope, day)
        }
        followers = {
            one.person_id: post_at(one.post_title, one.home_agency)
            for one in self._queries.roster.followers(self._scope, day)
        }
        return {
            one.id: Traveller(
                one.full_name, leaders.get(one.id) or _post(one) or followers.get(one.id, "")
            )
            for one in self._queries.people.people(self._scope, day, with_former=True)
        }


def committee_name(organisation: str) -> str:
    """Return the committee of a Party organisation: of a Đảng bộ its Đảng ủy."""
    name = organisation.strip()
    rest = name.removeprefix("Đảng bộ ")
    return f"Đảng ủy {rest}" if rest != name else name


def named(traveller: Traveller) -> str:
    """Return ``đồng chí Võ Văn Đức, Phó Trưởng ban``."""
    who = f"đồng chí {traveller.name}"
    return f"{who}, {traveller.post}" if traveller.post else who


def _post(row: PersonRow) -> str:
    return joined_post(row.title, row.division_name)


def joined_post(title: str, division: str) -> str:
    """Return ``Trưởng phòng Tổ chức cán bộ`` or ``Chuyên viên, Phòng Tổ chức cán bộ``.

    The head of a division is named with it, and its name is not said twice.
    """
    last = title.rpartition(" ")[2]
    if division and title.casefold().endswith(division.casefold()):
        return title
    if last.casefold() == "phòng" and division.startswith("Phòng "):
        return f"{title} {division.removeprefix('Phòng ')}"
    return ", ".join(part for part in (title, division) if part)
