"""The reform of 1/7/2025 applied to a book that began before it (A2, trap 6).

``plan`` reads and asks, ``apply`` writes it all in one commit. Doing it again changes nothing but
what was left open the first time: things that stayed at a unit that ended can be settled later.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from app import gazetteer
from app.ports.task_runner import Progress
from app.read_models.lineage import HeldItem
from app.read_models.office import Choice
from app.services.lineage.graph import Graph
from app.services.lineage.old_units import REFORM, Place
from app.services.lineage.reform_plan import (
    Key,
    ReformAnswers,
    ReformFacts,
    ReformPlan,
    plan_reform,
)
from app.services.lineage.reform_writing import ReformDone, ReformWriter
from app.services.service import Service


class Reform(Service):
    """See the module; on the store's thread."""

    def plan(self, progress: Progress, answers: ReformAnswers | None = None) -> ReformPlan:
        """Read the book and say what the reform does to it; writes nothing. Raises Cancelled."""
        given = answers or ReformAnswers()
        progress.report(0, 3)
        queries, scope, today = self._queries, self._scope, self._today()
        office = queries.office.office(scope)
        kinds = queries.office.kinds(scope)
        category = {one.id: one.category for one in kinds}
        rows = queries.territories.rows(scope, today, with_ended=True)
        facts = ReformFacts(
            today=today,
            province_code=office.province_code,
            kinds=kinds,
            places=tuple(
                Place(
                    one.id, one.name, one.code, category[one.kind_id], one.former_district,
                    one.valid_from, one.valid_to,
                )
                for one in rows
            ),
            holders=queries.lineage.holders(scope),
            links=queries.lineage.links(scope),
            groups=tuple(
                Choice(one.id, one.name)
                for one in queries.imports.groups(scope)
                if one.valid_to is None or one.valid_to >= REFORM
            ),
        )  # fmt: skip
        progress.report(1, 3)
        first = plan_reform(facts, given)
        held: dict[Key, list[HeldItem]] = defaultdict(list)
        is_past = self._is_past(facts)
        for item in queries.lineage.held(scope, [one.territory_id for one in first.old], REFORM):
            if not is_past(item):
                held[item.territory_id].append(item)
        for later in first.later:
            for place in next(one.present for one in first.new if one.unit == later.unit):
                held[place] = list(queries.lineage.held(scope, [place], later.on))
        progress.report(2, 3)
        facts = replace(facts, held={key: tuple(items) for key, items in held.items()})
        plan = plan_reform(facts, given)
        progress.report(3, 3)
        return plan

    def _is_past(self, facts: ReformFacts) -> Callable[[HeldItem], bool]:
        """Tell of a text's state whether what came after the unit has a state of the same text."""
        graph = Graph(facts.links)
        cells = {
            (one.directive_id, one.territory_id)
            for one in self._queries.directives.progress(self._scope)
        }

        def is_past(item: HeldItem) -> bool:
            return item.about_id is not None and any(
                (item.about_id, step.territory_id) in cells
                for step in graph.after(item.territory_id)
            )

        return is_past

    def answered(self, plan: ReformPlan, answers: ReformAnswers) -> ReformPlan:
        """Return the plan under other answers, of what was read; not where ``matches`` differ."""
        return plan_reform(plan.facts, answers)

    def apply(self, answers: ReformAnswers, progress: Progress) -> ReformDone:
        """Do it in one commit; what is planned is what the book holds now.

        Raises Cancelled and StoreError; nothing was kept then.
        """
        plan = self.plan(progress, answers)
        if plan.is_done:
            return ReformDone(staying=plan.staying)
        with self._writing() as uow:
            done = ReformWriter(uow, plan, progress).write()
            return replace(done, kinds=uow.commit().kinds)

    @property
    def is_known(self) -> bool:
        """Tell whether the gazetteer has the province of this book."""
        code = self._queries.office.office(self._scope).province_code
        return any(one.code == code for one in gazetteer.provinces())
