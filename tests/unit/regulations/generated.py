"""Random regulations made from the declarations, sound by their own checks; no test is here."""

import dataclasses
import datetime as dt
from functools import cache
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from app.regulations.codec import BY_EVENT, known_names
from app.regulations.codec_checks import faults_of
from app.regulations.codec_reader import clean
from app.regulations.codec_sense import senseless
from app.regulations.codec_shapes import Field, alternatives_of, fields_of, is_choice, item_of
from app.regulations.regulation import Naming, Regulation, Rule, Step
from app.regulations.vocabulary.choices import Outside
from app.regulations.vocabulary.names import BUILT_IN
from app.regulations.vocabulary.periods import Interval
from app.regulations.vocabulary.quantities import Quota
from app.regulations.vocabulary.terms import Names

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30).map(clean)
FILLED = TEXTS.filter(lambda text: text.strip() not in ("", "unknown", "chưa quy định"))
DATES = st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1))


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type, sound within themselves."""
    if hint is Quota:
        return QUOTAS
    allowed = alternatives_of(hint)
    kinds = [of_class(one) for one in (*allowed.words.values(), allowed.group) if one is not None]
    kinds += [scalars(one) for one in allowed.scalars]
    return st.one_of(*([st.none()] if allowed.optional else []), *kinds)


def scalars(hint: Any) -> st.SearchStrategy[Any]:
    if is_choice(hint):
        return st.sampled_from(list(hint))
    made: dict[Any, st.SearchStrategy[Any]] = {
        str: FILLED,
        bool: st.booleans(),
        int: st.integers(0, 1000),
        float: st.floats(-1e9, 1e9),
        dt.date: DATES,
    }
    return made[hint]


def of_field(one: Field) -> st.SearchStrategy[Any]:
    item = item_of(one.hint)
    inner = one.hint if item is None else item
    if one.declaration.names:
        known = [name for sort in one.declaration.names for name in BUILT_IN[sort]]
        found: st.SearchStrategy[Any] = st.sampled_from(known) if known else st.just("")
    elif inner is int or int in alternatives_of(inner).scalars:
        low = one.declaration.minimum
        high = one.declaration.maximum
        numbers = st.integers(0 if low is None else low, 3660 if high is None else high)
        optional = alternatives_of(inner).optional
        found = st.none() | numbers if optional else numbers
    elif inner is str:
        found = TEXTS if one.has_default or item else FILLED
    else:
        found = values(inner)
    if item is None:
        return found
    if one.declaration.names and not any(BUILT_IN[sort] for sort in one.declaration.names):
        return st.just(())
    least = 0 if one.has_default else 1
    return st.lists(found, min_size=least, max_size=2).map(tuple)


@st.composite
def of_class(draw: st.DrawFn, declared: Any) -> Any:
    """A value of one class; most fields that need not be given are left out."""
    given: dict[str, Any] = {}
    for one in fields_of(declared):
        if (declared, one.name) in SET_BY_ITS_OWNER:
            continue
        if not one.has_default or not draw(st.integers(0, 2)):
            given[one.name] = draw(
                NAMINGS if declared is Regulation and one.name == "names" else of_field(one)
            )
    made = declared(**given)
    if declared is Rule:
        made = sensible(made)
    assume(not faults_of(made))
    return made


def sensible(rule: Rule) -> Rule:
    """The rule without what would be in vain."""
    while faults := list(senseless(rule)):
        path, code, _values = faults[0]
        name = str(path[0])
        held = getattr(rule, name)
        if len(path) > 1:  # of the count or of what the office decided
            plain = next(one for one in fields_of(type(held)) if one.name == path[1])
            value = dataclasses.replace(held, **{plain.name: plain.default})
        elif code == "tenure_period":
            value = Interval(from_years=3, to_years=5)
        else:
            value = next(one.default for one in fields_of(Rule) if one.name == name)
        rule = dataclasses.replace(rule, **{name: value})
    return rule


#: What points to other rules, steps and forms is set by ``regulations``.
SET_BY_ITS_OWNER = {(Rule, "otherwise"), (Rule, "steps"), (Regulation, "coverage")}


QUOTAS = st.builds(
    Quota,
    at_least=st.integers(1, 20),
    at_most=st.none() | st.integers(20, 99),
    outside=st.sampled_from(Outside),
) | st.builds(
    Quota,
    share=st.sampled_from(["30%", "100%", "1/3", "2/2"]),
    of=st.sampled_from(list(BUILT_IN[Names.NUMBER])),
)
NAMINGS = st.lists(
    st.builds(Naming, id=FILLED, of=st.sampled_from(Names), name=FILLED),
    max_size=3,
    unique_by=lambda one: (one.of, one.id),
).map(tuple)


@st.composite
def _steps(draw: st.DrawFn) -> tuple[Step, ...]:
    steps: list[Step] = []
    for at in range(draw(st.integers(0, 2))):
        after = draw(st.sampled_from(["", *(one.id for one in steps)]))
        step = draw(of_class(Step))
        steps.append(dataclasses.replace(step, id=f"bước {at}", after=after))
    return tuple(steps)


@st.composite
def regulations(draw: st.DrawFn) -> Regulation:
    """A whole regulation whose rules point to each other soundly."""
    bare: Regulation = draw(of_class(Regulation))
    forms = tuple(dataclasses.replace(one, id=f"m{at}") for at, one in enumerate(bare.forms))
    schemes = tuple(dataclasses.replace(one, id=f"s{at}") for at, one in enumerate(bare.schemes))
    rules: list[Rule] = []
    for at, rule in enumerate(bare.rules):
        otherwise = draw(st.sampled_from(["", *(one.id for one in rules)]))
        count: Any = rule.count
        if hasattr(count, "form"):
            form = draw(st.sampled_from(["", BY_EVENT, *(one.id for one in forms)]))
            count = dataclasses.replace(count, form=form)
        rules.append(dataclasses.replace(rule, id=f"r{at}", otherwise=otherwise, count=count))
    return dataclasses.replace(bare, forms=forms, schemes=schemes, rules=tuple(rules))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """One rule by itself."""
    made: Rule = draw(of_class(Rule))
    with_steps = sensible(dataclasses.replace(made, steps=draw(_steps())))
    assume(not faults_of(with_steps))
    return with_steps


def names_of(regulation: Regulation) -> dict[Names, dict[str, str]]:
    """Names that its rules may use."""
    return known_names(regulation.names)
