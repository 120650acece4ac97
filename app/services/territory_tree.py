"""The territories of a day as a tree, grouped as the person asks; pure, reads nothing."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.territory import TerritoryCategory
from app.i18n import _, mark
from app.i18n.former_districts import former_district_words
from app.i18n.text import name_sort_key, sort_key
from app.read_models.territories import TerritoryRow

_CATEGORIES = {
    TerritoryCategory.COMMUNE: mark("Xã, phường, đặc khu"),
    TerritoryCategory.DISTRICT: mark("Huyện, thị xã, thành phố"),
    TerritoryCategory.DEPARTMENT: mark("Sở, ban, ngành, cơ quan"),
    TerritoryCategory.FRONT_AND_MASS: mark("Mặt trận, đoàn thể"),
    TerritoryCategory.PARTY_COMMITTEE: mark("Đảng ủy trực thuộc Tỉnh ủy"),
    TerritoryCategory.CENTRAL_AGENCY: mark("Cơ quan Trung ương"),
}


class TreeGrouping(StrEnum):
    """What the branches of the tree are."""

    FORMER_DISTRICT = "former_district"
    """Categories; communes lie under the district of before 1/7/2025 (trap 6)."""
    CATEGORY = "category"
    GROUP = "group"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A branch (``territory`` None), or a territory, which may have others under it.

    ``key`` tells nodes of one tree apart and stays the same when the rows are read anew.
    """

    key: str
    title: str
    territory: TerritoryRow | None
    children: tuple["TreeNode", ...]

    def territories(self) -> Iterator[TerritoryRow]:
        """Yield the territory itself and all below."""
        if self.territory is not None:
            yield self.territory
        for child in self.children:
            yield from child.territories()


def category_word(category: TerritoryCategory) -> str:
    """Return the heading of a category."""
    return _(_CATEGORIES[category])


def territory_tree(rows: Sequence[TerritoryRow], grouping: TreeGrouping) -> tuple[TreeNode, ...]:
    """Arrange the rows; every row stands in exactly one place, names in Vietnamese order."""
    if grouping is TreeGrouping.GROUP:
        return _branches("group", rows, _group_of, _("Chưa có nhóm theo dõi"), sort_key, _leaves)
    if grouping is TreeGrouping.LEADER:
        return _branches(
            "leader", rows, _leader_of, _("Chưa có lãnh đạo phụ trách"), name_sort_key, _leaves
        )
    by_district = grouping is TreeGrouping.FORMER_DISTRICT
    found: list[TreeNode] = []
    for category in TerritoryCategory:
        inside = [row for row in rows if row.category is category]
        if not inside:
            continue
        if by_district and category is TerritoryCategory.COMMUNE:
            children = _branches(
                "district", inside, _district_of, _("Không rõ huyện cũ"), sort_key, _leaves
            )
            if len(children) == 1 and not any(row.former_district for row in inside):
                children = _leaves(inside)
        else:
            children = _leaves(inside)
        found.append(TreeNode(f"category:{category}", category_word(category), None, children))
    return tuple(found)


def _group_of(row: TerritoryRow) -> tuple[str, str]:
    return (str(row.group_id), row.group_name) if row.group_id else ("", "")


def _leader_of(row: TerritoryRow) -> tuple[str, str]:
    return (str(row.leader_id), row.leader_name) if row.leader_id else ("", "")


def _district_of(row: TerritoryRow) -> tuple[str, str]:
    words = former_district_words(row.former_district)
    return (row.former_district, f"({words})") if words else ("", "")


def _branches(
    prefix: str,
    rows: Sequence[TerritoryRow],
    branch_of: Callable[[TerritoryRow], tuple[str, str]],
    none_title: str,
    order: Callable[[str], str],
    leaves: Callable[[Iterable[TerritoryRow]], tuple[TreeNode, ...]],
) -> tuple[TreeNode, ...]:
    inside: dict[tuple[str, str], list[TerritoryRow]] = {}
    for row in rows:
        inside.setdefault(branch_of(row), []).append(row)
    ordered = sorted(inside, key=lambda branch: (not branch[0], order(branch[1])))
    return tuple(
        TreeNode(f"{prefix}:{key}", title or none_title, None, leaves(inside[(key, title)]))
        for key, title in ordered
    )


def _leaves(rows: Iterable[TerritoryRow]) -> tuple[TreeNode, ...]:
    """Put each territory under its parent where that one is here too."""
    ordered = sorted(rows, key=lambda row: sort_key(row.name))
    here = {row.id for row in ordered}
    below: dict[uuid.UUID | None, list[TerritoryRow]] = {}
    for row in ordered:
        below.setdefault(row.parent_id if row.parent_id in here else None, []).append(row)

    def nodes(parent: uuid.UUID | None) -> tuple[TreeNode, ...]:
        return tuple(
            TreeNode(f"territory:{row.id}", row.name, row, nodes(row.id))
            for row in below.get(parent, ())
        )

    return nodes(None)
