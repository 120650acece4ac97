"""A post together with the agency that it is held in, as one name."""

#: After these the name of another body does not follow without a comma.
_PARTS = ("phòng", "ban", "khoa", "đội")


def post_at(title: str, agency: str) -> str:
    """Give ``Phó Chủ nhiệm Ủy ban Kiểm tra``, ``Phó Trưởng Ban Tuyên giáo và Dân vận``.

    The word that the post ends with and the agency begins with stands once.
    """
    title, agency = title.strip(), agency.strip()
    if not title or not agency or title.casefold().endswith(agency.casefold()):
        return title or agency
    head, _gap, last = title.rpartition(" ")
    if head and last.casefold() == agency.split(" ")[0].casefold():
        return f"{head} {agency}"
    return f"{title}, {agency}" if last.casefold() in _PARTS else f"{title} {agency}"
