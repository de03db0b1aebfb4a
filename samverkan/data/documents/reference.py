"""Names that are known before any register is: municipalities, counties, regions and agencies."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from samverkan.data.documents.names import Known
from samverkan.ontology.identity import slug

_FOLDER: Final = Path(__file__).parent.parent / "reference"
#: Municipalities that call themselves towns, by code, and what they call themselves.
_TOWNS: Final = {
    "0180": "Stockholms stad", "1480": "Göteborgs Stad", "1280": "Malmö stad",
    "1490": "Borås Stad", "1283": "Helsingborgs stad", "1980": "Västerås stad",
    "0184": "Solna stad", "0183": "Sundbybergs stad", "0187": "Vaxholms stad",
    "0186": "Lidingö stad", "1488": "Trollhättans Stad", "1282": "Landskrona stad",
    "2583": "Haparanda stad",
}  # fmt: skip


#: What a county is also called.
_ALSO: Final = {"Södermanland": ("Sörmland",), "Jämtland": ("Jämtland Härjedalen",)}


def _table(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def reference_names() -> tuple[Known, ...]:
    """Return every name of the reference data; each thing has the id its name makes."""
    return tuple(_names())


@cache
def _municipalities() -> dict[str, str]:
    return {
        row["municipality_name_short"]: row["municipality_name"]
        for row in _table("municipalities.csv")
    }


def municipality_of(place: str) -> str:
    """Return the name of the municipality of a place, or nothing.

    >>> municipality_of("Falun"), municipality_of("Atlantis")
    ('Falu kommun', '')
    """
    return _municipalities().get(place, "")


def _names() -> Iterator[Known]:
    rows = _table("municipalities.csv")
    for row in rows:
        short = row["municipality_name_short"]
        name = _TOWNS.get(row["municipality_code"], row["municipality_name"])
        others = (row["municipality_name"], f"{short} kommun", f"{short}s kommun")
        yield from _organisation(name, *others, sector="kommun")
        yield _place(short, short)
    counties = {row["county_code"]: row for row in rows}
    for more in _table("counties.csv"):
        county = counties[more["county_code"]]
        yield from _county(county["county_name"], county["county_name_short"])
        yield from _organisation(more["region"], *more["short"].split("|"), sector="region")
        for former in filter(None, more["former"].split("|")):
            yield from _organisation(former, sector="region")
    for row in _table("agencies.csv"):
        yield from _organisation(row["name"], *row["short"].split("|"), sector=row["sector"])


def _county(name: str, short: str) -> Iterator[Known]:
    board = f"Länsstyrelsen i {name}"
    others = (
        f"Länsstyrelsen {short}", f"Länsstyrelsen i {short}", f"Länsstyrelsen {name}",
        f"Länsstyrelsen för {name}", f"LST {short}", f"Lst {short}",
    )  # fmt: skip
    yield from _organisation(board, *others, sector="state")
    for one in (short, name, f"{name}et", *_ALSO.get(short, ())):
        yield _place(name, one)


def _organisation(name: str, *others: str, sector: str) -> Iterator[Known]:
    identifier = f"org-{slug(name)}"
    for one in dict.fromkeys((name, *others)):
        if one:
            yield Known(identifier, "organisation", name, one, sector, reference=True)


def _place(name: str, one: str) -> Known:
    return Known(f"place-{slug(name)}", "place", name, one, reference=True)
