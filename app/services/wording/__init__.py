"""Vietnamese words for errors: what happened, and what to do now. One look-up over the tables.

Values of an error (a day, a file name, the holder of a lock) are filled in by name; nothing here
is ever written to a log. It is imported before the first window: no heavy import belongs here.
"""

import datetime as dt
from dataclasses import dataclass

from app.domain.errors import CodedError
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.services.flow_words import actor_word, state_word, step_word, subject_word
from app.services.wording import (
    directives,
    findings,
    flows,
    forms,
    keys,
    letters,
    lineage,
    meetings,
    outcomes,
    outgoing,
    plans,
    records,
    regulations,
    reports,
    roster,
    store,
    tasks,
)

_TABLES = (
    meetings,
    directives,
    findings,
    flows,
    store,
    keys,
    letters,
    lineage,
    forms,
    records,
    outcomes,
    outgoing,
    roster,
    reports,
    regulations,
    tasks,
    plans,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What the person reads: what happened, and what to do."""

    what: str
    advice: str


def describe(error: CodedError) -> Wording:
    """Return the words for an error; an unknown code is told plainly as such.

    Words under ``code.reason`` go before those of the code where the error gives that ``reason``.
    """
    table = texts()
    found = table.get(f"{error.code}.{error.values.get('reason')}") or table.get(error.code)
    if found is None:
        return Wording(
            _("Không thực hiện được ({code}).").format(code=error.code),
            _("Dữ liệu không bị thay đổi. Thử lại; nếu vẫn gặp, báo người hỗ trợ mã lỗi này."),
        )
    values = {name: _shown(value) for name, value in error.values.items()} | _of_flow(error)
    return Wording(*(_fill(text, values) for text in found))


def texts() -> dict[str, tuple[str, str]]:
    """Return all words, in the language of now: what happened and what to do, by code."""
    return {code: words for table in _TABLES for code, words in table.texts().items()}


def _of_flow(error: CodedError) -> dict[str, str]:
    """Return the words for what an error of a state machine names."""
    given = error.values
    if "step" not in given:
        return {}
    kind, step, state = RecordKind(str(given["kind"])), str(given["step"]), str(given["state"])
    actors = given.get("actors")
    named = ", ".join(actor_word(one) for one in actors) if isinstance(actors, list) else ""
    return {
        "subject": subject_word(kind),
        "step": step_word(kind, step),
        "state": state_word(kind, state),
        "actors": named,
    }


class _Missing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _fill(text: str, values: dict[str, str]) -> str:
    return text.format_map(_Missing(values))


def _shown(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone().strftime("%d/%m/%Y %H:%M")
    if isinstance(value, dt.date):
        return short_date(value)
    return str(value)
