"""Who owes: the words of the slot ``who``."""

from dataclasses import dataclass
from typing import ClassVar, Union

from app.i18n import mark as _m
from app.regulations.vocabulary.choices import FollowedBy, PeersBy
from app.regulations.vocabulary.terms import Names, Word, term


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOwner(Word):
    """A group as a whole; its lead answers for it (QC Đ2.3)."""

    WORD: ClassVar[str] = "group"
    LABEL: ClassVar[str] = _m("nhóm công chức theo dõi địa bàn")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLead(Word):
    """The lead of a group, in person (QC Đ7.B)."""

    WORD: ClassVar[str] = "group_lead"
    LABEL: ClassVar[str] = _m("trưởng nhóm")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember(Word):
    """Every officer of a group, the lead among them, each for himself."""

    WORD: ClassVar[str] = "group_member"
    LABEL: ClassVar[str] = _m("từng công chức trong nhóm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower(Word):
    """Whoever follows a territory by an assignment in person (QĐ)."""

    WORD: ClassVar[str] = "follower"
    LABEL: ClassVar[str] = _m("cán bộ theo dõi địa bàn")
    level: str = term(_m("Chỉ người thuộc cấp"), default="", names=Names.LEVEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderInCharge(Word):
    """The Commission's leader in charge of the territory (QC)."""

    WORD: ClassVar[str] = "leader_in_charge"
    LABEL: ClassVar[str] = _m("Lãnh đạo Ban phụ trách")


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingMemberInCharge(Word):
    """The Standing Committee member in charge of the territory's Party organisation (QĐ)."""

    WORD: ClassVar[str] = "standing_member"
    LABEL: ClassVar[str] = _m("ủy viên Ban Thường vụ phụ trách")
    followed_by: FollowedBy = term(_m("Địa bàn do ai theo dõi"), default=FollowedBy.ANY)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHolder(Word):
    """Everybody who holds a role, of a level or division where given."""

    WORD: ClassVar[str] = "role"
    LABEL: ClassVar[str] = _m("người giữ chức danh")
    role: str = term(_m("Chức danh"), names=Names.ROLE)
    level: str = term(_m("Cấp"), default="", names=Names.LEVEL)
    division: str = term(_m("Phòng"), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNamed(Word):
    """One person by name."""

    WORD: ClassVar[str] = "person"
    LABEL: ClassVar[str] = _m("đích danh một người")
    person: str = term(_m("Họ và tên hoặc mã"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionOwner(Word):
    """A division as a unit; ``overseer`` means the one that watches the regulation (QC Đ13.3)."""

    WORD: ClassVar[str] = "division"
    LABEL: ClassVar[str] = _m("phòng thuộc Ban")
    division: str = term(_m("Tên phòng hoặc mã"), default="")
    overseer: bool = term(_m("Phòng được giao theo dõi việc thực hiện quy chế"), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryOwner(Word):
    """The territory itself: its committee, agency or unit (QC Đ9.5)."""

    WORD: ClassVar[str] = "territory"
    LABEL: ClassVar[str] = _m("cấp ủy, cơ quan, đơn vị của địa bàn")
    followed: bool = term(_m("Chỉ địa bàn đang có người theo dõi"), default=True)
    followed_by: FollowedBy = term(_m("Địa bàn do ai theo dõi"), default=FollowedBy.ANY)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyOwner(Word):
    """A third body, outside the Commission (the Provincial Office, a home agency)."""

    WORD: ClassVar[str] = "body"
    LABEL: ClassVar[str] = _m("cơ quan, tổ chức khác")
    body: str = term(_m("Tên cơ quan hoặc mã"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers(Word):
    """Both of two parties, each to the other."""

    WORD: ClassVar[str] = "peers"
    LABEL: ClassVar[str] = _m("hai bên với nhau")
    by: PeersBy = term(_m("Hai bên do"), default=PeersBy.TERRITORY)
    first: "Single | None" = term(_m("Bên thứ nhất"), default=None)
    second: "Single | None" = term(_m("Bên thứ hai"), default=None)


#: One party; peers are two of these.
Single = Union[  # noqa: UP007 - the codec reads the members of the union
    GroupOwner,
    GroupLead,
    GroupMember,
    Follower,
    LeaderInCharge,
    StandingMemberInCharge,
    RoleHolder,
    PersonNamed,
    DivisionOwner,
    TerritoryOwner,
    BodyOwner,
]
Who = Union[Single, Peers]  # noqa: UP007
WHO: tuple[type[Word], ...] = (
    GroupOwner,
    GroupLead,
    GroupMember,
    Follower,
    LeaderInCharge,
    StandingMemberInCharge,
    RoleHolder,
    PersonNamed,
    DivisionOwner,
    TerritoryOwner,
    BodyOwner,
    Peers,
)
