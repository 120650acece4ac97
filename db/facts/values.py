"""Raw values of a row as the program's own, each made once for all rows of one reading."""

import datetime as dt
import json
import uuid
from collections.abc import Callable
from typing import Any


class _Ids(dict[Any, Any]):
    def __missing__(self, raw: Any) -> Any:
        value = raw if raw is None or isinstance(raw, uuid.UUID) else uuid.UUID(int=int(raw, 16))
        self[raw] = value
        return value


class _Days(dict[Any, Any]):
    def __missing__(self, raw: Any) -> Any:
        value = raw if raw is None or isinstance(raw, dt.date) else dt.date.fromisoformat(raw)
        self[raw] = value
        return value


class _Lists(dict[Any, Any]):
    def __init__(self, made: Callable[[Any], Any]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, raw: Any) -> Any:
        items = json.loads(raw) if isinstance(raw, str) else raw
        value = tuple(one for one in map(self._made, items) if one is not None)
        self[raw] = value
        return value


class Values:
    """``ids[raw]``, ``days[raw]`` and ``lists[raw]``; None stays None."""

    def __init__(self) -> None:
        self.ids: dict[Any, Any] = _Ids()
        """Hexadecimal text or UUID → UUID."""
        self.days: dict[Any, Any] = _Days()
        """ISO text or date → date."""
        self.lists: dict[Any, tuple[Any, ...]] = _Lists(self.ids.__getitem__)
        """JSON text, or a tuple of raw ids → ids."""

    def lists_of(self, made: Callable[[uuid.UUID], Any]) -> dict[Any, tuple[Any, ...]]:
        """Return a ``lists`` of what each id stands for; None is left out."""
        return _Lists(lambda raw: made(self.ids[raw]))
