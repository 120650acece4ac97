"""What the composition root offers to the windows."""

from pathlib import Path

from app.bootstrap import Gateway, Places


def test_provinces_stand_by_their_own_names():
    found = Gateway(Places(Path("c"), Path("s"), Path("d"))).provinces()
    names = [name for _code, name, _count in found]
    assert len(names) == 34
    assert names[0] == "Tỉnh An Giang"
    assert (
        names.index("Thành phố Huế") < names.index("Tỉnh Hưng Yên") < names.index("Tỉnh Lâm Đồng")
    )
    assert sum(count for _code, _name, count in found) == 3321
