"""Registers of any size with the shape of the real one, and a list of what is planted in them.

    python -m benchmarks.generator 10000 --seed 0 --out FOLDER

writes a folder that `samverkan load` takes, with `planted.json` beside the tables. The same size
and seed always give the same register. Rows are made table by table, as they are asked for.

The shape, and why:

- *Actors* are a tenth as many as the initiatives (40 at least), of seven sectors. How active they
  are follows a Pareto law (exponent 1.2) and the number that takes part in an initiative a power
  law with mean 3.6, as in the real register: a few hubs, a long tail, and half of the initiatives
  with a single actor. Most actors work near home, so that ties cluster by county.
- *Places* are 290 municipalities in 21 counties with rank-size populations, on a map of hexagons
  where neighbours are mutual. Most initiatives are in one, some in two, some county-wide, a few
  national; a count of empty cells must keep these apart.
- *Topics* are ten areas with six sub-areas each; initiatives name a sub-area, or now and then
  a whole area or two.
- *What is not known*: each facet is missing for some initiatives and coded by an editor for
  others, one in six is undated and one in eight open-ended, because real registers are so and
  an analysis must not take unknown for empty.
- *Promises* are, but for those planted, read off initiatives that keep them within the period of
  the agreement, so that the planted ones are the only ones without evidence.
- *Texts* of 20 to 300 words tell a story: facts drawn from a vocabulary. What is planted as the
  same work twice tells one story in two ways, with other sentences, words and order.

What is planted, by the name of its kind, with the ids in each tuple:

- gaps: `empty_cell_asked` and `empty_cell_unknown` (area or sub-area, municipality),
  `end_without_successor` (initiative), `time_gap` (area, first month, last month),
  `target_group_unserved` (target group, area), `sector_absent` (sector, area),
  `area_hole` (area, area), `sole_bridge` (area, area, actor), `cut_point` (actor),
  `named_inactive` and `named_no_evidence` (actor, sub-area), `active_not_named` (actor, sub-area),
  `missing_link` (actor, actor);
- overlaps: `parallel_delivery`, `neighbouring`, `restart`, `same_record` (initiative, initiative),
  `same_event` (event, event);
- decoys, which look like it but are not: `owners_together`, `other_period`, `far_apart`,
  `other_group` (initiative, initiative), `event_series` (event, event), `succeeded` (organisation,
  the one that it entered), `asked_but_covered` (area, municipality, initiative that is there);
- judged, by verdict: pairs like `parallel_delivery` that a person has judged.

At every size there are no other cells asked and empty, and nobody else named without evidence;
from about 2 000 initiatives on, no other whole areas that share no actor or one only, and none
that lack a sector or a target group. The other gaps, and pairs alike in all but their text, also
come by chance: of them recall can be measured, and precision only at the top of a ranking. All
holds with groups as printed and with groups expanded to their members.
"""

import argparse
import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from benchmarks.synthetic import actor_rows, list_rows, work_rows
from benchmarks.synthetic.plan import Plan, Planted
from benchmarks.synthetic.planting import plan
from samverkan.data.intake import SEPARATOR
from samverkan.data.rdf import open_quads
from samverkan.data.register import Register
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field, fields

LEAST: Final = 100
HUBS: Final = ("group-kommunerna", "body-kansli")

#: What makes the rows of each table, in the order of the tables.
_MAKERS: Final[dict[str, Callable[[Plan], Iterator[Row]]]] = {
    table: maker
    for table in TABLES
    for module in (list_rows, actor_rows, work_rows)
    if (maker := getattr(module, table, None))
}


@dataclass(frozen=True)
class Generated:
    """A register that is made as it is read."""

    plan: Plan

    @property
    def planted(self) -> Planted:
        """What is planted, by kind."""
        return self.plan.planted

    def tables(self) -> Iterator[tuple[str, Iterator[Row]]]:
        """Yield the name of each table with its rows, which are made as they are taken."""
        for table, make in _MAKERS.items():
            yield table, make(self.plan)

    def register(self) -> Register:
        """Return the whole register, in memory."""
        return self._register({table: tuple(rows) for table, rows in self.tables()})

    def quads(self) -> Iterator[ox.Quad]:
        """Yield the statements of the register, without keeping its rows."""
        return open_quads(self._register(dict(self.tables())))

    def write_csv(self, folder: Path) -> None:
        """Write the tables, `register.toml` and `planted.json` into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for table, rows in self.tables():
            columns = fields(TABLES[table])
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(["id", *(column.name for column in columns)])
                writer.writerows([row.id, *(_cell(row, c) for c in columns)] for row in rows)
        about = self._register({})
        lines = (f"{key} = {json.dumps(getattr(about, key), ensure_ascii=False)}" for key in _ABOUT)
        (folder / "register.toml").write_text("\n".join(lines) + "\n", "utf-8")
        listed = json.dumps(vars(self.planted), ensure_ascii=False, indent=1)
        (folder / "planted.json").write_text(listed + "\n", "utf-8")

    def _register(self, tables: dict[str, tuple[Row, ...]]) -> Register:
        size = self.plan.initiatives
        return Register(
            id="generated",
            title=f"Ett påhittat register med {size} insatser",
            title_en=f"A made-up register of {size} initiatives",
            hubs=HUBS,
            tables=tables,
        )


_ABOUT: Final = ("id", "title", "title_en", "hubs")


def _cell(row: Row, column: Field) -> object:
    value = getattr(row, column.attribute)
    if column.many:
        return SEPARATOR.join(value)
    return "true" if value is True else None if value is False else value


def generate(initiatives: int, seed: int = 0) -> Generated:
    """Return a register of so many initiatives, a hundred at least.

    >>> planted = generate(100).planted
    >>> len(planted.overlaps["parallel_delivery"])
    2
    """
    if initiatives < LEAST:
        raise ValueError(f"what is planted needs {LEAST} initiatives")
    return Generated(plan(initiatives, seed))


def main() -> None:
    """Write a register and say what it holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generator")
    parser.add_argument("initiatives", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.initiatives < LEAST:
        parser.error(f"what is planted needs {LEAST} initiatives")
    made = generate(options.initiatives, options.seed)
    made.write_csv(options.out)
    for heading, kinds in vars(made.planted).items():
        for kind, found in kinds.items():
            print(f"{heading:<9} {kind:<22} {len(found):>6}")


if __name__ == "__main__":
    main()
