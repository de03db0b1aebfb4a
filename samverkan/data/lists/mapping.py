"""A mapping file beside a list says which column is what: `list.toml` beside `list.csv`."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, get_args

from samverkan.data.lists.dates import Order
from samverkan.data.lists.files import Record, trimmed
from samverkan.data.lists.hxl import tag_row
from samverkan.data.lists.plan import Columns, Doer, Plan, Spot, register_id
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault
from samverkan.ontology.dates import is_date
from samverkan.ontology.identity import clean
from samverkan.ontology.model import Initiative, Participation, Row, Source
from samverkan.ontology.model.fields import fields

#: What a column can be; True where several columns can be so.
COLUMNS: Final = {
    "actor": True, "partner": True, "funder": True, "sector": False,
    "area": True, "subarea": True, "activity": True, "target_group": True,
    "country": True, "country_code": True, "county": True, "county_code": True,
    "place": True, "place_code": True, "locality": True, "locality_code": True,
    "name": False, "description": True, "note": True,
    "from": False, "to": False, "period": False, "status": False, "role": False, "id": False,
}  # fmt: skip

#: What a cell may hold several of.
SEVERAL: Final = (
    *("actor", "partner", "funder", "area", "subarea", "activity", "target_group"),
    *("country", "country_code", "county", "county_code"),
    *("place", "place_code", "locality", "locality_code"),
)

#: The levels of places, the nearest last, and what kind of place each is.
_LEVELS: Final = {
    "country": "country",
    "county": "county",
    "place": "municipality",
    "locality": "locality",
}
#: Columns of which a list must have one: a row without any of them says nothing.
_TELLING: Final = ("actor", "area", "subarea", "activity", *_LEVELS, "place_code", "name")
_TEXTS: Final = ("id", "title", "title_en", "sheet", "separator", "dates", "kind")
_TABLES: Final = ("columns", "separators", "source", "status", "role")
_SOURCE: Final = ("name", "name_en", "kind", "publisher", "date", "url")


def plan_by_mapping(
    path: Path, file: str, records: Sequence[Record]
) -> tuple[Plan | None, list[Fault]]:
    """Return the plan for reading the records of `file` that the mapping in `path` makes.

    Returns also every fault in the mapping. One that is wrong in itself makes no plan, nor do no
    records. Raises UnreadableFile if it is no TOML.
    """
    told = _toml(path)
    faults = list(_faults(path.name, told))
    if faults or not records:
        return None, faults
    number = told.get("header", records[0].number)
    header = next((one for one in records if one.number == number), Record(number, ()))
    heads = tuple(map(clean, header.cells))
    found: dict[str, list[int]] = {}
    for key, name in _named(told["columns"]):
        count = heads.count(clean(name))
        if count == 1:
            found.setdefault(key, []).append(heads.index(clean(name)))
        elif count:
            faults.append(Fault(file, "header_doubled", number, clean(name), name))
        else:
            faults.append(_no_column(path.name, key, name, header, heads))
    tags = tag_row(records)  # a list may have both; then the mapping counts
    names = {key: told[key] for key in ("id", "title", "title_en", "kind") if key in told}
    plan = Plan(
        **{"file": file, "id": register_id(file), "title": Path(file).stem} | names,
        heads=heads,
        rows=tuple(one for one in records if one.number > number and one != tags),
        columns=_columns(found),
        source={key: str(value) for key, value in told.get("source", {}).items()},
        separator=told.get("separator"),
        separators={
            column: (marks,) if isinstance(marks, str) else tuple(marks)
            for key, marks in told.get("separators", {}).items()
            for column in found.get(key, ())
        },
        order=told.get("dates"),
        statuses=_trimmed(told.get("status", {})),
        roles=_trimmed(told.get("role", {})),
        mapping=path.name,
    )
    return plan, faults


def sheet_named(path: Path) -> str | None:
    """Return the sheet of a workbook that a mapping names, if any. Raises UnreadableFile."""
    sheet = _toml(path).get("sheet")
    return sheet if isinstance(sheet, str) and sheet.strip() else None


def no_sheet(mapping: str, sheet: str, sheets: Sequence[str]) -> Fault:
    """Return the fault of a mapping that names a sheet that is not there."""
    context: dict[str, object] = {"near": near(sheet, sheets), "sheets": ", ".join(sheets) or "–"}
    return Fault(mapping, "mapping_sheet", column="sheet", value=sheet, fields=context)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile("bad_toml", path=path, why=error) from error


def _named(columns: Mapping[str, str | list[str]]) -> Iterator[tuple[str, str]]:
    """Yield each key of `[columns]` with each heading that it names."""
    for key, named in columns.items():
        for name in [named] if isinstance(named, str) else named:
            yield key, name


def _no_column(file: str, key: str, name: str, header: Record, heads: Sequence[str]) -> Fault:
    context: dict[str, object] = {"near": near(clean(name), heads), "row": header.number}
    context["columns"] = ", ".join(filter(None, heads)) or "–"
    return Fault(file, "mapping_column", None, f"columns.{key}", name, context)


def near(name: str, known: Iterable[str]) -> str:
    """Return the known names that come close to `name`, to be shown."""
    return ", ".join(difflib.get_close_matches(name, list(known), n=3)) or "–"


def _trimmed(table: Mapping[str, str]) -> dict[str, str]:
    return {trimmed(printed): ours for printed, ours in table.items()}


def _choices(row_class: type[Row], column: str) -> tuple[str, ...]:
    return next(field.choices for field in fields(row_class) if field.name == column)


def _columns(found: Mapping[str, list[int]]) -> Columns:
    def all_(key: str) -> tuple[int, ...]:
        return tuple(found.get(key, ()))

    def one(key: str) -> int | None:
        return next(iter(found.get(key, ())), None)

    actors = all_("actor")
    return Columns(
        doers=(
            *(Doer(i, sector=one("sector") if i == actors[0] else None) for i in actors),
            *(Doer(i, role="partner") for i in all_("partner")),
        ),
        funders=all_("funder"),
        areas=all_("area"),
        subareas=all_("subarea"),
        activities=all_("activity"),
        target_groups=all_("target_group"),
        places=tuple(
            Spot(kind, *pair)
            for level, kind in _LEVELS.items()
            for pair in zip_longest(all_(level), all_(f"{level}_code"))
        ),
        names=all_("name"),
        descriptions=all_("description"),
        notes=all_("note"),
        start=one("from"),
        end=one("to"),
        periods=all_("period"),
        status=one("status"),
        role=one("role"),
        id=one("id"),
    )


def _faults(file: str, told: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with a mapping in itself."""
    known = (*_TEXTS, "header", *_TABLES)
    for key in told:
        if key not in known:
            yield Fault(file, "toml_key", column=key, fields={"near": near(key, known)})
    for key in _TEXTS:
        if key in told and not (isinstance(told[key], str) and told[key].strip()):
            yield _wrong(file, key, told[key], "mapping_text")
    header = told.get("header", 1)
    if type(header) is not int or header < 1:
        yield _wrong(file, "header", header, "mapping_header")
    for key in _TABLES:
        if not isinstance(told.get(key, {}), Mapping):
            yield _wrong(file, key, told[key], "mapping_table", key=key)
        elif key in told:
            yield from _TABLE_FAULTS[key](file, told[key])
    if not any(key in _table(told, "columns") for key in _TELLING):
        yield Fault(file, "mapping_empty", column="columns", fields={"keys": ", ".join(_TELLING)})
    yield from _value_faults(file, told)


