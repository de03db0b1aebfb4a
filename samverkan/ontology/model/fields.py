"""What each column of a table holds, read from its row class: kind, part, reference, bounds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from samverkan.ontology.columns import COLUMNS, Column
from samverkan.ontology.model.rows import Language, Part, PartialDate, Ref, Row

Kind = Literal["ref", "text", "sv", "en", "date", "boolean", "integer", "decimal", "choice"]

_KINDS: Final[dict[object, Kind]] = {
    str: "text",
    bool: "boolean",
    int: "integer",
    Decimal: "decimal",
}
_LANGUAGES: Final[dict[str, Kind]] = {"sv": "sv", "en": "en"}
_IS_DATE: Final = get_args(PartialDate)[1]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of one table.

    `name` is its header (`from`, `reading_a`) and `attribute` where a row keeps it (`from_`).
    `part` is the node below the row that it belongs to, if any. `refs` holds the tables a
    reference may lead to: empty means any table, None that the column is no reference.
    `least` and `most` are the bounds of a number, both included.
    """

    name: str
    attribute: str
    column: Column
    kind: Kind
    part: str | None = None
    refs: tuple[str, ...] | None = None
    many: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


@cache
def fields(row_class: type[Row]) -> tuple[Field, ...]:
    """Return the columns of a table in the order they stand, all but `id`.

    >>> from samverkan.ontology.model import TABLES
    >>> [field.name for field in fields(TABLES["successions"]) if field.required]
    ['source', 'predecessor', 'successor', 'kind']
    """
    return tuple(_fields(row_class))


def _fields(row_class: type[Row]) -> Iterator[Field]:
    for attribute, info in row_class.model_fields.items():
        if attribute == "id":
            continue
        base, marks = _unwrap(info.annotation)
        marks = (*marks, *_flat(info.metadata))
        name = info.alias or attribute
        part = next((mark.name for mark in marks if isinstance(mark, Part)), None)
        refs = next((mark.tables for mark in marks if isinstance(mark, Ref)), None)
        yield Field(
            name=name,
            attribute=attribute,
            column=COLUMNS[name if name in COLUMNS else name.removesuffix(f"_{part}")],
            kind=_kind(base, marks),
            part=part,
            refs=refs,
            many=get_origin(info.annotation) is tuple,
            required=info.is_required(),
            choices=get_args(base) if get_origin(base) is Literal else (),
            least=next((int(str(mark.ge)) for mark in marks if isinstance(mark, Ge)), None),
            most=next((int(str(mark.le)) for mark in marks if isinstance(mark, Le)), None),
        )


def _unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return the type of one value and everything noted about it, without `| None` and tuples."""
    origin = get_origin(annotation)
    if origin is Annotated:
        base, marks = _unwrap(annotation.__origin__)
        return base, (*marks, *_flat(annotation.__metadata__))
    if origin in (Union, UnionType):
        return _unwrap(next(a for a in get_args(annotation) if a is not type(None)))
    if origin is tuple:
        return _unwrap(get_args(annotation)[0])
    return annotation, ()


def _flat(marks: Iterable[Any]) -> Iterator[Any]:
    """Yield the marks, with the bounds that a pydantic `Field(ge=…)` carries opened up."""
    for mark in marks:
        if isinstance(mark, FieldInfo):
            yield from mark.metadata
        else:
            yield mark


def _kind(base: Any, marks: tuple[Any, ...]) -> Kind:
    if get_origin(base) is Literal:
        return "choice"
    for mark in marks:
        if isinstance(mark, Ref):
            return "ref"
        if isinstance(mark, Language):
            return _LANGUAGES[mark.tag]
        if mark == _IS_DATE:
            return "date"
    return _KINDS[base]


def swedish(column: Field) -> str:
    """Return the Swedish header of a column.

    >>> from samverkan.ontology.model import Succession
    >>> [swedish(column) for column in fields(Succession)][:2]
    ['anmärkning', 'som_det_står']
    """
    letter = column.name.rpartition("_")[2]
    return f"{column.column.sv}_{letter}" if letter == column.part else column.column.sv
