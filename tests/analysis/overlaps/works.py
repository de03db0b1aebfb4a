"""Small registers of initiatives, written as rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from samverkan.analysis.practice import Practice
from samverkan.data.register import Register
from samverkan.graph.store import Store
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import BASE
from samverkan.ontology.model import (
    Activity,
    Area,
    Attendance,
    Event,
    Initiative,
    Judgement,
    Organisation,
    Participation,
    Place,
    Post,
    Relation,
    Source,
    TargetGroup,
)

FROM = {"source": "src"}
IRI = f"{BASE}id/works/"

#: Two counties with municipalities, of which some have neighbours, and a county without any.
PLACES: dict[str, dict[str, Any]] = {
    "land": {"kind": "country"},
    "c1": {"kind": "county", "within": "land"},
    "c2": {"kind": "county", "within": "land"},
    "c3": {"kind": "county", "within": "land"},
    "m1": {"kind": "municipality", "within": "c1", "neighbours": ("m3",)},
    "m2": {"kind": "municipality", "within": "c1"},
    "m3": {"kind": "municipality", "within": "c2"},
    "m4": {"kind": "municipality", "within": "c2"},
    "m5": {"kind": "municipality", "within": "c1"},
    "m6": {"kind": "municipality", "within": "c2"},
}
#: Areas, each with the one above it.
AREAS = {"a": None, "a1": "a", "a2": "a", "b": None, "b1": "b"}
GROUPS = ("g1", "g2", "g3")
ACTIVITIES = ("v1", "v2")
ORGS = tuple(f"o{n}" for n in range(1, 7))


def work(id: str, **cells: Any) -> Initiative:
    """Return an initiative; `start` and `end` stand for its period."""
    period = {"from": cells.pop("start", None), "to": cells.pop("end", None)}
    row: dict[str, Any] = {"name": f"namn {id}", "kind": "project"} | cells | period | FROM
    return Initiative(id=id, **row)


def tie(unit: str, actor: str, role: str = "owner", **cells: Any) -> Participation:
    """Return a participation."""
    period = {"from": cells.pop("start", None), "to": cells.pop("end", None)}
    row: dict[str, Any] = {"actor": actor, "initiative": unit, "role": role} | period | FROM
    return Participation(id=f"p-{unit}-{actor}-{role}", **row)


def owned(owners: Mapping[str, str]) -> list[Participation]:
    """Return participations by initiative: each has one owner."""
    return [tie(unit, actor) for unit, actor in owners.items()]


def judged(one: str, other: str, verdict: str, date: str = "2026-01-01") -> Judgement:
    """Return a judgement."""
    row: dict[str, Any] = {"subject": one, "object": other, "verdict": verdict, "date": date}
    return Judgement(id=f"j-{one}-{other}-{date}", by="kansliet", why="Därför.", **row)


def known(
    works: Sequence[Initiative],
    ties: Iterable[Participation] = (),
    *,
    events: Iterable[Event] = (),
    attendances: Iterable[Attendance] = (),
    judgements: Iterable[Judgement] = (),
    posts: Iterable[Post] = (),
    relations: Iterable[Relation] = (),
) -> KnowledgeBase:
    """Return a knowledge base in memory with these rows."""
    kb = KnowledgeBase(Store.memory())
    tables: dict[str, tuple[Any, ...]] = {
        "sources": (Source(id="src", name="Källan", kind="web page"),),
        "organisations": tuple(Organisation(id=org, name=f"Aktör {org}", **FROM) for org in ORGS),
        "areas": tuple(
            Area(id=area, name=f"Område {area}", broader=above, **FROM)
            for area, above in AREAS.items()
        ),
        "places": tuple(
            Place(id=place, name=f"Plats {place}", **cells, **FROM)
            for place, cells in PLACES.items()
        ),
        "target_groups": tuple(TargetGroup(id=group, name=group) for group in GROUPS),
        "activities": tuple(Activity(id=activity, name=activity) for activity in ACTIVITIES),
        "initiatives": tuple(works),
        "participations": tuple(ties),
        "events": tuple(events),
        "attendances": tuple(attendances),
        "judgements": tuple(judgements),
        "posts": tuple(posts),
        "relations": tuple(relations),
    }
    kb.store_registers([Register("works", "Insatser", tables=tables)])
    return kb


def practice(
    works: Sequence[Initiative], ties: Iterable[Participation] = (), **rows: Any
) -> Practice:
    """Return what is known to be done, by these rows."""
    return known(works, ties, **rows).practice()


def short(iri: str) -> str:
    """Return the id of a thing."""
    return iri.removeprefix(IRI)