def _value_faults(file: str, told: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a fault for each text that is not one of those it must be."""
    allowed = {"kind": _choices(Initiative, "kind"), "dates": get_args(Order)}
    for key, choices in allowed.items():
        if isinstance(told.get(key), str) and told[key] not in choices:
            yield _wrong(file, key, told[key], "not_allowed", expected=", ".join(choices))
    name = told.get("id", "x")
    if isinstance(name, str) and not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name):
        yield _wrong(file, "id", name, "id_form")


def _column_faults(file: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    for key, named in table.items():
        if key not in COLUMNS:
            fields_: dict[str, object] = {"near": near(key, COLUMNS)}
            yield Fault(file, "toml_key", column=f"columns.{key}", fields=fields_)
            continue
        many = isinstance(named, list) and bool(named) and COLUMNS[key]
        names = named if many else [named]
        if not all(isinstance(name, str) and name.strip() for name in names):
            wrong = "mapping_columns" if COLUMNS[key] else "mapping_one_column"
            yield _wrong(file, f"columns.{key}", named, wrong)


def _separator_faults(file: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    for key, told in table.items():
        marks = told if isinstance(told, list) and told else [told]
        if key not in SEVERAL or not all(isinstance(mark, str) and mark for mark in marks):
            expected = ", ".join(SEVERAL)
            yield _wrong(file, f"separators.{key}", told, "mapping_separators", expected=expected)


def _source_faults(file: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    for key, value in table.items():
        if key not in _SOURCE:
            context: dict[str, object] = {"near": near(key, _SOURCE)}
            yield Fault(file, "toml_key", column=f"source.{key}", fields=context)
        elif key == "date":  # TOML has years and days of its own
            if not is_date(str(value)):
                yield _wrong(file, "source.date", value, "date_form")
        elif not (isinstance(value, str) and value.strip()):
            yield _wrong(file, f"source.{key}", value, "mapping_text")
        elif key == "kind" and value not in _choices(Source, "kind"):
            expected = ", ".join(_choices(Source, "kind"))
            yield _wrong(file, "source.kind", value, "not_allowed", expected=expected)


def _status_faults(file: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _translation_faults(file, "status", table, _choices(Initiative, "status"))


def _role_faults(file: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _translation_faults(file, "role", table, _choices(Participation, "role"))


def _translation_faults(
    file: str, name: str, table: Mapping[str, Any], ours: tuple[str, ...]
) -> Iterator[Fault]:
    for printed, value in table.items():
        if value not in (*ours, ""):
            yield _wrong(file, f"{name}.{printed}", value, "not_allowed", expected=", ".join(ours))


_TABLE_FAULTS: Final = {
    "columns": _column_faults,
    "separators": _separator_faults,
    "source": _source_faults,
    "status": _status_faults,
    "role": _role_faults,
}


def _table(told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = told.get(key)
    return table if isinstance(table, Mapping) else {}


def _wrong(file: str, column: str, value: object, fault: str, **context: object) -> Fault:
    return Fault(file, fault, column=column, value=str(value), fields=context)
