"""The list of officials who follow communes, as tờ trình and draft decision have it (QĐ)."""

from app.documents.model import Align, Column, Table
from app.documents.post_words import post_at
from app.read_models.decision_papers import FollowerLine, FollowersPaper

LIST_TITLE = "Danh sách cán bộ lãnh đạo các cơ quan, đơn vị cấp tỉnh theo dõi địa bàn xã, phường"
SUBJECT = (
    "về việc phân công cán bộ lãnh đạo các cơ quan, đơn vị cấp tỉnh theo dõi địa bàn xã, phường"
)


def follower_table(followers: tuple[FollowerLine, ...]) -> Table:
    """Make the table; an official with several communes has a line for each."""
    return Table(
        columns=(
            Column("STT", 1.1, Align.CENTRE),
            Column("Họ và tên", 3),
            Column("Chức vụ, cơ quan công tác", 3.8),
            Column("Địa bàn theo dõi", 3.2),
            Column("Ủy viên Ban Thường vụ phụ trách đảng bộ", 3.6),
        ),
        rows=tuple(
            (
                str(number),
                one.name,
                post_at(one.post, one.home_agency),
                "\n".join(one.communes),
                "\n".join(one.standing_members),
            )
            for number, one in enumerate(followers, start=1)
        ),
    )


def commune_count(context: FollowersPaper) -> int:
    """Return how many communes the list names, each once."""
    return len({name for one in context.followers for name in one.communes})


def term_phrase(context: FollowersPaper) -> str:
    """Say for how long: the congress term (QĐ nguyên tắc), with its name where it is known."""
    return f"theo nhiệm kỳ đại hội đảng bộ các cấp{f' {context.term}' if context.term else ''}"
