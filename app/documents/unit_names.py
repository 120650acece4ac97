"""Names of territories as they stand within a sentence."""

_COMMON = (
    "Xã ",
    "Phường ",
    "Đặc khu ",
    "Thị trấn ",
    "Huyện ",
    "Quận ",
    "Thị xã ",
    "Thành phố ",
    "Tỉnh ",
)


def is_unit(name: str) -> bool:
    """Tell whether the name begins with the word for an administrative unit."""
    return name.startswith(_COMMON)


def in_sentence(name: str) -> str:
    """Give ``xã Tân Lập``: the word for a unit stands in small letters, that of a body does not."""
    return name[:1].lower() + name[1:] if is_unit(name) else name
