"""What a mapping file declares, and everything that is wrong with it in itself."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, get_args

from samverkan.data.lists.dates import Order
from samverkan.data.lists.days import remedy
from samverkan.data.lists.money import DECLARED, unit_of
from samverkan.faults import Fault
from samverkan.ontology.dates import is_date
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
    "amount": True, "currency": False, "programme": False,
}  # fmt: skip

#: What a cell may hold several of.
SEVERAL: Final = (
    *("actor", "partner", "funder", "area", "subarea", "activity", "target_group"),
    *("country", "country_code", "county", "county_code"),
    *("place", "place_code", "locality", "locality_code"),
)

#: The levels of places, the nearest last, and what kind of place each is.
LEVELS: Final = {
    "country": "country",
    "county": "county",
    "place": "municipality",
    "locality": "locality",
}
#: Columns of which a list must have one: a row without any of them says nothing.
_TELLING: Final = ("actor", "area", "subarea", "activity", *LEVELS, "place_code", "name")
_TEXTS: Final = (
    *("id", "title", "title_en", "sheet", "separator", "dates", "kind", "amounts", "decimal"),
)
_TABLES: Final = ("columns", "separators", "source", "status", "role")
_SOURCE: Final = ("name", "name_en", "kind", "publisher", "date", "url")


def near(name: str, known: Iterable[str]) -> str:
    """Return the known names that come close to `name`, to be shown."""
    return ", ".join(difflib.get_close_matches(name, list(known), n=3)) or "–"


def wrong_in(file: str, told: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with a mapping in itself."""
    known = (*_TEXTS, "header", "missing", *_TABLES)
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
    allowed = {
        "kind": _choices(Initiative, "kind"),
        "dates": get_args(Order),
        "decimal": (",", "."),
    }
    for key, choices in allowed.items():
        if isinstance(told.get(key), str) and told[key] not in choices:
            yield _wrong(file, key, told[key], "not_allowed", expected=", ".join(choices))
    unit = told.get("amounts", "SEK")
    if isinstance(unit, str) and unit.strip() and unit_of(unit) is None:
        yield _wrong(file, "amounts", unit, "not_allowed", expected=", ".join(DECLARED))
    missing = told.get("missing", [])
    if not (isinstance(missing, list) and all(isinstance(one, str) for one in missing)):
        yield _wrong(file, "missing", missing, "mapping_missing")
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
                told = remedy(str(value))
                yield _wrong(file, "source.date", value, "date_form", remedy=told)
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


def _choices(row_class: type[Row], column: str) -> tuple[str, ...]:
    return next(field.choices for field in fields(row_class) if field.name == column)


def _table(told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = told.get(key)
    return table if isinstance(table, Mapping) else {}


def _wrong(file: str, column: str, value: object, fault: str, **context: object) -> Fault:
    return Fault(file, fault, column=column, value=str(value), fields=context)
