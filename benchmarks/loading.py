"""Loading rows against Oxigraph's own bulk load of the same statements."""

import tempfile
from pathlib import Path

import pyoxigraph as ox

from benchmarks.timing import seconds
from samverkan.data.rdf import open_quads
from samverkan.data.register import Register
from samverkan.graph.store import Store
from samverkan.ontology.model import Initiative, Organisation, Participation, Source


def generated(initiatives: int) -> Register:
    """Return a register with 3.6 participations an initiative, among a tenth as many actors."""
    actors = max(initiatives // 10, 1)
    return Register(
        "generated",
        "Ett register",
        tables={
            "sources": (Source(id="src", name="Källa", kind="web page"),),
            "organisations": tuple(
                Organisation(id=f"org-{n}", name=f"Organisation {n}", source="src")
                for n in range(actors)
            ),
            "initiatives": tuple(
                Initiative(id=f"init-{n}", name=f"Insats {n}", kind="project", source="src")
                for n in range(initiatives)
            ),
            "participations": tuple(
                Participation(
                    id=f"part-{n}",
                    actor=f"org-{(n * 7919) % actors}",
                    initiative=f"init-{n * 10 // 36}",
                    role="partner",
                    source="src",
                    locator=f"rad {n}",
                )
                for n in range(initiatives * 36 // 10)
            ),
        },
    )


def main() -> None:
    """Print seconds and ratios for growing registers."""
    print("loading                  quads    to quads   one change   bulk load   ratio")
    for size in (1_000, 10_000):
        register = generated(size)
        quads: list[ox.Quad] = []
        made = seconds(lambda r=register, q=quads: q.extend(open_quads(r)))
        with tempfile.TemporaryDirectory() as folder:
            with Store.write(Path(folder, "ours")) as store:
                ours = seconds(lambda s=store, r=register, q=quads: s.apply(s.difference(r.iri, q)))
            data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
            plain = ox.Store(str(Path(folder, "plain")))
            bulk = seconds(lambda p=plain, d=data: p.bulk_load(d, format=ox.RdfFormat.N_QUADS))
        ratio = (made + ours) / bulk
        times = f"{made:9.2f} s {ours:10.2f} s {bulk:9.2f} s {ratio:7.2f}"
        print(f"  {size:>7} initiatives {len(quads):>9} {times}")
