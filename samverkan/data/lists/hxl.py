"""A row of HXL hashtags says what the columns of a list are (HXL 1.1, hxlstandard.org)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Final, NamedTuple

from samverkan.data.lists.files import Record
from samverkan.data.lists.plan import Columns, Doer, Plan, Spot, register_id
from samverkan.faults import Fault

#: The hashtags stand among the first rows, says the standard.
FIRST_ROWS: Final = 25

_TAG: Final = re.compile(r"#([a-z]\w*)((?:\s*\+\s*\w+)*)")
_NUMBER: Final = re.compile(r"[\d\s.,'%+-]+")

#: The hashtag of each level, and what kind of place it is; the nearest last.
_LEVELS: Final = {
    "country": "country",
    "adm1": "county",
    "adm2": "municipality",
    "adm3": "locality",
}
#: Hashtags of HXL 1.0 alpha that are still met, as they are written today.
_ALPHA: Final = {
    "from_date": ("date", "start"),
    "to_date": ("date", "end"),
    "period_date": ("period", ""),
    "impl": ("org", "impl"),
    "prog": ("org", "prog"),
    "funder": ("org", "funder"),
    "orgtype": ("org", "type"),
}
_SYNONYMS: Final = {
    "id": "code", "pcode": "code", "iso2": "code", "iso3": "code", "desc": "description",
}  # fmt: skip
_OTHER: Final = frozenset({"ar", "en", "es", "fr", "pt", "ru", "sv", "uk", "zh", "alt"})

Set = frozenset[str]

_CODE: Final[Set] = frozenset({"code"})
_NAME: Final[Set] = frozenset({"name"})
_TOLD: Final[Set] = frozenset({"description"})
_WHEN: Final[Set] = frozenset({"year", "period"})
_FUNDS: Final[Set] = frozenset({"funding", "funder", "donor"})
#: What tells something about a thing, and not what it is called.
_ASIDE: Final[Set] = frozenset({"type", "lat", "lon", "url", "num"})
_NO_DOER: Final[Set] = _ASIDE | _CODE | {"acronym", "reporting", "contact"}
#: Who leads stands before who carries out: the first of a row is its owner.
_LEADS: Final[Set] = frozenset({"prog", "programming", "programme", "lead"})
_CARRIES_OUT: Final[Set] = frozenset({"impl", "implementing", "partner"})
_TIMES: Final = ("date", "period")
_GROUPS: Final = ("affected", "beneficiary", "targeted")


class Tag(NamedTuple):
    """A hashtag and its attributes, in lower case."""

    name: str
    attributes: frozenset[str] = frozenset()


def parse(text: str) -> Tag | None:
    """Return the hashtag that a cell holds, or None.

    >>> parse("#ADM1 +code")
    Tag(name='adm1', attributes=frozenset({'code'}))
    >>> parse("# of people")
    """
    found = _TAG.fullmatch(text.strip().casefold())
    if not found:
        return None
    name, attributes = found[1], set(re.findall(r"\w+", found[2]))
    if name in _ALPHA:
        name, attribute = _ALPHA[name]
        attributes |= {attribute} - {""}
    elif name.endswith("_id"):
        name, attribute = _ALPHA.get(name.removesuffix("_id"), (name.removesuffix("_id"), ""))
        attributes |= {"code", attribute} - {""}
    return Tag(name, frozenset(_SYNONYMS.get(one, one) for one in attributes))


def tag_row(records: Iterable[Record]) -> Record | None:
    """Return the record that holds the hashtags: one cell is one, and half of the filled begin so.

    >>> tag_row([Record(1, ("Vem", "Vad")), Record(2, ("#org", "#sector"))]).number
    2
    """
    for record in records:
        if record.number > FIRST_ROWS:
            break
        filled = [cell for cell in record.cells if cell]
        begun = [cell for cell in filled if cell.startswith("#")]
        if any(map(parse, begun)) and 2 * len(begun) >= len(filled):
            return record
    return None


def plan_by_tags(file: str, records: Sequence[Record]) -> tuple[Plan, list[Fault]] | None:
    """Return the plan for reading records that their hashtags make, or None without hashtags.

    Returns also the faults: a cell that begins as a hashtag and is none, and that no hashtag tells
    who, what or where.
    """
    row = tag_row(records)
    if row is None:
        return None
    above = next((record for record in reversed(records) if record.number < row.number), row)
    width = max(len(row.cells), len(above.cells))
    heads = tuple(row.text(i) if parse(row.text(i)) else above.text(i) for i in range(width))
    rows = tuple(record for record in records if record.number > row.number)
    found = columns([parse(cell) for cell in row.cells], rows)
    faults = [
        Fault(file, "hxl_tag", row.number, above.text(i), cell)
        for i, cell in enumerate(row.cells)
        if cell.startswith("#") and not parse(cell)
    ]
    if not (found.doers or found.areas or found.places or found.names):
        faults.append(Fault(file, "hxl_nothing", row.number))
    register, title = register_id(file), Path(file).stem
    plan = Plan(file=file, id=register, title=title, heads=heads, rows=rows, columns=found)
    return plan, faults


def columns(tags: Sequence[Tag | None], rows: Sequence[Record]) -> Columns:
    """Return what the columns with these hashtags say.

    `#sector` is the area and `#activity` the activity; without `#sector`, `#subsector` or
    `#activity` is the area. Columns of `#affected`, `#beneficiary` and `#targeted` are target
    groups where they hold words and not numbers, which is why the rows are looked at.
    """
    known = dict(_once(tags))

    def pick(*names: str, of: Set = frozenset(), but: Set = frozenset()) -> list[int]:
        """Return the columns of these hashtags that have one of `of`, if any, and none of `but`."""
        return [
            i
            for i, tag in known.items()
            if tag.name in names and (not of or tag.attributes & of) and not tag.attributes & but
        ]

    def named(name: str) -> list[int]:
        """Return the columns that hold the name of something, or else its code."""
        return pick(name, but=_ASIDE | _CODE) or pick(name, of=_CODE)

    sectors, subsectors = named("sector"), named("subsector")
    activities = pick("activity", but=_ASIDE - {"type"} | _CODE | _NAME | _TOLD)
    told = pick("activity", of=_TOLD, but=_NAME | _CODE)
    names = pick("activity", of=_NAME, but=_CODE)
    codes = pick("activity", of=_CODE)
    areas = sectors or subsectors or activities or told or names or codes
    return Columns(
        doers=tuple(_doers(known)),
        funders=tuple(pick("org", of=_FUNDS, but=_NO_DOER)),
        areas=tuple(areas),
        subareas=tuple(subsectors if sectors else ()),
        activities=tuple(activities if areas is not activities else ()),
        target_groups=tuple(i for i in pick(*_GROUPS) if _holds_words(i, rows)),
        places=tuple(_places(known)),
        names=(*names, *pick("project", but=_CODE | _TOLD | _ASIDE)),
        descriptions=(*pick("description"), *(told if areas is not told else ())),
        start=next(iter(pick(*_TIMES, of=frozenset({"start"}))), None),
        end=next(iter(pick(*_TIMES, of=frozenset({"end"}))), None),
        periods=tuple(i for i in pick(*_TIMES) if known[i].attributes <= _WHEN),
        status=next(iter(pick("status", but=_CODE)), None),
        marks=(*pick("meta", "project", of=_CODE), *(codes if areas is not codes else ())),
    )


def _once(tags: Sequence[Tag | None]) -> Iterator[tuple[int, Tag]]:
    """Yield each column with its hashtag, the attributes of language and vocabulary taken away.

    The same thing in a second language or vocabulary, or by another name, is not a second thing.
    """
    same: dict[Tag, list[tuple[int, bool]]] = defaultdict(list)
    for i, tag in enumerate(tags):
        if tag is not None:
            other = {a for a in tag.attributes if a in _OTHER or a.startswith(("i_", "v_"))}
            core = set(tag.attributes - other)
            if tag.name not in ("activity", "project"):
                core.discard("name")
            same[Tag(tag.name, frozenset(core))].append((i, bool(other)))
    kept: dict[int, Tag] = {}
    for tag, found in same.items():
        plain = [i for i, other in found if not other]
        kept |= dict.fromkeys(plain or [found[0][0]], tag)
    yield from sorted(kept.items())


def _doers(known: dict[int, Tag]) -> Iterator[Doer]:
    orgs = {i: tag.attributes for i, tag in known.items() if tag.name == "org"}
    types = {attributes - {"type"}: i for i, attributes in orgs.items() if "type" in attributes}
    doers = {i: a for i, a in orgs.items() if not a & (_NO_DOER | _FUNDS)}
    if not doers:
        doers = {i: a for i, a in orgs.items() if "acronym" in a and not a & _FUNDS}
    for i, attributes in sorted(doers.items(), key=lambda doer: _order(doer[1])):
        role = "partner" if "partner" in attributes else None
        yield Doer(i, role, types.get(attributes - {"acronym"}))


def _order(attributes: Set) -> int:
    return 0 if attributes & _LEADS else 2 if attributes & _CARRIES_OUT else 1


def _places(known: dict[int, Tag]) -> Iterator[Spot]:
    for name, kind in _LEVELS.items():
        names: dict[frozenset[str], list[int]] = defaultdict(list)
        codes: dict[frozenset[str], list[int]] = defaultdict(list)
        for i, tag in known.items():
            if tag.name == name and not tag.attributes & _ASIDE:
                into = codes if "code" in tag.attributes else names
                into[tag.attributes - {"code"}].append(i)
        for attributes in dict.fromkeys([*names, *codes]):
            for pair in zip_longest(names[attributes], codes[attributes]):
                yield Spot(kind, *pair)


def _holds_words(column: int, rows: Sequence[Record]) -> bool:
    cells = [row.cells[column] for row in rows if column < len(row.cells) and row.cells[column]]
    return bool(cells) and not any(map(_NUMBER.fullmatch, cells))
