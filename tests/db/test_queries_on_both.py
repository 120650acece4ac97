"""Every query gives the same rows on the encrypted file and on PostgreSQL, under any scope."""

import dataclasses
import datetime as dt
import inspect
import random
import types
import typing
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import Enum
from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.engagement import ALL_KINDS, Engagement, EngagementKind
from app.domain.errors import CodedError
from app.domain.finding import Finding, FindingState, HandoverTo
from app.domain.people import Device
from app.domain.record import DatedRecord, Record, RecordKind
from app.domain.task import Task
from app.ports import queries as ports
from app.ports.scope import Scope
from app.read_models.findings import Age, FindingFilter, Progress
from app.read_models.journal import JournalFilter, JournalRow
from app.read_models.page import Mark, Page
from app.read_models.records import LogHead
from app.read_models.reports import ReportSource
from db import mapping
from db.mapping import RECORDS
from tests.support.random_records import RandomRecords
from tests.support.stores import AnyStore

DAY = dt.date(2026, 11, 22)
#: What needs something of its own, and is compared elsewhere.
ELSEWHERE = {"verify", "facts_as_known", "prints", "chain_fault"}


def _filled(engine: sa.Engine, seed: int) -> tuple[AnyStore, RandomRecords]:
    store = AnyStore(engine)
    made = RandomRecords(seed)
    rng = random.Random(seed)
    with store.unit_of_work() as uow:
        for _ in range(3):
            for _, cls, _ in RECORDS:
                record: Record = made.one(cls)
                if isinstance(record, Engagement):
                    record.starts_on = DAY - dt.timedelta(days=rng.randint(-20, 400))
                    record.ends_on = record.starts_on + dt.timedelta(days=rng.randint(0, 3))
                    record.participant_ids = [store.person_id]
                if isinstance(record, Finding):
                    record.raised_on = DAY - dt.timedelta(days=rng.randint(0, 40))
                if isinstance(record, Task):  # given to exactly one
                    record.assignee_person_id = store.person_id
                    record.assignee_group_id = record.assignee_division_id = None
                if isinstance(record, DatedRecord):
                    record.valid_from, record.valid_to = dt.date(2020, 1, 1), None
                made.add_to(uow, record)
        uow.commit()
    return store, made


class Stores(typing.NamedTuple):
    sqlite: AnyStore
    postgresql: AnyStore
    made: RandomRecords


@pytest.fixture(scope="module")
def _engines(
    tmp_path_factory: pytest.TempPathFactory, empty_sqlite: bytes, postgresql: str
) -> Iterator[tuple[sa.Engine, sa.Engine]]:
    import psycopg

    from db.engine import open_engine
    from tests.db.conftest import KEY, engine_of

    path = tmp_path_factory.mktemp("both") / "book.db"
    path.write_bytes(empty_sqlite)
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("CREATE DATABASE compared TEMPLATE empty")
    engines = open_engine(path, KEY), engine_of(postgresql, "compared")
    yield engines
    for engine in engines:
        engine.dispose()


@pytest.fixture(scope="module")
def stores(_engines: tuple[sa.Engine, sa.Engine]) -> Stores:
    mapping.map_records()
    (first, made), (second, _) = (_filled(engine, 11) for engine in _engines)
    return Stores(first, second, made)


def _methods() -> list[tuple[str, str]]:
    hints = {
        name: typing.get_type_hints(one.fget)["return"]
        for name, one in vars(ports.Queries).items()
        if isinstance(one, property) and one.fget
    }
    return [
        (subject, method)
        for subject, protocol in hints.items()
        for method, function in vars(protocol).items()
        if inspect.isfunction(function) and not method.startswith("_") and method not in ELSEWHERE
    ]


