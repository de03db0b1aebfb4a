"""What the reading of a list came to: rows counted, what they lack, what was left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from samverkan import words
from samverkan.data.lists.plan import Plan
from samverkan.faults import Fault


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell: `key` names the words (`list.<key>`), `fields` fill them."""

    key: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def say(self, lang: str) -> str:
        """Return what there is to tell, in `lang`."""
        return words.say(f"list.{self.key}", lang, **self.fields)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reading of a list came to.

    `rows` counts the rows with content below the header, `initiatives` those that became one, and
    `without` the rows without an `actor`, an `area` and a `place`. `remarks` tells the same, and
    everything else that the reader of a list should know.
    """

    rows: int = 0
    initiatives: int = 0
    without: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    #: Values that are not certain, each at its cell: left out, or taken as they stand.
    doubts: tuple[Fault, ...] = ()

    def say(self, lang: str) -> list[str]:
        """Return the remarks as sentences in `lang`."""
        return [remark.say(lang) for remark in self.remarks]


def _several(count: int) -> dict[str, str]:
    """Return how many rows a value stands in, in each language; nothing for one."""
    said = {lang: words.say("list.rows", lang, count=count) for lang in words.LANGUAGES}
    return said if count > 1 else dict.fromkeys(said, "")


#: Doubts that a line of the mapping settles for every row.
_WORDS: Final = ("status", "role", "amount_unit")


class Doubts:
    """Values that cannot be read for certain, and the rows that each stands in."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, int, str], list[int]] = defaultdict(list)
        self._fields: dict[tuple[str, int, str], Mapping[str, object]] = {}

    def add(self, key: str, row: int, column: int | None, value: str, **fields: object) -> None:
        """Note a doubt about the value in a column; `fields` fill its words."""
        if column is not None:
            rows = self._rows[key, column, value]
            rows += [row] if row not in rows[-1:] else []
            self._fields[key, column, value] = fields

    def faults(self, plan: Plan, keys: Sequence[str] | None = None) -> Iterator[Fault]:
        """Yield a fault for each cell with a doubt, or one of these, by row and column.

        A word that the mapping should translate is told once, at its first row.
        """
        found: list[tuple[int, int, Fault]] = []
        for (key, column, value), rows in self._rows.items():
            if keys is not None and key not in keys:
                continue
            context: dict[str, object] = {"count": len(rows), "toml": plan.mapping}
            context["rows"] = _several(len(rows))
            context |= self._fields[key, column, value]
            for row in rows[:1] if key in _WORDS else rows:
                found.append((row, column, plan.fault(f"list_{key}", row, column, value, context)))
        yield from (fault for *_, fault in sorted(found, key=lambda one: one[:2]))

    def remarks(self, plan: Plan, keys: Sequence[str]) -> Iterator[Remark]:
        """Yield a remark for each of these doubts and each column: how many rows, and the first."""
        found: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
        for (key, column, value), rows in self._rows.items():
            if key in keys:
                found[key, column] += [(row, value) for row in rows]
        for (key, column), places in sorted(found.items()):
            row, value = min(places)
            head = plan.heads[column]
            fields = {"column": head, "count": len(places), "row": row, "value": value}
            yield Remark(key, fields)
