"""The solutions of somebody's own query, each value of the type that its term has."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import pyoxigraph as ox

from samverkan.graph.table import Table
from samverkan.ontology.vocabulary import XSD

#: The kinds of whole numbers that RDF knows.
_WHOLE: Final = (
    *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
    *("nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort"),
    "unsignedByte",
)
_READ: Final[dict[str, Callable[[str], Any]]] = {
    **dict.fromkeys((f"{XSD.iri}{name}" for name in _WHOLE), int),
    f"{XSD.iri}decimal": Decimal,
    f"{XSD.iri}double": float,
    f"{XSD.iri}float": float,
    f"{XSD.iri}boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
    f"{XSD.iri}date": date.fromisoformat,
    f"{XSD.iri}dateTime": datetime.fromisoformat,
}


def typed_table(variables: Iterable[Any], solutions: Iterable[Any]) -> Table:
    """Return solutions as a table: numbers, days, times and truth values, else text.

    An IRI is text, and so is a value that Python has no type for, as a year by itself or a day in a
    zone of its own; what is not bound is None. Of a text in a language the tag is not kept.
    """
    names = tuple(variable.value for variable in variables)
    rows = ({n: value(t) for n, t in zip(names, s, strict=True)} for s in map(tuple, solutions))
    return Table(names, tuple(rows))


def value(term: Any) -> Any:
    """Return the value of a term.

    >>> value(ox.Literal("2018-06-05", datatype=ox.NamedNode(XSD.date)))
    datetime.date(2018, 6, 5)
    >>> value(ox.Literal("1.50", datatype=ox.NamedNode(XSD.decimal))), value(ox.Literal("007"))
    (Decimal('1.50'), '007')
    """
    if isinstance(term, ox.Literal):
        read = _READ.get(term.datatype.value)
        try:
            return read(term.value) if read else term.value
        except (ArithmeticError, KeyError, ValueError):
            return term.value
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    return None if term is None else getattr(term, "value", str(term))


def languages(variables: Iterable[Any], solutions: Iterable[Any]) -> dict[str, list[str]]:
    """Return the languages that the texts of each variable have, for those that have any."""
    rows = [tuple(solution) for solution in solutions]
    found = {
        variable.value: {
            term.language for row in rows if isinstance(term := row[place], ox.Literal)
        }
        for place, variable in enumerate(variables)
    }
    return {name: sorted(filter(None, tags)) for name, tags in found.items() if any(tags)}