def _argument(stores: Stores, name: str, kind: object, rng: random.Random) -> Any:
    """Choose a value for a parameter, by its type and where that says too little by its name."""
    made = stores.made.made
    if kind is uuid.UUID:
        named = [one for one in RecordKind if name == f"{one.value}_id"]
        return made[named[0]].id if named else stores.sqlite.person_id
    if kind is dt.date:
        after = name.endswith("_to") or name in ("day", "today", "until")
        return DAY + dt.timedelta(days=9 if after else -400)
    if kind is int:
        return rng.choice([0, 1, 2]) if name == "level" else rng.randint(1, 60)
    back, ahead = DAY - dt.timedelta(days=400), DAY + dt.timedelta(days=9)
    device = made[RecordKind.DEVICE]
    assert isinstance(device, Device)
    values: dict[object, list[Any]] = {
        bool: [True, False],
        str: ["xa", "nghiệm", "d", "ủy ban"],
        bytes: [device.signing_key],
        Collection[uuid.UUID]: [[one.id for one in made.values()]],
        tuple[uuid.UUID, ...]: [tuple(one.id for one in made.values())],
        JournalFilter: [JournalFilter(), JournalFilter(person_id=stores.sqlite.person_id)],
        FindingFilter: [
            FindingFilter(),
            FindingFilter(person_id=stores.sqlite.person_id),
            *(FindingFilter(age=one) for one in Age),
            *(FindingFilter(state=one) for one in FindingState),
            *(FindingFilter(progress=one) for one in Progress),
            *(FindingFilter(addressee=one) for one in HandoverTo),
        ],
        tuple[dt.date, dt.date]: [(back, ahead)],
        ReportSource: [
            ReportSource(back, ahead, ahead),
            ReportSource(back, ahead, ahead, group_id=made[RecordKind.GROUP].id),
            ReportSource(back, ahead, ahead, person_id=stores.sqlite.person_id),
            ReportSource(back, ahead, ahead, territory_id=made[RecordKind.TERRITORY].id),
        ],
        Mark: [Mark(DAY - dt.timedelta(days=60), uuid.UUID(int=1 << 127))],
        RecordKind: list(RecordKind),
        Mapping[uuid.UUID, int]: [{}, {stores.sqlite.device_id: 0}],
        Collection[EngagementKind]: [ALL_KINDS, {EngagementKind.TRIP}],
        Collection[int]: [[0, 1, 2**31 - 1]],
    }
    if isinstance(kind, type) and issubclass(kind, Enum):
        return rng.choice(list(kind))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind not in values:
        return kind()  # a filter that lets everything through
    if kind not in values:
        pytest.fail(f"this test has no value for a parameter {name}: {kind}")
    return rng.choice(values[kind])


def _arguments(stores: Stores, function: Callable[..., Any], seed: int) -> dict[str, Any]:
    """Choose an argument for every parameter, half the time none for one that may be left out."""
    rng = random.Random(seed)
    hints = typing.get_type_hints(function)
    chosen: dict[str, Any] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        optional = parameter.default is not inspect.Parameter.empty
        if name in ("self", "scope") or (optional and rng.random() < 0.5):
            continue
        hint = hints[name]
        if isinstance(hint, types.UnionType):
            hint = next(one for one in typing.get_args(hint) if one is not types.NoneType)
        chosen[name] = _argument(stores, name, hint, rng)
    return chosen


def _asked(store: AnyStore, subject: str, method: str, scope: Scope, /, **given: Any) -> Any:
    try:
        found = getattr(getattr(store.queries, subject), method)(scope, **given)
    except CodedError as error:
        return error.code
    if isinstance(found, Page):
        return found.rows, found.following
    if isinstance(found, tuple) and found and isinstance(found[0], LogHead):
        return [(head.device_id, head.sequence, head.clock) for head in found]  # nonces differ
    return found


@pytest.mark.parametrize(("subject", "method"), _methods())
def test_the_same_rows_on_both(
    stores: Stores, subject: str, method: str, campaign_size: Callable[[int, int], int]
) -> None:
    function = getattr(typing.get_type_hints(vars(ports.Queries)[subject].fget)["return"], method)
    narrow = Scope(frozenset([stores.made.made[RecordKind.TERRITORY].id]))
    for seed in range(campaign_size(6, 200)):
        given = _arguments(stores, function, seed)
        for scope in (Scope.everything(), narrow):
            first = _asked(stores.sqlite, subject, method, scope, **given)
            second = _asked(stores.postgresql, subject, method, scope, **given)
            assert first == second, (given, scope)


def test_pages_follow_one_another_without_gap(stores: Stores) -> None:
    for store in (stores.sqlite, stores.postgresql):
        journal, everything = store.queries.journal, Scope.everything()
        whole = journal.page(everything, JournalFilter(), DAY, limit=100).rows
        assert len(whole) == 3
        walked: list[JournalRow] = []
        mark = None
        while True:
            page = journal.page(everything, JournalFilter(), DAY, after=mark, limit=1)
            walked.extend(page.rows)
            mark = page.following
            if mark is None:
                break
        assert tuple(walked) == whole
