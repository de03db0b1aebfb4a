"""The files that hold the register itself: its statements in five syntaxes, its rows as CSV."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from samverkan.data.rdf import register_from_quads
from samverkan.export.opendata.contents import Contents
from samverkan.export.rdf import SUFFIXES, serialize_quads
from samverkan.export.tables import harmless, text_of
from samverkan.ontology.model.fields import fields
from samverkan.ontology.model.rows import Row

#: The media type of each syntax, and of the tables.
MEDIA_TYPES: Final = {
    "turtle": "text/turtle",
    "trig": "application/trig",
    "nquads": "application/n-quads",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
}


@dataclass(frozen=True)
class Form:
    """A way to have the register: its files by name. The words for it stand under its name."""

    name: str
    media_type: str
    files: Mapping[str, bytes]


def forms(about: Contents) -> list[Form]:
    """Return the register in every form."""
    return [
        *(
            Form(
                form,
                MEDIA_TYPES[form],
                {f"{about.name}{suffix}": serialize_quads(about.statements, form)},
            )
            for form, suffix in SUFFIXES.items()
        ),
        Form("csv", MEDIA_TYPES["csv"], dict(_tables(about))),
    ]


def ontology() -> bytes:
    """Return the definitions of the words that the statements use."""
    return files("samverkan.ontology").joinpath("samverkan.ttl").read_bytes()


def _tables(about: Contents) -> Iterator[tuple[str, bytes]]:
    """Yield each table as CSV, with the columns that have something in them."""
    register = register_from_quads(about.statements, about.iri)
    for name, rows in register.tables.items():
        yield f"tables/{name}.csv", _csv(rows).encode()


def _csv(rows: tuple[Row, ...]) -> str:
    columns = [
        field
        for field in fields(type(rows[0]))
        if any(getattr(row, field.attribute) not in (None, (), False) for row in rows)
    ]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["id", *(field.name for field in columns)])
    for row in rows:
        cells = [getattr(row, field.attribute) for field in columns]
        writer.writerow([row.id, *map(_cell, cells)])
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return harmless("|".join(value))
    return harmless(text_of(value or None))
