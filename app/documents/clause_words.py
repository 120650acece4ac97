"""How papers name a clause that regulations are cited by in short: ``QC Đ5.2`` in the program.

Only the short forms are spelled out; what people typed in words stays as it is.
"""

import re

_SHORT = re.compile(r"\bĐ(\d+)(?:\.([A-Z]))?(?:\.(\d+))?(?!\w)")
_KINDS = {"QC": "Quy chế", "QĐ": "Quy định"}
"""Short names that are only the kind; another one is the office's own and stays."""


def clause_words(text: str) -> str:
    """Give ``khoản 2, Điều 5`` for ``Đ5.2`` and ``khoản 5, mục A, Điều 7`` for ``Đ7.A.5``."""
    return _SHORT.sub(_spelled, text)


def clause_heading(text: str) -> str:
    """Give the same as it begins a line: ``Khoản 2, Điều 5``."""
    return _begun(clause_words(text))


def citation_words(text: str) -> str:
    """Give ``khoản 2, Điều 5 Quy chế`` for ``QC Đ5.2``: the regulation stands last."""
    short, gap, clause = text.rpartition(" ")
    if not gap or not _SHORT.fullmatch(clause):
        return clause_words(text)
    return f"{clause_words(clause)} {_KINDS.get(short, short)}"


def citation_heading(text: str) -> str:
    """Give the same as it begins a line: ``Khoản 2, Điều 5 Quy chế``."""
    return _begun(citation_words(text))


def listed_clauses(text: str) -> str:
    """Give ``Quy chế: khoản 1, Điều 8; khoản 2, Điều 8`` for ``QC Đ8.1, Đ8.2``."""
    first, gap, rest = text.partition(" ")
    short, clauses = (first, rest) if gap and not first.startswith("Đ") else ("", text)
    found = clauses.split(", ")
    if not all(_SHORT.fullmatch(one) for one in found):
        return clause_heading(text)
    words = "; ".join(map(clause_words, found))
    return f"{_KINDS.get(short, short)}: {words}" if short else _begun(words)


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _spelled(found: re.Match[str]) -> str:
    article, part, clause = found.groups()
    words = [f"khoản\u00a0{clause}"] if clause else []
    if part:
        words.append(f"mục\u00a0{part}")
    return ", ".join((*words, f"Điều\u00a0{article}"))
