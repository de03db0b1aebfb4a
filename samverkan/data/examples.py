"""The row that shows how a table is filled in, and that is never read as one."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from samverkan import words
from samverkan.ontology.model import Row
from samverkan.ontology.model.fields import Field, fields

#: What stands in the id of an example: no id of a row can look so.
_MARKS: Final = {"sv": "(exempel)", "en": "(example)"}


def is_example(row_id: str) -> bool:
    """Say whether a row is an example.

    >>> is_example("(exempel)"), is_example("org-mora")
    (True, False)
    """
    return row_id.casefold() in _MARKS.values()


def is_untouched(row_class: type[Row], cells: Mapping[str, str]) -> bool:
    """Say whether nobody has filled in an example, so that nothing is lost when it is left out."""
    return any(set(cells.items()) <= set(example(row_class, lang).items()) for lang in _MARKS)


@cache
def example(row_class: type[Row], lang: str) -> dict[str, str]:
    """Return an example of a row, by column, as its cells are written."""
    cells = {column.name: _sample(column, lang) for column in fields(row_class)}
    return {"id": _MARKS[lang]} | cells


def _sample(column: Field, lang: str) -> str:
    if column.choices:
        return words.term("value", column.choices[0], lang)
    known = words.catalogue()
    if column.kind == "ref":
        table = (column.refs or ("organisations",))[0]
        one = words.say(f"sample.{table}", lang)
        return f"{one}-1|{one}-2" if column.many else one
    named = known.get(f"sample.{column.name}") or known.get(f"sample.kind_{column.kind}")
    assert named is not None
    return named[lang]
