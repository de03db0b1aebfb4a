"""What was found in a document becomes rows that may be proposed, those they refer to first."""

from samverkan.data.documents.agreement import agreement
from samverkan.data.documents.initiative import initiative
from samverkan.data.documents.proposal import Proposed
from samverkan.data.documents.reading import Reading
from samverkan.data.documents.rows import Rows
from samverkan.ontology.identity import slug


def proposals(reading: Reading) -> list[Proposed]:
    """Return the rows that a document is worth proposing. None of them is stored as a fact.

    Rows that others refer to stand before them. Persons stand in `people` alone, by ids that say
    nothing of their names.
    """
    rows = Rows(reading)
    about = (agreement if reading.kind == "agreement" else initiative)(rows)
    _persons(rows, about)
    short = {one.known.id for one in reading.aliases if one.short}
    for one in reading.named:
        new = one.known.id in short and one.known.id not in reading.names.registered
        if one.known.kind == "organisation" and (new or not one.is_known):
            passage, start = reading.first(one.known)
            rows.actor(one.known, passage, start, start + len(one.printed[0]), "shape")
    for alias in reading.aliases:
        if alias.short:
            rows.short_name(alias)
    return list(rows.rows.values())


def _persons(rows: Rows, about: str) -> None:
    """Propose the posts of persons who are named with a title."""
    for one in (*rows.reading.persons, *rows.reading.contacts):
        meant = rows.reading.chosen(one.meant)
        post_of = rows.actor(meant[0], *one.at, one.how) if meant and one.at else about
        if post_of and one.title:
            person = rows.person(one, "named")
            cells = {"name": one.title, "post_of": post_of, "person": person}
            at = one.passage.line(one.start)
            rows.add(
                "posts", f"post-{slug(f'{rows.source} {at.page} {at.number} {one.start}')}", cells,
                one.passage, one.start, one.end, "medium", "person",
            )  # fmt: skip
