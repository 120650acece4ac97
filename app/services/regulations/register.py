"""The register of regulations: what is kept, what the program brings along, and every change.

A template is taken over into the register with the first thing that is done to it. Rules of
completeness are the domain's; what a rule may say is the vocabulary's.
"""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import regulation as records
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.ports.store import UnitOfWork
from app.regulations.codec import regulation_from_plain, regulation_to_plain
from app.regulations.regulation import Covered, Naming, OfficeOwn, Regulation, Rule
from app.regulations.regulation_file import read_regulation, write_regulation
from app.regulations.vocabulary.silence import Unknown
from app.services.regulations.built_in import built_in, origin_of
from app.services.regulations.entries import (
    Entry,
    FilePreview,
    SwitchOn,
    WithdrawnRule,
    state_of,
)
from app.services.regulations.in_use import check_in_use
from app.services.regulations.stored import (
    new_record,
    new_rule_record,
    regulation_of,
    rule_of,
    write_header,
    write_rule,
)
from app.services.service import Service

Kinds = frozenset[RecordKind]
KINDS: Kinds = frozenset({RecordKind.REGULATION, RecordKind.REGULATION_RULE})
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A regulation of the register within a unit of work, with all its rules."""

    record: records.Regulation
    rules: list[records.RegulationRule]

    def rule(self, rule_id: str) -> records.RegulationRule:
        """Return a rule, withdrawn or not; raises DomainError ``rule_missing``."""
        for one in self.rules:
            if one.key == rule_id:
                return one
        raise DomainError("rule_missing", key=rule_id)

    def binding(self) -> list[records.RegulationRule]:
        """Return the rules that bind, in their order."""
        found = [one for one in self.rules if one.withdrawn_on is None]
        return sorted(found, key=lambda one: (one.position, one.id))


class Regulations(Service):
    """See the module. A regulation is named by its key (``Regulation.id``)."""

    def entries(self) -> tuple[Entry, ...]:
        """Return the register: what is kept, then the templates not taken over yet."""
        today = self._today()
        found = []
        for row in self._queries.duties.regulations(self._scope):
            regulation = regulation_of(row)
            found.append(
                Entry(
                    regulation=regulation,
                    state=state_of(regulation, today, stored=True),
                    id=row.id,
                    origin=row.origin,
                    switched_on_on=row.switched_on_on,
                    switched_on_by=row.switched_on_by_name,
                    replaces_key=row.replaces_key,
                    withdrawn=tuple(
                        WithdrawnRule(rule_of(one), one.withdrawn_on)
                        for one in row.withdrawn
                        if one.withdrawn_on is not None
                    ),
                )
            )
        kept = {one.key for one in found}
        for template in built_in():
            if template.id not in kept:
                found.append(Entry(template, state_of(template, today, stored=False)))
        return tuple(found)

    def entry(self, key: str) -> Entry:
        """Return one of the register; raises DomainError ``regulation_missing``."""
        for one in self.entries():
            if one.key == key:
                return one
        raise DomainError("regulation_missing", key=key)

    def applying(self) -> tuple[Regulation, ...]:
        """Return the regulations that are switched on, for the engine."""
        rows = self._queries.duties.regulations(self._scope)
        return tuple(regulation_of(row) for row in rows if row.applies_from is not None)

    # -- switching ----------------------------------------------------------------------------

    def switch_on(self, key: str, form: SwitchOn) -> Kinds:
        """Let it apply from a day on; what it replaces ends the day before.

        Raises DomainError ``number_missing``, ``signed_on_missing``, ``applies_from_missing``,
        ``applies_outside_force``, ``ends_before_start``, ``replaces_itself``,
        ``replaces_in_circle``, ``replaced_begins_later``.
        """
        with self._writing() as uow:
            record = self._taken_over(uow, key).record
            record.number = form.number.strip()
            record.symbol = form.symbol.strip()
            record.signed_on = form.signed_on
            record.in_force_from = form.in_force_from
            record.in_force_to = form.in_force_to
            if form.replaces_key:
                self._replace(uow, record, form)
            else:
                record.replaces_id = None
            record.switch_on(form.applies_from, self._today(), self._me)
            return uow.commit().kinds

    def _replace(self, uow: UnitOfWork, record: records.Regulation, form: SwitchOn) -> None:
        """End what the regulation replaces on the day before it applies, moved with that day."""
        if form.replaces_key == record.key:
            raise DomainError("replaces_itself", field="replaces_key")
        replaced = self._taken_over(uow, form.replaces_key).record
        records.refuse_circle(record, replaced, uow.find(records.Regulation))
        record.replaces_id = replaced.id
        if form.applies_from is None:
            return
        last = form.applies_from - _DAY
        if replaced.in_force_from is not None and replaced.in_force_from > last:
            begins = replaced.in_force_from
            raise DomainError("replaced_begins_later", field="replaces_key", day=begins)
        ended_by_this = record.applies_from and replaced.in_force_to == record.applies_from - _DAY
        if replaced.in_force_to is None or replaced.in_force_to > last or ended_by_this:
            if replaced.applies_from is not None and replaced.applies_from > last:
                replaced.switch_off()
            replaced.in_force_to = last
            replaced.check()

    def switch_off(self, key: str) -> Kinds:
        """Compute nothing from it any more, as if it had never applied."""
        with self._writing() as uow:
            self._taken_over(uow, key).record.switch_off()
            return uow.commit().kinds

    def end(self, key: str, last_day: dt.date) -> Kinds:
        """Let it hold until that day; raises ``ends_before_start``, ``applies_outside_force``."""
        with self._writing() as uow:
            record = self._taken_over(uow, key).record
            record.in_force_to = last_day
            record.check()
            return uow.commit().kinds

    # -- regulations --------------------------------------------------------------------------

    def add(self, regulation: Regulation, origin: str = "typed") -> Kinds:
        """Take a new one in, switched off, with its rules; raises ``regulation_exists``."""
        if any(one.key == regulation.id for one in self.entries()):
            raise DomainError("regulation_exists", field="id", key=regulation.id)
        with self._writing() as uow:
            self._add(uow, regulation, origin)
            return uow.commit().kinds

    def copy(self, key: str, new_key: str) -> Kinds:
        """Take a copy as the base of a new version; it replaces the one it was copied from."""
        source = self.entry(key).regulation
        made = dataclasses.replace(
            source,
            id=new_key,
            number=Unknown(),
            symbol=Unknown(),
            signed_on=Unknown(),
            in_force_from=Unknown(),
            in_force_to=None,
            applies_from=None,
            replaces=key,
        )
        return self.add(made)

    def save_header(self, key: str, header: Regulation) -> Kinds:
        """Write everything but rules and coverage; it applies as it did.

        Raises what ``app.domain.regulation.Regulation.check`` raises, ``regulation_exists``, and
        ``name_in_use`` or ``form_in_use`` where a rule uses what the header no longer has.
        """
        entries = {one.key: one.regulation for one in self.entries()}
        if header.id != key and header.id in entries:
            raise DomainError("regulation_exists", field="id", key=header.id)
        known = entries.get(key)
        if known is None:
            raise DomainError("regulation_missing", key=key)
        whole = dataclasses.replace(
            header, coverage=known.coverage, applies_from=known.applies_from
        )
        with self._writing() as uow:
            self._write_header(uow, self._taken_over(uow, key).record, whole)
            check_in_use(dataclasses.replace(whole, rules=known.rules))
            return uow.commit().kinds

    def save_coverage(self, key: str, lines: Sequence[Covered]) -> Kinds:
        """Write the table that holds the text against its rules."""
        known = self._known(key)
        whole = dataclasses.replace(known, coverage=tuple(lines))
        regulation_from_plain(regulation_to_plain(whole))
        with self._writing() as uow:
            self._write_header(uow, self._taken_over(uow, key).record, whole)
            return uow.commit().kinds

    def preview_file(self, content: bytes, file_name: str) -> FilePreview:
        """Read a file and say what it would change; raises RegulationFileError."""
        regulation = read_regulation(content, file_name)
        known = next((one for one in self.entries() if one.key == regulation.id), None)
        before = {one.id: one for one in known.regulation.rules} if known else {}
        now = {one.id: one for one in regulation.rules}
        return FilePreview(
            regulation=regulation,
            known=known,
            new_rules=tuple(one for one in now if one not in before),
            changed_rules=tuple(one for one in now if one in before and before[one] != now[one]),
            missing_rules=tuple(one for one in before if one not in now),
        )

    def take_file(self, preview: FilePreview) -> Kinds:
        """Keep what a file says: a new regulation, or the known one brought to what it says.

        Switching stays as it is here: a file never switches anything on, and one without a number
        leaves number and date of what applies. Rules that the file lacks are withdrawn.
        """
        regulation = preview.regulation
        if preview.known is None:
            return self.add(dataclasses.replace(regulation, applies_from=None), "file")
        with self._writing() as uow:
            kept = self._taken_over(uow, regulation.id)
            known = kept.record.number, kept.record.symbol, kept.record.signed_on
            self._write_header(uow, kept.record, regulation)
            if kept.record.applies_from is not None and not kept.record.number:
                kept.record.number, kept.record.symbol, kept.record.signed_on = known
            self._write_rules(uow, kept, regulation.rules)
            return uow.commit().kinds

    def as_file(self, key: str) -> bytes:
        """Return the bytes of its file; read again it is the same regulation."""
        return write_regulation(self.entry(key).regulation).encode("utf-8")

    # -- rules --------------------------------------------------------------------------------

    def save_rule(
        self, key: str, rule_id: str | None, rule: Rule, names: Sequence[Naming] = ()
    ) -> Kinds:
        """Write a rule, a new one where ``rule_id`` is None, with new names that it uses.

        Raises DomainError ``rule_exists``, ``rule_key_malformed``, ``clause_missing``; and
        MistakesError where it contradicts the rest of the regulation.
        """
        known = self.entry(key).regulation
        others = [one for one in known.rules if one.id != rule_id]
        if any(one.id == rule.id for one in others):
            raise DomainError("rule_exists", field="id", key=rule.id)
        own = {(one.of, one.id) for one in known.names}
        named = (*known.names, *(one for one in names if (one.of, one.id) not in own))
        rules = tuple(rule if one.id == rule_id else one for one in known.rules)
        if rule_id is None:
            rules = (*rules, rule)
        whole = dataclasses.replace(known, names=named, rules=rules)
        regulation_from_plain(regulation_to_plain(whole))
        with self._writing() as uow:
            kept = self._taken_over(uow, key)
            if named != known.names:
                self._write_header(uow, kept.record, whole)
            self._write_rule(uow, kept, rule_id, rule)
            return uow.commit().kinds

    def move_rule(self, key: str, rule_id: str, steps: int) -> Kinds:
        """Move a rule up (-1) or down (1) among those that bind."""
        with self._writing() as uow:
            kept = self._taken_over(uow, key)
            binding = kept.binding()
            place = binding.index(kept.rule(rule_id))
            other = min(max(place + steps, 0), len(binding) - 1)
            binding.insert(other, binding.pop(place))
            for position, one in enumerate(binding):
                one.position = position
            return uow.commit().kinds

    def withdraw_rule(self, key: str, rule_id: str) -> Kinds:
        """Take a rule out: nothing is computed by it any more, and it stays readable.

        Raises DomainError ``rule_referred_to`` while another rule names it in ``otherwise``.
        """
        known = self._known(key)
        for one in known.rules:
            if one.otherwise == rule_id:
                raise DomainError("rule_referred_to", clause=known.cite(one))
        with self._writing() as uow:
            record = self._taken_over(uow, key).rule(rule_id)
            record.withdrawn_on = record.withdrawn_on or self._today()
            return uow.commit().kinds

    def set_exact_text(self, key: str, rule_id: str, text: str) -> Kinds:
        """Keep the text of the clause as printed (trap 1)."""
        rule = self._rule(key, rule_id)
        return self.save_rule(key, rule_id, dataclasses.replace(rule, exact_text=text.strip()))

    def set_office(self, key: str, rule_id: str, own: OfficeOwn | None) -> Kinds:
        """Keep what the office has decided itself where the text is silent or unclear."""
        rule = self._rule(key, rule_id)
        nothing = own is None or own == OfficeOwn()
        return self.save_rule(
            key, rule_id, dataclasses.replace(rule, office=None if nothing else own)
        )

    # -- within -------------------------------------------------------------------------------

    def _known(self, key: str) -> Regulation:
        return self.entry(key).regulation

    def _rule(self, key: str, rule_id: str) -> Rule:
        try:
            return self._known(key).rule(rule_id)
        except KeyError:
            raise DomainError("rule_missing", key=rule_id) from None

    def _taken_over(self, uow: UnitOfWork, key: str) -> _Kept:
        """Return what is kept of a regulation; a template is taken into the register first."""
        found = uow.find(records.Regulation, key=key)
        if found:
            rules = uow.find(records.RegulationRule, regulation_id=found[0].id)
            return _Kept(found[0], rules)
        template = next((one for one in built_in() if one.id == key), None)
        if template is None:
            raise DomainError("regulation_missing", key=key)
        return self._add(uow, template, origin_of(template))

    def _add(self, uow: UnitOfWork, regulation: Regulation, origin: str) -> _Kept:
        record = new_record(regulation, origin)
        self._write_header(uow, record, regulation)
        uow.add(record)
        kept = _Kept(record, [])
        for position, rule in enumerate(regulation.rules):
            self._add_rule(uow, kept, rule, position)
        return kept

    def _add_rule(self, uow: UnitOfWork, kept: _Kept, rule: Rule, position: int) -> None:
        made = new_rule_record(kept.record.id, rule, position)
        made.check()
        uow.add(made)
        kept.rules.append(made)

    def _write_header(
        self, uow: UnitOfWork, record: records.Regulation, header: Regulation
    ) -> None:
        named = uow.find(records.Regulation, key=header.replaces) if header.replaces else []
        write_header(record, header, named[0].id if named else None)
        record.check()

    def _write_rule(self, uow: UnitOfWork, kept: _Kept, rule_id: str | None, rule: Rule) -> None:
        """Write a known rule, or a new one behind the others; one withdrawn before comes back."""
        position = max((one.position for one in kept.rules), default=-1) + 1
        if rule_id is not None:
            found = kept.rule(rule_id)
        else:
            back = next((one for one in kept.rules if one.key == rule.id), None)
            if back is None:
                self._add_rule(uow, kept, rule, position)
                return
            found = back
            found.withdrawn_on, found.position = None, position
        write_rule(found, rule)
        found.check()

    def _write_rules(self, uow: UnitOfWork, kept: _Kept, rules: Sequence[Rule]) -> None:
        """Bring all rules to these; what is not among them is withdrawn."""
        left = {one.key: one for one in kept.rules}
        for position, rule in enumerate(rules):
            known = left.pop(rule.id, None)
            if known is None:
                self._add_rule(uow, kept, rule, position)
                continue
            write_rule(known, rule)
            known.position, known.withdrawn_on = position, None
            known.check()
        for one in left.values():
            if one.withdrawn_on is None:
                one.withdrawn_on = self._today()
