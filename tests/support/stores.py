"""A store on an engine of any database, with the person and the device that write registered."""

import dataclasses
import uuid

import sqlalchemy as sa

from app.domain.people import Device, Person, PersonKey
from app.ports.scope import Scope
from app.read_models.records import LogVerdict
from app.security.signing import DeviceSigner, EntrySigner, PersonSigner
from db.change_log import ChangeLogWriter
from db.queries import SqlQueries
from db.unit_of_work import SqlUnitOfWork
from tests.support.books import VERIFIER, SetClock

ALL = Scope.everything()


@dataclasses.dataclass
class Writer:
    """A person at a device; devices other than the first have clocks of their own."""

    engine: sa.Engine
    clock: SetClock
    person_id: uuid.UUID
    device_id: uuid.UUID
    person: PersonSigner
    device: DeviceSigner

    def __post_init__(self) -> None:
        signer = EntrySigner(self.person_id, self.device_id, person=self.person, device=self.device)
        self._log = ChangeLogWriter(signer)

    def unit_of_work(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(self.engine, self._log, self.clock)

    def register(self) -> None:
        with self.unit_of_work() as uow:
            uow.add(Person(id=self.person_id, full_name=f"Người {self.device_id.hex[-4:]}"))
            uow.add(
                PersonKey(
                    id=uuid.UUID(int=self.person_id.int + 2),
                    person_id=self.person_id,
                    signing_key=self.person.public_key,
                    encryption_key=bytes(32),
                    since=self.clock.now(),
                )
            )
            uow.add(
                Device(
                    id=self.device_id,
                    name="máy thử",
                    signing_key=self.device.public_key,
                    registered=self.clock.now(),
                )
            )
            uow.commit()


class AnyStore:
    """Units of work, queries and the check over one engine."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.clock = SetClock()
        self.queries = SqlQueries(engine)
        self.writer = self.new_writer(1, self.clock)

    def new_writer(self, number: int, clock: SetClock) -> Writer:
        writer = Writer(
            self.engine,
            clock,
            uuid.UUID(int=(number << 64) + 1),
            uuid.UUID(int=(number << 64) + 2),
            PersonSigner(bytes([number]) * 32),
            DeviceSigner(bytes([100 + number]) * 32),
        )
        writer.register()
        return writer

    @property
    def person_id(self) -> uuid.UUID:
        return self.writer.person_id

    @property
    def device_id(self) -> uuid.UUID:
        return self.writer.device_id

    def unit_of_work(self) -> SqlUnitOfWork:
        return self.writer.unit_of_work()

    def verify(self) -> LogVerdict:
        return self.queries.records.verify(ALL, VERIFIER)
