"""How well overlaps are found: precision and recall on pairs of descriptions that were labelled.

The sixty descriptions in `data/overlaps_descriptions.csv` were written and labelled for this:
fifteen pairs tell of the same work by two owners (`duplicate`), some touch without doing the same
(`complementary`), and some have a word or a place in common only (`neither`). They stand in
`data/overlaps_pairs.csv`; a pair that is not there counts as no duplicate. Descriptions written for
the purpose are kinder than those in a real bank of projects.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from samverkan.analysis.overlaps import find_overlaps
from samverkan.analysis.practice import Practice
from samverkan.analysis.texts import Texts
from samverkan.data.register import Register
from samverkan.graph.store import Store
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id, slug
from samverkan.ontology.model import (
    Area,
    Initiative,
    Organisation,
    Participation,
    Place,
    Source,
)

DATA: Final = Path(__file__).parent / "data"
COUNTIES: Final = ("Dalarna", "Gävleborg")
ELSEWHERE: Final = ("Borås",)
FIRST: Final = (5, 10, 15, 20)

Pair = frozenset[str]
Row = Mapping[str, str]


def rows(name: str) -> list[Row]:
    """Return the rows of a table in `data`."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labels() -> dict[Pair, str]:
    """Return the label of each pair that has one."""
    return {frozenset((r["one"], r["other"])): r["label"] for r in rows("overlaps_pairs")}


def practice(descriptions: Sequence[Row]) -> Practice:
    """Return the descriptions as initiatives."""
    kb = KnowledgeBase(Store.memory())
    kb.store_registers([register(descriptions)])
    return kb.practice()


def register(descriptions: Sequence[Row]) -> Register:
    """Return the descriptions as a register."""

    def distinct(column: str) -> list[str]:
        return sorted({row[column] for row in descriptions})

    def place(name: str) -> Place:
        if name in COUNTIES:
            return Place(id=slug(name), name=name, kind="county", source="src")
        within = None if name in ELSEWHERE else slug(COUNTIES[0])
        return Place(id=slug(name), name=name, kind="municipality", within=within, source="src")

    return Register(
        "labelled",
        "Beskrivningar",
        tables={
            "sources": (Source(id="src", name="Beskrivningar", kind="register"),),
            "organisations": tuple(
                Organisation(id=slug(name), name=name, source="src") for name in distinct("owner")
            ),
            "areas": tuple(
                Area(id=slug(name), name=name, source="src") for name in distinct("area")
            ),
            "places": tuple(place(name) for name in distinct("place")),
            "initiatives": tuple(
                Initiative.model_validate(
                    {
                        "id": row["id"],
                        "name": row["title"],
                        "kind": "project",
                        "description": row["description"],
                        "areas": (slug(row["area"]),),
                        "places": (slug(row["place"]),),
                        "from": row["from"],
                        "to": row["to"],
                        "source": "src",
                    }
                )
                for row in descriptions
            ),
            "participations": tuple(
                Participation(
                    id=f"part-{row['id']}",
                    actor=slug(row["owner"]),
                    initiative=row["id"],
                    role="owner",
                    source="src",
                )
                for row in descriptions
            ),
        },
    )


def by_overlaps(descriptions: Sequence[Row]) -> list[Pair]:
    """Return the pairs that `overlaps` tells, the first to look at first."""
    found = find_overlaps(practice(descriptions), by_text=True, limit=None)
    return [frozenset((local_id(row.one), local_id(row.other))) for row in found.rows]


def by_text(descriptions: Sequence[Row]) -> list[Pair]:
    """Return every pair, those whose texts are most alike first; nothing else is looked at."""
    texts = Texts([f"{row['title']}\n{row['description']}" for row in descriptions])
    one, other = np.triu_indices(len(descriptions), k=1)
    order = np.argsort(-texts.likeness(one, other), kind="stable")
    ids = [row["id"] for row in descriptions]
    return [frozenset((ids[one[i]], ids[other[i]])) for i in order.tolist()]


def main() -> None:
    """Print precision and recall of both."""
    descriptions, labelled = rows("overlaps_descriptions"), labels()
    duplicates = {pair for pair, label in labelled.items() if label == "duplicate"}
    heading = "".join(f"  P@{k:<3} R@{k:<3}" for k in FIRST)
    print(f"overlaps, {len(descriptions)} descriptions{heading}   found   complementary first")
    for name, told in (
        ("facets and text", by_overlaps(descriptions)),
        ("text alone", by_text(descriptions)),
    ):
        hits = [pair in duplicates for pair in told]
        scores = "".join(
            f"  {sum(hits[:k]) / k:5.2f} {sum(hits[:k]) / len(duplicates):5.2f}" for k in FIRST
        )
        touching = sum(labelled.get(pair) == "complementary" for pair in told[: len(duplicates)])
        print(f"  {name:<24}{scores}   {sum(hits):>2}/{len(duplicates)}   {touching:>8}")


if __name__ == "__main__":
    main()
