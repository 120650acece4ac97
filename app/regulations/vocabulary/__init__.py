"""The vocabulary of rules: what a regulation can say, each word declared once.

A slot of a rule (who, count, period, deadline, part_of_period) is filled by one of its words;
to add a word, write its class beside the others, name it in the slot's tuple and give the engine
its meaning (``app.regulations.engine``).
"""

from app.regulations.vocabulary.counts import COUNTS
from app.regulations.vocabulary.deadlines import DEADLINES
from app.regulations.vocabulary.part_periods import PARTS_OF_PERIOD
from app.regulations.vocabulary.periods import PERIODS
from app.regulations.vocabulary.terms import Word
from app.regulations.vocabulary.who import WHO

#: Slots by the field of ``Rule`` that they fill.
SLOTS: dict[str, tuple[type[Word], ...]] = {
    "who": WHO,
    "count": COUNTS,
    "period": PERIODS,
    "deadline": DEADLINES,
    "part_of_period": PARTS_OF_PERIOD,
}
