"""Values that stand out from the rest of a list: hardly ever written so, or paired otherwise."""

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from samverkan.data.lists.files import Record
from samverkan.data.lists.plan import Plan
from samverkan.faults import Fault

#: How often at most an odd value stands, and how many times as often what it is near to.
_RARE: Final = 2
_TIMES: Final = 5
#: How alike two spellings of one word are.
_ALIKE: Final = 0.8
#: A column of more different values is no list of words to choose from.
_DIFFERENT: Final = 300


def oddities(plan: Plan) -> Iterator[Fault]:
    """Yield a doubt for each cell that stands out.

    That is a word that nearly is another one, or a code, a place or an organisation that elsewhere
    stands with something else. It is taken as it stands: only a person can say which is right.
    """
    columns = plan.columns
    named = [spot.name for spot in columns.places if spot.kind in ("country", "county")]
    sectors = [doer.sector for doer in columns.doers]
    words = [*columns.areas, *columns.subareas, *columns.target_groups, *named, *sectors]
    for column in dict.fromkeys(one for one in (*words, columns.status) if one is not None):
        yield from _near(plan, column)
    for spot in columns.places:
        yield from _paired(plan, spot.code, spot.name)
        yield from _paired(plan, spot.name, spot.code)
    for above, below in pairwise(columns.places):
        if above.kind != below.kind:
            yield from _paired(plan, below.code if below.code is not None else below.name,
                               above.name if above.name is not None else above.code)  # fmt: skip
    for doer in columns.doers:
        yield from _paired(plan, doer.column, doer.sector)


def _near(plan: Plan, column: int) -> Iterator[Fault]:
    """Yield each rare value of a column that is nearly one that is not."""
    cells = [(record, value) for record in plan.rows for value in plan.values(record, column)]
    counts = Counter(value for _, value in cells)
    if len(counts) > _DIFFERENT:
        return
    meant = dict(_meant(counts))
    for record, value in cells:
        if value in meant:
            yield _told(plan, "list_near_value", record, column, near=meant[value])


def _meant(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield each rare value with the common one that it nearly is."""
    for value, count in counts.items():
        if count > _RARE or len(value) < 4:
            continue
        often = [one for one, times in counts.items() if times >= _TIMES * count]
        plain = {one.casefold(): one for one in often if _digits(one) == _digits(value)}
        near = difflib.get_close_matches(value.casefold(), plain, n=1, cutoff=_ALIKE)
        if near:
            yield value, plain[near[0]]


def _paired(plan: Plan, one: int | None, other: int | None) -> Iterator[Fault]:
    """Yield each cell of `other` that is rare beside its value of `one`, which has a usual one."""
    if one is None or other is None:
        return
    found: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: list[tuple[Record, str, str]] = []
    for record in plan.rows:
        keys, values = plan.values(record, one), plan.values(record, other)
        if len(keys) == len(values) == 1:
            found[keys[0]][values[0]] += 1
            pairs.append((record, keys[0], values[0]))
    usual = {key: _usual(counts) for key, counts in found.items() if len(counts) > 1}
    for record, key, value in pairs:
        most = usual.get(key)
        if most and value != most and found[key][value] <= _RARE:
            yield _told(plan, "list_other_pair", record, other, beside=key, usual=most)


def _usual(counts: Counter[str]) -> str | None:
    """Return the value that stands nearly always, or None."""
    (value, most), *others = counts.most_common()
    return value if most >= _TIMES * max(count for _, count in others) else None


def _digits(text: str) -> Sequence[str]:
    return re.findall(r"\d+", text)


def _told(plan: Plan, key: str, record: Record, column: int, **fields: object) -> Fault:
    return plan.fault(key, record.number, column, record.text(column), fields)
