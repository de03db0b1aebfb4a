"""What a row of hashtags says of the columns, as guesses that are sure."""

from collections.abc import Iterator, Sequence
from typing import Final

from samverkan.data.lists.files import Record
from samverkan.data.lists.guess.scores import Guess
from samverkan.data.lists.guess.values import Look
from samverkan.data.lists.hxl import columns, parse

_TIMES: Final = ("from", "to", "period")
_SPOTS: Final = {
    "country": "country",
    "county": "county",
    "municipality": "place",
    "locality": "locality",
}


def by_tags(
    tags: Record,
    heads: Sequence[str],
    rows: Sequence[Record],
    looks: Sequence[Look],
    usable: Sequence[int],
) -> list[Guess]:
    """Return what the hashtags say of the columns that can be named by their heading.

    What a mapping declares to be a time must be one, so columns of other words are left out.
    """
    found = columns([parse(tags.text(i)) for i in range(len(heads))], rows)

    def pairs() -> Iterator[tuple[str, int | None]]:
        for doer in found.doers:
            yield doer.role or "actor", doer.column
        yield "sector", next((doer.sector for doer in found.doers if doer.sector), None)
        for spot in found.places:
            yield _SPOTS[spot.kind], spot.name
            yield f"{_SPOTS[spot.kind]}_code", spot.code
        for key, several in {
            "funder": found.funders, "area": found.areas, "subarea": found.subareas,
            "activity": found.activities, "target_group": found.target_groups,
            "name": found.names[:1], "description": found.descriptions,
            "period": found.periods[:1],
        }.items():  # fmt: skip
            for column in several:
                yield key, column
        yield from {"from": found.start, "to": found.end, "status": found.status}.items()

    return [
        Guess(key, column, heads[column], 1.0, (("hashtag", 0),))
        for key, column in pairs()
        if column is not None and column in usable
        if key not in _TIMES or looks[column].shares["period"] >= 1 / 2
    ]
