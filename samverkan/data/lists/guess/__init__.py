"""A proposal for a mapping file, guessed from the headings and the values of a list.

It is for a person to read and correct: nothing is loaded by it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from samverkan.data.lists.dates import certain
from samverkan.data.lists.declared import COLUMNS, SEVERAL
from samverkan.data.lists.files import Record
from samverkan.data.lists.guess.headings import PART, fits, is_known, plain
from samverkan.data.lists.guess.scores import LEAST, Guess, guesses
from samverkan.data.lists.guess.tags import by_tags
from samverkan.data.lists.guess.values import NOTHING, Look, look_at, status_words
from samverkan.data.lists.hxl import tag_row
from samverkan.data.lists.mapping import headings
from samverkan.data.lists.money import money, unit_in, uses_of
from samverkan.data.lists.sources import source_of
from samverkan.errors import FaultsFound, UnreadableFile

__all__ = ["Guess", "Proposal", "Unread", "propose_mapping"]

#: How many records are looked at for the headings.
_FIRST: Final = 25
#: What the heading of a column in English ends in.
_ENGLISH: Final = (" en", " eng", " english", " engelska")
#: What a second column of the same kind must reach.
_SECOND: Final = 0.5
#: How many of the values of a column are shown to a person.
_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Unread:
    """A column that no key of a mapping holds; `why` names the words of the reason."""

    heading: str
    why: str
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """What a mapping file of a list may say. `header` is the row of the headings.

    `sheet` is the one that is read of the `sheets` of a workbook.
    """

    file: str
    header: int
    first: int
    sheet: str | None
    sheets: tuple[str, ...]
    guesses: tuple[Guess, ...]
    unread: tuple[Unread, ...]
    separators: dict[str, tuple[str, ...]]
    #: Each printed status and what it may mean: empty where nobody but a person can say.
    statuses: dict[str, str]
    #: How many dates can be read with the day first only, with the month first only, and both ways.
    dates: tuple[int, int, int]
    #: What stands in cells that say that nothing is known, as it is written.
    missing: tuple[str, ...] = ()
    #: Whether nothing tells what amounts are counted in, and a value that has two readings.
    unitless: bool = False
    two_ways: str | None = None


def propose_mapping(path: Path) -> Proposal:
    """Return what a mapping file of a list may say.

    Raises FaultsFound when the list cannot be read, and UnreadableFile when it has no headings with
    rows below.
    """
    source = source_of(path)
    records = source.records
    if source.faults:
        raise FaultsFound(source.faults, "faults_told")
    header = _header(records)
    tags = tag_row(records)
    rows = [r for r in records if header is not None and r.number > header.number and r != tags]
    if header is None or not rows:
        raise UnreadableFile("guess_nothing", path=path)
    heads = list(headings(header, records))
    looks = [look_at([row.text(i) for row in rows]) for i in range(len(heads))]
    usable = [i for i, head in enumerate(heads) if head and heads.count(head) == 1]
    usable = [i for i in usable if not _is_translation(heads[i], heads)]
    found = [one for i in usable for one in guesses(i, heads[i], looks[i])]
    found = by_tags(tags, heads, rows, looks, usable) if tags else found
    chosen = _chosen(found)
    taken = {guess.column for guess in chosen}
    sums = [guess.column for guess in chosen if guess.key == "amount"]
    if any(guess.key == "currency" for guess in chosen):
        sums = []
    status = next((guess.column for guess in chosen if guess.key == "status"), None)
    return Proposal(
        file=path.name,
        header=header.number,
        first=records[0].number,
        sheet=source.sheet,
        sheets=source.sheets,
        guesses=tuple(sorted(chosen, key=lambda guess: list(COLUMNS).index(guess.key))),
        unread=tuple(_unread(heads, looks, taken)),
        separators=_separators(chosen, looks),
        statuses=_statuses(looks[status]) if status is not None else {},
        dates=_orders(looks[guess.column] for guess in chosen if guess.key in ("from", "to")),
        missing=_missing(looks[guess.column] for guess in chosen),
        unitless=any(_is_unitless(heads[i], looks[i].values) for i in sums),
        two_ways=next((one for i in sums for one in _two_ways(looks[i].values)), None),
    )


def _missing(looks: Iterable[Look]) -> tuple[str, ...]:
    """Return what cells hold that only says that nothing is known."""
    found = (value for look in looks for value in look.values if value.casefold() in NOTHING)
    return tuple({value.casefold(): value for value in found}.values())


def _is_unitless(head: str, values: Sequence[str]) -> bool:
    """Say whether neither a heading nor each of its cells tells what amounts are counted in."""
    if unit_in(head):
        return False
    told = [found for value in values if (found := money(value))]
    return any(one.unit is None or not one.unit.currency for one in told)


def _two_ways(values: Sequence[str]) -> Iterator[str]:
    """Yield amounts that have two readings, where no other amount settles which."""
    uses = uses_of(values)
    for value in values:
        found = money(value)
        if found and len(found.readings) == 2 and found.mark not in uses:
            yield value


def _header(records: Sequence[Record]) -> Record | None:
    """Return the record of the headings: above the hashtags, or where most cells are known."""
    tags = tag_row(records)
    if tags:
        above = [record for record in records if record.number < tags.number]
        return above[-1] if above else tags

    def known(record: Record) -> tuple[int, bool]:
        whole = sum(map(is_known, record.cells))
        return whole if whole > 1 else 0, sum(map(bool, record.cells)) > 1

    best = max(records[:_FIRST], key=known, default=None)
    if best is None:
        return None
    below = next((one for one in records if one.number == best.number + 1), None)
    return below if below and _is_second(best, below) else best


def _is_second(header: Record, below: Record) -> bool:
    """Say whether the row below a header holds the rest of its headings."""
    width = range(max(len(header.cells), len(below.cells)))
    own = [i for i in width if below.text(i) and not header.text(i)]
    known = [i for i in width if any(sure >= PART for _, sure in fits(below.text(i)))]
    return bool(own) and len(known) > 1 and 2 * len(known) >= sum(map(bool, below.cells))


def _is_translation(head: str, heads: Sequence[str]) -> bool:
    """Say whether a column is another in English: `TitelEng` beside `Titel` or `TitelSv`."""
    told = plain(head)
    for tail in _ENGLISH:
        if told.endswith(tail):
            same = told.removesuffix(tail)
            return bool({same, f"{same} sv", f"{same} swe"} & set(map(plain, heads)))
    return False


def _chosen(found: Iterable[Guess]) -> list[Guess]:
    """Return the surest guess of each column; of a key that holds one column only the surest."""
    chosen: list[Guess] = []
    for guess in sorted(found, key=lambda one: (-one.score, one.column)):
        others = [one for one in chosen if one.key == guess.key]
        several = COLUMNS[guess.key] and guess.key != "amount"  # two would be added up
        allowed = not others or (several and guess.score >= _SECOND)
        if guess.score >= LEAST and allowed and guess.column not in {one.column for one in chosen}:
            chosen.append(guess)
    return chosen


def _unread(heads: Sequence[str], looks: Sequence[Look], taken: set[int]) -> Iterator[Unread]:
    for i, (head, look) in enumerate(zip(heads, looks, strict=True)):
        if i in taken or not (head or look.count):
            continue
        other = {key: sure for key, sure in fits(head) if key.startswith("other.")}
        why = max(other, key=lambda key: other[key], default="other.unknown")
        if look.shares["person"] > 1 / 3:
            why = "other.person"
        elif not head:
            why = "other.no_heading"
        elif heads.count(head) > 1:
            why = "other.doubled"
        elif why == "other.unknown" and look.shares["number"] > 1 / 2:
            why = "other.number"
        elif why == "other.unknown" and look.shares["date"] > 1 / 2:
            why = "other.date"
        elif not look.count:
            why = "other.empty"
        shown = () if why == "other.person" else tuple(dict.fromkeys(look.values))[:_SHOWN]
        yield Unread(head, why.partition(".")[2], shown)


def _separators(chosen: Iterable[Guess], looks: Sequence[Look]) -> dict[str, tuple[str, ...]]:
    """Return what stands between several values, for each key that can hold several."""
    found: dict[str, tuple[str, ...]] = {}
    for guess in chosen:
        separators = looks[guess.column].separators
        if separators and guess.key in SEVERAL:
            found.setdefault(guess.key, separators)
    return found


def _statuses(look: Look) -> dict[str, str]:
    known = status_words()
    return {value: known.get(value.casefold(), "") for value in dict.fromkeys(look.values)}


def _orders(looks: Iterable[Look]) -> tuple[int, int, int]:
    counts: Counter[str] = Counter()
    for look in looks:
        for value in look.values:
            day, month = certain(value, "dmy"), certain(value, "mdy")
            if day != month:
                counts["both" if day and month else "day" if day else "month"] += 1
    return counts["day"], counts["month"], counts["both"]
