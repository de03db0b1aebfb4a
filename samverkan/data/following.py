"""References followed once every table is read: whatever leads astray is told at its cell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from samverkan.data.headers import Headers
from samverkan.data.lost import id_of, misspelt_ids, misspelt_of
from samverkan.data.meant import Meant
from samverkan.data.references import astray, leads, wrong
from samverkan.data.rows import value
from samverkan.faults import Fault, hint
from samverkan.ontology.model import Row
from samverkan.ontology.model.fields import Field

#: A table and the number of a row in it.
Place = tuple[str, int]


@dataclass(slots=True)
class Loose:
    """A reference of a row that is not sound, which is followed all the same."""

    table: str
    number: int
    column: Field
    text: str

    @property
    def values(self) -> Sequence[str]:
        """The ids that the cell names."""
        told = value(self.text, self.column)
        return told if isinstance(told, tuple) else (told,)


@dataclass(slots=True)
class Ids:
    """The ids of a register: `home` tells the table and row of each, sound or not."""

    home: dict[str, Place] = field(default_factory=dict)
    #: Ids of rows of two tables.
    clashes: list[tuple[str, Place, Place]] = field(default_factory=list)
    #: The ids that rows would have if theirs were well formed, with their tables.
    formed: dict[str, str] = field(default_factory=dict)
    #: The rows of each table that have no id of their own, with the words of their names.
    without: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class Following:
    """The rows and loose references of a register, all of whose tables are read."""

    tables: dict[str, tuple[Row, ...]]
    headers: Mapping[str, Headers]
    ids: Ids
    loose: Sequence[Loose]
    #: Tables of whose ids nothing is known.
    closed: AbstractSet[str]
    #: What may be the id of a row that has none.
    hints: dict[Place, dict[str, object]] = field(default_factory=dict)

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for each id of two tables, and for each reference that leads astray.

        Where references miss an id that a row is sure to have had, that row is told in their place:
        one that nothing refers to and whose id is spelt like it, or one that has no id and the name
        for it, of which `hints` says so.
        """
        yield from self._clashes()
        home = self.ids.formed | {row_id: table for row_id, (table, _) in self.ids.home.items()}
        told = [*self._astray(home)]
        missed = Counter(str(one.value) for one in told if one.key == "dangling")
        if not missed:
            yield from told
            return
        unused, wanted = self._wanted(home)
        often = [one for one, count in missed.items() if count > 1]
        meant = misspelt_ids(often, {one: _of(unused, wanted[one]) for one in often})
        for sought, row_id in meant.items():
            table, number = self.ids.home[row_id]
            said: dict[str, object] = {"near": sought, "count": missed.pop(sought)}
            yield self.headers[table].fault("id_astray", number, "id", row_id, said)
        quiet = meant.keys() | self._without(missed, wanted)
        yield from (one for one in told if one.key != "dangling" or one.value not in quiet)

    def _without(self, missed: Iterable[str], wanted: Mapping[str, AbstractSet[str]]) -> set[str]:
        """Return missing ids of rows that have none, as their names show."""
        found: set[str] = set()
        for table, rows in self.ids.without.items():
            here = [one for one in missed if table in wanted[one]]
            for number, name in rows:
                for one in id_of(name, here):
                    if misspelt_of(one, self.ids.home, 1):  # it is another's, and told as that
                        continue
                    self.hints[table, number] = hint("missed", near=one)
                    found.add(one)
        return found

    def _astray(self, home: Mapping[str, str]) -> Iterator[Fault]:
        for row, key, column, text, context in astray(self.tables, home, self.closed):
            number = self.ids.home[row.id][1]
            yield self.headers[row.table].fault(key, number, column, text, context)
        # Where no people come along, they are kept apart.
        closed = self.closed | ({"people"} - self.tables.keys())
        meant = Meant(home, self.tables)
        for loose in self.loose:
            for one in loose.values:
                if not leads(loose.column, one, home, closed):
                    told = wrong(loose.column, one, meant)
                    yield self.headers[loose.table].fault(told[0], loose.number, *told[1:])

    def _clashes(self) -> Iterator[Fault]:
        """Yield a fault for each id of two tables, at the row that fewer references want."""
        wanted = Counter(self._references()) if self.ids.clashes else Counter()
        for row_id, first, second in self.ids.clashes:
            count: Counter[str] = Counter()
            for (column, sought), times in wanted.items():
                if sought == row_id:
                    count.update(dict.fromkeys(column.refs or (), times))
            here, other = second, first
            if count[second[0]] > count[first[0]]:
                here, other = first, second
                self.ids.home[row_id] = second
                rows = self.tables[first[0]]
                self.tables[first[0]] = tuple(row for row in rows if row.id != row_id)
            where: dict[str, object] = {"file": self.headers[other[0]].title, "row": other[1]}
            yield self.headers[here[0]].fault("id_doubled", here[1], "id", row_id, where)

    def _references(self) -> Iterator[tuple[Field, str]]:
        """Yield every id that any row refers to, with the column that it stands in."""
        for table, rows in self.tables.items():
            columns = [one for one in self.headers[table].fields.values() if one.refs is not None]
            for row in rows:
                for column in columns:
                    cell = getattr(row, column.attribute)
                    values = cell if isinstance(cell, tuple) else (cell,)
                    yield from ((column, one) for one in values if one)
        for loose in self.loose:
            yield from ((loose.column, one) for one in loose.values)

    def _wanted(self, home: Mapping[str, str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """Return the ids of each table that nothing refers to, and the tables of missing ids."""
        unused: dict[str, set[str]] = defaultdict(set)
        for row_id, (table, _) in self.ids.home.items():
            if table in self.headers:  # what is known from elsewhere is used there
                unused[table].add(row_id)
        wanted: dict[str, set[str]] = defaultdict(set)
        for column, one in self._references():
            if one in home:
                unused[home[one]].discard(one)
            else:
                wanted[one].update(column.refs or self.tables)
        return unused, wanted


def _of(unused: Mapping[str, AbstractSet[str]], tables: AbstractSet[str]) -> set[str]:
    return set().union(*(unused.get(table, set()) for table in tables))
