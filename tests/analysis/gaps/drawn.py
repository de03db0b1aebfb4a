"""Small registers drawn by lot, with what analysis may meet, to compare two ways of counting."""

from random import Random
from typing import Any

from samverkan.analysis.practice import Scope
from samverkan.data.register import Register
from samverkan.graph.projection import Network, one_mode, two_mode
from samverkan.graph.store import Store
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.model import (
    Agreement,
    Area,
    Classification,
    Commitment,
    Group,
    GroupMember,
    Initiative,
    Inquiry,
    Organisation,
    Participation,
    Place,
    Sector,
    Source,
)

PLACES = ("land", "place-a", "place-b", "place-c")
AREAS = ("top-x", "sub-x1", "sub-x2", "top-y", "sub-y1", "top-z")
PERIODS = (("2015", "2016"), ("2017-03", "2018-02"), ("2018", None), (None, None), (None, "2016"))


def drawn(seed: int) -> KnowledgeBase:
    """Return a knowledge base with a register drawn by lot."""
    rng = Random(seed)
    orgs = [f"org-{n}" for n in range(rng.randint(2, 7))]
    groups = ["group-g", "group-h"]
    actors = [*orgs, *groups]

    def some(things: Any, most: int) -> tuple[Any, ...]:
        return tuple(rng.sample(list(things), rng.randint(0, min(most, len(things)))))

    def period() -> dict[str, Any]:
        return dict(zip(("from", "to"), rng.choice(PERIODS), strict=True))

    initiatives = [
        Initiative(
            id=f"init-{n}",
            name=f"Insats {n}",
            kind="project",
            status=rng.choice((None, "ongoing", "ended", "planned")),
            areas=some(AREAS, 2),
            places=some(PLACES, 2),
            source="src",
            **period(),
        )
        for n in range(rng.randint(0, 9))
    ]
    named = {(rng.choice(actors), rng.choice(AREAS)) for _ in range(rng.randint(0, 12))}
    taking = {(rng.choice(actors), rng.choice(initiatives).id) for _ in range(16) if initiatives}
    members = {(rng.choice(groups), rng.choice(orgs)) for _ in range(rng.randint(0, 4))}
    tables: dict[str, tuple[Any, ...]] = {
        "sources": (Source(id="src", name="Källan", kind="web page"),),
        "sectors": tuple(Sector(id=f"sector-{s}", name=s.upper()) for s in "pq"),
        "places": tuple(
            Place(
                id=place,
                name=place,
                kind="municipality" if place != "land" else "county",
                within="land" if place != "land" else None,
                source="src",
            )
            for place in PLACES
        ),
        "organisations": tuple(
            Organisation(
                id=org,
                name=f"Org {org}",
                sector=rng.choice((None, "sector-p", "sector-q")),
                place=rng.choice((None, *PLACES)),
                source="src",
            )
            for org in orgs
        ),
        "groups": tuple(Group(id=g, name=f"Grupp {g}", source="src") for g in groups),
        "group_members": tuple(
            GroupMember(id=f"gm-{n}", group=g, member=m, basis="rule", source="src")
            for n, (g, m) in enumerate(sorted(members))
        ),
        "areas": tuple(
            Area(
                id=area,
                name=f"Område {area}",
                broader=f"top-{area[4]}" if area.startswith("sub") else None,
                agreement="agr",
                source="src",
            )
            for area in AREAS
        ),
        "agreements": (
            Agreement(id="agr", name="Avtalet", places=some(PLACES, 1), source="src", **period()),
        ),
        "commitments": tuple(
            Commitment(
                id=f"com-{n}", agreement="agr", area=area, actor=actor, as_printed="x", source="src"
            )
            for n, (actor, area) in enumerate(sorted(named))
        ),
        "initiatives": tuple(initiatives),
        "participations": tuple(
            Participation(id=f"part-{n}", actor=a, initiative=i, role="partner", source="src")
            for n, (a, i) in enumerate(sorted(taking))
        ),
        "classifications": tuple(
            Classification(
                id=f"class-{n}", subject=i.id, term=term, coder="red", date="2026", why="Så."
            )
            for n, i in enumerate(initiatives)
            for term in some((*AREAS, *PLACES), 1)
        ),
        "inquiries": tuple(
            Inquiry(
                id=f"inq-{n}",
                actor=rng.choice(actors),
                area=rng.choice((None, *AREAS)),
                date="2019",
                answer=rng.choice(("nothing", "nothing", "something")),
                by="kansliet",
            )
            for n in range(rng.randint(0, 3))
        ),
    }
    kb = KnowledgeBase.memory()
    kb.store_registers([Register("r", "R", tables=tables)])
    return kb


def scope(kb: KnowledgeBase, seed: int) -> Scope:
    """Return a scope drawn by lot; each part of it is there for some seeds."""
    rng = Random(seed * 7919)
    expand = rng.random() < 0.3
    facts = kb.facts
    # To leave out a group and to replace it by its members is not the same in both readings.
    able = [a for a, about in sorted(facts.actors.items()) if not expand or about.kind != "group"]
    return Scope(
        area=rng.choice((None, None, *sorted(facts.areas))),
        place=rng.choice((None, None, *sorted(facts.places))),
        when=rng.choice((None, None, "2016", "2017-06")),
        expand=expand,
        printed_only=rng.random() < 0.3,
        without=frozenset(rng.sample(able, 1) if rng.random() < 0.3 else ()),
    )


def layer(store: Store, name: Any, scope: Scope) -> Network:
    """Return the two-mode network of a layer within a scope, as the store is asked for it."""
    return two_mode(
        store,
        name,
        area=scope.area,
        place=scope.place,
        when=scope.when,
        expand=scope.expand,
        printed_only=scope.printed_only,
        without=scope.without,
    )


def missing(kb: KnowledgeBase, scope: Scope) -> dict[frozenset[str], float]:
    """Return the pairs that are tied in the declared layer alone, with their Newman weights."""
    done = together(kb, scope)
    named = one_mode(layer(kb.store, "declared", scope), "newman")
    return {
        frozenset((one, other)): weight
        for one, other, weight in named.edges(data="weight")
        if not done.has_edge(one, other)
    }


def together(kb: KnowledgeBase, scope: Scope) -> Network:
    """Return the network of actors who share an initiative, within a scope."""
    return one_mode(layer(kb.store, "evidenced", scope))


def short(things: Any) -> list[str]:
    """Return the ids of these IRIs."""
    return [iri.rpartition("/")[2] for iri in things]
