"""Tree and colouring: pure functions over rows, each row in one place, each step in words."""

import datetime as dt
import uuid

import pytest

from app.domain.territory import TerritoryCategory
from app.read_models.map import ColourScheme
from app.read_models.territories import TerritoryRow
from app.services.territory_colouring import (
    MapTheme,
    colouring,
    count_bucket,
    months_before,
    visit_bucket,
)
from app.services.territory_tree import (
    TreeGrouping,
    TreeNode,
    territory_tree,
)

TODAY = dt.date(2026, 5, 31)


def _row(
    name: str,
    *,
    category: TerritoryCategory = TerritoryCategory.COMMUNE,
    district: str = "",
    group: str = "",
    leader: str = "",
    parent: uuid.UUID | None = None,
    visit: dt.date | None = None,
    findings: int = 0,
) -> TerritoryRow:
    return TerritoryRow(
        id=uuid.uuid5(uuid.NAMESPACE_OID, name),
        name=name,
        code="",
        kind_id=uuid.UUID(int=1),
        kind_name="Xã",
        category=category,
        parent_id=parent,
        former_district=district,
        party_organisation="",
        valid_from=None,
        valid_to=None,
        group_id=uuid.uuid5(uuid.NAMESPACE_OID, group) if group else None,
        group_name=group,
        leader_id=uuid.uuid5(uuid.NAMESPACE_OID, leader) if leader else None,
        leader_name=leader,
        last_visit=visit,
        open_findings=findings,
        latitude=None,
        longitude=None,
        area_km2=None,
    )


ROWS = (
    _row("Xã Đông Sơn", district="Huyện Bình Sơn", group="Nhóm 10", leader="Nguyễn Văn An"),
    _row("Xã Ba Vì", district="Huyện Ba Tơ", group="Nhóm 2", leader="Lê Thị Hà"),
    _row("Xã Ba Động", district="Huyện Ba Tơ"),
    _row("Phường Mới"),
    _row("Sở Nội vụ", category=TerritoryCategory.DEPARTMENT, group="Nhóm 2", leader="Lê Thị Hà"),
)


def _shape(nodes: tuple[TreeNode, ...]) -> list[object]:
    return [
        node.title if not node.children else [node.title, _shape(node.children)] for node in nodes
    ]


def test_by_former_district() -> None:
    tree = territory_tree(ROWS, TreeGrouping.FORMER_DISTRICT)
    assert _shape(tree) == [
        [
            "Xã, phường, đặc khu",
            [
                ["(huyện Ba Tơ cũ)", ["Xã Ba Động", "Xã Ba Vì"]],
                ["(huyện Bình Sơn cũ)", ["Xã Đông Sơn"]],
                ["Không rõ huyện cũ", ["Phường Mới"]],
            ],
        ],
        ["Sở, ban, ngành, cơ quan", ["Sở Nội vụ"]],
    ]


def test_by_category_alone() -> None:
    tree = territory_tree(ROWS, TreeGrouping.CATEGORY)
    assert _shape(tree)[0] == [
        "Xã, phường, đặc khu",
        ["Phường Mới", "Xã Ba Động", "Xã Ba Vì", "Xã Đông Sơn"],
    ]


def test_by_group_in_natural_order_and_by_leader_s_given_name() -> None:
    assert _shape(territory_tree(ROWS, TreeGrouping.GROUP)) == [
        ["Nhóm 2", ["Sở Nội vụ", "Xã Ba Vì"]],
        ["Nhóm 10", ["Xã Đông Sơn"]],
        ["Chưa có nhóm theo dõi", ["Phường Mới", "Xã Ba Động"]],
    ]
    titles = [node.title for node in territory_tree(ROWS, TreeGrouping.LEADER)]
    assert titles == ["Nguyễn Văn An", "Lê Thị Hà", "Chưa có lãnh đạo phụ trách"]


def test_a_unit_stands_under_its_parent() -> None:
    above = _row("Huyện Ba Tơ", category=TerritoryCategory.DISTRICT)
    below = _row("Xã X", category=TerritoryCategory.DISTRICT, parent=above.id)
    tree = territory_tree((below, above), TreeGrouping.CATEGORY)
    assert _shape(tree) == [["Huyện, thị xã, thành phố", [["Huyện Ba Tơ", ["Xã X"]]]]]
    assert _shape(territory_tree((below,), TreeGrouping.CATEGORY)) == [
        ["Huyện, thị xã, thành phố", ["Xã X"]]
    ]


@pytest.mark.parametrize("grouping", list(TreeGrouping))
def test_every_row_stands_in_one_place_and_keys_differ(grouping: TreeGrouping) -> None:
    tree = territory_tree(ROWS, grouping)
    found = [row.id for node in tree for row in node.territories()]
    assert sorted(found) == sorted(row.id for row in ROWS)
    keys: list[str] = []

    def walk(nodes: tuple[TreeNode, ...]) -> None:
        for node in nodes:
            keys.append(node.key)
            walk(node.children)

    walk(tree)
    assert len(keys) == len(set(keys))
    assert territory_tree((), grouping) == ()


@pytest.mark.parametrize(
    ("visit", "bucket"),
    [
        (TODAY, "1"),
        (dt.date(2026, 4, 30), "1"),
        (dt.date(2026, 4, 29), "3"),
        (dt.date(2026, 2, 28), "3"),
        (dt.date(2026, 2, 27), "6"),
        (dt.date(2025, 11, 30), "6"),
        (dt.date(2025, 11, 29), "over"),
        (None, "never"),
    ],
)
def test_how_long_ago(visit: dt.date | None, bucket: str) -> None:
    assert visit_bucket(visit, TODAY) == bucket


def test_months_before_leap_day() -> None:
    assert months_before(dt.date(2024, 3, 31), 1) == dt.date(2024, 2, 29)
    assert months_before(dt.date(2026, 1, 15), 13) == dt.date(2024, 12, 15)


def test_open_findings_in_steps() -> None:
    assert [count_bucket(count) for count in (0, 1, 2, 3, 4, 90)] == [
        "0", "1", "3", "3", "over", "over",
    ]  # fmt: skip


_OF_THE_ROWS = (MapTheme.LAST_VISIT, MapTheme.OPEN_FINDINGS, MapTheme.GROUP, MapTheme.LEADER)


@pytest.mark.parametrize("theme", _OF_THE_ROWS)
def test_every_colouring_explains_every_unit(theme: MapTheme) -> None:
    shown = colouring(theme, ROWS, TODAY)
    known = {category.id for category in shown.categories}
    for row in ROWS:
        category = shown.category_of.get(row.id)
        assert category in known or (category is None and shown.blank_text)
    assert shown.title
    is_scale = theme in (MapTheme.LAST_VISIT, MapTheme.OPEN_FINDINGS)
    assert (shown.scheme is ColourScheme.SCALE) == is_scale


def test_groups_of_the_legend_stand_in_natural_order() -> None:
    shown = colouring(MapTheme.GROUP, ROWS, TODAY)
    assert [category.text for category in shown.categories] == ["Nhóm 2", "Nhóm 10"]
