"""A list of names from outside, as organisations that can be compared with those of the store."""

from pathlib import Path

from samverkan.data.bounded import bounded
from samverkan.data.names import read_names
from samverkan.errors import FaultsFound, NotFound
from samverkan.graph.resolution import Party


def named(path: Path) -> list[Party]:
    """Return the organisations that a list names, each with the place of its row as id.

    Raises FaultsFound, NotFound or UnreadableFile.
    """
    if not path.is_file():
        raise NotFound("no_list_of_names", path=path)
    rows, faults = bounded(read_names, path)
    if faults:
        raise FaultsFound(faults, "names_faults")
    return [
        Party(
            f"{path.name}:{row.row}",
            row.names[0],
            row.names,
            home=path.name,
            number=row.number,
            sector=row.sector,
            place=row.place,
        )
        for row in rows
    ]
