"""Who owes, in words."""

from collections.abc import Callable
from typing import Any

from app.regulations.readable.words import NameBook
from app.regulations.vocabulary.choices import FollowedBy, PeersBy
from app.regulations.vocabulary.terms import Names, Word
from app.regulations.vocabulary.who import (
    BodyOwner,
    DivisionOwner,
    Follower,
    GroupLead,
    GroupMember,
    GroupOwner,
    LeaderInCharge,
    Peers,
    PersonNamed,
    RoleHolder,
    StandingMemberInCharge,
    TerritoryOwner,
)

_FOLLOWED = {
    FollowedBy.ANY: "",
    FollowedBy.GROUP: " do nhóm theo dõi",
    FollowedBy.FOLLOWER: " do cán bộ theo dõi",
}


def _follower(word: Follower, names: NameBook) -> str:
    if not word.level:
        return "cán bộ theo dõi địa bàn"
    return f"cán bộ theo dõi địa bàn thuộc {names.name(word.level, Names.LEVEL)}"


def _role(word: RoleHolder, names: NameBook) -> str:
    text = names.name(word.role, Names.ROLE)
    if word.level:
        text += f" {names.name(word.level, Names.LEVEL)}"
    return f"{text} của {word.division}" if word.division else text


def _division(word: DivisionOwner, _names: NameBook) -> str:
    if word.overseer:
        watching = "phòng được giao theo dõi việc thực hiện quy chế"
        return f"{watching} ({word.division})" if word.division else watching
    return word.division or "từng phòng thuộc Ban"


def _territory(word: TerritoryOwner, _names: NameBook) -> str:
    text = f"cấp ủy, cơ quan, đơn vị của địa bàn{_FOLLOWED[word.followed_by]}"
    return text if word.followed else f"{text}, kể cả nơi chưa có người theo dõi"


def _standing(word: StandingMemberInCharge, _names: NameBook) -> str:
    text = "ủy viên Ban Thường vụ phụ trách"
    where = _FOLLOWED[word.followed_by]
    return f"{text} địa bàn{where}" if where else text


def _peers(word: Peers, names: NameBook) -> str:
    if word.first is None and word.second is None:
        both = "hai bên"
    else:
        sides = [
            who_in_words(one, names) if one else "bên kia" for one in (word.first, word.second)
        ]
        both = " và ".join(sides)
    by = "cùng địa bàn" if word.by is PeersBy.TERRITORY else "theo cặp do cơ quan định"
    return f"{both} ({by}), bên này với bên kia"


_PHRASES: dict[type[Word], Callable[[Any, NameBook], str]] = {
    GroupOwner: lambda _word, _names: "nhóm công chức theo dõi địa bàn",
    GroupLead: lambda _word, _names: "trưởng nhóm",
    GroupMember: lambda _word, _names: "từng công chức trong nhóm",
    Follower: _follower,
    LeaderInCharge: lambda _word, _names: "Lãnh đạo Ban phụ trách",
    StandingMemberInCharge: _standing,
    RoleHolder: _role,
    PersonNamed: lambda word, _names: f"đồng chí {word.person}",
    DivisionOwner: _division,
    TerritoryOwner: _territory,
    BodyOwner: lambda word, _names: word.body,
    Peers: _peers,
}


def who_in_words(word: Word, names: NameBook) -> str:
    """Return the owner as the subject of a sentence, in small letters."""
    return _PHRASES[type(word)](word, names)
